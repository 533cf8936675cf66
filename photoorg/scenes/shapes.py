"""Polygons: ellipses, limbs, smooth curves and ribbons, all as (n, 2) corners in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from photoorg.scenes.canvas import Points


def ellipse(
    x: float, y: float, across: float, down: float, angle: float = 0.0, corners: int = 40
) -> Points:
    """An ellipse by its half axes, turned by `angle` radians."""
    t = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    dx, dy = across * np.cos(t), down * np.sin(t)
    c, s = np.cos(angle), np.sin(angle)
    return np.stack([x + dx * c - dy * s, y + dx * s + dy * c], axis=-1)


def rectangle(left: float, top: float, right: float, bottom: float) -> Points:
    """An upright rectangle."""
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float64)


def curve(points: ArrayLike, steps: int = 10, *, closed: bool = False) -> Points:
    """A Catmull-Rom spline through the points."""
    p = np.asarray(points, np.float64)
    padded = np.vstack([p[-1], p, p[:2]]) if closed else np.vstack([p[0], p, p[-1]])
    a, b, c, d = padded[:-3], padded[1:-2], padded[2:-1], padded[3:]
    t = np.linspace(0, 1, steps, endpoint=False)[None, :, None]
    a, b, c, d = (q[:, None, :] for q in (a, b, c, d))
    path = 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )
    smooth = path.reshape(-1, 2)
    return smooth if closed else np.vstack([smooth, p[-1]])


def ribbon(path: ArrayLike, widths: ArrayLike) -> Points:
    """The outline of a stroke along `path` whose half width varies as `widths`."""
    p = np.asarray(path, np.float64)
    half = np.interp(
        np.linspace(0, 1, len(p)),
        np.linspace(0, 1, np.size(widths)),
        np.atleast_1d(np.asarray(widths, np.float64)),
    )
    along = np.gradient(p, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    normal = np.stack([-along[:, 1], along[:, 0]], axis=-1) * half[:, None]
    return np.vstack([p + normal, (p - normal)[::-1]])


def limb(joints: Sequence[tuple[float, float, float]]) -> list[Points]:
    """A rounded tapering limb through joints of (x, y, radius)."""
    path = curve([(x, y) for x, y, _ in joints], 8)
    radii = np.interp(
        np.linspace(0, len(joints) - 1, len(path)), np.arange(len(joints)), [r for *_, r in joints]
    )
    (x0, y0, r0), (x1, y1, r1) = joints[0], joints[-1]
    return [
        ribbon(path, radii),
        ellipse(x0, y0, r0, r0, corners=16),
        ellipse(x1, y1, r1, r1, corners=16),
    ]


def dabs(at: Points, half_axes: Points, turns: NDArray[Any], corners: int = 8) -> list[Points]:
    """Many small ellipses at once: centres (n, 2), half axes (n, 2), angles (n,)."""
    t = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    dx, dy = half_axes[:, :1] * np.cos(t), half_axes[:, 1:] * np.sin(t)
    c, s = np.cos(turns)[:, None], np.sin(turns)[:, None]
    outlines = np.stack([at[:, :1] + dx * c - dy * s, at[:, 1:] + dx * s + dy * c], -1)
    return list(outlines)


def blob(
    rng: np.random.Generator, x: float, y: float, across: float, down: float, rough: float
) -> Points:
    """A closed smooth outline like an ellipse whose radius varies by the share `rough`."""
    t = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    r = 1 + rough * rng.uniform(-1, 1, t.size)
    return curve(
        np.stack([x + across * r * np.cos(t), y + down * r * np.sin(t)], -1), 4, closed=True
    )


def shifted(points: Points, dx: float, dy: float) -> Points:
    """The points moved by (dx, dy) pixels."""
    moved: Points = points + np.array([dx, dy])
    return moved


def floor_of(top: Points, bottom: float) -> Points:
    """The area below a line of points from left to right, down to the row `bottom`."""
    return np.vstack([top, [[top[-1, 0], bottom], [top[0, 0], bottom]]])
