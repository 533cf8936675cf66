from __future__ import annotations

import hashlib
import io
import os
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
from photoorg.media import decode, read, read_photo, read_thumbnail, scan
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
