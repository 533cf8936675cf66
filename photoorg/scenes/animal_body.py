"""Body coordinates of one animal, and the strokes that paint it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from photoorg.scenes.canvas import Points, View
from photoorg.scenes.light import Colour, Light, rgb, scale
from photoorg.scenes.noise import fractal
from photoorg.scenes.shapes import curve, ellipse, limb

Joint = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Easel:
    """Body coordinates of one animal: x forwards and y up from the feet, in body heights."""

    view: View
    layer: str
    x: float
    base: float
    size: float
    facing: float
    """1 looks to the right, -1 to the left."""
    light: Light

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Pixels of a point of the body."""
        return self.x + self.facing * (x - 0.5) * self.size, self.base - y * self.size

    def limb(self, *joints: Joint) -> list[Points]:
        """A limb through joints of (x, y, radius) in body coordinates."""
        return limb([(*self.at(x, y), r * self.size) for x, y, r in joints])

    def round(self, x: float, y: float, across: float, down: float, turn: float = 0.0) -> Points:
        """An ellipse in body coordinates."""
        return ellipse(*self.at(x, y), across * self.size, down * self.size, -turn * self.facing)

    def outline(self, *points: tuple[float, float]) -> Points:
        """A smooth closed outline in body coordinates."""
        return curve([self.at(x, y) for x, y in points], 6, closed=True)

    def body(self, shapes: Sequence[Points], colour: Colour, rough: float = 0.5) -> None:
        """Paint shapes as one furry body; `rough` is how coarse the coat looks."""
        rng = self.view.rng(self.layer + " coat")
        coat = 0.5 + rough * (fractal(rng, (160, 120), (26, 12), 3, 0.7) - 0.5)
        self.view.canvas.solid(
            shapes, colour, self.light, melt=self.size * 0.009, texture=coat, rim=0.25, relief=0.16
        )

    def flat(self, shapes: Sequence[Points], colour: Colour, facing: float = 0.5) -> None:
        """Paint shapes without relief."""
        self.view.canvas.fill(shapes, self.light.on(colour, facing))

    def patch(self, shape: Points, colour: Colour) -> None:
        """Paint a paler patch of coat with a soft edge."""
        pale = self.light.on(colour, 0.55)
        self.view.canvas.fill([shape], pale, blur=self.size * 0.018, opacity=0.85)

    def eye(self, x: float, y: float, radius: float, iris: Colour) -> None:
        """A round eye with a pupil and a glint."""
        self.flat([self.round(x, y, radius * 1.2, radius * 1.15)], scale(iris, 0.25))
        self.flat([self.round(x, y, radius, radius)], iris, 0.8)
        self.flat([self.round(x, y, radius * 0.6, radius * 0.7)], rgb("0c0a0a"))
        glint = self.round(x + 0.3 * radius, y + 0.4 * radius, radius * 0.3, radius * 0.3)
        self.view.canvas.fill([glint], (1, 1, 1), opacity=0.9)


def pick(rng: np.random.Generator, *codes: str) -> Colour:
    """One of the colours, by their hexadecimal codes."""
    return rgb(codes[int(rng.integers(len(codes)))])
