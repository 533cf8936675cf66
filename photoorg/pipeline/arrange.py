"""The last stage: all photos into a tree of albums."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

import numpy as np

from photoorg import cluster, index
from photoorg.domain import Ids, ProposedAlbum, Vectors
from photoorg.jobs import Step
from photoorg.library import albums, photos, vectors
from photoorg.models.concepts import load_concept_tree
from photoorg.pipeline.session import Session

_NEIGHBOURS = 8


def arrange(session: Session) -> Iterator[Step]:
    """Arrange the photos into albums, unless they are the very ones arranged before.

    With its albums in place a model is the one that answers; see `serving`.
    """
    library, space = session.library, session.embedder.photo_space
    basis = vectors.basis(library, session.model_id, space)
    maker = albums.Maker(session.spec, session.model_id)
    if albums.basis(library) == basis and albums.maker(library) == maker:
        return
    proposed = albums.kept(library, session.model_id, basis)
    if proposed is None:
        ids, photo_set = yield from _photo_set(session, space)
        arranged = cluster.arrange(photo_set, load_concept_tree())
        proposed = tuple(_with_ids(album, ids) for album in arranged)
    albums.replace(library, proposed, basis, maker)
    count = sum(len(album.photo_ids) for album in proposed)
    yield Step("arrange", count, count)


def _photo_set(session: Session, space: str) -> Generator[Step, None, tuple[Ids, cluster.PhotoSet]]:
    """The present photos in the order of their hashes, numbered from 0; and their ids.

    So an arrangement rests on the photos alone, not on the order in which they were found.
    """
    library, model_id = session.library, session.model_id
    present = vectors.ids(library, model_id, space)
    yield Step("arrange", 0, len(present))
    ids, scores = vectors.concepts(library, model_id, present)
    _, matrix = vectors.load(library, model_id, space, ids)
    row_of = {int(photo_id): row for row, photo_id in enumerate(ids)}
    by_hash = sorted(photos.hashes(library).items())
    order = np.array([row_of[i] for _, i in by_hash if i in row_of], np.int64)
    ids, scores = ids[order], scores.rows(order)
    centred = cluster.centre(matrix[order])
    del matrix
    near, cosines = yield from _steps(centred)
    dates = photos.dates(library, ids.tolist())
    taken = tuple(dates[int(photo_id)] for photo_id in ids)
    numbers = np.arange(len(ids), dtype=np.int64)
    return ids, cluster.PhotoSet(numbers, centred, near, cosines, scores, taken)


def _steps(centred: Vectors) -> Generator[Step, None, tuple[Ids, Vectors]]:
    neighbours = index.neighbours(centred, _NEIGHBOURS)
    while True:
        try:
            yield Step("arrange", next(neighbours), len(centred))
        except StopIteration as end:
            near, cosines = end.value
            return near, cosines


def _with_ids(album: ProposedAlbum, ids: Ids) -> ProposedAlbum:
    """The same album with photo ids in place of numbers."""
    return replace(
        album,
        members=tuple(int(ids[number]) for number in album.members),
        children=tuple(_with_ids(child, ids) for child in album.children),
        cover_id=None if album.cover_id is None else int(ids[album.cover_id]),
    )
