"""Libraries of files that are there, and a trash of their own, for tests of what moves them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from photoorg.domain import DateSource, FoundFile, Metadata, PhotoRead
from photoorg.library import Library, files, folders, photos

TAKEN = "2019-05-12T16:04:00"


def own_trash(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty trash in a new folder; returns the folder its files come to."""
    data = place / "data home"
    data.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    return data / "Trash" / "files"


def in_trash(files_: Path) -> list[str]:
    """The names of all files in a trash, and of all its entries."""
    info = files_.with_name("info")
    return sorted(p.name for folder in (files_, info) if folder.is_dir() for p in folder.iterdir())


def add_files(library: Library, root: Path, named: Iterable[str]) -> dict[str, int]:
    """Make files below a folder of the library and record them, as the worker would; files of the
    same name, in whatever folder, have the same content. Returns the photos' ids by names."""
    listed = {folder.path for folder in folders.listed(library)}
    at = os.fsencode(os.path.realpath(root))
    if at not in listed:
        folders.add(library, root)
    for name in named:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"photo " + file.name.encode() * 9)
    return record(library, root, named)


def record(library: Library, root: Path, named: Iterable[str]) -> dict[str, int]:
    """Record files that are there."""
    at = os.fsencode(os.path.realpath(root))
    found, contents = [], {}
    for name in named:
        path = os.fsencode(os.path.realpath(root / name))
        status = os.lstat(path)
        found.append(FoundFile(path, status.st_size, status.st_mtime_ns))
        contents[name] = hashlib.blake2b(Path(root / name).read_bytes(), digest_size=32).digest()
    files.seen(library, at, found)
    metadata = Metadata("JPEG", 40, 30, taken=TAKEN, taken_source=DateSource.EXIF_ORIGINAL)
    read = [
        (each, PhotoRead(content, each.size, metadata, b"", 0x336699))
        for each, content in zip(found, contents.values(), strict=True)
    ]
    photos.save_read(library, read, [])
    by_hash = photos.hashes(library)
    return {name: by_hash[content] for name, content in contents.items()}


def manifest(root: Path) -> dict[str, bytes]:
    """The content of every file below a folder, by its path in it."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
