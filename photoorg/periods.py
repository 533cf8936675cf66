"""Dates as people type them: “2019”, “May 2019”, “12 May 2019”, “2019–2021”, “since May 2019”."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_DASH = re.compile(
    r"\s*(?:–|—|\.\.+|\bto\b|\buntil\b|(?<!\d)-(?!\d)|(?<=\d{4})-(?=\d{4})|\s-\s)\s*"
)
_YEAR = re.compile(r"\d{4}")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.?\s+([a-z]+)\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SIDES = {"since": 1, "after": 1, "from": 1, "before": -1, "until": -1, "to": -1}
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


def read_period(typed: str) -> Period | None:
    """The period that a typed text names, or None where it names none."""
    text = " ".join(typed.casefold().split())
    word, _, rest = text.partition(" ")
    if word in _SIDES:
        return _open_ended(word, rest)
    whole = _one(text)
    if whole is not None:
        return whole
    ends = _DASH.split(text)
    if len(ends) != 2:
        return None
    last = _one(ends[1])
    first = _one(ends[0])
    if first is None and last is not None and last.first is not None:
        # “May–August 2019”: the year is said once.
        first = _one(f"{ends[0]} {last.first.year}")
    if first is None or last is None or first.first is None or last.last is None:
        return None
    return Period(first.first, last.last) if first.first <= last.last else None


def period_words(period: Period) -> str:
    """`2019`, `May 2019`, `12 May 2019`, `2019–2021`, `since May 2019`, `until 2018`."""
    first, last = period.first, period.last
    if first is None:
        return f"until {_end_words(last, False)}" if last is not None else ""
    if last is None:
        return f"since {_end_words(first, True)}"
    if first == last:
        return _day(first)
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and _is_month_end(last):
        if (first.year, first.month) == (last.year, last.month):
            return _month(first)
        return f"{_month(first)} – {_month(last)}"
    return f"{_day(first)} – {_day(last)}"


def _open_ended(word: str, rest: str) -> Period | None:
    named = _one(rest)
    if named is None or named.first is None or named.last is None:
        return None
    if word in ("since", "from"):
        return Period(named.first, None)
    if word == "after":
        return Period(_next(named.last), None)
    if word == "before":
        return Period(None, _previous(named.first))
    return Period(None, named.last)


def _one(text: str) -> Period | None:
    """A year, a month or a day."""
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
        if name not in _MONTHS:
            return None
        return _span(int(year), _MONTHS[name], int(number) if number else None)
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


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _previous(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _is_month_end(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _end_words(day: date, begins: bool) -> str:
    """The shortest words for the first or the last day of something open."""
    if (day.month, day.day) == ((1, 1) if begins else (12, 31)):
        return str(day.year)
    if (day.day == 1) if begins else _is_month_end(day):
        return _month(day)
    return _day(day)


def _month(day: date) -> str:
    return f"{_NAMES[day.month - 1]} {day.year}"


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"


_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
