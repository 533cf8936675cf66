"""Photos whose files are gone: kept for long, then forgotten. No original is ever touched."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from photoorg.library import Library, files, photos
from photoorg.library import missing as gone

DAYS = 90
"""How long a missing file is remembered, by the clock."""
SEEN_DAYS = 30
"""On how many different days its folder must have been seen without it as well: a clock that
jumps, and a drive that is away, forget nothing."""


def forget_old(library: Library) -> int:
    """Forget the files that have been missing for long; how many photos that were."""
    before = (datetime.now(UTC) - timedelta(days=DAYS)).isoformat(timespec="seconds")
    return files.forget_missing(library, before, SEEN_DAYS)


def forget_missing(library: Library) -> int:
    """Forget all missing photos at the person's word, with their thumbnails; how many they were.

    What the person said about them stays, should they return.
    """
    ids = [photo_id for photo_id, _ in gone.listed(library)]
    contents = photos.contents(library, ids)
    forgotten = files.forget_missing(library)
    for content in contents.values():
        # One that cannot be removed now is removed with the next update.
        with suppress(OSError):
            library.paths.thumbnail(content).unlink(missing_ok=True)
    return forgotten
