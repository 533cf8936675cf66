"""Backups of library.db: whole, checked, and never more than a few.

One is made when the person goes on saying things and the newest backup is of another day, and one
before each migration. It is made by SQLite itself, never by copying the file, and has a name only
once it was read back: SQLite's own check, every checksum of the journal, and as many acts as there
were. Kept are the four newest, and of the older ones the newest of each of three weeks.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from photoorg.durable import failed_writing, part_beside, replace_durably, sweep_parts
from photoorg.errors import LibraryError
from photoorg.library import integrity
from photoorg.settings import Paths

NEWEST, WEEKS = 4, 3
"""How many backups are kept: the newest ones, and one of each of some weeks before."""

_NAME = re.compile(r"library-(\d{8}-\d{6})\.db")
_FORM = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup of library.db."""

    file: Path
    at: datetime
    """When it was made, UTC."""

    @property
    def name(self) -> str:
        """What the person calls it by."""
        return self.file.name

    @property
    def when(self) -> str:
        """The moment in words."""
        return f"{self.at.day} {self.at:%B %Y, %H:%M} UTC"


def folder(paths: Paths) -> Path:
    """Where the backups of a library lie."""
    return paths.library / "backups"


def listed(paths: Paths) -> list[Backup]:
    """All backups, the newest first, whether or not they are whole. Never raises."""
    found: list[Backup] = []
    with suppress(OSError):
        for file in folder(paths).iterdir():
            stamp = _NAME.fullmatch(file.name)
            with suppress(ValueError):
                if stamp:
                    moment = datetime.strptime(stamp[1], _FORM).replace(tzinfo=UTC)
                    found.append(Backup(file, moment))
    return sorted(found, key=lambda backup: backup.name, reverse=True)


def newest_whole(paths: Paths) -> Backup | None:
    """The newest backup that is whole, or None."""
    return next((made for made in listed(paths) if not integrity.flaw_of_copy(made.file)), None)


def named(paths: Paths, name: str) -> Backup:
    """The backup of that name. Raises LibraryError where there is none."""
    for backup in listed(paths):
        if backup.name == name:
            return backup
    raise LibraryError(f"There is no backup “{name}”; `photoorg backups` lists those there are.")


def acts(backup: Backup) -> int:
    """How many acts of the person a backup holds. Raises LibraryError."""
    try:
        with integrity.looking_at(backup.file) as conn:
            return integrity.journal_of(conn).acts
    except sqlite3.Error as error:
        raise LibraryError(f"{backup.file}: {error}.") from error


def is_due(paths: Paths, conn: sqlite3.Connection, now: datetime | None = None) -> bool:
    """Whether what the person said is in no backup, and none was made today.

    Another day than today is meant, before or after: clocks are set wrong now and then.
    """
    made = listed(paths)
    today = (now or datetime.now(UTC)).date()
    if any(backup.at.date() == today for backup in made):
        return False
    present = integrity.journal_of(conn)
    if not present.acts:
        return False
    if not made:
        return True
    try:
        with integrity.looking_at(made[0].file) as kept:
            return integrity.journal_of(kept) != present
    except sqlite3.Error:
        return True


def make(paths: Paths, conn: sqlite3.Connection, now: datetime | None = None) -> Backup:
    """Make a backup of the open library.db, and drop those that are too many.

    Raises LibraryFull and LibraryError; then there is none more than before.
    """
    moment = now or datetime.now(UTC)
    try:
        folder(paths).mkdir(exist_ok=True)
        sweep_parts(folder(paths))
        while (file := folder(paths) / f"library-{moment.strftime(_FORM)}.db").exists():
            moment += timedelta(seconds=1)
        part = part_beside(file)
        try:
            write_copy(conn, part)
            _compare(conn, part)
            replace_durably(part, file)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise failed_writing(paths.library, error) from error
    except sqlite3.Error as error:
        raise LibraryError(f"A backup of {paths.person_db} cannot be made: {error}.") from error
    _drop(listed(paths))
    return Backup(file, moment.replace(microsecond=0))


def write_copy(conn: sqlite3.Connection, file: Path) -> None:
    """Copy an open database to a new file, which needs no other beside it. Raises sqlite3.Error."""
    with closing(sqlite3.connect(file)) as copy:
        conn.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def kept(made: Sequence[Backup]) -> set[Backup]:
    """Which of the backups, the newest first, are to be kept."""
    weekly: dict[tuple[int, int], Backup] = {}
    for backup in made[NEWEST:]:
        year, week, _ = backup.at.isocalendar()
        weekly.setdefault((year, week), backup)
    return {*made[:NEWEST], *list(weekly.values())[:WEEKS]}


def _compare(conn: sqlite3.Connection, part: Path) -> None:
    flaw = integrity.flaw_of_copy(part)
    if flaw:
        raise sqlite3.DatabaseError(flaw)
    with integrity.looking_at(part) as copy:
        if integrity.journal_of(copy) != integrity.journal_of(conn):
            raise sqlite3.DatabaseError("it does not hold all that was said")


def _drop(made: Sequence[Backup]) -> None:
    for backup in set(made) - kept(made):
        with suppress(OSError):
            os.unlink(backup.file)
