"""Photos scattered over a plane, gathered into the square cells of a screen: arithmetic only."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Ids, Vectors

NO_ALBUM = -1
_CELLS_A_SIDE = 1 << 20
"""More cells than any magnification has, from left to right."""


@dataclass(frozen=True, eq=False)
class Scatter:
    """Photos on a plane."""

    ids: Ids = field(default_factory=lambda: np.empty(0, np.int64))
    """Ascending (n,)."""
    positions: Vectors = field(default_factory=lambda: np.empty((0, 2), np.float32))
    """(n, 2), within −1 and 1; the second grows downwards."""
    albums: NDArray[np.int32] = field(default_factory=lambda: np.empty(0, np.int32))
    """The number in `names` of the album each is in, or NO_ALBUM (n,)."""
    names: tuple[str, ...] = ()

    def rows_of(self, ids: Ids) -> Ids:
        """The rows of those of some photos that are on the plane."""
        if not len(self.ids):
            return np.empty(0, np.int64)
        places = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        rows: Ids = places[self.ids[places] == ids]
        return rows


@dataclass(frozen=True, eq=False)
class Cells:
    """The cells at one magnification that hold photos; m of them."""

    edge: float
    """Of a cell, in units of the plane."""
    columns: NDArray[np.int64]
    lines: NDArray[np.int64]
    """(m,) each; the cell around the origin has the numbers 0 and 0."""
    shown: Ids
    """The row of the photo that stands for each (m,)."""
    counts: Ids
    cell_of: Ids
    """The cell of each row (n,)."""

    def __len__(self) -> int:
        return len(self.shown)

    def within(self, left: float, top: float, right: float, bottom: float) -> Ids:
        """The cells that touch a rectangle of the plane."""
        low = np.floor(np.array([left, top]) / self.edge)
        high = np.floor(np.array([right, bottom]) / self.edge)
        inside = (self.columns >= low[0]) & (self.columns <= high[0])
        inside &= (self.lines >= low[1]) & (self.lines <= high[1])
        return np.flatnonzero(inside)

    def at(self, x: float, y: float) -> int | None:
        """The cell at a point of the plane, if it holds photos."""
        column, line = np.floor(np.array([x, y]) / self.edge)
        found = np.flatnonzero((self.columns == column) & (self.lines == line))
        return int(found[0]) if len(found) else None

    def beside(self, cell: int, across: int, down: int) -> int:
        """The nearest cell in a direction, those straight ahead before others; the same one where
        there is none."""
        x, y = self.columns - self.columns[cell], self.lines - self.lines[cell]
        ahead = x * across + y * down
        aside = np.abs(x * down) + np.abs(y * across)
        there = np.flatnonzero((ahead > 0) & (aside <= 2 * ahead))
        if not len(there):
            return cell
        return int(there[np.argmin(ahead[there] + 2 * aside[there])])

    def rows(self, cells: Ids) -> Ids:
        """The rows of all photos in some cells, ascending."""
        wanted = np.zeros(len(self), bool)
        wanted[cells] = True
        return np.flatnonzero(wanted[self.cell_of])

    def marked(self, rows: Ids) -> Ids:
        """The cells that hold some of these rows."""
        holding = np.zeros(len(self), bool)
        holding[self.cell_of[rows]] = True
        return np.flatnonzero(holding)


def gather(scatter: Scatter, edge: float) -> Cells:
    """The cells of an edge, in units of the plane; the photo in the middle of each stands for it.

    Cells stay where they are while the plane is moved: only magnifying makes others.
    """
    numbers = np.floor(scatter.positions / np.float32(edge)).astype(np.int64)
    keys = numbers[:, 1] * _CELLS_A_SIDE + numbers[:, 0]
    away = np.abs(scatter.positions - (numbers + 0.5) * edge).max(axis=1, initial=0)
    order = np.lexsort((scatter.ids, away.round(6), keys))
    ordered = keys[order]
    first = np.flatnonzero(np.diff(ordered, prepend=ordered[:1] - 1)) if len(ordered) else order
    counts = np.diff(np.append(first, len(ordered)))
    cell_of = np.empty(len(keys), np.int64)
    cell_of[order] = np.repeat(np.arange(len(first)), counts)
    shown = order[first]
    return Cells(edge, numbers[shown, 0], numbers[shown, 1], shown, counts, cell_of)


def middles(scatter: Scatter, least: int) -> list[tuple[str, float, float]]:
    """The albums with at least so many photos on the plane, each with its middle: the photo-rich
    place nearest to the medians of its photos."""
    found = []
    for number, name in enumerate(scatter.names):
        inside = scatter.positions[scatter.albums == number]
        if len(inside) >= max(least, 1):
            middle = np.median(inside, axis=0)
            nearest = inside[np.argmin(np.linalg.norm(inside - middle, axis=1))]
            found.append((name, float(nearest[0]), float(nearest[1])))
    return found
