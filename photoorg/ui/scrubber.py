"""The scroll bar of a grid, which knows dates: they show beside it, and a drag leads to any."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
    QRegion,
)
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from photoorg.ui import theme
from photoorg.ui.date_marks import Mark, mark_at, thinned
from photoorg.ui.language import tr

LABEL_MOST: Final = 96
"""Pixels of a label beside the bar; longer ones are elided."""
LINGER_MS: Final = 1200
"""How long dates stay after the last movement."""
_BUBBLE: Final = 32
_BUBBLE_MOST: Final = 260
_VEIL: Final = 225
"""How much of the ground lies behind a label, of 255."""


class Scrubber(QScrollBar):
    """A press anywhere leads there at once, and a drag on from there."""

    touched = Signal(bool)
    """The pointer came or went, or pressed or let go: whether dates are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAccessibleName(tr("Place in the photos"))
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


class DateLabels(QObject):
    """Dates over the photos beside the bar, where they begin, and where one is, beside its handle;
    they show while one moves.

    The grid paints them with the photos: Qt does not move the pixels of a widget on which another
    one lies, but has all of it painted anew.
    """

    changed = Signal(QRegion)
    """A part of the view looks different now."""

    def __init__(self, bar: Scrubber) -> None:
        super().__init__(bar)
        self.words = ""
        """Where one is."""
        self.is_shown = False
        self._bar = bar
        self._view = QSize()
        self._width = 0
        self._bubble = QRect()
        self._marks: Sequence[Mark] = ()
        self._shown: list[tuple[Mark, int]] = []
        self._painted: tuple[object, QPixmap] | None = None
        self._wanted = False
        self._gone = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._gone.timeout.connect(self._hide)
        bar.touched.connect(self._touch)

    def set_marks(self, marks: Sequence[Mark], tops: Sequence[int], view: QSize) -> None:
        """Show other dates, each beginning at a height of the content, at the right of a view."""
        before = self.region
        self._marks, self._view = marks, view
        self._shown = thinned(marks, [self._bar.y_of(top) for top in tops])
        self._painted = None
        self._width = max((_label_width(mark) for mark, _ in self._shown), default=0) + 8
        self._tell(before)

    @property
    def shown(self) -> list[str]:
        """The labels that have room, from top to bottom."""
        return [mark.label for mark, _ in self._shown]

    @property
    def region(self) -> QRegion:
        """What of the view they lie on."""
        if not self.is_shown:
            return QRegion()
        return QRegion(self._strip) + (self._bubble if self.words else QRect())

    def follow(self, row: int, moved: bool) -> None:
        """The first photo that is seen is that of a row now; dates show for a while if that is by
        movement."""
        before = self.region
        mark = mark_at(self._marks, row) if self._marks else None
        self.words = mark.title if mark else ""
        width = QFontMetrics(_bubble_font()).horizontalAdvance(self.words) + 28
        width = min(_BUBBLE_MOST, width)
        middle, height = self._bar.y_of(self._bar.value()), self._view.height()
        top = min(max(middle - _BUBBLE // 2, 2), max(2, height - _BUBBLE - 2))
        self._bubble = QRect(self._view.width() - 4 - width, top, width, _BUBBLE)
        if moved and len(self._marks) > 1:
            self.is_shown = True
            self._gone.start()
        self._tell(before)

    def _tell(self, before: QRegion) -> None:
        self.changed.emit(before + self.region)

    def _touch(self, wanted: bool) -> None:
        self._wanted = wanted
        if wanted and len(self._marks) > 1:
            self.is_shown = True
            self._tell(QRegion())
        self._gone.start()

    def _hide(self) -> None:
        if not self._wanted:
            before, self.is_shown = self.region, False
            self._tell(before)

    # Painting

    @property
    def _strip(self) -> QRect:
        return QRect(self._view.width() - self._width, 0, self._width, self._view.height())

    def paint(self, painter: QPainter, ratio: float) -> None:
        """Paint them on the view, at so many device pixels a pixel."""
        if not self.is_shown:
            return
        colours = theme.colours()
        if self._painted is None or self._painted[0] != (colours, ratio):
            self._painted = (colours, ratio), self._picture(colours, ratio)
        strip = self._strip
        covered = self._bubble.translated(-strip.topLeft()) if self.words else QRect()
        for mark, y in self._shown:
            place = _label_place(mark, y, self._width).toAlignedRect()
            # Half a label beside the bubble would look like a mistake.
            if not place.intersects(covered):
                source = QRectF(place.topLeft() * ratio, place.size() * ratio)
                at = QRectF(place.translated(strip.topLeft()))
                painter.drawPixmap(at, self._painted[1], source)
        if self.words:
            _paint_bubble(painter, self._bubble, self.words, colours)

    def _picture(self, colours: theme.Colours, ratio: float) -> QPixmap:
        """All labels, painted once: they stay where they are while photos are scrolled."""
        strip = self._strip
        made = QPixmap(round(strip.width() * ratio), round(strip.height() * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(colours.base)
        ground.setAlpha(_VEIL)
        for mark, y in self._shown:
            place = _label_place(mark, y, self._width)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(place, 8, 8)
            painter.setFont(_label_font(mark))
            painter.setPen(QColor(colours.text if mark.large else colours.muted))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _label(mark))
        painter.end()
        return made


def _paint_bubble(painter: QPainter, box: QRect, words: str, colours: theme.Colours) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.setBrush(QColor(colours.raised))
    place = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(place, _BUBBLE / 2, _BUBBLE / 2)
    painter.setFont(_bubble_font())
    painter.setPen(QColor(colours.text))
    middle = Qt.TextElideMode.ElideMiddle
    said = painter.fontMetrics().elidedText(words, middle, box.width() - 20)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)


def _bubble_font() -> QFont:
    return theme.font(theme.BODY, QFont.Weight.DemiBold)


def _label_font(mark: Mark) -> QFont:
    return theme.font(theme.CAPTION, QFont.Weight.DemiBold if mark.large else QFont.Weight.Normal)


def _label(mark: Mark) -> str:
    metrics = QFontMetrics(_label_font(mark))
    return metrics.elidedText(mark.label, Qt.TextElideMode.ElideMiddle, LABEL_MOST)


def _label_place(mark: Mark, y: int, right: int) -> QRectF:
    width = _label_width(mark)
    return QRectF(right - width - 4, y - 8, width, 16)


@lru_cache(4096)
def _label_width(mark: Mark) -> int:
    return QFontMetrics(_label_font(mark)).horizontalAdvance(_label(mark)) + 12
