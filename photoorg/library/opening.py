"""Opening the two files of a library: checked before they are used, migrated, never half.

A library.db that is no database any more is replaced by the newest backup, and the person is told;
one that is damaged inside is not used before the person has decided. An index.db that is damaged
is made anew, for machines derive all of it.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from photoorg.errors import LibraryDamaged, LibraryError
from photoorg.library import backups, integrity, mark_acts, recovery, schema, tip
from photoorg.settings import Paths

QUICK_BYTES = 64 << 20
"""Up to this size index.db is checked whenever it is opened for writing: in a tenth of a second.
A larger one is when it was found damaged before."""
QUICK_MARKS = 1 << 20
"""Up to this size of library.db marks are compared with the journal whenever it is opened for
writing; beyond that only in `photoorg check`."""
CHECKPOINT_PAGES = 1000


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection, and what there is to know about it."""

    db: Database
    stand_in: bool = False
    """Whether it is an empty one in memory, as there is no file that could be read."""
    refusal: str = ""
    """Why it cannot be written although that was asked for."""
    notices: tuple[str, ...] = ()
    """What the person should be told."""


def open_person(paths: Paths, writes: bool) -> Opened:
    """library.db. Raises LibraryDamaged, LibraryError and sqlite3.Error."""
    file, notices = paths.person_db, []
    if not _is_there(file):
        if not writes:
            return _stand_in(schema.person)
        notices += _bring_back(paths)
    conn = _connect(file, writes)
    try:
        flaw = integrity.flaw_of_steps(conn, schema.person)
    except sqlite3.DatabaseError as error:
        conn.close()
        if not writes and integrity.awaits_writer(error):
            return _stand_in(schema.person)
        if not integrity.is_damage(error):
            raise
        if not writes or backups.newest_whole(paths) is None:
            raise LibraryDamaged(_damaged(paths, str(error))) from error
        notices.append(f"{file} could not be read ({error}). {_put_back(paths)}")
        conn = _connect(file, writes)
        flaw = integrity.flaw_of_steps(conn, schema.person)
    if flaw:
        return _newer(file, conn, schema.person, flaw, writes)
    flaw = integrity.flaw_of_schema(conn, schema.person) or integrity.flaw_of_person(conn)
    if flaw:
        conn.close()
        raise LibraryDamaged(_damaged(paths, flaw))
    if not writes:
        return _readable(file, conn, schema.person)
    _make_writable(conn)
    db = integrity.database(conn)
    pending = schema.person.pending(db)
    if pending and len(pending) < len(schema.person._migrations):
        backups.make(paths, conn)
    _migrate(db, schema.person)
    if file.stat().st_size <= QUICK_MARKS and mark_acts.disagree(conn):
        with db.atomic():
            mark_acts.rebuild(conn)
        notices.append(
            f"Ratings, favourites, tags or captions in {file} were damaged; "
            "they are again as the journal says."
        )
    present = integrity.journal_of(conn)
    lost = tip.noted(paths) - present.acts
    if lost > 0:
        notices.append(
            f"What was said last is gone from {file} ({lost:,} acts): "
            f"its log {file.name}-wal was deleted or damaged by something else than photoorg."
        )
    tip.note(paths, present)
    return Opened(db, notices=tuple(notices))


def open_index(paths: Paths, writes: bool) -> Opened:
    """index.db. Raises LibraryError and sqlite3.Error."""
    file, notices = paths.index_db, []
    if not _is_there(file) and not writes:
        return _stand_in(schema.index)
    try:
        flaw = _flaw_of_index(paths, writes)
    except sqlite3.OperationalError as error:
        if writes or not integrity.awaits_writer(error):
            raise
        return _stand_in(schema.index)
    if flaw and not writes:
        says = f"{file} is damaged ({flaw}); the next update of the library makes it anew."
        return Opened(_stand_in(schema.index).db, stand_in=True, notices=(says,))
    if flaw:
        kept = make_anew(paths)
        notices.append(
            f"{file} is damaged ({flaw}), so everything in it is derived again; "
            f"the file before is kept as {kept}."
        )
    conn = _connect(file, writes)
    newer = integrity.flaw_of_steps(conn, schema.index)
    if newer:
        return _newer(file, conn, schema.index, newer, writes)
    if not writes:
        return _readable(file, conn, schema.index)
    _make_writable(conn)
    db = integrity.database(conn)
    _migrate(db, schema.index)
    return Opened(db, notices=tuple(notices))


def suspect(paths: Paths) -> None:
    """Have index.db checked when it is opened for writing the next time. Never raises."""
    with suppress(OSError):
        _suspicion(paths).touch()


