from __future__ import annotations

import os
import re
import struct
import time
import zlib
from pathlib import Path

import pytest
from media_drawings import Write, corners, draw_dng, encode, quadrants
from PIL import Image

from photoorg.errors import MediaError, ProblemKind
from photoorg.media import decode
from photoorg.media.decode import open_image
from photoorg.media.identity import open_original

UPRIGHT = ["red", "green", "blue", "yellow"]

FORMATS = ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF"]

# Where row 0 and column 0 of the stored pixels are seen (EXIF 2.32, tag 0x0112).
SIDES = {
    1: ("top", "left"),
    2: ("top", "right"),
    3: ("bottom", "right"),
    4: ("bottom", "left"),
    5: ("left", "top"),
    6: ("right", "top"),
    7: ("right", "bottom"),
    8: ("left", "bottom"),
}


def seen(orientation: int) -> list[str]:
    """The corners seen of a stored UPRIGHT picture, worked out from the words of the standard."""
    opposite = {"top": "bottom", "bottom": "top", "left": "right", "right": "left"}
    row, column = SIDES[orientation]
    places = {
        frozenset((row, column)): "red",
        frozenset((row, opposite[column])): "green",
        frozenset((opposite[row], column)): "blue",
        frozenset((opposite[row], opposite[column])): "yellow",
    }
    order = [("top", "left"), ("top", "right"), ("bottom", "left"), ("bottom", "right")]
    return [places[frozenset(place)] for place in order]


def oriented(file_format: str, orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"tiffinfo": {274: orientation}} if file_format == "TIFF" else {"exif": exif}
    return encode(quadrants(), file_format, **options)


def failure(path: bytes) -> MediaError:
    with pytest.raises(MediaError) as caught:
        decode(path, 32)
    assert caught.value.path == path
    return caught.value


@pytest.mark.parametrize("file_format", FORMATS)
def test_every_format(file_format: str, write: Write) -> None:
    path = write("photo.jpg", encode(quadrants(), file_format))  # The name decides nothing.
    image = decode(path, 32)
    assert image.mode == "RGB"
    assert image.size == (48, 32)
    assert corners(image) == UPRIGHT
    with open_original(path) as file:
        opened = open_image(file, path)
        assert (opened.format, opened.width, opened.height) == (file_format, 96, 64)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_orientation_is_applied_once(file_format: str, orientation: int, write: Write) -> None:
    path = write("a", oriented(file_format, orientation))
    with open_original(path) as file:
        opened = open_image(file, path)
        size = opened.width, opened.height
        assert opened.orientation == orientation
    assert size == ((64, 96) if orientation >= 5 else (96, 64))
    image = decode(path, 32)
    assert image.size == ((32, 48) if orientation >= 5 else (48, 32))
    assert corners(image) == seen(orientation)
    assert corners(decode(path, 1000)) == seen(orientation)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_absurd_orientations_are_ignored(orientation: int, write: Write) -> None:
    assert corners(decode(write("a.jpg", oriented("JPEG", orientation)), 32)) == UPRIGHT


def test_heif_orientation_is_left_to_its_decoder(shared_data: Path, write: Write) -> None:
    data = (shared_data / "formats/formats/heic/IMG_2682.heic").read_bytes()
    plain = decode(write("a.heic", data), 100)
    assert plain.size == (133, 100)
    # A quarter turn in the container, and the same said again in the EXIF data, as phones do.
    turned, n = re.subn(rb"(irot)(.)", b"\\g<1>\x03", data, flags=re.DOTALL)
    assert n >= 1
    turned, n = re.subn(
        rb"(\x01\x12\x00\x03\x00\x00\x00\x01\x00)\x01", b"\\g<1>\x06", turned, count=1
    )
    assert n == 1
    path = write("b.heic", turned)
    image = decode(path, 100)
    assert image.size == (100, 133)
    expected = plain.transpose(Image.Transpose.ROTATE_270)
    difference = sum(
        abs(a - b) for a, b in zip(image.tobytes(), expected.tobytes(), strict=True)
    ) / len(image.tobytes())
    assert difference < 3
    with open_original(path) as file:
        opened = open_image(file, path)
        assert (opened.width, opened.height, opened.orientation) == (3024, 4032, 6)


