"""The files in a library's folder that are photoorg's own, and no others.

Only these are copied when a library is moved, and only these are deleted from an old place:
whatever else a person keeps in that folder stays where it is. Links are never followed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from photoorg import moved
from photoorg.library import locks
from photoorg.settings import Paths

DATABASES: Final = ("library.db", "index.db")
_LOGS: Final = tuple(f"{name}{suffix}" for name in DATABASES for suffix in ("-wal", "-shm"))
_TOP: Final = re.compile(
    r"(library|index)\.db(\.(damaged|replaced)-[\w-]+?(-wal|-shm)?)?"
    r"|settings\.json(\.unreadable)?|window\.ini|library\.tip|index\.db\.suspect",
    re.ASCII,
)
_BACKUP: Final = re.compile(r"library-\d{8}-\d{6}\.db", re.ASCII)
_CACHE: Final = re.compile(r"(?!proven-).+-[a-z]+\.(hnsw|json)|pasted-\d+\.png", re.ASCII)
_SPREAD: Final = re.compile(r"[0-9a-f]{2}", re.ASCII)
_THUMBNAIL: Final = re.compile(r"[0-9a-f]{64}\.jpg", re.ASCII)
_PASSING: Final = re.compile(r"[0-9a-f]{16}\.part|library\.tip\.\d+\.part", re.ASCII)
"""What killed writers leave; it is never copied."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """One file of a library."""

    name: str
    """Its path below the library's folder, with `/`."""
    size: int

    @property
    def is_derived(self) -> bool:
        """Whether it may be missing: it is made again."""
        return self.name.startswith("cache/")


def belongings(paths: Paths) -> Iterator[Belonging]:
    """The files a library is made of, without logs, locks and notes. Raises OSError."""
    for name, entry in _files(paths):
        if _is_own(name):
            yield Belonging(name, entry.stat(follow_symlinks=False).st_size)


def remove_own(paths: Paths, keep: tuple[str, ...] = ()) -> Iterator[int]:
    """Delete a library's own files, with logs, locks and leftovers, but those named; yields the
    size of each. Folders that are empty then go as well. Raises OSError.
    """
    passing = (*_LOGS, locks.PERSON, locks.INDEX, moved.NOTE, moved.ORIGINS)
    for name, entry in list(_files(paths)):
        own = _is_own(name) or name in passing or _PASSING.fullmatch(name.rpartition("/")[2])
        if own and name not in keep:
            size = entry.stat(follow_symlinks=False).st_size
            os.unlink(entry.path)
            yield size
    for folder in (*paths.thumbnails.glob("*"), paths.thumbnails, paths.cache, _backups(paths)):
        if folder.is_dir() and not folder.is_symlink():
            with suppress(OSError):
                folder.rmdir()


def _files(paths: Paths) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All regular files in the folders where a library has some, by path below its folder."""
    yield from _in(paths.library, "")
    yield from _in(_backups(paths), "backups/")
    yield from _in(paths.cache, "cache/")
    with suppress(FileNotFoundError), os.scandir(paths.thumbnails) as folders:
        for folder in folders:
            if folder.is_dir(follow_symlinks=False) and _SPREAD.fullmatch(folder.name):
                yield from _in(Path(folder.path), f"cache/thumbnails/{folder.name}/")


def _in(folder: Path, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    if folder.is_symlink() and prefix:
        return
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file(follow_symlinks=False):
                yield prefix + entry.name, entry


def _is_own(name: str) -> bool:
    folder, _, last = name.rpartition("/")
    if folder.startswith("cache/thumbnails/"):
        return bool(_THUMBNAIL.fullmatch(last))
    pattern = {"": _TOP, "backups": _BACKUP, "cache": _CACHE}[folder]
    return bool(pattern.fullmatch(last))


def _backups(paths: Paths) -> Path:
    return paths.library / "backups"
