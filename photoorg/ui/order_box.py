"""The line above what a search found: in which order it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from photoorg.ui import theme
from photoorg.ui.icons import draw_icon
from photoorg.ui.labels import PlainLabel
from photoorg.ui.language import tr

HEIGHT = 28
CARET = 12
PAD = 8


class QuietBox(QComboBox):
    """A choice that looks like words with a small caret until the pointer or keyboard is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        names = [metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())]
        return QSize(max(names, default=0) + 3 * PAD + CARET, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * PAD + CARET + 40, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QColor(colours.accent if self.hasFocus() else colours.line))
            painter.setBrush(QColor(colours.raised))
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        painter.setPen(QColor(colours.text))
        room = QRect(PAD, 0, self.width() - 3 * PAD - CARET, self.height())
        words = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        beside = PAD + self.fontMetrics().horizontalAdvance(words) + PAD
        caret = QRectF(beside, (self.height() - CARET) / 2, CARET, CARET)
        draw_icon(painter, caret, "caret-down", QColor(colours.muted))
        painter.end()


class OrderBox(QWidget):
    """“Order by Best match”; hidden while there is nothing to choose."""

    chosen = Signal(int)
    """The place of the order a person chose among the names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QuietBox(self)
        self.box.setAccessibleName(tr("Order by"))
        self.box.setToolTip(tr("The order of the photos that were found"))
        label = PlainLabel(tr("Order by"), tone="muted", parent=self)
        label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 0)
        row.setSpacing(4)
        row.addWidget(label)
        row.addWidget(self.box)
        row.addStretch(1)
        self.box.activated.connect(self.chosen)
        self.hide()

    def show_names(self, names: Sequence[str], chosen: int) -> None:
        """Offer these orders; the chosen one is shown, and nobody is told."""
        self.box.clear()
        self.box.addItems(list(names))
        self.box.setCurrentIndex(chosen)
        self.setVisible(bool(names))
