"""Nearest photos by cosine: hnswlib where it is built and intact, exact search otherwise.

The index is derived from the library and may be deleted at any time. hnswlib saves without
noticing a full disk and crashes on a damaged file, so a manifest with the file's sha256 is
checked before hnswlib ever sees it (Malkov & Yashunin 2018 for the graph itself).
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Generator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from photoorg.domain import Ids, Vectors

_log = logging.getLogger(__name__)

M = 24
"""Links per node, doubled at the bottom level."""
EF_CONSTRUCTION = 200
EF_SEARCH = 160
"""Candidates kept while searching; raised to 2 k for long answers."""
MOST_DELETED = 0.2
"""A graph with a larger share of removed photos is made anew before it is saved."""
EXACT_ROWS = 20_000
"""Up to so many photos the neighbours of all are found by comparing every pair."""
_SEED = 100
_STRETCH = 64
BLOCK = 1024
"""Rows handled between two yields."""
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a saved index file must be for it to be opened."""

    format: int
    origin: str
    """The database whose photo ids these are: the same ids in another one are other photos."""
    model_id: str
    space: str
    dimension: int
    count: int
    last_id: int
    deleted: tuple[int, ...]
    """Photos that are still nodes of the graph but no longer in the index."""
    sha256: str


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
            return _no_hits(len(queries), k)
        cosines = queries @ self._vectors.T
        near = np.argsort(-cosines, axis=1, kind="stable")[:, :k]
        return self._ids[near], np.take_along_axis(cosines, near, axis=1).astype(np.float32)


