"""What the person moved to the trash, as the journal has it (library.db).

One act is one entry, `VERB`, which can be undone. Notes about it follow, none of which is an act:
which files are next, where each one went, which came back, and that all of it was done. The order
is what makes a crash harmless.

- *That files are next* is noted before the first of them moves, with all that is needed to know
  them again. If photoorg dies between a move and its note, the next start finds the file named here
  and neither at its place nor in any note: it is looked for in the trash, whose folder is named
  here as well. Were nothing noted before, such a file would merely be missing, and nobody could say
  why; were the move itself noted before, the journal would claim what may never have happened.
- *Where a file went* is noted after its move, one by one: only then is it known.
- An act counts as done from before its first file moves until after its last one is back: whenever
  photoorg stops, what Ctrl+Z would take back is that act.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from photoorg.domain import Edit
from photoorg.errors import LibraryError
from photoorg.library import journal
from photoorg.library.journal import REDO, UNDO
from photoorg.library.store import Library

VERB = "move to trash"
_NEXT = "trash: next"
_MOVED = "trash: moved"
_BACK = "trash: back"
_RETURNING = "trash: returning"
_ENDED = "trash: ended"
_NOTES = (_NEXT, _MOVED, _BACK, _RETURNING, _ENDED)
_MEMORY = "moved to the trash"
_UNNOTICED = "moved to the trash and not noticed yet"


@dataclass(frozen=True, slots=True)
class TrashFile:
    """A file as it was when it was last known at its place."""

    content: bytes
    """The hash of its content."""
    path: bytes
    size: int
    mtime_ns: int
    inode: int = 0
    """Its number on its volume; 0 where that was not asked for."""


@dataclass(frozen=True, slots=True)
class Held:
    """A file that is in the trash, unless that was emptied."""

    act: int
    """The id of the act that moved it."""
    file: TrashFile
    where: bytes
    """Its path in the trash."""
    at: str
    """When it was moved, UTC, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """An act that was under way when photoorg ended."""

    act: int
    returning: bool
    """Whether its files were being brought back."""
    open: Mapping[bytes, tuple[TrashFile, bytes]]
    """The files that were next and of which nothing more is noted, by path, each with the folder of
    the trash that it was to go to."""


@dataclass(slots=True)
class _Known:
    """What all entries up to one add up to."""

    last: int = 0
    held: dict[bytes, Held] = field(default_factory=dict)
    under_way: dict[int, dict[bytes, tuple[TrashFile, bytes]]] = field(default_factory=dict)
    returning: set[int] = field(default_factory=set)


# What is noted


def begin(library: Library, photos: int, files: int) -> int:
    """Note that so many photos, which are so many files, are moved to the trash; the act's id."""
    with library.writing_person() as db:
        journal.append(db, VERB, {"photos": photos, "files": files})
        return journal.last_id(library)


def begin_again(library: Library, act: int) -> None:
    """Note that an act that was undone holds again."""
    with library.writing_person() as db:
        journal.append(db, REDO, {"edit": act})


def take_back(library: Library, act: int) -> None:
    """Note that an act does not hold any more."""
    with library.writing_person() as db:
        journal.append(db, UNDO, {"edit": act})


def note_next(library: Library, act: int, files: Iterable[TrashFile], folder: bytes) -> None:
    """Note which files are to be moved next, and to which folder of the trash they will go."""
    payload = {"edit": act, "to": os.fsdecode(folder), "files": [_plain(file) for file in files]}
    with library.writing_person() as db:
        journal.append(db, _NEXT, payload)


def note_moved(library: Library, act: int, file: TrashFile, where: bytes) -> None:
    """Note that a file is in the trash, and where."""
    with library.writing_person() as db:
        journal.append(db, _MOVED, {"edit": act, "to": os.fsdecode(where), "file": _plain(file)})


def note_returning(library: Library, act: int) -> None:
    """Note that the files of an act are to be brought back."""
    with library.writing_person() as db:
        journal.append(db, _RETURNING, {"edit": act})


def note_back(library: Library, act: int, path: bytes) -> None:
    """Note that a file is at its place again."""
    with library.writing_person() as db:
        journal.append(db, _BACK, {"edit": act, "path": os.fsdecode(path)})


