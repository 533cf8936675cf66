"""Opening and decoding photos of every supported format, within a budget of pixels."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

from PIL import ExifTags, Image
from PIL.AvifImagePlugin import AvifImageFile
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from photoorg.errors import MediaError, ProblemKind
from photoorg.media.colour import resizable, to_srgb
from photoorg.media.failures import media_errors
from photoorg.media.formats import HEAD_SIZE, name_of_other, sniff, webp_size
from photoorg.media.heif import open_heif
from photoorg.media.raw import open_raw

PIXEL_BUDGET: Final = 100_000_000
"""More pixels than this are never decoded: 400 MB of memory in RGB."""
BASELINE_JPEG_BUDGET: Final = 400_000_000
"""Baseline JPEG decodes at a fraction of its size row by row, so that 200-megapixel phones pass."""

# A file of 34 bytes can claim 88 million pixels. Photos of such sizes, even of night, are never
# packed as densely as 2,000 pixels a byte; below 24 million pixels no decoder needs much memory.
_SUSPECT_PIXELS: Final = 24_000_000
_PIXELS_PER_BYTE: Final = 2000

_TRANSPOSE: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes an image of an EXIF orientation upright (EXIF 2.32, tag 0x0112)."""


@dataclass(frozen=True, slots=True)
class OpenedImage:
    """A photo whose header has been read; needs its file open until it is rendered."""

    image: Image.Image
    """Its first frame; for RAW the embedded preview."""
    format: str
    """JPEG, PNG, WEBP, GIF, TIFF, BMP, AVIF, HEIF or RAW."""
    width: int
    """Upright, of the photo itself, not of a preview."""
    height: int
    orientation: int
    """EXIF orientation 1 to 8, as stored in the file."""
    turn: int
    """EXIF orientation that `image` still has: TIFF and HEIF decoders apply theirs themselves."""
    exif: Image.Exif
    """Empty when there is none or when it is beyond reading."""


def open_image(file: BinaryIO, path: bytes) -> OpenedImage:
    """The image in `file`, decided by its first bytes; `path` is for its extension and errors.

    Pixels are left alone (except in a PNG, which may keep its EXIF data behind them) and the
    number of frames is never counted. Raises MediaError; TOO_LARGE above `PIXEL_BUDGET`.
    """
    with media_errors(path):
        file.seek(0)
        head = file.read(HEAD_SIZE)
        file_size = os.fstat(file.fileno()).st_size
        file_format = sniff(head, os.path.splitext(path)[1])
        if file_format is None:
            raise _not_a_photo(path, head)
        if file_format == "RAW":
            return _open_raw(file, path, head)
        if file_format == "WEBP" and (size := webp_size(head)):
            _check_size(path, size, file_size)
        file.seek(0)
        image = _OPENERS[file_format](file)
        baseline = file_format == "JPEG" and not image.info.get("progressive")
        budget = BASELINE_JPEG_BUDGET if baseline else PIXEL_BUDGET
        _check_size(path, image.size, file_size, budget)
        if file_format == "PNG":
            image.load()
        return _describe(image, file_format)


def render(opened: OpenedImage, scales: Sequence[float], path: bytes) -> tuple[Image.Image, ...]:
    """The opened image in mode RGB, sRGB, upright, reduced by each of `scales` (1 or more: as it
    is), from decoding it once.

    Raises MediaError about `path` when the pixels cannot be decoded.
    """
    with media_errors(path):
        image = opened.image
        icc_profile = image.info.get("icc_profile")
        sizes = [_scaled(image.size, scale) for scale in scales]
        # JPEG decodes at 1/2, 1/4 or 1/8 of its size, never below what is asked for. Other
        # decoders know no draft, and some learn the true size only while decoding.
        drafted = image.draft(None, max(sizes))
        _check_budget(path, image.size, PIXEL_BUDGET)
        image.load()
        if drafted is None:
            sizes = [_scaled(image.size, scale) for scale in scales]
        pixels = resizable(image)
        return tuple(_finished(pixels, size, icc_profile, opened.turn) for size in sizes)


def _finished(
    pixels: Image.Image, size: tuple[int, int], icc_profile: bytes | None, turn: int
) -> Image.Image:
    if pixels.size != size:
        pixels = pixels.resize(size, Image.Resampling.BICUBIC, reducing_gap=3.0)
    pixels = to_srgb(pixels, icc_profile)
    return pixels.transpose(_TRANSPOSE[turn]) if turn in _TRANSPOSE else pixels


