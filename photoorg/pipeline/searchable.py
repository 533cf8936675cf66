"""What the model saw: kept, and brought into the search indexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from photoorg.domain import FoundFile
from photoorg.errors import MediaError
from photoorg.jobs import Step
from photoorg.library import vectors
from photoorg.models import Seen, name_concepts
from photoorg.pipeline import calibration
from photoorg.pipeline.session import Session

_WORDS = 6


def keep(
    session: Session,
    photo_ids: Sequence[int],
    seen: Seen,
    failed: Sequence[tuple[FoundFile, MediaError]] = (),
) -> None:
    """Save what the model saw in photos, and what is wrong with others."""
    vectors.save(
        session.library,
        session.model_id,
        photo_ids,
        seen.spaces,
        seen.concepts,
        name_concepts(seen.concepts, _WORDS),
        seen.regions,
        failed,
    )


def absorb(session: Session) -> Iterator[Step]:
    """Move new vectors into the search indexes."""
    embedder = session.embedder
    for space in dict.fromkeys((embedder.photo_space, embedder.text_space)):
        searcher = session.searcher(space)
        total = searcher.to_move
        for moved in searcher.absorb():
            yield Step("index", moved, total)


def prepare_search(session: Session) -> Iterator[Step]:
    """Absorb what is left, and measure the library's random pairs."""
    yield from absorb(session)
    if calibration.calibrate(session):
        yield Step("index", 1, 1)
