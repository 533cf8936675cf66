"""A few photos as small squares in lines: what an album holds, before anybody opens it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from photoorg.domain import PhotoCard
from photoorg.settings import Paths
from photoorg.ui import theme
from photoorg.ui.language import number
from photoorg.ui.text import name_text, tooltip
from photoorg.ui.thumbnails import Rendition, Sources, Thumbnails
from photoorg.ui.tile import RADIUS, TileState, paint_tile

SPACE = 4
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_CHOOSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PhotoWall(QWidget):
    """As many squares as there is room for; the last one counts those that are left out."""

    chosen = Signal(int)
    """The id of a photo that was clicked, or chosen with the keyboard."""

    def __init__(
        self,
        thumbnails: Thumbnails,
        paths: Paths,
        edge: int,
        lines: int = 1,
        *,
        chooses: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Squares are at least `edge` wide; on more than one line they fill the width. With
        `chooses` they can be clicked."""
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._paths = paths
        self._edge = edge
        self._lines = lines
        self._chooses = chooses
        self._cards: tuple[PhotoCard, ...] = ()
        self._total = 0
        self._at = 0
        self._hovered = -1
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        if chooses:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        thumbnails.arrived.connect(self._repaint)
        thumbnails.retry.connect(self.update)

    @property
    def cards(self) -> tuple[PhotoCard, ...]:
        return self._cards

    def show_cards(self, cards: Sequence[PhotoCard], total: int = 0) -> None:
        """Show these photos of `total`."""
        self._cards, self._total = tuple(cards), max(total, len(cards))
        self._at, self._hovered = 0, -1
        self.updateGeometry()
        self.update()

    def set_lines(self, lines: int) -> None:
        """Use at most so many lines."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
            self.update()

    def set_edge(self, edge: int) -> None:
        """Use squares of another size."""
        if edge != self._edge:
            self._edge = edge
            self.updateGeometry()
            self.update()

    # Sizes

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if not self._cards:
            return 0
        across, edge = self._shape(width)
        lines = min(self._lines, -(-len(self._cards) // across))
        return lines * (edge + SPACE) - SPACE

    def sizeHint(self) -> QSize:
        return QSize(self._edge * 2, self.heightForWidth(max(self.width(), self._edge)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._edge, self._edge if self._cards else 0)

    def _shape(self, width: int) -> tuple[int, int]:
        """How many squares a line has, and how large they are."""
        across = max(1, (width + SPACE) // (self._edge + SPACE))
        if self._lines == 1:
            return across, self._edge
        return across, max(1, (width - SPACE * (across - 1)) // across)

    def _shown(self) -> int:
        return min(len(self._cards), self._shape(self.width())[0] * self._lines)

    def _rect(self, number: int) -> QRect:
        across, edge = self._shape(self.width())
        line, column = divmod(number, across)
        return QRect(column * (edge + SPACE), line * (edge + SPACE), edge, edge)

    def _number_at(self, point: QPoint) -> int:
        return next((n for n in range(self._shown()) if self._rect(n).contains(point)), -1)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours, ratio, shown = theme.colours(), self.devicePixelRatioF(), self._shown()
        for at in range(shown):
            rect, card = self._rect(at), self._cards[at]
            edge = round(rect.width() * ratio)
            file = self._paths.thumbnail(card.hash)
            wanted = Rendition(file, edge, edge, True, RADIUS * ratio)
            state = TileState(
                current=self._chooses and self.hasFocus() and at == self._at,
                hovered=self._chooses and at == self._hovered,
            )
            pixmap = self._thumbnails.get(wanted, ratio)
            paint_tile(painter, rect, card, pixmap, state, colours)
        left_out = self._total - shown
        if left_out > 0 and shown and not self._chooses:
            _paint_more(painter, self._rect(shown - 1), left_out + 1)
        painter.end()

    def _repaint(self, sources: Sources) -> None:
        if any(self._paths.thumbnail(card.hash) in sources for card in self._cards):
            self.update()

    # Choosing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self._number_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._number_at(event.position().toPoint())
        if self._chooses and number >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._at = number
            self.chosen.emit(self._cards[number].id)
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if not self._chooses or not self._cards:
            super().keyPressEvent(event)
        elif step is not None:
            self._at = min(max(self._at + step, 0), self._shown() - 1)
            self.update()
        elif event.key() in _CHOOSES:
            self.chosen.emit(self._cards[self._at].id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.setToolTip(tooltip(name_text(self._cards[number].path)) if number >= 0 else "")
            if number < 0:
                QToolTip.hideText()
            self.update()


def _paint_more(painter: QPainter, rect: QRect, count: int) -> None:
    """How many more there are, over a photo: the same in light and in dark."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 150))
    painter.drawRoundedRect(rect, RADIUS, RADIUS)
    painter.setPen(QColor("#ffffff"))
    painter.setFont(theme.font(theme.BODY))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"+{number(count)}")
