"""Mountains, hills, meadows, sand and snow."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoorg.scenes.canvas import Points, View, gradient, mask_of
from photoorg.scenes.light import Colour, mix, rgb
from photoorg.scenes.noise import fractal, profile, receding, smoothstep
from photoorg.scenes.scene import Season, Weather
from photoorg.scenes.shapes import floor_of

_SHRINK = 2
_GRASS = {
    Season.SPRING: (rgb("7fa548"), rgb("4f7a34")),
    Season.SUMMER: (rgb("8f9e48"), rgb("5c7433")),
    Season.AUTUMN: (rgb("b4924a"), rgb("7c6a35")),
    Season.WINTER: (rgb("eef3f9"), rgb("d6e1ee")),
}
_WOODS = {
    Season.SPRING: rgb("4a7a4c"),
    Season.SUMMER: rgb("3d6a44"),
    Season.AUTUMN: rgb("96693a"),
    Season.WINTER: rgb("8297ab"),
}


def grass_colours(view: View) -> tuple[Colour, Colour]:
    """The far and the near colour of open ground, before light."""
    return _GRASS[Season.WINTER if view.scene.snow_lies else view.scene.season]


def skyline(
    view: View, layer: str, base: float, height: float, cells: float, rough: float
) -> Points:
    """A fractal line across the picture, `height` pixels from its lowest to its highest point."""
    steps = max(view.canvas.width // 2, 2)
    line = profile(view.rng(layer), steps, cells, 7, rough)
    x = np.linspace(-2, view.canvas.width + 2, steps)
    return np.stack([x, base - height * line], axis=-1)


def paint_mountain(
    view: View, layer: str, base: float, height: float, distance: float, bottom: float
) -> None:
    """A rocky range with gullies, lit from the sun's side, snow above its snow line."""
    canvas, light = view.canvas, view.light
    top = skyline(
        view, layer, base, height, float(view.rng(layer + " cells").uniform(1.6, 3)), 0.53
    )
    shapes = [floor_of(top, bottom)]
    box = canvas.box(shapes)
    if box is None:
        return
    size = ((box[2] - box[0]) // _SHRINK, max((box[3] - box[1]) // _SHRINK, 4))
    ridge = np.interp(np.linspace(box[0], box[2], size[0]), top[:, 0], top[:, 1])
    rows = np.linspace(box[1], box[3], size[1])[:, None]
    depth = ((rows - ridge[None, :]) / height).astype(np.float32)
    facing, white = _rock(view, layer, size, depth)
    stone = np.asarray(rgb("6f6a74"), np.float32)
    snowy = np.asarray(rgb("f4f7fc"), np.float32)
    albedo = stone + (snowy - stone) * white[..., None]
    woods = np.asarray(_WOODS[view.scene.season], np.float32) * 0.85
    trees = smoothstep(0.5, 0.95, depth + 0.5 * (facing - 0.5))[..., None]
    albedo = albedo + (woods - albedo) * trees * (0.35 if view.scene.snow_lies else 0.8)
    lit = np.asarray(light.ambient, np.float32) * 0.86 + np.asarray(light.key, np.float32) * (
        facing[..., None] * 1.1
    )
    air = np.asarray(mix(light.horizon, light.middle, 0.4), np.float32)
    hide = np.clip(distance * light.haze * 0.86 + np.clip(depth, 0, 2) * 0.34 * light.haze, 0, 0.97)
    pixels = albedo * lit
    canvas.blend(pixels + (air - pixels) * hide[..., None], box, mask_of(shapes, box))


def _rock(
    view: View, layer: str, size: tuple[int, int], depth: NDArray[np.float32]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """How rock faces the sun, and where it is white; both (h, w) in 0 to 1."""
    rng = view.rng(layer + " rock")
    gullies = fractal(rng, size, (9, 2.5), 5, 0.58)
    crags = fractal(rng, size, (14, 12), 5, 0.6)
    ridged = 1 - np.abs(2 * gullies - 1)
    form = ridged * 0.9 + crags * 0.55
    side = 1.0 if view.light.across < 0.5 else -1.0
    slope = (np.roll(form, -2, axis=1) - np.roll(form, 2, axis=1)) * side
    facing = np.clip(0.45 + slope * size[0] / 220, 0, 1)
    line = {Season.SPRING: 0.42, Season.SUMMER: 0.22, Season.AUTUMN: 0.3, Season.WINTER: 0.95}
    reach = 1.1 if view.scene.weather is Weather.SNOW else line[view.scene.season]
    white = smoothstep(reach + 0.1, reach - 0.1, depth + (crags - 0.5) * 0.7 + slope * 0.6)
    return facing, white


def paint_hill(
    view: View, layer: str, base: float, height: float, distance: float, bottom: float
) -> Points:
    """A soft hill with fields and woods fading into the air below; returns its skyline."""
    canvas, light = view.canvas, view.light
    top = skyline(
        view, layer, base, height, float(view.rng(layer + " cells").uniform(1.2, 2.6)), 0.36
    )
    far, near = grass_colours(view)
    woods = _WOODS[Season.WINTER if view.scene.snow_lies else view.scene.season]
    shapes = [floor_of(top, bottom)]
    box = canvas.box(shapes)
    if box is None:
        return top
    size = ((box[2] - box[0]) // _SHRINK, max((box[3] - box[1]) // _SHRINK, 4))
    rng = view.rng(layer + " fields")
    patches = smoothstep(0.44, 0.6, fractal(rng, size, (6, 9), 5, 0.6))[..., None]
    field = np.asarray(light.far(light.on(mix(far, near, 0.4), 0.6), distance), np.float32)
    dark = np.asarray(light.far(light.on(woods, 0.3), distance), np.float32)
    pixels = field + (dark - field) * patches * 0.75
    down = np.linspace(0, 1, size[1], dtype=np.float32)[:, None, None]
    air = np.asarray(mix(light.horizon, light.middle, 0.2), np.float32)
    pixels = pixels + (air - pixels) * (down**1.3 * light.haze * (0.35 + 0.4 * distance))
    canvas.blend(pixels, box, mask_of(shapes, box))
    return top


def paint_ground(view: View, layer: str, top: Points, far: Colour, near: Colour) -> None:
    """A plane of one material from a skyline to the bottom of the picture, seen at a slant."""
    canvas, light = view.canvas, view.light
    shapes = [floor_of(top, canvas.height)]
    box = canvas.box(shapes)
    if box is None:
        return
    size = ((box[2] - box[0]) // _SHRINK, max((box[3] - box[1]) // _SHRINK, 4))
    rng = view.rng(layer)
    broad = receding(fractal(rng, size, (3, 5), 4, 0.5), 5)
    fine = receding(fractal(rng, size, (60, 60), 3, 0.7), 4)
    t = np.linspace(0, 1, size[1], dtype=np.float32)[:, None]
    shade = (0.55 + 0.5 * broad + 0.4 * (fine - 0.5) * (0.3 + t))[..., None]
    start = np.asarray(light.far(light.on(far, 0.65), 0.3), np.float32)
    end = np.asarray(light.on(near, 0.55), np.float32)
    pixels = (start + (end - start) * t[..., None] ** 0.7) * (0.35 + 0.68 * shade)
    across = np.linspace(0, 1, size[0], dtype=np.float32)[None, :]
    pool = np.exp(-(((across - light.across) / 0.4) ** 2)) * (1 - t) * 0.22 * (1 - light.veil)
    pixels += pool[..., None] * np.asarray(light.key, np.float32)
    canvas.blend(pixels, box, mask_of(shapes, box))


def paint_mist(view: View, layer: str, row: float, thickness: float, strength: float) -> None:
    """A bank of mist about a row of the picture."""
    canvas, light = view.canvas, view.light
    top, bottom = max(int(row - thickness), 0), min(int(row + thickness), canvas.height)
    if bottom - top < 8 or strength <= 0:
        return
    size = (canvas.width // 4, (bottom - top) // 4 + 1)
    lumps = fractal(view.rng(layer), size, (3, 2), 4, 0.55)
    t = np.linspace(-1, 1, size[1], dtype=np.float32)[:, None]
    cover = np.clip((1 - t**2) ** 1.5 * (0.5 + 0.9 * lumps) * strength, 0, 1)
    colour = mix(light.horizon, light.middle, 0.2)
    mask = gradient((1, 1), [(0.0, colour), (1.0, colour)]).resize((canvas.width, bottom - top))
    alpha = Image.fromarray((cover * 255).astype(np.uint8)).resize(mask.size)
    canvas.image.paste(mask, (0, top), alpha)
