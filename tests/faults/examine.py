"""Looking at a library from outside, with plain SQLite, as it was left by a killed process."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from photoorg import thumbnail_files
from photoorg.pipeline.read import BATCH, FIRST
from tests.faults import facts, life
from tests.faults.life import Undisturbed

_SHOWN = 3


def copy_databases(library: Path, to: Path) -> Path:
    """The database files with their logs, so that looking at them changes nothing for whoever
    opens the library next."""
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    for file in library.glob("*.db*"):
        if file.is_file() and not file.name.endswith("-shm"):
            shutil.copyfile(file, to / file.name)
    return to


def damage(file: Path) -> list[str]:
    """What SQLite finds wrong with a database file."""
    if not file.exists():
        return []
    try:
        with closing(sqlite3.connect(file)) as db:
            says = [row[0] for row in db.execute("PRAGMA integrity_check(3)")]
            says = [] if says == ["ok"] else says
            says += [f"foreign key {row}" for row in db.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as error:
        says = [str(error)]
    return [f"{file.name}: {words}" for words in says]


def held(library: Path) -> set[str]:
    """All facts of a library's databases; those of a database without tables are none."""
    found: set[str] = set()
    for name, read in (("index.db", facts.of_index), ("library.db", facts.of_person)):
        if (library / name).exists():
            with closing(sqlite3.connect(library / name)) as db:
                try:
                    found |= read(db)
                except sqlite3.OperationalError as error:
                    if "no such table" not in str(error):
                        raise
    return found


def missing(promised: set[str], library: Path) -> list[str]:
    """Promised facts that are not held, in words."""
    lost = sorted(promised - held(library))
    more = [f"and {len(lost) - _SHOWN} more"] if len(lost) > _SHOWN else []
    return [f"lost: {fact}" for fact in lost[:_SHOWN]] + more


def half_batches(library: Path, held_before: set[str], batch_seen: int, total: int) -> list[str]:
    """Signs that a transaction was saved in part: a number of new photos that is no number of
    whole batches, or a photo with only some of its vectors."""
    wrong = []
    held_now = held(library)
    # A run reads a few photos first, and then whole batches. The model sees whole batches, too, or
    # all that have been read so far.
    behind = _count("read", held_before) - _count("seen", held_before)
    over_seen = {(late + first) % batch_seen for late in (0, behind) for first in (0, FIRST)}
    for kind, size, over in (("read", BATCH, {0, FIRST}), ("seen", batch_seen, over_seen)):
        before, now = _count(kind, held_before), _count(kind, held_now)
        if (now - before) % size not in over and now != total:
            wrong.append(f"half a batch: {kind} {before} → {now} of {total}, batches of {size}")
    with closing(sqlite3.connect(library / "index.db")) as db:
        try:
            uneven = db.execute(
                """SELECT COUNT(*) FROM (SELECT photo_id, COUNT(*) AS n FROM vectors GROUP BY
                photo_id) AS has FULL JOIN concepts USING (photo_id)
                WHERE n IS NOT (SELECT COUNT(*) FROM spaces) OR model_id IS NULL"""
            ).fetchone()[0]
        except sqlite3.OperationalError:
            return wrong
    return [*wrong, f"{uneven} photos with some vectors only"] if uneven else wrong


def _count(kind: str, facts: Iterable[str]) -> int:
    return sum(fact.startswith(f"{kind} ") for fact in facts)


def thumbnails(library: Path, read: Iterable[str], whole: Undisturbed) -> list[str]:
    """Thumbnails that would be shown wrong, and photos that were read but have none."""
    wrong, none = 0, 0
    for content in read:
        file = life.paths(library).thumbnail(bytes.fromhex(content))
        jpeg = thumbnail_files.unseal(file.read_bytes()) if file.exists() else None
        none += jpeg is None
        wrong += jpeg is not None and jpeg != whole.thumbnails.get(content.lower())
    words = [f"{wrong} wrong thumbnails"] if wrong else []
    return [*words, f"{none} photos without a whole thumbnail"] if none else words


def read_contents(held_facts: Iterable[str]) -> list[str]:
    """The content hashes of the photos that were read."""
    return [fact.split(" ")[2] for fact in held_facts if fact.startswith("read ")]
