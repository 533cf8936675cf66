"""Moving files to the trash one after another, and bringing them back, with each step noted."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from photoorg.errors import LibraryError, LostSight, TrashError
from photoorg.library import Library, folders, trashed
from photoorg.library.trashed import Held, Interrupted, TrashFile
from photoorg.translatable import tr
from photoorg.ui import trash
from photoorg.ui.sentences import told
from photoorg.ui.trash_plan import Checks, Movable

AT_ONCE = 100
"""Files that are noted as next in one entry of the journal."""


@dataclass
class Run:
    """What has become of some files so far."""

    total: int
    act: int = 0
    """0 until one is noted."""
    moved: list[bytes] = field(default_factory=list)
    """The paths of those that are in the trash now, or at their places again."""
    stays: list[tuple[bytes, str]] = field(default_factory=list)
    """The paths of those that are not, each with the reason."""
    trouble: str = ""
    """Why it ended early, as a sentence."""

    @property
    def done(self) -> int:
        return len(self.moved) + len(self.stays)


class Moving:
    """Moves files to the trash. `run` tells at any time how far it is."""

    def __init__(
        self, library: Library, photos: int, files: Sequence[Movable], act: int = 0
    ) -> None:
        """`photos` is how many the files are; `act` is the act that is done again, if one is."""
        self._library = library
        self._photos = photos
        self._files = list(files)
        self._again = act
        self._checks = Checks(folders.listed(library))
        self.run = Run(len(files))

    def steps(self) -> Iterator[None]:
        """One file in each step. It may be left between any two; `end` must follow then, too."""
        for _, of_volume in groupby(self._files, attrgetter("volume")):
            listed = list(of_volume)
            try:
                folder = trash.try_out(self._a_folder(listed))
            except TrashError as error:
                self._keep(listed, str(error))
                yield
                continue
            yield
            for start in range(0, len(listed), AT_ONCE):
                yield from self._move_some(listed[start : start + AT_ONCE], folder)
                if self.run.trouble:
                    return

    def end(self) -> None:
        """Note that it is over, whether all were moved or not. Raises LibraryError."""
        run = self.run
        if run.act:
            some = trashed.held_by(self._library, run.act)
            with self._library.writing_person():
                trashed.note_ended(self._library, run.act, len(run.moved), run.stays)
                if not some:
                    # Nothing of it holds: the next Ctrl+Z is for what was done before.
                    trashed.take_back(self._library, run.act)

    def _a_folder(self, listed: Sequence[Movable]) -> bytes:
        """The folder of the first file that can still be moved. Raises TrashError for the last one
        where none can."""
        for each in listed[:-1]:
            with suppress(TrashError):
                self._look(each)
                return os.path.dirname(each.file.path)
        self._look(listed[-1])
        return os.path.dirname(listed[-1].file.path)

    def _move_some(self, listed: Sequence[Movable], folder: bytes) -> Iterator[None]:
        looked: list[Movable] = []
        for each in listed:
            try:
                self._look(each)
            except TrashError as error:
                self._keep([each], str(error))
            else:
                looked.append(each)
        if not looked:
            yield
            return
        try:
            self._note_next([each.file for each in looked], folder)
        except LibraryError as error:
            self.run.trouble = told(str(error))
            return
        yield
        for each in looked:
            self._move(each)
            yield
            if self.run.trouble:
                return

    def _note_next(self, looked: Sequence[TrashFile], folder: bytes) -> None:
        library, run = self._library, self.run
        with library.writing_person():
            act = run.act
            if not act and self._again:
                trashed.begin_again(library, self._again)
                act = self._again
            elif not act:
                act = trashed.begin(library, self._photos, len(self._files))
            trashed.note_next(library, act, looked, folder)
        run.act = act

    def _look(self, each: Movable) -> os.stat_result:
        return self._checks.look(each.file, each.changed_ns)

    def _move(self, each: Movable) -> None:
        """Move one file and note where it went; what cannot be noted is moved back."""
        file = each.file
        try:
            where = trash.move(file.path, self._look(each))
        except TrashError as error:
            self.run.stays.append((file.path, str(error)))
            return
        except LostSight as error:
            self.run.stays.append((file.path, str(error)))
            self.run.trouble = tr("Nothing more is moved, for one file was lost sight of.")
            return
        try:
            trashed.note_moved(self._library, self.run.act, file, where)
        except LibraryError as error:
            self.run.trouble = told(str(error))
            with suppress(TrashError):
                trash.bring_back(where, file.path)
                self.run.stays.append((file.path, tr("it could not be noted where it would be")))
                return
            # The next start finds it: it was noted as next.
            self.run.stays.append((file.path, tr("it is in the trash, which could not be noted")))
            return
        self.run.moved.append(file.path)

    def _keep(self, listed: Sequence[Movable], reason: str) -> None:
        self.run.stays += [(each.file.path, reason) for each in listed]


class Returning:
    """Brings the files of an act back from the trash, where it still has them."""

    def __init__(self, library: Library, act: int) -> None:
        self._library = library
        self.held = trashed.held_by(library, act)
        self._whole = True
        self.run = Run(len(self.held), act)

    def steps(self) -> Iterator[None]:
        """One file in each step. It may be left between any two; `end` must follow then, too."""
        self._whole = False
        try:
            trashed.note_returning(self._library, self.run.act)
        except LibraryError as error:
            self.run.trouble = told(str(error))
            return
        yield
        for held in self.held:
            self._return(held)
            yield
            if self.run.trouble:
                return
        self._whole = True

    def end(self) -> None:
        """Note that it is over; where it was not left early, the act holds no more, even if some of
        its files had to stay in the trash. Raises LibraryError."""
        run = self.run
        with self._library.writing_person():
            trashed.note_ended(self._library, run.act, len(run.moved), run.stays)
            if self._whole:
                trashed.take_back(self._library, run.act)

    def _return(self, held: Held) -> None:
        try:
            _bring_back(held)
        except TrashError as error:
            self.run.stays.append((held.file.path, str(error)))
            return
        try:
            trashed.note_back(self._library, self.run.act, held.file.path)
        except LibraryError as error:
            # It is at its place, and when this act is undone once more it is seen there.
            self.run.trouble = told(str(error))
        self.run.moved.append(held.file.path)


def _bring_back(held: Held) -> None:
    """Bring one file back, unless it is at its place. Raises TrashError."""
    file = held.file
    is_back = trash.is_file(file.path, file.size, file.mtime_ns)
    if is_back and not os.path.lexists(held.where):
        return
    if os.path.lexists(file.path):
        raise TrashError(tr("something else is at its place now"))
    if not os.path.isdir(os.path.dirname(held.where)):
        raise TrashError(tr("the trash it lies in cannot be seen now"))
    if not os.path.lexists(held.where):
        raise TrashError(tr("the trash does not have it any more"))
    if not trash.is_file(held.where, file.size, file.mtime_ns):
        raise TrashError(tr("the trash has another file of this name now"))
    folder = os.path.dirname(file.path)
    if not os.path.isdir(folder):
        raise TrashError(tr("its folder is not there any more"))
    if os.path.realpath(folder) != folder:
        raise TrashError(tr("a link leads to its folder now"))
    trash.bring_back(held.where, file.path)


# After a crash


@dataclass
class Found:
    """What became of the files of an act that was under way when photoorg ended."""

    returning: bool
    held: int = 0
    """How many files of the act are in the trash now."""
    moved: list[bytes] = field(default_factory=list)
    """Those that were found in the trash, or at their places, without it having been noted."""
    lost: list[bytes] = field(default_factory=list)
    """Those that are neither at their places nor found in the trash."""


def settle(library: Library, interrupted: Interrupted) -> Found:
    """Find out, and note, what became of the files of an act that was under way when photoorg
    ended; none is moved. Each is noted by itself, so that this may end early, too. Raises
    LibraryError."""
    found = Found(interrupted.returning)
    act = interrupted.act
    for path, (file, folder) in interrupted.open.items():
        if trash.is_file(path, file.size, file.mtime_ns):
            continue
        where = _find(folder, file, {held.where for held in trashed.held(library).values()})
        if where is None:
            found.lost.append(path)
        else:
            trashed.note_moved(library, act, file, where)
            found.moved.append(path)
    if interrupted.returning:
        for held in trashed.held_by(library, act):
            file = held.file
            there = trash.is_file(file.path, file.size, file.mtime_ns)
            if there and not os.path.lexists(held.where):
                trashed.note_back(library, act, file.path)
                found.moved.append(file.path)
    found.held = len(trashed.held_by(library, act))
    gone = [(path, tr("it is neither at its place nor in the trash")) for path in found.lost]
    with library.writing_person():
        trashed.note_ended(library, act, len(found.moved), gone)
        if not found.held:
            trashed.take_back(library, act)
    return found


def _find(folder: bytes, file: TrashFile, known: set[bytes]) -> bytes | None:
    """Where a file lies in a folder of the trash: known by its number, size and time, or by these
    two alone where no other file has them and numbers do not last."""
    alike: list[tuple[bytes, int]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                status = entry.stat(follow_symlinks=False)
                same = (status.st_size, status.st_mtime_ns) == (file.size, file.mtime_ns)
                if same and entry.is_file(follow_symlinks=False) and entry.path not in known:
                    alike.append((entry.path, status.st_ino))
    except OSError:
        pass
    exact = [path for path, inode in alike if inode == file.inode]
    if len(exact) == 1:
        return exact[0]
    return alike[0][0] if len(alike) == 1 else None
