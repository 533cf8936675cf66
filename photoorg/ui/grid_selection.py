"""Which photos of a grid are selected, and which one a key leads to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionRange
from PySide6.QtWidgets import QAbstractItemView

from photoorg.domain import Ids
from photoorg.ui.grid_layout import GridLayout
from photoorg.ui.photo_model import PhotoModel

Move = QAbstractItemView.CursorAction


@dataclass(frozen=True)
class GridState:
    """Where someone was in a grid: enough to come back to exactly there."""

    scroll: int = 0
    selected: Ids = field(default_factory=lambda: np.empty(0, np.int64))
    current: int | None = None


def spans(selection: QItemSelection) -> list[tuple[int, int]]:
    """The half-open row ranges of a selection."""
    ranges = [selection.at(number) for number in range(selection.count())]
    return [(span.top(), span.bottom() + 1) for span in ranges]


def selection_of(photos: PhotoModel, rows: Iterable[int]) -> QItemSelection:
    """A selection of ascending rows, in as few ranges as they need."""
    selection = QItemSelection()
    listed = np.fromiter(rows, np.int64)
    for run in np.split(listed, np.flatnonzero(np.diff(listed) != 1) + 1):
        if len(run):
            first, last = photos.index(int(run[0])), photos.index(int(run[-1]))
            selection.append(QItemSelectionRange(first, last))
    return selection


def row_after(move: Move, row: int, layout: GridLayout, height: int) -> int:
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
