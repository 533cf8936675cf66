"""A street of houses in perspective, with its lamps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from photoorg.scenes.canvas import Points, View
from photoorg.scenes.light import Colour, mix, rgb, scale
from photoorg.scenes.shapes import ellipse, ribbon

_LAMP = rgb("ffd58a")
_FACADES = (
    "c98d6a",
    "d9b48a",
    "b5675a",
    "8fa3a8",
    "e0cba8",
    "a8876c",
    "c7b9a5",
    "7f8a74",
    "d6a15f",
    "9d5f52",
)


@dataclass(frozen=True, slots=True)
class Road:
    """A straight street seen along its middle: metres to pixels."""

    view: View
    vanish_x: float
    horizon: float
    focal: float
    """Pixels per metre at a distance of one metre."""
    eye: float = 1.7
    """Height of the camera above the road, metres."""
    half: float = 4.6
    """Half the width of the carriageway, metres."""

    def at(self, x: float, y: float, z: float) -> tuple[float, float]:
        """Pixels of a point x metres to the right, y up, z ahead."""
        return self.vanish_x + x / z * self.focal, self.horizon + (self.eye - y) / z * self.focal

    def quad(self, x: float, low: float, high: float, near: float, far: float) -> Points:
        """An upright wall along the street."""
        return np.array(
            [
                self.at(x, low, near),
                self.at(x, high, near),
                self.at(x, high, far),
                self.at(x, low, far),
            ]
        )

    def flat(self, left: float, right: float, near: float, far: float, y: float = 0.0) -> Points:
        """A level strip of ground."""
        return np.array(
            [
                self.at(left, y, near),
                self.at(right, y, near),
                self.at(right, y, far),
                self.at(left, y, far),
            ]
        )


def paint_houses(road: Road) -> None:
    """Both rows of houses from far to near, with windows, cornices and shop awnings."""
    view = road.view
    for side in (-1, 1):
        rng = view.rng(f"houses {side}")
        z = float(rng.uniform(2.4, 4.0))
        blocks: list[tuple[float, float, float, Colour, int]] = []
        while z < 95 and len(blocks) < 11:
            long = float(rng.uniform(6.5, 11))
            tall = float(rng.uniform(9, 17))
            colour = rgb(_FACADES[int(rng.integers(len(_FACADES)))])
            blocks.append((z, z + long, tall, colour, int(rng.integers(1 << 30))))
            z += long + float(rng.uniform(0, 0.3))
        for block in reversed(blocks):
            _paint_house(road, side, *block)


def _paint_house(
    road: Road, side: int, near: float, far: float, tall: float, colour: Colour, seed: int
) -> None:
    view, light = road.view, road.view.light
    canvas, rng = view.canvas, np.random.default_rng(seed)
    x = side * (road.half + 2.4)
    distance = min(near / 70, 1.0) ** 0.7
    sunny = 0.85 if (light.across < 0.5) == (side > 0) else 0.25
    wall = light.far(light.on(colour, sunny), distance)
    foot = light.far(light.on(scale(colour, 0.72), sunny * 0.7), distance)
    if far < 60:
        gable = np.array(
            [
                road.at(x, 0, near),
                road.at(x, tall, near),
                road.at(x + side * 8, tall, near),
                road.at(x + side * 8, 0, near),
            ]
        )
        canvas.fill([gable], light.far(light.on(scale(colour, 0.6), 0.15), distance))
    canvas.fade([road.quad(x, 0, tall, near, far)], wall, foot)
    trim = light.far(light.on(mix(colour, (1, 1, 1), 0.5), sunny), distance)
    for level in (tall, 3.6):
        canvas.fill([road.quad(x, level - 0.35, level, near, far)], trim, opacity=0.85)
    if view.scene.snow_lies:
        canvas.fill(
            [road.quad(x, tall - 0.05, tall + 0.3, near, far)],
            light.far(light.on(rgb("f4f7fb"), 0.7), distance),
        )
    _paint_windows(road, x, near, far, tall, distance, rng)
    _paint_shop(road, side, near, far, distance, rng)


def _paint_windows(
    road: Road,
    x: float,
    near: float,
    far: float,
    tall: float,
    distance: float,
    rng: np.random.Generator,
) -> None:
    view, light = road.view, road.view.light
    frames: list[Points] = []
    panes: dict[bool, list[Points]] = {True: [], False: []}
    share = 0.55 if light.dark else 0.3 if light.height < 0.2 or light.veil > 0.8 else 0.0
    columns = max(2, int((far - near) / 2.1))
    for row in range(int((tall - 4.4) / 2.9)):
        for column in range(columns):
            z = near + (far - near) * (column + 0.5) / columns
            low = 4.4 + row * 2.9
            frames.append(road.quad(x, low - 0.15, low + 1.75, z - 0.6, z + 0.6))
            lit = bool(rng.random() < share)
            panes[lit].append(road.quad(x, low, low + 1.6, z - 0.45, z + 0.45))
    if not frames:
        return
    view.canvas.fill(frames, light.far(light.on(rgb("efe8dc"), 0.5), distance))
    glass = mix(light.on(rgb("3c4854"), 0.4), light.middle, 0.25)
    for lit, shapes in panes.items():
        if shapes:
            view.canvas.fill(
                shapes, light.far(_LAMP if lit else glass, distance * (0.5 if lit else 1))
            )


def _paint_shop(
    road: Road, side: int, near: float, far: float, distance: float, rng: np.random.Generator
) -> None:
    view, light = road.view, road.view.light
    x = side * (road.half + 2.4)
    glow = light.dark or light.height < 0.2 or light.veil > 0.8
    pane = mix(_LAMP, (1, 1, 1), 0.15) if glow else light.on(rgb("55636e"), 0.5)
    canvas = view.canvas
    panes = 4
    wide = (far - near - 1.2) / panes
    for k in range(panes):
        start = near + 0.6 + k * wide
        low = 0.1 if k == panes // 2 else 0.6
        tone = scale(pane, float(rng.uniform(0.72, 1.0)))
        frame = road.quad(x, low, 2.75, start + 0.08, start + wide - 0.08)
        canvas.fill([frame], light.far(light.on(rgb("3a302a"), 0.4), distance))
        inside = road.quad(x, low + 0.1, 2.6, start + 0.2, start + wide - 0.2)
        canvas.fade(
            [inside], light.far(tone, distance * 0.6), light.far(scale(tone, 0.62), distance * 0.6)
        )
    colour = rgb(("b8443c", "2f6b5e", "d7a13b", "3a5a8c")[int(rng.integers(4))])
    if rng.random() < 0.7:
        out = x - side * 1.3
        awning = np.array(
            [
                road.at(x, 3.3, near + 0.6),
                road.at(out, 2.6, near + 0.6),
                road.at(out, 2.6, far - 0.6),
                road.at(x, 3.3, far - 0.6),
            ]
        )
        canvas.fill([awning], light.far(light.on(colour, 0.75), distance))
        canvas.fill(
            [road.quad(out, 2.35, 2.6, near + 0.6, far - 0.6)],
            light.far(light.on(mix(colour, (1, 1, 1), 0.6), 0.6), distance),
        )


def paint_lamps(road: Road) -> None:
    """Street lamps along both pavements, shining when it is dark."""
    view, light = road.view, road.view.light
    lit = light.dark or light.height < 0.2
    for z in (46.0, 33.0, 23.0, 15.0, 9.5):
        for side in (-1, 1):
            x = side * (road.half + 0.5)
            (x0, y0), (_, y1) = road.at(x, 0, z), road.at(x, 4.6, z)
            iron = light.far(light.on(rgb("2c3036"), 0.3), z / 80)
            view.canvas.fill(
                [ribbon([(x0, y0), (x0, y1)], [road.focal * 0.07 / z, road.focal * 0.04 / z])], iron
            )
            r = road.focal * 0.24 / z
            view.canvas.fill(
                [ellipse(x0, y1 - r * 0.6, r * 0.8, r)],
                _LAMP if lit else light.on((0.9, 0.9, 0.88), 0.6),
            )
            if lit:
                view.canvas.glow(x0, y1 - r * 0.6, r * 9, _LAMP, 0.7)
