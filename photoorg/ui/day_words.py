"""Periods of the calendar in words, and as steps from the timeline."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale

from photoorg.ui.crumbs import Step
from photoorg.ui.language import LOCALE, tr
from photoorg.ui.months import NAMES, date_words
from photoorg.ui.places import TakenIn, Timeline

UNDATED = tr("No date")
WEEKDAYS = tuple(
    LOCALE.standaloneDayName(number, QLocale.FormatType.ShortFormat) for number in range(1, 8)
)


def period_name(period: str) -> str:
    """`2019`, `May 2019`, `12 May 2019`, or `No date`."""
    parts = _parts(period)
    if len(parts) == 3:
        return date_words(parts[0], int(parts[1]), parts[2])
    return f"{_month(parts[1])} {parts[0]}" if len(parts) == 2 else parts[0]


def short_name(period: str) -> str:
    """What a period is called inside the one it lies in: `2019`, `May`, `12 May`, or `No date`."""
    parts = _parts(period)
    if len(parts) == 3:
        return _day_of_month(int(parts[1]), parts[2])
    return _month(parts[1]) if len(parts) == 2 else parts[0]


def label(period: str) -> str:
    """Under a column: `2019`, `Sep`, `Sun 12`, or `No date`."""
    parts = _parts(period)
    if len(parts) < 3:
        return short_name(period)[:3] if len(parts) == 2 else parts[0]
    weekday = WEEKDAYS[date.fromisoformat(period).weekday()]
    return tr("{weekday} {day}").format(weekday=weekday, day=parts[2])


def way_to(place: Timeline | TakenIn) -> list[Step]:
    """From the timeline to a period: `Timeline › 2019 › May › 12 May`, each step of the same
    kind."""
    start = Step(tr("Timeline"), Timeline())
    if isinstance(place, TakenIn) and not place.period:
        return [start, Step(UNDATED, place)]
    kind = type(place)
    parts = place.period.split("-") if place.period else []
    periods = ["-".join(parts[: depth + 1]) for depth in range(len(parts))]
    return [start, *(Step(short_name(period), kind(period)) for period in periods)]


def ago(year: int, today: date) -> str:
    """`2019 · 7 years ago`."""
    return tr("{year} · %n years ago", "", today.year - year).format(year=year)


def month_and_day(day: date) -> str:
    """`12 May`."""
    return _day_of_month(day.month, day.day)


def _day_of_month(month: int, day: int | str) -> str:
    return tr("{day} {month}").format(day=day, month=NAMES[month - 1])


def _parts(period: str) -> list[str]:
    """Year, month and day without leading zeros, as far as they are said."""
    if not period:
        return [UNDATED]
    year, *rest = period.split("-")
    return [year, *(str(int(part)) for part in rest)]


def _month(number: str) -> str:
    return NAMES[int(number) - 1]
