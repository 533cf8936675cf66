"""Coasts and borders as paths to paint, reduced to what a frame can show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, QIODevice
from PySide6.QtGui import QPainterPath

from photoorg.atlas.outlines import Lines, load_outlines
from photoorg.ui.map_geometry import Look, Points, to_map

_MARGIN: Final = 4
"""Pixels around a frame, for the width of lines."""
_ELEMENT: Final = np.dtype([("type", ">i4"), ("x", ">f8"), ("y", ">f8")])


@dataclass(frozen=True)
class Drawn:
    """Lines on the map's square; what is beyond its edges lies on them."""

    points: Points
    line: NDArray[np.int64]
    shape: NDArray[np.int64]
    """As those of `atlas.outlines.Lines`."""

    def of(self, kept: NDArray[np.bool_]) -> Drawn:
        """Some of the points."""
        return Drawn(self.points[kept], self.line[kept], self.shape[kept])


@cache
def land() -> Drawn:
    """The coasts: closed rings."""
    return _drawn(load_outlines().land)


@cache
def borders() -> Drawn:
    """The borders between countries."""
    return _drawn(load_outlines().borders)


def _drawn(lines: Lines) -> Drawn:
    return Drawn(to_map(lines.degrees), lines.line, lines.shape)


def shapes(drawn: Drawn, look: Look) -> Iterator[QPainterPath]:
    """The shapes in the pixels of a frame, one by one: Qt fills many small paths six times as fast
    as one of all (measured).

    Inside the frame nothing is left out but what is finer than a pixel; filled, a path covers what
    the whole shape would cover.
    """
    seen = _reduced(drawn, look)
    begins = np.flatnonzero(np.diff(seen.shape, prepend=-1))
    for start, end in zip(begins, [*begins[1:], len(seen.shape)], strict=True):
        if end - start > 2:
            yield _path(seen.points[start:end], seen.line[start:end])


def lines(drawn: Drawn, look: Look) -> QPainterPath:
    """All lines in the pixels of a frame, to be stroked."""
    seen = _reduced(drawn, look)
    return _path(seen.points, seen.line)


def _reduced(drawn: Drawn, look: Look) -> Drawn:
    middle = look.width / 2, look.height / 2
    points = (drawn.points - (look.x, look.y)) * look.edge + middle
    seen = Drawn(points, drawn.line, drawn.shape)
    for axis, size in ((0, look.width), (1, look.height)):
        seen = _without_runs(seen, seen.points[:, axis] < -_MARGIN)
        seen = _without_runs(seen, seen.points[:, axis] > size + _MARGIN)
    pixels = np.floor(seen.points)
    same = (pixels[1:] == pixels[:-1]).all(axis=1) & (seen.line[1:] == seen.line[:-1])
    return seen.of(np.concatenate(([True], ~same))[: len(pixels)])


def _without_runs(seen: Drawn, outside: NDArray[np.bool_]) -> Drawn:
    """Of a run of points of one line that all lie beyond one side of the frame the first and the
    last stay: what is between them lies beyond it, too."""
    if len(outside) < 3:
        return seen
    line = seen.line
    inner = outside[1:-1] & outside[:-2] & outside[2:]
    inner &= (line[1:-1] == line[:-2]) & (line[1:-1] == line[2:])
    return seen.of(np.concatenate(([True], ~inner, [True])))


def _path(points: Points, line: NDArray[np.int64]) -> QPainterPath:
    """A path of many lines, as Qt writes paths to a stream: adding points one by one takes fifty
    times as long."""
    made = QPainterPath()
    if not len(points):
        return made
    elements = np.empty(len(points), _ELEMENT)
    elements["type"] = np.concatenate(([0], line[1:] == line[:-1]))
    elements["x"], elements["y"] = points.T
    count = len(points).to_bytes(4, "big")
    # The start of the last line and the rule by which paths are filled, both 0.
    written = QByteArray(count + elements.tobytes() + bytes(8))
    stream = QDataStream(written, QIODevice.OpenModeFlag.ReadOnly)
    stream >> made
    return made
