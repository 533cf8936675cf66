"""Moving a library to another folder: copied, checked, and only then used there.

Nobody writes to the library meanwhile: both locks are held. Every file is read back from the disk
and compared by size and sha256, and both databases are checked by SQLite. The copy has another
name until it is whole, and the old folder says where the library went only when the copy is in
its place: whatever ends the move before leaves the old library as it was, and in use. The old
files stay until the person says otherwise. Photos are never touched.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from photoorg import moved
from photoorg.durable import failed_writing, sync_folder
from photoorg.errors import LibraryBusy, LibraryError, LibraryFull
from photoorg.jobs import Step
from photoorg.library import filesystems, integrity, locks, schema
from photoorg.library.belongings import Belonging, belongings, remove_own
from photoorg.settings import Paths, usual_library

STAGING: Final = ".photoorg-move"
"""Ends the name of the folder that a copy has until it is whole."""
_HALF: Final = "half-moved"
"""Marks a folder with a note that a copy is just getting into."""
SPARE: Final = 16 << 20
"""Bytes that stay free on the new disk."""
_PIECE: Final = 1 << 20
_STEP: Final = 8 * _PIECE


@dataclass(frozen=True, slots=True)
class Moved:
    """A library that lies elsewhere now."""

    library: Path
    old: Path
    bytes: int


def destination(chosen: Path) -> Path:
    """The folder a library would lie in when a person chose `chosen`: that one where it is new or
    empty, else a new one in it."""
    target = Path(os.path.realpath(chosen))
    return target if _is_free(target) else target / "photoorg library"


def move(paths: Paths, target: Path) -> Generator[Step, None, Moved]:
    """Move a library to a folder that is new or empty; steps count bytes.

    Raises LibraryBusy while anybody uses the library, LibraryFull where it does not fit, and
    LibraryError where it may not lie or a copy is not what it should be. Then, and when it is
    closed before its end, the library stays where it was.
    """
    target = Path(os.path.realpath(target))
    old = Paths(Path(os.path.realpath(paths.library)))
    if not old.person_db.exists():
        raise LibraryError(f"There is no library in {paths.library}.")
    staging = target.with_name(f"{target.name}{STAGING}")
    with locks.both(old):
        _refuse(old, target)
        try:
            _clear(staging)
            _clear_half(target)
            listed = yield from _copied(old, staging)
            total = sum(each.size for each, _ in listed)
            yield from _checked(listed, staging, total)
            moved.remember_origins(staging, _origins(old, target))
            _take_place(staging, target)
        except OSError as error:
            raise failed_writing(target.parent, error, SPARE) from error
        finally:
            with suppress(OSError):
                _clear(staging)
        _switch(old, target)
    return Moved(target, old.library, total)


def old_copies(paths: Paths) -> tuple[Path, ...]:
    """Folders from which a library was moved and in which its old files still lie. Never
    raises."""
    found = []
    for place in moved.origins(paths.library):
        with suppress(OSError, LibraryError):
            if moved.note_in(place) is None or moved.followed(place) != paths.library:
                continue
            if any(True for _ in belongings(Paths(place))):
                found.append(place)
    return tuple(found)


def remove_old(paths: Paths, place: Path) -> Iterator[int]:
    """Delete the files that a library left in an earlier folder; yields the size of each.

    The note that leads to the library stays. Raises LibraryError where `place` is none of those,
    where somebody uses what lies there, or where it cannot be deleted.
    """
    if place not in old_copies(paths) or place == paths.library:
        raise LibraryError(f"{place} holds no old copy of this library.")
    old = Paths(place)
    with locks.both(old):
        try:
            yield from remove_own(old, keep=(moved.NOTE, locks.PERSON, locks.INDEX))
        except OSError as error:
            reason = error.strerror or error
            raise LibraryError(f"{error.filename or place} cannot be deleted: {reason}.") from error


def _refuse(old: Paths, target: Path) -> None:
    """Raise LibraryError where the library may not lie."""
    inside, around = target.is_relative_to(old.library), old.library.is_relative_to(target)
    if inside or around:
        raise LibraryError(f"{target} overlaps the folder the library is in; choose another one.")
    if os.path.ismount(target):
        raise LibraryError(f"{target} is a whole disk; choose a folder on it.")
    if not _is_free(target):
        raise LibraryError(f"{target} is not empty; choose a new folder, or an empty one.")
    filesystems.refuse_network(target, usual_library())
    with closing(integrity.connect(old.person_db)) as conn:
        try:
            roots = [
                Path(os.fsdecode(path)) for (path,) in conn.execute("SELECT path FROM folders")
            ]
        except sqlite3.Error as error:
            raise LibraryError(f"{old.person_db} cannot be read: {error}.") from error
    for root in roots:
        if target.is_relative_to(root):
            raise LibraryError(
                f"{target} lies among your photos in {root}; photoorg writes nothing there."
            )


def _is_free(target: Path) -> bool:
    """Whether a folder is not there, or has nothing in it but a note of ours, old locks, and what
    a move back here left that was killed."""
    if os.path.ismount(target):
        # Its name cannot be given to another folder; the library gets one in it.
        return False
    ours = {moved.NOTE, locks.PERSON, locks.INDEX}
    try:
        others = set(os.listdir(target)) - ours
        return not others or (_HALF in others and moved.note_in(target) is not None)
    except FileNotFoundError:
        return True
    except (OSError, LibraryError):
        return False


def _copied(old: Paths, staging: Path) -> Generator[Step, None, list[tuple[Belonging, bytes]]]:
    """Copy everything; what was copied, each with the sha256 of what was read."""
    yield Step("move", 0, 0)
    for file in (old.person_db, old.index_db):
        _empty_log(file)
    wanted = list(belongings(old))
    total = sum(each.size for each in wanted)
    parent = staging.parent
    parent.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(parent).free
    if free < total + SPARE:
        raise LibraryFull(
            f"The library needs {total / 1e6:,.0f} MB, and {parent} has room for "
            f"{max(0, free - SPARE) / 1e6:,.0f} MB.",
            total + SPARE,
        )
    for folder in (staging, staging / "backups", staging / "cache" / "thumbnails"):
        folder.mkdir(parents=True, exist_ok=True)
    done, told, copied = 0, 0, list[tuple[Belonging, bytes]]()
    for each in wanted:
        digest = hashlib.sha256()
        try:
            for piece in _copy(old.library / each.name, staging / each.name):
                digest.update(piece)
                done += len(piece)
                if done - told >= _STEP:
                    told = done
                    yield Step("move", done, total)
        except FileNotFoundError:
            # Whoever reads thumbnails removes the damaged ones.
            if not each.is_derived or (old.library / each.name).exists():
                raise
            continue
        copied.append((Belonging(each.name, (staging / each.name).stat().st_size), digest.digest()))
    _to_the_disk(staging, copied)
    yield Step("move", total, total)
    return copied


def _empty_log(file: Path) -> None:
    """Bring everything that was saved into the database's own file. Raises LibraryBusy where
    somebody reads it, and LibraryError."""
    if not file.exists():
        return
    try:
        with closing(integrity.connect(file, "rw")) as conn:
            busy, *_ = conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error as error:
        raise LibraryError(f"{file} cannot be moved: {error}.") from error
    if busy:
        raise LibraryBusy(f"{file} is being read by another program: close it first.")


def _copy(source: Path, copy: Path) -> Iterator[bytes]:
    """Copy a file to a new name, piece by piece. Raises OSError."""
    with source.open("rb") as reading:
        copy.parent.mkdir(exist_ok=True)
        with copy.open("xb") as writing:
            while piece := reading.read(_PIECE):
                writing.write(piece)
                yield piece


def _to_the_disk(staging: Path, copied: list[tuple[Belonging, bytes]]) -> None:
    """Let nothing of the copy be in memory alone. Raises OSError."""
    if hasattr(os, "sync"):
        os.sync()
    for each, _ in copied:
        # After the sync these are quick, and they tell of errors, which it does not.
        if not each.is_derived or not hasattr(os, "sync"):
            with (staging / each.name).open("rb+") as written:
                os.fsync(written.fileno())


def _checked(
    copied: list[tuple[Belonging, bytes]], staging: Path, total: int
) -> Generator[Step, None, None]:
    """Read everything back. Raises LibraryError where something is not what was read."""
    done, told = 0, 0
    for each, wanted in copied:
        digest, file = hashlib.sha256(), staging / each.name
        with file.open("rb") as stream:
            _forget_in_memory(stream.fileno())
            while piece := stream.read(_PIECE):
                digest.update(piece)
                done += len(piece)
                if done - told >= _STEP:
                    told = done
                    yield Step("recheck", done, total)
        if digest.digest() != wanted:
            raise LibraryError(f"The copy of {each.name} on the new disk is not what was written.")
    for name, flaw in (
        ("library.db", integrity.flaw_of_copy(staging / "library.db")),
        ("index.db", _flaw_of_index(staging / "index.db")),
    ):
        if flaw:
            raise LibraryError(f"{name} cannot be moved: {flaw}; `photoorg check` says more.")
    yield Step("recheck", total, total)


def _forget_in_memory(descriptor: int) -> None:
    """Have the system read from the disk what it has just written there, where it can."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _flaw_of_index(file: Path) -> str:
    if not file.exists():
        return ""
    try:
        with integrity.looking_at(file) as conn:
            return integrity.flaw_of_schema(conn, schema.index) or integrity.flaw_of_pages(conn)
    except sqlite3.Error as error:
        return str(error)


