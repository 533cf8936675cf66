"""A caption written over the window, where there are no details to write it in."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from photoorg.ui import theme
from photoorg.ui.caption_field import HEIGHT, CaptionEdit
from photoorg.ui.labels import PlainLabel
from photoorg.ui.language import tr

WIDTH, TOP = 440, 96


class CaptionPopup(QFrame):
    """Closes itself and is gone after Return, Esc, or a click elsewhere."""

    entered = Signal(str)
    """The caption that was written; it is another one than before."""

    def __init__(self, title: str, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._before: str | None = ""
        self.edit = CaptionEdit(self)
        self.edit.setFixedHeight(HEIGHT)
        hint = tr("Return keeps it, Shift+Return begins a line, Esc leaves it as it was.")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel(title, weight=QFont.Weight.DemiBold, parent=self))
        column.addWidget(self.edit)
        column.addWidget(PlainLabel(hint, theme.CAPTION, "muted", parent=self))
        self.edit.entered.connect(self._enter)
        self.edit.left.connect(self.close)
        width = min(WIDTH, window.width() - 32)
        self.setFixedWidth(width)
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, TOP)))

    def show_caption(self, caption: str | None) -> None:
        """The caption there is; None where photos have different ones."""
        self._before = caption
        self.edit.setPlainText(caption or "")
        self.edit.selectAll()

    def open(self) -> None:
        """Show it, with the keyboard in the field."""
        self.show()
        self.edit.setFocus()

    def _enter(self) -> None:
        words = self.edit.words()
        self.close()
        if words != (self._before or ""):
            self.entered.emit(words)
