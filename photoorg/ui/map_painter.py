"""Painting what lies on the map's ground: pictures with their counts, and the scale."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from photoorg.ui import theme
from photoorg.ui.map_geometry import Look

EDGE: Final = 52
"""Of a picture with its frame; pictures are 60 pixels apart at least."""
_FRAME: Final = 2
_BADGE: Final = 18
_SCALE_MOST: Final = 130


@dataclass(frozen=True, slots=True)
class Marker:
    """A picture on the map."""

    box: QRect
    count: int
    cover: Path | None
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


def paint_markers(painter: QPainter, markers: Iterable[Marker], colours: theme.Colours) -> None:
    """Pictures, in this order."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for marker in markers:
        _paint_marker(painter, marker, colours)


def _paint_marker(painter: QPainter, marker: Marker, colours: theme.Colours) -> None:
    box = QRectF(marker.box)
    painter.setPen(Qt.PenStyle.NoPen)
    shadow = QColor(0, 0, 0, 110 if colours.dark else 60)
    painter.setBrush(shadow)
    painter.drawRoundedRect(box.adjusted(-1, 0, 1, 2), theme.RADIUS + 1, theme.RADIUS + 1)
    frame = colours.accent if marker.hovered or marker.current else "#ffffff"
    painter.setBrush(QColor(frame))
    painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
    inner = marker.box.adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
    if marker.pixmap is None:
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(inner, 4, 4)
    else:
        painter.drawPixmap(inner, marker.pixmap)
    if marker.current:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.text), 2))
        painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), theme.RADIUS + 3, theme.RADIUS + 3)
    if marker.count > 1:
        _paint_count(painter, marker, colours)


def _paint_count(painter: QPainter, marker: Marker, colours: theme.Colours) -> None:
    painter.setFont(theme.font(theme.CAPTION, QFont.Weight.DemiBold))
    words = f"{marker.count:,}"
    width = max(_BADGE, painter.fontMetrics().horizontalAdvance(words) + 10)
    badge = QRectF(marker.box.right() + 8 - width, marker.box.top() - 7, width, _BADGE)
    painter.setPen(QPen(QColor("#ffffff" if not colours.dark else colours.base), 1.5))
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


def paint_scale(painter: QPainter, look: Look, colours: theme.Colours) -> None:
    """How long a round number of kilometres or metres is, in the lower right corner."""
    metres = _round_below(look.metres_per_pixel() * _SCALE_MOST)
    width = round(metres / look.metres_per_pixel())
    words = f"{metres / 1000:,.0f} km" if metres >= 1000 else f"{metres:,.0f} m"
    right, bottom = look.width - 20, look.height - 18
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
