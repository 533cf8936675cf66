"""A laid table seen from above."""

from __future__ import annotations

import numpy as np

from photoorg.scenes.canvas import View
from photoorg.scenes.food import paint_dish
from photoorg.scenes.light import mix, rgb, scale
from photoorg.scenes.noise import fractal
from photoorg.scenes.scene import Subject
from photoorg.scenes.shapes import curve, ellipse, limb, rectangle, ribbon, shifted


def paint_table(view: View) -> None:
    """A laid table seen from above."""
    canvas, scene, light, rng = view.canvas, view.scene, view.light, view.rng("table")
    _paint_top(view)
    tilt = float(rng.uniform(0.74, 0.96))
    size = canvas.unit * float(rng.uniform(0.25, 0.32)) * scene.zoom
    _paint_napkin(view, tilt)
    places = np.array(
        [
            (0.5, 0.52),
            (0.16, 0.24),
            (0.86, 0.2),
            (0.88, 0.82),
            (0.12, 0.84),
            (0.5, 0.02),
            (0.52, 1.0),
            (-0.02, 0.55),
            (1.02, 0.5),
        ]
    )
    if canvas.height > canvas.width:
        places = places[:, ::-1]
    places = places + rng.normal(0, 0.035, places.shape)
    glass = places[2] if scene.count < 3 else np.array([0.99, 0.47])
    _paint_glass(view, glass[0] * canvas.width, glass[1] * canvas.height, size * 0.36, tilt)
    for k in sorted(range(scene.count), key=lambda i: places[i, 1]):
        x, y = places[k] * (canvas.width, canvas.height)
        small = 1.0 if k == 0 else 0.74
        paint_dish(view, f"dish {k}", scene.subject, x, y, size * small, tilt)
    if scene.count and scene.subject is not Subject.COFFEE:
        x, y = places[0] * (canvas.width, canvas.height)
        _paint_cutlery(view, x, y, size, tilt)
    shade = mix(light.ambient, (0, 0, 0), 0.75)
    corner = canvas.width * (1.0 if light.across < 0.5 else 0.0)
    canvas.fill(
        [ellipse(corner, canvas.height, canvas.width * 0.5, canvas.height * 0.6)],
        shade,
        blur=canvas.unit * 0.16,
        opacity=0.45,
    )


def _paint_top(view: View) -> None:
    canvas, light, rng = view.canvas, view.light, view.rng("top")
    tone = rgb(
        ("6b4328", "c79a66", "e9e5df", "8c3f34", "3c4248", "a97c50", "56707a")[int(rng.integers(7))]
    )
    size = (canvas.width // 2, canvas.height // 2)
    planks = bool(rng.random() < 0.7)
    grain = fractal(rng, size, (3, 50) if planks else (4, 4), 5, 0.65)
    line = np.ones((size[1], 1), np.float32)
    if planks:
        count = int(rng.integers(4, 8))
        row = np.linspace(0, count, size[1])
        line = (0.9 + 0.1 * rng.random(count + 1)[row.astype(int)])[:, None].astype(np.float32)
        line *= 1 - 0.55 * np.exp(-((np.minimum(row % 1, 1 - row % 1)[:, None] / 0.012) ** 2))
    x, y = np.linspace(0, 1, size[0])[None, :], np.linspace(0, 1, size[1])[:, None]
    pool = 0.35 + 0.75 * np.exp(-(((x - light.across) / 0.75) ** 2) - ((y - 0.25) / 0.8) ** 2)
    base = np.asarray(tone, np.float32) * (0.78 + 0.44 * grain[..., None]) * line[..., None]
    pixels = base * (np.asarray(light.ambient) + np.asarray(light.key) * pool[..., None])
    canvas.blend(pixels, (0, 0, canvas.width, canvas.height))


def _paint_napkin(view: View, tilt: float) -> None:
    canvas, light, rng = view.canvas, view.light, view.rng("napkin")
    colour = rgb(("d8cdbb", "8fa08a", "c46f5a", "5f7792", "efe9de")[int(rng.integers(5))])
    x, y = rng.uniform(0.15, 0.85) * canvas.width, rng.uniform(0.55, 0.8) * canvas.height
    angle, half = float(rng.uniform(-0.8, 0.8)), canvas.unit * 0.24
    c, s = np.cos(angle), np.sin(angle)
    square = np.array([[-1, -0.8], [1, -0.8], [1, 0.8], [-1, 0.8]]) @ np.array(
        [[c, s], [-s, c]]
    ) * half * (1, tilt) + (x, y)
    canvas.fill([shifted(square, 5, 7)], (0, 0, 0), blur=canvas.unit * 0.01, opacity=0.35)
    canvas.fade([square], light.on(colour, 0.75), light.on(colour, 0.5))
    for t in (0.06, 0.1, 0.9, 0.94):
        fold = [square[0] + (square[1] - square[0]) * t, square[3] + (square[2] - square[3]) * t]
        canvas.fill(
            [ribbon(fold, [canvas.unit * 0.003])], light.on(scale(colour, 0.7), 0.5), opacity=0.7
        )


def _paint_glass(view: View, x: float, y: float, r: float, tilt: float) -> None:
    canvas, light, rng = view.canvas, view.light, view.rng("glass")
    drink = rgb(("8e1f35", "e9c65a", "f0a03a", "d8e6ea")[int(rng.integers(4))])
    canvas.fill(
        [ellipse(x + r * 0.4, y + r * 0.4, r, r * tilt)], (0, 0, 0), blur=r * 0.2, opacity=0.4
    )
    canvas.fill([ellipse(x, y, r, r * tilt)], light.on(rgb("eef3f5"), 0.8), opacity=0.55)
    canvas.solid([ellipse(x, y, r * 0.88, r * 0.88 * tilt)], drink, light, relief=0.3)
    canvas.fill(
        [ellipse(x - r * 0.35, y - r * 0.4, r * 0.22, r * 0.1, -0.6)],
        (1, 1, 1),
        blur=r * 0.03,
        opacity=0.75,
    )


def _paint_cutlery(view: View, x: float, y: float, size: float, tilt: float) -> None:
    canvas, light = view.canvas, view.light
    steel = rgb("c3c6cc")
    left, right, long = x - size * 1.32, x + size * 1.34, size * 0.85 * tilt
    fork = [
        *limb(
            [
                (left, y + long, size * 0.035),
                (left, y - long * 0.2, size * 0.022),
                (left, y - long * 0.45, size * 0.06),
            ]
        )
    ]
    fork += [
        rectangle(
            left + dx * size - size * 0.011,
            y - long,
            left + dx * size + size * 0.011,
            y - long * 0.45,
        )
        for dx in (-0.055, -0.018, 0.018, 0.055)
    ]
    knife = [
        *limb([(right, y + long, size * 0.035), (right, y - long * 0.05, size * 0.028)]),
        curve(
            [
                (right - size * 0.03, y),
                (right - size * 0.03, y - long * 0.9),
                (right + size * 0.035, y - long),
                (right + size * 0.045, y),
            ],
            6,
        ),
    ]
    for tool in (fork, knife):
        canvas.fill(
            [shifted(part, size * 0.03, size * 0.04) for part in tool],
            (0, 0, 0),
            blur=size * 0.02,
            opacity=0.35,
        )
        canvas.solid(tool, steel, light, relief=0.3)
