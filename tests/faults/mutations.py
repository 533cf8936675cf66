"""Files of every format read here, drawn in code, and damaged in every way we could think of."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from tests.faults import ROOT
from tests.media.media_drawings import draw_dng

HEIC_SEEDS = (
    ROOT.parent / "shared/data/formats/formats/heic/IMG_2682.heic",
    ROOT.parent / "shared/data/odd/exif-samples/heic/samplefilehub.heif",
)
"""Nothing installed here writes HEIC, so these seeds are real photos, where they are to be had."""
_LARGEST_SEED = 1 << 20

_EXTREMES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)

Mutator = Callable[[bytearray, random.Random], bytearray]


def picture(width: int = 160, height: int = 120) -> Image.Image:
    """A drawn scene: sky, ground, a sun and some noise, so that every coefficient occurs."""
    noise = np.random.default_rng(7).integers(0, 24, (height, width, 3), np.uint8)
    image = Image.new("RGB", (width, height), (90, 140, 210))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height * 2 // 3, width, height), fill=(60, 120, 50))
    draw.ellipse((width // 8, height // 8, width // 3, height // 2), fill=(230, 210, 90))
    return Image.fromarray(np.asarray(image) // 8 * 7 + noise)


@cache
def seeds() -> dict[str, bytes]:
    """Valid files by name; the extension tells the format."""
    image = picture()
    grey, alpha = image.convert("L"), image.convert("RGBA")
    alpha.putalpha(grey.point(lambda level: 255 - level))
    deep = Image.fromarray(np.asarray(grey).astype(np.uint16) * 257)
    frames = [image.rotate(angle) for angle in (0, 90, 180)]
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = _exif()
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "drawn", zip=True)
    text.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    animation = {"save_all": True, "append_images": frames[1:], "duration": 40}
    drawn = {
        "baseline.jpg": _encoded(image, "JPEG"),
        "progressive.jpg": _encoded(image, "JPEG", progressive=True, optimize=True),
        "grey.jpg": _encoded(grey, "JPEG", quality=30),
        "cmyk.jpg": _encoded(image.convert("CMYK"), "JPEG"),
        "exif.jpg": _encoded(image, "JPEG", exif=exif, comment=b"drawn", dpi=(72, 72)),
        "profile.jpg": _encoded(image, "JPEG", icc_profile=srgb, subsampling=0),
        "restarts.jpg": _encoded(image, "JPEG", restart_marker_blocks=2),
        "mpo.jpg": _encoded(image, "MPO", save_all=True, append_images=frames[1:2]),
        "rgb.png": _encoded(image, "PNG"),
        "rgba.png": _encoded(alpha, "PNG", icc_profile=srgb, exif=exif, pnginfo=text),
        "deep.png": _encoded(deep, "PNG"),
        "palette.png": _encoded(image.quantize(32), "PNG", transparency=3),
        "bits.png": _encoded(image.convert("1"), "PNG"),
        "interlaced.png": _interlaced_png(image),
        "animated.png": _encoded(frames[0], "PNG", **animation),
        "lossy.webp": _encoded(image, "WEBP", exif=exif, icc_profile=srgb),
        "lossless.webp": _encoded(alpha, "WEBP", lossless=True),
        "alpha.webp": _encoded(alpha, "WEBP", quality=40),
        "animated.webp": _encoded(frames[0], "WEBP", **animation),
        "still.gif": _encoded(image.quantize(64), "GIF", comment=b"drawn"),
        "animated.gif": _encoded(frames[0], "GIF", loop=0, **animation),
        "raw.tif": _encoded(image, "TIFF", exif=exif),
        "lzw.tif": _encoded(image, "TIFF", compression="tiff_lzw"),
        "deflate.tif": _encoded(deep, "TIFF", compression="tiff_adobe_deflate"),
        "jpeg.tif": _encoded(image, "TIFF", compression="jpeg"),
        "packbits.tif": _encoded(image.quantize(32), "TIFF", compression="packbits"),
        "fax.tif": _encoded(image.convert("1"), "TIFF", compression="group4"),
        "float.tif": _encoded(grey.convert("F"), "TIFF"),
        "cmyk.tif": _encoded(image.convert("CMYK"), "TIFF", compression="tiff_lzw"),
        "big.tif": _encoded(image, "TIFF", big_tiff=True),
        "pages.tif": _encoded(grey, "TIFF", save_all=True, append_images=[deep, grey]),
        "rgb.bmp": _encoded(image, "BMP"),
        "palette.bmp": _encoded(image.quantize(64), "BMP"),
        "bits.bmp": _encoded(image.convert("1"), "BMP"),
        "rgba.bmp": _encoded(alpha, "BMP"),
        "still.avif": _encoded(image, "AVIF", exif=exif, speed=10),
        "alpha.avif": _encoded(alpha, "AVIF", icc_profile=srgb, speed=10),
        "animated.avif": _encoded(frames[0], "AVIF", speed=10, **animation),
        "preview.dng": draw_dng((640, 480), preview=_encoded(picture(640, 480), "JPEG")),
        "turned.dng": draw_dng((128, 96), 6),
    }
    return drawn | {
        file.name: file.read_bytes()
        for file in HEIC_SEEDS
        if file.is_file() and file.stat().st_size <= _LARGEST_SEED
    }


def mutations(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`count` damaged files, each with a name of its own, evenly over the seeds and mutators."""
    names = sorted(seeds())
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        name = names[number % len(names)]
        mutator = chance.choice(MUTATORS)
        damaged = mutator(bytearray(seeds()[name]), chance)
        if name.endswith(".png") and chance.random() < 0.5:
            damaged = _with_right_checksums(damaged)
        how = mutator.__name__.strip("_").replace("_", "-")
        yield f"{number:06}-{how}-{name}", bytes(damaged)


