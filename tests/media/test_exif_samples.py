"""Every real photo of exif-samples has the orientation, date and position that ExifTool reads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from make_exif_table import rows
from media_drawings import found

from photoorg.domain import DateSource
from photoorg.media import read_photo

pytestmark = pytest.mark.filterwarnings("ignore")  # Pillow warns about some of this.

FOLDER = "odd/exif-samples"
ROWS = rows()
FROM_EXIF = (DateSource.EXIF_ORIGINAL, DateSource.EXIF_DIGITIZED, DateSource.EXIF_MODIFIED)
NEAR = 2e-6
"""Degrees: twenty centimetres, and twice what the table rounds to."""


def expected(row: dict[str, str]) -> dict[str, str]:
    """What the table wants of photoorg: ExifTool's word, or the difference that has a reason."""
    wanted = {name: row[name] for name in ("orientation", "taken", "latitude", "longitude")}
    wanted["orientation"] = wanted["orientation"] or "1"
    for change in filter(None, row["photoorg"].split(";")):
        name, _, value = change.partition("=")
        assert wanted[name] != value, "a difference that is none"
        wanted[name] = value
    return wanted


def is_near(value: float | None, wanted: str) -> bool:
    return wanted == "" if value is None else wanted != "" and abs(value - float(wanted)) < NEAR


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_what_exiftool_says(row: dict[str, str], shared_data: Path) -> None:
    metadata = read_photo(found(os.fsencode(shared_data / FOLDER / row["file"]))).metadata
    wanted = expected(row)
    assert str(metadata.orientation) == wanted["orientation"]
    taken = metadata.taken if metadata.taken_source in FROM_EXIF else None
    assert (taken or "") == wanted["taken"]
    assert is_near(metadata.latitude, wanted["latitude"])
    assert is_near(metadata.longitude, wanted["longitude"])


def test_the_table_has_every_photo_and_a_reason_for_every_difference(shared_data: Path) -> None:
    photos = {"jpg", "jpeg", "heic", "heif", "tiff"}
    folder = shared_data / FOLDER
    files = {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()}
    assert {f for f in files if f.rpartition(".")[2].lower() in photos} == {
        row["file"] for row in ROWS
    }
    for row in ROWS:
        assert bool(row["reason"]) == bool(row["photoorg"] or row["elsewhere"]), row["file"]
