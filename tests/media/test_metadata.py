from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest
from media_drawings import Write, draw_dng, encode, found, quadrants
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.TiffImagePlugin import IFDRational

from photoorg.domain import DateSource, Metadata
from photoorg.errors import MediaError
from photoorg.media.decode import open_image
from photoorg.media.identity import open_original
from photoorg.media.metadata import LONGEST_TEXT, clean_text, read_metadata
from photoorg.media.read import read_photo

GPS_TAGS: dict[int, Any] = {
    GPS.GPSLatitudeRef: "S",
    GPS.GPSLatitude: (33.0, 51.0, 24.84),
    GPS.GPSLongitudeRef: "E",
    GPS.GPSLongitude: (151.0, 12.0, 54.72),
    GPS.GPSAltitudeRef: b"\0",
    GPS.GPSAltitude: 58.5,
}

EXIF_TAGS: dict[int, Any] = {
    Base.DateTimeOriginal: "2019:05:12 16:04:12",
    Base.ExposureTime: IFDRational(1, 250),
    Base.FNumber: IFDRational(28, 10),
    Base.ISOSpeedRatings: 400,
    Base.FocalLength: IFDRational(50, 1),
    Base.LensModel: "EF50mm f/1.8 STM",
}


def exif(
    main: dict[int, Any] | None = None,
    photo: dict[int, Any] | None = None,
    gps: dict[int, Any] | None = None,
) -> Image.Exif:
    tags = Image.Exif()
    tags.update(main or {})
    if photo:
        tags._ifds[IFD.Exif] = photo
        tags[IFD.Exif] = photo
    if gps:
        tags._ifds[IFD.GPSInfo] = gps
        tags[IFD.GPSInfo] = gps
    return tags


def read(path: bytes) -> Metadata:
    with open_original(path) as file:
        return read_metadata(open_image(file, path), path, os.stat(path).st_mtime_ns)


def read_tags(write: Write, tags: Image.Exif) -> Metadata:
    return read(write("a.jpg", encode(quadrants(), "JPEG", exif=tags)))


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_every_field_of_every_format(file_format: str, write: Write) -> None:
    tags = exif({Base.Make: "Canon", Base.Model: "Canon EOS 80D"}, EXIF_TAGS, GPS_TAGS)
    metadata = read(write("a", encode(quadrants(), file_format, exif=tags)))
    assert (metadata.format, metadata.width, metadata.height) == (file_format, 96, 64)
    assert metadata.orientation == 1
    assert metadata.taken == "2019-05-12T16:04:12"
    assert metadata.taken_source is DateSource.EXIF_ORIGINAL
    assert metadata.latitude == pytest.approx(-33.8569)
    assert metadata.longitude == pytest.approx(151.2152)
    assert metadata.altitude == pytest.approx(58.5)
    assert metadata.camera == "Canon EOS 80D"
    assert metadata.lens == "EF50mm f/1.8 STM"
    assert metadata.exposure_time == pytest.approx(0.004)
    assert metadata.f_number == pytest.approx(2.8)
    assert metadata.iso == 400
    assert metadata.focal_length == pytest.approx(50)


def test_raw_files_tell_what_their_own_tags_say(write: Write) -> None:
    preview = encode(quadrants(800, 600), "JPEG")
    for data in (draw_dng(orientation=8), draw_dng(orientation=8, preview=preview)):
        metadata = read(write("a.dng", data))
        assert (metadata.format, metadata.width, metadata.height) == ("RAW", 768, 1024)
        assert metadata.orientation == 8
        assert metadata.taken == "2019-05-12T16:04:12"
        assert metadata.camera == "Photoorg Pinhole"
        assert metadata.lens == "Drawn 35mm F2"
        assert metadata.exposure_time == pytest.approx(0.004)


def test_a_photo_that_says_nothing(write: Write) -> None:
    path = write("a.png", encode(quadrants(), "PNG"))
    os.utime(path, (0, 0))
    assert read(path) == Metadata("PNG", 96, 64)