def _origins(old: Paths, target: Path) -> list[Path]:
    places = (*moved.origins(old.library), old.library)
    return [place for place in dict.fromkeys(places) if place != target]


def _take_place(staging: Path, target: Path) -> None:
    """Give the whole copy its name. Raises OSError."""
    if not (target / moved.NOTE).exists():
        for name in (locks.PERSON, locks.INDEX):
            (target / name).unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            target.rmdir()
        os.rename(staging, target)
        sync_folder(target.parent)
        return
    # A library that comes back. The folder must not be without its note for a moment, which leads
    # to the present library; what lies beside the note is not used before that one leads here.
    (target / _HALF).touch()
    for entry in list(staging.iterdir()):
        os.rename(entry, target / entry.name)
    (target / _HALF).unlink()
    sync_folder(target)


def _clear_half(target: Path) -> None:
    """Remove what a move back to a folder left that was killed. Raises OSError."""
    if (target / _HALF).exists():
        _remove_own(Paths(target), keep=(moved.NOTE,))
        (target / _HALF).unlink()


def _switch(old: Paths, target: Path) -> None:
    """Let every folder the library ever was in lead to the new one. Raises LibraryError.

    The present one comes first: from then on all ways lead to the new library.
    """
    places = [old.library, *(place for place in moved.origins(target) if place != old.library)]
    number = 1 + max(_numbers([target, *places]), default=0)
    try:
        moved.leave_note(old.library, target, number)
    except OSError as error:
        raise failed_writing(old.library, error) from error
    for place in places[1:]:
        with suppress(OSError):
            if place.is_dir():
                moved.leave_note(place, target, number)
    with suppress(OSError):
        (target / moved.NOTE).unlink(missing_ok=True)


def _numbers(places: list[Path]) -> Iterator[int]:
    for place in places:
        with suppress(LibraryError):
            note = moved.note_in(place)
            if note is not None:
                yield note.number


def _clear(staging: Path) -> None:
    """Remove what a move that was killed left: our own files, and folders that are empty then.
    Raises OSError where something else lies there."""
    if staging.is_dir():
        _remove_own(Paths(staging))
        staging.rmdir()


def _remove_own(paths: Paths, keep: tuple[str, ...] = ()) -> None:
    for _ in remove_own(paths, keep):
        pass
