"""Finding photo files below a folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from typing import Final

from photoorg.domain import FoundFile
from photoorg.errors import MediaError, ProblemKind
from photoorg.media.identity import found_file, is_online_only, not_a_file, online_only
from photoorg.photo_names import is_left_out, is_photo

# FILE_ATTRIBUTE_HIDDEN | FILE_ATTRIBUTE_SYSTEM (winnt.h); other systems have no such field.
_HIDDEN_ATTRIBUTES: Final = 0x2 | 0x4


def scan(
    root: bytes, exclude: frozenset[tuple[int, int]] = frozenset()
) -> Iterator[FoundFile | MediaError]:
    """The photo files below `root`, by extension: a folder's files by name, then its folders.

    Hidden and system folders, hidden files and symbolic links are skipped; `root` itself may be
    any of these. `exclude` names folders by (st_dev, st_ino). Each folder is visited once, however
    often it is mounted. What cannot be listed, is kept elsewhere by a cloud service, or is called
    like a photo and is no file, comes as a MediaError, and the scan goes on.
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
            except FileNotFoundError:
                continue  # Gone since the folder was listed.
            except OSError as error:
                yield _unreadable(entry.path, "it cannot be seen", error)
                continue
            if _is_hidden(status):
                continue
            if not stat.S_ISREG(status.st_mode):
                yield not_a_file(entry.path, status.st_mode)
            elif is_online_only(status):
                yield online_only(entry.path)
            else:
                yield found_file(entry.path, status)
        waiting.extend(reversed(folders))


def _sort_out(
    entries: Iterator[os.DirEntry[bytes]],
) -> tuple[list[os.DirEntry[bytes]], list[bytes]]:
    """What is called like a photo, and folders to visit, in a folder, each sorted by name."""
    files: list[os.DirEntry[bytes]] = []
    folders: list[os.DirEntry[bytes]] = []
    for entry in entries:
        if entry.is_symlink() or entry.name.startswith(b"."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not _is_system_folder(entry):
                folders.append(entry)
        elif is_photo(entry.name):
            files.append(entry)
    files.sort(key=lambda entry: entry.name)
    folders.sort(key=lambda entry: entry.name)
    return files, [entry.path for entry in folders]


def _is_system_folder(entry: os.DirEntry[bytes]) -> bool:
    if is_left_out(entry.name):
        return True
    return os.name == "nt" and _is_hidden(entry.stat(follow_symlinks=False))


def _is_hidden(status: os.stat_result) -> bool:
    return bool(getattr(status, "st_file_attributes", 0) & _HIDDEN_ATTRIBUTES)


def _unreadable(path: bytes, what: str, error: OSError) -> MediaError:
    return MediaError(path, ProblemKind.UNREADABLE, f"{what} ({error.strerror})")
