"""Photos whose files are gone: when they went, and how that is said."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from photoorg.library import Library, missing
from photoorg.ui.closeness import Caption
from photoorg.ui.language import tr
from photoorg.ui.months import Listing, date_words

NOTE = tr(
    "Their files are gone. They come back with them, and are forgotten after 90 days; what you "
    "said about them is kept."
)

TRASH_NOTE = tr(
    "You moved them to the trash. Until it is emptied, they can be put back from there, or with "
    "undo; what you said about them is kept."
)
_MISSING = (
    tr("missing"),
    tr("missing since {date}"),
    tr("Its file is gone."),
    tr("Its file is gone since {date}."),
)
_TRASHED = (
    tr("in the trash"),
    tr("in the trash since {date}"),
    tr("You moved it to the trash."),
    tr("You moved it to the trash on {date}."),
)
"""In short, the same with a date, and both as sentences."""


def missing_listing(library: Library, trashed: bool = False) -> Listing:
    """The missing photos, or those in the trash, those that went last first, each with when it
    went."""
    gone = missing.parted(library)[trashed]
    ids = np.array([photo_id for photo_id, _ in gone], np.int64)
    return Listing(ids, captions=tuple(went(since, trashed) for _, since in gone))


def went(since: str, trashed: bool = False) -> Caption:
    """“missing since 3 May 2026”, or “in the trash since”, in the person's time zone."""
    short, dated, sentence, dated_sentence = _TRASHED if trashed else _MISSING
    try:
        at = datetime.fromisoformat(since).astimezone()
    except (ValueError, OverflowError):
        return Caption((short,), sentence)
    date, brief = (date_words(at.year, at.month, at.day, is_short) for is_short in (False, True))
    forms = (dated.format(date=date), dated.format(date=brief), short)
    return Caption(forms, dated_sentence.format(date=date))
