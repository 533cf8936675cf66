"""A tag as a chip: its name leads to its photos, the cross takes it away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from photoorg.ui import theme
from photoorg.ui.icons import draw_icon
from photoorg.ui.language import number, tr
from photoorg.ui.text import safe_text, tooltip

HEIGHT, PAD, CROSS, WIDEST = 24, 10, 12, 264
_TAKES_AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class TagChip(QWidget):
    """One that only some of the selected photos have is dashed and says how many."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, tag: str, count: int, of: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tag = tag
        self._partial = count < of
        self._name = safe_text(tag, limit=200)
        some = tr("{count} of {whole}").format(count=number(count), whole=number(of))
        self._count = some if self._partial else ""
        self._on_cross = False
        self.setFont(theme.font(12))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        spoken = self._name
        if self._partial:
            spoken = tr("{tag}, {some} photos").format(tag=self._name, some=some)
        self.setAccessibleName(tr("Tag {tag}").format(tag=spoken))
        self.setAccessibleDescription(tr("Enter shows its photos, Delete takes it away"))
        self.setToolTip(tooltip(spoken))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self._name)
        if self._count:
            words += metrics.horizontalAdvance(self._count) + 6
        return QSize(min(words + 2 * PAD + CROSS + 6, WIDEST), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        pen = QPen(QColor(colours.accent if focused else colours.muted), 2 if focused else 1)
        if self._partial and not focused:
            pen.setDashPattern([3.0, 2.0])
        elif not focused:
            pen.setColor(QColor(colours.line))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush if self._partial else QColor(colours.line))
        inset = 1.0 if focused else 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, HEIGHT / 2, HEIGHT / 2)
        self._paint_words(painter, colours)
        cross = QColor(colours.text if self._on_cross else colours.muted)
        draw_icon(painter, self._cross(), "x-bold" if self._on_cross else "x", cross)
        painter.end()

    def _paint_words(self, painter: QPainter, colours: theme.Colours) -> None:
        metrics = self.fontMetrics()
        room = self.rect().adjusted(PAD, 0, -(PAD + CROSS + 4), 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        if self._count:
            painter.setPen(QColor(colours.muted))
            painter.drawText(room, flags | Qt.AlignmentFlag.AlignRight, self._count)
            room.adjust(0, 0, -metrics.horizontalAdvance(self._count) - 6, 0)
        painter.setPen(QColor(colours.text))
        shown = metrics.elidedText(self._name, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, flags | Qt.AlignmentFlag.AlignLeft, shown)

    def _cross(self) -> QRectF:
        return QRectF(self.width() - PAD - CROSS + 2, (HEIGHT - CROSS) / 2, CROSS, CROSS)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on_cross = event.position().x() >= self._cross().left() - 4
        if on_cross != self._on_cross:
            self._on_cross = on_cross
            self.update()

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)  # type: ignore[arg-type]
        self._on_cross = False
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            on_cross = event.position().x() >= self._cross().left() - 4
            (self.removed if on_cross else self.opened).emit(self.tag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKES_AWAY:
            self.removed.emit(self.tag)
        elif event.key() in _OPENS:
            self.opened.emit(self.tag)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
