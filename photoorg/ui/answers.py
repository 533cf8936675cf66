"""What a search found, as the grid shows it: the likely photos, a quiet line, and the rest."""

from __future__ import annotations

import numpy as np

from photoorg.domain import Hit
from photoorg.ui.closeness import closeness
from photoorg.ui.months import Listing, Section
from photoorg.ui.places import Query
from photoorg.ui.text import counted


def answer_listing(query: Query, hits: tuple[Hit, ...]) -> Listing:
    """Hits in their order, best first, parted where they stop being likely."""
    ids = np.fromiter((hit.photo_id for hit in hits), np.int64)
    likely = sum(hit.likely for hit in hits)
    sections: tuple[Section, ...] = ()
    if hits and not likely:
        sections = (Section(0, "Nothing stands out; these come nearest", small=True, dimmed=True),)
    elif likely < len(hits):
        sections = (
            Section(0, "Likely", small=True),
            Section(likely, "Less likely", small=True, dimmed=True),
        )
    return Listing(ids, sections, tuple(closeness(hit, query) for hit in hits))


def answer_words(answer: Listing) -> str:
    """“38 likely of 200 photos, best first”."""
    count = counted(len(answer.ids), "photo")
    if not len(answer.ids):
        return count
    if answer.sections:
        likely = f"{answer.prominent:,}" if answer.prominent else "none"
        count = f"{likely} likely of {count}"
    return f"{count}, best first"