def test_short_edge_is_reduced_to_what_is_asked(write: Write) -> None:
    path = write("a.jpg", encode(quadrants(1000, 600), "JPEG"))
    for edge in (7, 75, 100, 299, 300, 301, 600):
        assert min(decode(path, edge).size) == edge
    assert decode(path, 300).size == (500, 300)


def test_nothing_is_enlarged(write: Write) -> None:
    for file_format in FORMATS:
        path = write("a", encode(quadrants(90, 60), file_format))
        assert decode(path, 500).size == (90, 60)


def test_extreme_shapes(write: Write) -> None:
    for size in ((1, 1), (5000, 1), (1, 5000)):
        path = write("a.png", encode(Image.new("RGB", size), "PNG"))
        assert decode(path, 300).size == size
    assert decode(write("a.jpg", encode(quadrants(6000, 60), "JPEG")), 30).size == (3000, 30)


def test_draft_is_used_for_jpeg(write: Write) -> None:
    path = write("a.jpg", encode(quadrants(4000, 3000), "JPEG"))
    decode(path, 300)
    started = time.thread_time()
    decode(path, 300)
    small = time.thread_time() - started
    started = time.thread_time()
    decode(path, 3000)
    assert small < (time.thread_time() - started) / 2


def test_first_frame_of_animations(write: Write) -> None:
    frames = [Image.new("RGB", (96, 64), (i, i, i)) for i in range(40)]
    for file_format in ("GIF", "WEBP", "PNG", "AVIF", "TIFF"):
        data = encode(quadrants(), file_format, save_all=True, append_images=frames)
        assert corners(decode(write("a", data), 32)) == UPRIGHT


def test_mpo_is_opened_as_its_first_image(write: Write) -> None:
    data = encode(quadrants(), "MPO", save_all=True, append_images=[Image.new("RGB", (96, 64))])
    path = write("a.jpg", data)
    assert corners(decode(path, 32)) == UPRIGHT
    with open_original(path) as file:
        assert open_image(file, path).format == "JPEG"
    # Its table of images is of no interest, so it may be broken.
    broken = data.replace(b"MPF\0II*\0", b"MPF\0II*\x07")
    assert broken != data
    assert corners(decode(write("b.jpg", broken), 32)) == UPRIGHT


def test_raw_by_its_preview(write: Write) -> None:
    preview = encode(quadrants(800, 600), "JPEG")
    for orientation in (1, 3, 6, 8):
        path = write("a.dng", draw_dng(orientation=orientation, preview=preview))
        with open_original(path) as file:
            opened = open_image(file, path)
        assert opened.format == "RAW"
        assert opened.image.size == (800, 600)
        upright = (1024, 768) if orientation in (1, 3) else (768, 1024)
        assert (opened.width, opened.height) == upright
        image = decode(path, 300)
        assert min(image.size) == 300
        assert corners(image) == seen(orientation)


def test_raw_whose_preview_is_turned_already(write: Write) -> None:
    preview = encode(quadrants(600, 800), "JPEG")
    image = decode(write("a.dng", draw_dng(orientation=6, preview=preview)), 300)
    assert image.size == (300, 400)
    assert corners(image) == UPRIGHT


@pytest.mark.parametrize("preview", [None, encode(quadrants(160, 120), "JPEG"), b"\xff\xd8\xff"])
def test_raw_without_a_useful_preview_is_developed(preview: bytes | None, write: Write) -> None:
    if preview == b"\xff\xd8\xff":
        whole = encode(quadrants(800, 600), "JPEG")
        data = draw_dng(orientation=6, preview=whole).replace(whole, bytes(len(whole)))
    else:
        data = draw_dng(orientation=6, preview=preview)
    image = decode(write("a.dng", data), 300)
    assert image.size == (300, 400)
    assert corners(image) == seen(6)


@pytest.mark.parametrize("file_format", FORMATS)
def test_truncated_files_are_damaged(file_format: str, write: Write) -> None:
    picture = Image.effect_noise((160, 120), 80).convert("RGB")
    data = encode(picture, file_format)
    for share in (0.02, 0.1, 0.3, 0.5, 0.7, 0.9):
        error = failure(write("a", data[: max(24, int(len(data) * share))]))
        assert error.kind is ProblemKind.DAMAGED, (share, error)


