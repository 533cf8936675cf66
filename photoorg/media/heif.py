"""HEIC photos, as phones write them, through libheif."""

from __future__ import annotations

import os
from typing import BinaryIO, Final

from PIL.ImageFile import ImageFile

_MOST_BOXES: Final = 100
"""Photos have five or so at the top level; a file made of empty boxes has millions."""

_MOST_META: Final = 16 << 20
"""Bytes of the box that describes the items; those of phones have a few thousand."""


def open_heif(file: BinaryIO) -> ImageFile:
    """The primary image of a HEIF file, upright: libheif applies the rotation it is stored with.

    Raises EOFError for a file that is cut short, ValueError for one that would crash the reader,
    and what libheif raises.
    """
    from pi_heif import HeifImageFile

    _check_boxes(file)
    file.seek(0)
    image: ImageFile = HeifImageFile(file)
    return image


def _check_boxes(file: BinaryIO) -> None:
    """Looks at the boxes at the top level (ISO/IEC 14496-12, 4.2) for what libheif overlooks.

    When the media data is cut short, it shows the missing tiles of a photo in grey and says
    nothing. Only `mdat` counts: what some phones append after the boxes looks like any box.
    """
    end_of_file = os.fstat(file.fileno()).st_size
    start = 0
    for _ in range(_MOST_BOXES):
        file.seek(start)
        head = file.read(16)
        size = int.from_bytes(head[:4], "big")
        if size == 1:
            size = int.from_bytes(head[8:16], "big")
        if head[4:8] == b"mdat" and start + size > end_of_file:
            raise EOFError(f"{start + size - end_of_file} bytes are missing")
        if head[4:8] == b"meta":
            file.seek(start)
            _check_item_names(file.read(min(size or end_of_file, _MOST_META)))
        if size < 8:  # The file's end, a box up to it, or no box at all.
            return
        start += size


def _check_item_names(meta: bytes) -> None:
    """Raises ValueError when an item's type or name (`infe`, 8.11.6) is not UTF-8.

    pi-heif 1.4 ends the process with a segmentation fault for such an item.
    """
    at = meta.find(b"infe")
    while at >= 4:
        size = int.from_bytes(meta[at - 4 : at], "big")
        item_id_size = 4 if meta[at + 4 : at + 5] >= b"\3" else 2
        try:
            meta[at + 8 + item_id_size + 2 : at - 4 + size].decode("utf-8")
        except UnicodeDecodeError as error:
            raise ValueError("an item has an unreadable name") from error
        at = meta.find(b"infe", at + 4)