def test_the_file_name_is_the_last_but_one_to_tell_the_date(write: Write) -> None:
    path = write("IMG-20190512-WA0001.jpg", encode(quadrants(), "JPEG"))
    assert read(path).taken == "2019-05-12T00:00:00"
    assert read(path).taken_source is DateSource.FILE_NAME


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("Apple", "iPhone 6", "Apple iPhone 6"),
        ("NIKON CORPORATION", "NIKON D70", "NIKON D70"),
        ("EASTMAN KODAK COMPANY", "KODAK CX7530", "KODAK CX7530"),
        ("Canon\0\0junk", "\x01Canon\tEOS \x1b[31m5D\u202e ", "Canon EOS [31m5D"),
        ("SONY", None, "SONY"),
        (None, "X100", "X100"),
        ("   ", "\0", None),
        ("x" * 500, "y" * 500, ("x" * 120)[:LONGEST_TEXT]),
    ],
)
def test_camera(make: str | None, model: str | None, camera: str | None, write: Write) -> None:
    names = ((Base.Make, make), (Base.Model, model))
    tags: dict[int, Any] = {tag: name.encode() for tag, name in names if name is not None}
    assert read_tags(write, exif(tags)).camera == camera


def test_text_is_made_fit_to_store() -> None:
    assert clean_text("a\r\n\tb\x7f\x85c") == "a b c"
    assert clean_text("Sony\xc2\xae") == "Sony®"
    assert clean_text("Caf\xe9") == "Café"
    assert clean_text("写真機") == "写真機"
    assert clean_text("\ud800\u2066x\u2069") == "x"
    assert clean_text("z" * 1000) == "z" * LONGEST_TEXT
    assert clean_text(" \0 hidden") is None


@pytest.mark.parametrize(
    "change",
    [
        {GPS.GPSLatitude: (91.0, 0.0, 0.0)},
        {GPS.GPSLongitude: (180.0, 1.0, 0.0)},
        {GPS.GPSLatitude: (IFDRational(1, 0), 0.0, 0.0)},
        {GPS.GPSLatitudeRef: "X"},
        {GPS.GPSLatitudeRef: ""},
        {GPS.GPSLatitude: (33.0, 51.0, 24.0, 1.0)},
        {GPS.GPSLatitude: (0.0, 0.0, 0.0), GPS.GPSLongitude: (0.0, 0.0, 0.0)},
    ],
)
def test_odd_positions_are_dropped_and_the_rest_is_kept(
    change: dict[int, Any], write: Write
) -> None:
    metadata = read_tags(write, exif({Base.Model: "X"}, EXIF_TAGS, GPS_TAGS | change))
    assert (metadata.latitude, metadata.longitude) == (None, None)
    assert metadata.altitude == pytest.approx(58.5)
    assert metadata.camera == "X"
    assert metadata.taken == "2019-05-12T16:04:12"


@pytest.mark.parametrize(
    ("ref", "altitude", "expected"),
    [(b"\1", 400.0, -400.0), (b"\0", 8849.0, 8849.0), (b"\0", 99999.0, None)],
)
def test_altitude(ref: bytes, altitude: float, expected: float | None, write: Write) -> None:
    gps: dict[int, Any] = {GPS.GPSAltitudeRef: ref, GPS.GPSAltitude: altitude}
    assert read_tags(write, exif(gps=gps)).altitude == expected


