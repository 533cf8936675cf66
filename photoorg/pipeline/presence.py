"""Which folders can be seen, whether they are still themselves, and where else they may be."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime

from photoorg import volumes
from photoorg.domain import Folder, FoundFile
from photoorg.errors import MediaError
from photoorg.library import Library, files, folders, roots
from photoorg.media.identity import found_file, hash_unchanged

ENOUGH = 0.5
"""The share of known files that must lie at a place for it to be taken for theirs."""
HASHED = 3
"""How many of them are read to tell a copy from another drive with files of the same size."""


def look(library: Library, folder: Folder, known: Mapping[bytes, FoundFile]) -> bool:
    """Whether a folder can be seen, which is remembered, with what it lies on.

    An unplugged drive leaves no folder, an empty mount point, or another volume where it was:
    that is offline, never deleted. Another volume with the same files, as a restored backup, is
    taken for the folder.
    """
    before = roots.spot(library, folder.path)
    online = is_there(folder.path, bool(known))
    if online:
        now = volumes.spot_of(folder.path)
        if before is not None and now != before:
            online = _holds_the_files(library, known, folder.path, folder.path)
        if online:
            roots.remember(library, folder.path, now)
            roots.count_day(library, folder.path, today())
    elsewhere = None if online else _elsewhere(library, folder, known)
    roots.set_found_at(library, folder.path, elsewhere)
    folders.set_online(library, folder, online)
    return online


def notice_offline(library: Library) -> list[Folder]:
    """Check again whether the folders can be seen; those that cannot, by now."""
    return [
        folder
        for folder in folders.listed(library)
        if not (folder.online and _is_as_before(library, folder))
    ]


def _is_as_before(library: Library, folder: Folder) -> bool:
    """Whether a folder that was seen still can be."""
    there = is_there(folder.path, had_files=True)
    if there and volumes.spot_of(folder.path) == roots.spot(library, folder.path):
        return True
    return look(library, folder, files.known(library, folder.path))


def is_there(path: bytes, had_files: bool) -> bool:
    """Whether a folder can be listed, and is not empty where it had files."""
    try:
        with os.scandir(path) as entries:
            return not had_files or next(entries, None) is not None
    except OSError:
        return False


def vanished_mounts(library: Library, folder: Folder) -> set[bytes]:
    """Where other volumes were mounted inside a folder and are not now, with nothing in their
    place. What is mounted now is remembered."""
    before, now = roots.mounts(library, folder.path), volumes.points_below(folder.path)
    vanished = {point for point in before - now if not is_there(point, had_files=True)}
    roots.set_mounts(library, folder.path, now | vanished)
    return vanished


def today() -> date:
    """The date in UTC."""
    return datetime.now(UTC).date()


def _elsewhere(library: Library, folder: Folder, known: Mapping[bytes, FoundFile]) -> bytes | None:
    """Another path at which what a folder lay on can be seen, with its files in it."""
    spot = roots.spot(library, folder.path)
    if spot is None:
        return None
    others = [other.path for other in folders.listed(library) if other.path != folder.path]
    for path in volumes.seen_at(spot):
        overlaps = any(folders.is_inside(path, o) or folders.is_inside(o, path) for o in others)
        if path == folder.path or overlaps or not is_there(path, had_files=bool(known)):
            continue
        if _holds_the_files(library, known, folder.path, path):
            return path
    return None


def _holds_the_files(
    library: Library, known: Mapping[bytes, FoundFile], root: bytes, place: bytes
) -> bool:
    """Whether the files of a root lie at `place`: some by size and time or, where a copy has lost
    the times, by size and a few by their content."""
    if roots.agree(known, root, place) >= ENOUGH:
        return True
    if roots.agree(known, root, place, times=False) < ENOUGH:
        return False
    chosen = roots.sample(known)
    some = chosen[:: max(1, len(chosen) // HASHED)]
    contents = files.contents(library, [found.path for found in some])
    return any(
        _hash_at(roots.path_at(found, root, place)) == contents[found.path]
        for found in some
        if found.path in contents
    )


def _hash_at(path: bytes) -> bytes | None:
    try:
        return hash_unchanged(found_file(path, os.lstat(path)))
    except (OSError, MediaError):
        return None
