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

# Without O_NONBLOCK a named pipe called x.jpg blocks for ever; O_BINARY exists on Windows only.
_FLAGS: Final = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)


def open_original(path: bytes) -> BinaryIO:
    """The file at `path`, open for reading; the caller closes it.

    Raises MediaError for what is missing, forbidden, a symbolic link, not a regular file, or
    larger than `SIZE_LIMIT`.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        if error.errno == errno.ELOOP:
            reason = "it is a symbolic link"
        else:
            reason = f"it cannot be opened ({error.strerror})"
        raise MediaError(path, ProblemKind.UNREADABLE, reason) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise MediaError(path, ProblemKind.UNSUPPORTED, "it is not a regular file")
        if status.st_size > SIZE_LIMIT:
            reason = f"the file has {status.st_size >> 20} MiB, more than {SIZE_LIMIT >> 20}"
            raise MediaError(path, ProblemKind.TOO_LARGE, reason)
    except BaseException:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, "rb")


def found_file(path: bytes, status: os.stat_result) -> FoundFile:
    """A file as the scan knows it; times no database can keep are brought to its limits."""
    limit = (1 << 63) - 1
    mtime_ns = min(max(status.st_mtime_ns, -limit), limit)
    return FoundFile(path, status.st_size, mtime_ns)


def content_hash(file: BinaryIO) -> bytes:
    """BLAKE2b-256 (RFC 7693) of the whole file, 32 bytes; leaves the position at its end."""
    file.seek(0)
    return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=32)).digest()  # type: ignore[arg-type]
