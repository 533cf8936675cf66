"""The named colours of photos."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from photoorg.media.palette import NAMES, palette, palette_of


def jpeg(image: Image.Image, quality: int = 95) -> bytes:
    data = io.BytesIO()
    image.save(data, "JPEG", quality=quality)
    return data.getvalue()


def plain(colour: str, size: tuple[int, int] = (60, 40)) -> Image.Image:
    return Image.new("RGB", size, colour)


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("#000000", "black"), ("#ffffff", "white"), ("#808080", "grey"), ("#cc2222", "red"),
        ("#ff0000", "red"), ("#ee8020", "orange"), ("#f0d840", "yellow"), ("#3c8c3c", "green"),
        ("#00ff00", "green"), ("#0000ff", "blue"), ("#6fa8e0", "blue"), ("#203870", "blue"),
        ("#3cbeb8", "turquoise"), ("#7840a0", "purple"), ("#f096b8", "pink"), ("#694a2c", "brown"),
        ("#deccac", "beige"), ("#7000d0", "purple"), ("#3030f0", "blue"),
        ("#000080", "blue"), ("#482060", "purple"),
    ],
)  # fmt: skip
def test_plain_colours_have_their_names(colour: str, name: str) -> None:
    for shares in (palette_of(plain(colour)), palette(jpeg(plain(colour)))):
        assert NAMES[int(shares.argmax())] == name
        assert shares.max() > 0.5


def test_shares_are_of_the_area() -> None:
    image = plain("#cc2222", (100, 40))
    image.paste("#2d5fc8", (75, 0, 100, 40))
    shares = dict(zip(NAMES, palette_of(image), strict=True))
    assert shares["red"] == pytest.approx(0.75, abs=0.05)
    assert shares["blue"] == pytest.approx(0.25, abs=0.05)


def test_they_sum_to_one_and_do_not_depend_on_size() -> None:
    rng = np.random.default_rng(0)
    fields = Image.fromarray(rng.integers(0, 255, (4, 6, 3)).astype(np.uint8))
    small, large = (
        fields.resize(size, Image.Resampling.NEAREST) for size in ((96, 64), (384, 256))
    )
    for image in (small, large):
        assert palette_of(image).dtype == np.float32
        assert palette_of(image).sum() == pytest.approx(1, abs=1e-5)
    assert palette_of(small) == pytest.approx(palette_of(large), abs=0.05)
    assert palette(jpeg(large, 60)) == pytest.approx(palette_of(large), abs=0.08)


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (384, 1)])
def test_any_size_will_do(size: tuple[int, int]) -> None:
    assert NAMES[int(palette(jpeg(plain("#0000ff", size))).argmax())] == "blue"


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGBA", "P", "1"])
def test_any_mode_will_do(mode: str) -> None:
    shares = palette_of(plain("#ffffff").convert(mode))
    assert NAMES[int(shares.argmax())] == "white"


def test_the_picture_is_left_alone() -> None:
    image = plain("#cc2222", (300, 200))
    palette_of(image)
    assert image.size == (300, 200)


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff\xe0 not much"])
def test_what_is_no_thumbnail_is_an_oserror(data: bytes) -> None:
    with pytest.raises(OSError, match=r".+"):
        palette(data)


def test_a_thumbnail_that_ends_too_early_is_an_oserror() -> None:
    whole = jpeg(Image.effect_noise((384, 256), 90).convert("RGB"))
    with pytest.raises(OSError, match=r".+"):
        palette(whole[: len(whole) // 3])


def test_other_formats_are_no_thumbnails() -> None:
    data = io.BytesIO()
    plain("#ffffff").save(data, "PNG")
    with pytest.raises(OSError, match=r".+"):
        palette(data.getvalue())
