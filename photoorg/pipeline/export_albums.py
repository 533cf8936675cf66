"""Albums for other programs: as JSON, or as folders of links to the originals."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import Any

from photoorg.domain import AlbumTree
from photoorg.errors import LibraryError
from photoorg.library import Library, albums, folders, photos

_LONGEST_NAME = 200
"""Bytes of a file name that leave room for a number; 255 is what file systems take."""
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
)
"""Windows takes these for devices, whatever their case and extension."""
_FORBIDDEN = frozenset('/\\<>:"|?*')
"""Not allowed in file names, here or on Windows."""


def as_data(library: Library) -> list[dict[str, Any]]:
    """The album tree with names, whether the person kept them, and the paths of all photos directly
    in each album. Bytes of a path that are no UTF-8 are escaped as Python does."""
    tree = albums.tree(library)
    return [_data(library, tree, album.id) for album in tree.children(None)]


def write_links(library: Library, into: Path) -> tuple[int, int]:
    """Make a folder for each album in a new or empty folder, with symbolic links to its photos;
    returns how many folders and links. Originals are not touched.

    Raises LibraryError for a folder with something in it, for one among the person's photos, and
    where links cannot be made.
    """
    place = os.fsencode(os.path.realpath(into))
    for folder in folders.listed(library):
        if folders.is_inside(place, folder.path):
            raise LibraryError(
                f"{into} lies among your photos in {os.fsdecode(folder.path)}, where photoorg "
                "writes nothing; please choose another folder."
            )
    try:
        into.mkdir(parents=True, exist_ok=True)
        if any(into.iterdir()):
            raise LibraryError(f"{into} is not empty; please choose a new folder.")
        tree = albums.tree(library)
        return _write_level(library, tree, None, into)
    except OSError as error:
        raise LibraryError(f"{into}: {error.strerror}.") from error


def _data(library: Library, tree: AlbumTree, album_id: int) -> dict[str, Any]:
    album = tree.by_id[album_id]
    cards = photos.cards(library, albums.direct(library, album_id))
    return {
        "id": album.id,
        "name": album.name,
        "kept": album.kept,
        "unsorted": album.unsorted,
        "evidence": album.evidence,
        "photos": sorted(os.fsdecode(card.path) for card in cards.values()),
        "albums": [_data(library, tree, child.id) for child in tree.children(album_id)],
    }


def _write_level(
    library: Library, tree: AlbumTree, album_id: int | None, into: Path
) -> tuple[int, int]:
    taken: set[str] = set()
    folders = links = 0
    if album_id is not None:
        cards = photos.cards(library, albums.direct(library, album_id))
        for card in sorted(cards.values(), key=lambda card: card.path):
            name = _free(safe_name(os.fsdecode(os.path.basename(card.path))), taken)
            (into / name).symlink_to(os.fsdecode(card.path))
            links += 1
    for album in tree.children(album_id):
        below = into / _free(safe_name(album.name), taken)
        below.mkdir()
        more_folders, more_links = _write_level(library, tree, album.id, below)
        folders, links = folders + 1 + more_folders, links + more_links
    return folders, links


def safe_name(name: str) -> str:
    """A name as one step of a path, here and on Windows: it never leads elsewhere."""
    kept = "".join(
        "_" if c in _FORBIDDEN or unicodedata.category(c) in ("Cc", "Cf") or _unwritable(c) else c
        for c in name
    )
    kept = kept.strip().rstrip(". ")
    if kept.partition(".")[0].rstrip().casefold() in _DEVICES:
        kept = f"_{kept}"
    stem, dot, suffix = kept.rpartition(".")
    if dot and len(suffix) <= 5:
        return _cut(stem, _LONGEST_NAME - len(os.fsencode(suffix)) - 1) + dot + suffix
    return _cut(kept, _LONGEST_NAME).rstrip(". ") or "_"


def _unwritable(letter: str) -> bool:
    """Half of a letter, but for those that stand for bytes of a name that are no UTF-8."""
    return unicodedata.category(letter) == "Cs" and not "\udc80" <= letter <= "\udcff"


def _cut(text: str, most: int) -> str:
    """The beginning of a text, of so many bytes at most, but not half a letter."""
    while len(os.fsencode(text)) > most:
        text = text[:-1]
    return text or "_"


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number where something beside it has it already, in any case of letters."""
    stem, dot, suffix = name.rpartition(".")
    if not stem:
        stem, dot, suffix = name, "", ""
    number, found = 2, name
    while found.casefold() in taken:
        found = f"{stem} {number}{dot}{suffix}"
        number += 1
    taken.add(found.casefold())
    return found
