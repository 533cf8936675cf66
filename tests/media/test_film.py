"""Moving pictures as frames: within bounds, and never more than what is there."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from media_drawings import BLUE, GREEN, RED, Write, encode, nearest, quadrants
from PIL import Image, ImageCms

from photoorg.errors import MediaError
from photoorg.media import Look, film, read_film

COLOURS = (RED, GREEN, BLUE)
NAMES = ["red", "green", "blue"]
MOVING = ("GIF", "WEBP", "PNG", "AVIF")


def moving(
    file_format: str, size: tuple[int, int] = (60, 40), count: int = 3, **options: object
) -> bytes:
    frames = [Image.new("RGB", size, COLOURS[number % 3]) for number in range(count)]
    data = io.BytesIO()
    frames[0].save(
        data, file_format, save_all=True, append_images=frames[1:], **{"duration": 70, **options}
    )
    return data.getvalue()


def names(seen: Look) -> list[str]:
    middles = [(image.width // 2, image.height // 2) for image in seen.images]
    return [nearest(i.getpixel(at)) for i, at in zip(seen.images, middles, strict=True)]


@pytest.mark.parametrize("file_format", MOVING)
def test_every_frame_with_its_time(file_format: str, write: Write) -> None:
    seen = read_film(write("a", moving(file_format)), 1000, 100)
    assert names(seen) == NAMES
    assert {image.size for image in seen.images} == {(60, 40)}
    assert {image.mode for image in seen.images} == {"RGB"}
    assert seen.milliseconds == (70, 70, 70)
    assert seen.frames == 3
    assert seen.metadata.format == file_format


@pytest.mark.parametrize("file_format", [*MOVING, "JPEG", "TIFF", "BMP"])
def test_what_does_not_move_has_no_frames(file_format: str, write: Write) -> None:
    seen = read_film(write("a", encode(quadrants(), file_format)), 1000, 100)
    assert (seen.images, seen.milliseconds, seen.frames) == ((), (), 1)


def test_the_pages_of_a_tiff_are_no_film(write: Write) -> None:
    assert read_film(write("a.tif", moving("TIFF")), 1000, 100).images == ()


def test_the_picture_before_an_animated_png_is_none_of_its_frames(write: Write) -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in COLOURS]
    data = io.BytesIO()
    still = Image.new("RGB", (60, 40), "yellow")
    still.save(data, "PNG", save_all=True, append_images=frames, default_image=True, duration=70)
    seen = read_film(write("a.png", data.getvalue()), 1000, 100)
    assert names(seen) == NAMES
    assert seen.frames == 3


def test_frames_are_so_many_and_so_large(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.gif", moving("GIF", (600, 400), 12))
    seen = read_film(path, 300, 5)
    assert {image.size for image in seen.images} == {(300, 200)}
    assert len(seen.images) == 5
    assert seen.frames == 12
    monkeypatch.setattr(film, "PIXELS", 12 * 60 * 40)
    seen = read_film(path, 300, 100)
    assert len(seen.images) == 12
    assert {image.size for image in seen.images} == {(60, 40)}


def test_there_is_an_end_to_waiting(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    monkeypatch.setattr(film.time, "monotonic", lambda: next(clock))
    seen = read_film(write("a.gif", moving("GIF", count=30)), 300, 100)
    assert 2 <= len(seen.images) < 10
    assert len(seen.milliseconds) == len(seen.images)
    assert seen.frames == 30


@pytest.mark.parametrize(("told", "shown"), [(0, 100), (10, 100), (20, 20), (90_000, 60_000)])
def test_times_are_those_that_viewers_show(told: int, shown: int, write: Write) -> None:
    seen = read_film(write("a.png", moving("PNG", duration=told)), 300, 100)
    assert seen.milliseconds == (shown,) * 3


def test_a_damaged_file_is_shown_up_to_there(write: Write) -> None:
    data = moving("GIF", (200, 200), 6)
    whole = read_film(write("a.gif", data), 300, 100)
    assert len(whole.images) == 6
    cut = read_film(write("b.gif", data[: len(data) * 2 // 3]), 300, 100)
    assert 2 <= len(cut.images) < 6
    with pytest.raises(MediaError):
        read_film(write("c.gif", data[:20]), 300, 100)


def test_partly_drawn_frames_are_whole_and_lie_on_white(write: Write) -> None:
    first = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    second = first.copy()
    second.paste((*BLUE, 255), (0, 0, 30, 40))
    data = io.BytesIO()
    first.save(data, "WEBP", save_all=True, append_images=[second], duration=70, lossless=True)
    one, other = read_film(write("a.webp", data.getvalue()), 300, 100).images
    assert one.getpixel((10, 10)) == (255, 255, 255)
    assert nearest(other.getpixel((10, 10))) == "blue"
    assert other.getpixel((50, 10)) == (255, 255, 255)


def test_frames_are_turned_and_in_srgb_as_the_picture_itself(write: Write) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = moving("WEBP", exif=exif.tobytes(), icc_profile=swapped, lossless=True)
    seen = read_film(write("a.webp", data), 1000, 100)
    assert {image.size for image in seen.images} == {(40, 60)}
    assert (seen.metadata.width, seen.metadata.height) == (40, 60)
    assert names(seen) == NAMES


def test_odd_files_are_films_or_have_a_reason(shared_data: Path) -> None:
    seen = 0
    for file in sorted((shared_data / "odd").rglob("*")):
        if file.suffix.lower() not in (".gif", ".webp", ".png", ".apng", ".avif"):
            continue
        try:
            look = read_film(os.fsencode(file), 400, 50)
        except MediaError:
            continue
        assert len(look.images) == len(look.milliseconds) <= min(look.frames, 50)
        seen += bool(look.images)
    assert seen > 20
