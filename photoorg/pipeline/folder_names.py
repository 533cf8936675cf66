"""Albums that are what a person had in one folder bear that folder's name."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from photoorg.domain import ProposedAlbum

_IN_FOLDER = 0.9
"""So large a share of an album's photos must lie in the folder,"""
_OF_FOLDER = 0.5
"""and so large a share of the folder's photos in the album."""

_NUMBERED = re.compile(r"^[\d\W_]+(?=[^\W\d_])")


def named_after_folders(
    albums: Sequence[ProposedAlbum], folders: Sequence[bytes | None]
) -> tuple[ProposedAlbum, ...]:
    """The albums with the names of folders where these unite them. `folders` has for each row the
    nearest folder that a person named, or None; members are rows."""
    sizes = Counter(folder for folder in folders if folder is not None)
    return tuple(_named(album, folders, sizes) for album in albums)


def spoken(folder: str) -> str:
    """A folder's name without the date or number before it: “2019-05 Rome” is Rome."""
    return _NUMBERED.sub("", folder) or folder


def _named(
    album: ProposedAlbum, folders: Sequence[bytes | None], sizes: Counter[bytes]
) -> ProposedAlbum:
    below = tuple(_named(child, folders, sizes) for child in album.children)
    album = replace(album, children=below)
    inside = Counter(folders[row] for row in album.photo_ids)
    united = [
        (count, folder)
        for folder, count in inside.items()
        if folder is not None
        and count >= _IN_FOLDER * inside.total()
        and count >= _OF_FOLDER * sizes[folder]
    ]
    if not united or album.unsorted:
        return album
    name = spoken(os.fsdecode(os.path.basename(max(united)[1])))
    return replace(
        album,
        name=name,
        guesses=(),
        alternatives=(album.name, *album.alternatives) if not album.guesses else album.guesses,
        evidence=f"{album.evidence} · folder “{name}”",
    )
