"""What photoorg measured of photos, which the worker says in English, in the language in use."""

from __future__ import annotations

import re
from collections.abc import Mapping

from photoorg.ui.language import ENGLISH_MONTHS, number, tr
from photoorg.ui.metadata_words import position_words
from photoorg.ui.months import date_words
from photoorg.ui.templates import template

_DATE = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})(?:, ([a-z]+))?")
_POSITION = re.compile(r"([\d.]+)° ([NS]), ([\d.]+)° ([EW])")
_NUMBER = re.compile(r"\d[\d,]*(\.\d+)?")
_TOGETHER = {
    "same moment": tr("same moment"),
    "same day": tr("same day"),
    "same place": tr("same place"),
    "same place and day": tr("same place and day"),
    "less than 1 km apart": tr("less than 1 km apart"),
    "{km} km apart": tr("{km} km apart"),
    "looks like {season} {part}": tr("looks like {season} {part}", "a season, a part of the day"),
}
_TIMES = {
    "spring": tr("spring"),
    "summer": tr("summer"),
    "autumn": tr("autumn"),
    "winter": tr("winter"),
    "night": tr("night", "when a photo was taken"),
    "morning": tr("morning", "when a photo was taken"),
    "afternoon": tr("afternoon", "when a photo was taken"),
    "evening": tr("evening", "when a photo was taken"),
}
_COLOURS = {
    "black": tr("black"),
    "grey": tr("grey"),
    "white": tr("white"),
    "brown": tr("brown"),
    "beige": tr("beige"),
    "red": tr("red"),
    "orange": tr("orange", "a colour"),
    "yellow": tr("yellow"),
    "green": tr("green"),
    "turquoise": tr("turquoise"),
    "blue": tr("blue"),
    "purple": tr("purple"),
    "pink": tr("pink"),
}


def measured_words(facet: str, said: str) -> str:
    """What a photo, or two of them, show in one respect: “12 May 2019, morning”, “5 km apart”,
    “blue and white”. What models see stays as they name it."""
    if facet == "Colour":
        one, *others = (_COLOURS.get(name, name) for name in said.split(" and "))
        return tr("{one} and {other}").format(one=one, other=others[0]) if others else one
    if facet == "Time" and (date := _DATE.fullmatch(said)) and date[2] in ENGLISH_MONTHS:
        words = date_words(date[3], ENGLISH_MONTHS.index(date[2]) + 1, date[1])
        return f"{words}, {_TIMES.get(date[4], date[4])}" if date[4] else words
    if facet == "Place" and (position := _POSITION.fullmatch(said)):
        north, east = float(position[1]), float(position[3])
        north, east = north if position[2] == "N" else -north, east if position[4] == "E" else -east
        return position_words(north, east, 2)
    return _retold(said, _TOGETHER) if facet in ("Time", "Place") else said


def _retold(said: str, forms: Mapping[str, str]) -> str:
    """An English text in the form that its own form, such as `{km} km apart`, has in the language
    in use; the text itself where it has none of the forms."""
    for english, own in forms.items():
        values = template(english).values(said)
        if values is not None:
            return own.format(**{name: _own(value) for name, value in values.items()})
    return said


def _own(value: str) -> str:
    """A number as the language writes it, or a time of the year or the day."""
    found = _NUMBER.fullmatch(value)
    if found is None:
        return _TIMES.get(value, value)
    return number(float(value.replace(",", "")), len(found[1] or " ") - 1)
