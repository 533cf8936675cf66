"""Photos all of whose files are missing (index.db)."""

from __future__ import annotations

from collections.abc import Iterable

from photoorg.domain import PhotoCard
from photoorg.library import photos
from photoorg.library.store import Library


def listed(library: Library) -> list[tuple[int, str]]:
    """The photos all of whose files are missing, with when the last one went (UTC, ISO 8601);
    those that went last come first."""
    rows = library.index.execute(
        """SELECT photo_id, MAX(missing_since) AS since FROM files
        WHERE missing_since IS NOT NULL AND photo_id IS NOT NULL AND photo_id NOT IN (
            SELECT photo_id FROM files WHERE missing_since IS NULL AND photo_id IS NOT NULL)
        GROUP BY photo_id ORDER BY since DESC, photo_id DESC"""
    )
    return [(photo_id, since) for photo_id, since in rows]


def count(library: Library) -> int:
    """How many photos that is."""
    query = """SELECT COUNT(DISTINCT photo_id) FROM files
        WHERE missing_since IS NOT NULL AND photo_id NOT IN (
            SELECT photo_id FROM files WHERE missing_since IS NULL AND photo_id IS NOT NULL)"""
    return int(library.index.execute(query).fetchone()[0])


def cards(library: Library, ids: Iterable[int]) -> dict[int, PhotoCard]:
    """What grid cells show of photos whose files are missing: the path is where one lay."""
    return photos.cards(library, ids, missing=True)
