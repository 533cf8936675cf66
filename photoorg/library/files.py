"""Files: the places where photos lie (index.db)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from photoorg.domain import FoundFile
from photoorg.errors import MediaError
from photoorg.library import journal, problems
from photoorg.library.store import Library


def seen(library: Library, root: bytes, found: Sequence[FoundFile]) -> None:
    """Record a batch of new, changed or returned files below `root`.

    A file whose size or modification time changed is read again, keeping its photo until then;
    what was wrong with it before counts no more.
    """
    with library.writing_index() as db:
        db.conn.executemany(
            """INSERT INTO files (path, directory, root, size, mtime_ns) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (path) DO UPDATE SET
                pending = pending OR size <> excluded.size OR mtime_ns <> excluded.mtime_ns,
                root = excluded.root, size = excluded.size, mtime_ns = excluded.mtime_ns,
                missing_since = NULL
            WHERE size <> excluded.size OR mtime_ns <> excluded.mtime_ns
                OR root <> excluded.root OR missing_since IS NOT NULL""",
            [(f.path, os.path.dirname(f.path), root, f.size, f.mtime_ns) for f in found],
        )
        db.conn.executemany("DELETE FROM problems WHERE path = ?", [(f.path,) for f in found])


def known(library: Library, root: bytes) -> dict[bytes, FoundFile]:
    """The files last seen below `root`, by path, without those that are missing."""
    rows = library.index.execute(
        "SELECT path, size, mtime_ns FROM files WHERE root = ? AND missing_since IS NULL", [root]
    )
    return {path: FoundFile(path, size, mtime_ns) for path, size, mtime_ns in rows}


def record_unreadable(library: Library, root: bytes, errors: Sequence[MediaError]) -> None:
    """Record what the scan of `root` could not look into, in place of last time's."""
    with library.writing_index() as db:
        db.execute(
            "DELETE FROM problems WHERE root = ? AND path NOT IN (SELECT path FROM files)", [root]
        )
        problems.record(db, root, errors)


def lost(library: Library, paths: Iterable[bytes]) -> None:
    """Mark files as missing: they were there before, and their folder can be seen, but not they.

    Their photos and vectors stay, so that a file that returns costs nothing.
    """
    gone = list(paths)
    with library.writing_index() as db:
        db.conn.executemany(
            "UPDATE files SET missing_since = ? WHERE path = ? AND missing_since IS NULL",
            [(journal.now(), path) for path in gone],
        )
        db.conn.executemany("DELETE FROM problems WHERE path = ?", [(path,) for path in gone])


def forget_roots_except(library: Library, roots: Sequence[bytes]) -> int:
    """Forget the files of folders the person removed, and photos left without any file.

    Returns the number of photos forgotten.
    """
    marks = ", ".join("?" * len(roots))
    with library.writing_index() as db:
        for table in ("files", "problems", "offline_roots"):
            db.execute(f"DELETE FROM {table} WHERE root NOT IN ({marks})", list(roots))
        return db.execute(
            "DELETE FROM photos WHERE id NOT IN (SELECT photo_id FROM files WHERE photo_id > 0)"
        ).rowcount


def pending(library: Library, limit: int) -> list[FoundFile]:
    """Files to read, newest first, leaving out those with a known problem."""
    rows = library.index.execute(
        f"""SELECT path, size, mtime_ns FROM files
        WHERE {_TO_READ} ORDER BY mtime_ns DESC, path LIMIT ?""",
        [limit],
    )
    return [FoundFile(*row) for row in rows]


def count_pending(library: Library) -> int:
    """How many files are still to be read."""
    query = f"SELECT COUNT(*) FROM files WHERE {_TO_READ}"
    return int(library.index.execute(query).fetchone()[0])


_TO_READ = """pending = 1 AND missing_since IS NULL
    AND root NOT IN (SELECT root FROM offline_roots)
    AND path NOT IN (SELECT path FROM problems)"""


def directories(library: Library) -> list[tuple[bytes, int]]:
    """Every directory that holds photos, with how many lie directly in it, by path."""
    rows = library.index.execute(
        """SELECT directory, COUNT(DISTINCT photo_id) FROM files
        WHERE photo_id IS NOT NULL AND missing_since IS NULL
        GROUP BY directory ORDER BY directory"""
    )
    return [(directory, count) for directory, count in rows]
