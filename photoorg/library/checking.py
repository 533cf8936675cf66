"""Looking for damage in the two databases and the backups, and mending what machines derived.

What the person said is never touched: there a backup is proposed. Only the tables of marks, which
hold nothing but what the journal says, are made anew from it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from photoorg.library import backups, integrity, mark_acts, opening, recovery, rows, schema
from photoorg.library.checksums import SEALED
from photoorg.settings import Paths


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that is not as it should be."""

    says: str
    """A whole sentence."""
    repaired: bool = False
    grave: bool = True
    """False for what the next run puts right by itself."""


def flaws(paths: Paths, full: bool, repair: bool) -> Iterator[Flaw]:
    """What is wrong with the databases and backups of a library, in the order in which it is
    found; `repair` needs both locks. Raises LibraryError and OSError."""
    yield from _of_person(paths, full, repair)
    yield from _of_backups(paths, full)
    yield from _of_index(paths, full, repair)


def _of_person(paths: Paths, full: bool, repair: bool) -> Iterator[Flaw]:
    file = paths.person_db
    if not file.exists():
        if backups.listed(paths):
            yield Flaw(f"{file} is missing, but there are backups of it.")
        return
    try:
        with closing(_reading(file)) as conn:
            flaw = (
                integrity.flaw_of_steps(conn, schema.person)
                or integrity.flaw_of_schema(conn, schema.person)
                or integrity.flaw_of_pages(conn, full)
                or integrity.flaw_of_journal(conn)
            )
            strange = [] if flaw else _strange_folders(conn)
            unsaid = not flaw and mark_acts.disagree(conn)
    except sqlite3.Error as error:
        flaw, strange, unsaid = str(error), [], False
    if flaw:
        newest = backups.newest_whole(paths)
        offer = (
            f"`photoorg backups restore` puts back the backup of {newest.when}"
            if newest
            else "there is no whole backup of it"
        )
        yield Flaw(f"{file}: {flaw}; {offer}.")
    if unsaid:
        repaired = repair and recovery.put_marks_right(file)
        yield Flaw(
            f"{file}: ratings, favourites, tags or captions are not as the journal says.", repaired
        )
    for folder in strange:
        yield Flaw(
            f"{file}: the folder {os.fsdecode(folder)} was never added; please remove it, "
            "or put back a backup."
        )


def _strange_folders(conn: sqlite3.Connection) -> list[bytes]:
    if not integrity.applied_steps(conn, schema.person):
        return []
    listed = conn.execute("SELECT path FROM folders").fetchall()
    return recovery.strange_folders(conn, [path for (path,) in listed])


def _of_backups(paths: Paths, full: bool) -> Iterator[Flaw]:
    """The newest backup, or all of them."""
    for backup in backups.listed(paths)[: None if full else 1]:
        flaw = integrity.flaw_of_copy(backup.file)
        if flaw:
            yield Flaw(f"The backup {backup.file} cannot be used: {flaw}.", grave=False)


def _of_index(paths: Paths, full: bool, repair: bool) -> Iterator[Flaw]:
    file = paths.index_db
    if not file.exists():
        return
    try:
        flaw = _flaw_of_index(file, full)
        if flaw and repair and _mended_indexes(file, full):
            yield Flaw(f"{file}: {flaw}.", repaired=True)
            flaw = ""
    except sqlite3.Error as error:
        if not integrity.is_damage(error):
            raise
        flaw = str(error)
    if flaw:
        if repair:
            flaw += f"; it is kept as {opening.make_anew(paths)}, and the next run makes it anew"
        yield Flaw(f"{file}: {flaw}.", repair)
        return
    for table, kind, count in _bad_rows(file, full, repair):
        yield Flaw(f"{file}: {count:,} rows of {table} {kind}.", repair)


def _flaw_of_index(file: Path, full: bool) -> str:
    with closing(_reading(file)) as conn:
        if integrity.flaw_of_steps(conn, schema.index):
            return ""
        return integrity.flaw_of_schema(conn, schema.index) or integrity.flaw_of_pages(conn, full)


def _mended_indexes(file: Path, full: bool) -> bool:
    """Whether all is well once SQLite's own indexes are made anew.

    A value in a table may be what was damaged, such as the hash of a photo's content: so all
    files are read again, and photos whose hash was right keep everything.
    """
    try:
        with closing(integrity.connect(file, "rw")) as conn, conn:
            conn.execute("REINDEX")
            conn.execute("UPDATE files SET pending = 1 WHERE photo_id IS NOT NULL")
        return not _flaw_of_index(file, full)
    except sqlite3.Error:
        return False


def _bad_rows(file: Path, full: bool, repair: bool) -> Iterator[tuple[str, str, int]]:
    """Tables, what is the matter with some of their rows, and with how many; `repair` deletes
    those rows, so that they are made again."""
    db = integrity.database(integrity.connect(file, "rw") if repair else _reading(file))
    try:
        for table in sorted(_sealed_tables(db.conn)) if full else ():
            yield from _deleted(
                db, table, "are damaged", integrity.damaged_rows(db.conn, table), repair
            )
        for table, numbers in integrity.orphans(db.conn).items():
            yield from _deleted(db, table, "belong to nothing", numbers, repair)
    finally:
        db.close()


def _deleted(
    db: Database, table: str, kind: str, numbers: list[int], repair: bool
) -> Iterator[tuple[str, str, int]]:
    if numbers and repair:
        with db.atomic():
            rows.delete(db, table, numbers)
    if numbers:
        yield table, kind, len(numbers)


def _sealed_tables(conn: sqlite3.Connection) -> set[str]:
    """The tables that have checksums: none in the file of an older photoorg."""
    found = conn.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%checksum BLOB%'"
    )
    return {name for (name,) in found} & SEALED.keys()


def _reading(file: Path) -> sqlite3.Connection:
    return integrity.connect(file, immutable=opening.is_read_only(file.parent))
