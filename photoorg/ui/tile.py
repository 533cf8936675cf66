"""Painting one grid cell: pure functions of what they are given."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from photoorg.domain import PhotoCard
from photoorg.ui import theme
from photoorg.ui.closeness import Caption
from photoorg.ui.file_badges import Badge, badges_of
from photoorg.ui.icons import draw_icon
from photoorg.ui.language import number
from photoorg.ui.months import Section

RADIUS = 5
"""Of a tile's corners, in device-independent pixels."""
CAPTION_HEIGHT = 24
PLAIN = 72
"""Smaller tiles have neither captions nor badges nor round corners."""
_OFFLINE_VEIL = 130
_DIMMED_VEIL = 140
_BADGE = 24


@dataclass(frozen=True, slots=True)
class TileState:
    """How a cell stands out."""

    selected: bool = False
    current: bool = False
    """The keyboard is here."""
    hovered: bool = False
    dimmed: bool = False
    """It gives way to others; selected or hovered it is as bright as they are."""


def paint_tile(
    painter: QPainter,
    rect: QRect,
    card: PhotoCard | None,
    pixmap: QPixmap | None,
    state: TileState,
    colours: theme.Colours,
) -> None:
    """A photo that fills its tile, or its average colour until the thumbnail is there."""
    plain = rect.height() < PLAIN
    if pixmap is not None:
        painter.drawPixmap(rect, pixmap)
    elif plain:
        painter.fillRect(rect, skeleton(card, colours))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(skeleton(card, colours))
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
    if state.dimmed and not (state.selected or state.hovered):
        _paint_veil(painter, rect, _DIMMED_VEIL, colours)
    if card is not None and not card.online:
        _paint_veil(painter, rect, _OFFLINE_VEIL, colours)
    if card is not None and not plain:
        _paint_badges(painter, rect, card, colours)
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
    metrics, right = painter.fontMetrics(), Qt.TextElideMode.ElideRight
    elided = [metrics.elidedText(form, right, rect.width()) for form in caption.forms]
    whole = (form for form in caption.forms if form in elided)
    shown = next(whole, elided[-1])
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def paint_section(
    painter: QPainter,
    rect: QRect,
    left: int,
    section: Section,
    count: int,
    lit: bool,
    colours: theme.Colours,
) -> None:
    """A section's title on the grid's ground, beginning at `left`; a small one with a hairline, the
    others with the number of their photos. `lit` tells that a click would select them."""
    painter.fillRect(rect, QColor(colours.base))
    painter.setFont(theme.font(theme.BODY if section.small else theme.TITLE))
    flag = Qt.AlignmentFlag
    line = rect.adjusted(left, 0, -left, 0)
    flags = flag.AlignVCenter | flag.AlignLeft | Qt.TextFlag.TextSingleLine
    metrics, middle = painter.fontMetrics(), Qt.TextElideMode.ElideMiddle
    quiet = number(count) if not section.note else f"{number(count)} · {section.note}"
    title = metrics.elidedText(section.title, middle, line.width() - (0 if section.small else 72))
    plain = QColor(colours.muted if section.small else colours.text)
    painter.setPen(QColor(colours.link) if lit and not section.small else plain)
    painter.drawText(line, flags, title)
    after = line.left() + metrics.horizontalAdvance(title) + 12
    if section.small:
        hairline = QRect(after, line.center().y(), line.right() - after, 1)
        painter.fillRect(hairline, QColor(colours.line))
        return
    painter.setFont(theme.font(theme.BODY))
    painter.setPen(QColor(colours.muted))
    # On the line that the title stands on.
    below = (metrics.ascent() - metrics.descent()) // 2
    below -= (painter.fontMetrics().ascent() - painter.fontMetrics().descent()) // 2
    rest = QRect(after, line.top() + below, line.right() - after, line.height())
    painter.drawText(rest, flags, painter.fontMetrics().elidedText(quiet, middle, rest.width()))


def section_reach(section: Section, count: int) -> int:
    """How far to the right the words of a section's title reach, about, from where they begin."""
    title = QFontMetrics(theme.font(theme.TITLE)).horizontalAdvance(section.title)
    return title + 12 + QFontMetrics(theme.font(theme.BODY)).horizontalAdvance(number(count))


def carried_pixmap(
    photo: QPixmap | None, count: int, edge: int, ratio: float, colours: theme.Colours
) -> QPixmap:
    """What follows the pointer while photos are dragged: one of them, and how many there are."""
    pixmap = QPixmap(round(edge * ratio), round(edge * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    box = QRect(0, 0, edge, edge)
    if photo is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
    else:
        painter.drawPixmap(box, photo)
    if count > 1:
        painter.setFont(theme.font(theme.BODY, QFont.Weight.DemiBold))
        words = number(count)
        width = max(_BADGE, painter.fontMetrics().horizontalAdvance(words) + 16)
        badge = QRectF(edge - width - 4, edge - _BADGE - 4, width, _BADGE)
        painter.setPen(QPen(QColor(colours.base), 2))
        painter.setBrush(QColor(colours.fill))
        painter.drawRoundedRect(badge, _BADGE / 2, _BADGE / 2)
        painter.setPen(QColor(colours.on_fill))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return pixmap


def skeleton(card: PhotoCard | None, colours: theme.Colours) -> QColor:
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


def _paint_veil(painter: QPainter, rect: QRect, alpha: int, colours: theme.Colours) -> None:
    veil = QColor(colours.base)
    veil.setAlpha(alpha)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(veil)
    painter.drawRoundedRect(rect, RADIUS, RADIUS)


def badge_room(painter: QPainter, card: PhotoCard) -> int:
    """How far to the right of a tile's left edge the marks of a photo's files reach."""
    painter.setFont(theme.font(theme.CAPTION, QFont.Weight.DemiBold))
    metrics = painter.fontMetrics()
    labels = [badge.label(card) for badge in badges_of(card)]
    return sum(_badge_width(metrics, label) + 4 for label in labels)


def _badge_width(metrics: QFontMetrics, label: str) -> int:
    return _BADGE + (metrics.horizontalAdvance(label) + 6 if label else 0)


def _paint_badges(painter: QPainter, rect: QRect, card: PhotoCard, colours: theme.Colours) -> None:
    """The marks of a photo side by side in its lower left corner, as many as there is room for."""
    x = rect.left() + 8
    for badge in badges_of(card):
        label = badge.label(card)
        painter.setFont(theme.font(theme.CAPTION, QFont.Weight.DemiBold))
        width = _badge_width(painter.fontMetrics(), label)
        if x + width > rect.right() - 7:
            return
        place = QRectF(x, rect.bottom() - 7 - _BADGE, width, _BADGE)
        _paint_badge(painter, place, badge, label, colours)
        x += width + 4


def _paint_badge(
    painter: QPainter, place: QRectF, badge: Badge, label: str, colours: theme.Colours
) -> None:
    tone = QColor(colours.amber if badge.amber else colours.text)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.raised))
    painter.drawRoundedRect(place, _BADGE / 2, _BADGE / 2)
    draw_icon(painter, QRectF(place.left() + 4, place.top() + 4, _BADGE - 8, _BADGE - 8),
              badge.icon, tone)  # fmt: skip
    if label:
        painter.setFont(theme.font(theme.CAPTION, QFont.Weight.DemiBold))
        painter.setPen(tone)
        words = place.adjusted(_BADGE - 2, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
