"""Periods of time in words, as chips of the search say them (`photoorg.periods` reads them)."""

from __future__ import annotations

import calendar
from datetime import date

from photoorg.periods import Period
from photoorg.ui.day_words import period_name
from photoorg.ui.language import tr


def period_words(period: Period) -> str:
    """`2019`, `May 2019`, `12 May 2019`, `2019–2021`, `since May 2019`, `until 2018`."""
    first, last = period.first, period.last
    if first is None:
        return "" if last is None else tr("until {day}", "a date").format(day=_end(last, False))
    if last is None:
        return tr("since {day}", "a date").format(day=_end(first, True))
    if first == last:
        return _day(first)
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and _ends_month(last):
        if (first.year, first.month) == (last.year, last.month):
            return _month(first)
        return f"{_month(first)} – {_month(last)}"
    return f"{_day(first)} – {_day(last)}"


def _end(day: date, begins: bool) -> str:
    """The shortest words for the first or the last day of something open."""
    if (day.month, day.day) == ((1, 1) if begins else (12, 31)):
        return str(day.year)
    if (day.day == 1) if begins else _ends_month(day):
        return _month(day)
    return _day(day)


def _ends_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _month(day: date) -> str:
    return period_name(day.isoformat()[:7])


def _day(day: date) -> str:
    return period_name(day.isoformat())
