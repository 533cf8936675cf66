"""What a photo's metadata says in words: when it was taken, its shape, its camera."""

from __future__ import annotations

from datetime import datetime

from photoorg.domain import DateSource, Metadata
from photoorg.models.articles import a

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_PANORAMA = 2.0
"""How many times longer than wide; the widest usual format is 16 : 9."""
_SQUARE = 1.05
_CAMERA_WORDS = 5


def moment_words(metadata: Metadata | None) -> list[str]:
    """When a photo was taken, ever more exactly: “in May”, “on a May afternoon”, “in May 2019” …

    Empty when it is not known: the date of a file is no date of a photo.
    """
    if metadata is None or metadata.taken is None:
        return []
    if metadata.taken_source is DateSource.FILE_TIME:
        return []
    try:
        taken = datetime.fromisoformat(metadata.taken)
    except ValueError:
        return []
    month = _MONTHS[taken.month - 1]
    if (taken.hour, taken.minute, taken.second) == (0, 0, 0):
        # Dates without a time are kept as midnight.
        return [f"in {month}", f"in {month} {taken.year}"]
    part = part_of_day(taken.hour)
    return [f"in {month}", f"on {a(month)} {part}", f"on {a(month)} {part} in {taken.year}"]


def part_of_day(hour: int) -> str:
    """Night, morning, afternoon or evening by the hour, 0 to 23."""
    if hour < 5 or hour >= 22:
        return "night"
    if hour < 12:
        return "morning"
    return "afternoon" if hour < 18 else "evening"


def shape_words(metadata: Metadata | None) -> list[str]:
    """“a panorama”, “a square photo”, “an upright photo”; empty for the usual wide shape."""
    if metadata is None or min(metadata.width, metadata.height) < 1:
        return []
    ratio = metadata.width / metadata.height
    if max(ratio, 1 / ratio) >= _PANORAMA:
        return ["a panorama"] if ratio > 1 else ["a very tall photo"]
    if max(ratio, 1 / ratio) <= _SQUARE:
        return ["a square photo"]
    return ["an upright photo"] if ratio < 1 else []


def camera_words(metadata: Metadata | None) -> list[str]:
    """“with a Pixel 3”; empty for names no camera has."""
    camera = " ".join((metadata.camera or "").split()) if metadata else ""
    if not camera or not camera.isprintable() or len(camera.split()) > _CAMERA_WORDS:
        return []
    return [f"with {a(camera)}"]
