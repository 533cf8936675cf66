"""Food and what it is served on, seen from above at a slant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from photoorg.scenes.canvas import Points, View, mask_of
from photoorg.scenes.light import Colour, mix, rgb, scale
from photoorg.scenes.noise import fractal, smoothstep
from photoorg.scenes.scene import Subject
from photoorg.scenes.shapes import blob, curve, ellipse, limb, ribbon, shifted

_CHINA = ("f4f1ea", "e9e4d8", "dfe7ea", "3d4650", "c9d6cf", "f1e3d3")


@dataclass(frozen=True, slots=True)
class Dish:
    """A round dish: its centre and radius in pixels, foreshortened by `tilt`."""

    view: View
    layer: str
    x: float
    y: float
    r: float
    tilt: float

    def disc(
        self, dx: float, dy: float, radius: float, angle: float = 0.0, flat: float = 1.0
    ) -> Points:
        """An ellipse lying on the dish, in dish radii."""
        shape = ellipse(0, 0, radius * self.r, radius * self.r * flat, angle)
        return shifted(
            shape * (1, self.tilt), self.x + dx * self.r, self.y + dy * self.r * self.tilt
        )

    def solid(self, shapes: list[Points], colour: Colour, relief: float = 0.2) -> None:
        """Paint rounded bodies lying on the dish."""
        self.view.canvas.solid(shapes, colour, self.view.light, relief=relief)

    def flat(self, shapes: list[Points], colour: Colour, facing: float = 0.5) -> None:
        """Paint without relief."""
        self.view.canvas.fill(shapes, self.view.light.on(colour, facing))

    def shadow(self, shapes: list[Points], depth: float, opacity: float = 0.5) -> None:
        """The soft shadow of things that stand `depth` dish radii high."""
        side = 1.0 if self.view.light.across < 0.5 else -1.0
        cast = [shifted(shape, side * depth * self.r, depth * self.r * 0.7) for shape in shapes]
        self.view.canvas.fill(
            cast, scale(self.view.light.ambient, 0.1), blur=depth * self.r * 0.45, opacity=opacity
        )

    def texture(self, shape: Points, low: Colour, high: Colour, cells: float) -> None:
        """Fill a shape with two colours in lumps."""
        canvas, light = self.view.canvas, self.view.light
        box = canvas.box([shape])
        if box is None:
            return
        size = ((box[2] - box[0]) // 2 + 1, (box[3] - box[1]) // 2 + 1)
        lumps = fractal(self.view.rng(f"{self.layer} lumps {cells}"), size, (cells, cells), 5, 0.6)
        part = smoothstep(0.3, 0.7, lumps)[..., None]
        a, b = (
            np.asarray(light.on(low, 0.5), np.float32),
            np.asarray(light.on(high, 0.6), np.float32),
        )
        canvas.blend(a + (b - a) * part, box, mask_of([shape], box))


def paint_dish(
    view: View, layer: str, food: Subject, x: float, y: float, radius: float, tilt: float
) -> None:
    """One dish with its food centred at (x, y); an empty plate for `Subject.NONE`."""
    dish = Dish(view, layer, x, y, radius, tilt)
    rng = view.rng(layer)
    china = rgb(_CHINA[int(rng.integers(len(_CHINA)))])
    _FOODS.get(food, _empty)(dish, rng, china)


def _plate(d: Dish, china: Colour) -> None:
    d.shadow([d.disc(0, 0, 1)], 0.07, 0.6)
    d.flat([d.disc(0, 0.045, 1)], scale(china, 0.72), 0.3)
    d.solid([d.disc(0, 0, 1)], china, 0.06)
    d.view.canvas.fill(
        [d.disc(0, 0, 0.73)], scale(d.view.light.on(china, 0.4), 0.9), blur=d.r * 0.02, opacity=0.5
    )
    d.flat([d.disc(0, 0.012, 0.7)], china, 0.55)


def _bowl(d: Dish, china: Colour) -> None:
    d.shadow([d.disc(0, 0, 0.95)], 0.14, 0.6)
    d.solid([d.disc(0, 0.16, 0.86), d.disc(0, 0.08, 0.95), d.disc(0, 0, 1)], china, 0.1)
    d.flat([d.disc(0, 0, 0.93)], scale(china, 0.72), 0.35)


def _empty(d: Dish, rng: np.random.Generator, china: Colour) -> None:
    _plate(d, china)
    ring = rgb(("4a6f8f", "b9894a", "6c8a63")[int(rng.integers(3))])
    d.flat([d.disc(0, 0, 0.95)], ring)
    d.flat([d.disc(0, 0, 0.92)], china, 0.55)


def _pizza(d: Dish, rng: np.random.Generator, china: Colour) -> None:
    d.shadow([d.disc(0, 0, 1.06)], 0.06, 0.6)
    board = [
        d.disc(0, 0, 1.1),
        *limb([(d.x + d.r, d.y, d.r * 0.14), (d.x + 1.5 * d.r, d.y + 0.1 * d.r, d.r * 0.12)]),
    ]
    d.solid(board, mix(rgb("9b6a3f"), china, 0.15), 0.05)
    crust = blob(rng, 0, 0, 0.97 * d.r, 0.97 * d.r, 0.025) * (1, d.tilt) + (d.x, d.y)
    d.shadow([crust], 0.04)
    d.solid([crust], rgb("d59a55"), 0.09)
    for a in rng.uniform(0, 6.28, 26):
        d.view.canvas.fill(
            [d.disc(0.9 * np.cos(a), 0.9 * np.sin(a), rng.uniform(0.02, 0.06))],
            rgb("6a3516"),
            blur=d.r * 0.02,
            opacity=0.4,
        )
    d.flat(
        [blob(rng, 0, 0, 0.84 * d.r, 0.84 * d.r, 0.03) * (1, d.tilt) + (d.x, d.y)], rgb("b8391f")
    )
    cheese = blob(rng, 0, 0, 0.79 * d.r, 0.79 * d.r, 0.05) * (1, d.tilt) + (d.x, d.y)
    d.texture(cheese, rgb("d8701f"), rgb("f7d98a"), 7)
    spots = [
        (r * np.cos(a), r * np.sin(a))
        for r, n in ((0.6, 8), (0.27, 4))
        for a in np.arange(n) * 6.28 / n + rng.uniform(0, 1.5) + rng.normal(0, 0.08, n)
    ]
    for dx, dy in spots:
        d.shadow([d.disc(dx, dy, 0.13)], 0.02)
        d.solid([d.disc(dx, dy, 0.13)], rgb("a8291c"), 0.1)
        d.flat([d.disc(dx, dy, 0.105)], rgb("c23f28"), 0.5)
    for _ in range(int(rng.integers(5, 9))):
        a, r = rng.uniform(0, 6.28), 0.66 * np.sqrt(rng.random())
        d.solid(
            [d.disc(r * np.cos(a), r * np.sin(a), 0.13, float(rng.uniform(0, 3)), 0.5)],
            rgb("3f7d33"),
            0.25,
        )
    for a in np.arange(4) * np.pi / 4 + rng.uniform(0, 1):
        cut = np.array([[np.cos(a), np.sin(a)], [-np.cos(a), -np.sin(a)]]) * 0.93 * d.r * (
            1,
            d.tilt,
        ) + (d.x, d.y)
        d.view.canvas.fill([ribbon(cut, [d.r * 0.007])], rgb("7a3d18"), opacity=0.6)


def _coffee(d: Dish, rng: np.random.Generator, china: Colour) -> None:
    d.shadow([d.disc(0, 0, 0.95)], 0.06, 0.6)
    d.solid([d.disc(0, 0, 0.95)], china, 0.06)
    d.flat([d.disc(0, 0.02, 0.6)], scale(china, 0.88), 0.45)
    turn = float(rng.uniform(-0.6, 0.6))
    ear = curve(
        [
            (d.x + d.r * (0.5 * np.cos(turn)), d.y + d.r * (0.5 * np.sin(turn) - 0.08)),
            (d.x + d.r * (0.86 * np.cos(turn)), d.y + d.r * (0.86 * np.sin(turn) - 0.1)),
            (d.x + d.r * (0.8 * np.cos(turn + 0.3)), d.y + d.r * (0.8 * np.sin(turn + 0.3))),
            (d.x + d.r * 0.48 * np.cos(turn + 0.4), d.y + d.r * 0.48 * np.sin(turn + 0.4)),
        ],
        8,
    )
    d.shadow([d.disc(0, 0, 0.58)], 0.12, 0.55)
    d.solid([ribbon(ear, [d.r * 0.06])], china, 0.4)
    d.solid([d.disc(0, 0.12, 0.5), d.disc(0, 0.0, 0.6)], china, 0.12)
    d.flat([d.disc(0, 0, 0.555)], scale(china, 0.66), 0.35)
    d.flat([d.disc(0, 0.025, 0.52)], rgb("3e2112"), 0.5)
    d.texture(d.disc(0, 0.03, 0.5), rgb("8a5129"), rgb("b67a42"), 4)
    cream = rgb("f3e2c6")
    if rng.random() < 0.5:
        heart = curve(
            [(0, 0.3), (-0.3, -0.02), (-0.2, -0.22), (0, -0.12), (0.2, -0.22), (0.3, -0.02)],
            8,
            closed=True,
        )
        d.flat([heart * d.r * (1, d.tilt) + (d.x, d.y + 0.03 * d.r)], cream, 0.6)
    else:
        for k in range(5):
            w = 0.34 - 0.055 * k
            y = 0.22 - 0.11 * k
            leaf = curve(
                [(-w, y - 0.14), (0, y + 0.02), (w, y - 0.14), (0, y - 0.03)], 6, closed=True
            )
            d.flat([leaf * d.r * (1, d.tilt) + (d.x, d.y)], cream, 0.6)
    spoon = (d.x - 0.72 * d.r, d.y + 0.25 * d.r * d.tilt)
    d.solid(
        [
            *limb(
                [
                    (*spoon, d.r * 0.075),
                    (spoon[0] + 0.02 * d.r, spoon[1] - 0.14 * d.r, 0.025 * d.r),
                    (spoon[0] + 0.12 * d.r, spoon[1] - 0.75 * d.r, 0.03 * d.r),
                ]
            )
        ],
        rgb("b9bcc2"),
        0.3,
    )


def _ball(d: Dish, dx: float, dy: float, radius: float, colour: Colour) -> None:
    x, y, r = d.x + dx * d.r, d.y + dy * d.r * d.tilt, radius * d.r
    ball = ellipse(x, y, r, r * 0.96)
    d.shadow([ball], radius * 0.3, 0.4)
    d.view.canvas.solid([ball], colour, d.view.light, relief=0.34)
    side = 1.0 if d.view.light.across > 0.5 else -1.0
    d.view.canvas.fill(
        [ellipse(x + side * r * 0.35, y - r * 0.42, r * 0.2, r * 0.14)],
        (1, 1, 1),
        blur=r * 0.07,
        opacity=0.5,
    )


def _fruit(d: Dish, rng: np.random.Generator, china: Colour) -> None:
    _bowl(d, china)
    kinds = rng.permutation(["e8861f", "c9302b", "efcf3f", "8fb53f", "d95a3c"])[:3]
    places = [
        (0.46 * np.cos(a), 0.42 * np.sin(a) - 0.12)
        for a in np.arange(6) * 6.28 / 6 + rng.uniform(0, 1)
    ]
    for dx, dy in [*sorted(places, key=lambda p: p[1]), (0.0, -0.24), (0.1, 0.02)]:
        colour = rgb(str(kinds[int(rng.integers(3))]))
        _ball(d, dx, dy, float(rng.uniform(0.25, 0.31)), colour)
        stem = [
            (d.x + dx * d.r, d.y + (dy - 0.2) * d.r * d.tilt),
            (d.x + (dx + 0.03) * d.r, d.y + (dy - 0.29) * d.r * d.tilt),
        ]
        d.flat([ribbon(stem, [d.r * 0.012])], rgb("4a3420"))
    for _ in range(9):
        a, r = rng.uniform(2.2, 4.0), rng.uniform(0.2, 0.6)
        _ball(d, r * np.cos(a), r * np.sin(a) * 0.8 + 0.25, 0.085, rgb("4b2a5e"))
    d.solid(
        [d.disc(0.3, -0.45, 0.2, 0.6, 0.4), d.disc(-0.05, -0.6, 0.18, -0.5, 0.4)],
        rgb("4c8a3a"),
        0.3,
    )


def _cake(d: Dish, rng: np.random.Generator, china: Colour) -> None:
    _plate(d, china)
    icing = rgb(("f6e7da", "f3c6cf", "5b3422", "e9d7a8")[int(rng.integers(4))])
    d.shadow([d.disc(0, 0, 0.66)], 0.16, 0.5)
    d.solid(
        [d.disc(0, 0.02, 0.68), d.disc(0, -0.12, 0.68), d.disc(0, -0.24, 0.68)],
        scale(icing, 0.86),
        0.12,
    )
    d.solid([d.disc(0, -0.28, 0.68)], icing, 0.05)
    drip = mix(icing, rgb("5b2f1c"), 0.75) if icing[0] > 0.5 else rgb("f1dfc8")
    d.flat(
        [
            d.disc(0, -0.28, 0.62),
            *(
                d.disc(0.63 * np.cos(a), -0.28 + 0.63 * np.sin(a) + 0.04, 0.06, flat=1.6)
                for a in np.arange(0, 3.2, 0.3)
            ),
        ],
        drip,
        0.6,
    )
    berry = rgb(("c4242f", "3a3f7a", "b01e46")[int(rng.integers(3))])
    for k in range(10):
        a = k * 0.628
        dx, dy = 0.48 * np.cos(a), -0.3 + 0.48 * np.sin(a)
        d.solid([d.disc(dx, dy, 0.105)], rgb("fdf7ee"), 0.35)
        _ball(d, dx, dy - 0.05, 0.065, berry)
    for _ in range(5):
        _ball(
            d, float(rng.uniform(-0.17, 0.17)), -0.32 + float(rng.uniform(-0.13, 0.13)), 0.09, berry
        )
    d.solid(
        [d.disc(0.08, -0.42, 0.12, 0.5, 0.45), d.disc(-0.1, -0.4, 0.11, -0.6, 0.45)],
        rgb("4d8c46"),
        0.3,
    )


def _soup(d: Dish, rng: np.random.Generator, china: Colour) -> None:
    _plate(d, mix(china, (1, 1, 1), 0.3))
    bowl = Dish(d.view, d.layer, d.x, d.y - 0.08 * d.r, d.r * 0.76, d.tilt)
    _bowl(bowl, china)
    soup = rgb(("d9782a", "b5402a", "7f9a45", "dba94a")[int(rng.integers(4))])
    bowl.flat([bowl.disc(0, 0.02, 0.88)], scale(soup, 0.75))
    bowl.texture(bowl.disc(0, 0.03, 0.86), scale(soup, 0.88), mix(soup, (1, 0.95, 0.7), 0.16), 4)
    t = np.linspace(0, 4.2 * np.pi, 60)
    swirl = np.stack([np.cos(t) * t * 0.036, np.sin(t) * t * 0.036], -1) * bowl.r * (1, d.tilt) + (
        bowl.x,
        bowl.y,
    )
    d.view.canvas.fill(
        [ribbon(swirl, [d.r * 0.012, d.r * 0.02, d.r * 0.005])],
        d.view.light.on(rgb("fbf1dc"), 0.7),
        blur=d.r * 0.004,
    )
    for _ in range(30):
        a, r = rng.uniform(0, 6.28), 0.72 * np.sqrt(rng.random())
        bowl.solid(
            [bowl.disc(r * np.cos(a), r * np.sin(a), 0.035, float(rng.uniform(0, 3)), 0.5)],
            rgb("4c6f2c"),
            0.3,
        )
    for dx, dy in ((-0.05, -0.05), (0.1, 0.02), (0.0, 0.12)):
        bowl.solid([bowl.disc(dx, dy, 0.14, float(rng.uniform(0, 3)), 0.5)], rgb("3f8a3c"), 0.3)


_FOODS: dict[Subject, Callable[[Dish, np.random.Generator, Colour], None]] = {
    Subject.PIZZA: _pizza,
    Subject.COFFEE: _coffee,
    Subject.FRUIT: _fruit,
    Subject.CAKE: _cake,
    Subject.SOUP: _soup,
}
