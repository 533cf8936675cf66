"""Painting what lies on the map's ground: pictures with their counts, and the scale."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from photoorg.ui import theme
from photoorg.ui.language import number
from photoorg.ui.map_geometry import Look

EDGE: Final = 52
"""Of a picture with its frame; pictures are 60 pixels apart at least."""
_FRAME: Final = 2
_AROUND: Final = 6
"""Room for the ring and the shadow around it."""
_ROOM: Final = EDGE + 2 * _AROUND
_BADGE: Final = 18
_KEPT: Final = 512
_SCALE_MOST: Final = 130


@dataclass(frozen=True, slots=True)
class Marker:
    """A picture on the map."""

    box: QRect
    count: int
    pixmap: QPixmap | None
    current: bool = False
    hovered: bool = False


def marker_box(look: Look, x: float, y: float) -> QRect:
    """Where a picture of a point is, in pixels."""
    across, down = look.to_screen(x, y)
    return QRect(round(across - EDGE / 2), round(down - EDGE / 2), EDGE, EDGE)


def picture_edge() -> int:
    """Of the photo inside its frame."""
    return EDGE - 2 * _FRAME


class MarkerPainter:
    """Paints markers. Round corners are drawn once and stamped from then on: to draw those of a
    hundred markers takes longer than a frame may (measured)."""

    def __init__(self) -> None:
        self._stamps: dict[object, QPixmap] = {}

    def paint(
        self, painter: QPainter, markers: Iterable[Marker], ratio: float, colours: theme.Colours
    ) -> None:
        """Markers, in this order."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if len(self._stamps) > _KEPT:
            self._stamps.clear()
        for marker in markers:
            self._paint_marker(painter, marker, ratio, colours)

    def _paint_marker(
        self, painter: QPainter, marker: Marker, ratio: float, colours: theme.Colours
    ) -> None:
        corner = marker.box.topLeft()
        lit = marker.current or marker.hovered
        frame = self._stamp((lit, marker.current), ratio, colours)
        painter.drawPixmap(corner - QPoint(_AROUND, _AROUND), frame)
        if marker.pixmap is not None:
            inner = marker.box.adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
            painter.drawPixmap(inner, marker.pixmap)
        if marker.count > 1:
            badge = self._stamp(number(marker.count), ratio, colours)
            width = round(badge.width() / ratio)
            painter.drawPixmap(corner + QPoint(EDGE + 8 - width, -8), badge)

    def _stamp(
        self, what: str | tuple[bool, bool], ratio: float, colours: theme.Colours
    ) -> QPixmap:
        """A count; or a frame, lit or not, with the keyboard on it or not."""
        key = what, ratio, colours
        stamp = self._stamps.get(key)
        if stamp is None:
            stamp = self._stamps[key] = _drawn(what, ratio, colours)
        return stamp


def _drawn(what: str | tuple[bool, bool], ratio: float, colours: theme.Colours) -> QPixmap:
    size = QSize(_ROOM, _ROOM)
    if isinstance(what, str):
        words = QFontMetrics(_count_font()).horizontalAdvance(what)
        size = QSize(max(_BADGE, words + 10) + 2, _BADGE + 2)
    stamp = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    painter = QPainter(stamp)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if isinstance(what, str):
        _paint_count(painter, QRectF(1, 1, size.width() - 2, _BADGE), what, colours)
    else:
        _paint_frame(painter, *what, colours)
    painter.end()
    return stamp


def _paint_frame(painter: QPainter, lit: bool, current: bool, colours: theme.Colours) -> None:
    """A frame on its shadow, the skeleton of a photo in it, and a ring where the keyboard is."""
    box = QRectF(_AROUND, _AROUND, EDGE, EDGE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 110 if colours.dark else 60))
    painter.drawRoundedRect(box.adjusted(-1, 0, 1, 2), theme.RADIUS + 1, theme.RADIUS + 1)
    painter.setBrush(QColor(colours.accent if lit else "#ffffff"))
    painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
    painter.setBrush(QColor(colours.line))
    painter.drawRoundedRect(box.adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME), 4, 4)
    if current:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.text), 2))
        painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), theme.RADIUS + 3, theme.RADIUS + 3)


def _count_font() -> QFont:
    return theme.font(theme.CAPTION, QFont.Weight.DemiBold)


def _paint_count(painter: QPainter, badge: QRectF, words: str, colours: theme.Colours) -> None:
    painter.setFont(_count_font())
    painter.setPen(QPen(QColor(colours.base), 1.5))
    painter.setBrush(QColor(colours.fill))
    painter.drawRoundedRect(badge, _BADGE / 2, _BADGE / 2)
    painter.setPen(QColor(colours.on_fill))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)


def paint_chosen(painter: QPainter, box: QRect, colours: theme.Colours) -> None:
    """The area that is being drawn up."""
    tint = QColor(colours.accent)
    tint.setAlpha(48)
    painter.setPen(QPen(QColor(colours.accent), 1.5))
    painter.setBrush(tint)
    painter.drawRect(box)


def paint_focus(painter: QPainter, look: Look, colours: theme.Colours) -> None:
    """The keyboard is on the map, and on no picture."""
    painter.setPen(QPen(QColor(colours.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(1, 1, look.width - 2, look.height - 2))


def paint_scale(painter: QPainter, look: Look, lift: int, colours: theme.Colours) -> None:
    """How long a round number of kilometres or metres is, in the lower right corner; so many pixels
    above where it would be."""
    metres = _round_below(look.metres_per_pixel() * _SCALE_MOST)
    width = round(metres / look.metres_per_pixel())
    words = f"{number(metres / 1000)} km" if metres >= 1000 else f"{number(metres)} m"
    right, bottom = look.width - 20, look.height - 18 - lift
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.raised))
    painter.drawRoundedRect(QRect(right - width - 8, bottom - 24, width + 16, 30), 4, 4)
    painter.setPen(QPen(QColor(colours.muted), 1.5))
    line = (right - width, bottom), (right, bottom)
    painter.drawLine(*line[0], *line[1])
    for across, down in line:
        painter.drawLine(across, down - 5, across, down)
    painter.setFont(theme.font(theme.CAPTION))
    box = QRect(right - width - 4, bottom - 24, width + 4, 18)
    flag = Qt.AlignmentFlag
    painter.drawText(box, flag.AlignRight | flag.AlignVCenter, words)


def _round_below(metres: float) -> float:
    """The largest of 1, 2, 5, 10, 20 … that is not above a number."""
    power = 10 ** math.floor(math.log10(max(metres, 1.0)))
    return float(max(step * power for step in (1, 2, 5) if step * power <= max(metres, 1.0)))
