"""How well photos find those of their own album, photo by photo.

All photos are searched, the query itself is left out. R@k: one of the k nearest is of the query's
class. R-precision: the share among the R nearest, R other photos being of the class. MAP@R:
(1/R) Σ_{i ≤ R} precision(i)·relevant(i), Musgrave et al., “A Metric Learning Reality Check”
(ECCV 2020). The coarse level takes parents for classes. Kin: how many of the wrong ones among the
first ten are at least of the same parent.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Vectors
from photoorg.learn.hierarchy import Numbers

_AT_ONCE = 256
_FIRST = 10

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Answers:
    """One number a query, (q,) each; queries whose class has no other photo are left out."""

    queries: Numbers
    """Their rows."""
    r1: Values
    r10: Values
    r_precision: Values
    map_r: Values
    r1_coarse: Values
    map_r_coarse: Values
    kin: Values
    """Photos of the same parent among the wrong ones of the first ten."""
    wrong: Values
    """The wrong ones among the first ten."""

    def figures(self) -> dict[str, float]:
        """Means over queries by metric name; `kin` is Σ kin / Σ wrong."""
        names = ("r1", "r10", "r_precision", "map_r", "r1_coarse", "map_r_coarse")
        means = {name: float(getattr(self, name).mean()) for name in names}
        return means | {"kin": float(self.kin.sum() / max(self.wrong.sum(), 1))}


def retrieve(
    features: Vectors, labels: Numbers, parents: Numbers, queries: Numbers | None = None
) -> Answers:
    """How queries (all rows if None) do among features (n, D) whose dot products rank, with class
    and parent of each (n,)."""
    asked = np.arange(len(features)) if queries is None else queries
    others = _others(labels)[asked] > 0
    asked = asked[others]
    parts = [
        _answer(features, labels, parents, asked[first : first + _AT_ONCE])
        for first in range(0, len(asked), _AT_ONCE)
    ]
    table = np.concatenate(parts) if parts else np.zeros((0, 8))
    return Answers(asked, *table.T)


def _answer(features: Vectors, labels: Numbers, parents: Numbers, rows: Numbers) -> Values:
    scores = features[rows] @ features.T
    scores[np.arange(len(rows)), rows] = -np.inf
    own, kin = _others(labels)[rows], _others(parents)[rows]
    depth = min(max(int(own.max()), int(kin.max()), _FIRST), len(features) - 1)
    near = _nearest(scores, depth)
    same = labels[near] == labels[rows][:, None]
    related = parents[near] == parents[rows][:, None]
    wrong = ~same[:, :_FIRST]
    precise, average = _at_r(same, own)
    columns = [
        same[:, 0],
        same[:, :_FIRST].any(axis=1),
        precise,
        average,
        related[:, 0],
        _at_r(related, kin)[1],
        (wrong & related[:, :_FIRST]).sum(axis=1),
        wrong.sum(axis=1),
    ]
    return np.stack(columns, axis=1).astype(np.float64)


def _nearest(scores: NDArray[np.float32], depth: int) -> Numbers:
    best = np.argpartition(-scores, depth - 1, axis=1)[:, :depth]
    order = np.argsort(-np.take_along_axis(scores, best, axis=1), axis=1, kind="stable")
    return np.take_along_axis(best, order, axis=1)


def _at_r(relevant: NDArray[np.bool_], others: Numbers) -> tuple[Values, Values]:
    """R-precision and MAP@R of rows in order of rank (q, depth), with R (q,)."""
    ranks = np.arange(1, relevant.shape[1] + 1)
    counted = relevant & (ranks <= others[:, None])
    precision = np.cumsum(relevant, axis=1) / ranks
    wanted = np.maximum(others, 1)
    return counted.sum(axis=1) / wanted, (precision * counted).sum(axis=1) / wanted


def _others(labels: Numbers) -> Numbers:
    """How many other photos have the same label, (n,)."""
    _, numbers, counts = np.unique(labels, return_inverse=True, return_counts=True)
    others: Numbers = counts[numbers] - 1
    return others
