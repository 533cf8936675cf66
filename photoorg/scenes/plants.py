"""Pines, leafy trees, palms, grass."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import ImageDraw

from photoorg.scenes.canvas import Points, View
from photoorg.scenes.light import Colour, ink, mix, rgb, scale
from photoorg.scenes.scene import Season
from photoorg.scenes.shapes import blob, curve, dabs, ellipse, ribbon, shifted

_LEAVES: dict[Season, tuple[str, ...]] = {
    Season.SPRING: ("86b04a", "9cc25a", "6f9f45"),
    Season.SUMMER: ("4f7f37", "5d8f3d", "44702f"),
    Season.AUTUMN: ("d0782a", "b8482a", "e0a63a"),
    Season.WINTER: ("8a8f96", "7d8289", "9aa0a8"),
}
_PINE = rgb("2f5240")


def pine(rng: np.random.Generator, x: float, base: float, height: float) -> Points:
    """The jagged outline of a conifer standing at (x, base)."""
    tiers = max(5, min(int(height / 9), 15))
    t = np.linspace(0.04, 0.94, tiers)
    width = height * float(rng.uniform(0.17, 0.24)) * t**0.85
    out = width * rng.uniform(0.78, 1.12, tiers)
    inside = width * rng.uniform(0.5, 0.66, tiers)
    y = base - height * (1 - t)
    droop = height / tiers * 0.42
    left = np.stack([np.stack([x - out, y + droop], -1), np.stack([x - inside, y], -1)], 1)
    right = np.stack([np.stack([x + out, y + droop], -1), np.stack([x + inside, y], -1)], 1)
    trunk = np.array([[x + width[-1] * 0.1, base], [x - width[-1] * 0.1, base]])
    down = right.reshape(-1, 2)
    return np.vstack([[[x, base - height]], down, trunk, left.reshape(-1, 2)[::-1]])


def paint_pines(
    view: View, layer: str, along: Points, height: float, count: int, distance: float
) -> None:
    """A stand of conifers whose feet follow a line; snow on them when snow lies."""
    rng, light = view.rng(layer), view.light
    x = np.sort(rng.uniform(along[0, 0], along[-1, 0], count))
    clump = 0.6 + 0.4 * np.sin(x / view.canvas.width * rng.uniform(6, 14) + rng.uniform(0, 6))
    base = np.interp(x, along[:, 0], along[:, 1]) + height * 0.08
    size = height * clump * rng.uniform(0.55, 1.1, count)
    trees = [pine(rng, *place) for place in zip(x, base, size, strict=True)]
    dark = light.far(light.on(_PINE, 0.2), distance)
    pale = light.far(light.on(mix(_PINE, light.horizon, 0.12), 0.55), min(distance + 0.22, 1.0))
    view.canvas.fade(trees, dark, pale)
    if view.scene.snow_lies:
        snow = [bough for tree in trees for bough in _snow_on(tree)]
        white = light.far(light.on(rgb("f2f6fb"), 0.55), distance)
        view.canvas.fill(snow, white, opacity=0.82)


def _snow_on(tree: Points) -> list[Points]:
    """The upper faces of a conifer's boughs."""
    tiers = (len(tree) - 3) // 4
    apex = tree[0]
    found = []
    for side in (tree[1 : 1 + 2 * tiers], tree[: -1 - 2 * tiers : -1]):
        inner = np.vstack([apex, side[1::2]])[:tiers]
        outer = side[0::2]
        under = np.stack(
            [apex[0] + (outer[:, 0] - apex[0]) * 0.3, inner[:, 1] * 0.45 + outer[:, 1] * 0.55], -1
        )
        found += list(np.stack([inner, outer, under], axis=1))
    return found


def paint_tree(view: View, layer: str, x: float, base: float, height: float) -> None:
    """A broad-leaved tree in the dress of the season, with its shadow on the ground."""
    canvas, light, rng = view.canvas, view.light, view.rng(layer)
    side = 1.0 if light.across < 0.5 else -1.0
    shade = ellipse(x + side * height * 0.22, base, height * 0.42, height * 0.05)
    canvas.fill([shade], scale(light.ambient, 0.16), blur=height * 0.025, opacity=0.45)
    bare = view.scene.season is Season.WINTER
    branches = _branches(rng, x, base, height * (0.52 if bare else 0.42), 7 if bare else 4)
    canvas.fill(branches, light.on(rgb("4a3a30"), 0.3))
    if bare:
        if view.scene.snow_lies:
            canvas.fill([shifted(b, -side, -1.5) for b in branches[4:]], rgb("f1f5fa"), opacity=0.3)
        return
    leaves = [rgb(code) for code in _LEAVES[view.scene.season]]
    centre = base - height * 0.66
    turn = rng.uniform(0, 2 * np.pi, 16)
    out = np.sqrt(rng.uniform(0.02, 1, 16))
    spots = np.stack(
        [x + height * 0.26 * out * np.cos(turn), centre + height * 0.2 * out * np.sin(turn)], -1
    )
    canvas.fill(
        [blob(rng, px, py, height * 0.1, height * 0.085, 0.2) for px, py in spots.tolist()],
        light.on(scale(leaves[2], 0.5), 0.2),
        blur=height * 0.006,
        opacity=0.9,
    )
    tones = (scale(leaves[2], 0.6), leaves[0], mix(leaves[1], (1, 1, 0.75), 0.18))
    for tone, (colour, facing) in enumerate(zip(tones, (0.2, 0.5, 0.85), strict=True)):
        shift = np.array([-side * height * 0.03 * tone, -height * 0.036 * tone])
        crown = _leaves(rng, spots + shift, height, 46 - 13 * tone, 0.12 - 0.022 * tone)
        canvas.fill(crown, light.on(colour, facing), opacity=0.97)


