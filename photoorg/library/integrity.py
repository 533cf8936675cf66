"""Is a database ours, and is it whole? Every answer is the end of a sentence, empty for yes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from photoorg.library import schema
from photoorg.library.checksums import SEALED, checksum

BUSY_MS = 5000
"""How long a statement waits for a backup tool or a checkpoint to let go of the file."""
MOST_BYTES = 4 << 30
"""No library.db that people filled by hand comes near."""
APPLICATION = {"person": 0x70686F70, "index": 0x70686F69}
"""Marks the files as ours, for `file` and for us: “phop” and “phoi”."""

_MAGIC = b"SQLite format 3\x00"
_OWN_TO_SQLITE = ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4")
_DEFENSIVE = 1010
"""SQLITE_DBCONFIG_DEFENSIVE: no SQL may damage the file or its schema."""
_STEPS = Migrations.migrations_table
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@dataclass(frozen=True, slots=True)
class Journal:
    """How far a journal goes: the number of its last act and that act's checksum."""

    acts: int
    checksum: bytes


def connect(file: Path, mode: str = "ro", immutable: bool = False) -> sqlite3.Connection:
    """A careful connection: nothing in the file itself is believed or run. Raises sqlite3.Error."""
    address = f"{file.absolute().as_uri()}?mode={mode}" + ("&immutable=1" if immutable else "")
    conn = sqlite3.connect(address, uri=True, timeout=BUSY_MS / 1000)
    # A bit that flips may break a character: the text is read nonetheless, and fits no checksum.
    conn.text_factory = partial(str, encoding="utf-8", errors="replace")
    for pragma in (
        f"busy_timeout = {BUSY_MS}",
        "foreign_keys = ON",
        "mmap_size = 0",
        "trusted_schema = OFF",
        "cell_size_check = ON",
    ):
        conn.execute(f"PRAGMA {pragma}")
    if hasattr(conn, "setconfig"):  # From Python 3.12 on.
        conn.setconfig(_DEFENSIVE, True)
    return conn


def database(conn: sqlite3.Connection | None = None) -> Database:
    """A connection, or a new database in memory, for sqlite-utils, without its plug-ins: code of
    other packages has no business in a library, and to look for it takes longer than to open one.
    """
    return Database(conn, memory=conn is None, execute_plugins=False)


@contextmanager
def looking_at(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file that nobody writes to and that is not changed by looking at it."""
    with closing(connect(file, immutable=True)) as conn:
        yield conn


def code_of(error: BaseException) -> int:
    """SQLite's own number of an error, without its finer parts; 0 where it has none."""
    code = getattr(error, "sqlite_errorcode", None)
    return 0 if code is None else code & 0xFF


def is_damage(error: BaseException) -> bool:
    """Whether an error of SQLite says that the file is not a whole database."""
    return code_of(error) in _BROKEN


def awaits_writer(error: BaseException) -> bool:
    """Whether a file cannot be read before somebody who may write has undone what a writer that
    was cut off had begun."""
    return code_of(error) == sqlite3.SQLITE_READONLY


def is_unreliable(error: BaseException) -> bool:
    """Whether nobody can know after an error of SQLite what the file holds."""
    return code_of(error) in (*_BROKEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)


def flaw_of_copy(file: Path) -> str:
    """What forbids to use a file as library.db, wherever it came from."""
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            header = stream.read(len(_MAGIC))
    except OSError as error:
        return error.strerror or str(error)
    if header != _MAGIC:
        return "it is no SQLite database"
    if size > MOST_BYTES:
        return "it is larger than any library"
    try:
        with looking_at(file) as conn:
            newer = flaw_of_steps(conn, schema.person)
            return newer or flaw_of_schema(conn, schema.person) or flaw_of_person(conn)
    except sqlite3.Error as error:
        return str(error)


def flaw_of_steps(conn: sqlite3.Connection, migrations: Migrations) -> str:
    """Whether the file was made by a newer photoorg. Raises sqlite3.Error."""
    known, applied = _known(migrations), applied_steps(conn, migrations)
    unknown = [name for name in applied if name not in known]
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    if unknown or version > len(known):
        return f"it was made by a newer photoorg ({unknown[-1] if unknown else version})"
    return ""


def flaw_of_schema(conn: sqlite3.Connection, migrations: Migrations) -> str:
    """Whether a file holds anything that its migrations do not make: triggers and views of others
    would act in our name. Raises sqlite3.Error."""
    (application,) = conn.execute("PRAGMA application_id").fetchone()
    if application not in (0, APPLICATION[migrations.name]):
        return "it belongs to another program"
    applied = tuple(applied_steps(conn, migrations))
    known = _known(migrations)
    if applied != known[: len(applied)]:
        return "its schema was changed step by step in an order that no photoorg uses"
    expected = _expected(migrations, applied)
    found = _objects(conn)
    for key in sorted(found.keys() | expected.keys()):
        kind, name, _ = key
        if key not in expected:
            return f"it holds something that photoorg did not make ({kind} “{name}”)"
        if key not in found:
            return f"something is missing in it ({kind} “{name}”)"
        if found[key] != expected[key] and _STEPS not in name:
            return f"something in it was changed ({kind} “{name}”)"
    return ""


def has_known_tables(conn: sqlite3.Connection, migrations: Migrations) -> bool:
    """Whether a newer file still has every table and column that this photoorg reads."""
    with closing(_empty(migrations, _known(migrations))) as own:
        tables = [name for kind, name, _ in _objects(own) if kind == "table"]
        return all(_columns(own, name) <= _columns(conn, name) for name in tables)


def applied_steps(conn: sqlite3.Connection, migrations: Migrations) -> list[str]:
    """The migrations a file has had, in order; none in an empty file. Raises sqlite3.Error."""
    there = conn.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [_STEPS]
    ).fetchone()
    if there is None:
        return []
    rows = conn.execute(
        f"SELECT name FROM {_STEPS} WHERE migration_set = ? ORDER BY rowid", [migrations.name]
    )
    return [str(name) for (name,) in rows]


