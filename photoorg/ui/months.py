"""Section titles for photos in order of date, found without reading every date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from photoorg.domain import Ids
from photoorg.ui.closeness import Caption

Dates = Callable[[Iterable[int]], dict[int, str | None]]

NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A run of rows under one title."""

    start: int
    title: str
    small: bool = False
    """Its title is a small line."""
    dimmed: bool = False
    """Its photos give way to those before; all after them are dimmed too."""


@dataclass(frozen=True)
class Listing:
    """Photos in the order to show them, in sections (or none)."""

    ids: Ids = field(default_factory=lambda: np.empty(0, np.int64))
    sections: tuple[Section, ...] = ()
    captions: tuple[Caption, ...] = ()
    """A line of words for each photo, or none at all."""

    @cached_property
    def prominent(self) -> int:
        """How many photos come before those that are dimmed."""
        return next((section.start for section in self.sections if section.dimmed), len(self.ids))


def by_month(ids: Ids, dates: Dates) -> Listing:
    """A section for each month of photos that come newest first, undated ones last.

    Borders are found by halving all intervals at once: log2(n) calls of `dates`, each for at
    most one photo a border, instead of reading n dates.
    """
    if not len(ids):
        return Listing(ids)
    month_at = {0: "", len(ids) - 1: ""}
    _look_up(ids, month_at, dates)
    open_ = [(0, len(ids) - 1)]
    borders: list[int] = []
    while open_:
        differing = [(a, b) for a, b in open_ if month_at[a] != month_at[b]]
        borders += [b for a, b in differing if b - a == 1]
        wide = [(a, b) for a, b in differing if b - a > 1]
        middles = {(a + b) // 2: "" for a, b in wide}
        _look_up(ids, middles, dates)
        month_at |= middles
        open_ = [half for a, b in wide for half in ((a, (a + b) // 2), ((a + b) // 2, b))]
    starts = [0, *sorted(borders)]
    return Listing(ids, tuple(Section(start, month_title(month_at[start])) for start in starts))


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
    return Listing(listing.ids[kept], sections, captions)


def month_title(month: str) -> str:
    """`May 2019` for `2019-05`; `Without a date` for an empty one."""
    try:
        year, number = month.split("-")
        return f"{NAMES[int(number) - 1]} {year}"
    except (ValueError, IndexError):
        return "Without a date"


def day(taken: str) -> str:
    """`12 May 2019 16:04` for an ISO local time; the text itself where it is none."""
    try:
        date, _, time = taken.partition("T")
        year, month, number = date.split("-")
        return f"{int(number)} {NAMES[int(month) - 1]} {year} {time[:5]}".strip()
    except (ValueError, IndexError):
        return taken


def _look_up(ids: Ids, rows: dict[int, str], dates: Dates) -> None:
    """Fill in the month `YYYY-MM` of each row, empty where there is no date."""
    found = dates(int(ids[row]) for row in rows)
    for row in rows:
        rows[row] = (found.get(int(ids[row])) or "")[:7]
