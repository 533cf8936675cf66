"""Noting that photos are like another one, or are not: what the library learns from."""

from __future__ import annotations

from collections.abc import Sequence

from photoorg.library import Library, photos, verdicts
from photoorg.ui.language import tr
from photoorg.ui.text import name_text


def judge(library: Library, asked: int, hits: Sequence[int], similar: bool) -> str:
    """Record a verdict on each hit, and say what was noted and what it is for.

    Raises LibraryError when it cannot be written; then nothing is.
    """
    cards = photos.cards(library, [asked, *hits])
    known = [cards[hit] for hit in hits if hit in cards]
    if asked not in cards or not known:
        return tr("That photo is no longer in the library.")
    with library.writing_person():
        for card in known:
            verdicts.give(library, cards[asked].hash, card.hash, similar)
    if len(known) > 1:
        said = (
            tr("Noted: %n photos are like {other}.", "", len(known))
            if similar
            else tr("Noted: %n photos are not like {other}.", "", len(known))
        )
    else:
        said = (
            tr("Noted: {photo} is like {other}.")
            if similar
            else tr("Noted: {photo} is not like {other}.")
        )
    noted = said.format(photo=name_text(known[0].path), other=name_text(cards[asked].path))
    learns = tr("photoorg learns from this what you find similar.")
    return f"{noted} {learns}"
