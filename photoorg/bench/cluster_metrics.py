"""How well a clustering, or a tree of clusters, agrees with classes.

Labels are whole numbers; photos set aside as noise share one label, as they share one album.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoorg.bench.intervals import Estimate

Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tree:
    """Nodes numbered so that children come before their parents."""

    parents: Labels
    """(nodes,), -1 for the root."""
    at: Labels
    """(n,), the lowest node that each photo is in."""


def agreement(classes: Labels, labels: Labels) -> dict[str, float]:
    """`ami`, `ari` (scikit-learn's, arithmetic mean) and `bcubed_f1`."""
    from sklearn import metrics

    return {
        "ami": float(metrics.adjusted_mutual_info_score(classes, labels)),
        "ari": float(metrics.adjusted_rand_score(classes, labels)),
        "bcubed_f1": bcubed(classes, labels).value,
    }


def best_cut(classes: Labels, cuts: Iterable[Labels]) -> Labels:
    """The clustering, of several, whose AMI with the classes is largest; of equals the first."""
    from sklearn.metrics import adjusted_mutual_info_score

    return max(cuts, key=lambda labels: float(adjusted_mutual_info_score(classes, labels)))


def bcubed(classes: Labels, labels: Labels) -> Estimate:
    """F1 of B-cubed precision and recall (Bagga & Baldwin 1998), each a mean over photos.

    Precision: what share of the photos in a photo's cluster, itself included, has its class;
    recall: what share of its class is in its cluster.
    """
    table = _table(classes, labels)
    classes, labels = _numbers(classes), _numbers(labels)
    shared = table[classes, labels]
    precision, recall = shared / table.sum(axis=0)[labels], shared / table.sum(axis=1)[classes]
    sums = np.stack([precision, recall, np.ones(len(classes))], axis=1)
    return Estimate(sums, lambda s: 2 * s[:, 0] * s[:, 1] / ((s[:, 0] + s[:, 1]) * s[:, 2]))


def dendrogram_purity(classes: Labels, tree: Tree) -> float:
    """Heller & Ghahramani (2005): over all pairs of photos of one class, the mean share of that
    class among the photos below the lowest node that holds both. NaN if no class has two photos.
    """
    numbers = _numbers(classes)
    counts = np.zeros((len(tree.parents), numbers.max() + 1))
    np.add.at(counts, (tree.at, numbers), 1)
    apart = np.zeros_like(counts)
    total = weighted = 0.0
    for node, parent in enumerate(tree.parents.tolist()):
        here = counts[node]
        pairs = here * (here - 1) / 2
        meeting = pairs - apart[node]
        total += float(meeting.sum())
        weighted += float((meeting * here).sum() / max(here.sum(), 1))
        if parent >= 0:
            counts[parent] += here
            apart[parent] += pairs
    return weighted / total if total else float("nan")


def flat_tree(labels: Labels) -> Tree:
    """The clusters side by side below one root."""
    numbers = _numbers(labels)
    count = int(numbers.max()) + 1
    return Tree(np.append(np.full(count, count), -1), numbers)


def layered_tree(layers: list[Labels]) -> Tree:
    """Layers of clusters from fine to coarse. What crosses a coarser cluster's border is divided
    by it, so that they nest."""
    keys = [np.zeros(len(layers[0]), dtype=np.int64)]
    for layer in reversed(layers):
        keys.append(_numbers(np.stack([keys[-1], layer], axis=1)))
    keys.reverse()
    starts = np.cumsum([0, *(int(key.max()) + 1 for key in keys)])
    parents = np.full(starts[-1], -1, dtype=np.int64)
    for level in range(len(keys) - 1):
        parents[starts[level] + keys[level]] = starts[level + 1] + keys[level + 1]
    return Tree(parents, keys[0])


def merge_tree(merges: NDArray[np.float64]) -> Tree:
    """A SciPy linkage matrix (n - 1, 4): merge i makes node n + i."""
    count = len(merges) + 1
    parents = np.full(2 * count - 1, -1, dtype=np.int64)
    for i, (left, right) in enumerate(merges[:, :2].astype(np.int64)):
        parents[[left, right]] = count + i
    return Tree(parents, np.arange(count))


def _numbers(keys: Labels) -> Labels:
    """0, 1, … for each different value or row."""
    numbers: Labels = np.unique(keys, axis=0, return_inverse=True)[1].ravel().astype(np.int64)
    return numbers


def _table(classes: Labels, labels: Labels) -> NDArray[np.float64]:
    rows, columns = _numbers(classes), _numbers(labels)
    table = np.zeros((rows.max() + 1, columns.max() + 1))
    np.add.at(table, (rows, columns), 1)
    return table
