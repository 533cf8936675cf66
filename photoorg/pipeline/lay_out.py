"""Laying the photos out on a map on which similar ones lie near each other."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from functools import partial

import numpy as np

from photoorg import cluster, index
from photoorg.domain import Ids, Vectors
from photoorg.jobs import Step
from photoorg.library import scatter, vectors
from photoorg.library.scatter import DrawnMap
from photoorg.pipeline.patience import when_there_is_room
from photoorg.pipeline.session import Session

FEWEST = 20
"""Fewer photos are seen at a glance."""
LANDMARKS = 15_000
"""Photos that are laid out among each other; all others lie by them."""
_GROWTH = 2.0
"""The landmarks are laid out anew when the library is so many times as large."""
_BATCH = 2000
_STAGE = "map"


def lay_out(session: Session) -> Generator[Step, None, str]:
    """Give every photo that the model has seen its place on the map; what happened, in words.

    The first time, with another model, or when the library has doubled or lost most landmarks,
    those are laid out; otherwise only photos that came since are placed.
    """
    library, model_id = session.library, session.model_id
    space = session.embedder.photo_space
    present = vectors.ids(library, model_id, space)
    if len(present) < FEWEST:
        return f"There are too few photos for a map: {FEWEST} are needed."
    drawn = scatter.drawn(library)
    fits = drawn is not None and drawn.model_id == model_id
    if drawn is None or not fits or _is_outgrown(session, drawn, len(present)):
        yield from _lay_out_landmarks(session, present, keep=fits)
    yield from _place_others(session)
    return "The map is drawn."


def extend_map(session: Session) -> Iterator[Step]:
    """The stage that keeps the map up to date, where there is one."""
    if scatter.drawn(session.library) is not None:
        yield from lay_out(session)


def _is_outgrown(session: Session, drawn: DrawnMap, photos: int) -> bool:
    """Whether the library has doubled, or most landmarks went with their photos."""
    left = scatter.count_landmarks(session.library)
    return photos >= _GROWTH * drawn.photos or _GROWTH * left < min(LANDMARKS, drawn.photos)


def _lay_out_landmarks(session: Session, present: Ids, keep: bool) -> Iterator[Step]:
    """Lay landmarks out; where they lay before counts if `keep`."""
    chosen = np.sort(np.random.default_rng(0).permutation(present)[:LANDMARKS])
    yield Step(_STAGE, 0, cluster.ITERATIONS)
    ids, matrix = _seen(session, chosen)
    looks = cluster.centre(matrix)
    neighbours = index.neighbours(looks, cluster.NEIGHBOURS)
    while True:
        try:
            next(neighbours)
            yield Step(_STAGE, 0, cluster.ITERATIONS)
        except StopIteration as end:
            near, cosines = end.value
            break
    start = _before(session, ids) if keep else None
    spreading = cluster.spread(looks, near, cosines, start)
    while True:
        try:
            yield Step(_STAGE, next(spreading), cluster.ITERATIONS)
        except StopIteration as end:
            laid = end.value
            break
    drawn = DrawnMap(session.model_id, len(present))
    keep_all = partial(scatter.replace, session.library, drawn, ids, laid)
    yield from when_there_is_room(session.library, keep_all)


def _before(session: Session, ids: Ids) -> Vectors | None:
    """Where photos lay on the last map (n, 2), NaN for those that did not; None if too few did."""
    found = np.full((len(ids), 2), np.nan, np.float32)
    for known, laid in scatter.in_pieces(session.library):
        places = np.minimum(np.searchsorted(known, ids), len(known) - 1)
        hit = known[places] == ids
        found[hit] = laid[places[hit]]
    return found if np.isfinite(found[:, 0]).mean() >= 1 / (2 * _GROWTH) else None


def _place_others(session: Session) -> Iterator[Step]:
    """Give all photos without a place one among the landmarks."""
    library, space = session.library, session.embedder.photo_space
    total = scatter.count_lacking(library, session.model_id, space)
    if not total:
        return
    done = 0
    yield Step(_STAGE, done, total)
    ids, laid = scatter.landmarks(library)
    known, matrix = _seen(session, ids)
    laid = laid[np.searchsorted(ids, known)]
    while True:
        wanted = scatter.lacking(library, session.model_id, space, _BATCH)
        here, seen = _seen(session, wanted)
        # Damaged vectors are taken away as they are read, and made again by the next run.
        if not len(here) or not len(known):
            return
        add = partial(scatter.add, library, here, cluster.placed(seen, matrix, laid))
        yield from when_there_is_room(library, add)
        done += len(wanted)
        yield Step(_STAGE, min(done, total), total)


def _seen(session: Session, ids: Ids) -> tuple[Ids, Vectors]:
    return vectors.load(session.library, session.model_id, session.embedder.photo_space, ids)
