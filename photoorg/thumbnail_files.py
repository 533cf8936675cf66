"""Thumbnail files: a JPEG and, after its end, a seal that tells whether it is whole.

The seal is four bytes and a BLAKE2b of the JPEG; decoders of JPEG stop before it. Every reader
checks it and removes what is damaged: no thumbnail is better than a wrong one, and a thumbnail
that is not there is drawn again by the next run. Files that an earlier photoorg wrote have no
seal; they count as whole when they begin and end as a JPEG does.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from photoorg.durable import failed_writing, write_all_durably
from photoorg.settings import Paths

_log = logging.getLogger(__name__)

_MAGIC = b"PoT\x01"
_DIGEST = 16
_SEAL = len(_MAGIC) + _DIGEST
_BEGIN, _END = b"\xff\xd8\xff", b"\xff\xd9"
MOST_BYTES = 4 << 20
"""No thumbnail of ours is nearly as large."""


def seal(jpeg: bytes) -> bytes:
    """What is written to a thumbnail file."""
    return jpeg + _MAGIC + _digest(jpeg)


def unseal(data: bytes) -> bytes | None:
    """The JPEG in what a thumbnail file held, or None where that is damaged."""
    jpeg, trailer = data[:-_SEAL], data[-_SEAL:]
    if trailer.startswith(_MAGIC):
        return jpeg if trailer[len(_MAGIC) :] == _digest(jpeg) else None
    return data if data.startswith(_BEGIN) and data.endswith(_END) else None


def load(file: Path) -> bytes | None:
    """The JPEG in a thumbnail file, or None where there is none that can be trusted.

    Never raises. A damaged file is removed, so that the next run draws it again.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError:
        return None
    jpeg = unseal(data) if len(data) <= MOST_BYTES else None
    if jpeg is None:
        _log.warning("%s is damaged and will be drawn again", file)
        with suppress(OSError):
            file.unlink()
    return jpeg


def save(paths: Paths, jpegs: Mapping[bytes, bytes]) -> None:
    """Write the thumbnails of photos, by the hash of their content, durably.

    Raises LibraryFull when there is no room for them and LibraryError when they cannot be written;
    some of them may be there then, each whole.
    """
    files = [(paths.thumbnail(content), seal(jpeg)) for content, jpeg in jpegs.items()]
    try:
        for folder in {file.parent for file, _ in files}:
            folder.mkdir(parents=True, exist_ok=True)
        write_all_durably(files)
    except OSError as error:
        raise failed_writing(paths.library, error) from error


def _digest(jpeg: bytes) -> bytes:
    return hashlib.blake2b(jpeg, digest_size=_DIGEST).digest()
