"""Exact search, where there is no graph or it must not be trusted."""

from __future__ import annotations

import numpy as np

from photoorg.domain import Ids, Vectors


class ExactIndex:
    """Exact search by one matrix product: the fallback, and the oracle in tests."""

    def __init__(self, ids: Ids, vectors: Vectors) -> None:
        order = np.argsort(ids)
        self._ids, self._vectors = ids[order], np.ascontiguousarray(vectors[order])

    def ids(self) -> Ids:
        """The photos in the index, ascending."""
        return self._ids

    def nearest(self, queries: Vectors, k: int) -> tuple[Ids, Vectors]:
        """The true nearest; equal cosines in the order of their ids."""
        k = min(k, len(self._ids))
        if k == 0 or len(queries) == 0:
            return no_hits(len(queries), k)
        cosines = queries @ self._vectors.T
        near = np.argsort(-cosines, axis=1, kind="stable")[:, :k]
        return self._ids[near], np.take_along_axis(cosines, near, axis=1).astype(np.float32)


def no_hits(queries: int, k: int) -> tuple[Ids, Vectors]:
    """The answer where nothing can be found."""
    return np.empty((queries, k), np.int64), np.empty((queries, k), np.float32)
