"""The flat map and what is seen of it: Mercator's square, 1 by 1, from its north-western corner."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from photoorg.ui.places import Box

Points = NDArray[np.float64]

WORLD_EDGE: Final = 256.0
"""Device-independent pixels of the whole square at zoom 0; each step of zoom doubles it."""
ZOOM_MAX: Final = 16.0
_NORTH: Final = 85.0511287798
"""Where the square ends; what is nearer to a pole is on its edge."""
_LAST: Final = float(np.nextafter(1.0, 0.0))


def to_map(degrees: Points) -> Points:
    """Latitudes and longitudes (n, 2) as points (n, 2) of the square, each below 1."""
    latitude = np.radians(np.clip(degrees[:, 0], -_NORTH, _NORTH))
    x = degrees[:, 1] / 360 + 0.5
    y = 0.5 - np.arcsinh(np.tan(latitude)) / (2 * math.pi)
    return np.clip(np.stack([x, y], axis=1), 0.0, _LAST)


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """The latitude and longitude of a point of the square."""
    latitude = math.degrees(math.atan(math.sinh((0.5 - y) * 2 * math.pi)))
    return latitude, (x - 0.5) * 360


def inside(points: Points, boxes: tuple[Box, ...]) -> NDArray[np.bool_]:
    """Which points (n, 2) lie in any of some boxes; (n,)."""
    within = np.zeros(len(points), bool)
    x, y = points[:, 0], points[:, 1]
    for left, top, right, bottom in boxes:
        within |= (left <= x) & (x < right) & (top <= y) & (y < bottom)
    return within


def around(boxes: tuple[Box, ...]) -> Box:
    """The smallest box around some."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


@dataclass(frozen=True, slots=True)
class Look:
    """The part of the map that a widget shows."""

    x: float = 0.5
    y: float = 0.4
    """The point of the square in the middle."""
    zoom: float = 0.0
    width: int = 1
    height: int = 1
    """Of the widget, in device-independent pixels."""

    @property
    def edge(self) -> float:
        """How many pixels the whole square is wide."""
        return float(WORLD_EDGE * 2**self.zoom)

    @property
    def box(self) -> Box:
        """What is seen."""
        across, down = self.width / self.edge / 2, self.height / self.edge / 2
        return self.x - across, self.y - down, self.x + across, self.y + down

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the square is, in pixels."""
        edge = self.edge
        return (x - self.x) * edge + self.width / 2, (y - self.y) * edge + self.height / 2

    def to_map(self, across: float, down: float) -> tuple[float, float]:
        """The point of the square at a pixel."""
        edge = self.edge
        return self.x + (across - self.width / 2) / edge, self.y + (down - self.height / 2) / edge

    def held(self) -> Look:
        """The nearest one that shows nothing beyond the map."""
        least = math.log2(max(self.width, self.height, 1) / WORLD_EDGE)
        zoom = min(max(self.zoom, least), max(ZOOM_MAX, least))
        edge = WORLD_EDGE * 2**zoom
        across, down = self.width / edge / 2, self.height / edge / 2
        return replace(
            self,
            zoom=zoom,
            x=min(max(self.x, across), 1 - across),
            y=min(max(self.y, down), 1 - down),
        )

    def moved(self, across: float, down: float) -> Look:
        """The map pushed by so many pixels."""
        return replace(self, x=self.x - across / self.edge, y=self.y - down / self.edge).held()

    def zoomed(self, steps: float, at: tuple[float, float] | None = None) -> Look:
        """Twice as large for each step; the point at a pixel, or the middle, stays there."""
        across, down = at if at is not None else (self.width / 2, self.height / 2)
        there = self.to_map(across, down)
        nearer = replace(self, zoom=self.zoom + steps).held()
        now = nearer.to_map(across, down)
        return replace(
            nearer, x=nearer.x + there[0] - now[0], y=nearer.y + there[1] - now[1]
        ).held()

    def sized(self, width: int, height: int) -> Look:
        """The same middle in a widget of another size."""
        return replace(self, width=max(1, width), height=max(1, height)).held()

    def fitted(self, box: Box, margin: int, zoom_max: float) -> Look:
        """All of a box, with a margin in pixels around it."""
        left, top, right, bottom = box
        room = max(1, self.width - 2 * margin), max(1, self.height - 2 * margin)
        wanted = max((right - left) / room[0], (bottom - top) / room[1])
        zoom = zoom_max if wanted <= 0 else min(zoom_max, -math.log2(wanted * WORLD_EDGE))
        middle = (left + right) / 2, (top + bottom) / 2
        return replace(self, x=middle[0], y=middle[1], zoom=zoom).held()

    def metres_per_pixel(self) -> float:
        """On the ground, in the middle."""
        latitude, _ = to_degrees(self.x, self.y)
        return 40_075_016.7 * math.cos(math.radians(latitude)) / self.edge
