"""What the names of files and folders tell: which are photos, and which hold copies or rubbish."""

from __future__ import annotations

import os
from typing import Final

RAW_EXTENSIONS: Final = frozenset(
    b".3fr .arw .cr2 .cr3 .crw .dcr .dng .erf .fff .gpr .iiq .kdc .mef .mos .mrw .nef .nrw .orf "
    b".pef .raf .raw .rw2 .rwl .sr2 .srf .srw .x3f".split()
)

PHOTO_EXTENSIONS: Final = RAW_EXTENSIONS | frozenset(
    b".jpg .jpeg .jpe .jfif .jif .mpo .png .webp .gif .tif .tiff .bmp .avif .heic .heif .hif "
    # Not readable here, but found, so that the person is told why these photos are missing.
    b".jxl .jp2".split()
)

SYSTEM_FOLDERS: Final = frozenset(
    name.lower()
    for name in (
        b"@eaDir",
        b"@Recycle",
        b"@Recently-Snapshot",
        b"#recycle",
        b"#snapshot",
        b"$RECYCLE.BIN",
        b"RECYCLER",
        b"System Volume Information",
        b"lost+found",
        b"__MACOSX",
    )
)
"""Folders of NAS systems, Windows, Linux and macOS that hold copies or rubbish; lower case."""


def is_photo(name: bytes) -> bool:
    """Whether a file of this name counts as a photo; the name may have a path before it."""
    return os.path.splitext(name)[1].lower() in PHOTO_EXTENSIONS


def is_left_out(name: bytes) -> bool:
    """Whether a file or folder of this name, without a path, is hidden or the system's own."""
    return name.startswith(b".") or name.lower() in SYSTEM_FOLDERS
