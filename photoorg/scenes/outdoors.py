"""Landscapes, lakes, balloons over hills, and the night sky."""

from __future__ import annotations

import numpy as np

from photoorg.scenes.canvas import Points, View
from photoorg.scenes.landmarks import paint_cabin
from photoorg.scenes.light import mix, rgb
from photoorg.scenes.plants import paint_blades, paint_pines, paint_tree
from photoorg.scenes.props import (
    paint_balloon,
    paint_canoe,
    paint_person,
    paint_sailboat,
    paint_tent,
)
from photoorg.scenes.scene import Subject, Weather
from photoorg.scenes.shapes import shifted
from photoorg.scenes.sky import paint_aurora, paint_milky_way, paint_sky
from photoorg.scenes.terrain import (
    grass_colours,
    paint_ground,
    paint_hill,
    paint_mist,
    paint_mountain,
    skyline,
)
from photoorg.scenes.water import paint_reflection


def level(view: View, layer: str, low: float, high: float) -> float:
    """A row of the picture between two shares of its height."""
    return float(view.rng(layer).uniform(low, high)) * view.canvas.height


def mist(view: View, layer: str, row: float, strength: float) -> None:
    """A bank of mist, thicker in misty weather."""
    more = 0.5 if view.scene.weather is Weather.MIST else 0.0
    paint_mist(view, layer, row, view.canvas.unit * 0.13, strength + more)


def paint_range(view: View, horizon: float, relief: float) -> None:
    """Two or three ranges one behind the other: rocks or hills."""
    canvas, rng = view.canvas, view.rng("range")
    rocky, count = bool(rng.random() < 0.72), int(rng.integers(2, 4))
    for k in range(count):
        part = k / count
        base = horizon - canvas.unit * 0.03 + part * canvas.unit * 0.05
        height = canvas.unit * relief * (1 - 0.45 * part) * float(rng.uniform(0.75, 1.15))
        distance = 0.82 - 0.55 * part
        if rocky:
            paint_mountain(view, f"range {k}", base, height, distance, horizon + canvas.unit * 0.2)
        else:
            paint_hill(
                view, f"range {k}", base, height * 0.75, distance, horizon + canvas.unit * 0.2
            )
        mist(view, f"range mist {k}", base + canvas.unit * 0.02, 0.45)


def paint_meadow(view: View, row: float, height: float) -> Points:
    """Open ground with grass (or snow) in front; returns its skyline."""
    far, near = grass_colours(view)
    top = skyline(view, "meadow", row, height, 1.4, 0.3)
    paint_ground(view, "meadow ground", top, far, near)
    if not view.scene.snow_lies:
        tones = (
            near,
            mix(near, rgb("c9c25a"), 0.35),
            mix(near, rgb("1f3a18"), 0.4),
            mix(far, near, 0.4),
        )
        paint_blades(view, "grass", top, tones, 1500, view.canvas.unit * 0.05)
    return top


def spread(view: View, layer: str, index: int, low: float = 0.18, high: float = 0.82) -> float:
    """Across the picture, in pixels, for the index-th subject: apart from each other."""
    start = float(view.rng(layer).uniform(0, 1))
    place = (start + index * 0.6180339) % 1.0
    return (low + (high - low) * place) * view.canvas.width


def paint_landscape(view: View) -> None:
    """Mountains or hills over a meadow."""
    canvas, scene = view.canvas, view.scene
    horizon = level(view, "horizon", 0.5, 0.66)
    paint_sky(view, horizon)
    paint_range(view, horizon, float(view.rng("relief").uniform(0.2, 0.36)))
    woods = paint_hill(
        view, "near hill", horizon + canvas.unit * 0.08, canvas.unit * 0.09, 0.22, canvas.height
    )
    paint_pines(view, "woods", shifted(woods, 0, 4), canvas.unit * 0.085, 90, 0.25)
    mist(view, "valley", horizon + canvas.unit * 0.09, 0.25)
    top = paint_meadow(view, level(view, "meadow row", 0.76, 0.84), canvas.unit * 0.07)
    for k in range(scene.count):
        x = spread(view, "subject", k)
        base = float(np.interp(x, top[:, 0], top[:, 1])) + canvas.unit * (0.03 + 0.02 * (k % 3))
        if scene.subject is Subject.CABIN:
            paint_cabin(view, f"subject {k}", x, base, canvas.unit * 0.14 * scene.zoom)
        elif scene.subject is Subject.TREE:
            paint_tree(view, f"subject {k}", x, base, canvas.unit * 0.36 * scene.zoom)
        elif scene.subject is Subject.HIKER:
            height = canvas.unit * 0.17 * scene.zoom
            paint_person(
                view, f"subject {k}", x, base + height * 0.3, height, umbrella=False, pack=True
            )


