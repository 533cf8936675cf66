"""The curve of one search’s scores, best first, and on it the line below which photos are less
likely: it can be moved."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider, QWidget

from photoorg.ui import theme
from photoorg.ui.language import number, tr

HEIGHT = 52
SIDE, TOP, BOTTOM = 16, 8, 10
"""Between the plot and the edges."""
HANDLE = 6.0
NEAR = 6
"""Pixels within which the line is caught by where the search itself put it."""
_RESETS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_SAYS = tr(
    "How well each photo fits, the best at the left. What is left of the line counts as likely: "
    "drag it, or use the arrow keys. Double-click or Backspace puts it back."
)


class ScoreCurve(QSlider):
    """A slider over the number of likely photos, drawn as the curve itself."""

    cut = Signal(int)
    """So many photos are likely from now on; -1: as many as the search said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._heights: NDArray[np.float64] = np.empty(0)
        self._found = 0
        self._dragging = False
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(True)
        self.setPageStep(10)
        self.setToolTip(f"<span>{_SAYS}</span>")
        self.setAccessibleDescription(_SAYS)
        self.valueChanged.connect(self._tell)
        self.hide()

    @property
    def found(self) -> int:
        """Where the search itself put the line."""
        return self._found

    def show_scores(self, scores: NDArray[np.float64], likely: int, found: int) -> None:
        """Show other scores, the highest first (n,), of which so many are likely and the search
        `found` so many; nobody is told."""
        span = float(scores[0] - scores[-1]) if len(scores) else 0.0
        known = len(scores) and span > 1e-9
        self._heights = (scores - scores[-1]) / span if known else np.full(len(scores), 0.5)
        self._found = found
        self.blockSignals(True)
        self.setRange(0, len(scores))
        self.setValue(likely)
        self.blockSignals(False)
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HEIGHT)

    # The mouse and the keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragging = True
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._go_to(event.position().x())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = abs(event.position().x() - self._x(self.value())) <= HANDLE + 4
        shape = (
            Qt.CursorShape.SplitHCursor if near or self._dragging else Qt.CursorShape.ArrowCursor
        )
        self.setCursor(shape)
        if self._dragging:
            self._go_to(event.position().x())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        self.update()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        self._reset()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nothing: whoever scrolls past does not mean the line."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RESETS:
            self._reset()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _go_to(self, x: float) -> None:
        plot = self._plot
        share = (x - plot.left()) / max(plot.width(), 1)
        likely = round(min(max(share, 0.0), 1.0) * self.maximum())
        if abs(x - self._x(self._found)) <= NEAR:
            likely = self._found
        self.setValue(likely)

    def _reset(self) -> None:
        self.cut.emit(-1)

    def _tell(self, likely: int) -> None:
        self._name()
        self.cut.emit(likely)

    def _name(self) -> None:
        words = tr("{likely} likely of %n photos", "", self.maximum())
        self.setAccessibleName(words.format(likely=number(self.value())))

    # Painting

    @property
    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(SIDE, TOP, -SIDE, -BOTTOM)

    def _x(self, likely: int) -> float:
        """Where the line is that leaves so many photos at its left."""
        plot = self._plot
        return plot.left() + plot.width() * likely / max(self.maximum(), 1)

    def _line(self) -> QPainterPath:
        """The curve, each photo in the middle of its share of the width."""
        plot, path = self._plot, QPainterPath()
        count = max(len(self._heights), 1)
        for place, height in enumerate(self._heights):
            x = plot.left() + plot.width() * (place + 0.5) / count
            point = QPointF(x, plot.bottom() - float(height) * plot.height())
            if place:
                path.lineTo(point)
            else:
                path.moveTo(QPointF(plot.left(), point.y()))
                path.lineTo(point)
        if len(self._heights):
            path.lineTo(QPointF(plot.right(), path.currentPosition().y()))
        return path

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot, x = self._plot, self._x(self.value())
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        line = self._line()
        area = QPainterPath(line)
        area.lineTo(plot.bottomRight())
        area.lineTo(plot.bottomLeft())
        area.closeSubpath()
        self._paint_side(painter, line, area, QRectF(0, 0, x, HEIGHT), QColor(colours.accent))
        rest = QRectF(x, 0, self.width() - x, HEIGHT)
        self._paint_side(painter, line, area, rest, QColor(colours.muted))
        self._paint_found(painter, colours)
        self._paint_handle(painter, x, colours)
        self._paint_words(painter, x, colours)
        painter.end()

    def _paint_side(
        self,
        painter: QPainter,
        line: QPainterPath,
        area: QPainterPath,
        side: QRectF,
        colour: QColor,
    ) -> None:
        """What lies on one side of the cut: the curve, and a tint below it."""
        painter.save()
        painter.setClipRect(side)
        tint = QLinearGradient(0, TOP, 0, HEIGHT - BOTTOM)
        for at, alpha in ((0.0, 70), (1.0, 16)):
            shade = QColor(colour)
            shade.setAlpha(alpha)
            tint.setColorAt(at, shade)
        painter.fillPath(area, tint)
        painter.setPen(QPen(colour, 1.5, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(line)
        painter.restore()

    def _paint_found(self, painter: QPainter, colours: theme.Colours) -> None:
        """A notch where the search itself put the line, while it is elsewhere."""
        if self.value() == self._found:
            return
        x = self._x(self._found)
        painter.setPen(QPen(QColor(colours.muted), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, TOP), QPointF(x, HEIGHT - BOTTOM))

    def _paint_handle(self, painter: QPainter, x: float, colours: theme.Colours) -> None:
        lit = self.hasFocus() or self.underMouse() or self._dragging
        colour = QColor(colours.accent if lit else colours.text)
        painter.setPen(QPen(colour, 2 if lit else 1.5))
        painter.drawLine(QPointF(x, 2), QPointF(x, HEIGHT - BOTTOM))
        painter.setBrush(colour if self.hasFocus() else QColor(colours.base))
        painter.drawEllipse(QPointF(x, HEIGHT - BOTTOM), HANDLE - 1, HANDLE - 1)

    def _paint_words(self, painter: QPainter, x: float, colours: theme.Colours) -> None:
        """“38 likely” beside the handle, on the side where the curve leaves room."""
        count = number(self.value())
        likely = tr("{count} likely").format(count=count) if self.value() else tr("none likely")
        painter.setFont(theme.font(theme.CAPTION))
        width = painter.fontMetrics().horizontalAdvance(likely) + 12
        label = QRectF(x + 8, 2, width, 18)
        if label.right() > self.width() - 4:
            label.moveRight(x - 8)
        ground = QColor(colours.base)
        ground.setAlpha(225)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(label, 4, 4)
        painter.setPen(QColor(colours.text))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, likely)
