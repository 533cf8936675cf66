"""In what the data of photos differ, in the person's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from photoorg.domain import Photo
from photoorg.ui.language import tr
from photoorg.ui.metadata_words import bytes_words, camera_words, exposure_words
from photoorg.ui.months import day

_Told = Callable[[Photo], str]


def _date(photo: Photo) -> str:
    taken = photo.metadata.taken
    if not taken:
        return ""
    seconds = taken[16:19]
    return day(taken) + (seconds if seconds[:1] == ":" else "")


_FACTS: Final[tuple[tuple[_Told, str], ...]] = (
    (_date, tr("no date")),
    (lambda photo: f"{photo.metadata.width} × {photo.metadata.height}", ""),
    (lambda photo: camera_words(photo.metadata), tr("no camera")),
    (lambda photo: exposure_words(photo.metadata), tr("exposure not known")),
    (lambda photo: bytes_words(photo.size), ""),
)
"""What is told of a photo, and what stands there where nothing is known of it."""


def differing(photos: Sequence[Photo | None]) -> list[tuple[str, ...]]:
    """For each photo those of its facts that are not the same in all of them, in a fixed order;
    nothing for one that is not in the library."""
    known = [photo for photo in photos if photo is not None]
    facts = [(told, nothing) for told, nothing in _FACTS if len({told(p) for p in known}) > 1]
    return [
        () if photo is None else tuple(told(photo) or nothing for told, nothing in facts)
        for photo in photos
    ]
