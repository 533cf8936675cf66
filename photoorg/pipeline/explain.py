"""“Why are these similar?” for any two photos: at once from tags, then in a describer's words."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from photoorg import models
from photoorg.decoders import captions as drawing
from photoorg.decoders.captions import Captions, Pool
from photoorg.domain import Ids
from photoorg.errors import MediaError, ModelError, ProtocolError, Stopped
from photoorg.explanations import Explanation, PhotoRef
from photoorg.jobs import pack, unpack
from photoorg.library import Access, Library, explanations, vectors
from photoorg.models import Describer, ScoringDescriber
from photoorg.models.protocols import Stop, never
from photoorg.pipeline.describe import view
from photoorg.pipeline.insight import Insight, Subject, insight, subject
from photoorg.pipeline.measure import reference_photos
from photoorg.pipeline.session import Session
from photoorg.pipeline.telling import Teller
from photoorg.settings import Settings

VERSION = 1
"""Raised when explanations are made in another way: kept ones are then made anew."""
_PRIOR_PHOTOS = 8
"""Photos under which captions are scored to find how usual they are."""


PATIENCE_S = 120.0
"""How long the describer may take for a pair; afterwards the answer is approximate."""


def explain(
    session: Session,
    left: PhotoRef,
    right: PhotoRef,
    stop: Stop = never,
    seconds: float = PATIENCE_S,
) -> Iterator[Explanation]:
    """Why two photos are similar: from tags, concepts and metadata at once, and again when the
    describer of the settings has spoken.

    The last one is `complete`; it is approximate when the describer was not done after `seconds`.
    A pair that was explained before comes whole. Raises Stopped when `stop` says so, LibraryError
    and MediaError when a photo cannot be looked at, ModelError without what explanations need.
    """
    seeing = insight(session)
    if seeing is None:
        raise ModelError(
            "Explanations come once photoorg has looked at some twenty photos with this model."
        )
    pair = subject(session, left), subject(session, right)
    spec = Settings.load(session.library.paths, "describer").describer
    basis = _basis(seeing, spec)
    kept = _kept(session.library, pair, basis)
    if kept is not None:
        yield kept
        return
    teller = Teller(seeing, (pair[0].known, pair[1].known))
    instant = teller.explanation(left, right)
    yield replace(instant, complete=False)
    end = time.monotonic() + seconds
    try:
        halt = _either(stop, end)
        final, keep = _with_captions(session, spec, pair, teller, instant, halt), True
    except Stopped:
        if time.monotonic() < end:
            raise
        note = "The describer took too long; descriptions are made of tags."
        final, keep = replace(instant, approximate=True, notes=(*instant.notes, note)), False
    except (ModelError, MediaError) as error:
        final, keep = replace(instant, notes=(*instant.notes, str(error))), False
    if keep:
        _keep(session.library, pair, basis, final)
    yield final


def _either(stop: Stop, end: float) -> Stop:
    return lambda: stop() or time.monotonic() >= end


def _with_captions(
    session: Session,
    spec: str,
    pair: tuple[Subject, Subject],
    teller: Teller,
    instant: Explanation,
    stop: Stop,
) -> Explanation:
    describer = models.load_describer(spec)
    sights = [describer.look([one.view(describer.edge)]) for one in pair]
    drawn = [
        _drawn(session.library, describer, one, sight, stop)
        for one, sight in zip(pair, sights, strict=True)
    ]
    pool: Pool | None = None
    if isinstance(describer, ScoringDescriber) and any(one.texts for one in drawn):
        reference = _reference(session, describer)
        pool = drawing.score(describer, sights, reference, drawn, stop)
    return teller.in_words_of(describer.name, instant, drawn, pool)


def _drawn(
    library: Library, describer: Describer[Any], one: Subject, sight: Any, stop: Stop
) -> Captions:
    """The captions of a photo, drawn now or kept."""
    basis = f"{VERSION} {drawing.LENGTHS} {describer.model_id}"
    kept = explanations.drawn(library, one.content, basis)
    if kept is not None:
        try:
            return unpack(Captions, kept)
        except ProtocolError:
            pass
    made = drawing.draw(describer, sight, stop)
    if Access.INDEX in library.access:
        explanations.save_drawn(library, one.content, basis, pack(made))
    return made


def _reference(session: Session, describer: ScoringDescriber[Any]) -> Any | None:
    """The library's photos that captions are compared with, as the describer sees them; None where
    there are too few, or one of them cannot be looked at now."""
    present = vectors.ids(session.library, session.model_id, session.embedder.text_space)
    measured = reference_photos(present)
    chosen: Ids = measured[:: max(len(measured) // _PRIOR_PHOTOS, 1)][:_PRIOR_PHOTOS]
    if len(chosen) < _PRIOR_PHOTOS:
        return None
    views = [view(session.library, photo_id, describer.edge) for photo_id in chosen.tolist()]
    try:
        return describer.look(views)
    except MediaError:
        return None


def _basis(seeing: Insight, spec: str) -> str:
    """Names everything an explanation rests on."""
    try:
        describer = models.describer_id_of(spec)
    except ModelError:
        describer = "none"
    whole = f"{VERSION} {seeing.basis} {describer}"
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


def _kept(library: Library, pair: tuple[Subject, Subject], basis: str) -> Explanation | None:
    left, right = pair
    text = explanations.explanation(library, left.content, right.content, basis)
    if text is None:
        return None
    try:
        return replace(unpack(Explanation, text), left=left.ref, right=right.ref)
    except ProtocolError:
        return None


def _keep(library: Library, pair: tuple[Subject, Subject], basis: str, made: Explanation) -> None:
    if Access.INDEX in library.access:
        left, right = pair
        explanations.save_explanation(library, left.content, right.content, basis, pack(made))
