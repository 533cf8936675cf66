"""Cabins and lighthouses."""

from __future__ import annotations

import numpy as np

from photoorg.scenes.canvas import View
from photoorg.scenes.light import rgb, scale
from photoorg.scenes.shapes import ellipse, rectangle

_LAMP = rgb("ffd58a")


def paint_cabin(view: View, layer: str, x: float, base: float, size: float) -> None:
    """A timber cabin `size` wide, with lit windows when it is dark and snow when snow lies."""
    canvas, light, rng = view.canvas, view.light, view.rng(layer)
    wood, roof = rgb("7a4b2e"), rgb("4b3a38") if not view.scene.snow_lies else rgb("f0f4fa")
    w, h = size * 0.5, size * 0.42
    canvas.fill(
        [ellipse(x, base + 2, size * 0.7, size * 0.06)],
        scale(light.ambient, 0.15),
        blur=size * 0.03,
        opacity=0.5,
    )
    canvas.fade(
        [rectangle(x - w, base - h, x + w, base)],
        light.on(wood, 0.55),
        light.on(scale(wood, 0.8), 0.35),
    )
    for k in range(1, 8):
        y = base - h * k / 8
        canvas.fill(
            [rectangle(x - w, y, x + w, y + max(size * 0.006, 0.6))],
            light.on(scale(wood, 0.5), 0.3),
            opacity=0.7,
        )
    chimney = x + (0.28 if rng.random() < 0.5 else -0.28) * size
    canvas.fill(
        [rectangle(chimney, base - h - 0.4 * size, chimney + 0.08 * size, base - h)],
        light.on(rgb("6c5a52"), 0.4),
    )
    peak = [
        (x - w * 1.22, base - h * 0.94),
        (x - w * 0.62, base - h - 0.33 * size),
        (x + w * 0.62, base - h - 0.33 * size),
        (x + w * 1.22, base - h * 0.94),
    ]
    canvas.fade([np.array(peak)], light.on(roof, 0.9), light.on(roof, 0.5))
    _paint_cabin_front(view, x, base, size)
    _paint_smoke(view, layer, chimney + 0.04 * size, base - h - 0.4 * size, size)


def _paint_cabin_front(view: View, x: float, base: float, size: float) -> None:
    canvas, light = view.canvas, view.light
    lit = light.dark or light.height < 0.2
    pane = rgb("ffcf73") if lit else light.on(rgb("7f93a6"), 0.6)
    for dx in (-0.3, 0.28):
        canvas.fill(
            [
                rectangle(
                    x + (dx - 0.075) * size,
                    base - 0.3 * size,
                    x + (dx + 0.075) * size,
                    base - 0.16 * size,
                )
            ],
            light.on(rgb("efe6d6"), 0.5),
        )
        canvas.fill(
            [
                rectangle(
                    x + (dx - 0.06) * size,
                    base - 0.285 * size,
                    x + (dx + 0.06) * size,
                    base - 0.175 * size,
                )
            ],
            pane,
        )
        if lit:
            canvas.glow(x + dx * size, base - 0.22 * size, size * 0.4, _LAMP, 0.5)
    canvas.fill(
        [rectangle(x - 0.065 * size, base - 0.27 * size, x + 0.065 * size, base)],
        light.on(rgb("3d2a20"), 0.4),
    )


def _paint_smoke(view: View, layer: str, x: float, y: float, size: float) -> None:
    rng = view.rng(layer + " smoke")
    for k in range(7):
        x, y = x + float(rng.uniform(0.0, 0.07)) * size, y - 0.1 * size
        puff = ellipse(x, y, size * (0.03 + 0.012 * k), size * (0.035 + 0.01 * k))
        pale = view.light.on((0.86, 0.87, 0.9), 0.6)
        view.canvas.fill([puff], pale, blur=size * 0.03, opacity=0.34 - 0.04 * k)


def paint_lighthouse(view: View, x: float, base: float, size: float) -> None:
    """A red and white lighthouse `size` high on a rock."""
    canvas, light = view.canvas, view.light
    rock = np.array(
        [
            [x - 0.75 * size, base],
            [x - 0.4 * size, base - 0.16 * size],
            [x - 0.1 * size, base - 0.22 * size],
            [x + 0.25 * size, base - 0.18 * size],
            [x + 0.8 * size, base],
        ]
    )
    canvas.solid([rock], rgb("6b6158"), light, relief=0.3)
    foot = base - 0.19 * size
    for k in range(6):
        low, high = k / 6, (k + 1) / 6
        half = [size * (0.085 - 0.03 * t) for t in (low, high)]
        y = [foot - size * 0.7 * t for t in (low, high)]
        band = np.array(
            [[x - half[0], y[0]], [x + half[0], y[0]], [x + half[1], y[1]], [x - half[1], y[1]]]
        )
        paint = rgb("c23a32") if k % 2 else rgb("f5f1ea")
        canvas.fill([band], light.on(paint, 0.8))
        side = band.copy()
        side[[0, 3] if light.across > 0.5 else [1, 2], 0] = x
        canvas.fill([side], light.on(scale(paint, 0.6), 0.3), opacity=0.45)
    top = foot - size * 0.7
    canvas.fill(
        [rectangle(x - 0.075 * size, top - 0.015 * size, x + 0.075 * size, top)],
        light.on(rgb("33363c"), 0.4),
    )
    canvas.fill(
        [rectangle(x - 0.04 * size, top - 0.1 * size, x + 0.04 * size, top - 0.015 * size)], _LAMP
    )
    canvas.fill(
        [
            np.array(
                [
                    [x - 0.055 * size, top - 0.1 * size],
                    [x + 0.055 * size, top - 0.1 * size],
                    [x, top - 0.17 * size],
                ]
            )
        ],
        light.on(rgb("b8332c"), 0.6),
    )
    canvas.glow(x, top - 0.06 * size, size * (0.7 if light.dark else 0.25), _LAMP, 0.8)
