"""Five stars that are clicked, or chosen with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from photoorg.ui import theme
from photoorg.ui.icons import draw_icon
from photoorg.ui.language import tr

STARS = 5
EDGE, PITCH, HEIGHT = 18, 22, 32
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
}


class RatingStars(QWidget):
    """Shows a rating; tells the one that is wanted, which is 0 where the present one is clicked."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stars: int | None = 0
        self._hovered = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_stars(0)

    def show_stars(self, stars: int | None) -> None:
        """Show 0 to 5 stars; None where photos differ."""
        self._stars = stars
        words = tr("Rating: ratings differ") if stars is None else tr("Rating: none")
        self.setAccessibleName(tr("Rating: %n stars", "", stars) if stars else words)
        self.setToolTip("" if stars else tr("Click a star, or press 1 to 5"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(STARS * PITCH, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            ring = QRectF(self.rect()).adjusted(0.75, 2, -0.75, -2)
            painter.drawRoundedRect(ring, theme.RADIUS, theme.RADIUS)
        shown = self._hovered or self._stars or 0
        for number in range(STARS):
            box = QRectF(number * PITCH + 1, (HEIGHT - EDGE) / 2, EDGE, EDGE)
            full = number < shown
            colour = QColor(colours.link if self._hovered and full else colours.text)
            draw_icon(painter, box, "star-fill" if full else "star", colour if full else
                      QColor(colours.muted))  # fmt: skip
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event))

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)  # type: ignore[arg-type]
        self._hover(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            chosen = self._at(event)
            if chosen:
                self._want(0 if chosen == self._stars else chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._want(min(max((self._stars or 0) + step, 0), STARS))

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.update()

    def _want(self, stars: int) -> None:
        self._hovered = 0
        if stars != self._stars:
            self.wanted.emit(stars)

    def _at(self, event: QMouseEvent) -> int:
        """The star below the pointer, from 1; 0 beside them."""
        x = event.position().x()
        return min(int(x // PITCH) + 1, STARS) if 0 <= x < STARS * PITCH else 0

    def _hover(self, star: int) -> None:
        if star != self._hovered:
            self._hovered = star
            self.update()
