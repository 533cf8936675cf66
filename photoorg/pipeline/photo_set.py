"""All that an arrangement looks at in the photos of a library."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from photoorg import cluster, index
from photoorg.cluster import PhotoSet, Signals, Weights
from photoorg.domain import Ids, Vectors
from photoorg.jobs import Step
from photoorg.learn import Head
from photoorg.library import photos, vectors
from photoorg.pipeline.learned import head_in_use
from photoorg.pipeline.session import Session
from photoorg.pipeline.witnesses import witnesses
from photoorg.settings import Settings

NEIGHBOURS = 8
_RERANKED = 4 * NEIGHBOURS
"""Nearest photos by frozen vectors of which a head chooses."""
_BLOCK = 1024
_WHOLE_LIBRARY = 0.5
"""A folder with a larger share of the photos says nothing of them."""


@dataclass(frozen=True)
class SeenPhotos:
    """Photos numbered from 0 in the order of their hashes, so that an arrangement rests on the
    photos alone, not on the order in which they were found."""

    ids: Ids
    hashes: Sequence[bytes]
    photos: PhotoSet
    folders: Sequence[bytes | None]
    """The nearest folder above each that a person named, but for one with most of the photos."""

    def row_of(self) -> Mapping[int, int]:
        """Numbers by photo id."""
        return {photo: row for row, photo in enumerate(self.ids.tolist())}

    def row_of_hash(self) -> Mapping[bytes, int]:
        """Numbers by the hash of the content."""
        return {content: row for row, content in enumerate(self.hashes)}


def see(
    session: Session, wanted: Ids, neighbours: bool = True
) -> Generator[Step, None, SeenPhotos]:
    """Some photos of the library as an arrangement sees them: by the learned head where there is
    one, with time, place and folder. Without `neighbours` there are none, which is quicker."""
    library, model_id = session.library, session.model_id
    yield Step("arrange", 0, len(wanted))
    ids, scores = vectors.concepts(library, model_id, wanted)
    contents = photos.contents(library, ids.tolist())
    order = np.array(sorted(range(len(ids)), key=lambda row: contents[int(ids[row])]), np.int64)
    ids, scores = ids[order], scores.rows(order)
    head = head_in_use(session)
    if neighbours:
        centred, near, cosines = yield from _look(session, ids, head)
    else:
        centred = cluster.centre(_frozen(session, ids))
        near, cosines = np.empty((len(ids), 0), np.int64), np.empty((len(ids), 0), np.float32)
    told = yield from witnesses(session, ids)
    dates = photos.dates(library, ids.tolist())
    taken = tuple(dates[int(photo_id)] for photo_id in ids)
    directories = photos.directories(library, ids.tolist())
    folders = telling_folders([directories.get(photo, ()) for photo in ids.tolist()])
    signals = _signals(taken, told.positions, folders)
    if neighbours:
        near, cosines = cluster.blend(near, cosines, signals, _weights(session), centred)
    return SeenPhotos(
        ids,
        [contents[int(photo_id)] for photo_id in ids],
        PhotoSet(
            np.arange(len(ids), dtype=np.int64),
            centred,
            near,
            cosines,
            scores,
            taken,
            tags=told.tags,
            captions=told.captions,
            positions=told.positions,
        ),
        folders,
    )


def _frozen(session: Session, ids: Ids) -> Vectors:
    """The model's own vectors of photos, in their order; zeros for one that was damaged."""
    library, space = session.library, session.embedder.photo_space
    present, matrix = vectors.load(library, session.model_id, space, np.sort(ids))
    if len(present) == 0:
        return np.zeros((len(ids), matrix.shape[1]), np.float32)
    places = np.minimum(np.searchsorted(present, ids), len(present) - 1)
    ordered = matrix[places]
    ordered[present[places] != ids] = 0
    return ordered


def _look(
    session: Session, ids: Ids, head: Head | None
) -> Generator[Step, None, tuple[Vectors, Ids, Vectors]]:
    """Centred vectors, and the rows and cosines of the nearest of each.

    The model's own are let go of as soon as they can be: of 100,000 photos they take 0.5 GB.
    """
    frozen = _frozen(session, ids)
    centred = cluster.centre(frozen)
    if head is None and len(frozen) <= index.EXACT_ROWS:
        del frozen
        near, cosines = yield from _nearest(centred, NEIGHBOURS)
        return centred, near, cosines
    if len(frozen) <= index.EXACT_ROWS:
        candidates, _ = yield from _nearest(centred, _RERANKED)
    else:
        candidates = yield from _candidates(session, ids, frozen, centred)
    looks = centred if head is None else cluster.centre(head.features(frozen))
    del frozen
    near, cosines = rerank(looks, candidates, NEIGHBOURS)
    return looks, near, cosines


