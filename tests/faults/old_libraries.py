"""Libraries as released photoorgs left them, with rows in every table."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from photoorg.library import schema

RELEASED = {"person": ("p001",), "index": ("i001", "i002", "i003", "i004", "i005")}
"""The last step of each schema that was released."""
_ROWS = 5
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class OldLibrary:
    """A library of a released schema."""

    folder: Path
    steps: str
    person: Rows
    index: Rows


def make_old(folder: Path, last: str) -> OldLibrary:
    """A library as an earlier photoorg left it, with rows in every table."""
    folder.mkdir(parents=True)
    for name, migrations, step in (
        ("library.db", schema.person, RELEASED["person"][-1]),
        ("index.db", schema.index, last),
    ):
        with closing(sqlite3.connect(folder / name)) as conn:
            conn.execute("PRAGMA journal_mode = WAL")
            _apply_until(conn, migrations, step)
            _fill(conn)
            conn.commit()
    return OldLibrary(folder, last, rows(folder / "library.db"), rows(folder / "index.db"))


def rows(file: Path) -> Rows:
    """Everything in a database but its list of migrations."""
    with closing(sqlite3.connect(file)) as conn:
        return {table: conn.execute(f"SELECT * FROM {table}").fetchall() for table in _tables(conn)}


def _apply_until(conn: sqlite3.Connection, migrations: Migrations, last: str) -> None:
    after = [m.name for m in migrations._migrations]
    here = next(i for i, name in enumerate(after) if name.startswith(last))
    stop = after[here + 1] if here + 1 < len(after) else None
    if stop is None:
        migrations.apply(Database(conn))
    else:
        migrations.apply(Database(conn), stop_before=stop)


def _tables(conn: sqlite3.Connection) -> list[str]:
    found = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in found if not name.startswith(("sqlite_", "_sqlite_"))]


def _fill(conn: sqlite3.Connection) -> None:
    """Rows that may refer to each other: every number is the row's own."""
    for table in _tables(conn):
        columns = conn.execute(f"PRAGMA table_info({table})").fetchall()
        for row in range(1, _ROWS + 1):
            values = [_value(table, name, kind, row) for _, name, kind, *_ in columns]
            marks = ", ".join("?" * len(values))
            conn.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", values)


def _value(table: str, column: str, kind: str, row: int) -> Any:
    if column == "payload":
        return f'{{"path": "/photos/{row}"}}'
    if column in ("path", "root", "directory"):
        return b"/photos/%d" % row
    if column == "parent_id":
        return None
    match kind:
        case "INTEGER":
            return row
        case "REAL":
            return row + 0.25
        case "BLOB":
            return hashlib.blake2b(f"{table} {column} {row}".encode()).digest()
        case _:
            return f"{table} {column} {row}"


def schema_of(file: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(file)) as conn:
        found = conn.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return sorted(
            (name, " ".join(sql.split()))
            for name, sql in found
            if not name.startswith(("sqlite_", "_sqlite_"))
        )


def made_by(migrations: Migrations, last: str | None) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:")) as conn:
        _apply_until(conn, migrations, last or migrations._migrations[-1].name)
        found = conn.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return sorted(
            (name, " ".join(sql.split()))
            for name, sql in found
            if not name.startswith(("sqlite_", "_sqlite_"))
        )
