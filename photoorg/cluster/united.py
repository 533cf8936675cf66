"""The place and the time that unite an album's photos, and not already those of its parent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from photoorg.atlas.places import CITY, COUNTRY, REGION, Where
from photoorg.cluster.evidence import MONTHS

_HERE = 0.8
"""A place unites when so many of the photos with a position lie there …"""
_KNOWN = 0.5
"""… and so many have one; the same of dates."""
_STRAY = 20
"""One photo in so many at either end of a period may have a wrong date."""
_WIDER = 3
"""The parent's period must be so many times as long for an album's to tell it apart."""
_SEASONS = ("Winter", "Spring", "Summer", "Autumn")
_MONTH_DAYS = 31


@dataclass(frozen=True, slots=True)
class Span:
    """The days between which nine of ten photos were taken."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How long it lasts; 1 for a single day."""
        return (self.last - self.first).days + 1


def span(taken: Sequence[str | None]) -> Span | None:
    """When photos with ISO dates were taken; None where less than half of them have one."""
    days = sorted(day[:10] for day in taken if day)
    if not days or len(days) < _KNOWN * len(taken):
        return None
    strays = len(days) // _STRAY
    try:
        first, last = (date.fromisoformat(d) for d in (days[strays], days[-1 - strays]))
    except ValueError:
        return None
    return Span(first, last)


def time_words(own: Span | None, parent: Span | None) -> str:
    """“12 May 2019”, “11–12 May 2019”, “May 2019”, “Summer 2019”, “2019”; "" where the time does
    not unite the photos more than it does the parent's."""
    if own is None or (parent is not None and parent.days < _WIDER * own.days):
        return ""
    first, last = own.first, own.last
    if own.days <= 4 and first.month == last.month:
        days = f"{first.day}" if own.days == 1 else f"{first.day}–{last.day}"
        return f"{days} {MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if own.days <= _MONTH_DAYS and first.year == last.year:
        return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {last.year}"
    if _season(first) == _season(last):
        year, number = _season(last)
        return f"{_SEASONS[number]} {f'{year - 1}/{year % 100:02}' if number == 0 else year}"
    return f"{first.year}" if first.year == last.year else ""


def place_words(where: Where, places: NDArray[np.int64], parent: NDArray[np.int64]) -> str:
    """The narrowest of the `places` that an album's photos have in common (see `common_places`);
    "" where there is none, or where those of the `parent` say as much."""
    for width in (CITY, REGION, COUNTRY):
        if places[width] >= 0:
            return "" if places[width] == parent[width] else where.names[places[width]]
    return ""


def common_places(where: Where, rows: NDArray[np.intp]) -> NDArray[np.int64]:
    """The city, region and country that most of some photos lie in, (3,), -1 where they do not."""
    found = np.full(3, -1, np.int64)
    numbers = where.numbers[rows]
    for width in (CITY, REGION, COUNTRY):
        # The country is known wherever anything is.
        known = int((numbers[:, COUNTRY] >= 0).sum())
        places, counts = np.unique(numbers[numbers[:, width] >= 0, width], return_counts=True)
        if len(places) and known >= _KNOWN * len(rows) and counts.max() >= _HERE * known:
            found[width] = places[np.argmax(counts)]
    return found


def _season(day: date) -> tuple[int, int]:
    """The year that the season ends in, and its number: December to February is 0."""
    return day.year + (day.month == 12), day.month % 12 // 3
