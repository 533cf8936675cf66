"""The inside of a forest."""

from __future__ import annotations

import numpy as np

from photoorg.scenes.animals import paint_animal
from photoorg.scenes.canvas import View, gradient
from photoorg.scenes.light import Colour, mix, rgb, scale
from photoorg.scenes.outdoors import level, mist, spread
from photoorg.scenes.plants import paint_blades
from photoorg.scenes.props import paint_person
from photoorg.scenes.scene import Season, Subject
from photoorg.scenes.shapes import curve, dabs, ellipse, rectangle, ribbon, shifted
from photoorg.scenes.terrain import paint_ground, skyline

_COLOURS = {
    Season.SPRING: ("9dc45c", "6d8a44"),
    Season.SUMMER: ("5f9a45", "50703a"),
    Season.AUTUMN: ("dd8a34", "a8622c"),
    Season.WINTER: ("dfe8f0", "eef3f8"),
}
"""Foliage and ground."""


def paint_forest(view: View) -> None:
    """Trunks that fade into the light, a path, and sunbeams."""
    canvas, scene, light, rng = view.canvas, view.scene, view.light, view.rng("forest")
    season = Season.WINTER if scene.snow_lies else scene.season
    foliage, ground = (rgb(code) for code in _COLOURS[season])
    horizon = level(view, "horizon", 0.6, 0.72)
    bright = mix(light.on(foliage, 0.9), light.sun if not light.dark else light.horizon, 0.5)
    canvas.image.paste(
        gradient(
            canvas.image.size,
            [
                (0.0, light.on(scale(foliage, 0.8), 0.5)),
                (0.6, bright),
                (1.0, light.on(ground, 0.5)),
            ],
        )
    )
    canvas.glow(
        light.across * canvas.width,
        horizon * 0.55,
        canvas.unit * 0.6,
        light.sun,
        0.35 if light.dark else 0.75 * (1 - light.veil * 0.6),
    )
    top = skyline(view, "floor", horizon + canvas.unit * 0.04, canvas.unit * 0.03, 2, 0.4)
    paint_ground(view, "forest floor", top, mix(ground, foliage, 0.3), scale(ground, 0.85))
    _paint_path(view, horizon)
    for k in range(4):
        _paint_trunks(view, k, horizon, foliage, season)
        if k == 2:
            _paint_forest_subjects(view, horizon)
        elif k < 2:
            mist(view, f"air {k}", horizon - canvas.unit * 0.03, 0.22)
    _paint_beams(view, horizon)
    if season is not Season.WINTER:
        tones = (scale(ground, 0.7), ground, mix(foliage, ground, 0.5), scale(foliage, 0.6))
        paint_blades(
            view, "ferns", shifted(top, 0, canvas.unit * 0.12), tones, 900, canvas.unit * 0.06
        )
    canvas.fill(
        [rectangle(0, canvas.height * 0.94, canvas.width, canvas.height * 1.1)],
        (0.03, 0.04, 0.03),
        blur=canvas.unit * 0.05,
        opacity=float(rng.uniform(0.2, 0.5)),
    )


def _paint_path(view: View, horizon: float) -> None:
    canvas, light, rng = view.canvas, view.light, view.rng("path")
    start, bend = rng.uniform(0.35, 0.65, 2) * canvas.width
    middle = (bend, (horizon + canvas.height) / 2)
    path = curve(
        [
            (start, horizon + canvas.unit * 0.025),
            middle,
            (canvas.width * 0.5, canvas.height * 1.05),
        ],
        20,
    )
    soil = rgb("f7fafd") if view.scene.snow_lies else rgb("b99a72")
    shape = ribbon(path, np.array([0.008, 0.06, 0.2]) * canvas.unit)
    canvas.fade(
        [shape],
        light.far(light.on(soil, 0.9), 0.3),
        light.on(scale(soil, 0.8), 0.45),
        blur=canvas.unit * 0.008,
        opacity=0.8,
    )


