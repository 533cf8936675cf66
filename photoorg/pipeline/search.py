"""Answers: photos that fit words, photos like a photo, photos like any file."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoorg import models
from photoorg.domain import Hit, Ids, Vectors
from photoorg.errors import LibraryError
from photoorg.library import captions, vectors
from photoorg.models.second_look import with_caption, with_names
from photoorg.pipeline import calibration
from photoorg.pipeline.cutoff import likely
from photoorg.pipeline.decoding import decoders
from photoorg.pipeline.learned import taught_likeness
from photoorg.pipeline.session import Session

LONGEST_QUERY = 1000
"""Characters of a query that count; no model reads further than some hundred words."""
_CANDIDATES = 500
"""Photos found by their vectors among which a name's classes may still change the order."""


def search(
    session: Session, text: str, limit: int = 200, within: Ids | None = None
) -> tuple[Hit, ...]:
    """The photos that fit `text` best, best first, of those `within` where such ids, ascending, are
    given. Empty for an empty text or library."""
    text = readable(text)
    if not text.strip():
        return ()
    space = session.embedder.text_space
    query = session.embedder.embed_texts([text])[0]
    ids, cosines = session.searcher(space).nearest(query, max(limit, _CANDIDATES), within)
    if len(ids) == 0:
        return ()
    scores = _look_again(session, text, ids, cosines)
    best = np.argsort(-scores, kind="stable")[:limit]
    sample = session.sample(space)
    chance = with_names(session.embedder, [text], (sample.vectors @ query)[None], sample.concepts)[
        0
    ]
    return _hits(session, space, calibration.WORDS, ids[best], scores[best], chance, within)


def readable(text: str) -> str:
    """As much of a text as models read."""
    # A command line may hold bytes that are no text, which tokenizers refuse.
    return text[:LONGEST_QUERY].encode("utf-8", "replace").decode("utf-8")


def hint(session: Session, text: str) -> str:
    """A remark on words that the model hardly knows; empty when there is none."""
    return models.hint_of(session.spec, text)


def similar(
    session: Session, photo_id: int, limit: int = 200, within: Ids | None = None
) -> tuple[Hit, ...]:
    """The photos most like a photo of the library, best first, without itself; of those `within`
    where such ids, ascending, are given.

    Raises LibraryError when the model has not seen that photo yet.
    """
    space = session.embedder.photo_space
    searcher = session.searcher(space)
    _, query = searcher.vectors_of(np.array([photo_id]))
    if len(query) == 0:
        raise LibraryError("This photo has not been looked at yet; please wait for the update.")
    ids, cosines = searcher.nearest(query[0], limit + 1, within)
    others = ids != photo_id
    ids, cosines = ids[others][:limit], cosines[others][:limit]
    sample = session.sample(space)
    chance = sample.vectors[sample.ids != photo_id] @ query[0]
    hits = _hits(session, space, calibration.PHOTOS, ids, cosines, chance, within)
    return _as_taught(session, query[0], hits)


def similar_to_file(
    session: Session, path: bytes, limit: int = 200, within: Ids | None = None
) -> tuple[Hit, ...]:
    """The photos most like any photo file, which is read but not added; of those `within` where
    such ids, ascending, are given.

    A photo with the very same content comes first. Raises MediaError when it cannot be read.
    """
    embedder = session.embedder
    photo = decoders(session.library).decode(path, embedder.edge)
    space = embedder.photo_space
    query = embedder.see(embedder.prepare(photo)[None]).spaces[space][0]
    ids, cosines = session.searcher(space).nearest(query, limit, within)
    if len(ids) == 0:
        return ()
    chance = session.sample(space).vectors @ query
    hits = _hits(session, space, calibration.PHOTOS, ids, cosines, chance, within)
    return _as_taught(session, query, hits)


def _as_taught(session: Session, query: Vectors, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The hits in the order of the learned head, those above the cut-off first."""
    taught = taught_likeness(session, query, [hit.photo_id for hit in hits])
    if taught is None:
        return hits
    order = sorted(range(len(hits)), key=lambda place: (not hits[place].likely, -taught[place]))
    return tuple(hits[place] for place in order)


def _look_again(session: Session, text: str, ids: Ids, cosines: Vectors) -> Vectors:
    """The scores of photos for words, (n,), after all the model knows of them."""
    library, embedder = session.library, session.embedder
    scores = cosines.copy()
    known, concepts = vectors.concepts(library, session.model_id, ids)
    rows = np.argsort(ids)[np.searchsorted(np.sort(ids), known)]
    if len(rows):
        scores[rows] = with_names(embedder, [text], scores[rows][None], concepts)[0]

    def regions_of(chosen: NDArray[np.int64]) -> NDArray[np.int8] | None:
        return captions.regions_of(library, session.model_id, ids[chosen])

    return with_caption(embedder, text, scores, regions_of)


def _hits(
    session: Session,
    space: str,
    kind: str,
    ids: Ids,
    scores: Vectors,
    chance: Vectors,
    within: Ids | None,
) -> tuple[Hit, ...]:
    """Hits from ids and scores, best first; `chance` are the question's scores on a sample of the
    library, and `within` the photos that were asked, where not all were."""
    shares = calibration.closer_than(session, space, kind, scores)
    asked = session.searcher(space).photos if within is None else len(within)
    count = likely(scores, chance, asked)
    return tuple(
        Hit(int(photo_id), float(score), share, place < count)
        for place, (photo_id, score, share) in enumerate(zip(ids, scores, shares, strict=True))
    )
