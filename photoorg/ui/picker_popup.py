"""An album picker that lies over the window until an album is chosen or Esc is pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from photoorg.ui.album_picker import AlbumPicker, Choice

WIDTH, HEIGHT = 440, 380
TOP = 96
"""Below the window's upper edge."""


class PickerPopup(QFrame):
    """Closes itself and is gone after one choice."""

    picked = Signal(object)

    def __init__(self, title: str, choices: Sequence[Choice], window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.picker = AlbumPicker(title, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 8)
        column.addWidget(self.picker)
        self.picker.show_choices(choices)
        self.picker.picked.connect(self._pick)
        width = min(WIDTH, window.width() - 32)
        self.resize(width, min(HEIGHT, window.height() - TOP - 16))
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, TOP)))

    def open(self) -> None:
        """Show it, with the keyboard in the field."""
        self.show()
        self.picker.field.setFocus()

    def _pick(self, album_id: int) -> None:
        self.close()
        self.picked.emit(album_id)
