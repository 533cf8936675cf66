"""What the page “Why?” says: sentences about distances, which are never shown as numbers."""

from __future__ import annotations

import math
from enum import Enum
from typing import TypeGuard

from photoorg.explanations import Explanation, Facet, Phrase
from photoorg.ui.closeness import percent_words
from photoorg.ui.text import safe_text

PHRASE_LIMIT = 120
DESCRIPTION_LIMIT = 400


class Side(Enum):
    """Whose phrase it is; the value heads a group of them."""

    BOTH = "Both"
    LEFT = "Only left"
    RIGHT = "Only right"


_SHOWN_BY = {
    Side.BOTH: "Both photos show",
    Side.LEFT: "Only the left photo shows",
    Side.RIGHT: "Only the right photo shows",
}
_NOTHING = {
    Side.BOTH: "Nothing in particular is shared.",
    Side.LEFT: "Nothing in particular.",
    Side.RIGHT: "Nothing in particular.",
}


def verdict_words(explanation: Explanation) -> str:
    """“Closer than 99.2 % of pairs. About 9 words tell them apart.”"""
    return f"{_closeness(explanation.percentile)} {_telling_apart(explanation)}"


def _closeness(share: float | None) -> str:
    if not _known(share):
        return "How close they are has not been measured yet."
    if share < 0.5:
        return "No closer than a pair picked by chance."
    return f"Closer than {percent_words(share)} of pairs."


def _telling_apart(explanation: Explanation) -> str:
    words = explanation.words_to_tell_apart
    if not _known(words):
        return "Even a long description hardly tells them apart."
    count = max(1, round(words))
    return (
        "About one word tells them apart."
        if count == 1
        else f"About {count} words tell them apart."
    )


def length_words(words: float) -> str:
    """“about 6 words”."""
    count = round(words) if math.isfinite(words) else 0
    if count < 1:
        return "less than a word"
    return "about one word" if count == 1 else f"about {count} words"


def mark_words(words: float) -> str:
    """“~9 words”, beside the mark on the curve."""
    count = max(1, round(words))
    return f"~{count} word" if count == 1 else f"~{count} words"


def quoted(description: str) -> str:
    """Machine text in quotation marks, or nothing."""
    said = safe_text(description, limit=DESCRIPTION_LIMIT).strip()
    return f"“{said}”" if said else ""


def nothing_words(side: Side) -> str:
    """What stands where a side has no phrases."""
    return _NOTHING[side]


def phrase_words(phrase: Phrase, side: Side) -> str:
    """What there is to know of a phrase, in a sentence or two."""
    said = safe_text(phrase.text, limit=4 * PHRASE_LIMIT)
    facet = safe_text(phrase.facet, limit=40)
    about = f" ({facet})" if facet and facet != "tag" else ""
    length = length_words(phrase.words)
    return f"{_SHOWN_BY[side]} “{said}”{about}. It counts most in descriptions of {length}."


def facet_short(facet: Facet) -> str:
    """“closer than 92.0 %”, beside a bar."""
    share = facet.closer_than
    if not _known(share):
        return "not known"
    return "no closer than chance" if share < 0.5 else f"closer than {percent_words(share)}"


def facet_words(facet: Facet) -> str:
    """What a bar says, in sentences, with what each photo shows."""
    name = safe_text(facet.name, limit=40)
    share = facet.closer_than
    if not _known(share):
        close = f"{name}: how close they are is not known."
    elif share < 0.5:
        close = f"{name}: no closer than a pair picked by chance."
    else:
        close = f"{name}: closer than {percent_words(share)} of pairs."
    sides = (("Left", facet.left), ("Right", facet.right))
    shown = [f"{side}: {safe_text(words, limit=200)}." for side, words in sides if words.strip()]
    return " ".join([close, *shown])


def describer_words(explanation: Explanation) -> str:
    """“described by: built-in captioner · machine text”."""
    return f"described by: {safe_text(explanation.describer, limit=60)} · machine text"


def waiting_words(seconds: int, begun: bool) -> str:
    """What the page waits for, and from two seconds on for how long; `begun` once something has
    come."""
    words = "Captions are on their way…" if begun else "Looking at both photos…"
    return words if seconds < 2 else f"{words} {seconds} seconds so far."


def _known(value: float | None) -> TypeGuard[float]:
    return value is not None and math.isfinite(value)
