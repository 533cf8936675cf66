"""Dates as people type them, in English or in German whatever the window speaks: “2019”,
“12 May 2019”, “2019–2021”, “since May 2019”, “summer 2020”, “last year”, “ab Mai 2019”."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_ENGLISH: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_GERMAN: Final = (
    "januar", "februar", "märz", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "dezember",
)  # fmt: skip
_MONTHS: Final = {
    name: number
    for months in (_ENGLISH, _GERMAN)
    for number, month in enumerate(months, 1)
    for name in (month, month[:3])
} | {"sept": 9, "mrz": 3, "jänner": 1, "feber": 2}
_SEASONS: Final = {
    "spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12,
    "frühling": 3, "frühjahr": 3, "sommer": 6, "herbst": 9,
}  # fmt: skip
"""The month each begins with, north of the equator; a winter is that of the year it begins in."""
_DAYS_AGO: Final = {"today": 0, "yesterday": 1, "heute": 0, "gestern": 1, "vorgestern": 2}
_THIS: Final = {"this", "diesem", "diesen", "dieser", "dieses"}
_LAST: Final = {"last", "letztem", "letzten", "letzter", "letztes", "vorigem", "vorigen", "voriges"}
_DASH = re.compile(
    r"\s*(?:–|—|\.\.+|\bto\b|\buntil\b|\bbis\b|(?<!\d)-(?!\d)|(?<=\d{4})-(?=\d{4})|\s-\s)\s*"
)
_YEAR = re.compile(r"\d{4}")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_NAME = r"([^\W\d_]+)"
_DAY_FIRST = re.compile(rf"(\d{{1,2}})\.?\s+{_NAME}\.?,?\s+(\d{{4}})")
_MONTH_FIRST = re.compile(rf"{_NAME}\.?\s+(?:(\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(\d{{4}})")
_SEASON = re.compile(rf"{_NAME} (\d{{4}})(?:[-–/]((?:\d\d)?\d\d))?")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_SIDES: Final = {
    "since": "since", "from": "since", "seit": "since", "ab": "since", "von": "since",
    "after": "after", "nach": "after",
    "before": "before", "vor": "before",
    "until": "until", "to": "until", "bis": "until",
}  # fmt: skip
_FROM: Final = ("from", "von")
_FIRST_YEAR, _LAST_YEAR = 1826, 2200
"""Of no year outside of these there are photos; it is a number then."""


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from the first to the last, both included; None where it has no such end."""

    first: date | None
    last: date | None

    @property
    def value(self) -> str:
        """`2019-05-01/2019-05-31`, with nothing where there is no end."""
        return f"{self.first or ''}/{self.last or ''}"


def period_in(value: str) -> Period | None:
    """The period of a `value`, or None where the text is none."""
    first, slash, last = value.partition("/")
    if not slash or not (first or last):
        return None
    try:
        return Period(
            date.fromisoformat(first) if first else None,
            date.fromisoformat(last) if last else None,
        )
    except ValueError:
        return None


def read_period(typed: str, today: date | None = None) -> Period | None:
    """The period that a typed text names, or None where it names none. `today` is what “last year”
    counts from: the present day unless something else is said."""
    text = " ".join(typed.casefold().split())
    today = today or date.today()
    word, _, rest = text.partition(" ")
    if word in _SIDES:
        open_ended = _open_ended(_SIDES[word], rest, today)
        return _span_of(rest, today) if open_ended is None and word in _FROM else open_ended
    return _one(text, today) or _span_of(text, today)


def _span_of(text: str, today: date) -> Period | None:
    """“2019–2021”, “May to August 2019”."""
    ends = _DASH.split(text)
    if len(ends) != 2:
        return None
    last = _one(ends[1], today)
    first = _one(ends[0], today)
    if first is None and last is not None and last.first is not None:
        # “May–August 2019”: the year is said once.
        first = _one(f"{ends[0]} {last.first.year}", today)
    if first is None or last is None or first.first is None or last.last is None:
        return None
    return Period(first.first, last.last) if first.first <= last.last else None


def _open_ended(side: str, rest: str, today: date) -> Period | None:
    named = _one(rest, today)
    if named is None or named.first is None or named.last is None:
        return None
    if side == "since":
        return Period(named.first, None)
    if side == "after":
        return Period(named.last + timedelta(days=1), None)
    if side == "before":
        return Period(None, named.first - timedelta(days=1))
    return Period(None, named.last)


def _one(text: str, today: date) -> Period | None:
    """A year, a season, a month or a day."""
    if _YEAR.fullmatch(text):
        return _span(int(text))
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
        return _span(int(year), int(month), int(day) if day else None)
    if match := _DOTTED.fullmatch(text):
        day, month, year = map(int, match.groups())
        return _span(year, month, day)
    if match := _DAY_FIRST.fullmatch(text):
        number, name, year = match.groups()
        return _span(int(year), _MONTHS.get(name), int(number)) if name in _MONTHS else None
    if match := _MONTH_FIRST.fullmatch(text):
        name, number, year = match.groups()
        if name in _MONTHS:
            return _span(int(year), _MONTHS[name], int(number) if number else None)
    if match := _SEASON.fullmatch(text):
        return _season(*match.groups())
    return _ago(text, today)


def _season(name: str, year: str, following: str | None) -> Period | None:
    """“summer 2020”, “winter 2020/21”."""
    month, begins = _SEASONS.get(name), _span(int(year))
    if month is None or begins is None:
        return None
    if following and not (month == 12 and str(int(year) + 1).endswith(following)):
        return None
    ends = _span(int(year) + 1, 2) if month == 12 else _span(int(year), month + 2)
    return None if ends is None else Period(date(int(year), month, 1), ends.last)


def _ago(text: str, today: date) -> Period | None:
    """“yesterday”, “last month”, “this year”."""
    if text in _DAYS_AGO:
        day = today - timedelta(days=_DAYS_AGO[text])
        return Period(day, day)
    which, _, unit = text.partition(" ")
    if which not in _THIS | _LAST:
        return None
    if unit in ("year", "jahr"):
        return _span(today.year - (which in _LAST))
    if unit in ("month", "monat"):
        day = today.replace(day=1) - timedelta(days=which in _LAST)
        return _span(day.year, day.month)
    return None


def _span(year: int, month: int | None = None, day: int | None = None) -> Period | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day is not None:
        return Period(first, first)
    end = month or 12
    return Period(first, date(year, end, calendar.monthrange(year, end)[1]))
