from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest
from media_drawings import (
    BLUE,
    GREEN,
    RED,
    YELLOW,
    Write,
    corners,
    draw_dng,
    encode,
    found,
    quadrants,
)
from PIL import Image

from photoorg.domain import FoundFile
from photoorg.errors import MediaError, ProblemKind
from photoorg.media import decode, read, read_photo, read_thumbnail, read_view, scan
from photoorg.media.identity import content_hash


def test_everything_from_one_reading(write: Write) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = encode(quadrants(1200, 800), "JPEG", exif=exif)
    item = found(write("IMG_20190512_160412.jpg", data))
    photo = read_photo(item)
    assert photo.hash == hashlib.blake2b(data, digest_size=32).digest()
    assert photo.size == len(data) == item.size
    assert (photo.metadata.width, photo.metadata.height) == (800, 1200)
    assert photo.metadata.taken == "2019-05-12T16:04:12"
    with Image.open(io.BytesIO(photo.thumbnail)) as thumbnail:
        assert thumbnail.size == (256, 384)
        assert corners(thumbnail) == ["blue", "red", "yellow", "green"]
    quarters = (RED, GREEN, BLUE, YELLOW)
    for shift, channel in ((16, 0), (8, 1), (0, 2)):
        average = sum(colour[channel] for colour in quarters) / 4
        assert abs((photo.colour >> shift & 255) - average) <= 3


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF"])
def test_every_format(file_format: str, write: Write) -> None:
    path = write("a", encode(quadrants(), file_format))
    photo = read_photo(found(path))
    assert read_thumbnail(path) == photo.thumbnail
    assert photo.metadata.format == file_format
    with Image.open(io.BytesIO(photo.thumbnail)) as thumbnail:
        assert thumbnail.size == (96, 64)
        assert corners(thumbnail) == ["red", "green", "blue", "yellow"]


def test_raw(write: Write) -> None:
    photo = read_photo(found(write("a.dng", draw_dng())))
    assert photo.metadata.format == "RAW"
    with Image.open(io.BytesIO(photo.thumbnail)) as thumbnail:
        assert corners(thumbnail) == ["red", "green", "blue", "yellow"]


def test_a_file_other_than_the_one_found(write: Write) -> None:
    item = found(write("a.jpg", encode(quadrants(), "JPEG")))
    for other in (replace(item, size=1), replace(item, mtime_ns=1)):
        with pytest.raises(MediaError) as caught:
            read_photo(other)
        assert caught.value.kind is ProblemKind.CHANGED


