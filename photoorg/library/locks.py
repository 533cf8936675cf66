"""Who may write: a lock file for each of the two databases, held as long as one is open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from filelock import FileLock, Timeout

from photoorg.errors import LibraryBusy
from photoorg.settings import Paths

PERSON, INDEX = "window.lock", "worker.lock"

_HOLDERS = {
    PERSON: "Another photoorg window or command",
    INDEX: "Another photoorg worker or command",
}


def taken(paths: Paths, name: str) -> FileLock:
    """The lock of library.db or of index.db, which is ours until it is released.

    Raises LibraryBusy where another process has it.
    """
    lock = FileLock(paths.library / name, blocking=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise LibraryBusy(
            f"{_HOLDERS[name]} is already using the library in {paths.library}: "
            "close it first, or choose another library with --library."
        ) from error
    return lock


@contextmanager
def both(paths: Paths) -> Iterator[None]:
    """Nobody else writes to either file meanwhile. Raises LibraryBusy."""
    with ExitStack() as held:
        for name in (PERSON, INDEX):
            held.callback(taken(paths, name).release)
        yield
