"""JPEG pictures for the window: small ones for the grid, and whole ones to look at."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image

EDGE: Final = 384
"""Pixels on the longer edge."""

_QUALITY: Final = 85
_FINE: Final = 90
"""Where hardly anybody sees that a picture was encoded once more."""


def make_thumbnail(image: Image.Image) -> tuple[bytes, int]:
    """JPEG bytes of an RGB image, longer edge at most `EDGE`, and its average colour 0xRRGGBB.

    The JPEG carries no metadata. A smaller image keeps its size.
    """
    small = Image.new("RGB", image.size)
    small.paste(image)
    small.thumbnail((EDGE, EDGE), Image.Resampling.BICUBIC)
    jpeg = BytesIO()
    small.save(jpeg, "JPEG", quality=_QUALITY, optimize=True)
    average = small.resize((1, 1), Image.Resampling.BOX).tobytes()
    return jpeg.getvalue(), int.from_bytes(average, "big")


def make_view(image: Image.Image) -> bytes:
    """JPEG bytes of an RGB image in its own size, without metadata, to be looked at closely."""
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    jpeg = BytesIO()
    bare.save(jpeg, "JPEG", quality=_FINE)
    return jpeg.getvalue()
