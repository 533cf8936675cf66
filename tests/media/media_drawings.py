"""Photos drawn in code."""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from PIL import Image

from photoorg.domain import FoundFile

RED, GREEN, BLUE, YELLOW = (200, 30, 30), (30, 160, 30), (30, 30, 200), (220, 220, 40)


def quadrants(width: int = 96, height: int = 64) -> Image.Image:
    """Red top left, green top right, blue bottom left, yellow bottom right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(YELLOW, (width // 2, height // 2, width, height))
    return image


def encode(image: Image.Image, file_format: str, **options: Any) -> bytes:
    data = io.BytesIO()
    image.save(data, file_format, **options)
    return data.getvalue()


def nearest(colour: Any) -> str:
    """Which of the four colours a pixel is, after all that lossy encoding does."""
    names = {"red": RED, "green": GREEN, "blue": BLUE, "yellow": YELLOW}
    return min(
        names, key=lambda n: sum((a - b) ** 2 for a, b in zip(names[n], colour, strict=True))
    )


def corners(image: Image.Image) -> list[str]:
    """The colours amid the quadrants: top left, top right, bottom left, bottom right."""
    w, h = image.size
    return [
        nearest(image.getpixel((x, y))) for y in (h // 4, h * 3 // 4) for x in (w // 4, w * 3 // 4)
    ]


def found(path: bytes) -> FoundFile:
    status = os.stat(path)
    return FoundFile(path, status.st_size, status.st_mtime_ns)


Write = Callable[[str, bytes], bytes]


class Directory:
    """A TIFF directory under construction; values longer than four bytes go behind it."""

    def __init__(self) -> None:
        self.entries: list[tuple[int, int, int, bytes]] = []

    def add(self, tag: int, kind: str, values: Iterable[Any]) -> None:
        """`kind`: B byte, H short, I long, s text, R rational (pairs), r signed rational."""
        values = list(values)
        if kind == "s":
            data = b"".join(values) + b"\0"
            self.entries.append((tag, 2, len(data), data))
        elif kind in "Rr":
            flat = [part for pair in values for part in pair]
            data = struct.pack(f"<{len(flat)}{'I' if kind == 'R' else 'i'}", *flat)
            self.entries.append((tag, 5 if kind == "R" else 10, len(values), data))
        else:
            data = struct.pack(f"<{len(values)}{kind}", *values)
            self.entries.append((tag, {"B": 1, "H": 3, "I": 4}[kind], len(values), data))

    @property
    def size(self) -> int:
        return (
            6
            + 12 * len(self.entries)
            + sum(len(d) + len(d) % 2 for *_, d in self.entries if len(d) > 4)
        )

    def tobytes(self, offset: int) -> bytes:
        head = struct.pack("<H", len(self.entries))
        tail = b""
        behind = offset + 6 + 12 * len(self.entries)
        for tag, kind, count, data in sorted(self.entries):
            if len(data) > 4:
                head += struct.pack("<HHII", tag, kind, count, behind + len(tail))
                tail += data + b"\0" * (len(data) % 2)
            else:
                head += struct.pack("<HHI", tag, kind, count) + data.ljust(4, b"\0")
        return head + struct.pack("<I", 0) + tail


def draw_dng(
    size: tuple[int, int] = (1024, 768), orientation: int = 1, preview: bytes | None = None
) -> bytes:
    """An uncompressed Bayer DNG (Adobe DNG 1.4) of `quadrants`, with or without a JPEG preview."""
    width, height = size
    rgb = np.asarray(quadrants(width, height), np.uint16)
    # Linear values: the square is near enough to the sRGB curve to keep colours apart.
    bayer = rgb[..., 1] ** 2
    bayer[::2, ::2] = rgb[::2, ::2, 0] ** 2
    bayer[1::2, 1::2] = rgb[1::2, 1::2, 2] ** 2
    mosaic = bayer.astype("<u2").tobytes()
    exif = Directory()
    exif.add(0x829A, "R", [(1, 250)])
    exif.add(0x9003, "s", [b"2019:05:12 16:04:12"])
    exif.add(0xA434, "s", [b"Drawn 35mm F2"])

    main = Directory()
    main.add(254, "I", [0])
    main.add(256, "I", [width])
    main.add(257, "I", [height])
    main.add(258, "H", [16])
    main.add(259, "H", [1])
    main.add(262, "H", [32803])
    main.add(271, "s", [b"Photoorg"])
    main.add(272, "s", [b"Photoorg Pinhole"])
    main.add(274, "H", [orientation])
    main.add(277, "H", [1])
    main.add(278, "I", [height])
    main.add(279, "I", [len(mosaic)])
    main.add(33421, "H", [2, 2])
    main.add(33422, "B", [0, 1, 1, 2])
    main.add(50706, "B", [1, 4, 0, 0])
    main.add(50707, "B", [1, 1, 0, 0])
    main.add(50708, "s", [b"Photoorg Pinhole"])
    main.add(50717, "I", [65535])
    identity = [(10000 if i % 4 == 0 else 0, 10000) for i in range(9)]
    main.add(50721, "r", identity)
    main.add(50728, "R", [(1, 1)] * 3)
    main.add(50778, "H", [21])
    offset = 8 + main.size + 12 * (3 if preview else 2)
    main.add(34665, "I", [offset])
    offset += exif.size
    below = Directory()
    if preview:
        main.add(330, "I", [offset])
        with Image.open(io.BytesIO(preview)) as image:
            below.add(256, "I", [image.width])
            below.add(257, "I", [image.height])
        below.add(254, "I", [1])
        below.add(258, "H", [8, 8, 8])
        below.add(259, "H", [7])
        below.add(262, "H", [6])
        below.add(277, "H", [3])
        below.add(278, "I", [below.entries[1][1]])
        below.add(279, "I", [len(preview)])
        offset += below.size + 12
        below.add(273, "I", [offset])
        offset += len(preview)
    main.add(273, "I", [offset])
    parts = [struct.pack("<2sHI", b"II", 42, 8), main.tobytes(8)]
    parts.append(exif.tobytes(sum(map(len, parts))))
    if preview:
        parts.append(below.tobytes(sum(map(len, parts))))
        parts.append(preview)
    assert sum(map(len, parts)) == offset
    return b"".join(parts) + mosaic
