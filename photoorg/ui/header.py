"""The bar above the photos: search field, size of the tiles, details."""

from __future__ import annotations

import os
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSlider, QToolButton, QWidget

from photoorg.ui.icons import icon
from photoorg.ui.photo_grid import TILE_MAX, TILE_MIN
from photoorg.ui.text import tooltip

HEIGHT = 56


class SearchField(QLineEdit):
    """Takes words, the path of a file, or a photo that is dropped or pasted on it."""

    words_entered = Signal(str)
    file_given = Signal(bytes)
    """The path of an existing file."""
    left = Signal()
    """Esc: whoever had the keyboard before may have it back."""

    def __init__(self, scratch: Path, parent: QWidget | None = None) -> None:
        """`scratch` is the folder in which a pasted picture may be kept."""
        super().__init__(parent)
        self._scratch = scratch
        self.setPlaceholderText("Search, or drop a photo")
        self.setAccessibleName("Search")
        self.setFixedHeight(36)
        self.setMaxLength(2000)
        self.setAcceptDrops(True)
        glass = QAction(icon("magnifying-glass"), "Search", self)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(icon("x"), "Clear", self)
        self._clear.setToolTip("Clear the search")
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(self._show_clear)
        self.returnPressed.connect(self._enter)

    def say_key(self, key: str) -> None:
        """Name the key that leads here; empty where there is none."""
        leads = f" ({key})" if key else ""
        self.setToolTip(tooltip(f"Words, or a photo: drop it here or paste it{leads}"))

    def take(self, data: QMimeData) -> bool:
        """Use a photo from the clipboard or a drop; False when there is none."""
        file = file_in(data)
        if file is None and data.hasImage():
            file = _kept(data.imageData(), self._scratch)
        if file is None:
            return False
        self.file_given.emit(os.fsencode(file))
        return True

    def take_clipboard(self) -> bool:
        """Use the photo in the clipboard; False when there is none."""
        data = QGuiApplication.clipboard().mimeData()
        return data is not None and self.take(data)

    def _enter(self) -> None:
        words = self.text().strip()
        if not words:
            return
        path = os.path.expanduser(words.removeprefix("file://").strip("\"'"))
        if os.path.isabs(path) and os.path.isfile(path):
            self.file_given.emit(os.fsencode(path))
        else:
            self.words_entered.emit(words)

    def _show_clear(self, words: str) -> None:
        self._clear.setVisible(bool(words))

    def event(self, event: QEvent) -> bool:
        """Keep Esc for leaving the field: elsewhere it goes back."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif not (event.matches(QKeySequence.StandardKey.Paste) and self.take_clipboard()):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event.mimeData()) is not None or event.mimeData().hasImage():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show_dropping(True)
        else:
            super().dragEnterEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_dropping(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_dropping(False)
        if self.take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            super().dropEvent(event)

    def _show_dropping(self, dropping: bool) -> None:
        self.setProperty("dropping", "true" if dropping else "false")
        self.style().unpolish(self)
        self.style().polish(self)


class Header(QWidget):
    """Search field in the middle, size slider and details button at the right."""

    def __init__(self, scratch: Path, details: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.search = SearchField(scratch, self)
        self.tile_size = QSlider(Qt.Orientation.Horizontal, self)
        self.tile_size.setRange(TILE_MIN, TILE_MAX)
        self.tile_size.setFixedWidth(112)
        self.tile_size.setToolTip("Size of the photos (Ctrl+wheel)")
        self.tile_size.setAccessibleName("Size of the photos")
        self.details = QToolButton(self)
        self.details.setDefaultAction(details)
        self.details.setIconSize(QSize(20, 20))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(16)
        row.addWidget(self.search, 1)
        row.addWidget(self.tile_size)
        row.addWidget(self.details)


def file_in(data: QMimeData) -> str | None:
    """The first existing local file among the URLs of a drop or of the clipboard."""
    return next((path for path in _local(data) if os.path.isfile(path)), None)


def folder_in(data: QMimeData) -> str | None:
    """The first existing local folder among the URLs of a drop."""
    return next((path for path in _local(data) if os.path.isdir(path)), None)


def _local(data: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def _kept(image: object, scratch: Path) -> str | None:
    """A pasted picture as a file, which replaces the one pasted before."""
    if not isinstance(image, QImage) or image.isNull():
        return None
    scratch.mkdir(parents=True, exist_ok=True)
    for old in scratch.glob("pasted-*.png"):
        old.unlink(missing_ok=True)
    file = scratch / f"pasted-{time.time_ns()}.png"
    return str(file) if image.save(str(file)) else None
