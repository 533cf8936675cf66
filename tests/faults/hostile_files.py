"""Small files made to cost much: memory, time, patience. Each is generated here, none is stored."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from functools import cache

from PIL import Image

from tests.faults.mutations import picture, png

_MANY = 200_000


def hostile_files(slow: bool) -> Iterator[tuple[str, bytes]]:
    """Files by name; with `slow` also those that keep a decoder busy until it is ended."""
    yield from _claims_of_size()
    yield from _bombs()
    yield from _metadata()
    yield from _frames()
    yield from _disguises()
    if slow:
        yield "scan_bomb.jpg", scan_bomb()


def _claims_of_size() -> Iterator[tuple[str, bytes]]:
    """Headers that promise more pixels than the file can hold."""
    yield "webp_34_bytes.webp", _webp_lossless(9400, 9400)
    yield "webp_268_million.webp", _webp_lossless(16384, 16384)
    for edge in (9400, 13000, 20000, 65000):
        yield f"png_{edge}.png", _png(edge, edge, bit_depth=1, colour=0)
        yield f"gif_{edge}.gif", b"GIF89a" + struct.pack("<HHBBB", edge, edge, 0, 0, 0) + _GIF_TAIL
    header = struct.pack("<IiiHHIIiiII", 40, 60000, 60000, 1, 24, 0, 0, 0, 0, 0, 0)
    yield "bmp_60000.bmp", b"BM" + struct.pack("<IHHI", 54 + 4, 0, 0, 54) + header + bytes(4)
    yield "tiff_60000.tif", _tiff((60000, 60000), next_directory=0)
    for progressive in (False, True):
        data = bytearray(_saved(picture(), "JPEG", progressive=progressive))
        at = data.index(b"\xff\xc2" if progressive else b"\xff\xc0")
        data[at + 5 : at + 9] = b"\xff\xdc\xff\xdc"
        yield f"jpeg_65500_{'progressive' if progressive else 'baseline'}.jpg", bytes(data)
    avif = bytearray(_saved(picture(), "AVIF", speed=10))
    at = avif.index(b"ispe") + 8
    avif[at : at + 8] = struct.pack(">II", 65000, 65000)
    yield "avif_65000.avif", bytes(avif)


def _bombs() -> Iterator[tuple[str, bytes]]:
    """Data that unpacks to a thousand times its size."""
    yield "png_88_million_rgba.png", _png(9400, 9400, bit_depth=8, colour=6)
    yield "png_169_million_grey.png", _png(13000, 13000, bit_depth=8, colour=0)
    yield "jpeg_88_million.jpg", _saved(Image.new("L", (9400, 9400)), "JPEG", quality=20)
    big = Image.new("L", (9000, 9000))
    yield "tiff_81_million.tif", _saved(big, "TIFF", compression="tiff_adobe_deflate")
    yield "ztxt_bomb.png", _png(16, 16, 8, 2, (b"zTXt", b"Comment\0\0" + _zeros()))
    yield "iccp_bomb.png", _png(16, 16, 8, 2, (b"iCCP", b"x\0\0" + _zeros()))
    yield "itxt_bomb.png", _png(16, 16, 8, 2, (b"iTXt", b"x\0\1\0\0\0" + _zeros()))


def _metadata() -> Iterator[tuple[str, bytes]]:
    """EXIF, XMP and comments that go round in circles or never end."""
    text = [(b"tEXt", b"k%d\0" % number + b"A" * 50) for number in range(_MANY)]
    yield "200000_texts.png", _png(16, 16, 8, 2, *text)
    laughs = "".join(
        f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)
    )
    xmp = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "AAAAAAAAAA">{laughs}]><x>&j;</x>'
    packet = (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp.encode())
    yield "billion_laughs.png", _png(16, 16, 8, 2, packet)
    jpeg = _saved(picture(), "JPEG")
    app1 = b"http://ns.adobe.com/xap/1.0/\0" + xmp.encode()
    yield "billion_laughs.jpg", _with_segment(jpeg, 0xE1, app1)
    yield "20000_comments.jpg", jpeg[:2] + b"\xff\xfe\0\x06spam" * 20_000 + jpeg[2:]
    for name, directory in _odd_directories():
        yield f"exif_{name}.jpg", _with_segment(jpeg, 0xE1, b"Exif\0\0II*\0\x08\0\0\0" + directory)
    yield "tiff_loop.tif", _tiff((16, 16), next_directory=8)
    boxes = b"\0\0\0\x08free" * _MANY
    avif = _saved(picture(), "AVIF", speed=10)
    size = int.from_bytes(avif[:4], "big")
    yield "200000_boxes.avif", avif[:size] + boxes + avif[size:]
    yield "200000_boxes.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + boxes
    nested = b""
    for _ in range(2000):
        nested = struct.pack(">I", len(nested) + 8) + b"moov" + nested
    yield "nested_boxes.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + nested
    infe = struct.pack(">I", 21) + b"infe\2\0\0\0\0\1\0\0" + b"\xff\xff\xff\xff" + b"\xff"
    iinf = struct.pack(">I", 14 + len(infe)) + b"iinf\0\0\0\0\0\1" + infe
    meta = struct.pack(">I", 12 + len(iinf)) + b"meta\0\0\0\0" + iinf
    yield "item_name.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + meta


def _odd_directories() -> Iterator[tuple[str, bytes]]:
    """EXIF directories (behind the 8 bytes of a TIFF header, little endian)."""

    def directory(*fields: tuple[int, int, int, int], following: int = 0) -> bytes:
        entries = b"".join(struct.pack("<HHII", *field) for field in fields)
        return struct.pack("<H", len(fields)) + entries + struct.pack("<I", following)

    yield "points_to_itself", directory((0x8769, 4, 1, 8), (0x8825, 4, 1, 8), following=8)
    yield "huge_count", directory((0x9003, 2, 0xFFFFFFFF, 8), (0x0110, 2, 0x7FFFFFFF, 8))
    yield "wrong_types", directory((0x0112, 2, 3, 0x31), (0x8769, 2, 4, 8), (0x8825, 12, 9, 0))
    yield "orientation_99", directory((0x0112, 3, 1, 99))
    yield "outside", directory((0x8769, 4, 1, 0xFFFFFFF0), (0x010F, 2, 40, 0xFFFFFFF0))
    gps = struct.pack("<H", 4)
    gps += struct.pack("<HHII", 1, 2, 2, ord("N")) + struct.pack("<HHII", 2, 5, 3, 92)
    gps += struct.pack("<HHII", 3, 2, 2, ord("E")) + struct.pack("<HHII", 4, 5, 3, 92)
    gps += struct.pack("<I", 0) + struct.pack("<6I", 1, 0, 0, 0, 7, 0)
    yield "gps_by_zero", directory((0x8825, 4, 1, 26)) + gps
    yield "65535_fields", struct.pack("<H", 65535) + struct.pack("<HHII", 0x0110, 2, 9, 8) * 5000


def _frames() -> Iterator[tuple[str, bytes]]:
    """Only the first frame counts, and nobody counts the others."""
    frame = b"\x21\xf9\x04\0\1\0\0\0\x2c\0\0\0\0\1\0\1\0\0\2\2\x44\1\0"
    colours = b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    yield "300000_frames.gif", colours + frame * 300_000 + b"\x3b"
    yield "20000_directories.tif", _tiff_pages(20_000)


def _disguises() -> Iterator[tuple[str, bytes]]:
    """What is not a photo but is called one, or is two things at once."""
    jpeg, png_file = _saved(picture(), "JPEG"), _saved(picture(), "PNG")
    postscript = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9999 9999\n(/etc/passwd) run\n"
    yield "postscript.jpg", postscript
    yield "pdf.png", b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n"
    yield (
        "svg.png",
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    )
    yield "html.jpg", b"<!DOCTYPE html><script>alert(1)</script>"
    yield "zip.webp", b"PK\x03\x04" + bytes(100)
    yield "png_called.jpg", png_file
    yield "jpeg_called.png", jpeg
    yield "jpeg_and_zip.jpg", jpeg + b"PK\x03\x04" + bytes(64) + b"PK\x05\x06" + bytes(18)
    yield "jpeg_and_pdf.jpg", _with_segment(jpeg, 0xFE, b"%PDF-1.7 (hidden)")
    yield "jpeg_called.dng", jpeg
    yield "tiff_called.nef", _saved(picture(), "TIFF")
    yield "blp.bmp", b"BLP2" + struct.pack("<IBBBBII", 1, 1, 8, 8, 1, 20000, 20000) + bytes(1100)
    yield "empty.jpg", b""
    for magic in (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", b"II*\0", b"BM"):
        yield f"only_magic_{magic.hex()}.jpg", magic


@cache
def scan_bomb() -> bytes:
    """A progressive JPEG of 81 million pixels whose last scan comes again a thousand times."""
    data = _saved(Image.new("L", (9000, 9000), 99), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:-2] + data[last:-2] * 1000 + data[-2:]


_GIF_TAIL = b"\x2c\0\0\0\0\1\0\1\0\0\2\2\x44\1\0\x3b"


def _webp_lossless(width: int, height: int) -> bytes:
    bits = (width - 1) | (height - 1) << 14
    body = b"\x2f" + struct.pack("<I", bits) + bytes(9)
    return b"RIFF" + struct.pack("<I", 26) + b"WEBPVP8L" + struct.pack("<I", 14) + body


def _png(
    width: int, height: int, bit_depth: int, colour: int, *extra: tuple[bytes, bytes]
) -> bytes:
    samples = {0: 1, 2: 3, 3: 1, 6: 4}[colour]
    row = bytes(1 + (width * bit_depth * samples + 7) // 8)
    packer = zlib.compressobj(9)
    # Ten rows at a time: the largest of these pictures would not fit into memory.
    packed = b"".join(packer.compress(row * 10) for _ in range(height // 10))
    packed += packer.compress(row * (height % 10)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, bit_depth, colour, 0, 0, 0)
    return png((b"IHDR", header), *extra, (b"IDAT", packed), (b"IEND", b""))


@cache
def _zeros() -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()


def _tiff(size: tuple[int, int], next_directory: int) -> bytes:
    width, height = size
    fields = [(256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, 200)]
    fields += [(278, height), (279, 256)]
    body = struct.pack("<H", len(fields))
    body += b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in fields)
    head = b"II*\0\x08\0\0\0" + body + struct.pack("<I", next_directory)
    return head.ljust(200, b"\0") + bytes(256)


def _tiff_pages(count: int) -> bytes:
    """A page after the other, each of 16 x 16 pixels at the same place behind them all."""
    size = 2 + 8 * 12 + 4
    pixels = 8 + count * size
    fields = [(256, 16), (257, 16), (258, 8), (259, 1), (262, 1), (273, pixels), (278, 16)]
    fields += [(279, 256)]
    body = struct.pack("<H", len(fields))
    body += b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in fields)
    pages = (
        body + struct.pack("<I", 8 + (page + 1) * size if page + 1 < count else 0)
        for page in range(count)
    )
    return b"II*\0\x08\0\0\0" + b"".join(pages) + bytes(256)


def _with_segment(jpeg: bytes, marker: int, data: bytes) -> bytes:
    return jpeg[:2] + bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data + jpeg[2:]


def _saved(image: Image.Image, file_format: str, **options: object) -> bytes:
    data = io.BytesIO()
    image.save(data, file_format, **options)
    return data.getvalue()
