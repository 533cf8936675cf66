"""Animals where they live: a pasture, a garden, a reef."""

from __future__ import annotations

import numpy as np
from PIL import ImageFilter

from photoorg.scenes.animals import paint_animal
from photoorg.scenes.canvas import View, gradient
from photoorg.scenes.garden import beside, paint_garden
from photoorg.scenes.light import Colour, mix, rgb, scale
from photoorg.scenes.outdoors import level, paint_meadow
from photoorg.scenes.plants import paint_blades, paint_pines
from photoorg.scenes.scene import Subject
from photoorg.scenes.shapes import ellipse, limb, shifted
from photoorg.scenes.sky import paint_sky
from photoorg.scenes.terrain import grass_colours, paint_hill, skyline


def paint_animals(view: View) -> None:
    """Animals where they live: a meadow, a garden branch, or a reef."""
    scene = view.scene
    if scene.subject is Subject.FISH:
        _paint_reef(view)
    elif scene.subject is Subject.BIRD:
        paint_garden(view)
    else:
        _paint_pasture(view)


def _paint_pasture(view: View) -> None:
    canvas, scene = view.canvas, view.scene
    horizon = level(view, "horizon", 0.34, 0.5)
    paint_sky(view, horizon)
    for k in range(2):
        top = paint_hill(
            view,
            f"hill {k}",
            horizon + canvas.unit * 0.05 * k,
            canvas.unit * 0.09,
            0.7 - 0.35 * k,
            canvas.height,
        )
    paint_pines(view, "woods", shifted(top, 0, 3), canvas.unit * 0.07, 45, 0.3)
    canvas.image.paste(canvas.image.filter(ImageFilter.GaussianBlur(canvas.unit / 320)))
    paint_meadow(view, horizon + canvas.unit * 0.13, canvas.unit * 0.04)
    tall = {Subject.DOG: 0.46, Subject.CAT: 0.5, Subject.HORSE: 0.52, Subject.SHEEP: 0.42}
    for k in reversed(range(scene.count)):
        depth = 1 - 0.16 * k
        x = beside(view, k)
        base = canvas.height * (0.9 - 0.09 * k) if k < 4 else canvas.height * (0.6 + 0.03 * (k - 4))
        size = canvas.unit * tall.get(scene.subject, 0.4) * scene.zoom * max(depth, 0.4)
        if scene.subject is not Subject.NONE:
            paint_animal(view, f"subject {k}", scene.subject, x, base, size)
    if not scene.snow_lies:
        near = grass_colours(view)[1]
        line = skyline(view, "front", canvas.height * 0.93, canvas.unit * 0.03, 2, 0.4)
        paint_blades(
            view,
            "front grass",
            line,
            (scale(near, 0.75), near, mix(near, rgb("d4cf6a"), 0.4)),
            420,
            canvas.unit * 0.09,
        )


def _paint_reef(view: View) -> None:
    canvas, scene, rng = view.canvas, view.scene, view.rng("reef")
    light = view.light
    deep, bright = mix(rgb("06284f"), light.zenith, 0.25), mix(rgb("35b3d0"), light.horizon, 0.2)
    canvas.image.paste(
        gradient(
            canvas.image.size,
            [
                (0.0, light.on(bright, 0.7)),
                (0.5, light.on(mix(bright, deep, 0.6), 0.6)),
                (1.0, light.on(deep, 0.5)),
            ],
        )
    )
    for angle in rng.uniform(-0.8, 0.8, 8):
        x0, reach = light.across * canvas.width, canvas.height * 1.3
        ray = np.array(
            [
                [x0 - 20, -60],
                [x0 + 20, -60],
                [x0 + np.tan(angle + 0.05) * reach, reach],
                [x0 + np.tan(angle - 0.05) * reach, reach],
            ]
        )
        canvas.fill([ray], rgb("bff3ff"), blur=canvas.unit * 0.02, opacity=0.1)
    _paint_corals(view, deep)
    for k in reversed(range(scene.count)):
        size = canvas.unit * (0.5 if k == 0 else 0.2 + 0.05 * (k % 3)) * scene.zoom
        y = canvas.height * (0.68 if k == 0 else 0.28 + 0.13 * ((k * 2) % 5))
        x = beside(view, k)
        paint_animal(view, f"subject {k}", Subject.FISH, x, y, size)
    for x, y, r in view.rng("bubbles").random((26, 3)).tolist():
        radius = canvas.unit * (0.003 + 0.009 * r)
        canvas.fill(
            [ellipse(x * canvas.width, y * canvas.height, radius, radius)], (0.9, 1, 1), opacity=0.3
        )


def _paint_corals(view: View, deep: Colour) -> None:
    canvas, light, rng = view.canvas, view.light, view.rng("corals")
    corals = ("e0607a", "f0a04a", "9a5fb5", "e8d26a", "d9485a", "5fb59a")
    for k in range(22):
        x, depth = float(rng.random()) * canvas.width, k / 22
        base, tall = (
            canvas.height * (0.9 + 0.14 * depth),
            canvas.unit * float(rng.uniform(0.06, 0.2)),
        )
        colour = mix(mix(rgb(corals[int(rng.integers(6))]), deep, 0.55 - 0.45 * depth), deep, 0.2)
        stems = [
            part
            for a in rng.uniform(-0.7, 0.7, 6)
            for part in limb(
                [
                    (x, base, tall * 0.09),
                    (x + a * tall * 0.5, base - tall * 0.5, tall * 0.085),
                    (x + a * tall, base - tall * float(rng.uniform(0.7, 1.1)), tall * 0.07),
                ]
            )
        ]
        canvas.solid(stems, colour, light, melt=tall * 0.02, relief=0.06)
