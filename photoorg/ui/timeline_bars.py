"""What the timeline shows of a period: a column for each year, month or day in it."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from photoorg.library.days import DayCounts
from photoorg.ui import day_words
from photoorg.ui.language import tr
from photoorg.ui.places import TakenIn, Timeline


@dataclass(frozen=True, slots=True)
class Bar:
    """One column."""

    period: str
    """As `TakenIn.period`."""
    count: int
    inferred: int = 0
    """How many of them have the date of their file, or one in its name."""

    @property
    def label(self) -> str:
        return day_words.label(self.period)

    @property
    def target(self) -> Timeline | TakenIn | None:
        """Where it leads; None where there are no photos."""
        if not self.count:
            return None
        is_wide = len(self.period) in (4, 7)
        return Timeline(self.period) if is_wide else TakenIn(self.period)

    @property
    def sentence(self) -> str:
        """`12 May 2019: 214 photos, 3 dated by their file`."""
        name = day_words.period_name(self.period)
        if not self.count:
            return tr("{period}: no photos").format(period=name)
        words = tr("{period}: %n photos", "", self.count).format(period=name)
        by_file = tr("{photos}, %n dated by their file", "", self.inferred)
        return by_file.format(photos=words) if self.inferred else words


def bars(counts: DayCounts, period: str) -> tuple[Bar, ...]:
    """The years with photos and the photos without a date, all months of a year, or all days of a
    month; the earliest first."""
    length = {0: 4, 4: 7, 7: 10}[len(period)]
    total, inferred = (_sums(of, period, length) for of in (counts.taken, counts.inferred))
    listed = _calendar(period) if period else sorted(total)
    made = tuple(Bar(name, total[name], inferred[name]) for name in listed)
    undated = counts.undated if not period else 0
    return (*made, Bar("", undated)) if undated else made


def representative(counts: DayCounts, period: str) -> tuple[str, int]:
    """The day of a period with the most photos, and how many those are."""
    if not period:
        return "", counts.undated
    days = {day: count for day, count in counts.taken.items() if day.startswith(period)}
    day = max(days, key=lambda each: (days[each], each))
    return day, days[day]


def _sums(days: Mapping[str, int], period: str, length: int) -> Counter[str]:
    sums: Counter[str] = Counter()
    for day, count in days.items():
        if day.startswith(period):
            sums[day[:length]] += count
    return sums


def _calendar(period: str) -> list[str]:
    """All months of a year, or all days of a month."""
    if len(period) == 4:
        return [f"{period}-{month:02d}" for month in range(1, 13)]
    year, month = map(int, period.split("-"))
    _, days = calendar.monthrange(year, month)
    return [f"{period}-{day:02d}" for day in range(1, days + 1)]
