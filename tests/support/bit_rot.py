"""Single bits of index.db flip, and we look who notices.

The full tier: `python tests/support/bit_rot.py FOLDER 500`.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

from old_schemas import make_index

from photoorg.library import Access, Library, integrity, rows
from photoorg.library.checksums import SEALED

ROWS = 3_000
_BLOBS = ("vectors", "vector"), ("regions", "map"), ("palettes", "shares")
_VALUE = 96
"""Bytes of each vector, concept list and map."""


def make(folder: Path) -> Path:
    """A library with some ROWS rows of blobs; its index.db."""
    make_index(folder / "index.db", 5, photos=1)
    chance = random.Random(0)
    with Library.open(folder, Access.PERSON | Access.INDEX) as library:
        with library.writing_index() as db:
            ids = range(1_000, 1_000 + ROWS // 3)
            for photo in ids:
                db.conn.execute(
                    """INSERT INTO photos (id, hash, size, colour, format, width, height,
                        orientation) VALUES (?, ?, 1, 1, 'JPEG', 1, 1, 1)""",
                    [photo, photo.to_bytes(32, "big")],
                )
            blob = chance.randbytes
            rows.put(db, "vectors", [(1, n, blob(_VALUE * 8)) for n in ids])
            rows.put(db, "regions", [(n, "m", 8, blob(_VALUE * 8)) for n in ids])
            rows.put(db, "palettes", [(n, blob(_VALUE)) for n in ids])
        library.index.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder / "index.db"


def flip(file: Path, trials: int, seed: int = 0) -> Counter[str]:
    """Of so many flips, one at a time: how many changed a blob, how many of those were
    noticed (`seen`), how many SQLite's own full check noticed, and how many nobody did."""
    whole = file.read_bytes()
    blobs = _blobs(file)
    chance = random.Random(seed)
    told: Counter[str] = Counter()
    for _ in range(trials):
        at = chance.randrange(len(whole))
        broken = bytearray(whole)
        broken[at] ^= 1 << chance.randrange(8)
        file.write_bytes(broken)
        by_sqlite, by_us = _flawed(file)
        told["flips"] += 1
        told["sqlite"] += by_sqlite
        told["unnoticed"] += not (by_sqlite or by_us)
        if _blobs(file) != blobs:
            told["blobs"] += 1
            told["seen"] += by_us or by_sqlite
    file.write_bytes(whole)
    return told


def _blobs(file: Path) -> list[bytes]:
    try:
        with closing(integrity.connect(file, immutable=True)) as conn:
            return [
                row[0]
                for table, column in (
                    ("vectors", "vector"),
                    ("regions", "map"),
                    ("palettes", "shares"),
                )
                for row in conn.execute(f"SELECT {column} FROM {table} ORDER BY rowid")
            ]
    except sqlite3.Error:
        return []


def _flawed(file: Path) -> tuple[bool, bool]:
    try:
        with closing(integrity.connect(file, immutable=True)) as conn:
            if integrity.flaw_of_pages(conn, full=True):
                return True, False
            return False, any(integrity.damaged_rows(conn, table) for table in SEALED)
    except sqlite3.Error:
        return True, False


if __name__ == "__main__":
    place = Path(sys.argv[1])
    shutil.rmtree(place, ignore_errors=True)
    sys.stdout.write(f"{dict(flip(make(place), int(sys.argv[2])))}\n")
