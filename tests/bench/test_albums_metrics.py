"""B-cubed F1, dendrogram purity and the trees they are taken from, against brute force."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from photoorg.bench import album_tree
from photoorg.bench.cluster_metrics import (
    Labels,
    Tree,
    agreement,
    bcubed,
    best_cut,
    dendrogram_purity,
    flat_tree,
    layered_tree,
    merge_tree,
)
from photoorg.domain import ProposedAlbum


def slow_bcubed(classes: Labels, labels: Labels) -> float:
    precision = recall = 0.0
    for one, other in zip(classes, labels, strict=True):
        both = ((classes == one) & (labels == other)).sum()
        precision += both / (labels == other).sum() / len(classes)
        recall += both / (classes == one).sum() / len(classes)
    return 2 * precision * recall / (precision + recall)


def slow_purity(classes: Labels, tree: Tree) -> float:
    def above(node: int) -> list[int]:
        return [] if node < 0 else [node, *above(int(tree.parents[node]))]

    paths = [above(int(node)) for node in tree.at]
    found = []
    for i, j in combinations(range(len(classes)), 2):
        if classes[i] == classes[j]:
            meet = next(node for node in paths[i] if node in paths[j])
            below = [k for k in range(len(classes)) if meet in paths[k]]
            found.append(np.mean(classes[below] == classes[i]))
    return float(np.mean(found))


@pytest.mark.parametrize("seed", range(5))
def test_bcubed_is_that_of_the_definition(seed: int) -> None:
    random = np.random.default_rng(seed)
    classes, labels = random.integers(5, size=40), random.integers(-1, 7, size=40)
    assert bcubed(classes, labels).value == pytest.approx(slow_bcubed(classes, labels))


@pytest.mark.parametrize("seed", range(5))
def test_purity_is_that_of_the_definition(seed: int) -> None:
    random = np.random.default_rng(seed)
    classes = random.integers(4, size=30)
    # Each node's parent has a larger number, the last is the root; photos may be anywhere.
    parents = np.array([random.integers(i + 1, 12) for i in range(11)] + [-1])
    tree = Tree(parents, random.integers(12, size=30))
    assert dendrogram_purity(classes, tree) == pytest.approx(slow_purity(classes, tree))


def test_purity_of_trees_made_of_merges_layers_and_clusters() -> None:
    classes = np.array([0, 0, 1, 1])
    merges = np.array([[0, 1, 1.0, 2], [2, 3, 1.0, 2], [4, 5, 2.0, 4]])
    assert dendrogram_purity(classes, merge_tree(merges)) == 1
    assert dendrogram_purity(classes, flat_tree(np.array([7, 7, -1, -1]))) == 1
    assert dendrogram_purity(classes, flat_tree(np.zeros(4, np.int64))) == 0.5
    layers = [np.array([0, 1, 2, 3]), np.array([0, 0, 1, 1])]
    assert dendrogram_purity(classes, layered_tree(layers)) == 1
    assert np.isnan(dendrogram_purity(np.arange(4), flat_tree(classes)))


def test_perfect_and_chance_agreement() -> None:
    classes = np.repeat(np.arange(5), 8)
    assert set(agreement(classes, classes + 3).values()) == {1.0}
    at_random = np.random.default_rng(0).integers(5, size=40)
    assert agreement(classes, at_random)["ari"] == pytest.approx(0, abs=0.1)
    assert best_cut(classes, [at_random, classes]) is classes


ALBUMS = (
    ProposedAlbum(
        "A", children=(ProposedAlbum("B", members=(0, 1)), ProposedAlbum("C", members=(2,)))
    ),
    ProposedAlbum("D", members=(3, 4)),
    ProposedAlbum("Unsorted", members=(5,), unsorted=True),
)


def test_cuts_of_an_album_tree_from_the_leaves_up() -> None:
    leaves, tops = album_tree.cuts(ALBUMS, 6)
    assert leaves.tolist() == [0, 0, 1, 2, 2, -1]
    assert tops.tolist() == [0, 0, 0, 1, 1, -1]


def test_an_album_tree_as_a_tree() -> None:
    tree = album_tree.as_tree(ALBUMS, 6)
    assert dendrogram_purity(np.array([0, 0, 1, 1, 2, 2]), tree) == pytest.approx(
        (1 + 1 / 3 + 1 / 3) / 3
    )


def test_the_shape_of_an_album_tree() -> None:
    shape = album_tree.shape(ALBUMS)
    assert (shape["leaves"], shape["levels"], shape["fan_out_max"]) == (3, 2, 2)
    assert album_tree.shape(())["leaves"] == 0
