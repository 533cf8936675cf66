"""A library that is open: two SQLite files, one writer each, everyone else read-only."""

from __future__ import annotations

import logging
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, date, datetime
from enum import Flag, auto
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlite_utils import Database

from photoorg import moved
from photoorg.errors import LibraryError
from photoorg.library import backups, filesystems, integrity, locks, opening, tip
from photoorg.library.opening import Opened
from photoorg.library.refusal import refusal
from photoorg.settings import Paths, usual_library

_log = logging.getLogger(__name__)

SQLITE_VERSION = sqlite3.sqlite_version


class Access(Flag):
    """What an opener may write. Each flag is held by at most one process at a time."""

    READ = 0
    PERSON = auto()
    """library.db: the window or the command line."""
    INDEX = auto()
    """index.db: the worker or the command line."""


class Library:
    """The two databases of one library folder. Use as a context manager, in one thread."""

    def __init__(self, paths: Paths, access: Access) -> None:
        self.paths = paths
        self.access = access
        """What may be written; less than was asked for where that cannot be."""
        self.memory: dict[str, Any] = {}
        """What verbs keep of the files for the next question, by a name of theirs."""
        self.unfinished: Callable[[], None] | None = None
        """Ends an act on library.db that is written in steps, before another one is begun: they
        are one connection, so the later would be part of the earlier one's transaction."""
        self.notices: list[str] = []
        """What the person should be told of these files, in whole sentences."""
        self._refusals: dict[Access, str] = {}
        self._person: Opened | None = None
        self._index: Opened | None = None
        self._retired: list[Opened] = []
        self._places: dict[Path, tuple[int, int] | None] = {}
        self._backed_up: date | None = None
        self._open = ExitStack()
        try:
            self._acquire()
        except (OSError, sqlite3.Error) as error:
            self.close()
            raise self._not_opened(error) from error
        except LibraryError:
            self.close()
            raise

    def _acquire(self) -> None:
        if (place := moved.followed(self.paths.library)) != self.paths.library:
            raise LibraryError(f"The library in {self.paths.library} was moved to {place}.")
        filesystems.refuse_network(self.paths.library, usual_library())
        if self.access and opening.is_read_only(self.paths.library):
            self._refuse(self.access, f"{self.paths.library} is read-only: it is only looked at.")
        if self.access:
            self.paths.thumbnails.mkdir(parents=True, exist_ok=True)
        if Access.PERSON in self.access:
            self._open.callback(locks.taken(self.paths, locks.PERSON).release)
            tip.sweep(self.paths)
        if Access.INDEX in self.access:
            self._open.callback(locks.taken(self.paths, locks.INDEX).release)
        self._open.callback(self._close_files)
        self._open_person()
        self._open_index()
        if Access.INDEX in self.access:
            self.index.execute(
                "INSERT OR IGNORE INTO state (key, value) VALUES ('origin', ?)",
                [secrets.token_hex(16)],
            )
        if Access.PERSON in self.access:
            self._back_up()

    @classmethod
    def open(cls, folder: Path, access: Access = Access.READ) -> Library:
        """Open the library in `folder`, creating or migrating the files `access` may write.

        What cannot be written, being read-only or made by a newer photoorg, is opened for reading,
        and `notices` says so. Raises LibraryBusy when another process holds a requested write
        access, LibraryDamaged when library.db is not as it was written, and LibraryError when a
        file cannot be opened or the folder lies on a network file system.
        """
        return cls(Paths(folder), access)

    @property
    def person(self) -> Database:
        """library.db, or an empty one in memory while there is none. Raises LibraryError."""
        opened = self._person
        if opened is None or self._is_another(self.paths.person_db, Access.PERSON):
            opened = self._again(self._open_person)
        return opened.db

    @property
    def index(self) -> Database:
        """index.db, or an empty one in memory until the worker has made it. Raises LibraryError."""
        opened = self._index
        if opened is None or self._is_another(self.paths.index_db, Access.INDEX):
            opened = self._again(self._open_index)
        return opened.db

    @contextmanager
    def writing_person(self) -> Iterator[Database]:
        """One transaction on library.db, committed to the disk when the block ends.

        Raises LibraryError (LibraryFull, LibraryBusy) when it is not; then nothing was saved.
        """
        self._require(Access.PERSON)
        if self.unfinished is not None:
            self.unfinished()
        if datetime.now(UTC).date() != self._backed_up:
            self._back_up()
        with self._transaction(self.person, Access.PERSON) as db:
            yield db
        tip.note(self.paths, integrity.journal_of(self.person.conn))

    @contextmanager
    def writing_index(self) -> Iterator[Database]:
        """One transaction on index.db, committed to the disk when the block ends.

        Raises LibraryError (LibraryFull, LibraryBusy) when it is not; then nothing was saved.
        """
        self._require(Access.INDEX)
        with self._transaction(self.index, Access.INDEX) as db:
            yield db

    @property
    def origin(self) -> str:
        """Names this index.db: photo ids of another one mean other photos."""
        row = self.index.execute("SELECT value FROM state WHERE key = 'origin'").fetchone()
        return row[0] if row else ""

    def index_version(self) -> tuple[int, int]:
        """Changes whenever index.db does, by this connection or another."""
        (others,) = self.index.execute("PRAGMA data_version").fetchone()
        return self.index.conn.total_changes, others

    def require_person(self) -> None:
        """Raises LibraryError while library.db cannot be read: what it says is unknown then."""
        _ = self.person
        if self._person is None or self._person.stand_in:
            raise LibraryError(
                f"{self.paths.person_db} is missing, so the folders of this library are unknown; "
                "please put it back, or add a folder."
            )

    def damage(self) -> str:
        """What is found wrong with either file in a quick look, or an empty text."""
        for db, file in ((self.person, self.paths.person_db), (self.index, self.paths.index_db)):
            flaw = integrity.flaw_of_pages(db.conn)
            if flaw:
                return f"{file} is damaged: {flaw}"
        return ""

    def on_close(self, verb: Callable[[], object]) -> None:
        """Call `verb` when the library is closed, before its files are."""
        self._open.callback(verb)

    def close(self) -> None:
        """Close both files and let go of the locks."""
        self._open.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
        if error is not None and integrity.is_unreliable(error):
            opening.suspect(self.paths)
            raise LibraryError(
                f"A file of the library in {self.paths.library} cannot be read: {error}; "
                "`photoorg check` says which one."
            ) from error

    def _open_person(self) -> Opened:
        opened = opening.open_person(self.paths, Access.PERSON in self.access)
        self._person = self._noted(opened, self._person, self.paths.person_db, Access.PERSON)
        return self._person

    def _open_index(self) -> Opened:
        opened = opening.open_index(self.paths, Access.INDEX in self.access)
        self._index = self._noted(opened, self._index, self.paths.index_db, Access.INDEX)
        return self._index

    def _noted(self, opened: Opened, before: Opened | None, file: Path, access: Access) -> Opened:
        if before is not None:
            if before.stand_in and opened.stand_in:
                opened.db.close()
                return before
            # Somebody may still be reading rows of it.
            self._retired.append(before)
        self._places[file] = None if opened.stand_in else opening.place_of(file)
        for notice in opened.notices:
            self._tell(notice)
        if opened.refusal:
            self._refuse(access, opened.refusal)
        return opened

    def _is_another(self, file: Path, access: Access) -> bool:
        """Whether a file that others write was put in the place of the one that is open."""
        if access in self.access:
            return False
        place = opening.place_of(file)
        return place is not None and place != self._places[file]

    def _again(self, open_file: Callable[[], Opened]) -> Opened:
        try:
            return open_file()
        except (OSError, sqlite3.Error) as error:
            raise self._not_opened(error) from error

    def _not_opened(self, error: OSError | sqlite3.Error) -> LibraryError:
        if isinstance(error, OSError):
            return LibraryError(f"{error.filename or self.paths.library}: {error.strerror}.")
        return refusal(self.paths.library, error)

    def _back_up(self) -> None:
        """Make today's backup if one is due. That it failed is told, and keeps nobody from work."""
        self._backed_up = datetime.now(UTC).date()
        try:
            if backups.is_due(self.paths, self.person.conn):
                backups.make(self.paths, self.person.conn)
        except (LibraryError, sqlite3.Error) as error:
            self._tell(f"Today's backup was not made: {error}")

    @contextmanager
    def _transaction(self, db: Database, access: Access) -> Iterator[Database]:
        if db.conn.in_transaction:
            # Part of a larger one, which says how it ended.
            with db.atomic():
                yield db
            return
        try:
            # With the lock from the start: SQLite does not wait for it once something was read.
            db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.conn.execute("COMMIT")
            except BaseException:
                db.rollback()
                raise
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise
        except sqlite3.DatabaseError as error:
            raise self._failed(db, access, error) from error

    def _failed(self, db: Database, access: Access, error: sqlite3.Error) -> LibraryError:
        """What to raise after a transaction that was not saved."""
        if integrity.is_unreliable(error):
            # The system may have dropped what it could not write, and SQLite cannot know: what is
            # on the disk is read anew, and checked, before anything else is done.
            with suppress(sqlite3.Error):
                db.close()
            if access is Access.PERSON:
                self._person = None
            else:
                self._index = None
                opening.suspect(self.paths)
        return refusal(self.paths.library, error)

    def doubt(self, error: BaseException) -> LibraryError | None:
        """What to say of an error of SQLite that came while the library was read; None for any
        other error. Never raises.

        Where nobody can know any more what index.db holds, it is checked when it is opened for
        writing the next time.
        """
        if not isinstance(error, sqlite3.DatabaseError):
            return None
        if not integrity.is_unreliable(error):
            return LibraryError(f"{self.paths.library} cannot be read: {error}.")
        opening.suspect(self.paths)
        return LibraryError(
            f"{self.paths.library} cannot be read: {error}. Please start photoorg again: it checks "
            "the library then, and mends what it can."
        )

    def _close_files(self) -> None:
        for opened in (self._person, self._index, *self._retired):
            if opened is not None:
                opened.db.close()

    def _refuse(self, access: Access, why: str) -> None:
        for flag in access:
            self._refusals[flag] = why
        self.access &= ~access
        self._tell(why)

    def _tell(self, notice: str) -> None:
        """Commands have their log on the terminal; the window shows the notices."""
        if notice not in self.notices:
            self.notices.append(notice)
            _log.warning("%s", notice)

    def _require(self, access: Access) -> None:
        if access not in self.access:
            raise LibraryError(
                self._refusals.get(access)
                or f"{self.paths.library} was opened without {access.name} access"
            )
