"""Photos that the graph of a search index does not hold yet: compared one by one."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from photoorg import index
from photoorg.domain import Ids, Vectors

_HELD = 20_000
"""Photos whose vectors stay in memory: 100 MB of the built-in model's."""
_CHUNK = 4096
"""Vectors read from the library at a time: 20 MB."""

Load = Callable[[Ids], tuple[Ids, Vectors]]
"""Those of some photos that have a vector, and their unit vectors (n, d)."""


class Waiting:
    """The first of them in memory; the others are read from the library for every question."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._ids = np.empty(0, np.int64)
        self._held = np.empty((0, 0), np.float32)

    def __len__(self) -> int:
        return len(self._ids)

    def become(self, ids: Ids) -> None:
        """From now on these photos wait; ascending."""
        before = self._ids[: len(self._held)]
        stays = index.among(before, ids)
        others = np.setdiff1d(ids, before)
        room = max(0, _HELD - int(stays.sum()))
        fresh, matrix = self._load(others[:room])
        self._ids = np.concatenate([before[stays], fresh, others[room:]])
        # The width of a space is known with its first vector only.
        stay = self._held[stays] if self._held.shape[1] else np.empty_like(matrix[:0])
        self._held = np.concatenate([stay, matrix])

    def take(self, count: int) -> tuple[Ids, Vectors]:
        """Up to `count` photos and their vectors, which no longer wait."""
        if len(self._held) or not len(self._ids):
            found = self._ids[:count][: len(self._held)], self._held[:count]
        else:
            found = self._load(self._ids[:count])
        gone = len(self._held[:count]) or count
        self._ids, self._held = self._ids[gone:], self._held[gone:]
        return found

    def nearest(self, query: Vectors, k: int, within: Ids | None = None) -> tuple[Ids, Vectors]:
        """The ids and cosines of the up to k nearest to one unit vector (d,), best first, among
        the photos `within`, ascending, where given."""
        held = len(self._held)
        ids, matrix, others = self._ids[:held], self._held, self._ids[held:]
        if within is not None:
            allowed = index.among(ids, within)
            ids, matrix = ids[allowed], matrix[allowed]
            others = others[index.among(others, within)]
        found, cosines = index.ExactIndex(ids, matrix).nearest(query[None], k)
        return best(k, (found[0], cosines[0]), compared(self._load, query, others, k))


def compared(load: Load, query: Vectors, ids: Ids, k: int) -> tuple[Ids, Vectors]:
    """The up to k of these photos nearest to one unit vector (d,), by reading their vectors."""
    found = np.empty(0, np.int64), np.empty(0, np.float32)
    for start in range(0, len(ids), _CHUNK):
        present, matrix = load(ids[start : start + _CHUNK])
        found = best(k, found, (present, matrix @ query))
    return found


def best(k: int, *found: tuple[Ids, Vectors]) -> tuple[Ids, Vectors]:
    """The k best of several answers, best first; equal cosines in the order of their ids."""
    ids = np.concatenate([ids for ids, _ in found])
    cosines = np.concatenate([cosines for _, cosines in found])
    order = np.lexsort((ids, -cosines))[:k]
    return ids[order], cosines[order]