def while_hashing(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Something happens to the file between the hash and the pixels."""

    def hash_and_act(file: BinaryIO) -> bytes:
        identity = content_hash(file)
        act()
        return identity

    monkeypatch.setattr(read, "content_hash", hash_and_act)


def test_a_file_written_to_meanwhile(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    data = encode(quadrants(), "BMP")
    item = found(write("a.bmp", data))
    while_hashing(monkeypatch, lambda: write("a.bmp", data + b"more"))
    with pytest.raises(MediaError) as caught:
        read_photo(item)
    assert caught.value.kind is ProblemKind.CHANGED


def test_a_file_truncated_meanwhile_changed_and_is_not_damaged(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = encode(quadrants(), "BMP")
    item = found(write("a.bmp", data))
    while_hashing(monkeypatch, lambda: write("a.bmp", data[:1000]))
    with pytest.raises(MediaError) as caught:
        read_photo(item)
    assert caught.value.kind is ProblemKind.CHANGED


def test_a_file_replaced_meanwhile_is_read_as_it_was(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = encode(quadrants(), "PNG")
    path = write("a.png", data)
    other = write("b.png", encode(Image.new("RGB", (10, 10)), "PNG"))
    item = found(path)
    while_hashing(monkeypatch, lambda: os.replace(other, path))
    photo = read_photo(item)
    assert photo.hash == hashlib.blake2b(data, digest_size=32).digest()
    assert (photo.metadata.width, photo.metadata.height) == (96, 64)


def test_a_disk_that_fails_while_reading(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    item = found(write("a.jpg", encode(quadrants(), "JPEG")))

    def failing(file: BinaryIO) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(read, "content_hash", failing)
    with pytest.raises(MediaError, match=r"cannot be read \(Input/output error\)") as caught:
        read_photo(item)
    assert caught.value.kind is ProblemKind.UNREADABLE


def test_originals_are_left_as_they_are(write: Write) -> None:
    path = write("a.jpg", encode(quadrants(), "JPEG"))
    os.chmod(path, 0o444)
    before = os.stat(path)
    read_photo(found(path))
    decode(path, 32)
    after = os.stat(path)
    assert (before.st_mtime_ns, before.st_ctime_ns, before.st_size) == (
        after.st_mtime_ns,
        after.st_ctime_ns,
        after.st_size,
    )


def test_threads_read_alike(write: Write) -> None:
    formats = ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF"] * 4
    items = [
        found(write(f"{i}.jpg", encode(quadrants(300 + i, 200), name, quality=90)))
        for i, name in enumerate(formats)
    ]
    alone = [read_photo(item) for item in items]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read_photo, items)) == alone
        sizes = [image.size for image in pool.map(lambda item: decode(item.path, 100), items)]
    assert all(min(size) == 100 for size in sizes)


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, write: Write) -> None:
    good = encode(quadrants(), "JPEG")
    for name, data in {"a.jpg": good, "b.jpg": b"", "c.jpg": good[:300], "d.png": good}.items():
        write(name, data)
    outcomes = []
    for item in scan(os.fsencode(tmp_path)):
        assert isinstance(item, FoundFile)
        try:
            outcomes.append(read_photo(item).metadata.format)
        except MediaError as error:
            outcomes.append(error.kind.value)
    assert outcomes == ["JPEG", "damaged", "damaged", "JPEG"]


def view(path: bytes, edge: int, part: tuple[float, ...] = ()) -> Image.Image:
    return Image.open(io.BytesIO(read_view(path, edge, part)))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_part_is_what_the_upright_photo_shows_there(orientation: int, write: Write) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    noise = Image.effect_noise((640, 416), 80).convert("RGB").resize((640, 416))
    picture = Image.blend(quadrants(640, 416), noise, 0.3)
    path = write("a.png", encode(picture, "PNG", exif=exif))
    whole = view(path, 5000)
    width, height = whole.size
    left, top, right, bottom = width // 4, height // 8, width // 2 + 40, height // 2 + 32
    part = view(path, 5000, (left / width, top / height, right / width, bottom / height))
    expected = whole.crop((left, top, right, bottom))
    assert part.size == expected.size
    assert mean_difference(part, expected) < 6, "JPEG alone"
    half = view(path, 320, (left / width, top / height, right / width, bottom / height))
    assert half.size == (round(expected.width / 2), round(expected.height / 2))
    assert mean_difference(half, expected.resize(half.size)) < 12


def mean_difference(one: Image.Image, other: Image.Image) -> float:
    pairs = zip(one.tobytes(), other.tobytes(), strict=True)
    return sum(abs(a - b) for a, b in pairs) / len(one.tobytes())


def test_a_part_is_never_empty_and_never_beyond_the_photo(write: Write) -> None:
    path = write("a.jpg", encode(quadrants(300, 200), "JPEG"))
    assert view(path, 300, (0.999, 0.999, 1.0, 1.0)).size == (1, 1)
    assert view(path, 300, (-1.0, -1.0, 2.0, 2.0)).size == (300, 200)
    assert view(path, 300, (1.0, 1.0, 1.0, 1.0)).size == (1, 1)


def test_the_largest_jpegs_are_shown_at_half_their_size(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    # By its name: the package has a function of the same name.
    monkeypatch.setattr(sys.modules["photoorg.media.decode"], "PIXEL_BUDGET", 401 * 300)
    path = write("a.jpg", encode(quadrants(801, 599), "JPEG"))
    assert view(path, 801).size == (400, 299)
    corner = view(path, 801, (0.5, 0.5, 1.0, 1.0))
    assert corner.size == (200, 150)
    assert corners(corner) == ["yellow"] * 4


def test_raw_is_looked_at_as_its_thumbnail_shows_it(write: Write) -> None:
    preview = encode(quadrants(800, 600), "JPEG")
    for orientation in (1, 6):
        path = write("a.dng", draw_dng(orientation=orientation, preview=preview))
        shown = view(path, 4096)
        with Image.open(io.BytesIO(read_thumbnail(path))) as small:
            assert corners(shown) == corners(small)
            assert shown.width / shown.height == pytest.approx(small.width / small.height, rel=0.02)


def test_heic_is_looked_at_as_its_thumbnail_shows_it(shared_data: Path) -> None:
    file = os.fsencode(next((shared_data / "formats").rglob("*.heic")))
    shown = view(file, 4096)
    with Image.open(io.BytesIO(read_thumbnail(file))) as small:
        assert mean_difference(shown.resize(small.size), small.convert("RGB")) < 6
    assert max(shown.size) > 3000