def _paint_trunks(view: View, row: int, horizon: float, foliage: Colour, season: Season) -> None:
    canvas, light, rng = view.canvas, view.light, view.rng(f"trunks {row}")
    count, distance = (26, 15, 9, 4)[row], (0.85, 0.55, 0.26, 0.0)[row]
    bark = rgb(("5b4636", "6b5a4a", "cfc6b8", "4a3d33")[int(view.rng("bark").integers(4))])
    for x in rng.uniform(0, 1, count):
        if row == 3 and 0.26 < x < 0.74:
            x = x * 0.5 if x < 0.5 else 0.5 + x * 0.5
        half = canvas.unit * (0.004, 0.009, 0.017, 0.036)[row] * float(rng.uniform(0.7, 1.3))
        base = horizon + canvas.unit * (0.03, 0.06, 0.13, 0.3)[row] * float(rng.uniform(0.8, 1.1))
        lean = float(rng.normal(0, 0.025)) * canvas.unit
        trunk = ribbon(
            [(x * canvas.width, base), (x * canvas.width + lean, -10)],
            [half * 1.25, half, half * 0.75],
        )
        dark = light.far(light.on(scale(bark, 0.8), 0.15), distance)
        edge = light.far(light.on(bark, 0.8), distance)
        foot = ellipse(x * canvas.width, base, half * 2.6, half * 0.7)
        canvas.fill(
            [foot],
            light.on(scale(foliage, 0.15), 0.1),
            blur=half * 0.5,
            opacity=0.45 * (1 - distance),
        )
        canvas.fill([trunk], dark)
        side = half * (0.55 if light.across > x else -0.55)
        sheen = ribbon(
            [(x * canvas.width + side, base), (x * canvas.width + lean + side, -10)], [half * 0.4]
        )
        canvas.fill([sheen], edge, opacity=0.5, blur=half * 0.25)
        if row > 1:
            marks = rng.uniform((-0.9, 0.0), (0.5, 1.0), (14, 2)) * (half, base)
            cuts = [
                rectangle(
                    x * canvas.width + dx + lean * (1 - dy / base),
                    dy,
                    x * canvas.width + dx + lean * (1 - dy / base) + half * 0.5,
                    dy + half * 0.12,
                )
                for dx, dy in marks.tolist()
            ]
            canvas.fill(cuts, light.on(scale(bark, 0.4), 0.2), opacity=0.6)
    if season is not Season.WINTER or row <= 1:
        _paint_foliage(view, row, foliage, distance)


def _paint_foliage(view: View, row: int, foliage: Colour, distance: float) -> None:
    canvas, light, rng = view.canvas, view.light, view.rng(f"foliage {row}")
    tone = light.far(light.on(scale(foliage, 0.55 + 0.12 * (3 - row)), 0.6), distance)
    at = rng.uniform((0, -0.05), (1, 0.3 + 0.06 * (3 - row)), ((90, 130, 150, 130)[row], 2)) * (
        canvas.width,
        canvas.height,
    )
    at = np.repeat(at, 9, axis=0) + rng.normal(0, 0.018 * canvas.unit, (len(at) * 9, 2))
    size = canvas.unit * (0.005, 0.006, 0.0075, 0.01)[row]
    leaves = dabs(at, size * rng.uniform(0.5, 1.4, at.shape), rng.uniform(0, 3, len(at)))
    half = len(leaves) // 2
    canvas.fill(leaves[:half], scale(tone, 0.82), opacity=0.9)
    canvas.fill(leaves[half:], scale(tone, 1.12), opacity=0.85)


def _paint_beams(view: View, horizon: float) -> None:
    canvas, light, rng = view.canvas, view.light, view.rng("beams")
    if light.veil > 0.5 or light.dark:
        return
    x0, y0 = light.across * canvas.width, -0.15 * canvas.height
    for angle in rng.uniform(-0.7, 0.7, 7):
        wide = float(rng.uniform(0.015, 0.05))
        reach = horizon * 1.35 - y0
        beam = np.array(
            [
                [x0, y0],
                [x0 + np.tan(angle - wide) * reach, y0 + reach],
                [x0 + np.tan(angle + wide) * reach, y0 + reach],
            ]
        )
        canvas.fill(
            [beam], light.sun, blur=canvas.unit * 0.016, opacity=float(rng.uniform(0.08, 0.2))
        )


def _paint_forest_subjects(view: View, horizon: float) -> None:
    canvas, scene = view.canvas, view.scene
    for k in range(scene.count):
        x, base = (
            spread(view, "subject", k, 0.3, 0.7),
            horizon + canvas.unit * (0.15 + 0.03 * (k % 3)),
        )
        if scene.subject is Subject.DEER:
            paint_animal(
                view, f"subject {k}", Subject.DEER, x, base, canvas.unit * 0.26 * scene.zoom
            )
        elif scene.subject is Subject.HIKER:
            paint_person(
                view,
                f"subject {k}",
                x,
                base,
                canvas.unit * 0.2 * scene.zoom,
                umbrella=False,
                pack=True,
            )
