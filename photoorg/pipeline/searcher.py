"""Searching one vector space of a library: a graph for most photos, exact search for the newest."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import numpy as np

from photoorg import durable, index
from photoorg.domain import Ids, Vectors
from photoorg.errors import LibraryFull
from photoorg.library import Library, vectors

_log = logging.getLogger(__name__)

_BLOCK = 512
"""Photos absorbed between two yields: under a second."""
_HASTY_EF = 48
"""Candidates kept for each photo when the neighbours of all are wanted."""
_SAVE_EVERY = 32
"""Blocks between two saves, so that a crash costs minutes at most."""


class Searcher:
    """HNSW over what was absorbed, exact search over the rest: always complete, never waiting."""

    def __init__(self, library: Library, model_id: str, space: str) -> None:
        self._library, self._model_id, self._space = library, model_id, space
        self._file = library.paths.index_file(model_id, space)
        self._graph = index.HnswIndex.open(self._file, library.origin, model_id, space)
        self._unsaved = False
        self._rest_ids = np.empty(0, np.int64)
        self._rest = np.empty((0, 0), np.float32)
        self._version: tuple[int, int] | None = None
        self.photos = 0
        """How many photos can be found, as of the last `refresh`."""

    @property
    def waiting(self) -> int:
        """How many photos are not absorbed yet."""
        return len(self._rest_ids)

    def refresh(self) -> None:
        """Notice photos that came, went missing or returned since the last time."""
        version = self._library.index_version()
        if version == self._version:
            return
        present = vectors.ids(self._library, self._model_id, self._space)
        self.photos = len(present)
        absorbed = np.empty(0, np.int64)
        if self._graph is not None:
            gone = np.setdiff1d(self._graph.ids(), present)
            self._graph.remove(gone)
            self._unsaved |= len(gone) > 0
            absorbed = self._graph.ids()
        outside = np.setdiff1d(present, absorbed)
        stays = np.isin(self._rest_ids, outside)
        fresh, matrix = self.vectors_of(np.setdiff1d(outside, self._rest_ids))
        self._rest_ids = np.concatenate([self._rest_ids[stays], fresh])
        # The width of a space is known with its first vector only.
        stay = self._rest[stays] if self._rest.shape[1] else np.empty_like(matrix[:0])
        self._rest = np.concatenate([stay, matrix])
        self._version = version

    def absorb(self) -> Iterator[int]:
        """Move photos into the graph, block by block, and save it; yields how many are moved.

        Without hnswlib nothing is moved and search stays exact.
        """
        self.refresh()
        if not index.hnswlib_installed():
            return
        moved = 0
        for number in range(-(-self.waiting // _BLOCK)):
            ids, matrix = self._rest_ids[:_BLOCK], self._rest[:_BLOCK]
            if self._graph is None:
                self._graph = index.HnswIndex(matrix.shape[1], self.waiting)
            self._graph.add(ids, matrix)
            self._rest_ids, self._rest = self._rest_ids[_BLOCK:], self._rest[_BLOCK:]
            self._unsaved = True
            moved += len(ids)
            if number % _SAVE_EVERY == _SAVE_EVERY - 1:
                self._save()
            yield moved
        self._save()

    def vectors_of(self, ids: Ids) -> tuple[Ids, Vectors]:
        """Those of the photos that have a vector, and their unit vectors (n, d)."""
        return vectors.load(self._library, self._model_id, self._space, ids)

    def candidates(self, queries: Vectors, k: int) -> Ids | None:
        """The ids (n, k) of photos near each of many unit vectors (n, d), in haste: most of the
        nearest are among them. None while the graph has fewer photos, or there is none."""
        if self._graph is None or len(self._graph) < k:
            return None
        found, _ = self._graph.nearest(queries, k, _HASTY_EF)
        return found

    def nearest(self, query: Vectors, k: int) -> tuple[Ids, Vectors]:
        """The ids and cosines of the up to k photos nearest to one unit vector (d,)."""
        found = [index.ExactIndex(self._rest_ids, self._rest).nearest(query[None], k)]
        if self._graph is not None:
            found.append(self._graph.nearest(query[None], k))
        ids = np.concatenate([ids[0] for ids, _ in found])
        cosines = np.concatenate([cosines[0] for _, cosines in found])
        best = np.lexsort((ids, -cosines))[:k]
        return ids[best], cosines[best]

    def _save(self) -> None:
        """Save the graph if it has changed. Raises LibraryFull; it stays as it is in memory."""
        if self._graph is None or not self._unsaved:
            return
        try:
            self._graph.save(self._file, self._library.origin, self._model_id, self._space)
            self._unsaved = False
        except OSError as error:
            needed = self._graph.file_size + durable.ROOM
            failure = durable.failed_writing(self._library.paths.library, error, needed)
            if isinstance(failure, LibraryFull):
                raise failure from error
            # The index is only a cache: the next run saves it, or makes it anew from the library.
            _log.warning("%s", failure)
