"""Handing files to the rest of the desktop; nothing is ever run that the file itself names."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from typing import TypeAlias
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

Command: TypeAlias = list[str]

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
    if sys.platform == "win32":
        # explorer wants the quotes around the path only, which QProcess would put elsewhere.
        subprocess.Popen(f'explorer /select,"{os.path.normpath(shown)}"')
        return True
    _run_first(reveal_commands(path, sys.platform))
    return True


def reveal_commands(path: bytes, platform: str) -> list[Command]:
    """The commands that show a file on a platform (as in `sys.platform`), best first."""
    shown = os.fsdecode(path)
    if platform == "darwin":
        return [["open", "-R", shown]]
    if os.path.isdir(path):
        return [["xdg-open", shown]]
    # https://www.freedesktop.org/wiki/Specifications/file-manager-interface/
    name, place = "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1"
    # Quoted so, an address holds no comma or quotation mark, which have a meaning below.
    address = "file://" + quote(path)
    return [
        ["gdbus", "call", "--session", "--timeout=5", f"--dest={name}", f"--object-path={place}",
         f"--method={name}.ShowItems", f"['{address}']", ""],
        ["dbus-send", "--session", "--print-reply", "--reply-timeout=5000", f"--dest={name}",
         place, f"{name}.ShowItems", f"array:string:{address}", "string:"],
        ["xdg-open", os.path.dirname(shown)],
    ]  # fmt: skip


def _run_first(commands: Sequence[Command]) -> None:
    """Start the first command that is there; when it fails, the next."""
    there = [command for command in commands if shutil.which(command[0])]
    if not there:
        return
    (program, *arguments), others = there[0], there[1:]
    if not others:
        QProcess.startDetached(program, arguments)
        return
    process = QProcess(QCoreApplication.instance())
    process.finished.connect(lambda code, _: _run_first(others) if code else None)
    process.finished.connect(process.deleteLater)
    process.start(program, arguments)
