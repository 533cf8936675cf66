"""Gardens: flowers, and birds on branches, before a blurred background."""

from __future__ import annotations

import numpy as np

from photoorg.scenes.animals import paint_animal
from photoorg.scenes.canvas import View
from photoorg.scenes.flowers import paint_bokeh, paint_flower
from photoorg.scenes.light import mix, rgb, scale
from photoorg.scenes.noise import fractal, smoothstep
from photoorg.scenes.plants import paint_blades
from photoorg.scenes.scene import Season, Subject
from photoorg.scenes.shapes import ellipse
from photoorg.scenes.terrain import skyline


def beside(view: View, index: int) -> float:
    """Across the picture, in pixels: the first subject near the middle, others to its sides."""
    rng = view.rng("subject")
    first = float(rng.uniform(0.34, 0.66))
    side = 1 if (first < 0.5) == (index % 2 == 1) else -1
    reach = 0.0 if index == 0 else 0.22 + 0.1 * index - 0.05 * (index > 2)
    return float(np.clip(first + side * reach, 0.07, 0.93)) * view.canvas.width


def _paint_blurred_garden(view: View) -> None:
    canvas, scene, light = view.canvas, view.scene, view.light
    tones = {
        Season.SPRING: ("a9c975", "5f8a4a"),
        Season.SUMMER: ("7fae5a", "3c6636"),
        Season.AUTUMN: ("d9a552", "8a5a30"),
        Season.WINTER: ("d9e3ec", "8b9cae"),
    }
    far, deep = (rgb(code) for code in tones[Season.WINTER if scene.snow_lies else scene.season])
    size = (canvas.width // 8, canvas.height // 8)
    lumps = smoothstep(0.3, 0.72, fractal(view.rng("garden"), size, (3, 3), 3, 0.5))[..., None]
    y = np.linspace(1, 0, size[1], dtype=np.float32)[:, None, None]
    a = np.asarray(light.on(deep, 0.4), np.float32)
    b = np.asarray(light.on(far, 0.8), np.float32)
    sky = np.asarray(mix(light.horizon, light.middle, 0.4), np.float32)
    pixels = a + (b - a) * (0.25 + 0.75 * lumps)
    canvas.blend(pixels + (sky - pixels) * y**2 * 0.5, (0, 0, canvas.width, canvas.height))
    canvas.glow(
        light.across * canvas.width,
        canvas.height * 0.2,
        canvas.unit * 0.7,
        light.sun,
        0.2 if light.dark else 0.5,
    )
    paint_bokeh(view, "bokeh", (far, mix(far, light.sun, 0.5), light.sun), 46)


def paint_flowers(view: View) -> None:
    """Flowers before a blurred garden; smaller zoom shows more of them."""
    canvas, scene = view.canvas, view.scene
    _paint_blurred_garden(view)
    rng = view.rng("bed")
    tint = {
        Subject.TULIP: "d8324a",
        Subject.DAISY: "f7f3ea",
        Subject.POPPY: "d9301f",
        Subject.SUNFLOWER: "f2b21f",
    }
    if scene.subject is Subject.NONE:
        return
    colour = view.light.on(rgb(tint[scene.subject]), 0.6)
    for x, y, r in rng.random((34, 3)).tolist():
        size = canvas.unit * (0.014 + 0.03 * y)
        spot = ellipse(
            x * canvas.width, canvas.height * (0.55 + 0.42 * y), size * (0.8 + 0.4 * r), size
        )
        canvas.fill([spot], colour, blur=size * 0.35, opacity=0.55)
    line = skyline(view, "bed line", canvas.height * 0.72, canvas.unit * 0.03, 2, 0.4)
    near = rgb("4f7d38")
    paint_blades(
        view,
        "bed grass",
        line,
        (scale(near, 0.6), near, mix(near, rgb("b9c95a"), 0.4)),
        500,
        canvas.unit * 0.2,
    )
    for k in reversed(range(scene.count)):
        size = canvas.unit * (0.34 if k == 0 else 0.26 - 0.012 * k) * scene.zoom
        x = beside(view, k)
        y = canvas.height * (0.42 if k == 0 else 0.5 + 0.07 * ((k * 2) % 5 - 1.2))
        paint_flower(view, f"subject {k}", scene.subject, x, y, size, canvas.height * 1.05)


def paint_garden(view: View) -> None:
    canvas, scene, light = view.canvas, view.scene, view.light
    _paint_blurred_garden(view)
    for k in reversed(range(scene.count)):
        x = beside(view, k)
        size = canvas.unit * (0.5 if k == 0 else 0.26) * scene.zoom
        y = canvas.height * (0.8 if k == 0 else 0.34 + 0.1 * (k % 3))
        paint_animal(view, f"subject {k}", scene.subject, x, y, size)
    if scene.season in (Season.SPRING, Season.SUMMER):
        rng = view.rng("leaves")
        colour = rgb("f2b6c6") if scene.season is Season.SPRING else rgb("7fb04a")
        for x, y, turn in rng.random((16, 3)) * (canvas.width, canvas.height * 0.16, 6):
            leaf = ellipse(x, y, canvas.unit * 0.03, canvas.unit * 0.016, turn)
            canvas.fill([leaf], light.on(colour, 0.8), blur=canvas.unit * 0.004, opacity=0.8)
