"""Beaches: sky, sea, surf and sand."""

from __future__ import annotations

import numpy as np

from photoorg.scenes.canvas import View
from photoorg.scenes.landmarks import (
    paint_lighthouse,
)
from photoorg.scenes.light import mix, rgb, scale
from photoorg.scenes.noise import profile
from photoorg.scenes.outdoors import level, spread
from photoorg.scenes.plants import paint_palm
from photoorg.scenes.props import paint_parasol, paint_sailboat
from photoorg.scenes.scene import Subject
from photoorg.scenes.shapes import shifted
from photoorg.scenes.sky import paint_sky
from photoorg.scenes.terrain import paint_ground, paint_hill
from photoorg.scenes.water import paint_glitter, paint_sea


def paint_beach(view: View) -> None:
    """Sky, sea, surf and sand."""
    canvas, scene, rng = view.canvas, view.scene, view.rng("beach")
    horizon = level(view, "horizon", 0.36, 0.5)
    shore = horizon + (canvas.height - horizon) * float(rng.uniform(0.34, 0.52))
    paint_sky(view, horizon)
    if rng.random() < 0.55:
        paint_hill(view, "headland", horizon + 2, canvas.unit * 0.05, 0.75, horizon + 2)
    if scene.subject is Subject.LIGHTHOUSE:
        for k in range(scene.count):
            x = spread(view, "subject", k, 0.12, 0.88)
            paint_lighthouse(
                view,
                x,
                horizon + canvas.unit * 0.012,
                canvas.unit * 0.26 * scene.zoom,
            )
    slope = float(rng.uniform(-0.16, 0.16)) * canvas.height
    paint_sea(
        view, horizon, shore + abs(slope) / 2 + canvas.unit * 0.07, rgb("1d5f86"), rgb("5fc0bd")
    )
    if scene.subject is Subject.SAILBOAT:
        for k in range(scene.count):
            size = canvas.unit * (0.2 - 0.035 * (k % 3)) * scene.zoom
            paint_sailboat(
                view, f"subject {k}", spread(view, "subject", k), horizon + size * 0.2, size
            )
    _paint_sand(view, shore, slope)
    for k in range(scene.count):
        base = canvas.height * (0.8 + 0.05 * (k % 3))
        if scene.subject is Subject.PARASOL:
            x = spread(view, "subject", k, 0.16, 0.76)
            paint_parasol(view, f"subject {k}", x, base, canvas.unit * 0.27 * scene.zoom)
        elif scene.subject is Subject.PALM:
            side = (k + int(view.rng("subject").integers(2))) % 2
            x = canvas.width * (0.1 + 0.05 * k if side else 0.9 - 0.05 * k)
            lean = 0.18 if side else -0.18
            paint_palm(
                view,
                f"subject {k}",
                x,
                canvas.height * 1.03,
                canvas.unit * (0.72 - 0.09 * k) * scene.zoom,
                lean,
            )


def _paint_sand(view: View, shore: float, slope: float) -> None:
    canvas, light = view.canvas, view.light
    x = np.linspace(-4, canvas.width + 4, 120)
    wave = profile(view.rng("shore"), 120, 4, 4, 0.4) - 0.5
    edge = np.stack([x, shore + slope * (x / canvas.width - 0.5) + wave * canvas.unit * 0.05], -1)
    sand = rgb("e9dfc8") if view.scene.snow_lies else rgb("e2c79a")
    paint_ground(view, "sand", edge, sand, scale(sand, 0.93))
    wet = mix(light.on(rgb("8f7a5c"), 0.45), light.middle, 0.35)
    for depth, opacity in ((0.085, 0.45), (0.05, 0.5)):
        strip = np.vstack([edge, shifted(edge[::-1], 0, canvas.unit * depth)])
        canvas.fill([strip], wet, blur=canvas.unit * 0.012, opacity=opacity)
    rng = view.rng("foam")
    for k, offset in enumerate(np.cumsum(rng.uniform(-0.055, -0.025, 3))[::-1] + 0.03):
        swing = (profile(rng, 120, 2.5, 3, 0.4) - 0.5) * canvas.unit * (0.02 + 0.012 * k)
        line = edge * (1, 0.3 + 0.7 * k / 2) + (0, shore * (0.7 - 0.7 * k / 2))
        line = line + np.stack([x * 0, swing + offset * canvas.unit], -1)
        thick = canvas.unit * 0.02 * profile(rng, 120, 7, 5, 0.65) ** 1.6 * (0.45 + 0.35 * k)
        shade = np.vstack(
            [
                shifted(line, 0, canvas.unit * 0.006),
                (line + np.stack([x * 0, thick * 2.2], -1))[::-1],
            ]
        )
        canvas.fill([shade], light.on(rgb("2e6f7a"), 0.3), blur=3, opacity=0.3)
        foam = np.vstack([line, (line - np.stack([x * 0, thick], -1))[::-1]])
        canvas.fill([foam], light.on(rgb("fbfcfb"), 0.75), blur=1.0, opacity=0.92)
    paint_glitter(view, "wet sand", shore, shore + canvas.unit * 0.06)
