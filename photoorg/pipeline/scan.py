"""The first stage: which files are there, and which folders can be seen at all."""

from __future__ import annotations

import os
from collections.abc import Iterator

from photoorg import media
from photoorg.domain import Folder, FoundFile
from photoorg.errors import MediaError
from photoorg.jobs import Step
from photoorg.library import Library, files, folders
from photoorg.pipeline.session import Session

_BATCH = 500


def scan(session: Session) -> Iterator[Step]:
    """Compare the folders with the disk: new, changed, returned and lost files.

    Raises LibraryError when it is unknown which folders there are.
    """
    library = session.library
    library.require_person()
    own = frozenset({_identity(os.fsencode(library.paths.library))})
    seen = 0
    for folder in folders.listed(library):
        known = files.known(library, folder.path)
        online = _can_be_seen(folder, bool(known))
        folders.set_online(library, folder, online)
        if not online:
            continue
        for count in _scan_folder(library, folder, known, own):
            yield Step("scan", seen + count, 0)
        seen += len(files.known(library, folder.path))
    files.forget_roots_except(library, [folder.path for folder in folders.listed(library)])
    yield Step("scan", seen, seen)


def notice_offline(library: Library) -> list[Folder]:
    """Check again whether the folders can be seen; those that cannot, by now."""
    offline = []
    for folder in folders.listed(library):
        if folder.online and not _can_be_seen(folder, had_files=True):
            folders.set_online(library, folder, False)
        elif folder.online:
            continue
        offline.append(folder)
    return offline


def _can_be_seen(folder: Folder, had_files: bool) -> bool:
    """An unplugged drive leaves no folder, or an empty mount point: offline, never deleted."""
    try:
        with os.scandir(folder.path) as entries:
            return not had_files or next(entries, None) is not None
    except OSError:
        return False


def _scan_folder(
    library: Library,
    folder: Folder,
    known: dict[bytes, FoundFile],
    own: frozenset[tuple[int, int]],
) -> Iterator[int]:
    lost, errors, batch = dict(known), list[MediaError](), list[FoundFile]()
    count = 0
    for found in media.scan(folder.path, own):
        if isinstance(found, MediaError):
            errors.append(found)
            continue
        count += 1
        if lost.pop(found.path, None) != found:
            batch.append(found)
        if len(batch) == _BATCH:
            files.seen(library, folder.path, batch)
            batch.clear()
        if count % _BATCH == 0:
            yield count
    files.seen(library, folder.path, batch)
    if _can_be_seen(folder, bool(known)):
        hidden = [error.path for error in errors]
        # What lies in a directory that cannot be looked into is not lost.
        gone = [p for p in lost if not any(folders.is_inside(p, above) for above in hidden)]
        files.lost(library, gone)
        files.record_unreadable(library, folder.path, errors)
    yield count


def _identity(path: bytes) -> tuple[int, int]:
    status = os.stat(path)
    return status.st_dev, status.st_ino
