"""Where the tiles of a photo grid lie: arithmetic only, O(log n) per question."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
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

Ints = NDArray[np.int64]


class Box(NamedTuple):
    """A rectangle in content coordinates: the top of the first line is at `MARGIN`."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, eq=False)
class Layout(ABC):
    """Tiles in lines from left to right, in sections that each begin a new line under a title."""

    count: int
    width: int
    tile: int
    """The wanted edge of a tile, or height of a line."""
    starts: Ints
    """The first row of each section, ascending from 0; none for a grid without titles."""
    caption: int = 0
    """Height of the line of text under each tile."""

    # What the kinds of layouts differ in

    @property
    @abstractmethod
    def left(self) -> int:
        """Where lines begin."""

    @property
    @abstractmethod
    def pitch(self) -> int:
        """From one line to the next, about."""

    @property
    @abstractmethod
    def section_lines(self) -> Ints:
        """The first line of each section and, at the end, the number of lines."""

    @property
    @abstractmethod
    def section_heights(self) -> Ints:
        """The height of the lines of each section."""

    @abstractmethod
    def line_of(self, row: int) -> int:
        """The line a row lies in."""

    @abstractmethod
    def line_at(self, y: int) -> int:
        """The line at a height, or the nearest in its section; there must be one."""

    @abstractmethod
    def rows_in(self, line: int) -> range:
        """The rows of a line."""

    @abstractmethod
    def boxes(self, line: int) -> list[Box]:
        """The tiles of a line with their captions, from left to right."""

    @abstractmethod
    def column(self, line: int, x: int) -> int:
        """The place in a line of the tile that is nearest to `x`."""

    # Sections

    @property
    def header(self) -> int:
        return HEADER if len(self.starts) else 0

    @cached_property
    def first(self) -> Ints:
        """The first row of each section and, at the end, the number of rows."""
        starts = self.starts[self.starts < self.count]
        return np.concatenate((starts if len(starts) else [0], [self.count])).astype(np.int64)

    @cached_property
    def tops(self) -> Ints:
        """The top of each section's title and, at the end, the bottom of the last section."""
        titled = len(self.starts) > 0
        heights = self.section_heights + self.header + (SECTION_SPACE if titled else 0)
        return np.concatenate(([0], np.cumsum(heights))) + (0 if titled else MARGIN)

    @property
    def height(self) -> int:
        """The height of everything."""
        return int(self.tops[-1]) + MARGIN if self.count else 0

    def section_of(self, row: int) -> int:
        """The number of the section a row lies in."""
        return int(self.first[:-1].searchsorted(row, side="right")) - 1

    def section_at(self, y: int) -> int:
        """The section at a height, clamped to the first and the last."""
        found = int(self.tops.searchsorted(y, side="right")) - 1
        return min(max(found, 0), len(self.first) - 2)

    def section_rows(self, section: int) -> range:
        """The rows of a section."""
        return range(int(self.first[section]), int(self.first[section + 1]))

    def title_at(self, y: int, offset: int) -> int | None:
        """The section whose title is at a height, in a grid that is scrolled by `offset`; titles
        stay in sight as long as their section."""
        if not len(self.starts) or not self.count:
            return None
        section = self.section_at(y)
        top = self.title_top(section, offset)
        return section if top <= y < top + HEADER else None

    def title_top(self, section: int, offset: int) -> int:
        """Where the title of a section is in a grid that is scrolled by `offset`."""
        top, end = int(self.tops[section]), int(self.tops[section + 1])
        return max(top, min(offset, end - HEADER))

    def sections_between(self, top: int, bottom: int) -> range:
        """The sections that touch the heights from `top` to `bottom`; none without titles."""
        if not len(self.starts) or not self.count:
            return range(0)
        return range(self.section_at(top), self.section_at(bottom) + 1)

    # Rows

    def box(self, row: int) -> Box:
        """The tile of a row, with its caption."""
        line = self.line_of(row)
        return self.boxes(line)[row - self.rows_in(line).start]

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
        line = self.line_at(y)
        return self.rows_in(line).start + self.column(line, x)

    def lines_between(self, top: int, bottom: int) -> range:
        """The lines whose tiles may touch the heights from `top` to `bottom`."""
        return range(self.line_at(top), self.line_at(bottom) + 1) if self.count else range(0)

    def touching(self, areas: Sequence[Box]) -> Iterator[tuple[int, Box]]:
        """The rows whose tiles touch any of some areas, with these, in order."""
        top = min((area.y for area in areas), default=0)
        bottom = max((area.y + area.height for area in areas), default=-1)
        for line in self.lines_between(top, bottom) if areas else ():
            boxes = self.boxes(line)
            y, below = boxes[0].y, boxes[0].y + boxes[0].height
            spans = [(a.x, a.x + a.width) for a in areas if a.y < below and a.y + a.height > y]
            for row, box in zip(self.rows_in(line), boxes, strict=True) if spans else ():
                if any(left < box.x + box.width and right > box.x for left, right in spans):
                    yield row, box

    def rows_between(self, top: int, bottom: int) -> range:
        """The rows whose tiles may touch the heights from `top` to `bottom`."""
        lines = self.lines_between(top, bottom)
        if not lines:
            return range(0)
        return range(self.rows_in(lines[0]).start, self.rows_in(lines[-1]).stop)

    def runs_in(self, area: Box) -> list[tuple[int, int]]:
        """The half-open ranges of rows whose tiles touch an area."""
        runs: list[tuple[int, int]] = []
        for row, _ in self.touching([area]):
            if runs and runs[-1][1] == row:
                runs[-1] = runs[-1][0], row + 1
            else:
                runs.append((row, row + 1))
        return runs

    def line_step(self, row: int, lines: int) -> int:
        """The row `lines` above (negative) or below, in the same column where there is one."""
        here = self.line_of(row)
        line = min(max(here + lines, 0), int(self.section_lines[-1]) - 1)
        if line == here:
            return row
        box = self.box(row)
        return self.rows_in(line).start + self.column(line, box.x + box.width // 2)

    def section_of_line(self, line: int) -> int:
        """The section a line lies in."""
        return int(self.section_lines.searchsorted(line, side="right")) - 1


@dataclass(frozen=True, eq=False)
class GridLayout(Layout):
    """Equal square tiles, which grow or shrink a little so that the lines fill `width`."""

    @cached_property
    def columns(self) -> int:
        return max(1, round((self.width - 2 * MARGIN + GAP) / (self.tile + GAP)))

    @cached_property
    def edge(self) -> int:
        """The real edge of a tile."""
        return max(16, (self.width - 2 * MARGIN + GAP) // self.columns - GAP)

    @cached_property
    def pitch(self) -> int:
        return self.edge + self.caption + GAP

    @cached_property
    def left(self) -> int:
        """What tiles cannot fill is shared by both sides."""
        return (self.width - self.columns * (self.edge + GAP) + GAP) // 2

    @cached_property
    def _lines(self) -> Ints:
        """How many lines each section has."""
        return -(-np.diff(self.first) // self.columns)

    @cached_property
    def section_lines(self) -> Ints:
        return np.concatenate(([0], np.cumsum(self._lines)))

    @cached_property
    def section_heights(self) -> Ints:
        return self._lines * self.pitch

    def line_of(self, row: int) -> int:
        section = self.section_of(row)
        before, first = int(self.section_lines[section]), int(self.first[section])
        return before + (row - first) // self.columns

    def line_at(self, y: int) -> int:
        section = self.section_at(y)
        line = max(0, (y - int(self.tops[section]) - self.header) // self.pitch)
        first, after = self.section_lines[section : section + 2].tolist()
        return int(min(first + line, after - 1))

    def rows_in(self, line: int) -> range:
        section = self.section_of_line(line)
        first, end = self.first[section : section + 2].tolist()
        start = first + (line - int(self.section_lines[section])) * self.columns
        return range(start, min(start + self.columns, end))

    def boxes(self, line: int) -> list[Box]:
        section = self.section_of_line(line)
        below = (line - int(self.section_lines[section])) * self.pitch
        y = int(self.tops[section]) + self.header + below
        edge, height = self.edge, self.edge + self.caption
        return [
            Box(self.left + column * (edge + GAP), y, edge, height)
            for column in range(len(self.rows_in(line)))
        ]

    def column(self, line: int, x: int) -> int:
        place = (x - self.left + GAP // 2) // (self.edge + GAP)
        return min(max(place, 0), len(self.rows_in(line)) - 1)
