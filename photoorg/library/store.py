"""Opening a library: two SQLite files, one writer each, everyone else read-only."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from enum import Flag, auto
from pathlib import Path
from types import TracebackType
from typing import Any

from filelock import FileLock, Timeout
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from photoorg.errors import LibraryBusy, LibraryError
from photoorg.library import schema
from photoorg.settings import Paths

SQLITE_VERSION = sqlite3.sqlite_version
BUSY_MS = 5000
"""How long a statement waits for a backup tool or a checkpoint to let go of the file."""


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
        self.memory: dict[str, Any] = {}
        """What verbs keep of the files for the next question, by a name of theirs."""
        self._open = ExitStack()
        try:
            self._acquire(paths, access)
        except (OSError, sqlite3.Error) as error:
            self.close()
            raise LibraryError(f"{paths.library}: {error}") from error
        except LibraryError:
            self.close()
            raise

    def _acquire(self, paths: Paths, access: Access) -> None:
        if access:
            paths.thumbnails.mkdir(parents=True, exist_ok=True)
        if Access.PERSON in access:
            self._lock("window.lock", "Another photoorg window or command")
        if Access.INDEX in access:
            self._lock("worker.lock", "Another photoorg worker or command")
        self.person, self._person_is_stand_in = self._connect(
            paths.person_db, schema.person, Access.PERSON in access
        )
        self._index, self._index_is_stand_in = self._connect(
            paths.index_db, schema.index, Access.INDEX in access
        )
        if Access.INDEX in access:
            self._index.execute(
                "INSERT OR IGNORE INTO state (key, value) VALUES ('origin', ?)",
                [secrets.token_hex(16)],
            )

    @classmethod
    def open(cls, folder: Path, access: Access = Access.READ) -> Library:
        """Open the library in `folder`, creating or migrating the files `access` may write.

        Raises LibraryBusy when another process holds a requested write access, and LibraryError
        when a file cannot be opened or was made by a newer photoorg.
        """
        return cls(Paths(folder), access)

    @property
    def index(self) -> Database:
        """index.db, or an empty one in memory until the worker has made it."""
        if self._index_is_stand_in:
            ready = _read_only(self.paths.index_db, schema.index)
            if ready is not None:
                self._open.callback(ready.close)
                self._index.close()
                self._index, self._index_is_stand_in = ready, False
        return self._index

    @contextmanager
    def writing_person(self) -> Iterator[Database]:
        """One transaction on library.db, committed to the disk when the block ends."""
        self._require(Access.PERSON)
        with self._transaction(self.person) as db:
            yield db

    @contextmanager
    def writing_index(self) -> Iterator[Database]:
        """One transaction on index.db, committed to the disk when the block ends."""
        self._require(Access.INDEX)
        with self._transaction(self.index) as db:
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
        if self._person_is_stand_in:
            raise LibraryError(
                f"{self.paths.person_db} is missing, so the folders of this library are unknown; "
                "please put it back, or add a folder."
            )

    def damage(self) -> str:
        """What SQLite itself finds wrong with either file, or an empty text."""
        for db, file in ((self.person, self.paths.person_db), (self.index, self.paths.index_db)):
            try:
                (says,) = db.execute("PRAGMA quick_check(1)").fetchone()
            except sqlite3.DatabaseError as error:
                says = str(error)
            if says != "ok":
                return f"{file} is damaged: {says}"
        return ""

    @contextmanager
    def _transaction(self, db: Database) -> Iterator[Database]:
        try:
            with db.atomic():
                yield db
        except sqlite3.OperationalError as error:
            raise LibraryError(f"{self.paths.library} cannot be written: {error}.") from error

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

    def _require(self, access: Access) -> None:
        if access not in self.access:
            raise LibraryError(f"{self.paths.library} was opened without {access.name} access")

    def _lock(self, name: str, who: str) -> None:
        lock = FileLock(self.paths.library / name, blocking=False)
        try:
            lock.acquire()
        except Timeout as error:
            raise LibraryBusy(
                f"{who} is already using the library in {self.paths.library}: "
                "close it first, or choose another library with --library."
            ) from error
        self._open.callback(lock.release)

    def _connect(self, file: Path, migrations: Migrations, writes: bool) -> tuple[Database, bool]:
        """A connection to `file`, and whether it is an empty stand-in (only when reading)."""
        ready = _read_write(file, migrations) if writes else _read_only(file, migrations)
        db = ready or _stand_in(migrations)
        self._open.callback(db.close)
        return db, ready is None


def _stand_in(migrations: Migrations) -> Database:
    db = Database(memory=True)
    migrations.apply(db)
    return db


def _read_write(file: Path, migrations: Migrations) -> Database:
    db = Database(sqlite3.connect(file, timeout=BUSY_MS / 1000))
    _set_pragmas(db)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    _refuse_newer(file, db, migrations)
    migrations.apply(db)
    return db


def _set_pragmas(db: Database) -> None:
    for pragma in (
        f"busy_timeout = {BUSY_MS}",
        "foreign_keys = ON",
        "mmap_size = 0",
        "trusted_schema = OFF",
    ):
        db.execute(f"PRAGMA {pragma}")


def _read_only(file: Path, migrations: Migrations) -> Database | None:
    """A read-only connection, or None while the file is missing or not yet migrated."""
    if not file.exists():
        return None
    address = f"{file.absolute().as_uri()}?mode=ro"
    if not os.access(file.parent, os.W_OK):
        # On a medium nobody can write to there is no writer either; WAL would want to write.
        address += "&immutable=1"
    db = Database(sqlite3.connect(address, uri=True, timeout=BUSY_MS / 1000))
    _set_pragmas(db)
    _refuse_newer(file, db, migrations)
    if migrations.pending(db):
        db.close()
        return None
    return db


def _refuse_newer(file: Path, db: Database, migrations: Migrations) -> None:
    known = {migration.name for migration in migrations._migrations}
    unknown = [step.name for step in migrations.applied(db) if step.name not in known]
    if unknown:
        db.close()
        raise LibraryError(
            f"{file} was made by a newer photoorg ({unknown[-1]}); please update photoorg."
        )
