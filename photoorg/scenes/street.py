"""A street between houses, wet when it rains."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from photoorg.scenes.buildings import (
    Road,
    paint_houses,
    paint_lamps,
)
from photoorg.scenes.canvas import View
from photoorg.scenes.light import rgb
from photoorg.scenes.noise import fractal, receding, smoothstep
from photoorg.scenes.outdoors import level, mist
from photoorg.scenes.plants import paint_tree
from photoorg.scenes.props import paint_person
from photoorg.scenes.scene import Subject, Weather
from photoorg.scenes.sky import paint_sky
from photoorg.scenes.terrain import paint_ground
from photoorg.scenes.traffic import paint_car, paint_tram


def paint_street(view: View) -> None:
    """A street between two rows of houses."""
    canvas, scene, light, rng = view.canvas, view.scene, view.light, view.rng("street")
    horizon = level(view, "horizon", 0.52, 0.62)
    vanish = canvas.width * float(rng.uniform(0.36, 0.64))
    road = Road(
        view,
        vanish,
        horizon,
        canvas.unit * float(rng.uniform(0.62, 0.8)),
        half=float(rng.uniform(3.6, 5.2)),
    )
    paint_sky(view, horizon)
    ground = np.array([[0.0, horizon], [canvas.width, horizon]])
    paint_ground(view, "asphalt", ground, rgb("8d8a88"), rgb("5c5b5e"))
    paving = rgb("f0f3f7") if scene.snow_lies else rgb("b3a899")
    for side in (-1, 1):
        walk = road.flat(side * road.half, side * (road.half + 2.5), 0.8, 90, 0.12)
        canvas.fade([walk], light.far(light.on(paving, 0.5), 0.5), light.on(paving, 0.45))
    stripe = light.on(rgb("e9e4d6"), 0.6)
    for z in np.arange(2.2, 50, 4.5):
        canvas.fill(
            [road.flat(-0.07, 0.07, float(z), float(z) + 2)],
            light.far(stripe, float(z) / 70),
            opacity=0.75,
        )
    paint_houses(road)
    mist(view, "street haze", horizon, 0.18)
    if rng.random() < 0.5:
        for k, z in enumerate((30.0, 19.0, 11.5)):
            for side in (-1, 1):
                x, base = road.at(side * (road.half + 0.9), 0, z)
                paint_tree(view, f"street tree {k} {side}", x, base, road.focal * 6.2 / z)
    paint_lamps(road)
    if scene.weather is Weather.RAIN:
        _wet(view, horizon)
    _paint_traffic(road)


def _wet(view: View, horizon: float) -> None:
    canvas, start = view.canvas, int(horizon + view.canvas.unit * 0.02)
    height = canvas.height - start
    above = canvas.image.crop((0, max(start - height, 0), canvas.width, start))
    mirror = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((canvas.width, height))
    mirror = mirror.filter(ImageFilter.BoxBlur((2, 14)))
    size = (canvas.width // 2, height // 2)
    pools = smoothstep(0.35, 0.65, receding(fractal(view.rng("pools"), size, (4, 9), 4), 5))
    alpha = Image.fromarray((60 + 120 * pools).astype(np.uint8)).resize(mirror.size)
    canvas.image.paste(mirror, (0, start), alpha)


def _paint_traffic(road: Road) -> None:
    scene = road.view.scene
    for k in reversed(range(scene.count)):
        z = 7.5 + 4.6 * k
        if scene.subject is Subject.CAR:
            side = 1 if k % 2 == 0 else -1
            paint_car(road, f"subject {k}", side * road.half * 0.5, z, scene.zoom)
        elif scene.subject is Subject.TRAM:
            side = 1 if (k + int(road.view.rng("subject").integers(2))) % 2 else -1
            paint_tram(road, f"subject {k}", side * road.half * 0.42, z + 2.5, scene.zoom)
        elif scene.subject is Subject.PEDESTRIAN:
            place = (float(road.view.rng("subject").random()) + 0.618 * k) % 1
            x, base = road.at((place - 0.5) * 2 * (road.half + 1), 0, 5.5 + 2.2 * k)
            height = road.focal * 1.75 / (5.5 + 2.2 * k) * scene.zoom
            wet = scene.weather in (Weather.RAIN, Weather.SNOW)
            paint_person(road.view, f"subject {k}", x, base, height, umbrella=wet, pack=False)
