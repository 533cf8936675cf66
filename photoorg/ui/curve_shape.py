"""Where the curve of two photos lies: arithmetic only, in a square from 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoorg.explanations import Curve

HEADROOM = 1.08
"""The highest point is so much below the top."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class CurveShape:
    """The lines of a curve as points (n, 2): x to the right, y upwards, both from 0 to 1."""

    line: Floats
    low: Floats
    """Empty, as the next two, where the library has not been measured."""
    middle: Floats
    high: Floats
    longest: float
    """The length of description at the right, in words."""

    def x(self, words: float) -> float:
        """Where a length lies, at most at the right edge."""
        return min(max(words / self.longest, 0.0), 1.0)

    def point(self, words: float) -> tuple[float, float]:
        """The point of the line at a length."""
        x = self.x(words)
        return x, float(np.interp(x, self.line[:, 0], self.line[:, 1]))


def shape_of(curve: Curve) -> CurveShape | None:
    """The shape of a curve, or None where there is nothing to draw."""
    words, line = _finite(curve.words, curve.distances)
    if len(words) < 2 or words[-1] <= 0:
        return None
    bands = [_finite(curve.words, band) for band in (curve.low, curve.middle, curve.high)]
    if any(len(x) < 2 for x, _ in bands):
        bands = [(words[:0], line[:0])] * 3
    highest = max(float(y.max()) for _, y in ((words, line), *bands) if len(y))
    top = highest * HEADROOM if highest > 0 else 1.0
    longest = float(words[-1])

    def placed(x: Floats, y: Floats) -> Floats:
        return np.clip(np.stack([x / longest, y / top], axis=1), 0.0, 1.0)

    low, middle, high = (placed(x, y) for x, y in bands)
    return CurveShape(placed(words, line), low, middle, high, longest)


def _finite(words: Sequence[float], values: Sequence[float]) -> tuple[Floats, Floats]:
    """Lengths and values as far as both are known, in ascending order of lengths."""
    count = min(len(words), len(values))
    x = np.array(words[:count], np.float64)
    y = np.array(values[:count], np.float64)
    known = np.isfinite(x) & np.isfinite(y)
    x, y = x[known], y[known]
    order = np.argsort(x, kind="stable")
    return x[order], y[order]