def paint_lake(view: View) -> None:
    """Mountains and woods mirrored in still water."""
    canvas, scene = view.canvas, view.scene
    shore = level(view, "horizon", 0.5, 0.62)
    paint_sky(view, shore)
    paint_range(view, shore, float(view.rng("relief").uniform(0.18, 0.32)))
    bank = skyline(view, "bank", shore + 2, canvas.unit * 0.035, 2.0, 0.4)
    far, near = grass_colours(view)
    paint_ground(view, "bank ground", bank, far, near)
    paint_pines(view, "bank woods", shifted(bank, 0, 3), canvas.unit * 0.1, 110, 0.18)
    if scene.subject is Subject.CABIN:
        for k in range(scene.count):
            paint_cabin(
                view,
                f"subject {k}",
                spread(view, "subject", k),
                shore,
                canvas.unit * 0.1 * scene.zoom,
            )
    mist(view, "shore mist", shore, 0.3)
    ripple = float(view.rng("wind").uniform(0.008, 0.03))
    paint_reflection(view, "lake", shore, rgb("2c4a58"), ripple)
    for k in range(scene.count):
        y = shore + (canvas.height - shore) * (0.3 + 0.14 * (k % 3))
        x = spread(view, "subject", k)
        if scene.subject is Subject.SAILBOAT:
            _on_water(view, f"subject {k}", x, y, canvas.unit * 0.22 * scene.zoom)
        elif scene.subject is Subject.CANOE:
            canvas.fill(
                [_patch(x, y, canvas.unit * 0.13 * scene.zoom)],
                (0.03, 0.06, 0.09),
                blur=6,
                opacity=0.45,
            )
            paint_canoe(view, f"subject {k}", x, y, canvas.unit * 0.2 * scene.zoom)


def _patch(x: float, y: float, half: float) -> Points:
    return np.array(
        [
            [x - half, y],
            [x + half, y],
            [x + half * 0.7, y + half * 0.3],
            [x - half * 0.7, y + half * 0.3],
        ]
    )


def _on_water(view: View, layer: str, x: float, y: float, size: float) -> None:
    pale = view.light.on(rgb("f3ede0"), 0.6)
    mirror = np.array(
        [[x - 0.3 * size, y], [x + 0.3 * size, y], [x + 0.05 * size, y + 0.75 * size]]
    )
    view.canvas.fill([mirror], pale, blur=size * 0.03, opacity=0.28)
    paint_sailboat(view, layer, x, y, size)


def paint_balloons(view: View) -> None:
    """Hot-air balloons over misty hills."""
    canvas, scene, rng = view.canvas, view.scene, view.rng("balloons")
    horizon = level(view, "horizon", 0.74, 0.86)
    paint_sky(view, horizon)
    for k in range(4):
        base = horizon + canvas.unit * (0.02 + 0.045 * k)
        top = paint_hill(view, f"hill {k}", base, canvas.unit * 0.1, 0.85 - 0.22 * k, canvas.height)
        mist(view, f"hill mist {k}", base + canvas.unit * 0.03, 0.5)
    paint_pines(view, "hill woods", shifted(top, 0, 5), canvas.unit * 0.06, 40, 0.15)
    places = rng.uniform((0.12, 0.16), (0.88, 0.52), (9, 2))
    places[0] = rng.uniform((0.3, 0.3), (0.7, 0.42))
    sizes = np.concatenate([[0.17], rng.uniform(0.035, 0.1, 8)]) * rng.uniform(0.75, 1.15)
    shown = range(scene.count if scene.subject is Subject.BALLOON else 0)
    for k in sorted(shown, key=lambda i: sizes[i]):
        radius = float(sizes[k]) * canvas.unit * scene.zoom
        x, y = places[k] * (canvas.width, canvas.height)
        paint_balloon(view, f"balloon {k}", x, y, radius, 0.6 - 3.2 * float(sizes[k]))


def paint_night(view: View) -> None:
    """Stars over dark mountains, with the Milky Way, an aurora or only the moon."""
    canvas, scene, rng = view.canvas, view.scene, view.rng("night")
    horizon = level(view, "horizon", 0.7, 0.82)
    show = float(rng.random()) if view.light.veil < 0.5 else 1.0
    paint_sky(view, horizon, disc=show >= 0.5)
    if show < 0.5:
        paint_milky_way(view, horizon)
    elif show < 0.75:
        paint_aurora(view, horizon)
    for k in range(2):
        paint_mountain(
            view,
            f"range {k}",
            horizon + canvas.unit * 0.04 * k,
            canvas.unit * (0.2 - 0.06 * k),
            0.45 - 0.2 * k,
            canvas.height,
        )
    top = skyline(view, "foreground", canvas.height * 0.93, canvas.unit * 0.06, 1.5, 0.35)
    far, near = grass_colours(view)
    paint_ground(view, "foreground ground", top, far, near)
    paint_pines(
        view, "woods", shifted(top, 0, 6), canvas.unit * float(rng.uniform(0.1, 0.26)), 34, 0.0
    )
    for k in range(scene.count):
        x, base = spread(view, "subject", k), canvas.height * (0.95 + 0.012 * (k % 3))
        if scene.subject is Subject.TENT:
            paint_tent(view, f"subject {k}", x, base, canvas.unit * 0.19 * scene.zoom)
        elif scene.subject is Subject.CABIN:
            paint_cabin(view, f"subject {k}", x, base, canvas.unit * 0.17 * scene.zoom)
        elif scene.subject is Subject.TREE:
            paint_tree(view, f"subject {k}", x, base, canvas.unit * 0.42 * scene.zoom)
