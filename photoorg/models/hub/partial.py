"""A file that is being fetched: the bytes so far, their hashes, and the ETag they came with."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from photoorg.model_store import ModelFile

_PIECE = 1 << 20
_STEP = 32 * _PIECE


class Spoiled(Exception):
    """The bytes are not those of the pinned file."""


class Partial:
    """`NAME.part` in a folder; it gets its name from `finish`, when its hash is right."""

    def __init__(self, folder: Path, file: ModelFile) -> None:
        """A whole file of that name is taken as a part to be checked. Raises OSError."""
        self.file = file
        self._target = folder / file.name
        self._path = folder / f"{file.name}.part"
        self._etag_path = folder / f"{file.name}.etag"
        if self._target.exists():
            os.replace(self._target, self._path)
        self._stream = self._path.open("ab+")
        self.size = 0
        self._sha256 = hashlib.sha256()
        self._git = _git_hash(file.size)

    def recover(self) -> Iterator[int]:
        """Hash what an earlier download left; yields its bytes so far. Raises OSError."""
        self._stream.seek(0)
        while piece := self._stream.read(_PIECE):
            self._count(piece)
            if self.size > self.file.size:
                self.restart()
                return
            if self.size % _STEP == 0:
                yield self.size

    @property
    def etag(self) -> str:
        """The strong ETag of the bytes so far; empty where the server gave none."""
        try:
            return self._etag_path.read_text(encoding="ascii")
        except (OSError, ValueError):
            return ""

    def remember(self, etag: str) -> None:
        """Keep the ETag of the bytes that follow. Raises OSError."""
        strong = etag.startswith('"') and etag.isascii()
        self._etag_path.write_text(etag if strong else "", encoding="ascii")

    def append(self, piece: bytes) -> None:
        """Add bytes. Raises Spoiled when they are too many, OSError when they cannot be kept."""
        if self.size + len(piece) > self.file.size:
            raise Spoiled
        self._stream.write(piece)
        self._count(piece)

    def restart(self) -> None:
        """Forget all bytes. Raises OSError."""
        self._stream.seek(0)
        self._stream.truncate(0)
        self.remember("")
        self.size, self._sha256, self._git = 0, hashlib.sha256(), _git_hash(self.file.size)

    def finish(self) -> str:
        """Give the complete file its name; its SHA-256. Raises Spoiled when it is not the pinned
        file, OSError when it cannot be written."""
        sha256 = self._sha256.hexdigest()
        if self.size != self.file.size or not self._is_pinned(sha256):
            raise Spoiled
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()
        os.replace(self._path, self._target)
        self._etag_path.unlink(missing_ok=True)
        return sha256

    def close(self) -> None:
        """Leave what there is to a later download."""
        self._stream.close()

    def _count(self, piece: bytes) -> None:
        self.size += len(piece)
        self._sha256.update(piece)
        self._git.update(piece)

    def _is_pinned(self, sha256: str) -> bool:
        """Both hashes must be right where both are known, and one of them must be known."""
        known = [
            (self.file.sha256, sha256),
            (self.file.git_sha1, self._git.hexdigest()),
        ]
        return any(pinned for pinned, _ in known) and all(
            pinned in ("", found) for pinned, found in known
        )


def _git_hash(size: int) -> hashlib._Hash:
    """What git names a file of that size by, still without its bytes."""
    return hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)
