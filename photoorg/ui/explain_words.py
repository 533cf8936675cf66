"""What the page “Why?” says: sentences about distances, which are never shown as numbers."""

from __future__ import annotations

import math
from enum import Enum
from typing import TypeGuard

from photoorg.explanations import Explanation, Facet, Phrase
from photoorg.ui.closeness import percent_words
from photoorg.ui.language import tr
from photoorg.ui.measured_words import measured_words
from photoorg.ui.text import safe_text

PHRASE_LIMIT = 120
DESCRIPTION_LIMIT = 400


class Side(Enum):
    """Whose phrase it is; the value heads a group of them."""

    BOTH = tr("Both")
    LEFT = tr("Only left")
    RIGHT = tr("Only right")


_SHOWN_BY = {
    Side.BOTH: tr("Both photos show {phrase}."),
    Side.LEFT: tr("Only the left photo shows {phrase}."),
    Side.RIGHT: tr("Only the right photo shows {phrase}."),
}
_NOTHING = {
    Side.BOTH: tr("Nothing in particular is shared."),
    Side.LEFT: tr("Nothing in particular."),
    Side.RIGHT: tr("Nothing in particular."),
}
_FACETS = {
    "Subject": tr("Subject"),
    "Scene": tr("Scene"),
    "Activity": tr("Activity"),
    "People": tr("People"),
    "Colour": tr("Colour"),
    "Time": tr("Time"),
    "Place": tr("Place"),
    "Camera": tr("Camera"),
    "Album": tr("Album"),
    "caption": tr("caption"),
}
"""By the name that the worker has for them."""
_DESCRIBERS = {
    "tags": tr("tags", "what describes a photo"),
    "labels": tr("labels", "what describes a photo"),
    "built-in captioner": tr("built-in captioner"),
}


def verdict_words(explanation: Explanation) -> str:
    """“Closer than 99.2 % of pairs. About 9 words tell them apart.”"""
    return f"{_closeness(explanation.percentile)} {_telling_apart(explanation)}"


def _closeness(share: float | None) -> str:
    if not _known(share):
        return tr("How close they are has not been measured yet.")
    if share < 0.5:
        return tr("No closer than a pair picked by chance.")
    return tr("Closer than {percent} of pairs.").format(percent=percent_words(share))


def _telling_apart(explanation: Explanation) -> str:
    words = explanation.words_to_tell_apart
    if not _known(words):
        return tr("Even a long description hardly tells them apart.")
    return tr("About %n words tell them apart.", "", max(1, round(words)))


def length_words(words: float) -> str:
    """“about 6 words”."""
    count = _count(words)
    return tr("about %n words", "", count) if count else tr("less than a word")


def mark_words(words: float) -> str:
    """“~9 words”, beside the mark on the curve."""
    return tr("~%n words", "", max(1, round(words)))


def quoted(description: str) -> str:
    """Machine text in quotation marks, or nothing."""
    said = safe_text(description, limit=DESCRIPTION_LIMIT).strip()
    return tr("“{words}”").format(words=said) if said else ""


def nothing_words(side: Side) -> str:
    """What stands where a side has no phrases."""
    return _NOTHING[side]


def phrase_words(phrase: Phrase, side: Side) -> str:
    """What there is to know of a phrase, in a sentence or two."""
    said = safe_text(measured_words(phrase.facet, phrase.text), limit=4 * PHRASE_LIMIT)
    named = tr("“{words}”").format(words=said)
    if phrase.facet not in ("", "tag"):
        facet = safe_text(facet_name(phrase.facet), limit=40)
        named = tr("“{words}” ({facet})").format(words=said, facet=facet)
    count = _count(phrase.words)
    counts = (
        tr("It counts most in descriptions of about %n words.", "", count)
        if count
        else tr("It counts most in descriptions of less than a word.")
    )
    return f"{_SHOWN_BY[side].format(phrase=named)} {counts}"


def facet_name(name: str) -> str:
    """“Subject”, “Place”; the name of a facet as it comes is English."""
    return _FACETS.get(name, name)


def facet_short(facet: Facet) -> str:
    """“closer than 92.0 %”, beside a bar."""
    share = facet.closer_than
    if not _known(share):
        return tr("not known")
    if share < 0.5:
        return tr("no closer than chance")
    return tr("closer than {percent}").format(percent=percent_words(share))


def facet_words(facet: Facet) -> str:
    """What a bar says, in sentences, with what each photo shows."""
    name = safe_text(facet_name(facet.name), limit=40)
    share = facet.closer_than
    if not _known(share):
        close = tr("{facet}: how close they are is not known.").format(facet=name)
    elif share < 0.5:
        close = tr("{facet}: no closer than a pair picked by chance.").format(facet=name)
    else:
        percent = percent_words(share)
        close = tr("{facet}: closer than {percent} of pairs.").format(facet=name, percent=percent)
    sides = ((tr("Left: {words}."), facet.left), (tr("Right: {words}."), facet.right))
    shown = [
        said.format(words=safe_text(measured_words(facet.name, words), limit=200))
        for said, words in sides
        if words.strip()
    ]
    return " ".join([close, *shown])


def describer_words(explanation: Explanation) -> str:
    """“described by: built-in captioner · machine text”."""
    return tr("described by: {source}").format(source=source_words(explanation.describer))


def source_words(describer: str) -> str:
    """“built-in captioner · machine text”."""
    name = safe_text(describer_name(describer), limit=60)
    return tr("{describer} · machine text").format(describer=name)


def describer_name(name: str) -> str:
    """“built-in captioner”; the name of a describer as it comes is English."""
    return _DESCRIBERS.get(name, name)


def waiting_words(seconds: int, begun: bool) -> str:
    """What the page waits for, and from two seconds on for how long; `begun` once something has
    come."""
    words = tr("Captions are on their way…") if begun else tr("Looking at both photos…")
    if seconds < 2:
        return words
    return tr("{doing} %n seconds so far.", "", seconds).format(doing=words)


def _count(words: float) -> int:
    return max(0, round(words)) if math.isfinite(words) else 0


def _known(value: float | None) -> TypeGuard[float]:
    return value is not None and math.isfinite(value)
