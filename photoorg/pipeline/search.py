"""Answers: photos that fit words, photos like a photo, photos like any file."""

from __future__ import annotations

import numpy as np

from photoorg import media
from photoorg.domain import Hit, Ids, Vectors
from photoorg.errors import LibraryError
from photoorg.pipeline import calibration
from photoorg.pipeline.session import Session


def search(session: Session, text: str, limit: int = 200) -> tuple[Hit, ...]:
    """The photos that fit `text` best, best first. Empty for an empty text or library."""
    if not text.strip():
        return ()
    space = session.embedder.text_space
    query = session.embedder.embed_texts([text])[0]
    found = session.searcher(space).nearest(query, limit)
    return _hits(session, space, calibration.WORDS, *found, limit)


def similar(session: Session, photo_id: int, limit: int = 200) -> tuple[Hit, ...]:
    """The photos most like a photo of the library, best first, without itself.

    Raises LibraryError when the model has not seen that photo yet.
    """
    space = session.embedder.photo_space
    searcher = session.searcher(space)
    _, query = searcher.vectors_of(np.array([photo_id]))
    if len(query) == 0:
        raise LibraryError("This photo has not been looked at yet; please wait for the update.")
    ids, cosines = searcher.nearest(query[0], limit + 1)
    others = ids != photo_id
    return _hits(session, space, calibration.PHOTOS, ids[others], cosines[others], limit)


def similar_to_file(session: Session, path: bytes, limit: int = 200) -> tuple[Hit, ...]:
    """The photos most like any photo file, which is read but not added.

    A photo with the very same content comes first. Raises MediaError when it cannot be read.
    """
    embedder = session.embedder
    photo = media.decode(path, embedder.edge)
    query = embedder.see(embedder.prepare(photo)[None]).spaces[embedder.photo_space][0]
    found = session.searcher(embedder.photo_space).nearest(query, limit)
    return _hits(session, embedder.photo_space, calibration.PHOTOS, *found, limit)


def _hits(
    session: Session, space: str, kind: str, ids: Ids, cosines: Vectors, limit: int
) -> tuple[Hit, ...]:
    shares = calibration.closer_than(session, space, kind, cosines)
    hits = [
        Hit(int(photo_id), float(cosine), share)
        for photo_id, cosine, share in zip(ids, cosines, shares, strict=True)
    ]
    return tuple(hits[:limit])
