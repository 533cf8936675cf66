"""Drawn pictures with the statistics of photos, for trials that need some where none are at hand.

Dead leaves: discs that hide each other, with radii so distributed that edges and contrasts occur at
every scale as in photos (Lee, Mumford, Huang, “Occlusion Models for Natural Images”, IJCV 41,
2001); a little noise with a 1/f spectrum is their texture.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_LEAVES = 200
_SMALLEST = 4.0
"""Radius of the smallest leaf in pixels."""
_TEXTURE = 12.0
_LOOKS = ((1.0, 0), (1.0, 0), (0.5, 40), (0.25, 5), (1.0, 0), (0.25, 180), (0.1, 110), (0.6, 100))
"""Contrast and darkest level of the pictures in turn. Coarse numbers lose faint pictures first."""


def draw(count: int, height: int, width: int, seed: int = 0) -> NDArray[np.uint8]:
    """`count` pictures (count, height, width, 3), the same for the same seed; some are faint, dark
    or pale, as some photos are."""
    rng = np.random.default_rng(seed)
    pictures = np.empty((count, height, width, 3), np.uint8)
    for number in range(count):
        contrast, darkest = _LOOKS[number % len(_LOOKS)]
        pictures[number] = np.clip(contrast * _leaves(rng, height, width) + darkest, 0, 255)
    return pictures


def _leaves(rng: np.random.Generator, height: int, width: int) -> NDArray[np.float64]:
    """One picture of levels from about 0 to 255, (height, width, 3)."""
    picture = np.tile(rng.uniform(0, 255, 3), (height, width, 1))
    # Areas are such that 1 / radius² is uniform: as many leaves to every scale as in photos.
    smallest, largest = _SMALLEST**-2, (max(height, width) / 2) ** -2
    for radius in rng.uniform(largest, smallest, _LEAVES) ** -0.5:
        y, x = rng.uniform(0, height), rng.uniform(0, width)
        rows = slice(max(int(y - radius), 0), int(y + radius) + 1)
        columns = slice(max(int(x - radius), 0), int(x + radius) + 1)
        part = picture[rows, columns]
        down = np.arange(rows.start, rows.start + part.shape[0])[:, None] - y
        across = np.arange(columns.start, columns.start + part.shape[1]) - x
        slope = rng.normal(0, 0.5, 2)
        shade = slope[0] * down + slope[1] * across
        colour = rng.uniform(0, 255) + rng.normal(0, 30, 3)
        inside = down**2 + across**2 < radius**2
        part[inside] = colour + shade[inside][:, None]
    return picture + _texture(rng, height, width)[:, :, None]


def _texture(rng: np.random.Generator, height: int, width: int) -> NDArray[np.float64]:
    """Noise whose amplitude falls with 1 / frequency, (height, width)."""
    frequency = np.hypot(np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width))
    frequency[0, 0] = np.inf
    spectrum = np.fft.rfft2(rng.standard_normal((height, width))) / frequency
    noise = np.fft.irfft2(spectrum, (height, width))
    texture: NDArray[np.float64] = noise * (_TEXTURE / max(float(noise.std()), 1e-9))
    return texture
