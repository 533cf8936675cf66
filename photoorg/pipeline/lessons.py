"""What a library has to learn from: photos with the albums and folders that people gave them."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from photoorg.corrections import UNSORTED
from photoorg.domain import Ids, Vectors
from photoorg.learn import Pairs, TrainingSet
from photoorg.learn.hierarchy import UNKNOWN
from photoorg.learn.labels import WEAK
from photoorg.library import albums, corrections, photos, vectors, verdicts
from photoorg.pipeline.photo_set import hand_named
from photoorg.pipeline.session import Session

_BURST_SECONDS = 10.0
_BURST_COSINE = 0.9
"""Photos so shortly after each other and so alike are of one moment."""
_SAME_COSINE = 0.985
"""Photos so alike are of one moment whenever they were taken: copies, and edits of one."""


def lessons(session: Session) -> tuple[TrainingSet, Vectors]:
    """The labelled photos of a library, and the vectors of all.

    Of several labels of a photo the best counts: the album the person put it in, the folder the
    person named, the confirmed album it joined, and the proposed album as a weak one.
    """
    library, space = session.library, session.embedder.photo_space
    ids, seen = vectors.load(
        library, session.model_id, space, vectors.ids(library, session.model_id, space)
    )
    labels, parents, weights = _labels(session, ids)
    known = np.flatnonzero(labels != UNKNOWN)
    dates = photos.dates(library, ids[known].tolist())
    bursts = moments(seen[known], [dates.get(photo) for photo in ids[known].tolist()])
    labelled = TrainingSet(
        seen[known], labels[known], parents[known], weights[known], bursts, _pairs(session)
    )
    return labelled, seen


def _labels(session: Session, ids: Ids) -> tuple[Ids, Ids, NDArray[np.float32]]:
    """The class, its parent and the weight (n,) of each photo."""
    library = session.library
    tree, facts = albums.tree(library), corrections.read(library)
    contents = photos.contents(library, ids.tolist())
    homes = dict(zip(*(part.tolist() for part in albums.homes(library)), strict=True))
    folders = _Numbers()
    directories = photos.directories(library, ids.tolist())
    labels = np.full(len(ids), UNKNOWN, np.int64)
    parents = np.full(len(ids), UNKNOWN, np.int64)
    weights = np.ones(len(ids), np.float32)
    for row, photo in enumerate(ids.tolist()):
        pinned = facts.pins.get(contents.get(photo, b""))
        above = directories.get(photo, ())
        folder = hand_named(above[:-1])
        home = homes.get(photo, UNSORTED)
        if pinned is not None and pinned in tree.by_id:
            labels[row] = pinned
            parents[row] = _or_unknown(tree.by_id[pinned].parent_id)
        elif folder is not None:
            labels[row] = folders.of(folder)
            higher = hand_named(tuple(d for d in above[:-1] if len(d) < len(folder)))
            parents[row] = UNKNOWN if higher is None else folders.of(higher)
        elif home in tree.by_id and not tree.by_id[home].unsorted:
            labels[row] = home
            parents[row] = _or_unknown(tree.by_id[home].parent_id)
            weights[row] = 1.0 if tree.by_id[home].kept else WEAK
    return labels, parents, weights


class _Numbers:
    """Class numbers of folders, which no album has."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}

    def of(self, directory: bytes) -> int:
        return UNSORTED + 1 + self._numbers.setdefault(directory, len(self._numbers))


def _or_unknown(album: int | None) -> int:
    return UNKNOWN if album is None else album


def moments(seen: Vectors, taken: list[str | None]) -> Ids:
    """The same number (n,) for photos of one moment; UNKNOWN for those that are alone in theirs."""
    times = [_time(date) for date in taken]
    order = sorted(range(len(seen)), key=lambda row: (times[row] or datetime.max, row))
    numbers = np.arange(len(seen), dtype=np.int64)
    for before, row in itertools.pairwise(order):
        first, second = times[before], times[row]
        alike = float(seen[before] @ seen[row])
        soon = (
            first is not None
            and second is not None
            and (second - first).total_seconds() <= _BURST_SECONDS
        )
        if alike >= _SAME_COSINE or (soon and alike >= _BURST_COSINE):
            numbers[row] = numbers[before]
    shared, sizes = np.unique(numbers, return_counts=True)
    single = set(shared[sizes == 1].tolist())
    return np.array([UNKNOWN if n in single else n for n in numbers.tolist()], np.int64)


def _time(date: str | None) -> datetime | None:
    try:
        return None if date is None else datetime.fromisoformat(date)
    except ValueError:
        return None


def _pairs(session: Session) -> Pairs:
    """What the person called similar or not."""
    library = session.library
    ids: Mapping[bytes, int] = photos.hashes(library)
    said = [v for v in verdicts.given(library) if v.left in ids and v.right in ids]
    wanted = np.unique([ids[content] for v in said for content in (v.left, v.right)])
    known, seen = vectors.load(
        library, session.model_id, session.embedder.photo_space, wanted.astype(np.int64)
    )
    row_of = {photo: row for row, photo in enumerate(known.tolist())}
    there = [v for v in said if ids[v.left] in row_of and ids[v.right] in row_of]
    if not there:
        return Pairs()
    left = [row_of[ids[v.left]] for v in there]
    right = [row_of[ids[v.right]] for v in there]
    return Pairs(seen[left], seen[right], np.array([v.similar for v in there]))