def make_anew(paths: Paths) -> str:
    """Set index.db aside, in place of one that was before; its new name. Raises OSError."""
    file = paths.index_db
    for old in paths.library.glob(f"{file.name}.damaged-*"):
        old.unlink(missing_ok=True)
    aside = recovery.set_aside(file, "damaged")
    file.unlink(missing_ok=True)
    _suspicion(paths).unlink(missing_ok=True)
    return aside.name if aside else ""


def place_of(file: Path) -> tuple[int, int] | None:
    """Which file lies there; None where there is none."""
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_read_only(folder: Path) -> bool:
    """Whether a folder is there and nothing in it can be changed."""
    return folder.is_dir() and not os.access(folder, os.W_OK)


def _suspicion(paths: Paths) -> Path:
    return paths.library / "index.db.suspect"


def _is_there(file: Path) -> bool:
    try:
        return file.stat().st_size > 0
    except FileNotFoundError:
        return False


def _bring_back(paths: Paths) -> list[str]:
    """What to tell of a library.db that should be there; it is again where there is a backup."""
    if backups.newest_whole(paths) is not None:
        return [f"{paths.person_db} was missing or empty. {_put_back(paths)}"]
    if tip.noted(paths):
        return [
            f"{paths.person_db} is missing and there is no backup of it: "
            "what was said before is gone."
        ]
    return []


def _put_back(paths: Paths) -> str:
    newest = backups.newest_whole(paths)
    assert newest is not None
    return recovery.restore(paths, newest, carry=True).sentence


def _damaged(paths: Paths, flaw: str) -> str:
    newest = backups.newest_whole(paths)
    says = f"{paths.person_db} is damaged: {flaw}"
    if newest is None:
        return f"{says}; there is no backup of it."
    return f"{says}; `photoorg backups restore` puts back the backup of {newest.when}."


def _flaw_of_index(paths: Paths, writes: bool) -> str:
    file = paths.index_db
    if not _is_there(file):
        return ""
    doubted = _suspicion(paths).exists()
    try:
        conn = _connect(file, writes)
        try:
            if integrity.flaw_of_steps(conn, schema.index):
                return ""
            flaw = integrity.flaw_of_schema(conn, schema.index)
            if not flaw and writes and (doubted or file.stat().st_size <= QUICK_BYTES):
                flaw = integrity.flaw_of_pages(conn)
        finally:
            conn.close()
    except sqlite3.DatabaseError as error:
        if not integrity.is_damage(error):
            raise
        flaw = str(error)
    if writes and doubted and not flaw:
        _suspicion(paths).unlink(missing_ok=True)
    return flaw


def _connect(file: Path, writes: bool) -> sqlite3.Connection:
    if writes:
        return integrity.connect(file, "rwc")
    # On a medium nobody can write to there is no writer either; WAL would want to write.
    return integrity.connect(file, immutable=is_read_only(file.parent))


def _make_writable(conn: sqlite3.Connection) -> None:
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("PRAGMA synchronous = FULL")
    conn.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")


def _migrate(db: Database, migrations: Migrations) -> None:
    """All steps that are due in one transaction: a crash leaves the old schema or the new one."""
    steps, marks = len(migrations._migrations), integrity.APPLICATION[migrations.name]
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version == steps and not migrations.pending(db):
        return
    with db.atomic():
        migrations.apply(db)
        db.conn.execute(f"PRAGMA user_version = {steps}")
        db.conn.execute(f"PRAGMA application_id = {marks}")


def _readable(file: Path, conn: sqlite3.Connection, migrations: Migrations) -> Opened:
    """The connection, or a stand-in while the writer has not migrated the file."""
    notices: tuple[str, ...] = ()
    log = Path(f"{file}-wal")
    if is_read_only(file.parent) and _is_there(log):
        notices = (
            f"{file.parent} is read-only, so what was saved last, in {log.name}, is not seen.",
        )
    db = integrity.database(conn)
    if migrations.pending(db):
        db.close()
        return replace(_stand_in(migrations), notices=notices)
    return Opened(db, notices=notices)


def _newer(
    file: Path, conn: sqlite3.Connection, migrations: Migrations, flaw: str, writes: bool
) -> Opened:
    """What can be read of the file of a newer photoorg; nothing is written to it."""
    readable = integrity.has_known_tables(conn, migrations)
    conn.close()
    if not readable:
        raise LibraryError(f"{file} cannot be read: {flaw}; please update photoorg.")
    says = f"{file} is only looked at, as {flaw}; please update photoorg."
    db = integrity.database(_connect(file, writes=False))
    return Opened(db, refusal=says if writes else "", notices=(says,))


def _stand_in(migrations: Migrations) -> Opened:
    db = integrity.database()
    migrations.apply(db)
    return Opened(db, stand_in=True)
