"""What a grid lists: photos in order, in sections with titles; and how dates are said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Ids
from photoorg.ui.closeness import Caption
from photoorg.ui.language import LOCALE, tr

NAMES = tuple(LOCALE.standaloneMonthName(number) for number in range(1, 13))
WEEKDAYS = tuple(LOCALE.standaloneDayName(number) for number in range(1, 8))
UNDATED = tr("Without a date")


@dataclass(frozen=True, slots=True)
class Section:
    """A run of rows under one title."""

    start: int
    title: str
    note: str = ""
    """A few quiet words after the title: where a folder or an album lies."""
    small: bool = False
    """Its title is a small line."""
    dimmed: bool = False
    """Its photos give way to those before; all after them are dimmed too."""


@dataclass(frozen=True)
class Listing:
    """Photos in the order to show them, in sections (or none)."""

    ids: Ids = field(default_factory=lambda: np.empty(0, np.int64))
    sections: tuple[Section, ...] = ()
    captions: Sequence[Caption] = ()
    """A line of words for each photo, or none at all."""
    ratios: NDArray[np.float32] = field(default_factory=lambda: np.empty(0, np.float32))
    """Width over height of each photo, or none at all."""
    days: NDArray[np.int32] = field(default_factory=lambda: np.empty(0, np.int32))
    """When each photo was taken, as 20190512, 0 where no date is known; none where the photos are
    not in order of date."""
    whole: bool = True
    """Whether these are all photos of a place, not only the first ones to show."""

    @cached_property
    def prominent(self) -> int:
        """How many photos come before those that are dimmed."""
        return next((section.start for section in self.sections if section.dimmed), len(self.ids))


def month_title(day: int) -> str:
    """`May 2019` for 20190512 and 20190500; `Without a date` for what is no date."""
    year, month = divmod(day // 100, 100)
    return f"{NAMES[month - 1]} {year}" if 1 <= month <= 12 and year else UNDATED


def without(listing: Listing, gone: Iterable[int]) -> Listing:
    """The same photos in the same sections but for some, by id."""
    kept = ~np.isin(listing.ids, np.fromiter(gone, np.int64))
    if kept.all():
        return listing
    before = np.concatenate(([0], np.cumsum(kept)))
    ends = [section.start for section in listing.sections[1:]] + [len(listing.ids)]
    sections = tuple(
        replace(section, start=int(before[section.start]))
        for section, end in zip(listing.sections, ends, strict=False)
        if before[end] > before[section.start]
    )
    captions = tuple(
        caption for caption, stays in zip(listing.captions, kept, strict=False) if stays
    )
    return replace(
        listing,
        ids=listing.ids[kept],
        sections=sections,
        captions=captions,
        ratios=listing.ratios[kept] if len(listing.ratios) else listing.ratios,
        days=listing.days[kept] if len(listing.days) else listing.days,
    )


def day_title(day: int) -> str:
    """`Sunday 12 May 2019` for 20190512; `Without a date` for what is no date."""
    year, month, number = day // 10_000, day // 100 % 100, day % 100
    try:
        weekday = WEEKDAYS[dt.date(year, month, number).weekday()]
    except ValueError:
        return UNDATED
    said = date_words(year, month, number)
    return tr("{weekday} {date}").format(weekday=weekday, date=said)


def date_words(year: int | str, month: int, number: int | str, short: bool = False) -> str:
    """`12 May 2019`; with three letters of the month if it is to be short."""
    name = NAMES[month - 1][:3] if short else NAMES[month - 1]
    return tr("{day} {month} {year}").format(day=number, month=name, year=year)


def moment_words(at: dt.datetime) -> str:
    """`12 May 2019, 16:04`."""
    date = date_words(at.year, at.month, at.day)
    return tr("{date}, {time}", "a day and the time of day").format(date=date, time=f"{at:%H:%M}")


def day(taken: str) -> str:
    """`12 May 2019 16:04` for an ISO local time; the text itself where it is none."""
    try:
        date, _, time = taken.partition("T")
        year, month, number = date.split("-")
        said = date_words(year, int(month), int(number))
    except (ValueError, IndexError):
        return taken
    return tr("{date} {time}").format(date=said, time=time[:5]) if time else said
