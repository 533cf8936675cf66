from __future__ import annotations

import io

import pytest
from media_drawings import corners, quadrants
from PIL import Image

from photoorg.media.thumbnail import EDGE, make_thumbnail


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1200, 800), (384, 256)),
        ((800, 1200), (256, 384)),
        ((100, 50), (100, 50)),
        ((5000, 2), (384, 1)),
        ((1, 1), (1, 1)),
    ],
)
def test_longer_edge_is_at_most_the_edge(size: tuple[int, int], expected: tuple[int, int]) -> None:
    data, _ = make_thumbnail(quadrants(*size))
    assert opened(data).format == "JPEG"
    assert opened(data).size == expected
    assert EDGE == 384


def test_it_shows_the_picture_and_the_picture_is_left_alone() -> None:
    image = quadrants(1000, 1000)
    before = image.tobytes()
    data, _ = make_thumbnail(image)
    assert corners(opened(data)) == ["red", "green", "blue", "yellow"]
    assert image.tobytes() == before


def test_no_metadata_goes_in() -> None:
    image = quadrants()
    image.info.update(
        exif=b"Exif\0\0secret", comment=b"secret", icc_profile=b"secret", xmp=b"secret"
    )
    data, _ = make_thumbnail(image)
    assert b"secret" not in data
    assert set(opened(data).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize(
    ("colours", "expected"),
    [
        (["#ff0000"], 0xFF0000),
        (["#010203"], 0x010203),
        (["#000000", "#ffffff"], 0x808080),
        (["#ff0000", "#0000ff"], 0x800080),
    ],
)
def test_average_colour(colours: list[str], expected: int) -> None:
    image = Image.new("RGB", (200, 100), colours[0])
    image.paste(colours[-1], (100, 0, 200, 100))
    _, colour = make_thumbnail(image)
    for shift in (0, 8, 16):
        assert abs((colour >> shift & 255) - (expected >> shift & 255)) <= 1
