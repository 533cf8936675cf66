"""The neighbours of all photos among each other."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from photoorg.domain import Ids, Vectors
from photoorg.index.graph import HnswIndex, hnswlib_installed

EXACT_ROWS = 20_000
"""Up to so many photos the neighbours of all are found by comparing every pair."""
BLOCK = 1024
"""Rows handled between two yields."""
_STRETCH = 64


def neighbours(vectors: Vectors, k: int) -> Generator[int, None, tuple[Ids, Vectors]]:
    """For each of n unit vectors the rows and cosines (n, min(k, n - 1)) of its nearest others.

    A generator that yields how many rows are done and returns the answer. Exact for up to
    `EXACT_ROWS`, where comparing all pairs is still quicker than a graph.
    """
    if len(vectors) <= EXACT_ROWS or not hnswlib_installed():
        return (yield from _exact_neighbours(vectors, k))
    return (yield from _graph_neighbours(vectors, k))


def _exact_neighbours(vectors: Vectors, k: int) -> Generator[int, None, tuple[Ids, Vectors]]:
    n = len(vectors)
    k = min(k, max(n - 1, 0))
    rows, cosines = np.empty((n, k), np.int64), np.empty((n, k), np.float32)
    for start in range(0, n if k else 0, BLOCK):
        here = vectors[start : start + BLOCK] @ vectors.T
        here[np.arange(len(here)), np.arange(start, start + len(here))] = -np.inf
        near = np.sort(_largest(here, k), axis=1)
        best = np.argsort(-np.take_along_axis(here, near, axis=1), axis=1, kind="stable")
        near = np.take_along_axis(near, best, axis=1)
        rows[start : start + BLOCK] = near
        cosines[start : start + BLOCK] = np.take_along_axis(here, near, axis=1)
        yield min(start + BLOCK, n)
    return rows, cosines


def _largest(values: Vectors, k: int) -> Ids:
    """The columns (n, k) of the k largest values (n, m) of each row, in no order.

    They are among the k stretches with the largest maxima; finding these first is ten times faster
    than to part all of a long row.
    """
    rows, columns = values.shape
    stretches = columns // _STRETCH
    if stretches <= 2 * k:
        return np.argpartition(-values, k - 1, axis=1)[:, :k]
    whole = values[:, : stretches * _STRETCH].reshape(rows, stretches, _STRETCH)
    best = np.argpartition(-whole.max(axis=2), k - 1, axis=1)[:, :k]
    inside = (best[:, :, None] * _STRETCH + np.arange(_STRETCH)).reshape(rows, -1)
    rest = np.broadcast_to(np.arange(stretches * _STRETCH, columns), (rows, columns % _STRETCH))
    candidates = np.concatenate([inside, rest], axis=1)
    chosen = np.argpartition(-np.take_along_axis(values, candidates, axis=1), k - 1, axis=1)[:, :k]
    found: Ids = np.take_along_axis(candidates, chosen, axis=1)
    return found


def _graph_neighbours(vectors: Vectors, k: int) -> Generator[int, None, tuple[Ids, Vectors]]:
    n = len(vectors)
    all_rows = np.arange(n, dtype=np.int64)
    graph = HnswIndex(vectors.shape[1], n)
    for start in range(0, n, BLOCK):
        graph.add(all_rows[start : start + BLOCK], vectors[start : start + BLOCK])
        yield min(start + BLOCK, n) // 2
    rows, cosines = np.empty((n, k), np.int64), np.empty((n, k), np.float32)
    for start in range(0, n, BLOCK):
        here = slice(start, start + BLOCK)
        near, likeness = graph.nearest(vectors[here], k + 1)
        others = near != all_rows[here, None]
        # Where a photo is not its own nearest, one of its copies is: the last one makes room.
        others[others.all(axis=1), -1] = False
        rows[here], cosines[here] = near[others].reshape(-1, k), likeness[others].reshape(-1, k)
        yield n // 2 + min(start + BLOCK, n) // 2
    return rows, cosines
