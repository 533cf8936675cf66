"""Tiles in the shapes of their photos, in lines as wide as the grid."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from photoorg.ui.grid_layout import GAP, MARGIN, Box, Ints, Layout

NARROWEST, WIDEST = 0.4, 3.5
"""Photos beyond these ratios of width to height are cut: a panorama would take whole lines."""
TALLEST = 1.5
"""A line with too few photos becomes at most so much taller than is wanted, and stays open."""


@dataclass(frozen=True, eq=False)
class JustifiedLayout(Layout):
    """Lines of about the wanted height, each of which fills the width.

    The photos of a section, side by side at the wanted height, make one long strip. It is cut into
    pieces of equal length, between photos; each is made as wide as the grid. So a break is found by
    looking it up among the sums of the widths, and no line depends on the one before.
    """

    ratios: NDArray[np.float32] = field(default_factory=lambda: np.empty(0, np.float32))
    """Width over height of each photo (count,)."""

    @property
    def left(self) -> int:
        return MARGIN

    @property
    def room(self) -> int:
        """The width of a whole line."""
        return max(16, self.width - 2 * MARGIN)

    @cached_property
    def _sums(self) -> NDArray[np.float64]:
        """The ratios of all photos before each and, at the end, of all (count + 1,)."""
        shapes = np.clip(self.ratios, NARROWEST, WIDEST).astype(np.float64)
        return np.concatenate(([0.0], np.cumsum(shapes)))

    @cached_property
    def _line_starts(self) -> Ints:
        """The first row of each line and, at the end, the number of rows."""
        strip = self._sums * self.tile + np.arange(self.count + 1) * GAP
        ends = strip[self.first]
        pieces = np.maximum(1, np.rint((np.diff(ends) - GAP) / (self.room + GAP))).astype(np.int64)
        before = np.concatenate(([0], np.cumsum(pieces)))
        section = np.repeat(np.arange(len(pieces)), pieces)
        step = (np.diff(ends) / pieces)[section]
        cuts = ends[section] + (np.arange(before[-1]) - before[section]) * step
        # The photo that a cut goes through is on the side where more of it is.
        middles = (strip[:-1] + strip[1:]) / 2
        found = np.searchsorted(middles, cuts)
        found[before[:-1]] = self.first[:-1]
        # A photo wider than a piece leaves none for the next line.
        found = found[found < self.count]
        fresh = np.ones(len(found), bool)
        fresh[1:] = found[1:] != found[:-1]
        return np.concatenate((found[fresh], [self.count]))

    @cached_property
    def _line_heights(self) -> Ints:
        """The height of the tiles of each line."""
        starts = self._line_starts
        shapes = np.diff(self._sums[starts])
        gaps = (np.diff(starts) - 1) * GAP
        fitting = (self.room - gaps) / np.maximum(shapes, NARROWEST)
        return np.maximum(np.minimum(fitting, TALLEST * self.tile), 16).astype(np.int64)

    @cached_property
    def _line_ends(self) -> Ints:
        """Below each line, from the top of the first; 0 comes before (lines + 1,)."""
        return np.concatenate(([0], np.cumsum(self._line_heights + self.caption + GAP)))

    @property
    def pitch(self) -> int:
        return self.tile + self.caption + GAP

    @cached_property
    def section_lines(self) -> Ints:
        return np.searchsorted(self._line_starts, self.first)

    @cached_property
    def section_heights(self) -> Ints:
        return np.diff(self._line_ends[self.section_lines])

    def line_of(self, row: int) -> int:
        return int(self._line_starts[:-1].searchsorted(row, side="right")) - 1

    def line_at(self, y: int) -> int:
        section = self.section_at(y)
        first, after = self.section_lines[section : section + 2].tolist()
        below = y - int(self.tops[section]) - self.header + int(self._line_ends[first])
        line = int(self._line_ends.searchsorted(below, side="right")) - 1
        return int(min(max(line, first), after - 1))

    def rows_in(self, line: int) -> range:
        start, end = self._line_starts[line : line + 2].tolist()
        return range(start, end)

    def boxes(self, line: int) -> list[Box]:
        section = self.section_of_line(line)
        first = int(self.section_lines[section])
        y = int(self.tops[section]) + self.header
        y += int(self._line_ends[line] - self._line_ends[first])
        start, end = self._line_starts[line : line + 2].tolist()
        sums, height = self._sums[start : end + 1], int(self._line_heights[line])
        room = self.room - (end - start - 1) * GAP
        whole = float(sums[-1] - sums[0])
        # Height is rounded down: widths are shares of the line, so that it ends where others do.
        scale = min(room / whole, TALLEST * self.tile)
        edges = np.rint((sums - sums[0]) * scale).astype(np.int64).tolist()
        return [
            Box(MARGIN + left + place * GAP, y, right - left, height + self.caption)
            for place, (left, right) in enumerate(pairwise(edges))
        ]

    def column(self, line: int, x: int) -> int:
        boxes = self.boxes(line)
        after = next((place for place, box in enumerate(boxes) if x < box.x - GAP // 2), len(boxes))
        return max(0, after - 1)
