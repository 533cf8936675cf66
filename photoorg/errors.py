"""Every error photoorg raises on purpose.

PhotoorgError           one clear sentence for the person; the command line prints it and exits 1
├── LibraryError        the library cannot be opened, locked, read or written
│   ├── LibraryBusy     another window or worker already writes to it
│   ├── LibraryFull     the disk it lies on has no room
│   └── LibraryDamaged  library.db is not as it was written; a backup may help
├── MediaError          one photo file cannot be used; carries its path and a kind
├── DecoderError        the processes that decode photos cannot be started
├── ModelError          a model cannot be found, loaded or run
├── SchedulerError      the scheduler of other machines, or their workers, cannot do the work
├── Stopped             the person stopped what was running
├── TrashError          a file was not moved to the trash, or from it; it is where it was
├── LostSight           what became of a file on its way to the trash is not known
├── SettingsError       a setting has a value that means nothing
└── ProtocolError       a line between window and worker that neither side may send

Anything else that escapes is a bug of ours and is allowed to crash loudly; the window goes on and
tells of it.
"""

from __future__ import annotations

import os
from enum import StrEnum


class PhotoorgError(Exception):
    """Base of all expected errors; `str(error)` is a sentence fit to be shown."""


class LibraryError(PhotoorgError):
    """The library cannot be opened, locked, read or written."""


class LibraryBusy(LibraryError):
    """Another window or worker already writes to this library."""


class LibraryFull(LibraryError):
    """The disk the library lies on has no room; what was saved stays. `needed` bytes would do."""

    def __init__(self, message: str, needed: int = 1 << 20) -> None:
        super().__init__(message)
        self.needed = needed


class LibraryDamaged(LibraryError):
    """library.db, with what the person said, is not as photoorg wrote it; nothing was changed."""


class ProblemKind(StrEnum):
    """Why a file could not become a photo."""

    UNSUPPORTED = "unsupported"
    DAMAGED = "damaged"
    TOO_LARGE = "too large"
    UNREADABLE = "unreadable"
    CHANGED = "changed while reading"
    ONLINE_ONLY = "online only"
    """A cloud service keeps it elsewhere; opening it would download it."""
    QUARANTINED = "quarantined"
    """It ended two decoders; it is left alone until it or photoorg changes."""


class MediaError(PhotoorgError):
    """One photo file cannot be used. `path` is as the system gave it, in bytes."""

    def __init__(self, path: bytes, kind: ProblemKind, reason: str) -> None:
        super().__init__(f"{os.fsdecode(path)}: {reason}")
        self.path = path
        self.kind = kind
        self.reason = reason


class DecoderError(PhotoorgError):
    """The processes that decode photos cannot be started."""


class ModelError(PhotoorgError):
    """A model cannot be found, loaded or run."""


class SchedulerError(PhotoorgError):
    """The scheduler of other machines, or their workers, cannot do the work."""


class Stopped(PhotoorgError):
    """The person stopped what was running; what it saved stays."""


class TrashError(PhotoorgError):
    """A file was not moved to the trash, or not brought back; it is where it was. The text is the
    reason, without its end: “it changed since photoorg read it”."""


class LostSight(PhotoorgError):
    """A file is not at its place any more and nobody can say where it is: the worst that can
    happen, and the end of whatever was being done. The text is the reason, without its end."""


class SettingsError(PhotoorgError):
    """A setting has a value that means nothing."""


class ProtocolError(PhotoorgError):
    """A line between window and worker that neither side may send."""
