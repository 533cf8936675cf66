"""The scroll bar of a grid, which knows dates: they show beside it, and a drag leads to any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from photoorg.ui import theme
from photoorg.ui.date_marks import Mark, mark_at, thinned

WIDTH: Final = 16
LABELS: Final = 200
"""Room beside the bar for dates."""
LINGER_MS: Final = 1200
"""How long dates stay after the last movement."""
_BUBBLE: Final = 32


class Scrubber(QScrollBar):
    """A press anywhere leads there at once, and a drag on from there."""

    touched = Signal(bool)
    """The pointer came or went, or pressed or let go: whether dates are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAccessibleName("Place in the photos")
        self.setMouseTracking(True)
        self._grip: int | None = None

    @property
    def is_dragged(self) -> bool:
        return self._grip is not None

    def y_of(self, value: int) -> int:
        """The height of the middle of the handle when the bar is at a value."""
        room = self.height() - self._handle
        share = value / self.maximum() if self.maximum() else 0.0
        return round(min(max(share, 0.0), 1.0) * room) + self._handle // 2

    @property
    def _handle(self) -> int:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        complex_ = QStyle.ComplexControl.CC_ScrollBar
        return self.style().subControlRect(complex_, option, part, self).height()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.maximum():
            super().mousePressEvent(event)
            return
        y = round(event.position().y())
        middle = self.y_of(self.value())
        on_handle = abs(y - middle) <= self._handle // 2
        self._grip = y - middle if on_handle else 0
        self.setSliderDown(True)
        self.touched.emit(True)
        self._lead_to(y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            super().mouseMoveEvent(event)
        else:
            self._lead_to(round(event.position().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            super().mouseReleaseEvent(event)
            return
        self._grip = None
        self.setSliderDown(False)
        self.touched.emit(self.underMouse())

    def event(self, event: QEvent) -> bool:
        """Tell when the pointer comes and goes."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.touched.emit(event.type() == QEvent.Type.Enter or self.is_dragged)
        return super().event(event)

    def _lead_to(self, y: int) -> None:
        grip = self._grip or 0
        room = max(1, self.height() - self._handle)
        share = (y - grip - self._handle / 2) / room
        self.setValue(round(min(max(share, 0.0), 1.0) * self.maximum()))


class DateLabels(QWidget):
    """Lies over the photos beside the bar: dates where they begin, and a bubble that says where the
    bar is now. Lets the pointer through."""

    def __init__(self, bar: Scrubber, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._bar = bar
        self._marks: Sequence[Mark] = ()
        self._shown: list[tuple[Mark, int]] = []
        self._row = 0
        self._wanted = False
        self._gone = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._gone.timeout.connect(self._hide)
        bar.touched.connect(self._touch)
        self.hide()

    def set_marks(self, marks: Sequence[Mark], tops: Sequence[int]) -> None:
        """Show other dates, each beginning at a height of the content."""
        self._marks = marks
        heights = [self._bar.y_of(top) for top in tops]
        self._shown = thinned(marks, heights)
        self.update()

    @property
    def shown(self) -> list[str]:
        """The labels that have room, from top to bottom."""
        return [mark.label for mark, _ in self._shown]

    @property
    def bubble(self) -> str:
        """What the bubble says."""
        mark = mark_at(self._marks, self._row) if self._marks else None
        return mark.title if mark else ""

    def follow(self, row: int, moved: bool) -> None:
        """The first photo that is seen is that of a row now; dates show for a while if that is by
        movement."""
        self._row = row
        if not self.isHidden():
            self.update()
        if moved and len(self._marks) > 1:
            self.show()
            self._gone.start()

    def _touch(self, wanted: bool) -> None:
        self._wanted = wanted
        if wanted and len(self._marks) > 1:
            self.show()
        self._gone.start()

    def _hide(self) -> None:
        if not self._wanted:
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self._bar.y_of(self._bar.value())
        for mark, y in self._shown:
            if abs(y - middle) > _BUBBLE // 2 + 8:
                self._paint_label(painter, mark, y, colours)
        if self.bubble:
            self._paint_bubble(painter, middle, colours)
        painter.end()

    def _paint_label(self, painter: QPainter, mark: Mark, y: int, colours: theme.Colours) -> None:
        weight = QFont.Weight.DemiBold if mark.large else QFont.Weight.Normal
        font = theme.font(theme.CAPTION, weight)
        metrics = QFontMetrics(font)
        words = metrics.elidedText(mark.label, Qt.TextElideMode.ElideMiddle, LABELS // 2)
        width = metrics.horizontalAdvance(words) + 12
        place = QRectF(self.width() - width - 4, y - 8, width, 16)
        ground = QColor(colours.base)
        ground.setAlpha(225)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(place, 8, 8)
        painter.setFont(font)
        painter.setPen(QColor(colours.text if mark.large else colours.muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_bubble(self, painter: QPainter, middle: int, colours: theme.Colours) -> None:
        font = theme.font(theme.BODY, QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        words = metrics.elidedText(self.bubble, Qt.TextElideMode.ElideMiddle, LABELS - 40)
        width = metrics.horizontalAdvance(words) + 28
        top = min(max(middle - _BUBBLE // 2, 2), max(2, self.height() - _BUBBLE - 2))
        place = QRectF(self.width() - width - 4, top, width, _BUBBLE)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), _BUBBLE / 2, _BUBBLE / 2)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
