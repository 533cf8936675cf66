"""How long a look at very many files takes: `python tests/support/many_files.py FOLDER COUNT`.

The files are empty and count as read, so that only the look at them is measured.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from photoorg.domain import Metadata, PhotoRead
from photoorg.library import Access, Library, files, folders, photos
from photoorg.pipeline import Session
from photoorg.pipeline.scan import scan


@dataclass(frozen=True)
class Looked:
    """Seconds, and rows written by the second look."""

    files: int
    first: float
    second: float
    written: int


def look(place: Path, count: int) -> Looked:
    """Make `count` empty files in one folder, let a library know them, and look twice."""
    folder = place / "many"
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:06}.jpg").touch()
    with Library.open(place / "library", Access.PERSON | Access.INDEX) as library:
        folders.add(library, folder)
        session = Session(library, "builtin")
        began = time.perf_counter()
        list(scan(session))
        first = time.perf_counter() - began
        known = files.known(library, os.fsencode(folder))
        blank = Metadata("JPEG", 1, 1)
        read = [
            (found, PhotoRead(number.to_bytes(32, "big"), 0, blank, b"", 0))
            for number, found in enumerate(known.values())
        ]
        photos.save_read(library, read, [])
        written = library.index.conn.total_changes
        began = time.perf_counter()
        list(scan(session))
        second = time.perf_counter() - began
        return Looked(len(known), first, second, library.index.conn.total_changes - written)


if __name__ == "__main__":
    print(look(Path(sys.argv[1]), int(sys.argv[2])))  # noqa: T201
