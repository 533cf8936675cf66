"""Random streams named by layer, and smooth fractal noise drawn from them."""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def stream(seed: int, layer: str) -> np.random.Generator:
    """The random numbers of one layer, independent of those of all other layers."""
    return np.random.default_rng([seed, zlib.crc32(layer.encode())])


def resized(values: NDArray[Any], size: tuple[int, int]) -> NDArray[Any]:
    """A 2-d array resized bicubically to `size` (width, height)."""
    picture = Image.fromarray(np.ascontiguousarray(values, dtype=np.float32))
    return np.asarray(picture.resize(size, Image.Resampling.BICUBIC))


def fractal(
    rng: np.random.Generator,
    size: tuple[int, int],
    cells: tuple[float, float],
    octaves: int = 5,
    gain: float = 0.5,
) -> NDArray[Any]:
    """Value noise (h, w), mostly within 0 to 1 with mean 0.5.

    `cells` is the number of the coarsest lumps across and down; each further octave has twice
    as many and `gain` times the strength.
    """
    width, height = size
    total = np.zeros((2, 2), np.float32)
    strength, weight = 1.0, 0.0
    for octave in range(octaves):
        columns = min(int(cells[0] * 2**octave) + 2, width)
        rows = min(int(cells[1] * 2**octave) + 2, height)
        grid = rng.random((rows, columns), dtype=np.float32)
        total = resized(total, (columns, rows)) + grid * np.float32(strength)
        weight += strength**2
        strength *= gain
    total = resized(total, size)
    deviation = float(np.sqrt(weight)) * 0.29
    mean = 0.5 * (1 - gain**octaves) / (1 - gain)
    noise: NDArray[Any] = 0.5 + (total - np.float32(mean)) * np.float32(0.17 / deviation)
    return noise


def profile(
    rng: np.random.Generator, length: int, cells: float, octaves: int = 6, gain: float = 0.5
) -> NDArray[Any]:
    """A fractal line of `length` values, scaled to span 0 to 1."""
    line = fractal(rng, (length, 2), (cells, 1), octaves, gain)[0]
    low, high = float(line.min()), float(line.max())
    spread: NDArray[Any] = (line - low) / max(high - low, 1e-6)
    return spread


def receding(values: NDArray[Any], strength: float) -> NDArray[Any]:
    """The rows of a texture as a plane that recedes: dense at row 0, stretched at the last."""
    height = values.shape[0]
    t = np.linspace(0, 1, height)
    rows = (1 - 1 / (1 + strength * t)) / (1 - 1 / (1 + strength))
    position = rows * (height - 1)
    low = np.floor(position).astype(np.intp)
    high = np.minimum(low + 1, height - 1)
    part = (position - low).astype(np.float32)[:, None]
    plane: NDArray[Any] = values[low] * (1 - part) + values[high] * part
    return plane


def smoothstep(low: float, high: float, values: Any) -> Any:
    """0 below `low`, 1 above `high`, a smooth ramp between."""
    t = np.clip((values - low) / (high - low), 0.0, 1.0)
    return t * t * (3 - 2 * t)
