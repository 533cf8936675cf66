"""Photos of which only the time and the place matter."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from photoorg.domain import DateSource, FoundFile, Metadata, PhotoRead
from photoorg.library import Library, files, folders, photos


@dataclass(frozen=True)
class Shot:
    """One photo."""

    taken: str | None = None
    source: DateSource | None = DateSource.EXIF_ORIGINAL
    position: tuple[float, float] | None = None


def add_shots(library: Library, folder: Path, shots: Sequence[Shot]) -> list[int]:
    """Add photos to a library whose folder this becomes, if it is none yet; returns their ids.

    The files of what was added before count as seen again.
    """
    folder.mkdir(exist_ok=True)
    known = {found.path: found for found in folders.listed(library)}
    root = os.fsencode(folder)
    root = known[root].path if root in known else folders.add(library, folder).path
    start = len(photos.hashes(library))
    numbers = range(start, start + len(shots))
    found = [FoundFile(os.path.join(root, b"%06d.jpg" % n), 10, n) for n in numbers]
    files.seen(library, root, found)
    read = [
        PhotoRead(n.to_bytes(32, "big"), 10, _metadata(shot), b"", 0x336699)
        for n, shot in zip(numbers, shots, strict=True)
    ]
    photos.save_read(library, list(zip(found, read, strict=True)), [])
    by_hash = photos.hashes(library)
    return [by_hash[n.to_bytes(32, "big")] for n in numbers]


def _metadata(shot: Shot) -> Metadata:
    latitude, longitude = shot.position or (None, None)
    source = shot.source if shot.taken is not None else None
    return Metadata(
        "JPEG", 400, 300, taken=shot.taken, taken_source=source,
        latitude=latitude, longitude=longitude,
    )  # fmt: skip
