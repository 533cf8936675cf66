"""Where the tiles of a photo grid lie: arithmetic only, O(log sections) per question."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

GAP = 4
MARGIN = 16
HEADER = 32
"""Height of a section title."""
SECTION_SPACE = 16
"""Between the last line of a section and the next title."""


class Box(NamedTuple):
    """A rectangle in content coordinates: the top of the first line is at `MARGIN`."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class GridLayout:
    """Equal square tiles in lines, in sections that each begin a new line under a title.

    `tile` is the wanted edge; tiles grow or shrink a little so that the lines fill `width`.
    """

    count: int
    width: int
    tile: int
    starts: tuple[int, ...] = ()
    """The first row of each section, ascending from 0; none for a grid without titles."""
    caption: int = 0
    """Height of the line of text under each tile."""

    @cached_property
    def columns(self) -> int:
        return max(1, round((self.width - 2 * MARGIN + GAP) / (self.tile + GAP)))

    @cached_property
    def edge(self) -> int:
        """The real edge of a tile."""
        return max(16, (self.width - 2 * MARGIN + GAP) // self.columns - GAP)

    @cached_property
    def pitch(self) -> int:
        """From one line to the next."""
        return self.edge + self.caption + GAP

    @cached_property
    def left(self) -> int:
        """Where the first column begins; what tiles cannot fill is shared by both sides."""
        return (self.width - self.columns * (self.edge + GAP) + GAP) // 2

    @property
    def header(self) -> int:
        return HEADER if self.starts else 0

    @cached_property
    def _first(self) -> NDArray[np.int64]:
        """The first row of each section and, at the end, the number of rows."""
        starts = [start for start in self.starts if start < self.count] or [0]
        return np.array([*starts, self.count], np.int64)

    @cached_property
    def tops(self) -> NDArray[np.int64]:
        """The top of each section's title and, at the end, the bottom of the last section."""
        lines = -(-np.diff(self._first) // self.columns)
        heights = lines * self.pitch + self.header + (SECTION_SPACE if self.starts else 0)
        return np.concatenate(([0], np.cumsum(heights))) + (0 if self.starts else MARGIN)

    @property
    def height(self) -> int:
        """The height of everything."""
        return int(self.tops[-1]) + MARGIN if self.count else 0

    def section_of(self, row: int) -> int:
        """The number of the section a row lies in."""
        return int(np.searchsorted(self._first[:-1], row, side="right")) - 1

    def section_at(self, y: int) -> int:
        """The section at a height, clamped to the first and the last."""
        found = int(np.searchsorted(self.tops, y, side="right")) - 1
        return min(max(found, 0), len(self._first) - 2)

    def box(self, row: int) -> Box:
        """The tile of a row, with its caption."""
        section = self.section_of(row)
        line, column = divmod(row - int(self._first[section]), self.columns)
        return Box(
            self.left + column * (self.edge + GAP),
            int(self.tops[section]) + self.header + line * self.pitch,
            self.edge,
            self.edge + self.caption,
        )

    def row_at(self, x: int, y: int) -> int | None:
        """The row whose tile is at a point, or None between tiles."""
        row = self.nearest(x, y)
        if row is None:
            return None
        box = self.box(row)
        inside = box.x <= x < box.x + box.width and box.y <= y < box.y + box.height
        return row if inside else None

    def nearest(self, x: int, y: int) -> int | None:
        """The row whose tile is nearest to a point, or None in an empty grid."""
        if not self.count:
            return None
        section = self.section_at(y)
        first, end = int(self._first[section]), int(self._first[section + 1])
        line = max(0, (y - int(self.tops[section]) - self.header) // self.pitch)
        column = min(max(0, (x - self.left + GAP // 2) // (self.edge + GAP)), self.columns - 1)
        last_line = (end - first - 1) // self.columns
        return min(first + min(line, last_line) * self.columns + column, end - 1)

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows whose tiles may touch the heights from `top` to `bottom`."""
        first = self.nearest(0, top)
        last = self.nearest(self.width, bottom)
        return range(0) if first is None or last is None else range(first, last + 1)

    def sections_between(self, top: int, bottom: int) -> range:
        """The sections that touch the heights from `top` to `bottom`; none without titles."""
        if not self.starts or not self.count:
            return range(0)
        return range(self.section_at(top), self.section_at(bottom) + 1)

    def line_step(self, row: int, lines: int) -> int:
        """The row `lines` above (negative) or below, in the same column where there is one."""
        for _ in range(abs(lines)):
            row = self._line_down(row) if lines > 0 else self._line_up(row)
        return row

    def _line_down(self, row: int) -> int:
        section = self.section_of(row)
        first, end = int(self._first[section]), int(self._first[section + 1])
        line, column = divmod(row - first, self.columns)
        if line < (end - first - 1) // self.columns:
            return min(row + self.columns, end - 1)
        if end >= self.count:
            return row
        return min(end + column, int(self._first[section + 2]) - 1)

    def _line_up(self, row: int) -> int:
        section = self.section_of(row)
        first = int(self._first[section])
        line, column = divmod(row - first, self.columns)
        if line:
            return row - self.columns
        if not section:
            return row
        before = int(self._first[section - 1])
        last_line = before + (first - before - 1) // self.columns * self.columns
        return min(last_line + column, first - 1)
