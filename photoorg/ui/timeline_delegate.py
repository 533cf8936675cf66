"""Painting one column of the timeline: its bar on the common ground, a photo, and its name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from photoorg.ui import theme
from photoorg.ui.language import number
from photoorg.ui.thumbnails import Rendition, Thumbnails
from photoorg.ui.timeline_bars import Bar
from photoorg.ui.timeline_model import BAR, COVER, Index, TimelineModel

WIDTH, NARROWEST = 96, 64
"""Of a column."""
_SIDES = 16
"""How much narrower its photo is."""
_COUNT = 18
_TALLEST = 96
_GROUND = 12 + _COUNT + _TALLEST
"""Where bars stand, from the top of a column."""
_BAR = 32
_LEAST = 3
"""A single photo is seen beside thousands."""


def column(width: int) -> QSize:
    """The size of a column of a width."""
    return QSize(width, _GROUND + 9 + width - _SIDES + 6 + 20 + 16)


class TimelineDelegate(QStyledItemDelegate):
    """Paints a Bar."""

    def __init__(self, thumbnails: Thumbnails, view: QListView) -> None:
        super().__init__(view)
        self._thumbnails = thumbnails
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        bar: Bar = index.data(BAR)
        model = index.model()
        assert isinstance(model, TimelineModel)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        flag = QStyle.StateFlag
        hovered = bool(state & flag.State_MouseOver) and bar.count > 0
        current = bool(state & flag.State_HasFocus)
        colours = theme.colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if hovered or current:
            _paint_ground(painter, rect, current, colours)
        _paint_bar(painter, rect, bar, bar.count / model.highest, hovered, colours)
        ground = rect.top() + _GROUND
        painter.fillRect(QRect(rect.left(), ground, rect.width(), 1), QColor(colours.line))
        if bar.count:
            self._paint_cover(painter, rect, index.data(COVER), colours)
        _paint_label(painter, rect, bar, colours)
        painter.restore()

    def _paint_cover(
        self, painter: QPainter, rect: QRect, file: Path | None, colours: theme.Colours
    ) -> None:
        ratio = self._view.devicePixelRatioF()
        side = rect.width() - _SIDES
        box = QRect(rect.left() + _SIDES // 2, rect.top() + _GROUND + 9, side, side)
        edge = round(side * ratio)
        wanted = None if file is None else Rendition(file, edge, edge, True, 4 * ratio)
        pixmap = None if wanted is None else self._thumbnails.get(wanted, ratio)
        if pixmap is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.line))
            painter.drawRoundedRect(box, 4, 4)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(box, pixmap)


def _paint_ground(painter: QPainter, rect: QRect, current: bool, colours: theme.Colours) -> None:
    """What the pointer is on is lighter; what the keyboard is on has a ring, too."""
    box = QRectF(rect).adjusted(3, 3, -3, -3)
    painter.setPen(QPen(QColor(colours.accent), 2) if current else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.raised))
    painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)


def _paint_bar(
    painter: QPainter, rect: QRect, bar: Bar, share: float, hovered: bool, colours: theme.Colours
) -> None:
    """Photos with a date of their own are filled, those dated by their file hatched above them;
    for photos without a date there is an edge alone."""
    if not bar.count:
        return
    ground = rect.top() + _GROUND
    height = max(_LEAST, round(_TALLEST * share))
    left = rect.left() + (rect.width() - _BAR) // 2
    hatched = round(height * bar.inferred / bar.count)
    hatched = max(1, hatched) if bar.inferred else 0
    colour = QColor(colours.accent) if hovered else bar_colour(colours)
    whole = QRect(left, ground - height, _BAR, height)
    if bar.period:
        paint_filled(painter, whole.adjusted(0, hatched, 0, 0), colour)
        paint_hatched(painter, QRect(left, ground - height, _BAR, hatched), colour)
    else:
        _paint_edge(painter, whole, colour, Qt.BrushStyle.NoBrush)
    painter.setFont(theme.font(theme.CAPTION))
    painter.setPen(QColor(colours.text if hovered else colours.muted))
    words = QRect(rect.left(), ground - height - _COUNT, rect.width(), _COUNT)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, number(bar.count))


def bar_colour(colours: theme.Colours) -> QColor:
    """Quieter than words: three parts of their colour, one of the ground."""
    ink, ground = QColor(colours.muted), QColor(colours.base)
    return QColor(
        (3 * ink.red() + ground.red()) // 4,
        (3 * ink.green() + ground.green()) // 4,
        (3 * ink.blue() + ground.blue()) // 4,
    )


def paint_filled(painter: QPainter, box: QRect, colour: QColor) -> None:
    """Photos with a date of their own."""
    painter.fillRect(box, colour)


def paint_hatched(painter: QPainter, box: QRect, colour: QColor) -> None:
    """Photos whose date is a guess; too low for lines it is an edge only."""
    if not box.isEmpty():
        _paint_edge(painter, box, colour, Qt.BrushStyle.BDiagPattern)


def _paint_edge(painter: QPainter, box: QRect, colour: QColor, inside: Qt.BrushStyle) -> None:
    painter.setPen(QPen(colour, 1))
    painter.setBrush(QBrush(colour, inside))
    painter.drawRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5 if box.height() > 1 else 0))


def _paint_label(painter: QPainter, rect: QRect, bar: Bar, colours: theme.Colours) -> None:
    weight = QFont.Weight.DemiBold if bar.count else QFont.Weight.Normal
    painter.setFont(theme.font(theme.BODY, weight))
    painter.setPen(QColor(colours.text if bar.count else colours.muted))
    cover = rect.width() - _SIDES + 6 if bar.count else 0
    top = rect.top() + _GROUND + 9 + cover
    painter.drawText(
        QRect(rect.left(), top, rect.width(), 20), Qt.AlignmentFlag.AlignCenter, bar.label
    )
