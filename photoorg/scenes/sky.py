"""The sky: gradient, sun or moon, clouds, stars, the Milky Way and the aurora."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from photoorg.scenes.canvas import View
from photoorg.scenes.light import Colour, mix, rgb, scale
from photoorg.scenes.noise import fractal, receding, resized, smoothstep
from photoorg.scenes.scene import Weather
from photoorg.scenes.shapes import ellipse

_SHRINK = 2


def paint_sky(view: View, horizon: float, *, disc: bool = True) -> None:
    """Fill the picture down to the row `horizon` with the sky, with its sun or moon if `disc`."""
    canvas, light = view.canvas, view.light
    bottom = min(int(horizon) + 4, canvas.height)
    size = (canvas.width // _SHRINK, max(bottom // _SHRINK, 8))
    pixels = _air(view, size)
    if light.dark and light.veil < 0.8:
        pixels += _stars(view, size) * (1 - light.veil)
    pixels = _with_clouds(view, pixels)
    canvas.blend(pixels, (0, 0, canvas.width, bottom))
    if disc:
        _paint_disc(view, horizon)


def sun_at(view: View, horizon: float) -> tuple[float, float]:
    """Where the sun or moon stands, in pixels."""
    return view.light.across * view.canvas.width, horizon * (1 - view.light.height)


def _air(view: View, size: tuple[int, int]) -> NDArray[Any]:
    light = view.light
    t = np.linspace(0, 1, size[1])
    colours = (light.zenith, mix(light.zenith, light.middle, 0.6), light.middle, light.horizon)
    bands = [np.interp(t, (0, 0.38, 0.66, 0.97), [c[i] for c in colours]) for i in range(3)]
    pixels = np.repeat(np.stack(bands, -1)[:, None, :].astype(np.float32), size[0], axis=1)
    x = np.linspace(0, 1, size[0], dtype=np.float32)[None, :] - light.across
    y = np.linspace(0, 1, size[1], dtype=np.float32)[:, None] - (1 - light.height)
    aspect = size[0] / size[1]
    distance = np.sqrt((x * aspect) ** 2 + (y * 1.25) ** 2)
    strength = (0.2 if light.dark else 0.62) * (1 - 0.75 * light.veil)
    glow = np.exp(-distance * 3.2) * strength + np.exp(-distance * 11) * strength * 0.7
    sun = np.asarray(light.sun, np.float32)
    lit: NDArray[Any] = pixels + (sun - pixels * 0.55) * glow[..., None]
    return lit


def _with_clouds(view: View, pixels: NDArray[Any]) -> NDArray[Any]:
    light, rng = view.light, view.rng("clouds")
    cover = float(rng.uniform(0.1, 0.36))
    cells = (float(rng.uniform(2.2, 4.5)), float(rng.uniform(4, 8)))
    height, width = pixels.shape[:2]
    lumps = receding(fractal(rng, (width, height), cells, 6, 0.55)[::-1], 1.4)[::-1]
    cover += 0.62 * light.veil if view.scene.weather is not Weather.MIST else -0.1
    density = smoothstep(0.72 - cover * 0.55, 1.02 - cover * 0.45, lumps)
    toward = (light.across - 0.5) * 16
    rows = np.clip(np.arange(height) - 5, 0, None)
    columns = np.clip(np.arange(width) + round(toward), 0, width - 1)
    shifted = lumps[rows][:, columns]
    lit = np.clip(0.5 + (lumps - shifted) * 2.6 - (density - 0.5) * 0.35, 0, 1)
    shade, bright = _cloud_colours(view)
    dark, pale = np.asarray(shade, np.float32), np.asarray(bright, np.float32)
    colour = dark + (pale - dark) * lit[..., None]
    fade = np.linspace(1, 0.35, height, dtype=np.float32)[:, None]
    clouded: NDArray[Any] = pixels + (colour - pixels) * (density * fade * 0.92)[..., None]
    return clouded


def _cloud_colours(view: View) -> tuple[Colour, Colour]:
    light = view.light
    if light.dark:
        return scale(light.middle, 0.7), mix(light.horizon, light.sun, 0.12)
    shade = mix(scale(light.middle, 0.86), light.zenith, 0.35)
    bright = mix(mix(light.horizon, light.sun, 0.65), (1.0, 1.0, 1.0), 0.3)
    return mix(shade, bright, 0.18), mix(bright, light.middle, 0.35 * light.veil)


def _paint_disc(view: View, horizon: float) -> None:
    canvas, light = view.canvas, view.light
    if light.veil > 0.5:
        return
    x, y = sun_at(view, horizon)
    if light.dark:
        radius = canvas.unit * 0.021
        canvas.glow(x, y, radius * 9, light.sun, 0.35)
        canvas.fill([ellipse(x, y, radius, radius)], rgb("f4f1e4"), opacity=0.95)
        for dx, dy, r in ((-0.3, -0.2, 0.28), (0.25, 0.3, 0.34), (0.3, -0.35, 0.18)):
            crater = ellipse(x + dx * radius, y + dy * radius, r * radius, r * radius)
            canvas.fill([crater], rgb("cfcbc0"), opacity=0.5, blur=radius * 0.08)
        return
    radius = canvas.unit * (0.02 if light.height > 0.4 else 0.031)
    canvas.glow(x, y, radius * 10, light.sun, 0.75)
    canvas.fill([ellipse(x, y, radius, radius)], mix(light.sun, (1, 1, 1), 0.75), blur=radius / 9)


def _stars(view: View, size: tuple[int, int]) -> NDArray[Any]:
    rng, (width, height) = view.rng("stars"), size
    count = width * height // 260
    at = rng.random((count, 2))
    magnitude = rng.pareto(1.7, count).clip(0, 9) * 0.13 + 0.08
    warmth = rng.uniform(-0.12, 0.12, count)
    stars = np.zeros((height, width, 3), np.float32)
    x, y = (at[:, 0] * (width - 2)).astype(int), (at[:, 1] ** 1.15 * (height - 2)).astype(int)
    colour = np.stack([1 + warmth, np.ones(count), 1 - warmth], -1) * magnitude[:, None]
    np.maximum.at(stars, (y, x), colour)
    large = magnitude > 0.42
    for dy, dx in ((0, 1), (1, 0), (1, 1)):
        np.maximum.at(stars, (y[large] + dy, x[large] + dx), colour[large] * 0.6)
    return stars


def paint_milky_way(view: View, horizon: float) -> None:
    """A band of countless stars with dark lanes, rising from the horizon."""
    canvas, rng = view.canvas, view.rng("milky way")
    size = (canvas.width // 3, int(horizon) // 3)
    angle, offset = float(rng.uniform(0.5, 1.25)), float(rng.uniform(-0.15, 0.15))
    if rng.random() < 0.5:
        angle = np.pi - angle
    y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    x, y = (x / size[0] - 0.5 - offset) * size[0] / size[1], y / size[1] - 0.5
    across = x * np.sin(angle) + y * np.cos(angle)
    cloud = fractal(rng, size, (5, 5), 6, 0.6)
    lanes = fractal(rng, size, (4, 6), 6, 0.62)
    band = np.exp(-((across + (cloud - 0.5) * 0.3) ** 2) / 0.045)
    core = np.exp(-((across + (lanes - 0.5) * 0.3) ** 2) / 0.004)
    light = (
        band
        * (0.12 + 0.62 * np.clip(cloud, 0, 1) ** 2)
        * (1 - 0.75 * core * smoothstep(0.4, 0.66, lanes))
    )
    light *= 1.25 - 0.6 * (y + 0.5) ** 3
    warm = np.clip(band * cloud - 0.35, 0, 1)[..., None] * np.array([0.42, 0.2, 0.16], np.float32)
    glow = light[..., None] * np.array([0.62, 0.66, 0.86], np.float32) + warm
    dust = rng.random(light.shape, dtype=np.float32) ** 28 * light * 3.2
    _add(view, glow + dust[..., None], horizon)


def paint_aurora(view: View, horizon: float) -> None:
    """Green and violet curtains."""
    canvas, rng = view.canvas, view.rng("aurora")
    size = (canvas.width // 3, int(horizon) // 3)
    rows = np.linspace(0, 1, size[1], dtype=np.float32)[:, None]
    total = np.zeros((size[1], size[0], 3), np.float32)
    for _ in range(3):
        foot = 0.5 + 0.4 * (fractal(rng, (size[0], 2), (2.2, 1), 3)[0] - 0.3)
        rays = fractal(rng, (size[0], 2), (26, 1), 4, 0.7)[0]
        above = foot[None, :] - rows
        tall = (0.1 + 0.28 * rays)[None, :]
        curtain = np.where(above > 0, np.exp(-above / tall), np.exp(above / 0.02))
        curtain *= (0.3 + 0.9 * rays)[None, :] * float(rng.uniform(0.35, 0.7))
        violet = smoothstep(0.05, 0.4, above)[..., None]
        colour = (
            np.array([0.2, 0.95, 0.5], np.float32) * (1 - violet)
            + np.array([0.5, 0.25, 0.8], np.float32) * violet
        )
        total += curtain[..., None] * colour
    _add(view, total, horizon)


def _add(view: View, light: NDArray[Any], horizon: float) -> None:
    canvas = view.canvas
    box = (0, 0, canvas.width, int(horizon))
    sky = np.asarray(canvas.image.crop(box), np.float32) / 255
    bands = [resized(light[..., i], (box[2], box[3])) for i in range(3)]
    canvas.blend(1 - (1 - sky) * (1 - np.clip(np.stack(bands, -1), 0, 1)), box)
