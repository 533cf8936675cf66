"""Searching one vector space of a library: a graph for most photos, exact search for the newest."""

from __future__ import annotations

import logging

import numpy as np

from photoorg import index
from photoorg.domain import Ids, Vectors
from photoorg.library import Library, vectors

_log = logging.getLogger(__name__)


class Searcher:
    """HNSW over what was absorbed, exact search over the rest: always complete, never waiting."""

    def __init__(self, library: Library, model_id: str, space: str) -> None:
        self._library, self._model_id, self._space = library, model_id, space
        self._file = library.paths.index_file(model_id, space)
        self._graph = index.HnswIndex.open(self._file, model_id, space)
        self._rest = index.ExactIndex(np.empty(0, np.int64), np.empty((0, 0), np.float32))
        self._basis = ""

    def refresh(self) -> None:
        """Notice vectors that were added to or removed from the library."""
        basis = vectors.basis(self._library, self._model_id, self._space)
        if basis == self._basis:
            return
        present = vectors.ids(self._library, self._model_id, self._space)
        if self._graph is not None:
            self._graph.remove(np.setdiff1d(self._graph.ids(), present))
        absorbed = self._graph.ids() if self._graph is not None else np.empty(0, np.int64)
        known = self._rest.ids()
        outside = np.setdiff1d(present, absorbed)
        if not np.array_equal(known, outside):
            self._rest = index.ExactIndex(*self.vectors_of(outside))
        self._basis = basis

    def absorb(self) -> int:
        """Move every photo into the graph and save it; how many were moved.

        Without hnswlib nothing is moved and search stays exact.
        """
        self.refresh()
        fresh, matrix = self.vectors_of(self._rest.ids())
        if len(fresh) == 0 or not index.hnswlib_installed():
            return 0
        if self._graph is None:
            self._graph = index.HnswIndex(matrix.shape[1], len(fresh))
        self._graph.add(fresh, matrix)
        self._rest = index.ExactIndex(np.empty(0, np.int64), np.empty((0, 0), np.float32))
        try:
            self._graph.save(self._file, self._model_id, self._space)
        except OSError as error:
            # The index is only a cache: the next start makes it anew from the library.
            _log.warning("%s", error)
        return len(fresh)

    def vectors_of(self, ids: Ids) -> tuple[Ids, Vectors]:
        """Those of the photos that have a vector, and their unit vectors (n, d)."""
        return vectors.load(self._library, self._model_id, self._space, ids)

    def nearest(self, query: Vectors, k: int) -> tuple[Ids, Vectors]:
        """The ids and cosines of the up to k photos nearest to one unit vector (d,)."""
        found = [part.nearest(query[None], k) for part in (self._graph, self._rest) if part]
        if not found:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        ids = np.concatenate([ids[0] for ids, _ in found])
        cosines = np.concatenate([cosines[0] for _, cosines in found])
        best = np.lexsort((ids, -cosines))[:k]
        return ids[best], cosines[best]
