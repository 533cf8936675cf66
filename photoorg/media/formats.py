"""Which files are photos: by their first bytes when opening (by name: see `photo_names`)."""

from __future__ import annotations

from typing import Final

from photoorg.photo_names import RAW_EXTENSIONS

HEAD_SIZE: Final = 64
"""Bytes that `sniff` and `webp_size` want to see."""

_MAGIC: Final = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"FUJIFILMCCD-RAW", "RAW"),
    (b"FOVb", "RAW"),
    (b"\0MRM", "RAW"),
    (b"IIRO", "RAW"),
    (b"IIRS", "RAW"),
    (b"MMOR", "RAW"),
    (b"IIU\0", "RAW"),
    (b"II\x1a\0\0\0HEAPCCDR", "RAW"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"BM", "BMP"),
)

_NAMES_OF_OTHERS: Final = (
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"8BPS", "Photoshop"),
    (b"%PDF", "PDF"),
    (b"%!PS", "PostScript"),
    (b"<svg", "SVG"),
    (b"<!DOCTYPE", "HTML"),
    (b"<html", "HTML"),
    (b"PK\x03\x04", "ZIP"),
)

_HEIF_BRANDS: Final = frozenset(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1")
)


def sniff(head: bytes, extension: bytes) -> str | None:
    """The format of a file that starts with `head`, None when it is not one that is read here.

    One of JPEG, PNG, WEBP, GIF, TIFF, BMP, AVIF, HEIF, RAW. The bytes decide; the extension (with
    its dot, any case) only tells RAW files that are built as TIFF from other TIFF files.
    """
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        return _sniff_boxes(head)
    for magic, name in _MAGIC:
        if head.startswith(magic):
            is_raw = name == "TIFF" and (head[8:10] == b"CR" or extension.lower() in RAW_EXTENSIONS)
            return "RAW" if is_raw else name
    return None


def _sniff_boxes(head: bytes) -> str | None:
    """The format named by an ISO base media `ftyp` box (ISO/IEC 14496-12, 4.3)."""
    end = min(int.from_bytes(head[:4], "big"), len(head))
    major = head[8:12]
    brands = {head[i : i + 4] for i in range(16, end - 3, 4)} | {major}
    if major == b"crx ":
        return "RAW"
    # libheif as bundled reads no AV1, so a generic `mif1` file with an AVIF brand is an AVIF.
    if brands & {b"avif", b"avis"}:
        return "AVIF"
    return "HEIF" if major in _HEIF_BRANDS else None


def name_of_other(head: bytes) -> str | None:
    """The name of a well-known format that is not read here, for the reason of a problem."""
    if head[4:8] == b"ftyp":
        return "MP4 or QuickTime"
    return next((name for magic, name in _NAMES_OF_OTHERS if head.startswith(magic)), None)


def webp_size(head: bytes) -> tuple[int, int] | None:
    """Width and height from a WebP header (RFC 9649, 2.5 to 2.7), None when there are none.

    Needed because the decoder allocates its canvas as soon as it is opened.
    """
    chunk = head[12:16]
    if chunk == b"VP8 " and len(head) >= 30:
        width, height = (int.from_bytes(head[i : i + 2], "little") for i in (26, 28))
        return width & 0x3FFF, height & 0x3FFF
    if chunk == b"VP8X" and len(head) >= 30:
        width, height = (int.from_bytes(head[i : i + 3], "little") for i in (24, 27))
        return width + 1, height + 1
    if chunk == b"VP8L" and len(head) >= 25:
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None
