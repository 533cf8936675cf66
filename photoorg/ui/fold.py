"""A line that opens and closes what lies below it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from photoorg.ui import theme
from photoorg.ui.icons import draw_icon
from photoorg.ui.text import label_text, safe_text

HEIGHT = 28
CARET = 12
BETWEEN = 6


class Fold(QAbstractButton):
    """Words with a caret before them, in line with what is above and below; `toggled` tells
    whether it is open."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setCheckable(True)
        self.setFont(theme.font(theme.BODY))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say(words)

    @property
    def words(self) -> str:
        return self._words

    def say(self, words: str) -> None:
        """Call it so; names in it may be from anywhere."""
        self._words = safe_text(words)
        self.setText(label_text(words))
        self.setAccessibleName(self._words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(CARET + BETWEEN + words + 2, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(CARET + BETWEEN + 24, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = theme.colours()
        lit = self.hasFocus() or self.underMouse()
        colour = QColor(colours.link if lit else colours.muted)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        caret = QRectF(0, (self.height() - CARET) / 2, CARET, CARET)
        draw_icon(painter, caret, "caret-down" if self.isChecked() else "caret-right", colour)
        painter.setPen(colour)
        font = self.font()
        font.setUnderline(self.hasFocus())
        painter.setFont(font)
        room = QRect(CARET + BETWEEN, 0, self.width() - CARET - BETWEEN, self.height())
        middle = Qt.TextElideMode.ElideMiddle
        shown = painter.fontMetrics().elidedText(self._words, middle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()
