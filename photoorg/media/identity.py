"""Opening originals, read-only and without traps, and the hash that identifies their content."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from typing import BinaryIO, Final

from photoorg.domain import FoundFile
from photoorg.errors import MediaError, ProblemKind

SIZE_LIMIT: Final = 1 << 30
"""Bytes. Above the largest RAW files (200 MB), below what a decoder's address space holds."""

INLINE_LIMIT: Final = 1 << 16
"""Bytes. btrfs and others keep files of up to some KiB without a block of their own."""

# FILE_ATTRIBUTE_OFFLINE | _RECALL_ON_OPEN | _RECALL_ON_DATA_ACCESS (winnt.h).
_RECALLED: Final = 0x1000 | 0x40000 | 0x400000
# SF_DATALESS (sys/stat.h of macOS).
_DATALESS: Final = 0x40000000

# Without O_NONBLOCK a named pipe called x.jpg blocks for ever; O_BINARY exists on Windows only.
_FLAGS: Final = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)


def open_original(path: bytes) -> BinaryIO:
    """The file at `path`, open for reading; the caller closes it.

    Raises MediaError for what is missing, forbidden, a symbolic link, not a regular file, kept
    elsewhere by a cloud service, or larger than `SIZE_LIMIT`.
    """
    try:
        # Looked at before it is opened: opening a named pipe or a placeholder may have effects.
        _refuse_others(path, os.lstat(path))
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        if error.errno == errno.ELOOP:
            reason = "it is a symbolic link"
        else:
            reason = f"it cannot be opened ({error.strerror})"
        raise MediaError(path, ProblemKind.UNREADABLE, reason) from error
    try:
        status = os.fstat(descriptor)
        _refuse_others(path, status)
        if status.st_size > SIZE_LIMIT:
            reason = f"the file has {status.st_size >> 20} MiB, more than {SIZE_LIMIT >> 20}"
            raise MediaError(path, ProblemKind.TOO_LARGE, reason)
    except BaseException:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, "rb")


def _refuse_others(path: bytes, status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise MediaError(path, ProblemKind.UNREADABLE, "it is a symbolic link")
    if not stat.S_ISREG(status.st_mode):
        raise not_a_file(path, status.st_mode)
    if is_online_only(status):
        raise online_only(path)


def not_a_file(path: bytes, mode: int) -> MediaError:
    """The problem of a pipe, a socket, a device or a folder that is called like a photo."""
    kinds = (
        (stat.S_ISFIFO, "named pipe"),
        (stat.S_ISSOCK, "socket"),
        (stat.S_ISCHR, "device"),
        (stat.S_ISBLK, "device"),
        (stat.S_ISDIR, "folder"),
    )
    what = next((f": it is a {word}" for is_kind, word in kinds if is_kind(mode)), "")
    return MediaError(path, ProblemKind.UNSUPPORTED, f"it is not a regular file{what}")


def online_only(path: bytes) -> MediaError:
    """The problem of a file whose content a cloud service keeps elsewhere."""
    reason = "it is online only; it will be read when its cloud service has downloaded it"
    return MediaError(path, ProblemKind.ONLINE_ONLY, reason)


def is_online_only(status: os.stat_result) -> bool:
    """Whether reading a file would make a cloud service download it.

    Windows and macOS say so. Elsewhere such a file takes no room on the disk; small ones are
    believed to be there all the same, since some file systems keep those beside their names.
    """
    if getattr(status, "st_file_attributes", 0) & _RECALLED:
        return True
    if getattr(status, "st_flags", 0) & _DATALESS:
        return True
    return getattr(status, "st_blocks", None) == 0 and status.st_size > INLINE_LIMIT


def hash_unchanged(found: FoundFile) -> bytes:
    """The hash of a file that is still as the scan found it. Raises MediaError; CHANGED when it is
    not."""
    with open_original(found.path) as file:
        try:
            check_unchanged(file, found)
            content = content_hash(file)
            check_unchanged(file, found)
        except OSError as error:
            reason = f"it cannot be read ({error.strerror})"
            raise MediaError(found.path, ProblemKind.UNREADABLE, reason) from error
        return content


def check_unchanged(file: BinaryIO, found: FoundFile) -> None:
    """Raises MediaError (CHANGED) when an open file is not as the scan found it."""
    if found_file(found.path, os.fstat(file.fileno())) != found:
        reason = "the file changed after it was found; it will be read in the next scan"
        raise MediaError(found.path, ProblemKind.CHANGED, reason)


def found_file(path: bytes, status: os.stat_result) -> FoundFile:
    """A file as the scan knows it; times no database can keep are brought to its limits."""
    limit = (1 << 63) - 1
    mtime_ns = min(max(status.st_mtime_ns, -limit), limit)
    return FoundFile(path, status.st_size, mtime_ns)


def content_hash(file: BinaryIO) -> bytes:
    """BLAKE2b-256 (RFC 7693) of the whole file, 32 bytes; leaves the position at its end."""
    file.seek(0)
    return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=32)).digest()  # type: ignore[arg-type]
