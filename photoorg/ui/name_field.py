"""A name that can be changed where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from photoorg.ui import theme
from photoorg.ui.labels import ElidedLabel
from photoorg.ui.language import tr
from photoorg.ui.text import safe_text

LONGEST = 200
HEIGHT = 32
EDIT_WIDTH = 280


class _Edit(QLineEdit):
    """Esc leaves it as it was; the window's own use of Esc and of single letters waits."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class NameField(QWidget):
    """Shows a name; `begin` puts a field in its place until Return, Esc or leaving it."""

    entered = Signal(str, bool)
    """What was typed, without blanks around it, and whether Return ended it: even the name that
    was there before is an answer then."""
    ended = Signal()
    """The field is gone again, by Return or Esc: the keyboard is free."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.label = ElidedLabel(size=theme.TITLE, weight=QFont.Weight.DemiBold, parent=self)
        self.edit = _Edit(self)
        self.edit.setFont(theme.font(theme.TITLE))
        self.edit.setMaxLength(LONGEST)
        self.edit.setAccessibleName(tr("Name of the album"))
        self.edit.setMinimumWidth(EDIT_WIDTH)
        self.edit.hide()
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label)
        row.addWidget(self.edit, 1)
        self.edit.returnPressed.connect(self._take_entered)
        self.edit.editingFinished.connect(self._take_left)
        self.edit.left.connect(self._leave)

    @property
    def editing(self) -> bool:
        return not self.edit.isHidden()

    def show_name(self, name: str, italic: bool = False) -> None:
        """Show a name; a field that is open keeps what was typed."""
        self._name = name
        self.label.setFont(theme.font(theme.TITLE, QFont.Weight.DemiBold, italic))
        self.label.setText(safe_text(name))

    def begin(self) -> None:
        """Let the name be changed, with all of it selected."""
        self.label.hide()
        self.edit.setText(safe_text(self._name, limit=LONGEST))
        self.edit.show()
        self.edit.setFocus()
        self.edit.selectAll()

    def close_field(self) -> None:
        """Show the name again, whatever was typed."""
        if self.editing:
            self.edit.blockSignals(True)
            self.edit.hide()
            self.edit.blockSignals(False)
            self.label.show()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if not self.editing:
            self.begin()

    def _take_entered(self) -> None:
        self._take(entered=True)

    def _take_left(self) -> None:
        self._take(entered=False)

    def _take(self, entered: bool) -> None:
        if not self.editing:
            return
        typed = " ".join(self.edit.text().split())
        same = typed == safe_text(self._name, limit=LONGEST)
        self._leave()
        if typed and (entered or not same):
            self.entered.emit(self._name if same else typed, entered)

    def _leave(self) -> None:
        had_keyboard = self.edit.hasFocus()
        self.close_field()
        if had_keyboard:
            self.ended.emit()
