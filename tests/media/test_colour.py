from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from media_drawings import Write, corners, encode, quadrants
from PIL import Image, ImageCms

from photoorg.media import decode
from photoorg.media.colour import BACKGROUND, resizable, to_srgb


def srgb(image: Image.Image, icc_profile: bytes | None = None) -> Image.Image:
    return to_srgb(resizable(image), icc_profile)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "CMYK", "YCbCr", "HSV", "RGBX", "RGBa"])
def test_colour_modes_keep_their_colours(mode: str) -> None:
    source = quadrants()
    image = source.convert("RGBA").convert("RGBa") if mode == "RGBa" else source.convert(mode)
    result = srgb(image)
    assert result.mode == "RGB"
    assert corners(result) == ["red", "green", "blue", "yellow"]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "I", "F"])
def test_grey_modes_keep_black_and_white(mode: str) -> None:
    image = Image.new("L", (20, 10))
    image.paste(255, (10, 0, 20, 10))
    result = srgb(image.convert(mode))
    assert result.getpixel((2, 5)) == (0, 0, 0)
    assert result.getpixel((17, 5)) == (255, 255, 255)


def test_lab_is_converted() -> None:
    lab = ImageCms.profileToProfile(
        quadrants(),
        ImageCms.createProfile("sRGB"),
        ImageCms.createProfile("LAB"),
        outputMode="LAB",
    )
    assert lab is not None
    assert corners(srgb(lab)) == ["red", "green", "blue", "yellow"]


@pytest.mark.parametrize("order", ["<", ">"])
def test_16_bit_grey_keeps_its_high_byte(order: str, write: Write) -> None:
    ramp = np.linspace(0, 65535, 256).astype(f"{order}u2").reshape(1, -1).repeat(16, axis=0)
    image = Image.frombytes("I;16B" if order == ">" else "I;16", (256, 16), ramp.tobytes())
    values = np.asarray(srgb(image))[5, :, 0].astype(int)
    assert np.abs(values - np.arange(256)).max() <= 1
    if order == "<":
        for file_format in ("PNG", "TIFF"):
            decoded = decode(write("a", encode(image, file_format)), 16)
            assert np.array_equal(np.asarray(decoded)[5, :, 0], values)


def test_16_bit_colour_files(write: Write) -> None:
    values = np.asarray(quadrants(64, 64)).astype(">u2") * 257

    def chunk(name: bytes, body: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + crc

    rows = b"".join(b"\0" + row.tobytes() for row in values)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 16, 2, 0, 0, 0))
    png += chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    assert corners(decode(write("a.png", png), 64)) == ["red", "green", "blue", "yellow"]


def test_floats_span_black_to_white_whatever_their_range() -> None:
    values = np.array([[np.nan, -3e38, 0, 3e38, np.inf]], np.float32).repeat(5, axis=0)
    result = np.asarray(srgb(Image.fromarray(values)))[0, :, 0]
    assert list(result) == [0, 0, 127, 255, 255]
    plain = srgb(Image.new("F", (4, 4), 7.0))
    assert plain.getpixel((0, 0)) == (128, 128, 128)


def test_signed_integers(write: Write) -> None:
    values = np.array([[-2000, 0, 2000]], np.int32).repeat(3, axis=0)
    decoded = decode(write("a.tif", encode(Image.fromarray(values), "TIFF")), 3)
    assert list(np.asarray(decoded)[0, :, 0]) == [0, 127, 255]


def test_transparent_pixels_show_the_background() -> None:
    image = Image.new("RGBA", (10, 10), (200, 0, 0, 0))
    image.paste((200, 0, 0, 255), (5, 0, 10, 10))
    image.paste((0, 0, 0, 128), (5, 5, 10, 10))
    result = srgb(image)
    assert result.getpixel((1, 1)) == BACKGROUND
    assert result.getpixel((8, 1)) == (200, 0, 0)
    assert result.getpixel((8, 8)) == (127, 127, 127)


def test_colour_under_transparent_pixels_does_not_bleed(write: Write) -> None:
    image = Image.new("RGBA", (200, 200), (255, 0, 0, 0))
    image.paste((0, 0, 0, 255), (100, 0, 200, 200))
    pixels = np.asarray(decode(write("a.png", encode(image, "PNG")), 30)).astype(int)
    assert np.abs(pixels - pixels[..., :1]).max() <= 1  # All grey: no red anywhere.


def test_transparency_of_palettes_and_key_colours(write: Write) -> None:
    palette = quadrants().quantize(16)
    clear = palette.getpixel((1, 1))
    for file_format in ("PNG", "GIF"):
        path = write("a", encode(palette, file_format, transparency=clear))
        assert decode(path, 64).getpixel((5, 5)) == BACKGROUND
    rgb = write("b.png", encode(quadrants(), "PNG", transparency=(200, 30, 30)))
    assert decode(rgb, 64).getpixel((5, 5)) == BACKGROUND


def swapped_profile() -> bytes:
    """An sRGB profile whose red and blue primaries change places."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = data.index(b"rXYZ", 128), data.index(b"bXYZ", 128)
    data[red + 4 : red + 12], data[blue + 4 : blue + 12] = (
        data[blue + 4 : blue + 12],
        data[red + 4 : red + 12],
    )
    return bytes(data)


def test_embedded_profiles_are_converted_to_srgb(write: Write) -> None:
    swapped = ["blue", "green", "red"]
    for file_format in ("JPEG", "PNG", "WEBP", "TIFF", "AVIF"):
        path = write("a", encode(quadrants(), file_format, icc_profile=swapped_profile()))
        assert corners(decode(path, 32))[:3] == swapped, file_format
    assert corners(srgb(quadrants().convert("RGBA"), swapped_profile()))[:3] == swapped


def test_broken_and_foreign_profiles_are_ignored(write: Write) -> None:
    good = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (b"x", bytes(500), good[:200], good[:128] + b"\xff" * 500):
        path = write("a.jpg", encode(quadrants(), "JPEG", icc_profile=profile))
        assert corners(decode(path, 32)) == ["red", "green", "blue", "yellow"]
    grey = io.BytesIO(encode(quadrants().convert("L"), "JPEG", icc_profile=good))
    with Image.open(grey) as image:
        assert srgb(image, good).mode == "RGB"
