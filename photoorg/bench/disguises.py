"""Edits after which a photo is still the same photo, for `bench changes`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont, ImageOps

from photoorg import media

Edit = Callable[[Image.Image, np.random.Generator], Image.Image]
"""An RGB picture, edited."""

_EDGE = 1024
"""Photos are edited at so many pixels on the shorter edge, or fewer if they have fewer."""
_QUALITY, _LOW_QUALITY = 95, 30
_KEPT = 0.95
"""What a small crop leaves of the width and of the height."""
_BORDER = 0.08
"""How wide a frame is, as a share of the shorter edge."""
_NOISE = 25.0
"""Standard deviation of the noise, of 255."""
_LETTERS = 0.09
"""How high letters are, as a share of the shorter edge."""
_LINES = ("a photo of a pizza", "two dogs in the snow", "happy birthday", "New York at night")
_FRAMES = ("white", "black", "darkred", "goldenrod")


def resized(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Half as wide and half as high."""
    del rng
    size = max(image.width // 2, 1), max(image.height // 2, 1)
    return image.resize(size, Image.Resampling.LANCZOS)


def unchanged(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """The same pixels."""
    del rng
    return image


def cropped(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """A twentieth of the width and of the height cut off, anywhere."""
    width, height = round(image.width * _KEPT), round(image.height * _KEPT)
    left = int(rng.integers(image.width - width + 1))
    top = int(rng.integers(image.height - height + 1))
    return image.crop((left, top, left + width, top + height))


def recoloured(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """All hues rotated by a quarter to three quarters of the circle."""
    turn = int(rng.integers(64, 193))
    hue, saturation, value = image.convert("HSV").split()
    hue = hue.point([(level + turn) % 256 for level in range(256)])
    return Image.merge("HSV", (hue, saturation, value)).convert("RGB")


def mirrored(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Left and right exchanged."""
    del rng
    return ImageOps.mirror(image)


def framed(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """A frame of one colour around it."""
    width = max(round(_BORDER * min(image.size)), 1)
    return ImageOps.expand(image, width, _FRAMES[int(rng.integers(len(_FRAMES)))])


def noisy(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """Independent normal noise in every pixel and colour."""
    pixels = np.asarray(image, np.float32)
    pixels = pixels + _NOISE * rng.standard_normal(pixels.shape, np.float32)
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def captioned(image: Image.Image, rng: np.random.Generator) -> Image.Image:
    """A line of white text about something else, with a black outline, somewhere in the middle."""
    image = image.copy()
    text = _LINES[int(rng.integers(len(_LINES)))]
    size = max(_LETTERS * min(image.size), 6)
    draw = ImageDraw.Draw(image)
    place = image.width / 2, image.height * float(rng.uniform(0.15, 0.85))
    font = ImageFont.load_default(size)
    edge = max(round(size / 12), 1)
    draw.text(place, text, "white", font, "mm", stroke_width=edge, stroke_fill="black")
    return image


NEAR: Mapping[str, Edit] = {"resize": resized, "jpeg": unchanged, "crop": cropped}
"""What makes near-duplicates; `jpeg` is saved in low quality."""
DISGUISES: Mapping[str, Edit] = {
    "hue": recoloured,
    "mirror": mirrored,
    "frame": framed,
    "noise": noisy,
    "text": captioned,
}
"""Cosmetic changes that are meant to hide what a photo shows."""


def write(name: str, edit: Edit, files: Sequence[Path], folder: Path) -> Iterator[Path]:
    """Write edited photos to a folder, named by their numbers; seeded by number and edit."""
    for number, file in enumerate(files):
        image = media.decode(os.fsencode(file), _EDGE)
        edited = edit(image, np.random.default_rng([number, *name.encode()]))
        target = folder / f"{number:06d} {name}.jpg"
        quality = _LOW_QUALITY if name == "jpeg" else _QUALITY
        edited.save(target, "JPEG", quality=quality)
        yield target
