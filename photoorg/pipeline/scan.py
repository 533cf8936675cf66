"""The first stage: which files are there, and which folders can be seen at all."""

from __future__ import annotations

import os
from collections.abc import Iterator

from photoorg import media
from photoorg.domain import Folder, FoundFile
from photoorg.errors import MediaError, ProblemKind
from photoorg.jobs import Step
from photoorg.library import Library, files, folders, problems, roots
from photoorg.pipeline import presence
from photoorg.pipeline.missing import forget_old
from photoorg.pipeline.session import Session

_BATCH = 500
TRIES = 2
"""How often a file that cannot be opened is tried while it stays as it is."""


def scan(session: Session) -> Iterator[Step]:
    """Compare the folders with the disk: new, changed, moved, returned and lost files.

    Raises LibraryError when it is unknown which folders there are.
    """
    library = session.library
    library.require_person()
    # Read once: a folder that is added or moved meanwhile is for the next scan.
    listed = folders.listed(library)
    roots.follow(library, listed)
    files.forget_roots_except(library, [folder.path for folder in listed])
    own = frozenset({_identity(os.fsencode(library.paths.library))})
    seen = 0
    for folder in listed:
        known = files.known(library, folder.path)
        if not presence.look(library, folder, known):
            continue
        for count in _scan_folder(library, folder, known, own):
            yield Step("scan", seen + count, 0)
        seen += len(files.known(library, folder.path))
    forget_old(library)
    retry_passing(library)
    yield Step("scan", seen, seen)


def retry_passing(library: Library) -> None:
    """Let files that could not be opened be tried again: once, and whenever their state, such as
    their permissions, has changed since."""
    due = []
    for problem in problems.passing(library):
        try:
            changed = os.lstat(problem.path).st_ctime_ns
        except OSError:
            changed = 0
        if problem.tries < TRIES or changed != problem.changed_ns:
            due.append((problem.path, changed))
    if due:
        problems.try_again(library, due)


def _scan_folder(
    library: Library,
    folder: Folder,
    known: dict[bytes, FoundFile],
    own: frozenset[tuple[int, int]],
) -> Iterator[int]:
    lost, errors, batch = dict(known), list[MediaError](), list[FoundFile]()
    elsewhere = problems.online_only(library, folder.path)
    count = 0
    for found in media.scan(folder.path, own):
        if isinstance(found, MediaError):
            # A photo that is known stays so when a cloud service takes its file away.
            if found.kind is ProblemKind.ONLINE_ONLY and found.path in lost:
                del lost[found.path]
            else:
                errors.append(found)
            continue
        count += 1
        if lost.pop(found.path, None) != found or found.path in elsewhere:
            batch.append(found)
        if len(batch) == _BATCH:
            files.seen(library, folder.path, batch)
            batch.clear()
        if count % _BATCH == 0:
            yield count
    if batch:
        files.seen(library, folder.path, batch)
    # A drive may have gone while it was looked at.
    if presence.look(library, folder, known):
        _settle(library, folder, lost, errors)
    yield count


def _settle(
    library: Library, folder: Folder, lost: dict[bytes, FoundFile], errors: list[MediaError]
) -> None:
    """Record what a scan of a folder that can be seen did not find, or could not look into."""
    vanished = presence.vanished_mounts(library, folder)
    reason = "the drive that was mounted here cannot be seen; its photos are kept"
    errors += [MediaError(point, ProblemKind.UNREADABLE, reason) for point in sorted(vanished)]
    hidden = {error.path for error in errors if error.kind is ProblemKind.UNREADABLE}
    # What lies in a directory that cannot be looked into is not lost.
    gone = [path for path in lost if not _lies_in(path, hidden)]
    if gone:
        files.lost(library, gone)
    files.record_unreadable(library, folder.path, errors)


def _lies_in(path: bytes, hidden: set[bytes]) -> bool:
    """Whether a path is one of some, or lies below one."""
    while hidden and path not in hidden:
        above = os.path.dirname(path)
        if above == path:
            return False
        path = above
    return bool(hidden)


def _identity(path: bytes) -> tuple[int, int]:
    status = os.stat(path)
    return status.st_dev, status.st_ino
