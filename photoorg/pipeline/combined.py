"""Answers to questions of several parts: words, photos and filters, each plus or minus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from photoorg.domain import Hit, Ids, Vectors
from photoorg.errors import LibraryError
from photoorg.explanations import PhotoRef
from photoorg.library import filters, photos
from photoorg.pipeline.combination import Scores, combined, standard
from photoorg.pipeline.cutoff import likely
from photoorg.pipeline.decoding import decoders
from photoorg.pipeline.search import readable, search, similar, similar_to_file
from photoorg.pipeline.session import Session
from photoorg.questions import PhotoPart, Question, WordsPart

CANDIDATES = 300
"""Photos found by the vectors of each space whose parts are then looked at one by one."""
_RANKED = 2 * CANDIDATES
"""Photos of which those are the nearest: a graph alone, which compares fewer numbers, would miss
much of what lies where one text points away from another."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One part as vectors: what it is compared with in either space."""

    minus: bool
    text: str = ""
    """Empty for a photo."""
    photo_id: int | None = None
    in_text_space: Vectors | None = None
    in_photo_space: Vectors | None = None


class _Seen:
    """The vectors of a question's photos, each read from the library once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, tuple[Ids, Vectors]] = {}

    def vectors_of(self, space: str, ids: Ids) -> tuple[Ids, Vectors]:
        """Those of the photos that have a vector in a space, ascending, and their unit vectors
        (n, d)."""
        load = self._session.searcher(space).vectors_of
        if space not in self._known:
            self._known[space] = load(np.unique(ids))
            return self._known[space]
        known, matrix = self._known[space]
        fresh, more = load(np.setdiff1d(ids, known))
        together = np.concatenate([known, fresh])
        order = np.argsort(together)
        known, matrix = together[order], np.concatenate([matrix, more])[order]
        self._known[space] = known, matrix
        wanted = np.isin(known, ids)
        return known[wanted], matrix[wanted]


def search_for(session: Session, question: Question, limit: int = 200) -> tuple[Hit, ...]:
    """The photos that fit a question best, best first; by date, the newest first, where it has
    filters only. Empty for an empty question.

    Raises LibraryError when a photo of the question is not known, or a filter means nothing, and
    MediaError when a file of the question cannot be read.
    """
    if not question.asks:
        if not question.filters:
            return ()
        found = filters.listed_now(session.library, question.filters)[:limit]
        return tuple(Hit(int(photo_id), 0.0, None) for photo_id in found)
    within = filters.matching_now(session.library, question.filters)
    sole = question.sole
    if isinstance(sole, WordsPart):
        return search(session, sole.text, limit, within)
    if isinstance(sole, PhotoPart):
        photo_id = _photo_id(session, sole)
        if photo_id is None:
            return similar_to_file(session, sole.path, limit, within)
        return similar(session, photo_id, limit, within)
    return _search_parts(session, question, limit, within)


def asked_photo(session: Session, question: Question) -> PhotoRef | None:
    """The photo that others are to be like, where a question is about one photo alone. Raises
    LibraryError when it is not known."""
    sole = question.sole
    if not isinstance(sole, PhotoPart):
        return None
    photo_id = _photo_id(session, sole)
    return PhotoRef(path=sole.path) if photo_id is None else PhotoRef(photo_id)


def _search_parts(
    session: Session, question: Question, limit: int, within: Ids | None
) -> tuple[Hit, ...]:
    asked = _words(session, [part for part in question.words if part.text.strip()])
    asked += [_photo(session, part) for part in question.photos]
    photos_known = session.searcher(session.embedder.text_space).photos
    if not asked or not photos_known:
        return ()
    own = np.array([part.photo_id for part in asked if part.photo_id is not None], np.int64)
    seen = _Seen(session)
    ids = np.setdiff1d(_candidates(session, seen, asked, within), own)
    if len(ids) == 0:
        return ()
    ids, parts, chance = _scores(session, seen, asked, ids)
    if len(ids) == 0:
        return ()
    scores, by_chance = combined(parts), combined(chance)
    best = np.argsort(-scores, kind="stable")[:limit]
    count = likely(scores[best], by_chance, photos_known if within is None else len(within))
    ranked = np.sort(by_chance)
    shares = np.searchsorted(ranked, scores[best]) / max(len(ranked), 1)
    return tuple(
        Hit(int(photo_id), float(score), float(share), place < count)
        for place, (photo_id, score, share) in enumerate(
            zip(ids[best], scores[best], shares, strict=True)
        )
    )


def _words(session: Session, parts: Sequence[WordsPart]) -> list[_Asked]:
    if not parts:
        return []
    texts = [readable(part.text) for part in parts]
    read = session.embedder.embed_texts(texts)
    return [
        _Asked(part.minus, text, in_text_space=vector)
        for part, text, vector in zip(parts, texts, read, strict=True)
    ]


def _photo(session: Session, part: PhotoPart) -> _Asked:
    embedder = session.embedder
    photo_id = _photo_id(session, part)
    if photo_id is None:
        photo = decoders(session.library).decode(part.path, embedder.edge)
        seen = embedder.see(embedder.prepare(photo)[None]).spaces
        return _Asked(
            part.minus,
            in_text_space=seen[embedder.text_space][0],
            in_photo_space=seen[embedder.photo_space][0],
        )
    wanted = np.array([photo_id])
    _, of_text = session.searcher(embedder.text_space).vectors_of(wanted)
    _, of_photo = session.searcher(embedder.photo_space).vectors_of(wanted)
    if len(of_text) == 0 or len(of_photo) == 0:
        raise LibraryError("A photo of this search has not been looked at yet; please wait.")
    return _Asked(
        part.minus, photo_id=photo_id, in_text_space=of_text[0], in_photo_space=of_photo[0]
    )


def _photo_id(session: Session, part: PhotoPart) -> int | None:
    """The photo of the library that a part means; None for any other file."""
    if not part.content:
        return None
    photo_id = photos.id_of_content(session.library, part.hash)
    if photo_id is None:
        raise LibraryError("A photo of this search is no longer in the library.")
    return photo_id


def _candidates(session: Session, seen: _Seen, asked: list[_Asked], within: Ids | None) -> Ids:
    """The photos among which the best are, ascending: those nearest to all parts together in the
    space of words, which knows photos too, and in the space of photos."""
    embedder = session.embedder
    found = [np.empty(0, np.int64)]
    for space in dict.fromkeys((embedder.text_space, embedder.photo_space)):
        in_text = space == embedder.text_space
        pairs = [(p, p.in_text_space if in_text else p.in_photo_space) for p in asked]
        known = [(part, vector) for part, vector in pairs if vector is not None]
        if not known:
            continue
        sample = session.sample(space).vectors
        directions = [(part, vector, float((sample @ vector).std())) for part, vector in known]
        queries = _directions(directions)
        near = [session.searcher(space).near(query, _RANKED, within) for query in queries]
        ids, matrix = seen.vectors_of(space, np.concatenate(near))
        for query in queries:
            found.append(ids[np.argsort(-(matrix @ query), kind="stable")[:CANDIDATES]])
    return np.unique(np.concatenate(found))


def _directions(parts: list[tuple[_Asked, Vectors, float]]) -> list[Vectors]:
    """The vectors to search by: what all plus parts have in common, with and without the minus
    parts taken off. Each part counts in units of its own chance, as in `combination`."""
    scaled = [(part.minus, vector / max(unit, 1e-6)) for part, vector, unit in parts]
    plus = [vector for minus, vector in scaled if not minus]
    minus = [vector for minus, vector in scaled if minus]
    wanted = [np.mean(plus, axis=0)] if plus else []
    if minus:
        taken = np.mean(minus, axis=0)
        wanted.append(wanted[0] - taken if wanted else -taken)
    unit: list[Vectors] = [
        (vector / max(float(np.linalg.norm(vector)), 1e-6)).astype(np.float32) for vector in wanted
    ]
    return unit


def _scores(
    session: Session, seen: _Seen, asked: list[_Asked], ids: Ids
) -> tuple[Ids, list[Scores], list[Scores]]:
    """Those of the photos that everything is known of, and what each part scores on them and on
    random photos of the library. These are the vectors’ own scores: what names of classes add to
    single words makes questions of several parts worse (`bench combined`)."""
    embedder = session.embedder
    by_text, by_photo = (
        session.sample(space) for space in (embedder.text_space, embedder.photo_space)
    )
    both = np.intersect1d(by_text.ids, by_photo.ids)
    of_text, of_photo = (np.searchsorted(s.ids, both) for s in (by_text, by_photo))
    ids, seen_text = seen.vectors_of(embedder.text_space, ids)
    seen_photo = seen_text
    if any(part.in_photo_space is not None for part in asked):
        there, seen_photo = seen.vectors_of(embedder.photo_space, ids)
        seen_text, ids = seen_text[np.isin(ids, there)], there
    parts, chance = [], []
    for part in asked:
        if part.text:
            assert part.in_text_space is not None
            scores = seen_text @ part.in_text_space
            random = by_text.vectors[of_text] @ part.in_text_space
        else:
            assert part.in_photo_space is not None
            scores = seen_photo @ part.in_photo_space
            random = by_photo.vectors[of_photo] @ part.in_photo_space
        parts.append(Scores(standard(scores, random), part.minus))
        chance.append(Scores(standard(random, random), part.minus))
    return ids, parts, chance
