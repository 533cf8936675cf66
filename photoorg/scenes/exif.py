"""The Exif block a camera would have written with a photo (Exif 2.32)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.TiffImagePlugin import IFDRational

UPRIGHT, TURNED_LEFT, TURNED_RIGHT = 1, 6, 8
"""Orientation tags: stored upright; stored so that it must be turned right (6) or left (8)."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera or phone with the lens it carries."""

    make: str
    model: str
    lens: str
    focal: float
    """Focal length, mm."""
    aperture: float
    """Smallest f-number."""
    pattern: str
    """File names: a format string with `number` and `time`."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the earth: degrees north and east, metres above the sea."""

    latitude: float
    longitude: float
    altitude: float = 0.0


@dataclass(frozen=True, slots=True)
class Exposure:
    """Seconds, f-number and ISO speed."""

    seconds: float
    aperture: float
    iso: int


def exif_block(
    camera: Camera,
    exposure: Exposure,
    taken: datetime,
    place: Place | None,
    orientation: int = UPRIGHT,
) -> Image.Exif:
    """The tags of one photo; `taken` is local time with its offset from UTC."""
    exif = Image.Exif()
    exif[Base.Make], exif[Base.Model] = camera.make, camera.model
    exif[Base.Software] = "photoorg demo (rendered picture)"
    exif[Base.Orientation] = orientation
    exif[Base.DateTime] = taken.strftime("%Y:%m:%d %H:%M:%S")
    detail = exif.get_ifd(IFD.Exif)
    detail[Base.DateTimeOriginal] = detail[Base.DateTimeDigitized] = exif[Base.DateTime]
    offset = taken.strftime("%z") or "+0000"
    detail[Base.OffsetTimeOriginal] = detail[Base.OffsetTime] = f"{offset[:3]}:{offset[3:5]}"
    detail[Base.SubsecTimeOriginal] = f"{taken.microsecond // 10000:02d}"
    detail[Base.ExposureTime] = _ratio(exposure.seconds)
    detail[Base.FNumber] = IFDRational(round(exposure.aperture * 10), 10)
    detail[Base.ISOSpeedRatings] = exposure.iso
    detail[Base.FocalLength] = IFDRational(round(camera.focal * 100), 100)
    detail[Base.LensModel] = camera.lens
    if place is not None:
        exif.get_ifd(IFD.GPSInfo).update(_gps(place))
    return exif


def _ratio(seconds: float) -> IFDRational:
    return IFDRational(1, round(1 / seconds)) if seconds < 1 else IFDRational(round(seconds), 1)


def _gps(place: Place) -> dict[int, object]:
    return {
        GPS.GPSVersionID: b"\x02\x03\x00\x00",
        GPS.GPSLatitudeRef: "N" if place.latitude >= 0 else "S",
        GPS.GPSLatitude: _degrees(place.latitude),
        GPS.GPSLongitudeRef: "E" if place.longitude >= 0 else "W",
        GPS.GPSLongitude: _degrees(place.longitude),
        GPS.GPSAltitudeRef: b"\x00" if place.altitude >= 0 else b"\x01",
        GPS.GPSAltitude: IFDRational(round(abs(place.altitude) * 10), 10),
    }


def _degrees(angle: float) -> tuple[IFDRational, IFDRational, IFDRational]:
    """Degrees, minutes and seconds (to 1/100), never 60 seconds."""
    hundredths = round(abs(angle) * 360000)
    minutes, seconds = divmod(hundredths, 6000)
    degrees, minutes = divmod(minutes, 60)
    return IFDRational(degrees, 1), IFDRational(minutes, 1), IFDRational(seconds, 100)
