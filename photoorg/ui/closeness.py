"""How close a photo that was found is, in words that rest on the library's own statistics."""

from __future__ import annotations

import math
from dataclasses import dataclass

from photoorg.domain import Hit
from photoorg.ui.language import number, tr
from photoorg.ui.places import Query, is_about_one_photo, is_about_words
from photoorg.ui.sentences import told
from photoorg.ui.text import safe_text


@dataclass(frozen=True, slots=True)
class Caption:
    """One line of words in several lengths, longest first, and the whole as a sentence."""

    forms: tuple[str, ...]
    sentence: str


def caption_of(hit: Hit, query: Query) -> Caption:
    """Why a photo was found, where somebody can say, or else how close it is; the sentence has
    both."""
    close = closeness(hit, query)
    reason = safe_text(told(hit.reason), limit=160).strip()
    if not reason:
        return close
    said = reason[0].upper() + reason[1:].rstrip(".")
    return Caption(_shortened(reason), f"{said}. {close.sentence}")


def closeness(hit: Hit, query: Query) -> Caption:
    """How close a photo is to what was asked about, in calibrated words."""
    words = is_about_words(query)
    share = hit.closer_than
    if share is None:
        sentence = tr("The likeness of your photos has not been measured yet; the best come first.")
        return Caption((tr("not measured yet"), tr("not measured")), sentence)
    if not words and not is_about_one_photo(query):
        return _of_several(share)
    if share < 0.5:
        sentence = (
            tr("Fits these words no better than a photo picked by chance.")
            if words
            else tr("No closer to the photo you asked about than a photo picked by chance.")
        )
        return Caption((tr("no closer than chance"), tr("by chance")), sentence)
    percent = percent_words(share)
    if words:
        forms = tr("fits better than {percent} of pairs"), tr("fits better than {percent}")
        sentence = tr(
            "Fits these words better than {percent} of pairs of random words and photos fit."
        )
    else:
        forms = tr("closer than {percent} of pairs"), tr("closer than {percent}")
        sentence = tr(
            "Closer to the photo you asked about than {percent} of random pairs of your photos."
        )
    return _with_percent(percent, forms, sentence)


def _of_several(share: float) -> Caption:
    """How well a photo fits several things at once: beside the other photos of the library."""
    if share < 0.5:
        sentence = tr("Fits what you asked for no better than a photo picked by chance.")
        return Caption((tr("no better than chance"), tr("by chance")), sentence)
    sentence = tr("Fits what you asked for better than {percent} of your photos.")
    forms = tr("fits better than {percent} of photos"), tr("fits better than {percent}")
    return _with_percent(percent_words(share), forms, sentence)


def _with_percent(percent: str, forms: tuple[str, ...], sentence: str) -> Caption:
    said = tuple(form.format(percent=percent) for form in forms)
    return Caption((*said, percent), sentence.format(percent=percent))


def _shortened(reason: str) -> tuple[str, ...]:
    """A reason, then without its last phrase, and so on: “both: two dogs, snow”, “both: two
    dogs”."""
    parts = reason.split(", ")
    return tuple(", ".join(parts[:count]) for count in range(len(parts), 0, -1))


def percent_words(share: float) -> str:
    """`99.2 %`, and `99.95 %` where one decimal tells nothing apart; rounded down, never 100."""
    hundredths = min(math.floor(share * 10_000 + 1e-6), 9999)
    if hundredths >= 9990:
        return f"{number(hundredths / 100, 2)} %"
    return f"{number(hundredths // 10 / 10, 1)} %"
