"""Searching one vector space of a library: a graph for most photos, exact search for the newest."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import count

import numpy as np

from photoorg import durable, index
from photoorg.domain import Ids, Vectors
from photoorg.errors import LibraryFull
from photoorg.library import Library, vectors
from photoorg.pipeline.waiting import Waiting, best, compared

_log = logging.getLogger(__name__)

_BLOCK = 512
"""Photos absorbed between two yields: under a second."""
_HASTY_EF = 48
"""Candidates kept for each photo when the neighbours of all are wanted."""
_SAVE_EVERY = 32
"""Blocks between two saves, so that a crash costs minutes at most; more of a large graph, which
takes seconds to write."""
PROJECTED_FROM = 5_000
"""From so many photos on the graph compares projected vectors: a million whole ones would take
5 GB, and fewer are found faster than they can be ranked anew."""
DIMENSIONS = (48, 64, 96)
"""Numbers of a projected vector; the first where it keeps enough. A million of the built-in model's
two spaces (96 and 48) take 1.1 GB, and with the model less than 2."""
SAMPLE = 10_000
"""Photos from which a projection is fitted."""
_LOST = 0.03
"""A projection that keeps so much less of today's photos than of its own is fitted anew."""
_PROBED = 1000
"""Photos from which that is seen."""
RANKED_ANEW = 100
"""Photos that a projected graph is asked for at least, twice as many as are wanted for more: the
ten nearest of whole vectors are among them."""

_FEW = 12
"""Up to √(12 n) of the n photos of a graph are compared one by one: the graph would look at some
200 n / chosen others, and reading a vector takes as long as looking at seventeen (measured)."""


