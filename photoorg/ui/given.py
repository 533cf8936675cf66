"""Files and folders that are named by a drop, the clipboard or typed text."""

from __future__ import annotations

import os
import re

from PySide6.QtCore import QMimeData, QUrl

_PATH = re.compile(r"/|~|file://|[A-Za-z]:[\\/]")

_COPIED = "application/x-photoorg-path"


def path_data(path: bytes) -> QMimeData:
    """A path for the clipboard, as text and, as text cannot hold every name, in its own bytes."""
    data = QMimeData()
    data.setText(os.fsdecode(path))
    data.setData(_COPIED, path)
    return data


def file_in(data: QMimeData) -> str | None:
    """The first existing local file that a drop or the clipboard names."""
    return next((path for path in _named(data) if os.path.isfile(path)), None)


def folder_in(data: QMimeData) -> str | None:
    """The first existing local folder that a drop or the clipboard names."""
    return next((path for path in _named(data) if os.path.isdir(path)), None)


def typed_path(words: str) -> str | None:
    """The path that some words are, whether it exists or not; None where they are none."""
    bare = words.strip().strip("\"'")
    if not _PATH.match(bare):
        return None
    return QUrl(bare).toLocalFile() if bare.startswith("file://") else os.path.expanduser(bare)


def _named(data: QMimeData) -> list[str]:
    """A path copied here, or the files of the addresses, or that in the first line of the text."""
    if data.hasFormat(_COPIED):
        return [os.fsdecode(bytes(data.data(_COPIED).data()))]
    if data.hasUrls():
        return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    first = next(iter(data.text().strip().splitlines()), "")
    path = typed_path(first)
    return [] if path is None else [path]
