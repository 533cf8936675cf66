"""Photos as a vision-language model is shown them."""

from __future__ import annotations

from typing import Any

import numpy as np
from PIL import Image

LARGEST = 768
"""No photo is shown larger to a model that takes any size: Qwen-VL would make 16,000 tokens of one
of 12 megapixels."""
_SMALLEST = 64
_LONGEST_SHAPE = 8
"""Processors reject or garble photos whose edges differ by more."""


def edge_of(image_processor: Any) -> int:
    """The shortest photo edge in pixels that an image processor has a use for."""
    tile = dict(getattr(image_processor, "max_image_size", None) or {})
    size = dict(getattr(image_processor, "size", None) or {})
    if tile.get("longest_edge"):
        return int(tile["longest_edge"])
    if size.get("height") and size.get("width"):
        return int(max(size["height"], size["width"]))
    return LARGEST


def fitted(photo: Image.Image) -> Image.Image:
    """The photo in RGB with its longest edge between 64 and 768 pixels, in its proportions.

    A very long one lies in the middle of a black frame eight times as long as wide.
    """
    longest = max(photo.size)
    scale = min(max(longest, _SMALLEST), LARGEST) / longest
    size = (max(1, round(photo.width * scale)), max(1, round(photo.height * scale)))
    shown = photo.convert("RGB")
    if size != photo.size:
        shown = shown.resize(size, Image.Resampling.BICUBIC)
    least = max(size) // _LONGEST_SHAPE
    if min(size) >= least:
        return shown
    frame = Image.new("RGB", (max(size[0], least), max(size[1], least)))
    frame.paste(shown, ((frame.width - size[0]) // 2, (frame.height - size[1]) // 2))
    return frame


def null_photo(edge: int) -> Image.Image:
    """Gaussian noise around mid-grey, always the same: the photo that shows nothing.

    Lin et al. 2024 (VisualGPTScore, arXiv 2306.01879) found noise a robust stand-in for the mean
    over photos; a plain colour is itself something to be described.
    """
    noise = np.random.default_rng(0).normal(0.5, 0.25, (edge, edge, 3))
    return Image.fromarray((noise.clip(0, 1) * 255).astype(np.uint8))
