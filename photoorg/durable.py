"""Writing files so that a crash or a power cut leaves the old one or the new one, never half.

A file is written under a temporary name in the same folder, checked, brought to the disk (fsync),
given its name in one step (rename), and the folder is brought to the disk too. Whatever goes wrong
raises OSError, leaves the old file as it was and removes the temporary one; after an fsync that
failed nothing is tried again, since the system may have dropped what it could not write.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from photoorg.errors import LibraryError, LibraryFull

PART = ".part"
"""The suffix of files that are not finished; nobody reads them, and anybody may delete them once
their writer is gone."""
ROOM = 1 << 20
"""Bytes a disk must take to count as one with room again."""

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_CREATE |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


def write_durably(file: Path, data: bytes) -> None:
    """Replace `file`, in a folder that exists, by one that holds `data`. Raises OSError."""
    write_all_durably([(file, data)])


def write_all_durably(files: Sequence[tuple[Path, bytes]]) -> None:
    """Replace many files; each is whole or as it was, and all are on the disk when this returns.

    Each touched folder is brought to the disk once. Raises OSError: some of the files may be new
    then.
    """
    with _part_files(file for file, _ in files) as parts:
        with ExitStack() as opened:
            descriptors = [
                _write(part, data, opened) for part, (_, data) in zip(parts, files, strict=True)
            ]
            # All are written before the first is synced: one commit of the journal takes many.
            for descriptor, part in zip(descriptors, parts, strict=True):
                _sync(descriptor, part)
        for part, (file, _) in zip(parts, files, strict=True):
            os.replace(part, file)
    for folder in dict.fromkeys(file.parent for file, _ in files):
        sync_folder(folder)


def part_beside(file: Path) -> Path:
    """A free temporary name in the folder of `file`, for writers that need a name of their own."""
    return file.with_name(f"{secrets.token_hex(8)}{PART}")


def replace_durably(part: Path, file: Path) -> None:
    """Bring a finished temporary file to the disk and give it its name. Raises OSError."""
    descriptor = os.open(part, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        _sync(descriptor, part)
    finally:
        os.close(descriptor)
    os.replace(part, file)
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk; Windows does that by itself. Raises OSError."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some file systems (FUSE, SMB) cannot do this for folders; nothing is lost by asking.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def sweep_parts(folder: Path, older_than: float = 0.0) -> int:
    """Remove what killed writers left in a folder; how many files that were. Never raises: a file
    that stays takes room, nothing else.

    No other process may be writing to the folder, unless only files older than so many seconds are
    to go.
    """
    removed = 0
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(PART) and not entry.is_dir(follow_symlinks=False):
                with suppress(OSError):
                    age = time.time() - entry.stat(follow_symlinks=False).st_mtime
                    if not older_than or age > older_than:
                        os.unlink(entry.path)
                        removed += 1
    return removed


def failed_writing(library: Path, error: OSError, needed: int = ROOM) -> LibraryError:
    """What to raise after an OSError on a file of the library: LibraryFull where its disk is full
    (`needed` bytes would do), else LibraryError."""
    if error.errno in _FULL:
        return LibraryFull(f"The disk with the library is full: {library}.", needed)
    file, reason = error.filename or library, error.strerror or str(error)
    return LibraryError(f"{file} cannot be written: {reason}.")


def has_room(folder: Path, needed: int = ROOM) -> bool:
    """Whether the disk takes more: `needed` bytes are free, and `ROOM` of them can be written,
    which quotas may forbid. Never raises."""
    part = part_beside(folder / "room")
    try:
        if shutil.disk_usage(folder).free < needed:
            return False
        descriptor = os.open(part, _CREATE, 0o600)
        try:
            return os.write(descriptor, bytes(ROOM)) == ROOM
        finally:
            os.close(descriptor)
            part.unlink()
    except OSError:
        return False


@contextmanager
def _part_files(files: Iterable[Path]) -> Iterator[list[Path]]:
    """A temporary name for each file; what still has one at the end is removed."""
    parts = [part_beside(file) for file in files]
    try:
        yield parts
    finally:
        for part in parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _write(part: Path, data: bytes, opened: ExitStack) -> int:
    """The descriptor of a new file that holds `data`; `opened` closes it."""
    descriptor = os.open(part, _CREATE, 0o666)
    opened.callback(os.close, descriptor)
    with _naming(part):
        rest = memoryview(data)
        while rest:
            written = os.write(descriptor, rest)
            if written == 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            rest = rest[written:]
        size = os.fstat(descriptor).st_size
        if size != len(data):
            raise OSError(errno.EIO, f"{size} of {len(data)} bytes were written")
    return descriptor


def _sync(descriptor: int, file: Path) -> None:
    with _naming(file):
        os.fsync(descriptor)


@contextmanager
def _naming(file: Path) -> Iterator[None]:
    """The system's own errors on a descriptor do not name the file."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(file)
        raise
