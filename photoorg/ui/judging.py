"""Noting that photos are like another one, or are not: what the library learns from."""

from __future__ import annotations

from collections.abc import Sequence

from photoorg.library import Library, photos, verdicts
from photoorg.ui.text import counted, name_text


def judge(library: Library, asked: int, hits: Sequence[int], similar: bool) -> str:
    """Record a verdict on each hit, and say what was noted and what it is for.

    Raises LibraryError when it cannot be written; then nothing is.
    """
    cards = photos.cards(library, [asked, *hits])
    known = [cards[hit] for hit in hits if hit in cards]
    if asked not in cards or not known:
        return "That photo is no longer in the library."
    with library.writing_person():
        for card in known:
            verdicts.give(library, cards[asked].hash, card.hash, similar)
    which = name_text(known[0].path) if len(known) == 1 else counted(len(known), "photo")
    verb = ("is" if len(known) == 1 else "are") + ("" if similar else " not")
    about = name_text(cards[asked].path)
    return f"Noted: {which} {verb} like {about}. photoorg learns from this what you find similar."