@pytest.mark.parametrize(
    ("tags", "field", "expected"),
    [
        ({Base.ExposureTime: IFDRational(0, 1)}, "exposure_time", None),
        ({Base.ExposureTime: IFDRational(1, 0)}, "exposure_time", None),
        ({Base.ExposureTime: "fast"}, "exposure_time", None),
        ({Base.FNumber: IFDRational(0, 0)}, "f_number", None),
        ({Base.ISOSpeedRatings: (200, 0)}, "iso", 200),
        ({Base.ISOSpeedRatings: 0}, "iso", None),
        ({Base.ISOSpeedRatings: 65535, Base.RecommendedExposureIndex: 102400}, "iso", 102400),
        ({Base.FocalLength: IFDRational(399, 100)}, "focal_length", 3.99),
        ({Base.LensModel: "\0\0"}, "lens", None),
    ],
)
def test_exposure_fields_one_by_one(
    tags: dict[int, Any], field: str, expected: object, write: Write
) -> None:
    metadata = read_tags(write, exif(photo=tags))
    assert getattr(metadata, field) == (
        pytest.approx(expected) if isinstance(expected, float) else expected
    )


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
def test_no_photo_is_lost_for_garbage_in_its_exif_data(file_format: str, write: Write) -> None:
    good = exif({Base.Make: "Canon", Base.Orientation: 6}, EXIF_TAGS, GPS_TAGS).tobytes()
    chance = random.Random(25)
    for trial in range(60):
        broken = bytearray(good)
        for _ in range(chance.randint(1, 30)):
            broken[chance.randrange(6, len(broken))] = chance.choice((0, 1, 255, 128, 10))
        if trial % 5 == 0:
            broken = broken[: chance.randrange(7, len(broken))]
        data = encode(quadrants(), file_format, exif=bytes(broken))
        metadata = read_photo(found(write("a", data))).metadata
        assert sorted((metadata.width, metadata.height)) == [64, 96]


@pytest.mark.filterwarnings("ignore")
def test_exif_directories_that_point_at_themselves(write: Write) -> None:
    # One entry: the EXIF directory lies where this directory lies.
    loop = (
        b"Exif\0\0II*\0\x08\0\0\0"
        + b"\x01\0"
        + b"\x69\x87\x04\0\x01\0\0\0\x08\0\0\0"
        + b"\x08\0\0\0"
    )
    data = encode(quadrants(), "JPEG", exif=loop)
    assert read(write("a.jpg", data)).width == 96


def test_xmp_is_never_expanded(write: Write) -> None:
    entities = "".join(
        f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)
    )
    laughs = (
        f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "AAAAAAAAAA">{entities}]>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">&j;</x:xmpmeta>'
    )
    path = write("a.jpg", encode(quadrants(), "JPEG", xmp=laughs.encode()))
    assert read_photo(found(path)).metadata.width == 96


@pytest.mark.parametrize(
    ("name", "taken", "camera", "place"),
    [
        ("jpg/Canon_40D.jpg", "2008-05-30T15:56:01", "Canon EOS 40D", None),
        ("jpg/Sony_HDR-HC3.jpg", "2007-06-15T04:42:32", "SONY HDR-HC3", None),
        (
            "jpg/gps/DSCN0010.jpg",
            "2008-10-22T16:28:39",
            "NIKON COOLPIX P6000",
            (43.4674, 11.8851),
        ),
        (
            "heic/IMG_5195.HEIC",
            "2021-04-11T15:47:53",
            "Apple iPhone 11 Pro Max",
            (39.0513, -94.2888),
        ),
    ],
)
def test_photos_of_real_cameras(
    name: str, taken: str, camera: str, place: tuple[float, float] | None, shared_data: Path
) -> None:
    metadata = read(os.fsencode(shared_data / "odd/exif-samples" / name))
    assert metadata.taken == taken
    assert metadata.taken_source is DateSource.EXIF_ORIGINAL
    assert metadata.camera == camera
    if place is None:
        assert metadata.latitude is None
    else:
        assert (metadata.latitude, metadata.longitude) == pytest.approx(place, abs=1e-4)


def test_orientation_samples_all_look_alike(shared_data: Path) -> None:
    folder = shared_data / "odd/exif-samples/jpg/orientation"
    for shape, size in (("landscape", (600, 450)), ("portrait", (450, 600))):
        for orientation in range(1, 9):
            metadata = read(os.fsencode(folder / f"{shape}_{orientation}.jpg"))
            assert (metadata.width, metadata.height) == size
            assert metadata.orientation == orientation


def test_reading_the_metadata_needs_no_pixels(write: Write) -> None:
    whole = encode(
        Image.effect_noise((400, 300), 90).convert("RGB"), "JPEG", exif=exif(photo=EXIF_TAGS)
    )
    path = write("a.jpg", whole[: len(whole) // 2])
    assert read(path).iso == 400
    with pytest.raises(MediaError, match="cut short"):
        read_photo(found(path))
