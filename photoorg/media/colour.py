"""Any kind of pixels to 8-bit sRGB."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import numpy as np
from PIL import Image, ImageCms

BACKGROUND: Final = (255, 255, 255)
"""Behind transparent pixels: white, as on paper and web pages. What is transparent in a photo
library is mostly drawn or cut out for such a background, often dark on nothing."""


def resizable(image: Image.Image) -> Image.Image:
    """`image` with the same picture in a mode that can be averaged: L, LA, RGB, RGBA or CMYK.

    Palettes become colours, and grey of more than 8 bits becomes L: 16-bit values lose their low
    byte, 32-bit and floating point ones, whose range nothing states, span black to white.
    """
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        return _deep_grey(image)
    if image.mode == "LAB":
        return _from_profile(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    if image.mode in ("P", "PA"):
        return image.convert(
            "RGBA" if image.mode == "PA" or "transparency" in image.info else "RGB"
        )
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("L", "RGB") and "transparency" in image.info:
        return image.convert("LA" if image.mode == "L" else "RGBA")
    if image.mode in ("L", "LA", "RGB", "RGBA", "CMYK"):
        return image
    return image.convert("RGBA" if image.mode in ("La", "RGBa") else "RGB")


def to_srgb(image: Image.Image, icc_profile: bytes | None) -> Image.Image:
    """A `resizable` image as RGB in the sRGB colour space, transparency laid over `BACKGROUND`.

    `icc_profile` says what the values mean; one that is broken or made for another kind of
    pixels is ignored, as every viewer does.
    """
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    if alpha is not None:
        image = image.convert(image.mode[:-1])
    if icc_profile:
        image = _apply_profile(image, icc_profile)
    if image.mode != "RGB":
        image = image.convert("RGB")
    if alpha is None:
        return image
    flat = Image.new("RGB", image.size, BACKGROUND)
    flat.paste(image, mask=alpha)
    return flat


def _apply_profile(image: Image.Image, icc_profile: bytes) -> Image.Image:
    try:
        return _from_profile(image, ImageCms.ImageCmsProfile(BytesIO(icc_profile)))
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return image


def _from_profile(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    srgb = ImageCms.createProfile("sRGB")
    result = ImageCms.profileToProfile(image, profile, srgb, outputMode="RGB")
    assert result is not None, "only conversions in place return nothing"
    return result


def _deep_grey(image: Image.Image) -> Image.Image:
    values = np.asarray(image)
    if values.dtype.kind == "u" and values.dtype.itemsize == 2:
        return Image.fromarray((values >> 8).astype(np.uint8))
    numbers = values.astype(np.float32)
    finite = np.isfinite(numbers)
    low = float(numbers.min(where=finite, initial=np.inf))
    high = float(numbers.max(where=finite, initial=-np.inf))
    if not low < high:
        return Image.new("L", image.size, 128)
    # Divided before subtracting: the span of the largest floats is beyond them.
    share = (np.nan_to_num(numbers, nan=low, posinf=high, neginf=low) / 2 - low / 2) / (
        high / 2 - low / 2
    )
    return Image.fromarray((share * 255).astype(np.uint8))
