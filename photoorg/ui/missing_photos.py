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


TRASH_NOTE = (
    "You moved them to the trash. Until it is emptied, they can be put back from there, or with "
    "undo; what you said about them is kept."
)


def missing_listing(library: Library, trashed: bool = False) -> Listing:
    """The missing photos, or those in the trash, those that went last first, each with when it
    went."""
    gone = missing.parted(library)[trashed]
    ids = np.array([photo_id for photo_id, _ in gone], np.int64)
    return Listing(ids, captions=tuple(went(since, trashed) for _, since in gone))


def went(since: str, trashed: bool = False) -> Caption:
    """“missing since 3 May 2026”, or “in the trash since”, in the person's time zone."""
    what, sentence = "missing", "Its file is gone"
    if trashed:
        what, sentence = "in the trash", "You moved it to the trash"
    try:
        at = datetime.fromisoformat(since).astimezone()
    except (ValueError, OverflowError):
        return Caption((what,), f"{sentence}.")
    month = NAMES[at.month - 1]
    forms = tuple(f"{what} since {at.day} {name} {at.year}" for name in (month, month[:3]))
    when = "on" if trashed else "since"
    return Caption((*forms, what), f"{sentence} {when} {at.day} {month} {at.year}.")