def flaw_of_person(conn: sqlite3.Connection) -> str:
    """What is damaged in library.db."""
    return flaw_of_pages(conn) or flaw_of_journal(conn)


def flaw_of_pages(conn: sqlite3.Connection, full: bool = False) -> str:
    """What SQLite itself finds wrong, in all it can check or only in what goes quickly."""
    try:
        check = "integrity_check" if full else "quick_check"
        (says,) = conn.execute(f"PRAGMA {check}(1)").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if says == "ok" else str(says).replace("\n", " ")


def orphans(conn: sqlite3.Connection) -> dict[str, list[int]]:
    """The numbers of the rows that refer to nothing, by table. Raises sqlite3.Error."""
    found: dict[str, list[int]] = {}
    for table, number, *_ in conn.execute("PRAGMA foreign_key_check"):
        found.setdefault(table, []).append(number)
    return found


def flaw_of_journal(conn: sqlite3.Connection) -> str:
    """Whether an act in the journal is not as it was written, or one is gone."""
    try:
        columns = _columns(conn, "edits")
        if "checksum" not in columns:
            return ""  # Made by a photoorg that did not write any, or empty.
        conn.execute("BEGIN")
        try:
            return _flaw_of_acts(conn)
        finally:
            conn.rollback()
    except sqlite3.DatabaseError as error:
        return str(error)


def _flaw_of_acts(conn: sqlite3.Connection) -> str:
    before, last = b"", 0
    for number, at, verb, payload, kept in conn.execute(
        "SELECT id, at, verb, payload, checksum FROM edits ORDER BY id"
    ):
        if number != last + 1:
            return f"act {last + 1:,} is missing in the journal"
        if checksum(before, number, at, verb, payload) != kept:
            return f"act {number:,} in the journal is not what was written"
        before, last = kept, number
    row = conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'edits'").fetchone()
    if row and row[0] > last:
        return f"act {last + 1:,} is missing in the journal"
    return ""


def journal_of(conn: sqlite3.Connection) -> Journal:
    """How far the journal in a file goes. Raises sqlite3.Error."""
    sealed = "checksum" if "checksum" in _columns(conn, "edits") else "NULL"
    row = conn.execute(f"SELECT id, {sealed} FROM edits ORDER BY id DESC LIMIT 1").fetchone()
    return Journal(row[0], row[1] or b"") if row else Journal(0, b"")


def damaged_rows(conn: sqlite3.Connection, table: str) -> list[int]:
    """The numbers of the rows of a table of index.db that do not fit their checksums."""
    columns = ", ".join(("rowid", *SEALED[table], "checksum"))
    return [
        row[0]
        for row in conn.execute(f"SELECT {columns} FROM {table}")
        if checksum(*row[1:-1]) != row[-1]
    ]


def _known(migrations: Migrations) -> tuple[str, ...]:
    return tuple(migration.name for migration in migrations._migrations)


def _columns(conn: sqlite3.Connection, table: str) -> set[str]:
    return {row[0] for row in conn.execute("SELECT name FROM pragma_table_info(?)", [table])}


_Object = tuple[str, str, str]


@cache
def _expected(migrations: Migrations, applied: tuple[str, ...]) -> dict[_Object, str]:
    with closing(_empty(migrations, applied)) as conn:
        return _objects(conn)


def _empty(migrations: Migrations, applied: tuple[str, ...]) -> sqlite3.Connection:
    """A database in memory that has had these steps."""
    db = database()
    if applied:
        migrations.ensure_migrations_table(db)
    for migration in migrations._migrations:
        if migration.name in applied:
            migration.fn(db)
    return db.conn


def _objects(conn: sqlite3.Connection) -> dict[_Object, str]:
    rows = conn.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    return {
        (kind, name, table): " ".join((sql or "").split())
        for kind, name, table, sql in rows
        if not (kind == "table" and name in _OWN_TO_SQLITE)
    }
