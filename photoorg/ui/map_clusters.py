"""Photos near each other on the map, for every step of zoom.

All photos are sorted once along a curve that visits each cell of each grid in one go (Morton's), so
that the cells of every step of zoom are runs of that one order: a step costs one pass over the
photos, and moving the map costs none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Ids
from photoorg.library.positions import Positions
from photoorg.ui.map_geometry import WORLD_EDGE, ZOOM_MAX, Points, to_map
from photoorg.ui.places import Box

CELL: Final = 64
"""Pixels of a cell at its step of zoom; up to twice as many before the next one."""
APART: Final = 60
"""Pictures nearer to each other than this would cover each other: they become one."""
_PER_EDGE: Final = int(WORLD_EDGE) // CELL
_DEPTH: Final = int(ZOOM_MAX) + 2
"""Bits of a cell's number in the finest grid."""
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Group:
    """Photos that are one picture on the map."""

    x: float
    y: float
    count: int
    photo: int
    """The id of one of them, from their middle."""
    bounds: Box
    """Around them; without extent where all were taken in one place."""
    cells: tuple[Box, ...]
    """They are all photos of the library in these."""
    runs: tuple[tuple[int, int], ...] = field(repr=False)
    """Where they are in `MapPhotos.ids`: half-open ranges."""


@dataclass(frozen=True)
class _Grid:
    """The cells of one step of zoom that hold photos, in the order of the curve."""

    starts: Numbers
    """(m + 1,), the rows of each cell: the last one is the number of photos."""
    cells: Numbers
    """(m, 2), column and line of each."""
    middles: Points
    """(m, 2)."""
    bounds: Points
    """(m, 4)."""


@dataclass(frozen=True)
class Pinned:
    """Some photos on the map, in any order."""

    ids: Ids
    degrees: Points
    points: Points
    keys: Numbers
    """Where they come on the curve."""


def pinned(piece: Positions) -> Pinned:
    """Photos put on the map: most of the work, to be done in steps."""
    points = to_map(piece.degrees)
    return Pinned(piece.ids, piece.degrees, points, _curve(points))


