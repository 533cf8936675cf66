"""Still water that mirrors the picture above it, and the open sea."""

from __future__ import annotations

import numpy as np
from PIL import Image

from photoorg.scenes.canvas import View
from photoorg.scenes.light import Colour, mix
from photoorg.scenes.noise import fractal, receding, resized, smoothstep


def paint_reflection(
    view: View, layer: str, shore: float, tint: Colour, ripple: float, clear: float = 0.8
) -> None:
    """Water from the row `shore` to the bottom that mirrors what is painted above it.

    `ripple` is the shift of the mirror image in units at the front edge; `clear` is how much of
    the mirror image is seen at the far shore (less in front, where one looks into the water).
    """
    canvas, light = view.canvas, view.light
    start = int(shore)
    height = canvas.height - start
    if height < 8:
        return
    waves = receding(fractal(view.rng(layer), (canvas.width // 2, height // 2), (7, 34), 4, 0.6), 6)
    waves = resized(waves, (canvas.width, height)) - 0.5
    t = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    push = waves * (0.15 + t) * ripple * canvas.unit
    rows = np.arange(height)[:, None]
    y = np.clip(start - 1 - rows * min(start / height, 0.92) - push * 1.6, 0, start - 1)
    x = np.clip(np.arange(canvas.width)[None, :] + push * 0.8, 0, canvas.width - 1)
    above = np.asarray(canvas.image)
    mirror = above[y.astype(np.intp), x.astype(np.intp)].astype(np.float32) / 255
    body = np.asarray(light.on(tint, 0.4), np.float32)
    seen = np.clip(clear - 0.42 * t - waves * 0.35, 0.1, 0.96)[..., None]
    pixels = body + (mirror * 0.94 - body) * seen
    canvas.blend(pixels, (0, start, canvas.width, canvas.height))
    paint_glitter(view, layer, shore, canvas.height)


def paint_glitter(view: View, layer: str, top: float, bottom: float) -> None:
    """The path of sparks that the sun or moon lays on water."""
    canvas, light = view.canvas, view.light
    height = int(bottom) - int(top)
    if height < 8 or light.veil > 0.5:
        return
    size = (canvas.width, height)
    sparks = receding(fractal(view.rng(layer + " glitter"), size, (150, 260), 1), 4)
    t = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(0, 1, canvas.width, dtype=np.float32)[None, :] - light.across
    path = np.exp(-((x / (0.035 + 0.12 * t)) ** 2))
    low = 1 - 0.6 * light.height
    shine = smoothstep(0.66, 0.86, sparks) * path * low * (0.95 - 0.35 * t)
    box = (0, int(top), canvas.width, int(bottom))
    alpha = Image.fromarray((np.clip(shine, 0, 1) * 235).astype(np.uint8))
    bright = Image.new(
        "RGB", alpha.size, tuple(int(c * 255) for c in mix(light.sun, (1, 1, 1), 0.5))
    )
    canvas.image.paste(bright, box, alpha)


def paint_sea(view: View, horizon: float, shore: float, deep: Colour, shallow: Colour) -> None:
    """The open sea from the horizon to the row `shore`, turning lighter towards the beach."""
    canvas, light = view.canvas, view.light
    top, bottom = int(horizon), min(int(shore), canvas.height)
    size = (canvas.width // 2, max((bottom - top) // 2, 4))
    waves = receding(fractal(view.rng("sea"), size, (10, 46), 4, 0.62), 9)
    t = np.linspace(0, 1, size[1], dtype=np.float32)[:, None, None]
    sky = np.asarray(mix(light.horizon, light.middle, 0.45), np.float32)
    far = np.asarray(light.on(deep, 0.4), np.float32)
    near = np.asarray(light.on(shallow, 0.6), np.float32)
    body = far + (near - far) * t**0.85
    mirror = np.clip(0.42 - 0.3 * t + (waves[..., None] - 0.5) * 1.1 * (0.3 + t), 0, 0.85)
    pixels = body + (sky - body) * mirror
    crests = smoothstep(0.74, 0.86, waves)[..., None] * t * 0.5
    pixels = pixels + (np.asarray(light.on((1, 1, 1), 0.6), np.float32) - pixels) * crests
    canvas.blend(pixels, (0, top, canvas.width, bottom))
    paint_glitter(view, "sea", horizon, bottom)
