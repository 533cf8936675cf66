"""The divider between two photos that lie over each other."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QWidget

from photoorg.ui import theme
from photoorg.ui.language import tr

WHOLE: Final = 1000
"""The value at the right end."""
WIDTH: Final = 28
GRIP: Final = 12.0
STEP: Final = 20


class Divider(QSlider):
    """A slider as wide as its grip, that lies where its value is in the widget it belongs to.

    A slider it is for screen readers and for the keyboard: arrows, Page Up and Down, Home and End.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._room = QRectF()
        self.setRange(0, WHOLE)
        self.setValue(WHOLE // 2)
        self.setSingleStep(STEP)
        self.setPageStep(5 * STEP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setToolTip(tr("Drag to see more of one photo or of the other (arrow keys)"))
        self.valueChanged.connect(self._follow)
        self._follow()

    def place(self, room: QRectF) -> None:
        """The photos lie here, in the pixels of the parent."""
        self._room = room
        self._follow()

    @property
    def position(self) -> int:
        """Where the photos are divided, in pixels from their left edge."""
        return round(self._room.width() * self.value() / WHOLE)

    def _follow(self) -> None:
        percent = round(100 * self.value() / WHOLE)
        words = tr("Divider: {left} % left photo, {right} % right photo")
        self.setAccessibleName(words.format(left=percent, right=100 - percent))
        left = round(self._room.left()) + self.position - WIDTH // 2
        self.setGeometry(left, round(self._room.top()), WIDTH, round(self._room.height()))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, WIDTH)

    def event(self, event: QEvent) -> bool:
        """Keep the arrows from whatever else they mean here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right))
            if event.isAccepted():
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Half a pixel further, a line of one pixel is one.
        middle, height = WIDTH / 2 + 0.5, float(self.height())
        # Light within dark: to be seen on any photo.
        for colour, width in (("#000000", 3.0), ("#ffffff", 1.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLine(QPointF(middle, 0), QPointF(middle, height))
        grip = QRectF(middle - GRIP, height / 2 - GRIP, 2 * GRIP, 2 * GRIP)
        edge = colours.accent if self.hasFocus() else "#000000"
        painter.setPen(QPen(QColor(edge), 2.0 if self.hasFocus() else 1.0))
        painter.setBrush(QColor("#ffffff"))
        painter.drawEllipse(grip.adjusted(1, 1, -1, -1))
        painter.setPen(QPen(QColor("#1b1c1f"), 1.5))
        for side in (-1, 1):
            tip, foot = middle + side * 7, middle + side * 3.5
            painter.drawLine(QPointF(foot, height / 2 - 3.5), QPointF(tip, height / 2))
            painter.drawLine(QPointF(tip, height / 2), QPointF(foot, height / 2 + 3.5))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._room.width() > 0:
            across = self.mapToParent(event.position()).x() - self._room.left()
            self.setValue(round(WHOLE * across / self._room.width()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing: a slider's own ends a drag it knows of."""
