"""A phrase in a small label that the pointer or the keyboard can dwell on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from photoorg.explanations import Phrase
from photoorg.ui import theme
from photoorg.ui.explain_words import PHRASE_LIMIT, Side, phrase_words
from photoorg.ui.labels import PlainLabel
from photoorg.ui.measured_words import measured_words
from photoorg.ui.side_mark import outline, side_colour
from photoorg.ui.text import safe_text, tooltip

HEIGHT = 24
PAD = 10
TIP = 8
WIDEST = 320
_MOVES = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class PhraseChip(PlainLabel):
    """Says when somebody dwells on it; its outline tells whose phrase it is."""

    dwelt = Signal(object)
    """The length of description at which the phrase counts (float), or None at the end."""
    moved = Signal(int)
    """An arrow key: to the chip before (-1) or after (1)."""

    def __init__(self, phrase: Phrase, side: Side, parent: QWidget | None = None) -> None:
        words = measured_words(phrase.facet, phrase.text)
        super().__init__(safe_text(words, limit=PHRASE_LIMIT), 12, parent=parent)
        self.phrase = phrase
        self.side = side
        told = phrase_words(phrase, side)
        self.setToolTip(tooltip(told))
        self.setAccessibleName(told)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(min(words + 2 * PAD + self._tip + 2, WIDEST), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, HEIGHT)

    @property
    def _tip(self) -> int:
        return 0 if self.side is Side.BOTH else TIP

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, colours)
        painter.setPen(QColor(colours.text))
        left = PAD + (self._tip if self.side is Side.LEFT else 0)
        right = PAD + (self._tip if self.side is Side.RIGHT else 0)
        room = self.rect().adjusted(left, 0, -right, 0)
        elide = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), elide, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)
        painter.end()

    def _paint_ground(self, painter: QPainter, colours: theme.Colours) -> None:
        dwelt_on = self.hasFocus() or self.underMouse()
        edge = side_colour(self.side, colours)
        ground = QColor(edge)
        ground.setAlpha(52 if dwelt_on else 26)
        width = 2.0 if self.hasFocus() else 1.0
        if not dwelt_on:
            edge.setAlpha(150)
        if self.hasFocus():
            edge = QColor(colours.accent)
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(edge, width, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(ground)
        painter.drawPath(outline(box, self.side, TIP, 4))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._tell(True)

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)  # type: ignore[arg-type]
        self._tell(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell(self.underMouse())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _MOVES.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)

    def _tell(self, dwelt_on: bool) -> None:
        self.update()
        self.dwelt.emit(self.phrase.words if dwelt_on else None)