def _flip_bits(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        at = chance.randrange(len(data))
        data[at] ^= 1 << chance.randrange(8)
    return data


def _set_bytes(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.randint(1, 16)):
        data[chance.randrange(len(data))] = chance.choice((0, 1, 127, 128, 254, 255))
    return data


def _set_head(data: bytearray, chance: random.Random) -> bytearray:
    """An extreme number in a field of the header."""
    for _ in range(chance.randint(1, 3)):
        size = chance.choice((1, 2, 4))
        at = chance.randrange(max(1, min(len(data), 700) - size))
        number = chance.choice(_EXTREMES) & (1 << 8 * size) - 1
        data[at : at + size] = number.to_bytes(size, chance.choice(("big", "little")))
    return data


def _cut(data: bytearray, chance: random.Random) -> bytearray:
    del data[chance.randrange(len(data)) :]
    return data


def _blank(data: bytearray, chance: random.Random) -> bytearray:
    """A sector that was never written."""
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.choice((16, 512, 4096)))
    data[start:end] = bytes(end - start)
    return data


def _insert(data: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(data))
    data[at:at] = chance.randbytes(chance.choice((1, 7, 300)))
    return data


def _remove(data: bytearray, chance: random.Random) -> bytearray:
    start = chance.randrange(len(data))
    del data[start : start + chance.choice((1, 7, 300))]
    return data


def _repeat(data: bytearray, chance: random.Random) -> bytearray:
    start, to = chance.randrange(len(data)), chance.randrange(len(data))
    data[to:to] = data[start : start + chance.randint(1, 2000)]
    return data


def _splice(data: bytearray, chance: random.Random) -> bytearray:
    """The head of one file and the tail of another, of any format."""
    other = seeds()[chance.choice(sorted(seeds()))]
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


def _duplicate_chunk(data: bytearray, chance: random.Random) -> bytearray:
    chunks = _chunks(data)
    if not chunks:
        return _repeat(data, chance)
    start, end = chance.choice(chunks)
    return data[:end] + data[start:end] * chance.choice((1, 1, 40)) + data[end:]


def _remove_chunk(data: bytearray, chance: random.Random) -> bytearray:
    chunks = _chunks(data)
    if not chunks:
        return _remove(data, chance)
    start, end = chance.choice(chunks)
    return data[:start] + data[end:]


def _swap_chunks(data: bytearray, chance: random.Random) -> bytearray:
    chunks = _chunks(data)
    if len(chunks) < 2:
        return _splice(data, chance)
    (start, middle), (then, end) = sorted(chance.sample(chunks, 2))
    return data[:start] + data[then:end] + data[middle:then] + data[start:middle] + data[end:]


def _lie_about_length(data: bytearray, chance: random.Random) -> bytearray:
    """The length of a chunk, or the count or offset of a TIFF field, is not what it was."""
    fields = [(start, 4) for start, _ in _chunks(data)]
    order = "big"
    if data[:2] == b"\xff\xd8":
        fields = [(start + 2, 2) for start, _ in _chunks(data)]
    elif data.startswith(b"RIFF"):
        fields, order = [(start + 4, 4) for start, _ in _chunks(data)], "little"
    elif data.startswith((b"II", b"MM")):
        fields = [(at + chance.choice((0, 2, 4, 8)), 4) for at in _tiff_fields(data)]
        order = "little" if data[:2] == b"II" else "big"
    if not fields:
        return _set_head(data, chance)
    at, size = chance.choice(fields)
    was = int.from_bytes(data[at : at + size], order)  # type: ignore[arg-type]
    lie = chance.choice((*_EXTREMES, was + 1, max(0, was - 1), was * 2, len(data)))
    data[at : at + size] = (lie & (1 << 8 * size) - 1).to_bytes(size, order)  # type: ignore[arg-type]
    return data


