"""When a photo was taken, from the first source that says something sensible."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from photoorg.domain import DateSource

EARLIEST_YEAR: Final = 1826
"""The first photograph that survives: Niépce, View from the Window at Le Gras."""

# 2019:05:12 16:04:12 by the standard; other separators and a missing time are met in practice.
_EXIF_DATE: Final = re.compile(
    r"(\d{4})[:\-/.](\d{1,2})[:\-/.](\d{1,2})(?:[ T]+(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?)?"
)

# IMG_20190512_160412, PXL_20190512_160412345, 2019-05-12 16.04.12, IMG-20190512-WA0001,
# Screenshot_2019-05-12-16-04-12, WhatsApp Image 2019-05-12 at 16.04.12.
_NAME_DATE: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])"
    r"(?:(?:[-_ T]| at )?([01]\d|2[0-3])([-_.:h]?)([0-5]\d)\6?([0-5]\d)(?:\d{3})?)?(?!\d)"
)


def date_taken(
    *,
    original: str | None,
    digitized: str | None,
    modified: str | None,
    gps_date: str | None,
    gps_time: tuple[float, ...],
    longitude: float | None,
    file_name: str,
    mtime_ns: int,
) -> tuple[str, DateSource] | tuple[None, None]:
    """`YYYY-MM-DDTHH:MM:SS` in local time of the place, and where it comes from.

    The sources in the order of `DateSource`; dates before `EARLIEST_YEAR` or after next year
    count as not said.
    """
    candidates = (
        (_from_exif(original), DateSource.EXIF_ORIGINAL),
        (_from_exif(digitized), DateSource.EXIF_DIGITIZED),
        (_from_exif(modified), DateSource.EXIF_MODIFIED),
        (_from_gps(gps_date, gps_time, longitude), DateSource.GPS),
        (_from_name(file_name), DateSource.FILE_NAME),
        (_from_file_time(mtime_ns), DateSource.FILE_TIME),
    )
    for moment, source in candidates:
        if moment is not None and EARLIEST_YEAR <= moment.year <= date.today().year + 1:
            return moment.isoformat(timespec="seconds"), source
    return None, None


def _from_exif(text: str | None) -> datetime | None:
    match = _EXIF_DATE.match(text or "")
    return _moment(*match.groups()) if match else None


def _from_name(name: str) -> datetime | None:
    match = _NAME_DATE.search(name)
    if match is None:
        return None
    year, _, month, day, hour, _, minute, second = match.groups()
    return _moment(year, month, day, hour, minute, second)


def _from_gps(day: str | None, time: tuple[float, ...], longitude: float | None) -> datetime | None:
    """GPS time is UTC; without a table of time zones, the sun's hour at `longitude` is nearest."""
    midnight = _from_exif(day)
    if midnight is None or len(time) != 3:
        return None
    hours, minutes, seconds = time
    if not (0 <= hours < 24 and 0 <= minutes < 60 and 0 <= seconds < 61):
        return None
    zone = 0 if longitude is None else round(longitude / 15)
    try:
        return midnight + timedelta(hours=hours + zone, minutes=minutes, seconds=int(seconds))
    except OverflowError:
        return None


def _from_file_time(mtime_ns: int) -> datetime | None:
    """Local time of this computer; None for the first day of 1970, which means “unknown”."""
    if 0 <= mtime_ns < 86_400 * 10**9:
        return None
    try:
        return datetime.fromtimestamp(mtime_ns // 10**9)
    except (OverflowError, OSError, ValueError):
        return None


def _moment(
    year: str, month: str, day: str, hour: str | None, minute: str | None, second: str | None
) -> datetime | None:
    try:
        return datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0)
        )
    except ValueError:
        return None
