"""Dates beside the scroll bar of a grid: which there are, and which have room."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from photoorg.ui.language import tr
from photoorg.ui.months import NAMES, UNDATED, Listing, month_title

YEAR_ROOM, MONTH_ROOM = 22, 18
"""Pixels that a label needs to itself."""


class Mark(NamedTuple):
    """A place in a list of photos that can be named."""

    row: int
    title: str
    """`May 2019`, or the title of a section."""
    label: str
    """The same in short: `2019` where a year begins, `May` elsewhere."""
    large: bool
    """A year, or a section that is not about dates."""


def marks_of(listing: Listing) -> list[Mark]:
    """The months of a list in order of date, or else its sections; ascending."""
    if len(listing.days) and len(listing.days) == len(listing.ids):
        return _months(listing)
    return [Mark(each.start, each.title, each.title, True) for each in listing.sections]


def _months(listing: Listing) -> list[Mark]:
    months = listing.days // 100
    starts = np.concatenate(([0], np.flatnonzero(np.diff(months)) + 1))
    marks: list[Mark] = []
    year = -1
    for row, month in zip(starts.tolist(), months[starts].tolist(), strict=True):
        title = month_title(month * 100)
        begins = month // 100 != year
        year = month // 100
        short = str(year) if begins else NAMES[month % 100 - 1][:3]
        marks.append(Mark(row, title, tr("No date") if title == UNDATED else short, begins))
    return marks


def mark_at(marks: Sequence[Mark], row: int) -> Mark | None:
    """The last mark that is not after a row."""
    at = bisect_right(marks, row, key=lambda mark: mark.row) - 1
    return marks[at] if at >= 0 else None


def thinned(marks: Sequence[Mark], heights: Sequence[int]) -> list[tuple[Mark, int]]:
    """The marks that have room at their heights, from top to bottom: first the large ones, then the
    others between them."""
    kept: list[tuple[Mark, int]] = []
    last = -YEAR_ROOM
    for mark, y in zip(marks, heights, strict=True):
        if mark.large and y - last >= YEAR_ROOM:
            kept.append((mark, y))
            last = y
    taken = np.array(sorted(y for _, y in kept), np.int64)
    for mark, y in zip(marks, heights, strict=True):
        if mark.large:
            continue
        at = int(taken.searchsorted(y))
        near = [abs(int(other) - y) for other in taken[max(0, at - 1) : at + 1]]
        if min(near, default=MONTH_ROOM) >= MONTH_ROOM:
            kept.append((mark, y))
            taken = np.insert(taken, at, y)
    return sorted(kept, key=lambda each: each[1])