class MapPhotos:
    """All photos with a position."""

    def __init__(self, pieces: Sequence[Pinned] = ()) -> None:
        keys = np.concatenate([np.empty(0, np.int64), *(piece.keys for piece in pieces)])
        order = np.argsort(keys, kind="stable")
        ids = np.concatenate([np.empty(0, np.int64), *(piece.ids for piece in pieces)])
        degrees = np.concatenate([np.empty((0, 2)), *(piece.degrees for piece in pieces)])
        points = np.concatenate([np.empty((0, 2)), *(piece.points for piece in pieces)])
        self.ids: Ids = ids[order]
        self.degrees: Points = degrees[order]
        """(n, 2), latitude and longitude."""
        self.points: Points = points[order]
        self._keys = keys[order]
        self._grids: dict[int, _Grid] = {}

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def bounds(self) -> Box | None:
        """Around all of them."""
        if not len(self):
            return None
        left, top = self.points.min(axis=0)
        right, bottom = self.points.max(axis=0)
        return float(left), float(top), float(right), float(bottom)

    def groups(self, zoom: float, box: Box) -> list[Group]:
        """What there is in a part of the map and next to it, at a zoom; the largest first."""
        level = min(max(int(zoom), 0), int(ZOOM_MAX))
        grid = self._grids.get(level)
        if grid is None:
            grid = self._grids[level] = self._grid(level)
        cells = _PER_EDGE << level
        first = np.floor(np.array(box[:2]) * cells) - 1
        last = np.floor(np.array(box[2:]) * cells) + 1
        within = ((grid.cells >= first) & (grid.cells <= last)).all(axis=1)
        rows = np.flatnonzero(within)
        counts = grid.starts[rows + 1] - grid.starts[rows]
        return list(self._merged(grid, rows[np.argsort(-counts, kind="stable")], cells))

    def count_in(self, box: Box) -> int:
        """How many photos lie in a part of the map."""
        left, top, right, bottom = box
        x, y = self.points[:, 0], self.points[:, 1]
        within = (left <= x) & (x < right) & (top <= y) & (y < bottom)
        return int(np.count_nonzero(within))

    def _grid(self, level: int) -> _Grid:
        kept = self._keys >> np.int64(2 * (_DEPTH - level - 2))
        begins = np.flatnonzero(np.concatenate(([True], kept[1:] != kept[:-1]))[: len(kept)])
        starts = np.append(begins, len(kept))
        if not len(begins):
            empty = np.empty((0, 2))
            return _Grid(starts, empty.astype(np.int64), empty, np.empty((0, 4)))
        counts = np.diff(starts)[:, None]
        low = np.minimum.reduceat(self.points, begins, axis=0)
        high = np.maximum.reduceat(self.points, begins, axis=0)
        middles = np.add.reduceat(self.points, begins, axis=0) / counts
        cells = np.floor(self.points[begins] * (_PER_EDGE << level)).astype(np.int64)
        # A sum of many rounds: photos of one place have that place.
        middles = np.clip(middles, low, high)
        return _Grid(starts, cells, middles, np.concatenate([low, high], axis=1))

    def _merged(self, grid: _Grid, rows: Numbers, cells: int) -> Iterator[Group]:
        """Cells, largest first, each with those smaller ones beside it that it would cover."""
        near = APART / (CELL * cells)
        # Plain numbers: there are hundreds of cells, and each is asked about nine times.
        listed = [
            _Cell(*each)
            for each in zip(
                map(tuple, grid.cells[rows].tolist()),
                grid.middles[rows].tolist(),
                grid.bounds[rows].tolist(),
                zip(grid.starts[rows].tolist(), grid.starts[rows + 1].tolist(), strict=True),
                strict=True,
            )
        ]
        free = {cell.at: cell for cell in listed}
        for cell in listed:
            if free.pop(cell.at, None) is None:
                continue
            taken = [cell]
            for across, down in _BESIDE:
                other = free.get((cell.at[0] + across, cell.at[1] + down))
                if other is not None and cell.is_near(other, near):
                    taken.append(free.pop(other.at))
            yield self._group(taken, cells)

    def _group(self, taken: Sequence[_Cell], cells: int) -> Group:
        lefts, tops, rights, bottoms = zip(*(cell.bounds for cell in taken), strict=True)
        start, end = taken[0].run
        return Group(
            *taken[0].middle,
            sum(cell.run[1] - cell.run[0] for cell in taken),
            int(self.ids[(start + end) // 2]),
            (min(lefts), min(tops), max(rights), max(bottoms)),
            tuple(
                (column / cells, line / cells, (column + 1) / cells, (line + 1) / cells)
                for column, line in (cell.at for cell in taken)
            ),
            tuple(cell.run for cell in taken),
        )


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell of a grid that holds photos."""

    at: tuple[int, int]
    """Column and line."""
    middle: tuple[float, float]
    bounds: Box
    run: tuple[int, int]

    def is_near(self, other: _Cell, near: float) -> bool:
        """Whether the middle of another lies nearer than that, across and down."""
        (x, y), (other_x, other_y) = self.middle, other.middle
        return abs(x - other_x) < near and abs(y - other_y) < near


_BESIDE: Final = tuple(
    (across, down) for down in (-1, 0, 1) for across in (-1, 0, 1) if across or down
)


def _curve(points: Points) -> Numbers:
    """Each point's number along Morton's curve through the finest grid: the bits of its column and
    its line in turn."""
    cells = (points * (1 << _DEPTH)).astype(np.int64)
    return (_spread(cells[:, 1]) << np.int64(1)) | _spread(cells[:, 0])


def _spread(numbers: Numbers) -> Numbers:
    """A zero between every two bits of numbers below 2³²."""
    for shift, mask in (
        (16, 0x0000FFFF0000FFFF),
        (8, 0x00FF00FF00FF00FF),
        (4, 0x0F0F0F0F0F0F0F0F),
        (2, 0x3333333333333333),
        (1, 0x5555555555555555),
    ):
        numbers = (numbers | (numbers << np.int64(shift))) & np.int64(mask)
    return numbers
