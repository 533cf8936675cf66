"""Trees of concepts: how long nodes take to say, and what they say of a photo."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.similarity.codes import Floats
from photoorg.similarity.tree import Tree, node_probabilities, space_of

unhurried = settings(deadline=None, max_examples=60)
ANIMALS = Tree(
    ("entity", "animal", "artifact", "dog", "cat", "car", "truck"),
    np.array([-1, 0, 0, 1, 1, 2, 2]),
)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    size = draw(st.integers(1, 30))
    parents = [-1, *(draw(st.integers(0, node - 1)) for node in range(1, size))]
    return Tree(tuple(f"node {node}" for node in range(size)), np.array(parents))


def path(tree: Tree, node: int) -> list[int]:
    """From a node up to the root."""
    found = [node]
    while tree.parents[found[-1]] >= 0:
        found.append(int(tree.parents[found[-1]]))
    return found


def posteriors(tree: Tree, photos: int) -> Floats:
    return np.random.default_rng(photos).dirichlet(np.ones(len(tree.leaves)), photos)


def test_walks_of_the_golden_tree() -> None:
    space = space_of(ANIMALS)
    golden = [0.5, 0.125, 0.125, 0.0625, 0.0625, 0.0625, 0.0625]
    assert np.exp(space.log_pcode) == pytest.approx(golden)
    assert space.texts == ANIMALS.texts


def test_leaves_have_no_children() -> None:
    assert ANIMALS.leaves.tolist() == [3, 4, 5, 6]


def test_a_root_alone_takes_nothing_to_say() -> None:
    alone = Tree(("entity",), np.array([-1]))
    assert alone.leaves.tolist() == [0]
    assert space_of(alone).log_pcode.tolist() == [0]


@unhurried
@given(trees())
def test_walks_end_somewhere(tree: Tree) -> None:
    assert np.exp(space_of(tree).log_pcode).sum() == pytest.approx(1)


@unhurried
@given(trees())
def test_a_walk_stops_half_the_time_and_picks_a_child_by_chance(tree: Tree) -> None:
    children = [int((tree.parents == node).sum()) for node in range(len(tree.parents))]
    for node, length in enumerate(space_of(tree).log_pcode):
        walked = [0.5 / children[above] for above in path(tree, node)[1:]]
        stopped = 0.5 if children[node] else 1
        assert np.exp(length) == pytest.approx(np.prod(walked) * stopped)


@unhurried
@given(trees(), st.integers(0, 3), st.sampled_from([np.float64, np.float32]))
def test_a_node_is_as_likely_as_the_leaves_below_it(
    tree: Tree, photos: int, precision: type
) -> None:
    given_leaves = posteriors(tree, photos).astype(precision)
    found = node_probabilities(tree, tree.leaves.tolist(), given_leaves)
    assert found.shape == (photos, len(tree.parents))
    assert found.dtype == precision
    for node in range(len(tree.parents)):
        below = [node in path(tree, leaf) for leaf in tree.leaves]
        assert np.allclose(found[:, node], given_leaves[:, below].sum(axis=1), atol=1e-6)
    assert np.allclose(found[:, 0], 1, atol=1e-6)


@unhurried
@given(trees(), st.randoms())
def test_leaves_may_come_in_any_order(tree: Tree, random: object) -> None:
    order = list(range(len(tree.leaves)))
    random.shuffle(order)  # type: ignore[attr-defined]
    given_leaves = posteriors(tree, 2)
    shuffled = node_probabilities(tree, tree.leaves[order].tolist(), given_leaves[:, order])
    assert np.allclose(shuffled, node_probabilities(tree, tree.leaves.tolist(), given_leaves))


def test_several_columns_may_belong_to_one_node() -> None:
    found = node_probabilities(ANIMALS, [3, 3, 5], np.array([[0.5, 0.2, 0.3]]))
    assert found[0] == pytest.approx([1, 0.7, 0.3, 0.7, 0, 0.3, 0])
