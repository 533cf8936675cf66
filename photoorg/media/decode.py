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
        head, file_format = _begin(file, path)
        if file_format == "RAW":
            return _open_raw(file, path, head)
        image = _open(file, path, head, file_format)
        if file_format == "PNG":
            image.load()
        return _describe(image, file_format)


def open_moving(file: BinaryIO, path: bytes) -> tuple[ImageFile, str, int] | None:
    """The picture in `file` at its first frame, its format, and the EXIF orientation it has still
    to be turned by; None where it is of a format that never moves.

    No pixels are decoded. Raises MediaError as `open_image` does.
    """
    with media_errors(path):
        head, file_format = _begin(file, path)
        if file_format not in _MOVING:
            return None
        image = _open(file, path, head, file_format)
        # Asked for EXIF data that it has not met, a PNG would be decoded to its end.
        turn = _orientation(_read_exif(image)) if "exif" in image.info else 1
        return image, file_format, turn


def finest_scale(opened: OpenedImage) -> float:
    """The largest scale at which it can be decoded: 1 but for the largest JPEGs, which are decoded
    at half their size."""
    width, height = opened.image.size
    # A hair less than half, or rounding would ask for a pixel more than the decoder's half has.
    return 1.0 if width * height <= PIXEL_BUDGET else 0.4999


def render(
    opened: OpenedImage,
    scales: Sequence[float],
    path: bytes,
    parts: Sequence[tuple[float, ...]] = (),
) -> tuple[Image.Image, ...]:
    """The opened image in mode RGB, sRGB, upright, reduced by each of `scales` (1 or more: as it
    is), from decoding it once.

    Of each only a part is made where `parts` has one for it: left, top, right and bottom in shares
    of the upright image, 0 to 1; an empty one is the whole. Raises MediaError about `path` when the
    pixels cannot be decoded.
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
        made = []
        for size, part in zip(sizes, parts or [()] * len(sizes), strict=True):
            piece = pixels
            if part:
                box = stored_box(part, pixels.size, opened.turn)
                piece, size = pixels.crop(box), _reduced(box, pixels.size, size)
            made.append(finish(piece, size, icc_profile, opened.turn))
        return tuple(made)


def stored_box(
    part: Sequence[float], size: tuple[int, int], turn: int
) -> tuple[int, int, int, int]:
    """Where a part of an upright image (left, top, right, bottom in shares) lies among the pixels
    of an image of `size` that an EXIF orientation still has to turn: at least one pixel."""
    left, top, right, bottom = (min(max(share, 0.0), 1.0) for share in part)
    across, down = {
        1: ((left, right), (top, bottom)),
        2: ((1 - right, 1 - left), (top, bottom)),
        3: ((1 - right, 1 - left), (1 - bottom, 1 - top)),
        4: ((left, right), (1 - bottom, 1 - top)),
        5: ((top, bottom), (left, right)),
        6: ((top, bottom), (1 - right, 1 - left)),
        7: ((1 - bottom, 1 - top), (1 - right, 1 - left)),
        8: ((1 - bottom, 1 - top), (left, right)),
    }[turn]
    (x, x_end), (y, y_end) = _pixels(across, size[0]), _pixels(down, size[1])
    return x, y, x_end, y_end


def _pixels(shares: tuple[float, float], count: int) -> tuple[int, int]:
    start = min(round(shares[0] * count), count - 1)
    return start, min(max(round(shares[1] * count), start + 1), count)


def _reduced(
    box: tuple[int, int, int, int], whole: tuple[int, int], wanted: tuple[int, int]
) -> tuple[int, int]:
    """The size of a box when the whole is reduced to a wanted size."""
    width, height = box[2] - box[0], box[3] - box[1]
    across, down = wanted[0] / whole[0], wanted[1] / whole[1]
    return max(1, round(width * across)), max(1, round(height * down))


def finish(
    pixels: Image.Image, size: tuple[int, int], icc_profile: bytes | None, turn: int
) -> Image.Image:
    """`resizable` pixels at a size, as sRGB in mode RGB, turned by an EXIF orientation."""
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
_MOVING: Final = frozenset(("GIF", "WEBP", "PNG", "AVIF"))
"""Formats whose frames follow each other in time; the pages of a TIFF do not."""


def _begin(file: BinaryIO, path: bytes) -> tuple[bytes, str]:
    """The first bytes of a file and its format. Raises MediaError where that is no photo's."""
    file.seek(0)
    head = file.read(HEAD_SIZE)
    file_format = sniff(head, os.path.splitext(path)[1])
    if file_format is None:
        raise _not_a_photo(path, head)
    return head, file_format


def _open(file: BinaryIO, path: bytes, head: bytes, file_format: str) -> ImageFile:
    """The image by its header. Raises MediaError where it has too many pixels."""
    file_size = os.fstat(file.fileno()).st_size
    if file_format == "WEBP" and (size := webp_size(head)):
        _check_size(path, size, file_size)
    file.seek(0)
    image = _OPENERS[file_format](file)
    baseline = file_format == "JPEG" and not image.info.get("progressive")
    budget = BASELINE_JPEG_BUDGET if baseline else PIXEL_BUDGET
    _check_size(path, image.size, file_size, budget)
    return image


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
