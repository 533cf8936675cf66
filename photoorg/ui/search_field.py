"""The line in which one types what to look for; it takes photos too."""

from __future__ import annotations

import os
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from photoorg.ui.language import tr
from photoorg.ui.text import tooltip

LONGEST = 2000
PLACEHOLDER = tr("Search, or drop a photo")


class SearchField(QLineEdit):
    """Words, the path of a file, or a photo that is pasted. What the keys mean beside typing is
    told, for whoever shows suggestions and chips around it."""

    entered = Signal(str)
    """Enter, with what was typed."""
    file_given = Signal(bytes)
    """The path of an existing file."""
    left = Signal()
    """Esc: whoever had the keyboard before may have it back."""
    stepped = Signal(int)
    """Down (1) or up (-1): to another suggestion."""
    backed = Signal()
    """Backspace or Left with nothing before it: to the last chip."""
    all_wanted = Signal()
    """Select all, with nothing typed: the chips are meant."""
    focused = Signal(bool)

    def __init__(self, scratch: Path, parent: QWidget | None = None) -> None:
        """`scratch` is the folder in which a pasted picture may be kept."""
        super().__init__(parent)
        self._scratch = scratch
        self.setObjectName("searchField")
        self.setPlaceholderText(PLACEHOLDER)
        self.setAccessibleName(tr("Search"))
        self.setMaxLength(LONGEST)
        self.setFrame(False)
        self.setAcceptDrops(False)
        self.returnPressed.connect(self._enter)

    def say_key(self, key: str) -> None:
        """Name the key that leads here; empty where there is none."""
        words = tr(
            "Words, a photo that is dropped or pasted here, a date, or camera:, type:, in:, near:. "
            "A minus before words excludes them."
        )
        self.setToolTip(tooltip(f"{words} ({key})" if key else words))

    def take(self, data: QMimeData) -> bool:
        """Use a photo from the clipboard or a drop; False when there is none."""
        file = self.photo_in(data)
        if file is not None:
            self.file_given.emit(file)
        return file is not None

    def photo_in(self, data: QMimeData | None) -> bytes | None:
        """The path of a photo that is carried by a drop or the clipboard; a mere picture is kept
        in a file first."""
        file = None if data is None else file_in(data)
        if file is None and data is not None and data.hasImage():
            file = _kept(data.imageData(), self._scratch)
        return None if file is None else os.fsencode(file)

    def _enter(self) -> None:
        words = self.text().strip()
        path = os.path.expanduser(words.removeprefix("file://").strip("\"'"))
        if os.path.isabs(path) and os.path.isfile(path):
            self.clear()
            self.file_given.emit(os.fsencode(path))
        else:
            self.entered.emit(words)

    def event(self, event: QEvent) -> bool:
        """Keep Esc for leaving the field: elsewhere it goes back."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, at_start = event.key(), self.cursorPosition() == 0 and not self.hasSelectedText()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif at_start and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Left):
            self.backed.emit()
        elif not self.text() and event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_wanted.emit()
        elif not (event.matches(QKeySequence.StandardKey.Paste) and self._paste_photo()):
            super().keyPressEvent(event)

    def _paste_photo(self) -> bool:
        return self.take(QGuiApplication.clipboard().mimeData())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)


def file_in(data: QMimeData) -> str | None:
    """The first existing local file among the URLs of a drop or of the clipboard."""
    return next((path for path in _local(data) if os.path.isfile(path)), None)


def folder_in(data: QMimeData) -> str | None:
    """The first existing local folder among the URLs of a drop."""
    return next((path for path in _local(data) if os.path.isdir(path)), None)


def _local(data: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def _kept(image: object, scratch: Path) -> str | None:
    """A pasted picture as a file of its own: a search may hold several."""
    if not isinstance(image, QImage) or image.isNull():
        return None
    scratch.mkdir(parents=True, exist_ok=True)
    old = sorted(scratch.glob("pasted-*.png"))
    for file in old[: max(len(old) - PASTED + 1, 0)]:
        file.unlink(missing_ok=True)
    pasted = scratch / f"pasted-{time.time_ns()}.png"
    return str(pasted) if image.save(str(pasted)) else None


PASTED = 12
"""Pasted pictures that are kept: more are in no search one can still go back to."""