def _leaves(
    rng: np.random.Generator, spots: Points, height: float, each: int, spread: float
) -> list[Points]:
    count = len(spots) * each
    at = np.repeat(spots, each, axis=0) + rng.normal(0, 0.5, (count, 2)) * height * spread
    size = rng.uniform(0.007, 0.017, (count, 2)) * height
    return dabs(at, size, rng.uniform(0, 3, count))


def _branches(
    rng: np.random.Generator, x: float, base: float, height: float, depth: int
) -> list[Points]:
    """A trunk that forks `depth` times, as ribbons, the trunk first."""
    found: list[Points] = []
    tips = [(x, base, -np.pi / 2, height * 0.62, height * 0.055)]
    for level in range(depth):
        following: list[tuple[float, float, float, float, float]] = []
        for x0, y0, angle, length, half in tips:
            bend = angle + rng.normal(0, 0.12)
            x1, y1 = x0 + np.cos(bend) * length, y0 + np.sin(bend) * length
            middle = ((x0 + x1) / 2 + rng.normal(0, length * 0.05), (y0 + y1) / 2)
            path = curve([(x0, y0), middle, (x1, y1)], 4)
            found.append(ribbon(path, [half, half * 0.66]))
            for turn in (-1, 1):
                lean = angle + turn * rng.uniform(0.22, 0.62) + 0.05 * (level > 2)
                following.append((x1, y1, lean, length * rng.uniform(0.62, 0.82), half * 0.64))
        tips = following
    return found


def paint_palm(view: View, layer: str, x: float, base: float, height: float, lean: float) -> None:
    """A coconut palm that leans by `lean` times its height."""
    canvas, light, rng = view.canvas, view.light, view.rng(layer)
    top = (x + lean * height, base - height)
    path = curve([(x, base), (x + lean * height * 0.25, base - height * 0.5), top], 14)
    canvas.solid([ribbon(path, [height * 0.034, height * 0.017])], rgb("7c6248"), light)
    fronds: list[list[Points]] = [[], []]
    for i, angle in enumerate(np.linspace(-0.5, np.pi + 0.5, 14)):
        turn = float(angle + rng.normal(0, 0.1))
        fronds[i % 2].extend(_frond(top, turn, height * float(rng.uniform(0.42, 0.55))))
    canvas.fill(fronds[0], light.on(rgb("2c5a34"), 0.3))
    canvas.fill(fronds[1], light.on(rgb("4f8a3e"), 0.55))
    nuts = [
        ellipse(top[0] + dx * height, top[1] + 0.02 * height, height * 0.02, height * 0.02)
        for dx in (-0.02, 0.02)
    ]
    canvas.solid(nuts, rgb("5a4630"), light)


def _frond(top: tuple[float, float], angle: float, length: float) -> list[Points]:
    """A drooping rib with leaflets on both sides."""
    across = np.cos(angle) * length
    knee = (top[0] + across * 0.5, top[1] - np.sin(angle) * length * 0.6 - length * 0.12)
    end = (top[0] + across, top[1] - np.sin(angle) * length * 0.4 + length * 0.36)
    spine = curve([top, knee, end], 22)
    along = np.gradient(spine, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    normal = np.stack([-along[:, 1], along[:, 0]], -1)
    reach = length * 0.2 * np.sin(np.pi * np.linspace(0.06, 0.97, len(spine)))[:, None] ** 0.6
    parts = [ribbon(spine, [length * 0.012, length * 0.004])]
    for side in (-1, 1):
        tip = spine + (normal * side * 0.62 + along * 0.75) * reach + (0, 0.25) * reach
        thick = along * length * 0.016
        parts += list(np.stack([spine - thick, spine + thick, tip], axis=1))
    return parts


def paint_blades(
    view: View, layer: str, top: Points, colours: Sequence[Colour], count: int, length: float
) -> None:
    """Grass blades on the ground below a line, longer towards the camera."""
    canvas, light, rng = view.canvas, view.light, view.rng(layer)
    draw = ImageDraw.Draw(canvas.image)
    x = rng.uniform(0, canvas.width, count)
    start = np.interp(x, top[:, 0], top[:, 1])
    depth = np.sort(rng.random(count) ** 0.7)
    y = start + (canvas.height + length - start) * depth
    lean = rng.normal(0, 0.25, count)
    tall = length * (0.12 + 0.88 * depth**1.5) * rng.uniform(0.5, 1.2, count)
    pick = rng.integers(0, len(colours), count)
    face = rng.choice([0.2, 0.45, 0.75, 0.95], count)
    inks = {
        (i, f): ink(light.on(c, f)) for i, c in enumerate(colours) for f in (0.2, 0.45, 0.75, 0.95)
    }
    for i in range(count):
        tip = (x[i] + lean[i] * tall[i], y[i] - tall[i])
        wide = 1 + int(depth[i] * canvas.unit / 420)
        draw.line([(x[i], y[i]), tip], fill=inks[int(pick[i]), float(face[i])], width=wide)
