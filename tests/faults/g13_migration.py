"""G13: a kill in the middle of a migration leaves the old schema or the new one, never a mixture.

Libraries of every released schema are made, with rows in every table. A process opens one with our
own code and kills itself at the nth statement that SQLite is given; the files are looked at from
outside, and opened again.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
from collections import Counter
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

from photoorg.errors import LibraryError
from photoorg.library import Access, Library, backups, schema
from photoorg.settings import Paths
from tests.faults import examine, life
from tests.faults.old_libraries import RELEASED, OldLibrary, made_by, make_old, rows, schema_of
from tests.faults.outcome import Outcome, Scale

_DONE = 77


def measure(scale: Scale, scratch: Path) -> Outcome:
    """Kill 200 times."""
    kills = scale.count(200, least=12)
    trouble: Counter[str] = Counter()
    evidence: list[str] = []

    def blame(kind: str, words: str) -> None:
        trouble[kind] += 1
        if trouble[kind] <= 2:
            evidence.append(f"{kind}: {words}.")

    chance = random.Random(scale.seed)
    old = [make_old(scratch / f"old-{last}", last) for last in RELEASED["index"]]
    statements = [_statements(library, scratch / "counted") for library in old]
    stages: Counter[str] = Counter()
    for number in range(kills):
        which = number % len(old)
        at = 1 + chance.randrange(statements[which])
        work = scratch / "work"
        _copy(old[which].folder, work)
        if _open_and_die(work, at) != signal.SIGKILL:
            blame("processes that did not die", f"statement {at} of {statements[which]}")
            continue
        stages[_look(work, old[which], at, blame)] += 1
        _finish(work, old[which], blame)
    _down(old[0], scratch / "down", blame)
    _newer(old[-1], scratch / "newer", blame)
    reached = (
        f"{kills} kills from {len(old)} schemas: {stages['old']} left both old, {stages['new']} "
        f"both new, {stages['one']} one file old and the other new, "
        + (
            ", ".join(f"{n} {kind}" for kind, n in sorted(trouble.items()))
            or "0 mixed, the backup before is the old file, newer schemas were not written"
        )
    )
    return Outcome(
        "G13",
        "migration",
        f"{kills} kills from every released schema: each file old or new, backup first, its "
        "restore is the way down, newer schema never written",
        reached,
        not trouble,
        tuple(evidence),
    )


def _copy(library: Path, to: Path) -> None:
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(library, to)


def _statements(old: OldLibrary, work: Path) -> int:
    """How many statements SQLite is given while the library is opened."""
    _copy(old.folder, work)
    heard = work.with_suffix(".statements")
    child = os.fork()
    if child == 0:
        counter = count(1)
        _listen(lambda: heard.write_text(str(next(counter))))
        _open_and_leave(work)
    os.waitpid(child, 0)
    return int(heard.read_text())


def _open_and_die(work: Path, at: int) -> int:
    """The wait status of a process that kills itself before the nth statement."""
    child = os.fork()
    if child == 0:
        counter = count(1)

        def heard() -> None:
            if next(counter) == at:
                os.kill(os.getpid(), signal.SIGKILL)

        _listen(heard)
        _open_and_leave(work)
    return os.waitpid(child, 0)[1]


def _open_and_leave(work: Path) -> None:
    try:
        with Library.open(work, life.BOTH):
            pass
    finally:
        os._exit(_DONE)


def _listen(heard: Any) -> None:
    """Call `heard` before every statement of this process from now on."""
    connect = sqlite3.connect

    def listening(*arguments: Any, **named: Any) -> sqlite3.Connection:
        conn: sqlite3.Connection = connect(*arguments, **named)
        if arguments and ":memory:" not in str(arguments[0]):
            conn.set_trace_callback(lambda _: heard())
        return conn

    sqlite3.connect = listening  # type: ignore[assignment]


def _look(work: Path, old: OldLibrary, at: int, blame: Any) -> str:
    """Whether both files are `old` or `new`, or `one` of them is, after a kill."""
    copy = examine.copy_databases(work, work.with_name("copy"))
    newer = []
    for name, migrations, step, before in (
        ("library.db", schema.person, RELEASED["person"][-1], old.person),
        ("index.db", schema.index, old.steps, old.index),
    ):
        file = copy / name
        for words in examine.damage(file):
            blame("integrity errors", f"{old.steps}, statement {at}: {words}")
        found = schema_of(file)
        old_schema, new_schema = made_by(migrations, step), made_by(migrations, None)
        if found not in (old_schema, new_schema):
            blame("mixed schemas", f"{name} of {old.steps}, statement {at}")
        newer.append(found == new_schema)
        for table, kept in before.items():
            if not _holds(file, table, kept):
                blame("rows changed", f"{name} of {old.steps}, statement {at}: {table}")
    if newer[0] and not any(
        rows(backup.file)["edits"] == old.person["edits"] for backup in backups.listed(Paths(work))
    ):
        blame("migrations without a backup", f"{old.steps}, statement {at}")
    return "new" if all(newer) else "one" if any(newer) else "old"


def _holds(file: Path, table: str, before: list[tuple[Any, ...]]) -> bool:
    """Whether the rows of a table begin with the values they had."""
    with closing(sqlite3.connect(file)) as conn:
        now = conn.execute(f"SELECT * FROM {table}").fetchall()
    width = len(before[0]) if before else 0
    # Opening adds rows of its own to `state`.
    return [row[:width] for row in now][: len(before)] == before


def _finish(work: Path, old: OldLibrary, blame: Any) -> None:
    """Open it again: all is new, and all that was said is there."""
    try:
        with Library.open(work, life.BOTH) as library:
            notices = list(library.notices)
    except LibraryError as error:
        blame("libraries that do not open again", str(error))
        return
    if notices:
        blame("alarms after a kill", notices[0])
    for name, migrations, before in (
        ("library.db", schema.person, old.person),
        ("index.db", schema.index, old.index),
    ):
        if schema_of(work / name) != made_by(migrations, None):
            blame("unfinished migrations", f"{name} of {old.steps}")
        for table, kept in before.items():
            if not _holds(work / name, table, kept):
                blame("rows changed", f"{name} of {old.steps} in the end: {table}")
    if list(work.rglob("*.part")):
        blame("unfinished files", str(next(iter(work.rglob("*.part")))))


def _down(old: OldLibrary, work: Path, blame: Any) -> None:
    """The backup made before the migration is the old file, as the old program reads it."""
    _copy(old.folder, work)
    with Library.open(work, life.BOTH):
        pass
    made = backups.listed(Paths(work))
    if not made:
        blame("migrations without a backup", "nothing to go back to")
        return
    oldest = made[-1].file
    if schema_of(oldest) != made_by(schema.person, RELEASED["person"][-1]):
        blame("backups that are not old", oldest.name)
    if rows(oldest) != old.person:
        blame("backups with other rows", oldest.name)


def _newer(old: OldLibrary, work: Path, blame: Any) -> None:
    """A library of a newer photoorg is not written to."""
    for name, migrations in (("library.db", schema.person), ("index.db", schema.index)):
        _copy(old.folder, work)
        with Library.open(work, life.BOTH):
            pass
        with closing(sqlite3.connect(work / name)) as conn:
            conn.execute(
                "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
                [migrations.name, "x999_from_the_future", "2099-01-01"],
            )
            conn.execute(f"PRAGMA user_version = {len(migrations._migrations) + 1}")
            conn.commit()
        before = (work / name).read_bytes()
        for access in (life.BOTH, Access.READ):
            try:
                with Library.open(work, access) as library:
                    _try_to_write(library, name)
            except LibraryError:
                pass
        log = work / f"{name}-wal"  # A reader makes an empty one.
        if (work / name).read_bytes() != before or (log.exists() and log.stat().st_size):
            blame("newer schemas written", name)


def _try_to_write(library: Library, name: str) -> None:
    if name == "library.db":
        with library.writing_person() as db:
            db.execute("INSERT INTO edits (at, verb, payload) VALUES ('', '', '{}')")
    else:
        with library.writing_index() as db:
            db.execute("INSERT INTO state (key, value) VALUES ('x', 'y')")
