"""Files that could not become photos, each with its reason (index.db)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from photoorg import __version__
from photoorg.domain import FoundFile, Problem
from photoorg.errors import MediaError, ProblemKind
from photoorg.library import journal
from photoorg.library.store import Library


def record(db: Database, root: bytes, errors: Iterable[MediaError]) -> None:
    """Keep the reasons, inside the transaction of their batch."""
    db.conn.executemany(
        """INSERT OR REPLACE INTO problems (path, root, kind, reason, version, at)
        VALUES (?, ?, ?, ?, ?, ?)""",
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


def forget(library: Library, paths: Iterable[bytes]) -> None:
    """Drop problems, so that their files are tried again."""
    with library.writing_index() as db:
        db.conn.executemany("DELETE FROM problems WHERE path = ?", [(path,) for path in paths])


def forget_passing(library: Library) -> None:
    """Drop the problems that may be over: files that could not be opened, and all that another
    version of photoorg met. What they say of a file itself stays until the file changes."""
    with library.writing_index() as db:
        db.execute(
            "DELETE FROM problems WHERE version <> ? OR kind = ?",
            [__version__, ProblemKind.UNREADABLE.value],
        )
