"""Putting a backup of library.db in the place of a damaged one, which is kept.

What the person said after the backup is carried over as far as the journal of the damaged file is
whole: every act has a checksum that is also over the one before. Nothing is ever deleted here.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from photoorg.durable import failed_writing, part_beside, replace_durably, sync_folder
from photoorg.errors import LibraryError
from photoorg.library import backups, integrity, locks, mark_acts, schema, tip
from photoorg.library.backups import Backup
from photoorg.library.checksums import checksum
from photoorg.settings import Paths

_BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back."""

    backup: Backup
    aside: Path | None
    """Where the file is now that it took the place of; None where there was none."""
    carried: int
    """How many later acts were carried over."""

    @property
    def sentence(self) -> str:
        """What the person should know."""
        words = f"The backup of {self.backup.when} was put in place of library.db"
        if self.carried:
            words += f", with {self.carried:,} later acts that were whole"
        if self.aside:
            words += f"; the file before is kept as {self.aside.name}"
        return f"{words}."


def restore_chosen(paths: Paths, name: str | None, carry: bool) -> Restored:
    """Put back the backup of that name, a file of that path, or the newest backup that is whole.

    What was said after it is carried over if `carry` and the present file is damaged: a person
    who goes back from a whole one wants to. Raises LibraryError, LibraryBusy when the library is
    open elsewhere.
    """
    with locks.both(paths):
        backup = _chosen(paths, name)
        return restore(paths, backup, carry and bool(flaw_of_file(paths)))


def _chosen(paths: Paths, name: str | None) -> Backup:
    if name is None:
        newest = backups.newest_whole(paths)
        if newest is None:
            raise LibraryError(f"There is no whole backup of {paths.person_db}.")
        return newest
    file = Path(name)
    if file.is_file() and file.name != name:
        return Backup(file, datetime.fromtimestamp(file.stat().st_mtime, UTC))
    return backups.named(paths, name)


def restore(paths: Paths, backup: Backup, carry: bool) -> Restored:
    """Put a backup in the place of library.db, which nobody else may have open.

    `carry` takes over what was said after it. Raises LibraryError for a backup that is not whole
    or not ours, and where the disk cannot be written; then all is as it was.
    """
    flaw = integrity.flaw_of_copy(backup.file)
    if flaw:
        raise LibraryError(f"{backup.file} cannot be put back: {flaw}.")
    file = paths.person_db
    part = part_beside(file)
    try:
        with integrity.looking_at(backup.file) as conn:
            backups.write_copy(conn, part)
        carried = _carry(file, part) if carry and file.exists() else 0
        put_marks_right(part)
        flaw = integrity.flaw_of_copy(part)
        if flaw:
            raise LibraryError(f"{backup.file} cannot be put back: {flaw}.")
        aside = set_aside(file, "damaged" if flaw_of_file(paths) else "replaced")
        replace_durably(part, file)
    except OSError as error:
        raise failed_writing(paths.library, error) from error
    except sqlite3.Error as error:
        raise LibraryError(f"{backup.file} cannot be put back: {error}.") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    tip.forget(paths)
    return Restored(backup, aside, carried)


def flaw_of_file(paths: Paths) -> str:
    """What is damaged in library.db with its log, as it lies there; empty for nothing."""
    try:
        if paths.person_db.exists() and not paths.person_db.stat().st_size:
            return "it is empty"
        with closing(integrity.connect(paths.person_db)) as conn:
            return integrity.flaw_of_schema(conn, schema.person) or integrity.flaw_of_person(conn)
    except sqlite3.Error as error:
        return str(error)


def put_marks_right(file: Path) -> bool:
    """Make the tables of marks anew from the journal where they are not what it says; whether that
    was so. For who holds the file alone. Raises sqlite3.Error."""
    with closing(sqlite3.connect(file)) as conn, conn:
        wrong = mark_acts.disagree(conn)
        if wrong:
            mark_acts.rebuild(conn)
        return wrong


def set_aside(file: Path, why: str) -> Path | None:
    """Give a database and its log a second name, and take the log away from the first one.

    The first name stays, so that a crash never leaves none; who calls this replaces it or removes
    it. None where there is nothing. Raises OSError.
    """
    if not file.exists():
        return None
    moment = f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
    aside, number = file.with_name(f"{file.name}.{why}-{moment}"), 1
    while aside.exists():
        number += 1
        aside = file.with_name(f"{file.name}.{why}-{moment}-{number}")
    for suffix in ("", *_BESIDE):
        with suppress(FileNotFoundError):
            _second_name(Path(f"{file}{suffix}"), Path(f"{aside}{suffix}"))
    sync_folder(file.parent)
    for suffix in _BESIDE:
        Path(f"{file}{suffix}").unlink(missing_ok=True)
    return aside


def _second_name(file: Path, other: Path) -> None:
    try:
        os.link(file, other)
    except FileNotFoundError:
        raise
    except OSError:
        # Not every file system has hard links.
        shutil.copy2(file, other)


def _carry(damaged: Path, part: Path) -> int:
    """Append to the journal in `part` what the damaged file has after it, as far as it is whole;
    how many acts that was."""
    with closing(sqlite3.connect(part)) as conn:
        schema.person.apply(integrity.database(conn))
        known = integrity.journal_of(conn)
        acts = list(_whole_acts_after(damaged, known))
        with conn:
            conn.executemany(
                "INSERT INTO edits (id, at, verb, payload, checksum) VALUES (?, ?, ?, ?, ?)", acts
            )
            if acts:
                _carry_folders(damaged, conn)
    return len(acts)


def _whole_acts_after(damaged: Path, known: integrity.Journal) -> Iterator[tuple[Any, ...]]:
    last, before = known.acts, known.checksum
    # Whatever cannot be read is where it ends.
    with suppress(sqlite3.Error), closing(integrity.connect(damaged)) as conn:
        for number, at, verb, payload, kept in conn.execute(
            "SELECT id, at, verb, payload, checksum FROM edits WHERE id > ? ORDER BY id", [last]
        ):
            if number != last + 1 or checksum(before, number, at, verb, payload) != kept:
                return
            yield number, at, verb, payload, kept
            last, before = number, kept


def _carry_folders(damaged: Path, conn: sqlite3.Connection) -> None:
    """Take over the folders, unless one is unreadable or in no act: then the backup's stay."""
    with suppress(sqlite3.Error), closing(integrity.connect(damaged)) as source:
        columns = [row[1] for row in conn.execute("PRAGMA table_info(folders)")]
        names = ", ".join(columns)
        rows = source.execute(f"SELECT {names} FROM folders").fetchall()
        if strange_folders(conn, [row[columns.index("path")] for row in rows]):
            return
        conn.execute("DELETE FROM folders")
        marks = ", ".join("?" * len(columns))
        conn.executemany(f"INSERT INTO folders ({names}) VALUES ({marks})", rows)


def strange_folders(conn: sqlite3.Connection, paths: list[bytes]) -> list[bytes]:
    """Those of the folders of library.db that no act in its journal names."""
    said: set[str] = set()
    for (payload,) in conn.execute("SELECT payload FROM edits WHERE payload LIKE '%path%'"):
        with suppress(ValueError):
            said.update(_texts(json.loads(payload)))
    return [path for path in paths if os.fsdecode(path) not in said]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)
