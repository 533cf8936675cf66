"""Painting on a picture: anti-aliased shapes, gradients, soft shadows, glows and relief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from photoorg.scenes.light import Colour, Light, ink
from photoorg.scenes.noise import resized, stream
from photoorg.scenes.scene import Scene

Points: TypeAlias = NDArray[np.float64]
"""A polygon: (n, 2) corners in pixels, x to the right and y down."""
Box: TypeAlias = tuple[int, int, int, int]
_FINE = 2


class Canvas:
    """An RGB picture under the brush. `unit` is the square root of its area, in pixels."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.image = Image.new("RGB", size)
        self.width, self.height = size
        self.unit = float(np.sqrt(self.width * self.height))

    def box(self, shapes: Sequence[Points], margin: float = 1.0) -> Box | None:
        """The part of the picture that the shapes touch; None when they lie outside."""
        points = np.concatenate(list(shapes))
        left, top = np.floor(points.min(axis=0) - margin).astype(int)
        right, bottom = np.ceil(points.max(axis=0) + margin).astype(int)
        left, top = max(int(left), 0), max(int(top), 0)
        right, bottom = min(int(right), self.width), min(int(bottom), self.height)
        return (left, top, right, bottom) if left < right and top < bottom else None

    def fill(
        self,
        shapes: Sequence[Points],
        colour: Colour,
        *,
        blur: float = 0.0,
        opacity: float = 1.0,
    ) -> None:
        """Paint the union of the shapes in one colour; `blur` (pixels) softens the edge."""
        box = self.box(shapes, 1 + 3 * blur)
        if box is not None:
            mask = mask_of(shapes, box, blur)
            self.image.paste(ink(colour), box, _thinned(mask, opacity))

    def fade(
        self,
        shapes: Sequence[Points],
        top: Colour,
        bottom: Colour,
        *,
        blur: float = 0.0,
        opacity: float = 1.0,
    ) -> None:
        """Paint the union of the shapes in a vertical gradient over their own height."""
        box = self.box(shapes, 1 + 3 * blur)
        if box is not None:
            size = (box[2] - box[0], box[3] - box[1])
            mask = _thinned(mask_of(shapes, box, blur), opacity)
            self.image.paste(gradient(size, [(0.0, top), (1.0, bottom)]), box, mask)

    def solid(
        self,
        shapes: Sequence[Points],
        colour: Colour,
        light: Light,
        *,
        relief: float = 0.22,
        melt: float = 0.0,
        texture: NDArray[Any] | None = None,
        rim: float = 0.0,
    ) -> None:
        """Paint the union of the shapes as one rounded body under the light.

        The body bulges over `relief` times its smaller extent; `melt` (pixels) rounds the
        joints between shapes; `texture` (h, w) in 0 to 1 varies the brightness by up to 40 %;
        `rim` adds light along the edge that faces the sun.
        """
        box = self.box(shapes, 2 + 2 * melt)
        if box is None:
            return
        mask = mask_of(shapes, box, melt)
        if melt:
            mask = mask.point([min(max(int((v - 100) * 4.6), 0), 255) for v in range(256)])
        extent = np.concatenate(list(shapes))
        span = float((extent.max(axis=0) - extent.min(axis=0)).min())
        facing = relief_of(mask, max(relief * span, 1.0), self.direction(light))
        if texture is not None:
            facing = facing + 0.8 * (resized(texture, mask.size) - 0.5)
        shaded = np.asarray(colour, np.float32) * (
            np.asarray(light.ambient, np.float32)
            + np.asarray(light.key, np.float32) * (facing + rim * facing**6)[..., None]
        )
        self.image.paste(to_image(shaded), box, mask)

    @staticmethod
    def direction(light: Light) -> tuple[float, float, float]:
        """Unit vector to the sun: x right, y down, z to the camera."""
        x, y, z = (light.across - 0.5) * 1.5, -0.35 - 0.5 * light.height, 0.55
        length = (x * x + y * y + z * z) ** 0.5
        return x / length, y / length, z / length

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float) -> None:
        """Add a round soft light of `radius` pixels about (x, y)."""
        box = self.box([np.array([[x - radius, y - radius], [x + radius, y + radius]])], 0)
        if box is None:
            return
        step = max(1, int(radius / 40))
        columns = np.arange(box[0], box[2] + step, step, dtype=np.float32)
        rows = np.arange(box[1], box[3] + step, step, dtype=np.float32)
        square = ((columns - x) ** 2)[None, :] + ((rows - y) ** 2)[:, None]
        fall = np.clip(1 - np.sqrt(square) / radius, 0, 1) ** 2.2 * strength
        small = to_image(fall[..., None] * np.asarray(colour, np.float32))
        halo = small.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BICUBIC)
        self.image.paste(ImageChops.screen(self.image.crop(box), halo), box)

    def blend(self, pixels: NDArray[Any], box: Box, mask: Image.Image | None = None) -> None:
        """Put float pixels (h, w, 3) in 0 to 1, of any resolution, onto `box`."""
        size = (box[2] - box[0], box[3] - box[1])
        picture = to_image(pixels)
        if picture.size != size:
            picture = picture.resize(size, Image.Resampling.BILINEAR)
        self.image.paste(picture, box, mask)


