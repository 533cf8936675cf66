"""Handing files to the rest of the desktop; nothing is ever run that the file itself names."""

from __future__ import annotations

import os
import subprocess
import sys

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

PHOTO_EXTENSIONS = frozenset(
    b".jpg .jpeg .jpe .jfif .png .gif .bmp .tif .tiff .webp .avif .heic .heif .hif .jxl .jp2 "
    b".dng .arw .cr2 .cr3 .nef .nrw .orf .raf .rw2 .pef .srw .x3f".split()
)
"""Only these are opened: a system's default action for anything else may be to run it."""


def open_photo(path: bytes) -> bool:
    """Open a photo in the system's viewer; False when it is no photo or nothing opens it."""
    if os.path.splitext(path)[1].lower() not in PHOTO_EXTENSIONS or not os.path.isfile(path):
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(os.fsdecode(path)))


def show_in_file_manager(path: bytes) -> bool:
    """Show a file in its directory, marked where the file manager can; False when it is gone."""
    shown = os.fsdecode(path)
    if not os.path.exists(path):
        return False
    program, arguments = reveal_command(shown, sys.platform)
    if program == "explorer":
        # explorer wants the quotes around the path only, which QProcess would put elsewhere.
        subprocess.Popen(f'explorer /select,"{os.path.normpath(shown)}"')
        return True
    return bool(QProcess.startDetached(program, arguments)) or QDesktopServices.openUrl(
        QUrl.fromLocalFile(os.path.dirname(shown))
    )


def reveal_command(path: str, platform: str) -> tuple[str, list[str]]:
    """The program and arguments that show a file on a platform (as in `sys.platform`)."""
    if platform == "win32":
        return "explorer", [f"/select,{path}"]
    if platform == "darwin":
        return "open", ["-R", path]
    directory = path if os.path.isdir(path) else os.path.dirname(path)
    return "xdg-open", [directory]
