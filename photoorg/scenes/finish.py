"""The last steps of a picture: what falls from the sky, bloom, vignette, grading and grain."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

from photoorg.scenes.canvas import View, to_image
from photoorg.scenes.noise import stream
from photoorg.scenes.scene import Palette, Scene, Weather

_GRADES: dict[Palette, tuple[float, tuple[float, float, float], float, float]] = {
    # saturation, gain per band, contrast, lift of the blacks
    Palette.NATURAL: (1.08, (1.0, 1.0, 1.0), 1.05, 0.0),
    Palette.WARM: (1.06, (1.05, 1.0, 0.9), 1.05, 0.01),
    Palette.COOL: (1.0, (0.93, 1.0, 1.07), 1.06, 0.0),
    Palette.VIVID: (1.36, (1.01, 1.0, 1.0), 1.14, 0.0),
    Palette.FADED: (0.78, (1.02, 0.99, 0.94), 0.9, 0.07),
}


def paint_falling(view: View) -> None:
    """Rain or snow between the camera and the scene."""
    if view.scene.weather is Weather.RAIN:
        _paint_rain(view)
    elif view.scene.weather is Weather.SNOW:
        _paint_snow(view)


def _paint_rain(view: View) -> None:
    canvas, rng = view.canvas, view.rng("rain")
    mask = Image.new("L", canvas.image.size)
    draw = ImageDraw.Draw(mask)
    slant = float(rng.uniform(-0.25, 0.25))
    for x, y, length, strength in rng.random((420, 4)).tolist():
        long = canvas.unit * (0.02 + 0.05 * length)
        x0, y0 = x * canvas.width * 1.2, y * canvas.height
        line = [(x0, y0), (x0 + slant * long, y0 + long)]
        draw.line(line, fill=int(30 + 70 * strength), width=1 if strength < 0.8 else 2)
    canvas.image.paste((225, 232, 240), mask=mask.filter(ImageFilter.GaussianBlur(0.7)))


def _paint_snow(view: View) -> None:
    canvas, rng = view.canvas, view.rng("snow")
    for blur, count, size in ((0.6, 320, 0.0021), (1.6, 110, 0.004), (4.0, 26, 0.009)):
        mask = Image.new("L", canvas.image.size)
        draw = ImageDraw.Draw(mask)
        for x, y, scale in rng.random((count, 3)).tolist():
            r = canvas.unit * size * (0.6 + 0.8 * scale)
            cx, cy = x * canvas.width, y * canvas.height
            draw.ellipse((cx - r, cy - r, cx + r, cy + r), fill=int(150 + 80 * scale))
        canvas.image.paste((248, 250, 255), mask=mask.filter(ImageFilter.GaussianBlur(blur)))


def finished(image: Image.Image, scene: Scene) -> Image.Image:
    """The picture as the camera would hand it over: bloom, vignette, grading, grain."""
    image = _framed(image, scene)
    image = _bloomed(image)
    image = _graded(image, scene.palette)
    return _grained(image, scene)


def _framed(image: Image.Image, scene: Scene) -> Image.Image:
    if scene.frame == 0:
        return image
    rng = stream(scene.seed, f"frame {scene.frame}")
    dx, dy = rng.uniform(-0.012, 0.012, 2) * image.size
    zoom = float(rng.uniform(0.955, 0.975))
    left = (1 - zoom) / 2 * image.width + dx
    top = (1 - zoom) / 2 * image.height + dy
    frame = (left, top, left + zoom * image.width, top + zoom * image.height)
    moved = image.resize(image.size, Image.Resampling.BICUBIC, box=frame)
    return ImageEnhance.Brightness(moved).enhance(float(rng.uniform(0.96, 1.05)))


def _bloomed(image: Image.Image) -> Image.Image:
    small = image.reduce(4).point([max(0, v - 168) * 2 for v in range(256)] * 3)
    radius = max(small.width * small.height, 1) ** 0.5 / 36
    halo = small.filter(ImageFilter.GaussianBlur(radius)).point([v // 2 for v in range(256)] * 3)
    return ImageChops.screen(image, halo.resize(image.size, Image.Resampling.BILINEAR))


def _graded(image: Image.Image, palette: Palette) -> Image.Image:
    saturation, gains, contrast, lift = _GRADES[palette]
    levels = np.linspace(0, 1, 256)
    curved = levels + (contrast - 1) * np.sin(2 * np.pi * (levels - 0.5)) / 2.6
    table: list[int] = []
    for gain in gains:
        band = np.clip(lift + curved * gain * (1 - lift), 0, 1) * 255
        table += [int(v) for v in band]
    return ImageEnhance.Color(image.point(table)).enhance(saturation)


def _grained(image: Image.Image, scene: Scene) -> Image.Image:
    width, height = image.size
    rng = stream(scene.seed, f"grain {scene.frame}")
    tile = rng.normal(0, 0.014, (256, 256)).astype(np.float32)
    tile += 0.5 * np.roll(tile, 1, axis=1)
    grain = np.tile(tile, (height // 256 + 1, width // 256 + 1))[:height, :width]
    grey = to_image(0.5 + grain)
    x, y = np.linspace(-1, 1, 64), np.linspace(-1, 1, 64)
    corner = 1 - 0.2 * np.clip((x[None, :] ** 2 + y[:, None] ** 2) / 2, 0, 1) ** 1.4
    vignette = to_image(corner).resize(image.size, Image.Resampling.BILINEAR)
    shaded = ImageChops.multiply(image, Image.merge("RGB", (vignette,) * 3))
    return ImageChops.add(shaded, Image.merge("RGB", (grey,) * 3), 1, -128)
