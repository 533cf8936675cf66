from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest

from photoorg.domain import DateSource
from photoorg.media.dates import date_taken

NOON_2020 = 1_577_880_000 * 10**9


def taken(**sources: Any) -> tuple[str | None, DateSource | None]:
    nothing: dict[str, Any] = {
        "original": None,
        "digitized": None,
        "modified": None,
        "gps_date": None,
        "gps_time": (),
        "longitude": None,
        "file_name": "a.jpg",
        "mtime_ns": 0,
    }
    return date_taken(**(nothing | sources))


def test_the_most_trusted_source_wins() -> None:
    sources: dict[str, Any] = {
        "original": "2001:01:01 01:01:01",
        "digitized": "2002:02:02 02:02:02",
        "modified": "2003:03:03 03:03:03",
        "gps_date": "2004:04:04",
        "file_name": "IMG_20050505_050505.jpg",
        "mtime_ns": NOON_2020,
    }
    expected = [
        ("2001-01-01T01:01:01", DateSource.EXIF_ORIGINAL),
        ("2002-02-02T02:02:02", DateSource.EXIF_DIGITIZED),
        ("2003-03-03T03:03:03", DateSource.EXIF_MODIFIED),
        ("2004-04-04T04:04:04", DateSource.GPS),
        ("2005-05-05T05:05:05", DateSource.FILE_NAME),
    ]
    for key, answer in zip(list(sources), expected, strict=False):
        assert taken(gps_time=(4.0, 4.0, 4.0), **sources) == answer
        del sources[key]
    assert taken(**sources)[1] is DateSource.FILE_TIME
    assert taken() == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019:05:12 16:04:12", "2019-05-12T16:04:12"),
        ("2019-05-12 16:04:12", "2019-05-12T16:04:12"),
        ("2019-05-12T16:04:12+02:00", "2019-05-12T16:04:12"),
        ("2019:05:12 16:04:12.345", "2019-05-12T16:04:12"),
        ("2019/05/12 16:04", "2019-05-12T16:04:00"),
        ("2019:05:12", "2019-05-12T00:00:00"),
        ("2019: 5:12 16:04:12", None),
        ("1826:06:01 12:00:00", "1826-06-01T12:00:00"),
        ("1825:06:01 12:00:00", None),
        ("0000:00:00 00:00:00", None),
        ("2019:02:30 10:00:00", None),
        ("2019:13:01 10:00:00", None),
        ("2019:05:12 24:00:00", None),
        ("9999:12:31 23:59:59", None),
        ("    :  :     :  :  ", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_exif_dates(text: str, expected: str | None) -> None:
    assert taken(original=text)[0] == expected


def test_next_year_is_the_last() -> None:
    year = date.today().year
    assert taken(original=f"{year + 1}:01:01 00:00:00")[0] is not None
    assert taken(original=f"{year + 2}:01:01 00:00:00")[0] is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("IMG_20190512_160412.jpg", "2019-05-12T16:04:12"),
        ("20190512_160412.jpg", "2019-05-12T16:04:12"),
        ("20190512160412.jpg", "2019-05-12T16:04:12"),
        ("IMG_20190512_160412_HDR~2.jpg", "2019-05-12T16:04:12"),
        ("PXL_20190512_160412345.PORTRAIT.jpg", "2019-05-12T16:04:12"),
        ("2019-05-12 16.04.12.jpg", "2019-05-12T16:04:12"),
        ("2019-05-12 16.04.12-1.jpg", "2019-05-12T16:04:12"),
        ("Screenshot_2019-05-12-16-04-12-345_org.app.png", "2019-05-12T16:04:12"),
        ("WhatsApp Image 2019-05-12 at 16.04.12.jpeg", "2019-05-12T16:04:12"),
        ("signal-2019-05-12-160412.jpg", "2019-05-12T16:04:12"),
        ("IMG-20190512-WA0001.jpg", "2019-05-12T00:00:00"),
        ("holiday 2019-05-12 (3).jpg", "2019-05-12T00:00:00"),
        ("2019-05-12 99.99.99.jpg", "2019-05-12T00:00:00"),
        ("scan 1923.04.05.tif", "1923-04-05T00:00:00"),
        ("IMG_20190230.jpg", None),
        ("DSC_20191345.jpg", None),
        ("DSC01234.jpg", None),
        ("120190512.jpg", None),
        ("2019051216041.jpg", None),
        ("1009434119_febe49276a.jpg", None),
        ("2019.jpg", None),
        ("18990512.jpg", None),
        ("\udcff\udcfe_20190512.jpg", "2019-05-12T00:00:00"),
    ],
)
def test_dates_in_file_names(name: str, expected: str | None) -> None:
    source = None if expected is None else DateSource.FILE_NAME
    assert taken(file_name=name) == (expected, source)


@pytest.mark.parametrize(
    ("day", "clock", "longitude", "expected"),
    [
        ("2019:05:12", (16.0, 4.0, 12.5), None, "2019-05-12T16:04:12"),
        ("2019:05:12", (23.0, 30.0, 0.0), 139.7, "2019-05-13T08:30:00"),
        ("2019:05:12", (2.0, 0.0, 0.0), -122.4, "2019-05-11T18:00:00"),
        ("2019:05:12", (), None, None),
        ("2019:05:12", (24.0, 0.0, 0.0), None, None),
        ("2019:05:12", (-1.0, 0.0, 0.0), None, None),
        ("9999:12:31", (23.0, 0.0, 0.0), 179.0, None),
        ("0001:01:01", (0.0, 0.0, 0.0), -179.0, None),
        ("", (16.0, 4.0, 12.0), None, None),
    ],
)
def test_gps_dates_become_local(
    day: str, clock: tuple[float, ...], longitude: float | None, expected: str | None
) -> None:
    assert taken(gps_date=day, gps_time=clock, longitude=longitude)[0] == expected


def test_file_times_are_local(monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone cannot be set here")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert taken(mtime_ns=NOON_2020) == ("2020-01-01T21:00:00", DateSource.FILE_TIME)
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("mtime_ns", [0, 3600 * 10**9, 2**63 - 1, -(2**63), 10**30])
def test_absurd_file_times_say_nothing(mtime_ns: int) -> None:
    assert taken(mtime_ns=mtime_ns) == (None, None)
