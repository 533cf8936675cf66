"""How an open_clip model wants its photos: the same pixels as open_clip's own transform."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

RGB = tuple[float, float, float]

_INTERPOLATIONS = {
    "bicubic": Image.Resampling.BICUBIC,
    "bilinear": Image.Resampling.BILINEAR,
    "random": Image.Resampling.BICUBIC,
}
"""`random` is for training; open_clip then evaluates with bicubic."""
_LONGEST = 8
"""Of photos so much longer than the input, only what the input shows is resampled."""
_RESIZE_MODES = ("shortest", "longest", "squash")


@dataclass(frozen=True, slots=True)
class Preprocessing:
    """open_clip's `PreprocessCfg`, whose defaults are these: those of OpenAI's CLIP."""

    height: int = 224
    width: int = 224
    mean: RGB = (0.48145466, 0.4578275, 0.40821073)
    """Taken from the colours, which run from 0 to 1, before they are divided by `std`."""
    std: RGB = (0.26862954, 0.26130258, 0.27577711)
    interpolation: str = "bicubic"
    resize_mode: str = "shortest"
    """`shortest`: fill the input and cut what stands out; `longest`: all of the photo on a ground
    of `fill_color`; `squash`: all of it, proportions given up."""
    fill_color: int = 0

    def updated(self, stored: Mapping[str, Any]) -> Preprocessing:
        """The same with what a stored `preprocess_cfg` says; its size is left to the model.

        Raises ValueError or TypeError for values that mean nothing.
        """
        changed: dict[str, Any] = {}
        for name in ("mean", "std"):
            if stored.get(name) is not None:
                changed[name] = _rgb(stored[name])
        for name, known in (("interpolation", _INTERPOLATIONS), ("resize_mode", _RESIZE_MODES)):
            if stored.get(name) is not None:
                if stored[name] not in known:
                    raise ValueError(f"{name} {stored[name]!r} is unknown")
                changed[name] = stored[name]
        if stored.get("fill_color") is not None:
            changed["fill_color"] = int(stored["fill_color"])
        if stored.get("mode", "RGB") != "RGB":
            raise ValueError(f"mode {stored['mode']!r} is unknown")
        return replace(self, **changed)

    def apply(self, photo: Image.Image) -> NDArray[np.uint8]:
        """An RGB photo at the model's input size, (height, width, 3), not yet normalised.

        The pixels that open_clip resizes and crops. Only of photos more than eight times as long
        as wide may they differ by rounding, and extreme ones keep an edge of one pixel
        where open_clip fails: any proportions need little memory.
        """
        size, resampling = (self.width, self.height), _INTERPOLATIONS[self.interpolation]
        if self.resize_mode == "squash":
            return np.array(photo.resize(size, resampling), np.uint8)
        if self.resize_mode == "longest":
            return np.array(self._padded(photo, resampling), np.uint8)
        return np.array(self._filled(photo, resampling), np.uint8)

    def _filled(self, photo: Image.Image, resampling: Image.Resampling) -> Image.Image:
        size = (self.width, self.height)
        if self.width == self.height:
            # As torchvision resizes, which cuts fractions off.
            scaled = tuple(int(self.width * edge / min(photo.size)) for edge in photo.size)
        else:
            # As open_clip's own resizing for other inputs, which is bicubic always.
            resampling = Image.Resampling.BICUBIC
            ratio = min(photo.width / self.width, photo.height / self.height)
            scaled = tuple(round(edge / ratio) for edge in photo.size)
        left, top = (round((s - edge) / 2) for s, edge in zip(scaled, size, strict=True))
        if max(scaled) <= _LONGEST * max(size):
            whole = photo.resize((scaled[0], scaled[1]), resampling)
            return whole.crop((left, top, left + self.width, top + self.height))
        across, down = photo.width / scaled[0], photo.height / scaled[1]
        right, bottom = left + self.width, top + self.height
        box = (left * across, top * down, right * across, bottom * down)
        return photo.resize(size, resampling, box=box)

    def _padded(self, photo: Image.Image, resampling: Image.Resampling) -> Image.Image:
        ratio = max(photo.width / self.width, photo.height / self.height)
        width, height = (max(round(edge / ratio), 1) for edge in photo.size)
        ground = Image.new("RGB", (self.width, self.height), (self.fill_color,) * 3)
        place = ((self.width - width) // 2, (self.height - height) // 2)
        ground.paste(photo.resize((width, height), resampling), place)
        return ground


def _rgb(value: Any) -> RGB:
    """One number for each colour; a single one is for all three."""
    numbers = [float(v) for v in value] if isinstance(value, list | tuple) else [float(value)] * 3
    red, green, blue = numbers
    return red, green, blue
