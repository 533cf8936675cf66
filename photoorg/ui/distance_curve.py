"""The curve of two photos over the band of the library: how different, by length of description."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from photoorg.explanations import Curve
from photoorg.ui import theme
from photoorg.ui.curve_shape import CurveShape, Floats, shape_of
from photoorg.ui.explain_words import mark_words
from photoorg.ui.language import tr
from photoorg.ui.text import tooltip

LOWEST, HIGHEST = 184, 296
LEFT, TOP, RIGHT, BOTTOM = 64, 8, 16, 52
DIAMOND = 5.0
_SAYS = tr(
    "The line: how different these two are when they are described in few words, and in many. "
    "The grey band holds eight of ten random pairs of your photos, half of all lie below the "
    "dashed line. A line below the band: more alike than most."
)


class DistanceCurve(QWidget):
    """Marks where words tell the photos apart, the chosen detail, and what somebody dwells on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shape_: CurveShape | None = None
        self.apart: float | None = None
        """The words that tell the photos apart; None when none do."""
        self.chosen: float | None = None
        """The length of the detail that is shown."""
        self.lit: float | None = None
        """The length at which what somebody dwells on counts."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(HIGHEST)
        self.setToolTip(tooltip(_SAYS))

    def sizeHint(self) -> QSize:
        return QSize(360, LOWEST)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, LOWEST)

    def show_curve(self, curve: Curve, apart: float | None, says: str) -> None:
        """Show another curve; `says` is what it means, for those who do not see it."""
        self.shape_ = shape_of(curve)
        self.apart = apart
        self.setAccessibleName(tr("How different they are, by length of description"))
        self.setAccessibleDescription(says)
        self.update()

    def choose(self, words: float | None) -> None:
        """Mark the detail that is shown."""
        self.chosen = words
        self.update()

    def light(self, words: float | None) -> None:
        """Light the point where a phrase counts, or none."""
        self.lit = words
        self.update()

    def position(self, words: float) -> QPointF:
        """Where the point of the curve at a length is painted."""
        assert self.shape_ is not None
        return self._placed(self.shape_.point(words))

    # Painting

    @property
    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(LEFT, TOP, -RIGHT, -BOTTOM)

    def _placed(self, point: tuple[float, float]) -> QPointF:
        plot = self._plot
        return QPointF(
            plot.left() + point[0] * plot.width(), plot.bottom() - point[1] * plot.height()
        )

    def _polygon(self, points: Floats) -> QPolygonF:
        return QPolygonF([self._placed((float(x), float(y))) for x, y in points])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axes(painter, colours)
        if self.shape_ is None:
            painter.setPen(QColor(colours.muted))
            painter.drawText(self._plot, Qt.AlignmentFlag.AlignCenter, tr("Nothing to draw yet"))
        else:
            self._paint_band(painter, self.shape_, colours)
            self._paint_chosen(painter, colours)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.text), 2, j=Qt.PenJoinStyle.RoundJoin))
            painter.drawPolyline(self._polygon(self.shape_.line))
            self._paint_points(painter, colours)
        painter.end()

    def _paint_axes(self, painter: QPainter, colours: theme.Colours) -> None:
        plot = self._plot
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.drawLine(plot.topLeft(), plot.bottomLeft())
        painter.setFont(theme.font(theme.CAPTION))
        painter.setPen(QColor(colours.muted))
        flag = Qt.AlignmentFlag
        left = QRectF(0, plot.top(), LEFT - 8, plot.height())
        painter.drawText(
            left, flag.AlignTop | flag.AlignRight, tr("different", "an end of an axis")
        )
        painter.drawText(left, flag.AlignBottom | flag.AlignRight, tr("alike", "an end of an axis"))
        below = QRectF(plot.left(), plot.bottom() + 4, plot.width(), 16)
        painter.drawText(below, flag.AlignTop | flag.AlignLeft, tr("few words"))
        painter.drawText(below, flag.AlignTop | flag.AlignRight, tr("many words"))
        self._paint_legend(painter, below.translated(0, 26), colours)

    def _paint_legend(self, painter: QPainter, line: QRectF, colours: theme.Colours) -> None:
        """A stroke for these two, a swatch for the library."""
        measured = self.shape_ is not None and len(self.shape_.middle) > 0
        middle = line.center().y()
        metrics = painter.fontMetrics()
        x = line.left()
        said = (tr("these two"), tr("most pairs of your photos"))
        for words in said if measured else said[:1]:
            if x > line.left():
                swatch = QRectF(x, middle - 4, 16, 8)
                painter.fillRect(swatch, QColor(colours.line))
                painter.setPen(QPen(QColor(colours.muted), 1, Qt.PenStyle.DashLine))
                painter.drawLine(QPointF(x, middle), QPointF(x + 16, middle))
            else:
                painter.setPen(QPen(QColor(colours.text), 2))
                painter.drawLine(QPointF(x, middle), QPointF(x + 16, middle))
            painter.setPen(QColor(colours.muted))
            room = QRectF(x + 22, line.top(), line.right() + RIGHT - x - 22, line.height())
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
            x += 22 + metrics.horizontalAdvance(words) + 16

    def _paint_band(self, painter: QPainter, shape: CurveShape, colours: theme.Colours) -> None:
        if not len(shape.middle):
            return
        band = self._polygon(shape.high)
        for point in reversed(self._polygon(shape.low).toList()):
            band.append(point)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawPolygon(band)
        painter.setPen(QPen(QColor(colours.muted), 1, Qt.PenStyle.DashLine))
        painter.drawPolyline(self._polygon(shape.middle))

    def _paint_chosen(self, painter: QPainter, colours: theme.Colours) -> None:
        """A hairline that rises to the curve where the chosen detail is."""
        if self.chosen is None:
            return
        at = self.position(self.chosen)
        painter.setPen(QPen(QColor(colours.accent), 1))
        painter.drawLine(QPointF(at.x(), self._plot.bottom()), at)

    def _paint_points(self, painter: QPainter, colours: theme.Colours) -> None:
        if self.chosen is not None:
            self._paint_ring(painter, self.position(self.chosen), colours)
        if self.lit is not None:
            halo = QColor(colours.amber)
            halo.setAlpha(70)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(halo)
            painter.drawEllipse(self.position(self.lit), 12, 12)
            painter.setPen(QPen(QColor(colours.base), 2))
            painter.setBrush(QColor(colours.amber))
            painter.drawEllipse(self.position(self.lit), 6, 6)
        if self.apart is not None:
            corners = [(0.0, -DIAMOND), (DIAMOND, 0.0), (0.0, DIAMOND), (-DIAMOND, 0.0)]
            at = self.position(self.apart)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.text))
            painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))
            self._paint_count(painter, at, mark_words(self.apart), colours)

    def _paint_ring(self, painter: QPainter, at: QPointF, colours: theme.Colours) -> None:
        """A ring with a dot: what the slider moves. A diamond finds room in it."""
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.setBrush(QColor(colours.base))
        painter.drawEllipse(at, 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(at, 3, 3)

    def _paint_count(
        self, painter: QPainter, at: QPointF, words: str, colours: theme.Colours
    ) -> None:
        """How many words that is, above the diamond or else below it."""
        painter.setFont(theme.font(theme.CAPTION))
        width = painter.fontMetrics().horizontalAdvance(words) + 8
        near = None if self.chosen is None else self.position(self.chosen)
        beside = near is not None and abs(near.x() - at.x()) < width
        highest = min(at.y(), near.y()) if near is not None and beside else at.y()
        label = QRectF(at.x() - width / 2, highest - 32, width, 18)
        if label.top() < self._plot.top():
            label.moveTop(at.y() + 14)
        label.moveLeft(min(max(label.left(), self._plot.left() + 2), self._plot.right() - width))
        ground = QColor(colours.base)
        ground.setAlpha(220)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(label, 4, 4)
        painter.setPen(QColor(colours.text))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)
