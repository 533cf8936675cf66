"""What to raise when SQLite could not write."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from photoorg.durable import ROOM
from photoorg.errors import LibraryBusy, LibraryError, LibraryFull


def refusal(library: Path, error: sqlite3.Error) -> LibraryError:
    """LibraryFull where the disk has no room, LibraryBusy where another program holds the file,
    else LibraryError; the transaction is undone."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    # SQLite calls it an I/O error when there is no room for its -shm file or for a sync.
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _is_full(library)):
        return LibraryFull(f"The disk with the library is full: {library}.")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusy(
            f"{library} is held by another program, perhaps one that makes backups: nothing was "
            "saved just now, and nothing is lost; please try again."
        )
    return LibraryError(f"{library} cannot be written: {error}.")


def _is_full(library: Path) -> bool:
    try:
        return shutil.disk_usage(library).free < ROOM
    except OSError:
        return False
