"""Questions in words: what chips, titles and screen readers say."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeAlias

from photoorg.errors import LibraryError
from photoorg.library import mark_filters
from photoorg.library.filters import KINDS, near_parts
from photoorg.periods import period_in
from photoorg.questions import Filter, Part, PhotoPart, Question, WordsPart
from photoorg.ui.language import LOCALE, number, tr
from photoorg.ui.period_words import period_words
from photoorg.ui.text import safe_text

PhotoName: TypeAlias = Callable[[PhotoPart], str]
"""What the photo of a part is called."""
_LIMIT = 120
_ICONS = {
    "date": "calendar-blank",
    "camera": "camera",
    "lens": "aperture",
    "type": "file",
    "stars": "star",
    "mark": "flag",
    "tag": "tag",
    "gps": "map-pin",
    "near": "map-pin-line",
    "album": "stack",
    "folder": "folder",
}


def filter_icon(kind: str) -> str:
    """The icon of a kind of filter."""
    return _ICONS.get(kind, "funnel-simple")


def filter_title(kind: str) -> str:
    """“Camera”."""
    return tr(KINDS[kind].title) if kind in KINDS else safe_text(kind)


def filter_words(one: Filter) -> str:
    """What a filter asks for, in few words: “May 2019”, “Pixel 3”."""
    if one.kind == "date":
        period = period_in(one.value)
        return safe_text(one.value) if period is None else period_words(period)
    if one.kind == "gps":
        return tr("no GPS") if one.value == "no" else tr("has GPS")
    if marked := mark_filters.words_of(one.kind, one.value):
        return safe_text(tr(marked))
    if one.kind == "near":
        return safe_text(one.words) if one.words else _near_words(one.value)
    if one.kind == "folder":
        return safe_text(one.words or os.path.basename(one.value) or one.value)
    return safe_text(one.words or one.value, limit=_LIMIT)


def part_words(part: Part, name: PhotoName) -> str:
    """What a chip says, without its sign."""
    match part:
        case WordsPart(text):
            return safe_text(text, limit=_LIMIT)
        case PhotoPart():
            return name(part)
        case Filter():
            return filter_words(part)


def part_spoken(part: Part, name: PhotoName) -> str:
    """The same as a phrase: “without “snow””, “unlike IMG_2.jpg”, “Camera: Pixel 3”."""
    words = part_words(part, name)
    match part:
        case WordsPart():
            form = tr("without “{words}”") if part.minus else tr("“{words}”")
            return form.format(words=words)
        case PhotoPart():
            form = tr("unlike {photo}") if part.minus else tr("like {photo}")
            return form.format(photo=words)
        case Filter(kind):
            return f"{filter_title(kind)}: {words}"


def question_title(question: Question, name: PhotoName) -> str:
    """A whole question in one line: “dog” without “snow” · 2019 · Pixel 3."""
    if not question.parts:
        return tr("Photos")
    sole = question.sole
    if sole is not None and isinstance(sole, PhotoPart) and not question.filters:
        return tr("Similar to {photo}").format(photo=name(sole))
    words = sorted(question.words, key=lambda part: part.minus)
    said = [" ".join(part_spoken(part, name) for part in words)]
    said += [part_spoken(part, name) for part in question.photos]
    ranked = ", ".join(part for part in said if part)
    filters = [filter_words(one) for one in question.filters]
    return safe_text(" · ".join(part for part in (ranked, *filters) if part), limit=240)


def _near_words(value: str) -> str:
    try:
        latitude, longitude, km = near_parts(value)
    except LibraryError:
        return safe_text(value)
    north = tr("{degrees}° N") if latitude >= 0 else tr("{degrees}° S")
    east = tr("{degrees}° E") if longitude >= 0 else tr("{degrees}° W")
    return tr("within {km} km of {north}, {east}").format(
        km=f"{km:g}".replace(".", LOCALE.decimalPoint()),
        north=north.format(degrees=number(abs(latitude), 2)),
        east=east.format(degrees=number(abs(longitude), 2)),
    )