def test_unreadable_item_names_do_not_crash_the_heif_reader(
    shared_data: Path, write: Write
) -> None:
    data = (shared_data / "odd/exif-samples/heic/samplefilehub.heif").read_bytes()
    assert decode(write("a.heif", data), 32).size == (48, 32)
    broken = data.replace(b"application/rdf+xml\0", b"application/rdf+xm\x80\0")
    assert broken != data
    assert failure(write("b.heif", broken)).kind is ProblemKind.DAMAGED


def test_truncated_heic_is_damaged(shared_data: Path, write: Write) -> None:
    heic = (shared_data / "formats/formats/heic/IMG_2682.heic").read_bytes()
    for share in (0.001, 0.01, 0.3, 0.9):
        assert failure(write("a.heic", heic[: int(len(heic) * share)])).kind is ProblemKind.DAMAGED


def test_truncated_raw_is_damaged(write: Write) -> None:
    assert failure(write("a.dng", draw_dng()[:5000])).kind is ProblemKind.DAMAGED


def test_empty_file(write: Write) -> None:
    error = failure(write("a.jpg", b""))
    assert error.kind is ProblemKind.DAMAGED
    assert error.reason == "the file is empty"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"hello, this is text", "it is not a photo of any known format"),
        (b"%PDF-1.4 ...", "PDF files are not supported"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "PostScript files are not supported"),
        (b"\xff\x0a" + bytes(100), "JPEG XL files are not supported"),
        (b"PK\x03\x04" + bytes(100), "ZIP files are not supported"),
        (encode(quadrants(), "TGA"), "it is not a photo of any known format"),
    ],
)
def test_what_is_no_photo_is_unsupported(data: bytes, reason: str, write: Write) -> None:
    error = failure(write("a.jpg", data))
    assert error.kind is ProblemKind.UNSUPPORTED
    assert error.reason == reason


def png_bomb(width: int, height: int, chunks: bytes = b"", rows: int = 0) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + crc

    packed = zlib.compress(bytes((width + 7) // 8 + 1) * rows, 9)
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    head = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return head + chunks + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def refused_quickly(path: bytes) -> MediaError:
    started = time.thread_time()
    error = failure(path)
    assert time.thread_time() - started < 1
    return error


def test_bombs_are_refused_from_their_headers(write: Write) -> None:
    lossless = (9400 - 1) | (9400 - 1) << 14
    webp = b"VP8L" + struct.pack("<IBI", 14, 0x2F, lossless) + bytes(9)
    webp = b"RIFF" + struct.pack("<I", len(webp) + 4) + b"WEBP" + webp
    bitmap = struct.pack("<IiiHHIIiiII", 40, 60000, 60000, 1, 24, 0, 0, 0, 0, 0, 0)
    bombs = {
        "a.webp": webp,
        "b.png": png_bomb(65000, 65000),
        "c.png": png_bomb(9400, 9400, rows=9400),
        "d.gif": b"GIF89a" + struct.pack("<HH", 65535, 65535) + bytes(3) + b"," + bytes(20),
        "e.bmp": b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + bitmap,
    }
    for name, data in bombs.items():
        assert refused_quickly(write(name, data)).kind is ProblemKind.TOO_LARGE, name


def test_a_large_plain_picture_is_no_bomb(write: Write) -> None:
    path = write("a.png", encode(Image.new("L", (4900, 4900), 9), "PNG"))
    assert os.path.getsize(path) * 500 < 4900 * 4900
    assert decode(path, 10).size == (10, 10)


def test_compressed_text_bombs(write: Write) -> None:
    body = b"Comment\0\0" + zlib.compress(bytes(50_000_000), 9)
    crc = struct.pack(">I", zlib.crc32(b"zTXt" + body))
    text = struct.pack(">I", len(body)) + b"zTXt" + body + crc
    assert refused_quickly(write("a.png", png_bomb(16, 16, text, 16))).kind is ProblemKind.TOO_LARGE


def test_tiff_directory_loop(write: Write) -> None:
    tags = [(256, 16), (257, 16), (258, 8), (259, 1), (262, 1), (273, 200), (278, 16), (279, 256)]
    data = b"II*\0" + struct.pack("<IH", 8, len(tags))
    data += b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    data += struct.pack("<I", 8)
    assert decode(write("a.tif", data.ljust(200, b"\0") + bytes(256)), 8).size == (8, 8)