MUTATORS: tuple[Mutator, ...] = (
    _flip_bits,
    _set_bytes,
    _set_head,
    _cut,
    _blank,
    _insert,
    _remove,
    _repeat,
    _splice,
    _duplicate_chunk,
    _remove_chunk,
    _swap_chunks,
    _lie_about_length,
)


def _chunks(data: bytearray) -> list[tuple[int, int]]:
    """Where the parts of a file begin and end, as its format divides it; empty for BMP and GIF."""
    if data[:2] == b"\xff\xd8":
        return list(_jpeg_segments(data))
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return list(_sized(data, 8, lambda at: int.from_bytes(data[at : at + 4], "big") + 12))
    if data.startswith(b"RIFF"):
        return list(
            _sized(data, 12, lambda at: int.from_bytes(data[at + 4 : at + 8], "little") + 9 & ~1)
        )
    if data[4:8] == b"ftyp":
        return list(_boxes(data, 0, len(data)))
    if data.startswith((b"II", b"MM")):
        return [(at, at + 12) for at in _tiff_fields(data)]
    return []


def _sized(data: bytearray, start: int, size_at: Callable[[int], int]) -> Iterator[tuple[int, int]]:
    while start < len(data):
        end = min(len(data), start + max(size_at(start), 8))
        yield start, end
        start = end


def _jpeg_segments(data: bytearray) -> Iterator[tuple[int, int]]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xD9:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == 0xDA:  # A scan goes on with its coded data up to the next marker.
            while end + 1 < len(data) and (data[end] != 0xFF or data[end + 1] in _IN_SCANS):
                end += 1
        yield at, min(end, len(data))
        at = end


_IN_SCANS = (0, *range(0xD0, 0xD8))


def _boxes(data: bytearray, start: int, end: int) -> Iterator[tuple[int, int]]:
    """ISO boxes and those within them that describe the picture."""
    while start + 8 <= end:
        size = int.from_bytes(data[start : start + 4], "big")
        if not 8 <= size <= end - start:
            return
        yield start, start + size
        kind = bytes(data[start + 4 : start + 8])
        if kind in (b"meta", b"iprp", b"ipco", b"iinf", b"moov", b"trak"):
            inner = {b"meta": 12, b"iinf": 14}.get(kind, 8)
            yield from _boxes(data, start + inner, start + size)
        start += size


def _tiff_fields(data: bytearray) -> list[int]:
    """Where the fields of the first directory of a TIFF file begin (BigTIFF: as if it were one)."""
    order = "<" if data[:2] == b"II" else ">"
    if len(data) < 10:
        return []
    (at,) = struct.unpack_from(f"{order}I", data, 4)
    if at + 2 > len(data):
        return []
    (count,) = struct.unpack_from(f"{order}H", data, at)
    return [place for i in range(count) if (place := at + 2 + 12 * i) + 12 <= len(data)]


def _with_right_checksums(data: bytearray) -> bytearray:
    """A PNG whose damage gets past the checksums of its chunks."""
    for start, end in _chunks(data):
        if end - start >= 12:
            data[end - 4 : end] = zlib.crc32(data[start + 4 : end - 4]).to_bytes(4, "big")
    return data


def _encoded(image: Image.Image, file_format: str, **options: object) -> bytes:
    data = io.BytesIO()
    image.save(data, file_format, **options)
    return data.getvalue()


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Photoorg", "Pinhole", 6
    exif[0x0132] = "2019:05:12 16:04:12"
    exif.get_ifd(0x8769)[0x9003] = "2019:05:12 16:04:12"
    exif.get_ifd(0x8769)[0x829A] = (1, 250)
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (48.0, 12.0, 30.0), "E", (16.0, 22.0, 12.0)
    return exif.tobytes()


_ADAM7 = (
    *((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4)),
    *((0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)),
)
"""First column, first row, and the steps between, of each pass (PNG 1.2, 8.1)."""


def _interlaced_png(image: Image.Image) -> bytes:
    """Pillow writes none."""
    pixels = np.asarray(image)
    rows = b"".join(
        b"\0" + row.tobytes() for x, y, across, down in _ADAM7 for row in pixels[y::down, x::across]
    )
    header = struct.pack(">IIBBBBB", image.width, image.height, 8, 2, 0, 0, 1)
    return png((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG file of chunks (type, data)."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def write_all(files: Iterator[tuple[str, bytes]], folder: Path) -> list[Path]:
    """Write files into a folder, which is made; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, data in files:
        paths.append(folder / name)
        paths[-1].write_bytes(data)
    return paths
