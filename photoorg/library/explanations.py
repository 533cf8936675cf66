"""What is usual in the library, and explanations that were made before (index.db).

Explanations are kept by what the photos are, not where they lie, and by everything else they rest
on: models, banks and the reference photos. The oldest go when there are too many.
"""

from __future__ import annotations

from dataclasses import dataclass

from photoorg.library import rows
from photoorg.library.store import Library

MOST = 5_000
"""Explanations kept: some 20 MB."""
MOST_DRAWN = 20_000
"""Photos whose drawn captions are kept: some 20 MB."""


@dataclass(frozen=True, slots=True)
class KeptStatistics:
    """What is usual in the library, as one model sees it."""

    basis: str
    """Names everything it was measured with: versions, banks, reference photos."""
    photos: int
    """How many photos the library held then."""
    data: bytes


def statistics(library: Library, model_id: str) -> KeptStatistics | None:
    """A model's present statistics, or None before there are any."""
    kept = library.index.execute(
        f"SELECT {rows.columns('statistics')} FROM statistics WHERE model_id = ?", [model_id]
    )
    for _, *values in rows.whole(library, "statistics", kept):
        return KeptStatistics(*values)
    return None


def save_statistics(library: Library, model_id: str, kept: KeptStatistics) -> None:
    """Make them the model's statistics. Explanations that rest on others are no longer found."""
    with library.writing_index() as db:
        rows.put(db, "statistics", [(model_id, kept.basis, kept.photos, kept.data)])


def explanation(library: Library, left: bytes, right: bytes, basis: str) -> str | None:
    """The kept explanation of two contents, by their hashes in this order, or None."""
    kept = library.index.execute(
        f"""SELECT {rows.columns("explanations")} FROM explanations
        WHERE left_hash = ? AND right_hash = ? AND basis = ?""",
        [left, right, basis],
    )
    for *_, data in rows.whole(library, "explanations", kept):
        return str(data)
    return None


def save_explanation(library: Library, left: bytes, right: bytes, basis: str, data: str) -> None:
    """Keep an explanation; the oldest beyond MOST are dropped."""
    with library.writing_index() as db:
        rows.put(db, "explanations", [(left, right, basis, data)])
        db.execute(
            "DELETE FROM explanations WHERE id <= (SELECT MAX(id) FROM explanations) - ?", [MOST]
        )


def drawn(library: Library, content: bytes, basis: str) -> str | None:
    """The captions drawn of a content by one describer, or None."""
    kept = library.index.execute(
        f"SELECT {rows.columns('drawn_captions')} FROM drawn_captions WHERE hash = ? AND basis = ?",
        [content, basis],
    )
    for *_, data in rows.whole(library, "drawn_captions", kept):
        return str(data)
    return None


def save_drawn(library: Library, content: bytes, basis: str, data: str) -> None:
    """Keep the captions drawn of a content; the oldest beyond MOST_DRAWN are dropped."""
    with library.writing_index() as db:
        rows.put(db, "drawn_captions", [(content, basis, data)])
        db.execute(
            "DELETE FROM drawn_captions WHERE id <= (SELECT MAX(id) FROM drawn_captions) - ?",
            [MOST_DRAWN],
        )
