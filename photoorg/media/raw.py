"""Camera RAW files: the preview a camera embeds, or a quick development when there is none."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile

if TYPE_CHECKING:
    import rawpy

SMALL_PREVIEW: Final = 512
"""Previews whose longer edge has fewer pixels are too coarse to describe a photo by."""

# LibRaw's sizes.flip (0, 3, 5, 6: quarter turns) as EXIF orientations.
_ORIENTATION_OF_FLIP: Final = {0: 1, 3: 3, 5: 8, 6: 6}


@dataclass(frozen=True, slots=True)
class RawPicture:
    """A viewable picture of a RAW file."""

    image: Image.Image
    width: int
    """Of the developed photo, upright; `image` is often smaller."""
    height: int
    orientation: int
    """EXIF orientation 1 to 8 of the sensor's pixels, by LibRaw."""
    upright: bool
    """True when `image` is already turned."""
    encoded_size: int
    """Bytes `image` is decoded from; 0 when it already is pixels."""


def open_raw(file: BinaryIO, pixel_budget: int) -> RawPicture:
    """The largest embedded preview, its pixels not decoded yet; else a half-size development.

    Nothing is developed that has more than `pixel_budget` pixels. Raises what LibRaw raises.
    """
    import rawpy

    file.seek(0)
    with rawpy.imread(file) as raw:
        sizes = raw.sizes
        orientation = _ORIENTATION_OF_FLIP.get(sizes.flip, 1)
        width, height = sizes.width, sizes.height
        if orientation in (6, 8):
            width, height = height, width
        preview, encoded_size = _preview(raw)
        if preview is not None and max(preview.size) >= min(SMALL_PREVIEW, max(width, height)):
            return RawPicture(preview, width, height, orientation, False, encoded_size)
        if width * height > pixel_budget:
            raise Image.DecompressionBombError(f"{width} x {height} pixels to develop")
        try:
            pixels = raw.postprocess(half_size=True, use_camera_wb=True, output_bps=8)
        except rawpy.LibRawError:
            if preview is None:
                raise
            return RawPicture(preview, width, height, orientation, False, encoded_size)
        return RawPicture(Image.fromarray(pixels), width, height, orientation, True, 0)


def _preview(raw: rawpy.RawPy) -> tuple[Image.Image | None, int]:
    """The largest preview and the bytes it is decoded from; (None, 0) when none is readable."""
    import rawpy

    try:
        preview = raw.extract_thumb()
        if isinstance(preview.data, bytes):
            return JpegImageFile(BytesIO(preview.data)), len(preview.data)
        return Image.fromarray(preview.data), 0
    except (rawpy.LibRawError, SyntaxError, OSError, ValueError, TypeError):
        return None, 0
