"""The photos that all programs are given: some of a folder, or drawn ones of a camera's size."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops, ImageEnhance

from photoorg.errors import PhotoorgError
from photoorg.scenes import demo, render

SIZES = {"large": (4000, 3000), "small": (512, 384)}
"""Pixels of drawn photos: 12 megapixels as of a camera, and 0.2 as of thumbnails."""
_DRAWN = (1200, 900)
_SCENES = 40
"""Drawn anew; all other photos are these, cut, turned, lit and grained in other ways."""
_QUALITY = 90
_GRAIN = 5.0
"""Standard deviation of the noise, of 255: it makes files as large as a camera's."""
_SUFFIXES = (".jpg", ".jpeg")


def copy(source: Path, folder: Path, count: int, seed: int = 0) -> int:
    """Copy JPEGs from below `source` into `folder`, `count` at most, drawn by lot.

    Returns how many there are. Raises PhotoorgError if there is none.
    """
    found = sorted(file for file in source.rglob("*") if file.suffix.lower() in _SUFFIXES)
    found = [file for file in found if file.is_file()]
    if not found:
        raise PhotoorgError(f"There is no JPEG below {source}.")
    chosen = np.random.default_rng(seed).permutation(len(found))[:count].tolist()
    for number, place in enumerate(sorted(chosen)):
        shutil.copyfile(found[place], _place(folder, number))
    return len(chosen)


def draw(folder: Path, count: int, size: tuple[int, int], seed: int = 0) -> int:
    """Draw `count` different JPEGs of `size` pixels into `folder`; returns `count`.

    The same seed gives the same photos on one platform.
    """
    rng = np.random.default_rng(seed)
    scenes = [render(s.scene, _DRAWN) for s in demo.planned(min(count, _SCENES), seed)]
    noise = np.clip(rng.normal(128, _GRAIN, size[::-1]), 0, 255).astype(np.uint8)
    grain = Image.merge("RGB", [Image.fromarray(noise)] * 3)

    def write(number: int) -> None:
        photo = _varied(scenes[number % len(scenes)], np.random.default_rng([seed, number]))
        photo = photo.resize(size, Image.Resampling.BICUBIC)
        # A shift of its own: no two photos have equal pixels, even of one scene.
        shifted = ImageChops.offset(grain, number + 1, 7 * number)
        image = ImageChops.add(photo, shifted, 1.0, -128)
        image.save(_place(folder, number), quality=_QUALITY)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(write, range(count)))
    return count


def probe(file: Path, edge: int, seed: int = 0) -> Path:
    """A PNG of `edge` × `edge` pixels, which a model of that input size sees as it is."""
    pixels = np.random.default_rng(seed).integers(0, 256, (8, 8, 3), np.uint8)
    Image.fromarray(pixels).resize((edge, edge), Image.Resampling.NEAREST).save(file)
    return file


def _varied(scene: Image.Image, rng: np.random.Generator) -> Image.Image:
    width, height = scene.size
    share = float(rng.uniform(0.7, 1.0))
    left = float(rng.uniform(0, 1 - share)) * width
    top = float(rng.uniform(0, 1 - share)) * height
    right, bottom = left + share * width, top + share * height
    cut = scene.crop((round(left), round(top), round(right), round(bottom)))
    if rng.random() < 0.5:
        cut = cut.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return ImageEnhance.Brightness(cut).enhance(float(rng.uniform(0.8, 1.2)))


def _place(folder: Path, number: int) -> Path:
    """A hundred photos to a folder, as cameras do."""
    place = folder / f"{100 + number // 100}PHOTO"
    place.mkdir(parents=True, exist_ok=True)
    return place / f"IMG_{number:04d}.jpg"