@dataclass(frozen=True, slots=True)
class View:
    """What every painter needs: the canvas, the scene and its light."""

    canvas: Canvas
    scene: Scene
    light: Light

    def rng(self, layer: str) -> np.random.Generator:
        """The random stream of one layer of this scene."""
        return stream(self.scene.seed, layer)


def mask_of(shapes: Sequence[Points], box: Box, blur: float = 0.0) -> Image.Image:
    """The coverage of the shapes' union within `box`, as an 8-bit picture of the box's size."""
    size = (box[2] - box[0], box[3] - box[1])
    fine = 1 if blur > 1.5 else _FINE
    mask = Image.new("L", (size[0] * fine, size[1] * fine))
    draw = ImageDraw.Draw(mask)
    for shape in shapes:
        corners = (shape - (box[0], box[1])) * fine
        draw.polygon(corners.ravel().tolist(), fill=255)
    if fine > 1:
        mask = mask.reduce(fine)
    return mask.filter(ImageFilter.GaussianBlur(blur)) if blur > 0 else mask


def relief_of(
    mask: Image.Image, radius: float, direction: tuple[float, float, float]
) -> NDArray[Any]:
    """How much each point of a rounded body faces the light, 0 to 1, as (h, w)."""
    shrink = max(1, int(radius / 5))
    padded = Image.new("L", (mask.width + 2, mask.height + 2))
    padded.paste(mask, (1, 1))
    small = padded.reduce(shrink) if min(padded.size) > 2 * shrink else padded
    factor = padded.width / small.width
    wide = np.asarray(small.filter(ImageFilter.GaussianBlur(radius / factor)), np.float32)
    near = np.asarray(small.filter(ImageFilter.GaussianBlur(radius / factor / 3)), np.float32)
    height = (wide + 0.6 * near) / 255 * (radius / factor) * 2.4
    if min(height.shape) < 2:
        return np.full((mask.height, mask.width), 0.5, np.float32)
    down, right = np.gradient(height)
    x, y, z = direction
    facing = (-right * x - down * y + z) / np.sqrt(right**2 + down**2 + 1)
    return resized(np.clip(0.5 + 0.5 * facing, 0, 1), mask.size)


def gradient(size: tuple[int, int], stops: Sequence[tuple[float, Colour]]) -> Image.Image:
    """A vertical gradient through `stops` of (share of the height, colour)."""
    at = [stop for stop, _ in stops]
    rows = np.linspace(0, 1, min(size[1], 256))
    bands = [np.interp(rows, at, [colour[i] for _, colour in stops]) for i in range(3)]
    column = to_image(np.stack(bands, axis=-1)[:, None, :])
    return column.resize(size, Image.Resampling.BILINEAR)


def to_image(pixels: NDArray[Any]) -> Image.Image:
    """Float pixels (h, w, 3) or (h, w) in 0 to 1 as an 8-bit picture."""
    return Image.fromarray((np.clip(pixels, 0, 1) * 255 + 0.5).astype(np.uint8))


def _thinned(mask: Image.Image, opacity: float) -> Image.Image:
    return mask if opacity >= 1 else mask.point([int(v * opacity) for v in range(256)])
