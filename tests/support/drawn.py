"""Photos drawn for tests: plain, quick, each with its own content."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image


def draw(file: Path, seed: int, size: tuple[int, int] = (96, 64)) -> Path:
    """A photo of four coloured fields with some noise; the same for the same seed."""
    rng = np.random.default_rng(seed)
    fields = rng.integers(0, 255, (2, 2, 3))
    fields[:, :, seed % 3] = 220
    coarse = Image.fromarray(fields.astype(np.uint8)).resize(size, Image.Resampling.BICUBIC)
    noise = rng.integers(0, 12, (size[1], size[0], 3))
    pixels = np.clip(np.asarray(coarse).astype(int) + noise, 0, 255).astype(np.uint8)
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(file, quality=90)
    return file


def draw_folder(folder: Path, count: int) -> Path:
    """`count` photos in three sub-folders."""
    for seed in range(count):
        draw(folder / f"set {seed % 3}" / f"photo {seed:04d}.jpg", seed)
    return folder