def _candidates(
    session: Session, ids: Ids, frozen: Vectors, centred: Vectors
) -> Generator[Step, None, Ids]:
    """Rows (n, m) of photos near each, from the index that searches use; -1 where there is none.

    It compares vectors that are not centred: more than are needed are asked for.
    """
    searcher = session.searcher(session.embedder.photo_space)
    by_id = np.argsort(ids)
    found = np.full((len(ids), _RERANKED), -1, np.int64)
    for start in range(0, len(ids), _BLOCK):
        here = slice(start, start + _BLOCK)
        near = searcher.candidates(frozen[here], _RERANKED)
        if near is None:
            rows, _ = yield from _nearest(centred, NEIGHBOURS)
            return rows
        places = np.minimum(np.searchsorted(ids, near, sorter=by_id), len(ids) - 1)
        rows = by_id[places]
        known = (ids[rows] == near) & (rows != np.arange(start, start + len(near))[:, None])
        found[here] = np.where(known, rows, -1)
        yield Step("arrange", min(start + _BLOCK, len(ids)), len(ids))
    return found


def rerank(vectors: Vectors, candidates: Ids, k: int) -> tuple[Ids, Vectors]:
    """The k of each row's candidates (n, m) that are most like it by unit vectors (n, d), and
    their cosines; the best first."""
    k = min(k, candidates.shape[1])
    rows, cosines = np.empty((len(vectors), k), np.int64), np.empty((len(vectors), k), np.float32)
    for start in range(0, len(vectors), _BLOCK):
        here = slice(start, start + _BLOCK)
        found = candidates[here]
        alike = np.einsum("nd,nmd->nm", vectors[here], vectors[found])
        alike[found < 0] = -1
        best = np.argsort(-alike, axis=1, kind="stable")[:, :k]
        rows[here] = np.take_along_axis(found, best, axis=1)
        cosines[here] = np.take_along_axis(alike, best, axis=1)
    return rows, cosines


def _nearest(centred: Vectors, k: int) -> Generator[Step, None, tuple[Ids, Vectors]]:
    neighbours = index.neighbours(centred, k)
    while True:
        try:
            yield Step("arrange", next(neighbours), len(centred))
        except StopIteration as end:
            near, cosines = end.value
            return near, cosines


def _weights(session: Session) -> Weights:
    """The measured weights, times what the person chose."""
    usual = Weights()
    chosen = Settings.load(session.library.paths, "weigh_time", "weigh_place", "weigh_folder")
    return Weights(
        usual.time * chosen.weigh_time,
        usual.place * chosen.weigh_place,
        usual.folder * chosen.weigh_folder,
    )


def _signals(
    taken: Sequence[str | None],
    positions: NDArray[np.float64] | None,
    folders: Sequence[bytes | None],
) -> Signals:
    where = np.full((len(taken), 2), np.nan) if positions is None else positions
    number = {place: n for n, place in enumerate(sorted({f for f in folders if f is not None}))}
    return Signals(
        np.array([_seconds(date) for date in taken], np.float64),
        where[:, 0],
        where[:, 1],
        np.array(
            [cluster.NO_FOLDER if place is None else number[place] for place in folders], np.int64
        ),
    )


def _seconds(taken: str | None) -> float:
    if taken is None:
        return np.nan
    try:
        return datetime.fromisoformat(taken).replace(tzinfo=UTC).timestamp()
    except ValueError:
        return np.nan


def telling_folders(directories: Sequence[Sequence[bytes]]) -> list[bytes | None]:
    """The nearest folder above each photo that a person named; None where there is none, or where
    most photos lie in it.

    `directories` are those a photo lies in, the nearest first, up to the folder that was added.
    """
    named = [hand_named(above) for above in directories]
    sizes = Counter(named)
    return [place if sizes[place] <= _WHOLE_LIBRARY * len(named) else None for place in named]


def hand_named(directories: Sequence[bytes]) -> bytes | None:
    """The first of some directories whose name a person gave."""
    return next(
        (d for d in directories if cluster.named_by_hand(os.fsdecode(os.path.basename(d)))), None
    )
