"""Photos whose files are gone: when they went, and how that is said."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from photoorg.library import Library, missing
from photoorg.ui.closeness import Caption
from photoorg.ui.months import NAMES, Listing

NOTE = (
    "Their files are gone. They come back with them, and are forgotten after 90 days; what you "
    "said about them is kept."
)


def missing_listing(library: Library) -> Listing:
    """The missing photos, those that went last first, each with when it went."""
    gone = missing.listed(library)
    ids = np.array([photo_id for photo_id, _ in gone], np.int64)
    return Listing(ids, captions=tuple(went(since) for _, since in gone))


def went(since: str) -> Caption:
    """“missing since 3 May 2026”, in the person's time zone."""
    try:
        at = datetime.fromisoformat(since).astimezone()
    except (ValueError, OverflowError):
        return Caption(("missing",), "Its file is gone.")
    month = NAMES[at.month - 1]
    forms = tuple(f"missing since {at.day} {name} {at.year}" for name in (month, month[:3]))
    return Caption((*forms, "missing"), f"Its file is gone since {at.day} {month} {at.year}.")
