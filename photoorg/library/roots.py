"""What index.db knows of the folders as places on disk: volumes, mounts, and days they were seen.

The person's list of folders (library.db) leads. `follow` brings the index in line with it: a
folder that was moved takes all its files along without one of them being read.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from sqlite_utils import Database

from photoorg.domain import Folder, FoundFile
from photoorg.library import folders
from photoorg.library.store import Library
from photoorg.volumes import Spot

SAMPLE = 40
"""Files looked at to tell whether a folder is another one's."""
_SEPARATOR = os.fsencode(os.sep)
_TABLES = ("files", "problems", "offline_roots", "roots", "mounts")


def spot(library: Library, root: bytes) -> Spot | None:
    """What a root lay on when it was seen last, None where that has no lasting identity."""
    row = library.index.execute(
        "SELECT volume, inside FROM roots WHERE root = ? AND volume <> ''", [root]
    ).fetchone()
    return Spot(*row) if row else None


def remember(library: Library, root: bytes, seen: Spot | None) -> None:
    """Remember what a root lies on."""
    values = ("", b"") if seen is None else (seen.volume, seen.inside)
    with library.writing_index() as db:
        db.execute(
            """INSERT INTO roots (root, volume, inside) VALUES (?, ?, ?)
            ON CONFLICT (root) DO UPDATE SET volume = excluded.volume, inside = excluded.inside
            WHERE volume <> excluded.volume OR inside <> excluded.inside""",
            [root, *values],
        )


def set_found_at(library: Library, root: bytes, path: bytes | None) -> None:
    """Remember where the volume of an offline root has shown up, or that it has not."""
    with library.writing_index() as db:
        db.execute(
            "UPDATE roots SET found_at = ? WHERE root = ? AND found_at IS NOT ?",
            [path, root, path],
        )


def found_elsewhere(library: Library) -> list[tuple[Folder, bytes]]:
    """The offline folders whose volume can be seen at another path, with that path."""
    found = dict(
        library.index.execute("SELECT root, found_at FROM roots WHERE found_at IS NOT NULL")
    )
    return [
        (folder, found[folder.path])
        for folder in folders.listed(library)
        if not folder.online and folder.path in found
    ]


def count_day(library: Library, root: bytes, today: date) -> None:
    """Count a day on which a root was seen; each step of the clock counts one day at most."""
    with library.writing_index() as db:
        db.execute(
            """UPDATE roots SET days = days + (? > last_day), last_day = ?
            WHERE root = ? AND last_day <> ?""",
            [today.isoformat(), today.isoformat(), root, today.isoformat()],
        )


def mounts(library: Library, root: bytes) -> set[bytes]:
    """The paths below a root at which other volumes were mounted."""
    rows = library.index.execute("SELECT path FROM mounts WHERE root = ?", [root])
    return {path for (path,) in rows}


def set_mounts(library: Library, root: bytes, points: Collection[bytes]) -> None:
    """Remember at which paths below a root other volumes are mounted."""
    if mounts(library, root) == set(points):
        return
    with library.writing_index() as db:
        db.execute("DELETE FROM mounts WHERE root = ?", [root])
        db.conn.executemany(
            "INSERT OR REPLACE INTO mounts (path, root) VALUES (?, ?)",
            [(point, root) for point in points],
        )


def sample(known: Mapping[bytes, FoundFile]) -> list[FoundFile]:
    """Some of the known files, from all over."""
    step = max(1, len(known) // SAMPLE)
    return [known[path] for path in sorted(known)[::step]]


def path_at(found: FoundFile, root: bytes, place: bytes) -> bytes:
    """Where a file of a root lies when that is at `place`."""
    return place.rstrip(_SEPARATOR) + found.path[len(root.rstrip(_SEPARATOR)) :]


def agree(
    known: Mapping[bytes, FoundFile], root: bytes, place: bytes, *, times: bool = True
) -> float:
    """The share of some known files of a root that lie at `place` in the same way, with the same
    size and, if wanted, time; 1 where none is known. Looks at the disk; never raises."""
    chosen = sample(known)
    same = sum(_is_same(found, path_at(found, root, place), times) for found in chosen)
    return same / len(chosen) if chosen else 1.0


def _is_same(found: FoundFile, path: bytes, times: bool) -> bool:
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return False
    return status.st_size == found.size and (not times or status.st_mtime_ns == found.mtime_ns)


def follow(library: Library, listed: Sequence[Folder]) -> None:
    """Bring the index in line with the folders that are listed now.

    Files of a folder that was moved get their new paths, in one transaction; files of a folder
    that became part of another one belong to that. The rest is for `files.forget_roots_except`.
    """
    present = {folder.path for folder in listed}
    known = {
        root
        for table in _TABLES
        for (root,) in library.index.execute(f"SELECT DISTINCT root FROM {table}")
    }
    gone = known - present
    if not gone:
        return
    moves = folders.moves(library)
    with library.writing_index() as db:
        for root in sorted(gone):
            target = _end(root, moves)
            if target in present and target != root:
                _rewrite(db, root, target)
            else:
                _join(db, root, present)


def _end(root: bytes, moves: Mapping[bytes, bytes]) -> bytes:
    """Where a root came to in the end."""
    seen = {root}
    while root in moves and moves[root] not in seen:
        root = moves[root]
        seen.add(root)
    return root


def _join(db: Database, root: bytes, present: Iterable[bytes]) -> None:
    """Files of a folder that is not listed any more belong to the listed one they lie in."""
    for holder in present:
        if folders.is_inside(root, holder):
            for table in ("files", "problems", "mounts"):
                db.execute(f"UPDATE {table} SET root = ? WHERE root = ?", [holder, root])
        elif folders.is_inside(holder, root):
            low = holder.rstrip(_SEPARATOR) + _SEPARATOR
            high = low[:-1] + bytes([_SEPARATOR[0] + 1])
            for table in ("files", "problems", "mounts"):
                db.execute(
                    f"UPDATE {table} SET root = ? WHERE root = ? AND path >= ? AND path < ?",
                    [holder, root, low, high],
                )


def _rewrite(db: Database, old: bytes, new: bytes) -> None:
    """Give everything below a root its path below another one; what lay there gives way."""
    start = len(old.rstrip(_SEPARATOR)) + 1
    here = new.rstrip(_SEPARATOR)
    # By way of names no file has: old and new paths may overlap.
    aside = b"\x01" + here
    for table in ("files", "problems", "mounts"):
        db.execute(
            f"UPDATE {table} SET path = CAST(? || substr(path, ?) AS BLOB) WHERE root = ?",
            [aside, start, old],
        )
        db.execute(
            f"UPDATE OR REPLACE {table} SET path = substr(path, 2), root = ? WHERE root = ?",
            [new, old],
        )
    db.execute(
        """UPDATE files SET directory = CASE directory WHEN ? THEN ?
            ELSE CAST(? || substr(directory, ?) AS BLOB) END
        WHERE root = ? AND (directory = ? OR substr(directory, 1, ?) = ?)""",
        [old, new, here, start, new, old, start, old.rstrip(_SEPARATOR) + _SEPARATOR],
    )
    db.execute("DELETE FROM offline_roots WHERE root = ?", [old])
    db.execute("UPDATE OR REPLACE roots SET root = ?, found_at = NULL WHERE root = ?", [new, old])
