"""Flowers seen close and far, and the blurred lights behind them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from photoorg.scenes.canvas import Points, View
from photoorg.scenes.light import Colour, mix, rgb, scale
from photoorg.scenes.scene import Subject
from photoorg.scenes.shapes import curve, ellipse, ribbon

_STEM = rgb("4c7a36")
_TULIPS = ("d8324a", "f0b62c", "e8748c", "8c3f8f", "f28a3c", "f4e9df")


def petal(
    x: float, y: float, angle: float, length: float, width: float, blunt: float = 0.0
) -> Points:
    """A petal from (x, y) outwards along `angle`; `blunt` widens its tip."""
    half = width / 2
    side = [(0.0, 0.0), (0.35, half * 0.85), (0.72, half * (1 + blunt)), (1.0, half * blunt * 0.6)]
    outline = np.array([*side, (1.0, -side[3][1]), (0.72, -side[2][1]), (0.35, -side[1][1])])
    outline = outline * (length, length)
    c, s = np.cos(angle), np.sin(angle)
    return curve(outline @ np.array([[c, s], [-s, c]]) + (x, y), 5, closed=True)


def paint_bokeh(view: View, layer: str, colours: tuple[Colour, ...], count: int) -> None:
    """Discs of light far out of focus."""
    canvas, light, rng = view.canvas, view.light, view.rng(layer)
    for x, y, size, strength in rng.random((count, 4)).tolist():
        r = canvas.unit * (0.018 + 0.05 * size)
        colour = light.on(colours[int(rng.integers(len(colours)))], 0.9)
        disc = ellipse(x * canvas.width, y * canvas.height * 0.85, r, r)
        canvas.fill([disc], colour, opacity=0.09 + 0.24 * strength, blur=r * 0.06)


def paint_flower(
    view: View, layer: str, subject: Subject, x: float, y: float, size: float, foot: float
) -> None:
    """One flower whose head is centred at (x, y), on a stem that reaches the row `foot`."""
    rng, light = view.rng(layer), view.light
    sway = float(rng.normal(0, 0.25)) * size
    stem = curve([(x, y), (x + sway * 0.4, (y + foot) / 2), (x + sway, foot)], 10)
    view.canvas.solid([ribbon(stem, [size * 0.035, size * 0.045])], _STEM, light)
    for k in (0.35, 0.55):
        base = stem[int(len(stem) * k)]
        lean = float(rng.choice([-1, 1])) * float(rng.uniform(0.3, 0.7))
        leaf = petal(base[0], base[1], -np.pi / 2 + lean, size * float(rng.uniform(0.9, 1.4)), 0.22)
        view.canvas.solid([leaf], mix(_STEM, rgb("8fb55a"), 0.3), light, relief=0.3)
    _HEADS[subject](view, rng, x, y, size)


def _tulip(view: View, rng: np.random.Generator, x: float, y: float, size: float) -> None:
    colour = rgb(_TULIPS[int(rng.integers(len(_TULIPS)))])
    foot = y + size * 0.42
    for lean, tone, wide in (
        (-0.16, 0.72, 0.5),
        (0.16, 0.72, 0.5),
        (-0.3, 0.9, 0.42),
        (0.3, 0.9, 0.42),
        (0.0, 1.0, 0.56),
    ):
        shape = petal(x, foot, -np.pi / 2 + lean, size * (0.96 - 0.2 * abs(lean)), wide, 0.12)
        view.canvas.solid([shape], scale(colour, tone), view.light, relief=0.24, rim=0.3)
        vein = [(x, foot), (x + lean * size * 0.7, foot - size * 0.72)]
        view.canvas.fill(
            [ribbon(vein, [size * 0.02, 0.4])],
            view.light.on(mix(colour, (1, 1, 0.8), 0.35), 0.8),
            opacity=0.35,
            blur=size * 0.012,
        )


def _rays(
    view: View,
    x: float,
    y: float,
    size: float,
    petals: int,
    colour: Colour,
    wide: float,
    turn: float,
    tilt: float,
) -> None:
    for row, (reach, tone) in enumerate(((0.62, 0.8), (0.56, 1.0))):
        for k in range(petals):
            angle = 2 * np.pi * (k + 0.5 * row) / petals + turn
            shape = petal(0, 0, angle, size * reach, wide) * (1, tilt) + (x, y)
            view.canvas.solid([shape], scale(colour, tone), view.light, relief=0.3, rim=0.15)


def _daisy(view: View, rng: np.random.Generator, x: float, y: float, size: float) -> None:
    turn, tilt = float(rng.uniform(0, 1)), float(rng.uniform(0.72, 1))
    colour = rgb(("fbf8f2", "fbf8f2", "f6d9e4")[int(rng.integers(3))])
    _rays(view, x, y, size, 13, colour, 0.24, turn, tilt)
    view.canvas.solid(
        [ellipse(x, y, size * 0.17, size * 0.16 * tilt)], rgb("eab42c"), view.light, relief=0.35
    )
    _seeds(view, rng, x, y, size * 0.15, tilt, rgb("b97a18"), 40)


def _sunflower(view: View, rng: np.random.Generator, x: float, y: float, size: float) -> None:
    turn, tilt = float(rng.uniform(0, 1)), float(rng.uniform(0.8, 1))
    _rays(view, x, y, size * 1.15, 17, rgb("f2b21f"), 0.26, turn, tilt)
    view.canvas.solid(
        [ellipse(x, y, size * 0.33, size * 0.33 * tilt)], rgb("54301a"), view.light, relief=0.3
    )
    _seeds(view, rng, x, y, size * 0.3, tilt, rgb("8a5a2a"), 130)


def _seeds(
    view: View,
    rng: np.random.Generator,
    x: float,
    y: float,
    radius: float,
    tilt: float,
    colour: Colour,
    count: int,
) -> None:
    k = np.arange(count)
    r, a = radius * np.sqrt((k + 0.5) / count), k * 2.39996 + rng.uniform(0, 6)
    dot = max(radius * 0.055, 0.7)
    seeds = [
        ellipse(x + u * np.cos(v), y + u * np.sin(v) * tilt, dot, dot, corners=8)
        for u, v in zip(r, a, strict=True)
    ]
    view.canvas.fill(seeds, view.light.on(colour, 0.7), opacity=0.8)


def _poppy(view: View, rng: np.random.Generator, x: float, y: float, size: float) -> None:
    colour = rgb(("d9301f", "e2452a", "c8281f")[int(rng.integers(3))])
    turn, tilt = float(rng.uniform(0, 3)), float(rng.uniform(0.62, 0.9))
    for k, tone in enumerate((0.68, 0.78, 0.95, 1.0)):
        angle = turn + k * np.pi / 2 + (k > 1) * 0.5
        shape = petal(0, 0, angle, size * 0.6, 1.15, 0.3) * (1, tilt) + (x, y)
        view.canvas.solid([shape], scale(colour, tone), view.light, relief=0.22, rim=0.35)
        blot = petal(0, 0, angle, size * 0.24, 0.7, 0.2) * (1, tilt) + (x, y)
        view.canvas.fill([blot], rgb("240c0e"), blur=size * 0.02, opacity=0.8)
    view.canvas.solid(
        [ellipse(x, y, size * 0.09, size * 0.085)], rgb("8fa35c"), view.light, relief=0.35
    )
    _seeds(view, rng, x, y, size * 0.17, tilt, rgb("1c1014"), 26)


_HEADS: dict[Subject, Callable[[View, np.random.Generator, float, float, float], None]] = {
    Subject.TULIP: _tulip,
    Subject.DAISY: _daisy,
    Subject.SUNFLOWER: _sunflower,
    Subject.POPPY: _poppy,
}