class Searcher:
    """HNSW over what was absorbed, exact search over the rest: always complete, never waiting."""

    def __init__(
        self, library: Library, model_id: str, space: str, projected_from: int | None = None
    ) -> None:
        self._projected_from = PROJECTED_FROM if projected_from is None else projected_from
        self._library, self._model_id, self._space = library, model_id, space
        self._file = library.paths.index_file(model_id, space)
        self._graph = index.HnswIndex.open(self._file, library.origin, model_id, space)
        self._unsaved = False
        self._waiting = Waiting(self.vectors_of)
        self._version: tuple[int, int] | None = None
        self._fits_until = 0
        self._present = np.empty(0, np.int64)

    @property
    def photos(self) -> int:
        """How many photos can be found, as of the last `refresh`."""
        return len(self._present)

    @property
    def waiting(self) -> int:
        """How many photos are not absorbed yet."""
        return len(self._waiting)

    @property
    def to_move(self) -> int:
        """How many photos `absorb` will move: all, where the graph is to be made anew."""
        return self.photos if self._is_outgrown() else self.waiting

    def refresh(self) -> None:
        """Notice photos that came, went missing or returned since the last time."""
        version = self._library.index_version()
        if version == self._version:
            return
        present = vectors.ids(self._library, self._model_id, self._space)
        self._present = present
        absorbed = np.empty(0, np.int64)
        if self._graph is not None:
            absorbed = self._graph.ids()
            gone = absorbed[~index.among(absorbed, present)]
            self._graph.remove(gone)
            self._unsaved |= len(gone) > 0
            absorbed = self._graph.ids()
        self._waiting.become(present[~index.among(present, absorbed)])
        self._version = version

    def absorb(self) -> Iterator[int]:
        """Move photos into the graph, block by block, and save it; yields how many are moved.

        A graph that has outgrown its shape, or has lost many of its photos, is made anew first,
        while searches still use it. Without hnswlib nothing is moved and search stays exact.
        """
        self.refresh()
        if not index.hnswlib_installed():
            return
        moved = 0
        if self._is_outgrown():
            for moved in self._make_anew():
                yield moved
        for number in count():
            if not self.waiting:
                break
            ids, matrix = self._waiting.take(_BLOCK)
            if len(ids) == 0:
                continue
            if self._graph is None:
                self._graph = self._empty_graph(matrix.shape[1], self.photos)
            self._graph.add(ids, matrix)
            self._unsaved = True
            moved += len(ids)
            blocks = max(_SAVE_EVERY, len(self._graph) // (4 * _BLOCK))
            if number % blocks == blocks - 1:
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

    def nearest(self, query: Vectors, k: int, within: Ids | None = None) -> tuple[Ids, Vectors]:
        """The ids and cosines of the up to k photos nearest to one unit vector (d,); of photos
        `within` only, where such ids, ascending, are given."""
        if within is not None:
            within = within[index.among(within, self._present)]
            if self._are_few(within):
                return compared(self.vectors_of, query, within, k)
        found = [self._waiting.nearest(query, k, within)]
        if self._graph is not None:
            found.append(self._in_graph(self._graph, query, k, within))
        return best(k, *found)

    def near(self, query: Vectors, k: int, within: Ids | None = None) -> Ids:
        """The ids of photos near one unit vector (d,), for whoever compares them all anyway: up to
        k of those that wait and k of the graph's, most of the nearest among them. None of the
        graph's vectors is read."""
        if within is not None:
            within = within[index.among(within, self._present)]
            if self._are_few(within):
                return compared(self.vectors_of, query, within, k)[0]
        found, _ = self._waiting.nearest(query, k, within)
        if self._graph is None:
            return found
        ids, _ = self._graph.nearest(query[None], k, within=within)
        return np.concatenate([found, ids[0]])

    def _are_few(self, within: Ids) -> bool:
        """Whether such photos are compared one by one sooner than found in the graph."""
        return self._graph is None or len(within) ** 2 <= _FEW * len(self._graph)

    def _in_graph(
        self, graph: index.HnswIndex, query: Vectors, k: int, within: Ids | None
    ) -> tuple[Ids, Vectors]:
        """Up to k of the graph's photos with their true cosines."""
        if graph.projection is None:
            ids, cosines = graph.nearest(query[None], k, within=within)
            return ids[0], cosines[0]
        ids, _ = graph.nearest(query[None], max(RANKED_ANEW, 2 * k), within=within)
        return compared(self.vectors_of, query, ids[0], k)

    def _is_outgrown(self) -> bool:
        """Whether the graph should be made anew."""
        graph = self._graph
        if graph is None:
            return False
        if graph.projection is None:
            return graph.worn or (
                self.photos >= self._projected_from and graph.dimension > DIMENSIONS[-1]
            )
        return graph.worn or not self._still_fits(graph.projection)

    def _should_project(self, dimension: int) -> bool:
        return self.photos >= self._projected_from and dimension > DIMENSIONS[-1]

    def _still_fits(self, projection: index.Projection) -> bool:
        """Whether today's photos lie in its axes, looked at whenever they have doubled."""
        if self.photos < max(self._fits_until, 2 * projection.photos):
            return True
        _, sample = self._some_vectors(_PROBED)
        if projection.keeps(sample) < projection.kept - _LOST:
            return False
        self._fits_until = 2 * self.photos
        return True

    def _make_anew(self) -> Iterator[int]:
        """Put the graph's photos into a new graph; yields how many there are in it."""
        assert self._graph is not None
        ids = self._graph.ids()
        fresh = self._empty_graph(self._graph.dimension, self.photos)
        for start in range(0, len(ids), _BLOCK):
            fresh.add(*self.vectors_of(ids[start : start + _BLOCK]))
            yield len(fresh)
        self._graph, self._unsaved = fresh, True
        self._version = None
        self.refresh()

    def _empty_graph(self, dimension: int, capacity: int) -> index.HnswIndex:
        projection = None
        if self._should_project(dimension):
            _, sample = self._some_vectors(SAMPLE)
            projection = index.fit(sample, DIMENSIONS, self.photos)
        return index.HnswIndex(dimension, capacity, projection)

    def _some_vectors(self, most: int) -> tuple[Ids, Vectors]:
        """Up to `most` photos by chance, the same ones for the same library."""
        chosen = np.random.default_rng(0).permutation(self._present)[:most]
        return self.vectors_of(np.sort(chosen))

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
