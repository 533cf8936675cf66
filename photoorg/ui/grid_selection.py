"""Which photos of a grid are selected, which one a key leads to, and where one was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionRange
from PySide6.QtWidgets import QAbstractItemView

from photoorg.domain import Ids
from photoorg.ui.grid_layout import Layout
from photoorg.ui.photo_model import PhotoModel
from photoorg.ui.row_finder import RowFinder

Move = QAbstractItemView.CursorAction


class Anchor(NamedTuple):
    """A point of a photo and its height on the screen, so that it can be brought there again."""

    photo_id: int
    y: int
    """Below the top of what is seen."""
    share: float = 0.0
    """How far down the photo the point is: 0 at its top, 1 at its bottom."""


@dataclass(frozen=True)
class GridState:
    """Where someone was in a grid: enough to come back to exactly there."""

    scroll: int = 0
    selected: Ids = field(default_factory=lambda: np.empty(0, np.int64))
    current: int | None = None
    anchor: Anchor | None = None
    height: int = 0
    """Of everything: where it is the same, `scroll` leads to the same place."""

    def is_like(self, other: GridState) -> bool:
        """Whether nobody has moved or selected anything between the two."""
        same = (self.scroll, self.current) == (other.scroll, other.current)
        return same and np.array_equal(self.selected, other.selected)


def spans(selection: QItemSelection) -> list[tuple[int, int]]:
    """The half-open row ranges of a selection."""
    ranges = [selection.at(number) for number in range(selection.count())]
    return [(span.top(), span.bottom() + 1) for span in ranges]


def selection_of(photos: PhotoModel, runs: Iterable[tuple[int, int]]) -> QItemSelection:
    """The selection of some half-open row ranges."""
    selection = QItemSelection()
    for start, end in runs:
        selection.append(QItemSelectionRange(photos.index(start), photos.index(end - 1)))
    return selection


def runs_of(ids: Ids, wanted: Ids) -> list[tuple[int, int]]:
    """The half-open row ranges in which wanted photos are listed."""
    if not len(wanted) or not len(ids):
        return []
    if len(wanted) == len(ids) and np.array_equal(ids, wanted):
        return [(0, len(ids))]
    found = RowFinder(ids).rows(wanted) if len(wanted) > 1 else np.flatnonzero(ids == wanted[0])
    rows = np.sort(found[found >= 0])
    if not len(rows):
        return []
    breaks = np.flatnonzero(np.diff(rows) != 1)
    starts = rows[np.concatenate(([0], breaks + 1))]
    ends = rows[np.concatenate((breaks, [len(rows) - 1]))] + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def row_after(move: Move, row: int, layout: Layout, height: int) -> int:
    """The row a key leads to from `row`; `height` is that of a page in pixels."""
    ends = {Move.MoveHome: 0, Move.MoveEnd: layout.count - 1}
    steps = {Move.MoveLeft: -1, Move.MovePrevious: -1, Move.MoveRight: 1, Move.MoveNext: 1}
    page = max(1, height // layout.pitch)
    lines = {
        Move.MoveUp: -1,
        Move.MoveDown: 1,
        Move.MovePageUp: -page,
        Move.MovePageDown: page,
    }
    if move in ends:
        return ends[move]
    if move in steps:
        return min(max(row + steps[move], 0), layout.count - 1)
    return layout.line_step(row, lines[move])


def section_after(layout: Layout, row: int, by: int) -> int:
    """The section that lies `by` sections on from that of a row; one back is first the beginning of
    the same."""
    here = layout.section_of(row)
    if by < 0 and row > layout.section_rows(here).start:
        here += 1
    return min(max(here + by, 0), len(layout.first) - 2)
