"""The person's own caption, written where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from photoorg.library.marking import LONGEST_CAPTION
from photoorg.ui import theme
from photoorg.ui.labels import LinkLabel, WrappedLabel
from photoorg.ui.language import number, tr
from photoorg.ui.text import safe_text

HEIGHT = 76
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CaptionEdit(QPlainTextEdit):
    """Return keeps what is written, Shift+Return begins a line, Esc leaves it as it was."""

    entered = Signal()
    left = Signal()
    lost = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("captionEdit")
        self.setFont(theme.font(theme.BODY))
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Your caption"))
        self.setPlaceholderText(tr("What it shows, who, or why you keep it"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def event(self, event: QEvent) -> bool:
        """The window's single keys, and its use of Esc and Ctrl+Z, wait while one writes."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTERS and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.lost.emit()

    def words(self) -> str:
        """What is written, as much of it as is kept."""
        return self.toPlainText().strip()[:LONGEST_CAPTION]


class CaptionField(QWidget):
    """Shows the caption, or offers to write one."""

    entered = Signal(str)
    """The caption that was written; it is another one than before."""
    ended = Signal()
    """The keyboard is free again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption: str | None = ""
        self.words = WrappedLabel(parent=self)
        self.link = LinkLabel(tr("Add a caption"), self)
        self.edit = CaptionEdit(self)
        self.edit.setFixedHeight(HEIGHT)
        self.edit.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.words, self.link, self.edit):
            column.addWidget(widget)
        self.link.clicked.connect(self.begin)
        self.edit.entered.connect(self._enter)
        self.edit.left.connect(self._leave)
        self.edit.lost.connect(self.take)
        self.show_caption("", 0, 1)

    @property
    def editing(self) -> bool:
        return not self.edit.isHidden()

    def show_caption(self, caption: str | None, having: int, of: int) -> None:
        """Show the caption that all of some photos have; None where they differ."""
        self._caption = caption
        shown = safe_text(caption, limit=2000) if caption else ""
        if caption is None:
            shown = tr("{having} of {count} have a caption.")
            shown = shown.format(having=number(having), count=number(of))
        self.words.set_tone("muted" if caption is None else "")
        self.words.setText(shown)
        self.words.setVisible(bool(shown) and not self.editing)
        offer = tr("Write one for all", "a caption") if caption is None else tr("Add a caption")
        self.link.show_words(tr("Edit caption") if caption else offer)

    def begin(self) -> None:
        """Let it be written."""
        if self.editing:
            return
        self.words.hide()
        self.link.hide()
        self.edit.setPlainText(self._caption or "")
        self.edit.show()
        self.edit.setFocus()
        self.edit.selectAll()

    def close_field(self) -> None:
        """Show the caption again, whatever was written."""
        if not self.editing:
            return
        self.edit.blockSignals(True)
        self.edit.hide()
        self.edit.blockSignals(False)
        self.link.show()
        self.words.setVisible(bool(self.words.text()))

    def _enter(self) -> None:
        self._take()
        self.ended.emit()

    def take(self) -> None:
        """Keep what is written, if anything is being written."""
        if self.editing:
            self._take()

    def _take(self) -> None:
        words = self.edit.words()
        self.close_field()
        if words != (self._caption or ""):
            self.entered.emit(words)

    def _leave(self) -> None:
        self.close_field()
        self.ended.emit()
