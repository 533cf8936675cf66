"""Cars and trams on a street."""

from __future__ import annotations

import numpy as np

from photoorg.scenes.buildings import Road
from photoorg.scenes.canvas import View
from photoorg.scenes.light import mix, rgb, scale
from photoorg.scenes.shapes import ellipse, rectangle, ribbon, shifted


def paint_car(road: Road, layer: str, x: float, z: float, zoom: float) -> None:
    """A car seen from behind."""
    view, light, rng = road.view, road.view.light, road.view.rng(layer)
    canvas = view.canvas
    colour = rgb(("b3342e", "2f5d8c", "e8e4da", "3f4a50", "d9a93a", "4d7a63")[int(rng.integers(6))])
    cx, base = road.at(x, 0, z)
    m = road.focal / z * zoom
    canvas.fill(
        [ellipse(cx, base, m * 1.05, m * 0.16)],
        scale(light.ambient, 0.12),
        blur=m * 0.06,
        opacity=0.7,
    )
    tyres = [
        shifted(rectangle(-0.13 * m, -0.4 * m, 0.13 * m, 0), cx + side * m * 0.68, base)
        for side in (-1, 1)
    ]
    canvas.fill(tyres, rgb("15161a"))
    body = np.array(
        [
            (-0.9, -0.28),
            (-0.92, -0.72),
            (-0.84, -0.9),
            (-0.66, -1.38),
            (-0.5, -1.48),
            (0.5, -1.48),
            (0.66, -1.38),
            (0.84, -0.9),
            (0.92, -0.72),
            (0.9, -0.28),
        ]
    )
    canvas.solid([body * m + (cx, base)], colour, light, relief=0.2)
    glass = np.array([(-0.7, -0.92), (-0.56, -1.36), (0.56, -1.36), (0.7, -0.92)])
    canvas.fade(
        [glass * m + (cx, base)],
        mix(light.middle, rgb("20262c"), 0.45),
        light.on(rgb("20262c"), 0.4),
    )
    _paint_tail_lights(view, cx, base, m)
    canvas.fill(
        [rectangle(cx - m * 0.24, base - m * 0.6, cx + m * 0.24, base - m * 0.48)],
        light.on((0.92, 0.92, 0.88), 0.6),
    )
    canvas.fill(
        [rectangle(cx - m * 0.9, base - m * 0.36, cx + m * 0.9, base - m * 0.26)],
        light.on(rgb("2a2c30"), 0.4),
    )


def _paint_tail_lights(view: View, cx: float, base: float, m: float) -> None:
    canvas, light = view.canvas, view.light
    lit = light.dark or light.height < 0.2 or light.veil > 0.5
    for side in (-1, 1):
        lamp = ellipse(cx + side * m * 0.74, base - m * 0.72, m * 0.13, m * 0.09)
        canvas.fill([lamp], rgb("ff4a36") if lit else light.on(rgb("a81f1c"), 0.7))
        if lit:
            canvas.glow(cx + side * m * 0.74, base - m * 0.72, m * 0.8, rgb("ff5038"), 0.6)


def paint_tram(road: Road, layer: str, x: float, z: float, zoom: float) -> None:
    """A tram that comes towards the camera."""
    view, light, rng = road.view, road.view.light, road.view.rng(layer)
    canvas, m = view.canvas, road.focal / z * zoom
    colour = rgb(("c23b30", "e3b23c", "2f7d6b", "d96b2b")[int(rng.integers(4))])
    cx, base = road.at(x, 0, z)
    back = road.at(x, 0, z + 11)
    ratio = z / (z + 11)
    body = np.array(
        [(-1.2, -0.3), (-1.2, -2.9), (-0.9, -3.2), (0.9, -3.2), (1.2, -2.9), (1.2, -0.3)]
    )
    canvas.fill(
        [ellipse(cx, base, m * 1.4, m * 0.14)],
        scale(light.ambient, 0.12),
        blur=m * 0.06,
        opacity=0.7,
    )
    side = 1 if back[0] > cx else -1
    front, rear = body * m + (cx, base), body * m * ratio + back
    order = [1, 0] if side < 0 else [4, 5]
    canvas.fill(
        [np.array([front[order[0]], front[order[1]], rear[order[1]], rear[order[0]]])],
        light.on(scale(colour, 0.75), 0.35),
    )
    canvas.fill(
        [rectangle(cx - 1.1 * m, base - 0.34 * m, cx + 1.1 * m, base - 0.06 * m)], rgb("17181c")
    )
    canvas.solid([front], colour, light, relief=0.12)
    cream = np.array(
        [(-1.2, -1.7), (-1.2, -2.9), (-0.9, -3.15), (0.9, -3.15), (1.2, -2.9), (1.2, -1.7)]
    )
    canvas.fill([cream * m + (cx, base)], light.on(rgb("f3ead2"), 0.6))
    for left, right in ((-1.08, -0.42), (-0.36, 0.36), (0.42, 1.08)):
        pane = rectangle(cx + left * m, base - 2.6 * m, cx + right * m, base - 1.75 * m)
        canvas.fade(
            [pane],
            mix(light.middle, rgb("2a323a"), 0.4),
            rgb("ffd98f") if light.dark else light.on(rgb("2a323a"), 0.5),
        )
    canvas.fill(
        [rectangle(cx - 0.5 * m, base - 3.05 * m, cx + 0.5 * m, base - 2.75 * m)], rgb("2b2419")
    )
    canvas.fill([ellipse(cx, base - 1.0 * m, 0.17 * m, 0.17 * m)], rgb("fff4d0"))
    canvas.glow(cx, base - 1.0 * m, m * (1.6 if light.dark else 0.8), rgb("fff0c0"), 0.7)
    canvas.fill([ribbon([(cx, base - 3.2 * m), (cx, base - 4.1 * m)], [m * 0.02])], rgb("22242a"))
