"""A graph of photos in memory, and its file: written, proven and opened with care."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Any

import numpy as np

from photoorg.domain import Ids, Vectors
from photoorg.durable import part_beside
from photoorg.index import ascending, saved
from photoorg.index.exact import ExactIndex, no_hits
from photoorg.index.projection import Projection, unpacked
from photoorg.index.saved import Manifest

M = 24
"""Links per node, doubled at the bottom level."""
M_PROJECTED = 16
"""The same where vectors are projected: what is found is ranked anew, and links take memory too."""
EF_CONSTRUCTION = 200
EF_SEARCH = 160
"""Candidates kept while searching; raised to 2 k for long answers."""
MOST_DELETED = 0.2
"""A graph with a larger share of removed photos is `worn` and should be made anew."""
_GROWTH = 8
"""A full graph grows by this fraction: while it does, it is there twice."""
_SEED = 100


class HnswIndex:
    """Approximate search in an HNSW graph; grows by `add`, shrinks by `remove`.

    With a projection the graph compares fewer numbers than the vectors have: its cosines are
    estimates, for the caller to rank the found ones anew.
    """

    def __init__(self, dimension: int, capacity: int, projection: Projection | None = None) -> None:
        self.dimension, self.projection = dimension, projection
        self._dimension = dimension if projection is None else projection.axes.shape[1]
        self._graph = new_graph(self._dimension)
        self._graph.init_index(
            max_elements=max(capacity, 1),
            ef_construction=EF_CONSTRUCTION,
            M=M if projection is None else M_PROJECTED,
            random_seed=_SEED,
        )
        self._live = np.empty(0, np.int64)
        self._deleted = np.empty(0, np.int64)

    def __len__(self) -> int:
        return len(self._live)

    def ids(self) -> Ids:
        """The photos in the index, ascending."""
        return self._live

    @property
    def worn(self) -> bool:
        """Whether so many photos were removed that the graph should be made anew."""
        return len(self._deleted) > MOST_DELETED * max(len(self._live), 1)

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Put photos in, or replace their vectors."""
        if len(ids) == 0:
            return
        # One thread and ascending ids make the same graph from the same photos every time.
        order = np.argsort(ids)
        ids, vectors = ids[order], self._projected(vectors[order])
        live, deleted = ascending.together(self._live, ids), ascending.without(self._deleted, ids)
        needed = len(live) + len(deleted)
        if needed > self._graph.get_max_elements():
            most = self._graph.get_max_elements()
            self._graph.resize_index(max(needed, most + max(most // _GROWTH, 1)))
        self._graph.add_items(vectors, ids, num_threads=1)
        self._live, self._deleted = live, deleted

    def remove(self, ids: Ids) -> None:
        """Take photos out; unknown ids are ignored."""
        gone = np.intersect1d(self._live, ids)
        for photo_id in gone.tolist():
            self._graph.mark_deleted(photo_id)
        self._live, self._deleted = (
            ascending.without(self._live, gone),
            ascending.together(self._deleted, gone),
        )

    def nearest(
        self, queries: Vectors, k: int, ef: int = EF_SEARCH, within: Ids | None = None
    ) -> tuple[Ids, Vectors]:
        """For each query the approximately nearest, best first; `ef` candidates are kept.

        The cosines are those of the projected vectors where there is a projection. `within` are
        ascending ids: no others are found.
        """
        there = self._live if within is None else ascending.within(self._live, within)
        k = min(k, len(there))
        if k == 0 or len(queries) == 0:
            return no_hits(len(queries), k)
        queries = self._projected(queries)
        self._graph.set_ef(max(ef, 2 * k))
        try:
            if within is None:
                labels, distances = self._graph.knn_query(queries, k=k)
            else:
                last = max(int(ids[-1]) for ids in (self._live, self._deleted) if len(ids))
                # Threads that ask for the interpreter at every node would wait for each other.
                labels, distances = self._graph.knn_query(
                    queries, k=k, num_threads=1, filter=_marks(there, last).__getitem__
                )
        except RuntimeError:
            # Among thousands of equal photos a graph may not reach k; comparing all always does.
            return ExactIndex(there, self._stored(there)).nearest(queries, k)
        return labels.astype(np.int64), (1.0 - distances).astype(np.float32)

    def save(self, file: Path, origin: str, model_id: str, space: str) -> Manifest:
        """Replace `file` and its manifest; a crash leaves the old pair, the new one, or one that
        is refused and made anew.

        The new file counts when its size is right and another process has loaded and searched it.
        Raises OSError, with the old pair kept, when the disk did not take the whole index or it
        does not load.
        """
        file.parent.mkdir(parents=True, exist_ok=True)
        part = part_beside(file)
        try:
            self._write(part)
            ids = self.ids()
            manifest = Manifest(
                origin=origin,
                model_id=model_id,
                space=space,
                dimension=self._dimension,
                count=len(ids),
                last_id=int(ids[-1]) if len(ids) else 0,
                ids=saved.digest_of(ids),
                deleted=tuple(self._deleted.tolist()),
                size=part.stat().st_size,
                sha256=saved.sha256_of(part),
                **_said(self.projection),
            )
            saved.replace(file, part, manifest)
        finally:
            part.unlink(missing_ok=True)
        return manifest

    def _write(self, part: Path) -> None:
        """Save the graph, and notice what hnswlib does not: that not all of it was written."""
        try:
            self._graph.save_index(str(part))
        except (RuntimeError, TypeError) as error:
            raise OSError(errno.EIO, f"the search index was not written: {error}", str(part)) from (
                error
            )
        wanted = self._graph.index_file_size()
        if not part.exists():
            raise OSError(errno.EIO, "the search index was not written", str(part))
        size = part.stat().st_size
        if size != wanted:
            full = shutil.disk_usage(part.parent).free < wanted - size
            reason = f"only {size:,} of {wanted:,} bytes of the search index were written"
            raise OSError(errno.ENOSPC if full else errno.EIO, reason, str(part))

    @property
    def file_size(self) -> int:
        """How many bytes `save` writes."""
        return int(self._graph.index_file_size())

    @classmethod
    def open(cls, file: Path, origin: str, model_id: str, space: str) -> HnswIndex | None:
        """The saved index, or None when there is none that can be trusted.

        hnswlib gets to see it only if it is what was saved, byte by byte, and has been loaded and
        searched in another process on this machine, now or before.
        """
        if not hnswlib_installed():
            return None
        manifest = saved.trusted(file, origin, model_id, space)
        if manifest is None:
            return None
        try:
            projection = _projection(manifest)
            width = manifest.dimension if projection is None else len(projection.axes)
            index = cls(width, 1, projection)
            index._graph = new_graph(manifest.dimension)
            index._graph.load_index(str(file))
        except (RuntimeError, ValueError):
            return None
        index._deleted = np.array(sorted(manifest.deleted), np.int64)
        nodes = np.array(index._graph.get_ids_list(), np.int64)
        nodes.sort()
        index._live = ascending.without(nodes, index._deleted)
        return index if saved.digest_of(index.ids()) == manifest.ids else None

    def _projected(self, vectors: Vectors) -> Vectors:
        return vectors if self.projection is None else self.projection.apply(vectors)

    def _stored(self, ids: Ids) -> Vectors:
        vectors: Vectors = np.array(self._graph.get_items(ids), np.float32)
        return vectors.reshape(-1, self._dimension)


def build(ids: Ids, vectors: Vectors) -> HnswIndex | ExactIndex:
    """An index over (n, d) unit vectors: HNSW where hnswlib is installed, else exact."""
    if not hnswlib_installed():
        return ExactIndex(ids, vectors)
    index = HnswIndex(vectors.shape[1], len(ids))
    index.add(ids, vectors)
    return index


def _said(projection: Projection | None) -> dict[str, Any]:
    """The fields of a manifest that `_projection` reads."""
    if projection is None:
        return {}
    return {
        "projection": projection.packed(),
        "kept": projection.kept,
        "photos": projection.photos,
    }


def _projection(manifest: Manifest) -> Projection | None:
    """What the vectors of a saved graph were projected by. Raises ValueError."""
    if not manifest.projection:
        return None
    return unpacked(manifest.projection, manifest.dimension, manifest.kept, manifest.photos)


def _marks(ids: Ids, last: int) -> list[bool]:
    """By id, up to the last one, whether it is among these ids."""
    marks = np.zeros(last + 1, bool)
    marks[ids] = True
    listed: list[bool] = marks.tolist()
    return listed


def hnswlib_installed() -> bool:
    """Whether hnswlib is there: it is published as source only and needs a compiler."""
    try:
        import hnswlib  # noqa: F401
    except ImportError:
        return False
    return True


def new_graph(dimension: int) -> Any:
    """An hnswlib graph without anything in it."""
    import hnswlib

    return hnswlib.Index(space="cosine", dim=dimension)
