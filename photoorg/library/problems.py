"""Files that could not become photos, each with its reason (index.db)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from photoorg import __version__
from photoorg.domain import FoundFile, Problem
from photoorg.errors import MediaError, ProblemKind
from photoorg.library import journal
from photoorg.library.store import Library


def record(db: Database, root: bytes, errors: Iterable[MediaError]) -> None:
    """Keep the reasons, inside the transaction of their batch."""
    db.conn.executemany(
        """INSERT INTO problems (path, root, kind, reason, version, at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (path) DO UPDATE SET root = excluded.root, kind = excluded.kind,
            reason = excluded.reason, version = excluded.version, at = excluded.at,
            tries = tries + 1, due = 0""",
        [(e.path, root, e.kind.value, e.reason, __version__, journal.now()) for e in errors],
    )


def record_files(db: Database, failed: Sequence[tuple[FoundFile, MediaError]]) -> None:
    """Keep why known files failed, inside the transaction of their batch."""
    for found, error in failed:
        row = db.execute("SELECT root FROM files WHERE path = ?", [found.path]).fetchone()
        if row is not None:
            record(db, row[0], [error])


def listed(library: Library) -> list[Problem]:
    """All problems, by path."""
    rows = library.index.execute("SELECT path, kind, reason FROM problems ORDER BY path")
    return [Problem(path, kind, reason) for path, kind, reason in rows]


def count(library: Library) -> int:
    """How many files have a problem."""
    return int(library.index.execute("SELECT COUNT(*) FROM problems").fetchone()[0])


def count_online_only(library: Library) -> int:
    """How many of them a cloud service keeps elsewhere."""
    query = "SELECT COUNT(*) FROM problems WHERE kind = ?"
    return int(library.index.execute(query, [ProblemKind.ONLINE_ONLY.value]).fetchone()[0])


def forget(library: Library, paths: Iterable[bytes]) -> None:
    """Drop problems, so that their files are tried again."""
    with library.writing_index() as db:
        db.conn.executemany("DELETE FROM problems WHERE path = ?", [(path,) for path in paths])


def online_only(library: Library, root: bytes) -> set[bytes]:
    """The files below a root that were not opened, to keep a cloud service from loading them."""
    rows = library.index.execute(
        "SELECT path FROM problems WHERE root = ? AND kind = ?",
        [root, ProblemKind.ONLINE_ONLY.value],
    )
    return {path for (path,) in rows}


@dataclass(frozen=True, slots=True)
class Passing:
    """A problem that may be over although its file is the same: it could not be opened."""

    path: bytes
    tries: int
    changed_ns: int | None
    """When the file's state had changed last, as of the last try but the first."""


def passing(library: Library) -> list[Passing]:
    """The files of folders that can be seen which could not be opened."""
    rows = library.index.execute(
        """SELECT path, tries, changed_ns FROM problems WHERE kind = ?
        AND path IN (SELECT path FROM files)
        AND root NOT IN (SELECT root FROM offline_roots)""",
        [ProblemKind.UNREADABLE.value],
    )
    return [Passing(*row) for row in rows]


def try_again(library: Library, due: Iterable[tuple[bytes, int]]) -> None:
    """Let the next reading try some files again; each with when its state had changed last (ns).

    The problems stay listed until then.
    """
    with library.writing_index() as db:
        db.conn.executemany(
            "UPDATE problems SET due = 1, changed_ns = ? WHERE path = ?",
            [(changed, path) for path, changed in due],
        )


def forget_outdated(library: Library) -> None:
    """Drop the problems that another version of photoorg met. What this one says of a file stays
    until the file changes."""
    with library.writing_index() as db:
        db.execute("DELETE FROM problems WHERE version <> ?", [__version__])
