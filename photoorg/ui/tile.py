"""Painting one grid cell: pure functions of what they are given."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from photoorg.domain import PhotoCard
from photoorg.ui import theme
from photoorg.ui.closeness import Caption
from photoorg.ui.icons import draw_icon

RADIUS = 5
"""Of a tile's corners, in device-independent pixels."""
CAPTION_HEIGHT = 24
_OFFLINE_VEIL = 130
_BADGE = 24


@dataclass(frozen=True, slots=True)
class TileState:
    """How a cell stands out."""

    selected: bool = False
    current: bool = False
    """The keyboard is here."""
    hovered: bool = False


def paint_tile(
    painter: QPainter,
    rect: QRect,
    card: PhotoCard | None,
    pixmap: QPixmap | None,
    state: TileState,
    colours: theme.Colours,
) -> None:
    """A photo that fills its square, or its average colour until the thumbnail is there."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if pixmap is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_skeleton(card, colours))
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
    else:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(rect, pixmap)
    if card is not None and not card.online:
        _paint_offline(painter, rect, colours)
    if state.hovered and not state.selected:
        _paint_ring(painter, rect, QColor(colours.muted), 2.0, colours)
    if state.selected:
        _paint_ring(painter, rect, QColor(colours.accent), 3.0, colours)
    if state.current and not state.selected:
        _paint_ring(painter, rect, QColor(colours.text), 2.0, colours)


def paint_caption(painter: QPainter, rect: QRect, caption: Caption, colours: theme.Colours) -> None:
    """One quiet line under a tile, in the longest of its forms that fits."""
    painter.setFont(theme.font(theme.CAPTION))
    painter.setPen(QColor(colours.muted))
    metrics = painter.fontMetrics()
    fitting = (form for form in caption.forms if metrics.horizontalAdvance(form) <= rect.width())
    words = next(fitting, caption.forms[-1])
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def paint_section(
    painter: QPainter, rect: QRect, left: int, title: str, colours: theme.Colours
) -> None:
    """A section's title on the grid's ground, beginning at `left`."""
    painter.fillRect(rect, QColor(colours.base))
    painter.setFont(theme.font(theme.TITLE))
    painter.setPen(QColor(colours.text))
    flag = Qt.AlignmentFlag
    line = rect.adjusted(left, 0, 0, 0)
    painter.drawText(line, flag.AlignVCenter | flag.AlignLeft | Qt.TextFlag.TextSingleLine, title)


def _skeleton(card: PhotoCard | None, colours: theme.Colours) -> QColor:
    return QColor(colours.line) if card is None else QColor.fromRgb(card.colour)


def _paint_ring(
    painter: QPainter, rect: QRect, colour: QColor, width: float, colours: theme.Colours
) -> None:
    """A ring on the tile's edge, parted from the photo by a line of the ground."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = QRectF(rect).adjusted(width, width, -width, -width)
    painter.setPen(QPen(QColor(colours.base), 2.0))
    painter.drawRoundedRect(inner, RADIUS - 1, RADIUS - 1)
    outer = QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(QPen(colour, width))
    painter.drawRoundedRect(outer, RADIUS, RADIUS)


def _paint_offline(painter: QPainter, rect: QRect, colours: theme.Colours) -> None:
    veil = QColor(colours.base)
    veil.setAlpha(_OFFLINE_VEIL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(veil)
    painter.drawRoundedRect(rect, RADIUS, RADIUS)
    badge = QRectF(rect.left() + 8, rect.bottom() - 7 - _BADGE, _BADGE, _BADGE)
    painter.setBrush(QColor(colours.raised))
    painter.drawEllipse(badge)
    draw_icon(painter, badge.adjusted(4, 4, -4, -4), "cloud-slash", QColor(colours.text))
