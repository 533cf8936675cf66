"""Where one was among the photos, and how they were shown, kept for the next start."""

from __future__ import annotations

import os
from dataclasses import dataclass

from PySide6.QtCore import QSettings

from photoorg.library import Library, photos
from photoorg.ui.arranging import Arrangement
from photoorg.ui.grid_selection import Anchor, GridState
from photoorg.ui.photo_grid import PhotoGrid
from photoorg.ui.places import AllPhotos, InAlbum, InDirectory, Place, Review

_PLACE, _ANCHOR = "grid/place", "grid/anchor"
_ARRANGED, _JUSTIFIED = "grid/arranged", "grid/justified"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept; what cannot be understood any more is as at the first start."""

    place: Place
    state: GridState
    by: Arrangement
    justified: bool


def keep(memory: QSettings, place: Place, grid: PhotoGrid, by: Arrangement) -> None:
    """Keep a place, what is seen of it, and how. Other places than albums, folders and all photos
    are answers to questions, which nobody remembers having asked."""
    memory.setValue(_ARRANGED, by.value)
    memory.setValue(_JUSTIFIED, grid.justified)
    words = _words(place)
    memory.setValue(_PLACE, words or _words(AllPhotos()))
    memory.setValue(_ANCHOR, _anchor_words(grid) if words else [])


def recall(memory: QSettings, library: Library) -> Kept:
    """What was kept for a library."""
    by = str(memory.value(_ARRANGED, ""))
    known = by in Arrangement.__members__.values()
    return Kept(
        _place(_strings(memory, _PLACE)),
        GridState(anchor=_anchor(_strings(memory, _ANCHOR), library)),
        Arrangement(by) if known else Arrangement.MONTH,
        memory.value(_JUSTIFIED, False, bool) is True,
    )


def _words(place: Place) -> list[str]:
    if isinstance(place, InAlbum):
        return ["album", str(place.album_id), *place.names]
    if isinstance(place, InDirectory):
        return ["folder", place.path.hex()]
    if isinstance(place, Review):
        return ["review"]
    return ["all"] if isinstance(place, AllPhotos) else []


def _place(words: list[str]) -> Place:
    match words:
        case ["album", number, *names] if number.isdecimal():
            return InAlbum(int(number), tuple(names))
        case ["folder", path]:
            try:
                found = bytes.fromhex(path)
            except ValueError:
                return AllPhotos()
            return InDirectory(found) if os.path.isabs(found) else AllPhotos()
        case ["review"]:
            return Review()
        case _:
            return AllPhotos()


def _anchor_words(grid: PhotoGrid) -> list[str]:
    """The photo on top of what is seen, by its content: ids change when index.db is made anew."""
    anchor = grid.grid_state().anchor
    row = None if anchor is None else grid.photos.row_of(anchor.photo_id)
    card = None if row is None else grid.photos.card(row)
    return [] if card is None or anchor is None else [card.hash.hex(), str(anchor.y)]


def _anchor(words: list[str], library: Library) -> Anchor | None:
    try:
        content, y = words
        photo_id = photos.id_of_content(library, bytes.fromhex(content))
        return None if photo_id is None else Anchor(photo_id, int(y))
    except ValueError:
        return None


def _strings(memory: QSettings, key: str) -> list[str]:
    kept = memory.value(key)
    if isinstance(kept, str):
        # An ini file does not tell a list of one from the one.
        return [kept]
    return [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []
