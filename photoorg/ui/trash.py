"""The system's trash. Nothing else in photoorg moves an original, and nothing at all deletes one.

QFile moves: it uses the trash of each system, says where a file went, and where it follows
freedesktop.org's specification it never copies from one volume to another. What it says is not
believed, though. On file systems that know hard links it makes a second name in the trash, removes
the first one and does not look whether that worked; elsewhere it may report a success of which
nothing can be found. So each move is checked afterwards: the very same file, by its number on its
volume, must be where QFile says, and nowhere else. One gap is left: a program that puts a new
version in the place of a photo between Qt's two steps, some microseconds, loses that version, and
the trash has the one before.

Names that are no UTF-8 cannot be passed to Qt, which would replace what it does not understand and
might then mean another file.
"""

from __future__ import annotations

import ctypes
import errno
import os
import secrets
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QFile

from photoorg.errors import LostSight, TrashError
from photoorg.translatable import tr

_TEST = b".photoorg-trash-test-"
"""How the names of our own test files begin; hidden, so that no scan takes them for photos."""
_TEST_BYTES = 64
_AT_FDCWD = -100
_RENAME_NOREPLACE = 1
_NOT_KNOWN = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def try_out(folder: bytes) -> bytes:
    """Move a small file of our own from a folder to the trash, find it there and remove it again.

    Returns the folder of the trash in which it lay. Raises TrashError where any of that does not
    work; then nothing of it is left as far as that can be.
    """
    _sweep(folder)
    path = os.path.join(folder, _TEST + secrets.token_hex(8).encode())
    content = secrets.token_bytes(_TEST_BYTES)
    made = _write(path, content)
    where = b""
    try:
        where = _to_trash(path)
        if not where or not _is(where, made):
            raise TrashError(tr("its drive has no trash in which files can be found again"))
        if os.path.lexists(path):
            raise TrashError(tr("files cannot be removed from its folder"))
        with open(where, "rb") as found:
            if found.read() != content:
                raise TrashError(tr("its drive’s trash does not keep files as they are"))
        _discard(where)
    except OSError as error:
        broken = tr("its drive’s trash does not work")
        raise TrashError(f"{broken} ({error.strerror})") from error
    finally:
        for left in (path, where):
            if left and _is(left, made):
                with suppress(OSError):
                    _discard(left)
    if os.path.lexists(where):
        raise TrashError(tr("nothing can be taken out of its drive’s trash again"))
    return os.path.dirname(where)


def move(path: bytes, expected: os.stat_result) -> bytes:
    """Move a file to the trash, if it still is the one that was looked at with `os.lstat`.

    Returns its path in the trash. Raises TrashError; then it is where it was. Raises LostSight when
    it is at its place no more and nobody can say where it is.
    """
    if not _is(path, expected):
        raise TrashError(tr("it changed just now"))
    try:
        where = _to_trash(path)
    except TrashError as error:
        if not os.path.lexists(path):
            gone = tr("it is gone from its place, though the system could not move it to the trash")
            _, bracket, said = str(error).partition(" (")
            raise LostSight(gone + bracket + said) from error
        raise
    if where and _is(where, expected):
        if _is(path, expected):
            # Both are names of one file, and the first could not be removed.
            with suppress(OSError):
                _discard(where)
            raise TrashError(tr("it cannot be removed from its folder"))
        return where
    if where and os.path.lexists(where):
        # Another file had taken its name in the meantime; nobody wanted that one moved.
        try:
            bring_back(where, path)
        except TrashError as error:
            raise LostSight(
                tr("another file took its place just now and is in the trash")
            ) from error
        raise TrashError(tr("another file took its place just now"))
    raise LostSight(tr("it is gone from its place, and the trash does not say where it is"))


def bring_back(where: bytes, path: bytes) -> None:
    """Move a file from the trash to a path, never over anything that is there. Raises TrashError;
    then it still is in the trash."""
    try:
        rename_to_free_name(where, path)
    except FileExistsError as error:
        raise TrashError(tr("something else is at its place now")) from error
    except FileNotFoundError as error:
        gone = tr("its folder is not there any more")
        reason = gone if os.path.lexists(where) else tr("the trash does not have it any more")
        raise TrashError(reason) from error
    except OSError as error:
        stuck = tr("it cannot be moved out of the trash")
        raise TrashError(f"{stuck} ({error.strerror})") from error
    with suppress(OSError):
        _forget_entry(where, path)


def rename_to_free_name(source: bytes, target: bytes) -> None:
    """Rename a file within its volume. Raises FileExistsError where there is anything of the new
    name, in the same step as the renaming, and OSError for all else; then nothing is changed.

    `os.rename` replaces what is there, but for Windows; to look before would leave a gap.
    """
    if os.name == "nt":
        os.rename(source, target)
        return
    exclusively = _renameat2()
    if exclusively is not None:
        if exclusively(source, target) == 0:
            return
        code = ctypes.get_errno()
        if code not in _NOT_KNOWN:
            raise OSError(code, os.strerror(code), os.fsdecode(target))
    # A second name is refused where there is one already. Where a file system knows no second
    # names, nothing is done: its files stay in the trash.
    os.link(source, target, follow_symlinks=False)
    os.unlink(source)


@cache
def _renameat2() -> Callable[[bytes, bytes], int] | None:
    """The system's call that renames only to free names, or None where there is none."""
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return lambda source, target: int(library.renamex_np(source, target, 4))
    if not hasattr(library, "renameat2"):
        return None
    return lambda source, target: int(
        library.renameat2(_AT_FDCWD, source, _AT_FDCWD, target, _RENAME_NOREPLACE)
    )


def is_file(path: bytes, size: int, mtime_ns: int) -> bool:
    """Whether there is a file of this size and time at a path, and not by way of a link."""
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return False
    same = (status.st_size, status.st_mtime_ns) == (size, mtime_ns)
    return stat.S_ISREG(status.st_mode) and same


def _to_trash(path: bytes) -> bytes:
    """Let Qt move a file; what it says about where, empty where it says nothing."""
    try:
        file = QFile(path.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise TrashError(tr("its name is no UTF-8, which the trash cannot take")) from error
    if not file.moveToTrash():
        # Where Qt cannot make a second name in the trash it names a later error of its own.
        said = file.errorString()
        reason = "" if said == os.strerror(errno.EBADF) else f" ({said})"
        raise TrashError(tr("the system could not move it to the trash") + reason)
    return os.fsencode(file.fileName())


def _sweep(folder: bytes) -> None:
    """Remove test files of our own that a process left there when it was killed."""
    with suppress(OSError), os.scandir(folder) as entries:
        left = [entry for entry in entries if entry.name.startswith(_TEST)]
        for entry in left:
            if entry.is_file(follow_symlinks=False) and (
                entry.stat(follow_symlinks=False).st_size <= _TEST_BYTES
            ):
                os.unlink(entry.path)


def _write(path: bytes, content: bytes) -> os.stat_result:
    """A new file of our own, for this person only. Raises TrashError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0), 0o600)
        try:
            os.write(descriptor, content)
        finally:
            os.close(descriptor)
        return os.lstat(path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(path)
        full = tr("nothing can be written to its folder")
        raise TrashError(f"{full} ({error.strerror})") from error


def _is(path: bytes, expected: os.stat_result) -> bool:
    """Whether this very file is at a path, as it was."""
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return False
    return os.path.samestat(status, expected) and (status.st_size, status.st_mtime_ns) == (
        expected.st_size,
        expected.st_mtime_ns,
    )


def _discard(path: bytes) -> None:
    """Remove our own test file, or the second name of a file that has its first; in the trash with
    its entry there. Raises OSError."""
    os.unlink(path)
    _forget_entry(path, None)


def _forget_entry(where: bytes, path: bytes | None) -> None:
    """Remove what the trash has noted of a file that is there no more; of another one's entry, that
    does not name `path`, nothing. Raises OSError."""
    folder, name = os.path.split(where)
    if os.path.basename(folder) == b"files":
        entry = Path(
            os.fsdecode(os.path.join(os.path.dirname(folder), b"info", name + b".trashinfo"))
        )
        if path is None or _names(entry, path):
            entry.unlink(missing_ok=True)
    elif name.startswith(b"$R"):
        Path(os.fsdecode(os.path.join(folder, b"$I" + name[2:]))).unlink(missing_ok=True)


def _names(entry: Path, path: bytes) -> bool:
    """Whether an entry of freedesktop.org's trash is about a path, whole or below its volume."""
    with suppress(OSError):
        for line in entry.read_bytes().splitlines():
            key, _, value = line.partition(b"=")
            if key == b"Path":
                return (b"/" + path).endswith(b"/" + unquote_to_bytes(value))
    return False
