"""What a photo says about itself: EXIF data, its file's name and time.

Tags and their types: Exif 2.32 (CIPA DC-008). Each field stands alone: one that is missing,
damaged or absurd is None, and the others are kept.
"""

from __future__ import annotations

import math
import os
import unicodedata
from contextlib import suppress
from typing import Final

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from photoorg.domain import Metadata
from photoorg.media.dates import date_taken
from photoorg.media.decode import OpenedImage

LONGEST_TEXT: Final = 120
"""Characters kept of a camera's or lens's name."""

_LOWEST, _HIGHEST = -11_000.0, 50_000.0
"""Metres of altitude: the deepest sea, and above any balloon."""


_MOST_ISO = 100_000_000
"""Cameras reach some millions; EXIF data may hold any number, even one no database can keep."""


def read_metadata(opened: OpenedImage, path: bytes, mtime_ns: int) -> Metadata:
    """Everything `Metadata` holds, as far as the photo says it; never raises for odd EXIF data.

    `path` and `mtime_ns` are the last sources of the date taken. Call it while the file is open:
    parts of EXIF data are read when they are asked for.
    """
    main = Tags(opened.exif)
    photo = main.below(IFD.Exif)
    gps = main.below(IFD.GPSInfo)
    latitude, longitude = _position(gps)
    taken, source = date_taken(
        original=photo.text(Base.DateTimeOriginal),
        digitized=photo.text(Base.DateTimeDigitized),
        modified=main.text(Base.DateTime),
        gps_date=gps.text(GPS.GPSDateStamp),
        gps_time=gps.numbers(GPS.GPSTimeStamp),
        longitude=longitude,
        file_name=os.fsdecode(os.path.basename(path)),
        mtime_ns=mtime_ns,
    )
    return Metadata(
        format=opened.format,
        width=opened.width,
        height=opened.height,
        orientation=opened.orientation,
        taken=taken,
        taken_source=source,
        latitude=latitude,
        longitude=longitude,
        altitude=_altitude(gps),
        camera=_camera(main.text(Base.Make), main.text(Base.Model)),
        lens=photo.text(Base.LensModel),
        exposure_time=photo.positive(Base.ExposureTime),
        f_number=photo.positive(Base.FNumber),
        iso=_iso(photo),
        focal_length=photo.positive(Base.FocalLength),
    )


class Tags:
    """One directory of EXIF data, read field by field."""

    def __init__(self, tags: Image.Exif | dict[int, object]) -> None:
        self._tags = tags

    def below(self, directory: int) -> Tags:
        """A directory that this one points to; empty when it cannot be read."""
        if not isinstance(self._tags, Image.Exif):
            return Tags({})
        try:
            return Tags(self._tags.get_ifd(directory))
        except Exception:  # As in _get.
            return Tags({})

    def text(self, tag: int) -> str | None:
        """Up to the first NUL, without control characters and space around it."""
        value = self._get(tag)
        if isinstance(value, bytes):
            value = value.decode("latin-1")
        if not isinstance(value, str):
            return None
        return clean_text(value)

    def numbers(self, tag: int) -> tuple[float, ...]:
        """All values of a numeric field; empty unless every one is finite."""
        value = self._get(tag)
        try:
            values = tuple(float(v) for v in (value if isinstance(value, tuple) else (value,)))
        except (TypeError, ValueError, ArithmeticError):
            return ()
        return values if all(map(math.isfinite, values)) else ()

    def positive(self, tag: int) -> float | None:
        """The first value of a numeric field when it is above 0."""
        values = self.numbers(tag)
        return values[0] if values and values[0] > 0 else None

    def raw(self, tag: int) -> bytes:
        """The bytes of a field of type BYTE or UNDEFINED; empty when it is another."""
        value = self._get(tag)
        return value if isinstance(value, bytes) else b""

    def _get(self, tag: int) -> object:
        try:
            return self._tags.get(tag)
        except Exception:  # Damaged values raise anything at all when they are decoded.
            return None


def clean_text(text: str) -> str | None:
    """Text fit to be stored: no control, format or surrogate characters, at most `LONGEST_TEXT`.

    EXIF text is ASCII by the standard and often UTF-8 in truth, which Pillow reads as Latin-1.
    """
    text = text.partition("\0")[0]
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
    text = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    return " ".join(text.split())[:LONGEST_TEXT].strip() or None


def _camera(make: str | None, model: str | None) -> str | None:
    """“Apple iPhone 6”, but “NIKON D70”, not “NIKON CORPORATION NIKON D70”."""
    if make is None or model is None:
        return model or make
    if model.split()[0].lower() in make.lower().split():
        return model
    return f"{make} {model}"[:LONGEST_TEXT]


def _iso(photo: Tags) -> int | None:
    value = photo.positive(Base.ISOSpeedRatings)
    if value is None or value >= 65535:  # The 16-bit field's way to say: see the longer ones.
        value = photo.positive(Base.RecommendedExposureIndex) or photo.positive(Base.ISOSpeed)
    return None if value is None or value > _MOST_ISO else round(value)


def _position(gps: Tags) -> tuple[float, float] | tuple[None, None]:
    """Latitude and longitude in degrees; (0, 0) is what receivers write without a fix."""
    latitude = _degrees(gps, GPS.GPSLatitude, GPS.GPSLatitudeRef, "NS", 90)
    longitude = _degrees(gps, GPS.GPSLongitude, GPS.GPSLongitudeRef, "EW", 180)
    if latitude is None or longitude is None or latitude == longitude == 0:
        return None, None
    return latitude, longitude


def _degrees(gps: Tags, tag: int, ref_tag: int, refs: str, limit: float) -> float | None:
    """Degrees from degrees, minutes and seconds; without a hemisphere they mean nothing."""
    parts = gps.numbers(tag)
    ref = (gps.text(ref_tag) or "").upper()[:1]
    if not 1 <= len(parts) <= 3 or not ref or ref not in refs or min(parts) < 0:
        return None
    degrees = math.fsum(part / 60**power for power, part in enumerate(parts))
    if degrees > limit:
        return None
    return -degrees if ref == refs[1] else degrees


def _altitude(gps: Tags) -> float | None:
    values = gps.numbers(GPS.GPSAltitude)
    if not values:
        return None
    below_sea = gps.raw(GPS.GPSAltitudeRef) == b"\1" or gps.numbers(GPS.GPSAltitudeRef) == (1.0,)
    metres = -values[0] if below_sea else values[0]
    return metres if _LOWEST <= metres <= _HIGHEST else None