def _scaled(size: tuple[int, int], scale: float) -> tuple[int, int]:
    width, height = size
    scale = min(scale, 1)
    return max(1, round(width * scale)), max(1, round(height * scale))


# The decoders' own classes: Image.open() would go by its registry of all formats, which names
# MPO but cannot be asked for it, and reads the tables of MPO files that need not be read.
_OPENERS: Final[dict[str, Callable[[BinaryIO], ImageFile]]] = {
    "JPEG": JpegImageFile,
    "PNG": PngImageFile,
    "WEBP": WebPImageFile,
    "GIF": GifImageFile,
    "TIFF": TiffImageFile,
    "BMP": BmpImageFile,
    "AVIF": AvifImageFile,
    "HEIF": open_heif,
}


def _describe(image: Image.Image, file_format: str) -> OpenedImage:
    exif = _read_exif(image)
    orientation = turn = _orientation(exif)
    if file_format == "HEIF":
        stored = image.info.get("original_orientation")
        orientation, turn = stored if stored in _TRANSPOSE else 1, 1
    elif file_format == "TIFF":
        turn = 1
    width, height = image.size
    if turn >= 5:
        width, height = height, width
    return OpenedImage(image, file_format, width, height, orientation, turn, exif)


def _open_raw(file: BinaryIO, path: bytes, head: bytes) -> OpenedImage:
    picture = open_raw(file, PIXEL_BUDGET)
    image = picture.image
    if picture.encoded_size:
        _check_size(path, image.size, picture.encoded_size)
    preview_exif = _read_exif(image)
    turn = 1
    if not picture.upright:
        # A preview's own tag is best, but some previews are turned already and some say nothing.
        wide = picture.width >= picture.height
        candidates = (_orientation(preview_exif), picture.orientation, 1)
        turn = next(
            (c for c in candidates if wide == ((image.width >= image.height) == (c < 5))),
            candidates[0],
        )
    # Many RAW files are TIFF files with all of the camera's EXIF data, of which previews have less.
    exif = _read_tiff_exif(file) if head[:4] in (b"II*\0", b"MM\0*") else preview_exif
    if not exif:
        exif = preview_exif
    size = picture.width, picture.height
    return OpenedImage(image, "RAW", *size, picture.orientation, turn, exif)


def _read_exif(image: Image.Image) -> Image.Exif:
    try:
        return image.getexif()
    except Exception:  # Damaged EXIF data raises anything at all, and is no reason to lose a photo.
        return Image.Exif()


def _read_tiff_exif(file: BinaryIO) -> Image.Exif:
    exif = Image.Exif()
    try:
        file.seek(0)
        exif.load_from_fp(file)
    except Exception:  # As above.
        return Image.Exif()
    return exif


def _orientation(exif: Image.Exif) -> int:
    try:
        value = exif.get(ExifTags.Base.Orientation)
    except Exception:  # Values are decoded when they are asked for.
        return 1
    return value if value in _TRANSPOSE else 1


def _check_size(
    path: bytes, size: tuple[int, int], file_size: int, budget: int = PIXEL_BUDGET
) -> None:
    _check_budget(path, size, budget)
    width, height = size
    pixels = width * height
    if pixels > _SUSPECT_PIXELS and pixels > file_size * _PIXELS_PER_BYTE:
        reason = f"{width} x {height} pixels cannot be a photo in {file_size} bytes"
        raise MediaError(path, ProblemKind.TOO_LARGE, reason)


def _check_budget(path: bytes, size: tuple[int, int], budget: int) -> None:
    width, height = size
    if width * height > budget:
        reason = f"{width} x {height} pixels are more than {budget // 1_000_000} million"
        raise MediaError(path, ProblemKind.TOO_LARGE, reason)


def _not_a_photo(path: bytes, head: bytes) -> MediaError:
    if not head:
        return MediaError(path, ProblemKind.DAMAGED, "the file is empty")
    name = name_of_other(head)
    if name is None:
        return MediaError(path, ProblemKind.UNSUPPORTED, "it is not a photo of any known format")
    return MediaError(path, ProblemKind.UNSUPPORTED, f"{name} files are not supported")