def note_ended(library: Library, act: int, done: int, stayed: Sequence[tuple[bytes, str]]) -> None:
    """Note that nothing more of an act is under way: how many files were moved or brought back, and
    which were not, each with a reason."""
    said = [[os.fsdecode(path), reason] for path, reason in stayed]
    with library.writing_person() as db:
        journal.append(db, _ENDED, {"edit": act, "done": done, "stayed": said})


# What is known


def held(library: Library) -> Mapping[bytes, Held]:
    """Every file that was moved to the trash and not brought back from here, by the path it had."""
    return MappingProxyType(_read(library).held)


def held_by(library: Library, act: int) -> list[Held]:
    """The files that one act moved and that were not brought back, in the order they were moved."""
    return [each for each in _read(library).held.values() if each.act == act]


def files_of(library: Library, act: int) -> list[TrashFile]:
    """All files that an act was about, as they were when it last moved them, by path."""
    found: dict[bytes, TrashFile] = {}
    for edit in journal.edits(library, (_NEXT,), after=act):
        if edit.payload["edit"] == act:
            found |= {file.path: file for file in _files(edit)}
    return [found[path] for path in sorted(found)]


def interrupted(library: Library) -> list[Interrupted]:
    """The acts that were under way when photoorg ended last, oldest first."""
    known = _read(library)
    return [
        Interrupted(act, act in known.returning, MappingProxyType(dict(files)))
        for act, files in sorted(known.under_way.items())
    ]


def refuse(edit: Edit) -> None:
    """Raises LibraryError for an act of this kind: who undoes or redoes it has files to move, and
    must not only note it."""
    if edit.verb == VERB:
        raise LibraryError("Photos come back from the trash, and go there again, in the window.")


def counts(edit: Edit) -> tuple[int, int]:
    """How many photos, and how many files, an act was about."""
    photos, files = edit.payload.get("photos", 0), edit.payload.get("files", 0)
    return (photos, files) if isinstance(photos, int) and isinstance(files, int) else (0, 0)


def unnoticed(library: Library) -> set[int]:
    """The photos that this process moved to the trash, all files of each, of which index.db does
    not know yet; whoever moves them adds them, and takes them out when it knows."""
    kept: set[int] = library.memory.setdefault(_UNNOTICED, set())
    return kept


def _read(library: Library) -> _Known:
    known: _Known | None = library.memory.get(_MEMORY)
    if known is None or known.last > journal.last_id(library):
        known = library.memory[_MEMORY] = _Known()
    last = journal.last_id(library)
    if known.last != last:
        for edit in journal.edits(library, _NOTES, known.last):
            if edit.id <= last:
                _add(known, edit)
        known.last = last
    return known


def _add(known: _Known, edit: Edit) -> None:
    act = edit.payload["edit"]
    if not isinstance(act, int):
        raise LibraryError(f"Act {edit.id} of the journal names no act.")
    if edit.verb == _NEXT:
        files = known.under_way.setdefault(act, {})
        to = os.fsencode(str(edit.payload["to"]))
        files |= {file.path: (file, to) for file in _files(edit)}
    elif edit.verb == _RETURNING:
        known.under_way.setdefault(act, {})
        known.returning.add(act)
    elif edit.verb == _MOVED:
        file = _file(edit.payload["file"])
        known.held[file.path] = Held(act, file, os.fsencode(str(edit.payload["to"])), edit.at)
        known.under_way.get(act, {}).pop(file.path, None)
    elif edit.verb == _BACK:
        known.held.pop(os.fsencode(str(edit.payload["path"])), None)
    elif edit.verb == _ENDED:
        known.under_way.pop(act, None)
        known.returning.discard(act)


def _plain(file: TrashFile) -> list[Any]:
    path = os.fsdecode(file.path)
    return [file.content.hex(), path, file.size, file.mtime_ns, file.inode]


def _file(plain: Any) -> TrashFile:
    content, path, size, mtime_ns, inode = plain
    return TrashFile(bytes.fromhex(content), os.fsencode(path), size, mtime_ns, inode)


def _files(edit: Edit) -> Iterator[TrashFile]:
    listed = edit.payload["files"]
    assert isinstance(listed, list)
    return map(_file, listed)
