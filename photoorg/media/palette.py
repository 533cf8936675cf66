"""The colours of a photo by their names: measured, not guessed by a model."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

NAMES: Final = (
    "black", "grey", "white", "brown", "beige", "red", "orange", "yellow", "green", "turquoise",
    "blue", "purple", "pink",
)  # fmt: skip
_PROTOTYPES: Final = (
    ((10, 10, 12), (45, 45, 48)),
    ((95, 95, 97), (130, 130, 132), (170, 170, 172)),
    ((245, 245, 245), (220, 221, 223)),
    ((105, 70, 42), (75, 52, 35), (145, 100, 65)),
    ((222, 203, 172), (190, 170, 140)),
    ((205, 35, 40), (140, 25, 30)),
    ((240, 130, 35), (205, 100, 40)),
    ((245, 215, 60), (205, 180, 70)),
    ((60, 140, 60), (35, 80, 40), (130, 170, 80), (95, 110, 60)),
    ((60, 190, 185), (40, 130, 130)),
    ((45, 95, 200), (110, 165, 225), (30, 50, 110), (90, 120, 160), (15, 15, 235), (10, 12, 130)),
    ((125, 65, 165), (85, 60, 110), (115, 15, 205)),
    ((240, 150, 185), (215, 90, 140)),
)
"""Typical sRGB values of each name."""
_EDGE: Final = 48
"""Pixels on the longer edge that are looked at."""
_SPREAD: Final = 9.0
"""Units of CIELAB within which a colour is in doubt between two names."""


def palette(jpeg: bytes) -> NDArray[np.float32]:
    """The share of each name in NAMES, (colours,) summing to 1, from a thumbnail's bytes.

    Raises OSError for bytes that are no picture.
    """
    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as image:
        image.draft("RGB", (_EDGE, _EDGE))
        return palette_of(image)


def palette_of(image: Image.Image) -> NDArray[np.float32]:
    """The same from a picture."""
    small = image.convert("RGB")
    small.thumbnail((_EDGE, _EDGE), Image.Resampling.BOX)
    pixels = _lab(np.asarray(small, np.float32).reshape(-1, 3))
    # Squared distances but for each pixel's own square, which is the same to all prototypes.
    squares = _SQUARES - 2 * (_LAB @ pixels.T)
    nearness = np.exp((squares.min(axis=0) - squares) / (2 * _SPREAD**2))
    named = np.maximum.reduceat(nearness, _STARTS, axis=0)
    shares = (named / named.sum(axis=0)).mean(axis=1)
    found: NDArray[np.float32] = shares.astype(np.float32)
    return found


def _lab(rgb: NDArray[np.float32]) -> NDArray[np.float32]:
    """CIELAB (n, 3) under D65 of sRGB values 0 to 255 (IEC 61966-2-1)."""
    share = rgb / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], np.float32
    )
    xyz = linear @ to_xyz.T / np.array([0.9505, 1.0, 1.089], np.float32)
    cubic = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = cubic.T
    lab: NDArray[np.float32] = np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=1)
    return lab


_LAB = _lab(np.array([rgb for colours in _PROTOTYPES for rgb in colours], np.float32))
_SQUARES = (_LAB**2).sum(axis=1, keepdims=True)
_STARTS = np.cumsum([0, *(len(colours) for colours in _PROTOTYPES[:-1])])
