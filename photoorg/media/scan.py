"""Finding photo files below a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from photoorg.domain import FoundFile
from photoorg.errors import MediaError, ProblemKind
from photoorg.media.formats import PHOTO_EXTENSIONS
from photoorg.media.identity import found_file

SYSTEM_FOLDERS: Final = frozenset(
    name.lower()
    for name in (
        b"@eaDir",
        b"@Recycle",
        b"@Recently-Snapshot",
        b"#recycle",
        b"#snapshot",
        b"$RECYCLE.BIN",
        b"RECYCLER",
        b"System Volume Information",
        b"lost+found",
        b"__MACOSX",
    )
)
"""Folders of NAS systems, Windows, Linux and macOS that hold copies or rubbish; lower case."""

# FILE_ATTRIBUTE_HIDDEN | FILE_ATTRIBUTE_SYSTEM (winnt.h); other systems have no such field.
_HIDDEN_ATTRIBUTES: Final = 0x2 | 0x4


def scan(
    root: bytes, exclude: frozenset[tuple[int, int]] = frozenset()
) -> Iterator[FoundFile | MediaError]:
    """The photo files below `root`, by extension: a folder's files by name, then its folders.

    Hidden and system folders, hidden files and symbolic links are skipped; `root` itself may be
    any of these. `exclude` names folders by (st_dev, st_ino). Each folder is visited once, however
    often it is mounted. What cannot be listed comes as a MediaError, and the scan goes on.
    Files are not opened: an empty or damaged one is found here and fails when it is read.
    """
    visited = set(exclude)
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) in visited:
                continue
            visited.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as entries:
                files, folders = _sort_out(entries)
        except OSError as error:
            yield _unreadable(folder, "the folder cannot be listed", error)
            continue
        for entry in files:
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError as error:
                yield _unreadable(entry.path, "it cannot be seen", error)
                continue
            if not _is_hidden(status):
                yield found_file(entry.path, status)
        waiting.extend(reversed(folders))


def _sort_out(
    entries: Iterator[os.DirEntry[bytes]],
) -> tuple[list[os.DirEntry[bytes]], list[bytes]]:
    """Photo files and folders to visit among the entries of a folder, sorted by name."""
    files: list[os.DirEntry[bytes]] = []
    folders: list[os.DirEntry[bytes]] = []
    for entry in entries:
        if entry.name.startswith(b"."):
            continue
        if os.path.splitext(entry.name)[1].lower() in PHOTO_EXTENSIONS and entry.is_file(
            follow_symlinks=False
        ):
            files.append(entry)
        elif entry.is_dir(follow_symlinks=False) and not _is_system_folder(entry):
            folders.append(entry)
    files.sort(key=lambda entry: entry.name)
    folders.sort(key=lambda entry: entry.name)
    return files, [entry.path for entry in folders]


def _is_system_folder(entry: os.DirEntry[bytes]) -> bool:
    if entry.name.lower() in SYSTEM_FOLDERS:
        return True
    return os.name == "nt" and _is_hidden(entry.stat(follow_symlinks=False))


def _is_hidden(status: os.stat_result) -> bool:
    return bool(getattr(status, "st_file_attributes", 0) & _HIDDEN_ATTRIBUTES)


def _unreadable(path: bytes, what: str, error: OSError) -> MediaError:
    return MediaError(path, ProblemKind.UNREADABLE, f"{what} ({error.strerror})")