class HnswIndex:
    """Approximate search in an HNSW graph; grows by `add`, shrinks by `remove`."""

    def __init__(self, dimension: int, capacity: int) -> None:
        self._dimension = dimension
        self._graph = _new_graph(dimension)
        self._graph.init_index(
            max_elements=max(capacity, 1), ef_construction=EF_CONSTRUCTION, M=M, random_seed=_SEED
        )
        self._live: set[int] = set()
        self._deleted: set[int] = set()

    def __len__(self) -> int:
        return len(self._live)

    def ids(self) -> Ids:
        """The photos in the index, ascending."""
        return np.fromiter(sorted(self._live), np.int64, len(self._live))

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Put photos in, or replace their vectors."""
        fresh = set(ids.tolist())
        needed = len(self._live | self._deleted | fresh)
        if needed > self._graph.get_max_elements():
            self._graph.resize_index(max(needed, 2 * self._graph.get_max_elements()))
        # One thread and ascending ids make the same graph from the same photos every time.
        order = np.argsort(ids)
        self._graph.add_items(vectors[order], ids[order], num_threads=1)
        self._live |= fresh
        self._deleted -= fresh

    def remove(self, ids: Ids) -> None:
        """Take photos out; unknown ids are ignored."""
        for photo_id in self._live & set(ids.tolist()):
            self._graph.mark_deleted(photo_id)
            self._live.discard(photo_id)
            self._deleted.add(photo_id)

    def nearest(self, queries: Vectors, k: int, ef: int = EF_SEARCH) -> tuple[Ids, Vectors]:
        """For each query the approximately nearest, best first; `ef` candidates are kept."""
        k = min(k, len(self._live))
        if k == 0 or len(queries) == 0:
            return _no_hits(len(queries), k)
        self._graph.set_ef(max(ef, 2 * k))
        try:
            labels, distances = self._graph.knn_query(queries, k=k)
        except RuntimeError:
            # Among thousands of equal photos a graph may not reach k; comparing all always does.
            ids = self.ids()
            return ExactIndex(ids, self._vectors(ids)).nearest(queries, k)
        return labels.astype(np.int64), (1.0 - distances).astype(np.float32)

    def save(self, file: Path, origin: str, model_id: str, space: str) -> Manifest:
        """Replace `file` and its manifest so that a crash leaves the old or the new, never half.

        Raises OSError when the disk did not take the whole index.
        """
        if len(self._deleted) > MOST_DELETED * max(len(self._live), 1):
            self._compact()
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        try:
            self._write(part)
            ids = self.ids()
            manifest = Manifest(
                format=_FORMAT,
                origin=origin,
                model_id=model_id,
                space=space,
                dimension=self._dimension,
                count=len(ids),
                last_id=int(ids[-1]) if len(ids) else 0,
                deleted=tuple(sorted(self._deleted)),
                sha256=_synced_sha256(part),
            )
            # Without its manifest an index file is ignored, so the old one goes first.
            _manifest_file(file).unlink(missing_ok=True)
            part.replace(file)
            _write_manifest(file, manifest)
        finally:
            part.unlink(missing_ok=True)
        return manifest

    def _write(self, part: Path) -> None:
        """Save the graph and load it again: hnswlib itself reports no write errors."""
        try:
            self._graph.save_index(str(part))
            _new_graph(self._dimension).load_index(str(part))
        except (RuntimeError, TypeError) as error:
            raise OSError(f"{part}: the search index could not be written: {error}") from error

    @classmethod
    def open(cls, file: Path, origin: str, model_id: str, space: str) -> HnswIndex | None:
        """The saved index, or None when there is none that can be trusted."""
        manifest = _trusted_manifest(file, origin, model_id, space)
        if manifest is None:
            return None
        index = cls(manifest.dimension, capacity=1)
        index._graph = _new_graph(manifest.dimension)
        index._graph.load_index(str(file))
        index._deleted = set(manifest.deleted)
        index._live = {int(i) for i in index._graph.get_ids_list()} - index._deleted
        if (len(index._live), max(index._live, default=0)) != (manifest.count, manifest.last_id):
            return None
        return index

    def _compact(self) -> None:
        """Make the graph anew without what was removed."""
        ids = self.ids()
        fresh = HnswIndex(self._dimension, len(ids))
        if len(ids):
            fresh.add(ids, self._vectors(ids))
        self._graph, self._deleted = fresh._graph, set()

    def _vectors(self, ids: Ids) -> Vectors:
        vectors: Vectors = np.array(self._graph.get_items(ids), np.float32)
        return vectors.reshape(-1, self._dimension)


def build(ids: Ids, vectors: Vectors) -> HnswIndex | ExactIndex:
    """An index over (n, d) unit vectors: HNSW where hnswlib is installed, else exact."""
    if not hnswlib_installed():
        return ExactIndex(ids, vectors)
    index = HnswIndex(vectors.shape[1], len(ids))
    index.add(ids, vectors)
    return index


def hnswlib_installed() -> bool:
    """Whether hnswlib is there: it is published as source only and needs a compiler."""
    try:
        import hnswlib  # noqa: F401
    except ImportError:
        return False
    return True


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


def _no_hits(queries: int, k: int) -> tuple[Ids, Vectors]:
    return np.empty((queries, k), np.int64), np.empty((queries, k), np.float32)


def _new_graph(dimension: int) -> Any:
    import hnswlib

    return hnswlib.Index(space="cosine", dim=dimension)


def _manifest_file(file: Path) -> Path:
    return file.with_suffix(".json")


def _trusted_manifest(file: Path, origin: str, model_id: str, space: str) -> Manifest | None:
    if not hnswlib_installed():
        return None
    try:
        stored = json.loads(_manifest_file(file).read_text(encoding="utf-8"))
        manifest = Manifest(**{**stored, "deleted": tuple(stored["deleted"])})
        expected = (_FORMAT, origin, model_id, space)
        if (manifest.format, manifest.origin, manifest.model_id, manifest.space) != expected:
            return None
        if _sha256(file) == manifest.sha256:
            return manifest
        _log.warning("%s is damaged and will be made anew", file)
    except FileNotFoundError:
        pass
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        _log.warning("%s: %s; the search index will be made anew", _manifest_file(file), error)
    return None


def _write_manifest(file: Path, manifest: Manifest) -> None:
    part = file.with_suffix(".json.part")
    with part.open("w", encoding="utf-8") as stream:
        json.dump(asdict(manifest), stream, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(_manifest_file(file))
    if os.name == "posix":
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _synced_sha256(file: Path) -> str:
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())
    return _sha256(file)


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
