"""Makes `exif_samples.tsv`: what ExifTool says of every photo of ../shared/data/odd/exif-samples.

    python tests/media/make_exif_table.py          # needs exiftool and exiv2 on the path

Only facts go into the table, no photos. ExifTool is asked for the EXIF data, the three dates in the
order of `photoorg.domain.DateSource`; where EXIF data has no date but ExifTool finds one in XMP or
a maker's notes, that one is in the column `elsewhere`. Each value that exiv2 reads otherwise is
listed on the error output; nothing of photoorg is used, so that the table is independent of what it
tests. The columns `photoorg` and `reason` are written by hand and kept when the table is made
again: where photoorg means to say something else, what that is (`taken=`: nothing), and why.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLE = HERE / "exif_samples.tsv"
SAMPLES = HERE.parents[2] / "shared/data/odd/exif-samples"
COLUMNS = ("file", "orientation", "taken", "latitude", "longitude")
COLUMNS += ("elsewhere", "photoorg", "reason")
PHOTOS = (".jpg", ".jpeg", ".heic", ".heif", ".tiff")

_DATES = ("ExifIFD:DateTimeOriginal", "ExifIFD:CreateDate", "IFD0:ModifyDate")
_DATES_ELSEWHERE = (
    "XMP:DateTimeOriginal",
    "XMP-xmp:CreateDate",
    "Reconyx:DateTimeOriginal",
    "PictureInfo:DateTimeOriginal",
    "CIFF:DateTimeOriginal",
)
_POSITION = ("Composite:GPSLatitude", "Composite:GPSLongitude")
_EXIV2_DATES = (
    "Exif.Photo.DateTimeOriginal",
    "Exif.Photo.DateTimeDigitized",
    "Exif.Image.DateTime",
)


def photos() -> list[str]:
    return sorted(
        file.relative_to(SAMPLES).as_posix()
        for file in SAMPLES.rglob("*")
        if file.suffix.lower() in PHOTOS
    )


def by_exiftool(names: list[str]) -> dict[str, dict[str, str]]:
    tags = ("IFD0:Orientation", *_DATES, *_DATES_ELSEWHERE, *_POSITION)
    command = ["exiftool", "-json", "-G1", "-n", *(f"-{tag}" for tag in tags), "--", *names]
    done = subprocess.run(command, cwd=SAMPLES, capture_output=True, text=True, check=False)
    return {said["SourceFile"]: _facts(said) for said in json.loads(done.stdout)}


def _facts(said: dict[str, object]) -> dict[str, str]:
    taken = _first_date(said, _DATES)
    return {
        "orientation": str(said.get("IFD0:Orientation", "")),
        "taken": taken,
        "latitude": _degrees(said.get(_POSITION[0])),
        "longitude": _degrees(said.get(_POSITION[1])),
        "elsewhere": "" if taken else _first_date(said, _DATES_ELSEWHERE),
    }


def _first_date(said: Mapping[str, object], tags: Iterable[str]) -> str:
    dates = (_date(str(said.get(tag, ""))) for tag in tags)
    return next((date for date in dates if date), "")


def _date(text: str) -> str:
    """2019-05-12T16:04:12 of what is written as a date and is one; empty otherwise."""
    match = re.match(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)", text)
    if match is None or match[1] == "0000" or match[2] == "00" or match[3] == "00":
        return ""
    year, month, day, hour, minute, second = match.groups()
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}"


def _degrees(value: object) -> str:
    return f"{value:.6f}" if isinstance(value, int | float) else ""


def by_exiv2(name: str) -> dict[str, str]:
    command = ["exiv2", "-q", "-PEkv", "pr", name]
    done = subprocess.run(
        command, cwd=SAMPLES, capture_output=True, text=True, errors="replace", check=False
    )
    said = dict(line.split(None, 1) for line in done.stdout.splitlines() if len(line.split()) > 1)
    return {
        "orientation": said.get("Exif.Image.Orientation", "").strip(),
        "taken": _first_date(said, _EXIV2_DATES),
        "latitude": _sexagesimal(said, "Latitude", "S"),
        "longitude": _sexagesimal(said, "Longitude", "W"),
    }


def _sexagesimal(said: dict[str, str], what: str, negative: str) -> str:
    parts = said.get(f"Exif.GPSInfo.GPS{what}", "").split()
    hemisphere = said.get(f"Exif.GPSInfo.GPS{what}Ref", "").strip()
    try:
        fractions = [int(a) / int(b) for a, b in (part.split("/") for part in parts)]
    except (ValueError, ZeroDivisionError):
        return ""
    if not fractions or not hemisphere:
        return ""
    degrees = sum(part / 60**power for power, part in enumerate(fractions))
    return f"{-degrees if hemisphere == negative else degrees:.6f}"


def by_hand() -> dict[str, dict[str, str]]:
    """The rows of the table as it is, by file."""
    return {row["file"]: row for row in rows()} if TABLE.exists() else {}


def rows() -> list[dict[str, str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def version(*command: str) -> str:
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")[0]
    return text.removeprefix("exiv2 ").strip()


def main() -> None:
    names = photos()
    said, kept = by_exiftool(names), by_hand()
    with TABLE.open("w", encoding="utf-8", newline="\n") as file:
        print(
            f"# What ExifTool {version('exiftool', '-ver')} says of the photos of "
            "https://github.com/ianare/exif-samples at 5332a9cf, compared with "
            f"exiv2 {version('exiv2', '--version')}. Made by make_exif_table.py; the last two "
            "columns by hand: what photoorg means to say instead, and why.",
            file=file,
        )
        table = csv.DictWriter(file, COLUMNS, delimiter="\t", lineterminator="\n")
        table.writeheader()
        for name in names:
            hand = kept.get(name, {})
            table.writerow(
                {
                    "file": name,
                    **said[name],
                    "photoorg": hand.get("photoorg", ""),
                    "reason": hand.get("reason", ""),
                }
            )
            other = by_exiv2(name)
            for what, value in other.items():
                if said[name][what] != value:
                    ours = said[name][what]
                    sys.stderr.write(f"{name}: {what} {ours!r}, by exiv2 {value!r}\n")


if __name__ == "__main__":
    main()
