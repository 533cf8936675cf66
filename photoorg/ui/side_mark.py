"""Whose something is, told by shape and by colour: the left photo's, the right one's, or both's."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from photoorg.ui import theme
from photoorg.ui.explain_words import Side

SIZE = 10


def side_colour(side: Side, colours: theme.Colours) -> QColor:
    """The colour of a side; what both share has none of its own."""
    plain = {Side.BOTH: colours.muted, Side.LEFT: colours.left, Side.RIGHT: colours.right}
    return QColor(plain[side])


def paint_mark(painter: QPainter, box: QRectF, side: Side, colours: theme.Colours) -> None:
    """A triangle that points to the photo's side, or a disc for both."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(side_colour(side, colours))
    if side is Side.BOTH:
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        return
    tip, foot = (box.left(), box.right()) if side is Side.LEFT else (box.right(), box.left())
    corners = [
        QPointF(tip, box.center().y()), QPointF(foot, box.top()), QPointF(foot, box.bottom()),
    ]  # fmt: skip
    painter.drawPolygon(QPolygonF(corners))


def outline(box: QRectF, side: Side, tip: float, radius: float) -> QPainterPath:
    """A pill for both; for one side a label whose end points to that side."""
    path = QPainterPath()
    if side is Side.BOTH:
        path.addRoundedRect(box, box.height() / 2, box.height() / 2)
        return path
    path.moveTo(box.left(), box.center().y())
    path.lineTo(box.left() + tip, box.top())
    path.lineTo(box.right() - radius, box.top())
    path.quadTo(box.topRight(), QPointF(box.right(), box.top() + radius))
    path.lineTo(box.right(), box.bottom() - radius)
    path.quadTo(box.bottomRight(), QPointF(box.right() - radius, box.bottom()))
    path.lineTo(box.left() + tip, box.bottom())
    path.closeSubpath()
    if side is Side.RIGHT:
        mirror = QTransform(-1, 0, 0, 1, box.left() + box.right(), 0)
        path = mirror.map(path)
    return path


class SideMark(QWidget):
    """The mark of a side, beside words."""

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setFixedSize(QSize(SIZE, SIZE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QRectF(self.rect()), self._side, theme.colours())
        painter.end()
