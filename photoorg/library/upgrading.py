"""A library that an older photoorg wrote, before it is only read or only indexed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlite_utils.migrations import Migrations

from photoorg.errors import LibraryError
from photoorg.library import schema
from photoorg.library.store import Access, Library
from photoorg.settings import Paths

_VERSION = slice(60, 64)
"""Where the header of a database has its user_version, a big-endian number (sqlite.org/fileformat2
§1.3)."""


def bring_up_to_date(folder: Path) -> None:
    """Let both files of a library have the tables that this photoorg knows, as whoever writes them
    would have done. Where another process writes one now, or nobody can, it stays as it is."""
    paths = Paths(folder)
    for access, file, steps in (
        (Access.PERSON, paths.person_db, schema.person),
        (Access.INDEX, paths.index_db, schema.index),
    ):
        if _is_older(file, steps):
            with suppress(LibraryError), Library.open(folder, access):
                pass


def _is_older(file: Path, steps: Migrations) -> bool:
    try:
        with file.open("rb") as opened:
            header = opened.read(100)
    except OSError:
        return False
    return len(header) == 100 and int.from_bytes(header[_VERSION], "big") < len(steps._migrations)
