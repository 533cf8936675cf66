"""Rows that carry a checksum (index.db): written with it, and read only while they fit it."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from photoorg.errors import LibraryFull
from photoorg.library.checksums import SEALED, checksum
from photoorg.library.store import Access, Library

_log = logging.getLogger(__name__)


def put(db: Database, table: str, rows: Iterable[Sequence[object]]) -> None:
    """Insert rows, with the values in the order of SEALED, in place of those with their keys."""
    columns = SEALED[table]
    db.conn.executemany(
        f"""INSERT OR REPLACE INTO {table} ({", ".join(columns)}, checksum)
        VALUES ({", ".join("?" * (len(columns) + 1))})""",
        ((*row, checksum(*row)) for row in rows),
    )


def columns(table: str) -> str:
    """What to select for `whole`."""
    return ", ".join(f"{table}.{name}" for name in ("rowid", *SEALED[table], "checksum"))


def whole(library: Library, table: str, rows: Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
    """Of rows selected with `columns`, the values of those that fit their checksums.

    The others count as not there. Where index.db may be written and the disk has room they are
    deleted, so that they are made again.
    """
    fitting, damaged = split(rows)
    if damaged:
        _log.warning("%d damaged rows of %s will be made again", len(damaged), table)
        if Access.INDEX in library.access:
            try:
                with library.writing_index() as db:
                    delete(db, table, damaged)
            except LibraryFull as error:
                # Nobody who reads waits for room: they are met again.
                _log.warning("%s", error)
    return fitting


def split(rows: Iterable[Sequence[Any]]) -> tuple[list[Sequence[Any]], list[int]]:
    """The values of the rows that fit their checksums, and the numbers of the others."""
    fitting: list[Sequence[Any]] = []
    damaged: list[int] = []
    for row in rows:
        values = row[1:-1]
        if checksum(*values) == row[-1]:
            fitting.append(values)
        else:
            damaged.append(row[0])
    return fitting, damaged


def delete(db: Database, table: str, numbers: Sequence[int]) -> None:
    """Delete rows, and what keeps their photos from counting as lacking."""
    try:
        _delete(db, table, numbers)
    except sqlite3.DatabaseError:
        # A bit of a key flipped in the table and not in its index, or the other way round.
        db.execute(f"REINDEX {table}")
        _delete(db, table, numbers)
    if table in _SEEN_TOGETHER:
        db.execute(_SEEN_TOGETHER[table])


def _delete(db: Database, table: str, numbers: Sequence[int]) -> None:
    db.conn.executemany(f"DELETE FROM {table} WHERE rowid = ?", [(n,) for n in numbers])


_SEEN_TOGETHER = {
    "vectors": """DELETE FROM concepts WHERE EXISTS (
        SELECT 1 FROM spaces WHERE spaces.model_id = concepts.model_id AND NOT EXISTS (
            SELECT 1 FROM vectors WHERE space_id = spaces.id AND photo_id = concepts.photo_id))""",
    "regions": """DELETE FROM concepts WHERE model_id IN (SELECT model_id FROM regions)
        AND NOT EXISTS (SELECT 1 FROM regions WHERE regions.photo_id = concepts.photo_id
            AND regions.model_id = concepts.model_id)""",
}
"""A photo lacks what a model sees when it has no concepts by it: so they go with the rest."""
