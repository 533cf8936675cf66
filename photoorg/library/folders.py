"""The folders the person added (library.db), and whether each can be seen now (index.db)."""

from __future__ import annotations

import os
from pathlib import Path

from sqlite_utils import Database

from photoorg.domain import Folder
from photoorg.errors import LibraryError
from photoorg.library import journal
from photoorg.library.store import Library

_ADD, _REMOVE, _MOVE = "add folder", "remove folder", "move folder"


def add(library: Library, folder: Path) -> Folder:
    """Add a folder to the library; the same folder again changes nothing.

    Folders that lie inside it become part of it.

    Raises LibraryError when it is no readable folder, lies inside one that is already there, or
    is the library's own.
    """
    path = _usable(library, folder)
    shown = os.fsdecode(path)
    for known in listed(library):
        if known.path == path:
            return known
        if is_inside(path, known.path):
            raise LibraryError(f"{shown} is already there as part of {os.fsdecode(known.path)}.")
    inside = [known for known in listed(library) if is_inside(known.path, path)]
    with library.writing_person() as db:
        for known in inside:
            _remove(db, known)
        db.execute("INSERT INTO folders (path, added_at) VALUES (?, ?)", [path, journal.now()])
        journal.append(db, _ADD, {"path": shown})
    return next(known for known in listed(library) if known.path == path)


def _usable(library: Library, folder: Path) -> bytes:
    """The true path of a folder that may hold photos."""
    path = os.fsencode(os.path.realpath(folder))
    shown = os.fsdecode(path)
    if not os.path.isdir(path):
        raise LibraryError(f"{shown} is not a folder.")
    if not os.access(path, os.R_OK | os.X_OK):
        raise LibraryError(f"{shown} cannot be read: permission denied.")
    if is_inside(path, os.fsencode(os.path.realpath(library.paths.library))):
        raise LibraryError(f"{shown} holds photoorg's own library, not photos.")
    return path


def move(library: Library, folder: Folder, place: Path) -> Folder:
    """Say that a folder lies at another place now; the next scan takes its files along.

    Raises LibraryError when that is no readable folder, is part of the library already, or is the
    library's own.
    """
    path = _usable(library, place)
    shown = os.fsdecode(path)
    if path == folder.path:
        raise LibraryError(
            f"{shown} is where the folder is looked for already; to begin anew with what lies "
            "there now, remove the folder and add it again."
        )
    for known in listed(library):
        overlaps = is_inside(path, known.path) or is_inside(known.path, path)
        if known.path != folder.path and overlaps:
            raise LibraryError(f"{shown} overlaps {os.fsdecode(known.path)}, which is there too.")
    with library.writing_person() as db:
        db.execute("UPDATE folders SET path = ? WHERE id = ?", [path, folder.id])
        payload = {"path": os.fsdecode(folder.path), "to": shown}
        journal.append(db, _MOVE, payload)
    return next(known for known in listed(library) if known.path == path)


def moves(library: Library) -> dict[bytes, bytes]:
    """Where folders that are looked for elsewhere now went, by the path they had."""
    went: dict[bytes, bytes] = {}
    for edit in journal.edits(library, (_ADD, _REMOVE, _MOVE)):
        path = os.fsencode(str(edit.payload["path"]))
        went.pop(path, None)
        if edit.verb == _MOVE:
            went[path] = os.fsencode(str(edit.payload["to"]))
    return went


def remove(library: Library, folder: Folder) -> None:
    """Take a folder out of the library. Its files stay untouched on the disk."""
    with library.writing_person() as db:
        _remove(db, folder)


def _remove(db: Database, folder: Folder) -> None:
    db.execute("DELETE FROM folders WHERE id = ?", [folder.id])
    journal.append(db, _REMOVE, {"path": os.fsdecode(folder.path)})


def listed(library: Library) -> list[Folder]:
    """All folders of the library, by path."""
    offline = {root for (root,) in library.index.execute("SELECT root FROM offline_roots")}
    rows = library.person.execute("SELECT id, path FROM folders ORDER BY path")
    return [Folder(id_, path, online=path not in offline) for id_, path in rows]


def set_online(library: Library, folder: Folder, online: bool) -> None:
    """Remember that a folder can or cannot be seen; nothing below it is forgotten."""
    with library.writing_index() as db:
        if online:
            db.execute("DELETE FROM offline_roots WHERE root = ?", [folder.path])
        else:
            db.execute(
                "INSERT OR IGNORE INTO offline_roots (root, since) VALUES (?, ?)",
                [folder.path, journal.now()],
            )


def is_inside(path: bytes, folder: bytes) -> bool:
    """Whether `path` is `folder` or lies below it; both absolute and free of links."""
    separator = os.fsencode(os.sep)
    return path == folder or path.startswith(folder.rstrip(separator) + separator)
