"""Files: the places where photos lie (index.db)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

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
    rows = library.index.execute(
        """SELECT path, kind, reason, path IN (SELECT path FROM files) FROM problems
        WHERE root = ?""",
        [root],
    ).fetchall()
    before = {path: (kind, reason) for path, kind, reason, _ in rows}
    now = {error.path for error in errors}
    over = [path for path, _, _, is_file in rows if not is_file and path not in now]
    fresh = [e for e in errors if before.get(e.path) != (e.kind.value, e.reason)]
    if over or fresh:
        with library.writing_index() as db:
            db.conn.executemany("DELETE FROM problems WHERE path = ?", [(path,) for path in over])
            problems.record(db, root, fresh)


def lost(library: Library, paths: Iterable[bytes]) -> None:
    """Mark files as missing: they were there before, and their folder can be seen, but not they.

    Their photos and vectors stay, so that a file that returns costs nothing.
    """
    gone = list(paths)
    with library.writing_index() as db:
        db.conn.executemany(
            """UPDATE files SET missing_since = ?, missing_day = COALESCE(
                (SELECT days FROM roots WHERE roots.root = files.root), 0)
            WHERE path = ? AND missing_since IS NULL""",
            [(journal.now(), path) for path in gone],
        )
        db.conn.executemany("DELETE FROM problems WHERE path = ?", [(path,) for path in gone])


def forget_missing(library: Library, before: str = "9999", seen_days: int = 0) -> int:
    """Forget files that went missing before a moment (UTC, ISO 8601) and whose folder was seen on
    `seen_days` other days since; and photos left without any file.

    What the person said about the photos stays: should one return, it has all of that again.
    Returns the number of photos forgotten.
    """
    due = """missing_since < ? AND root NOT IN (SELECT root FROM offline_roots) AND missing_day + ?
        <= COALESCE((SELECT days FROM roots WHERE roots.root = files.root), 0)"""
    every = "missing_since < ?" if not seen_days else due
    values: list[object] = [before, seen_days] if seen_days else [before]
    if library.index.execute(f"SELECT 1 FROM files WHERE {every} LIMIT 1", values).fetchone():
        with library.writing_index() as db:
            db.execute(f"DELETE FROM files WHERE {every}", values)
            return _forget_orphans(db)
    return 0


def forget_roots_except(library: Library, roots: Sequence[bytes]) -> int:
    """Forget the files of folders the person removed, and photos left without any file.

    Returns the number of photos forgotten.
    """
    marks = ", ".join("?" * len(roots))
    with library.writing_index() as db:
        for table in ("files", "problems", "offline_roots"):
            db.execute(f"DELETE FROM {table} WHERE root NOT IN ({marks})", list(roots))
        return _forget_orphans(db)


def _forget_orphans(db: Database) -> int:
    """Forget the photos without any file, and what was found out about them; how many."""
    orphans = "id NOT IN (SELECT photo_id FROM files WHERE photo_id > 0)"
    if db.execute(f"SELECT 1 FROM photos WHERE {orphans} LIMIT 1").fetchone() is None:
        return 0
    contents = f"SELECT hash FROM photos WHERE {orphans}"
    for table, column in _OF_CONTENTS:
        db.execute(f"DELETE FROM {table} WHERE {column} IN ({contents})")
    return db.execute(f"DELETE FROM photos WHERE {orphans}").rowcount


_OF_CONTENTS = (
    ("explanations", "left_hash"),
    ("explanations", "right_hash"),
    ("drawn_captions", "hash"),
)


def like_known(library: Library) -> list[FoundFile]:
    """Files to read that have the size of a known photo, and so may be that photo."""
    rows = library.index.execute(
        f"""SELECT path, size, mtime_ns FROM files
        WHERE {_TO_READ} AND size IN (SELECT size FROM photos) ORDER BY path"""
    )
    return [FoundFile(*row) for row in rows]


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
    AND path NOT IN (SELECT path FROM problems WHERE due = 0)"""


def contents(library: Library, paths: Iterable[bytes]) -> dict[bytes, bytes]:
    """The content hashes of the photos that lie at some paths; none for files not read yet."""
    found: dict[bytes, bytes] = {}
    for path in paths:
        row = library.index.execute(
            """SELECT hash FROM photos JOIN files ON photo_id = photos.id
            WHERE path = ? AND pending = 0""",
            [path],
        ).fetchone()
        if row is not None:
            found[path] = row[0]
    return found


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A file of a photo that is not missing."""

    photo_id: int
    content: bytes
    """The photo's hash."""
    found: FoundFile
    """As it was seen last."""
    pending: bool
    """Whether it changed since it was read."""


def of_photos(library: Library, ids: Sequence[int]) -> list[PhotoFile]:
    """All files of some photos, at most 500, but for those that are missing; by photo and path."""
    rows = library.index.execute(
        f"""SELECT photos.id, hash, path, files.size, mtime_ns, pending
        FROM files JOIN photos ON photos.id = photo_id
        WHERE missing_since IS NULL AND photo_id IN ({", ".join("?" * len(ids))})
        ORDER BY photos.id, path""",
        list(ids),
    )
    return [
        PhotoFile(photo_id, content, FoundFile(path, size, mtime_ns), bool(pending))
        for photo_id, content, path, size, mtime_ns, pending in rows
    ]


def directories(library: Library) -> Iterator[tuple[bytes, int]]:
    """Every directory that holds photos, with how many lie directly in it, by path: one after the
    other, for a caller that must not wait long."""
    yield from library.index.execute(
        """SELECT directory, COUNT(DISTINCT photo_id) FROM files
        WHERE photo_id IS NOT NULL AND missing_since IS NULL
        GROUP BY directory ORDER BY directory"""
    )
