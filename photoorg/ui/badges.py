"""Marks painted on photos: stars, heart and flag in white on dark, so that any photo carries them.

Nothing is told by colour: what is picked has a flag, what is rejected a crossed circle and a veil.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from photoorg.domain import UNMARKED, Flag, Marks
from photoorg.ui import theme
from photoorg.ui.icons import draw_icon
from photoorg.ui.language import tr

HEIGHT = 20
INSET = 6
"""From the edge of a photo."""
GLYPH = 12
STAR = 11
PAD = 6
SMALLEST = 56
"""On smaller tiles nothing could be told apart."""
NARROW = 112
"""On narrower tiles stars are counted instead of shown."""
_GROUND = QColor(16, 17, 20, 178)
_INK = QColor(255, 255, 255)
_VEIL = 120


def spoken(marks: Marks) -> str:
    """The marks in words: `4 stars, favourite, picked`; empty for none."""
    picked, rejected = tr("picked", "a photo"), tr("rejected", "a photo")
    flags = {Flag.PICKED: picked, Flag.REJECTED: rejected, Flag.NONE: ""}
    stars = tr("%n stars", "", marks.rating) if marks.rating else ""
    words = (stars, tr("favourite", "a photo") if marks.favourite else "", flags[marks.flag])
    return ", ".join(word for word in words if word)


def paint_badges(painter: QPainter, rect: QRect, marks: Marks, after: int = 0) -> None:
    """Stars at the bottom left of a tile, `after` pixels further right; heart and flag at the
    right."""
    if marks == UNMARKED or rect.width() < SMALLEST:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top = rect.bottom() + 1 - INSET - HEIGHT
    glyphs = [name for name in (_flag_icon(marks.flag), _heart(marks)) if name]
    if marks.rating:
        _paint_stars(painter, rect.left() + INSET + after, top, marks.rating, rect.width() < NARROW)
    if glyphs:
        width = len(glyphs) * GLYPH + (len(glyphs) - 1) * 4 + 2 * 4
        x = rect.right() + 1 - INSET - width
        _paint_ground(painter, QRectF(x, top, width, HEIGHT))
        for number, name in enumerate(glyphs):
            box = QRectF(x + 4 + number * (GLYPH + 4), top + (HEIGHT - GLYPH) / 2, GLYPH, GLYPH)
            draw_icon(painter, box, name, _INK)


def paint_rejected(painter: QPainter, rect: QRect, radius: float, colours: theme.Colours) -> None:
    """A veil over a photo that is not wanted."""
    veil = QColor(colours.base)
    veil.setAlpha(_VEIL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(veil)
    painter.drawRoundedRect(rect, radius, radius)


def _paint_stars(painter: QPainter, x: int, top: int, stars: int, narrow: bool) -> None:
    painter.setFont(theme.font(theme.CAPTION, QFont.Weight.DemiBold))
    if narrow:
        words = str(stars)
        room = painter.fontMetrics().horizontalAdvance(words)
        _paint_ground(painter, QRectF(x, top, room + STAR + 3 + 2 * 5, HEIGHT))
        painter.setPen(_INK)
        line = QRectF(x + 5, top, room + 1, HEIGHT)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
        x, stars = x + 5 + room + 3 - PAD, 1
    else:
        _paint_ground(painter, QRectF(x, top, stars * STAR + (stars - 1) + 2 * PAD, HEIGHT))
    for number in range(stars):
        box = QRectF(x + PAD + number * (STAR + 1), top + (HEIGHT - STAR) / 2, STAR, STAR)
        draw_icon(painter, box, "star-fill", _INK)


def _paint_ground(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GROUND)
    painter.drawRoundedRect(box, HEIGHT / 2, HEIGHT / 2)


def _flag_icon(flag: Flag) -> str:
    return {Flag.PICKED: "flag-fill", Flag.REJECTED: "prohibit-bold", Flag.NONE: ""}[flag]


def _heart(marks: Marks) -> str:
    return "heart-fill" if marks.favourite else ""


class MarksLine(QWidget):
    """The marks of one photo in a line of text's height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = UNMARKED
        self.setFixedHeight(24)
        self.hide()

    def show_marks(self, marks: Marks) -> None:
        """Show other marks; nothing at all where there are none."""
        self._marks = marks
        self.setAccessibleName(spoken(marks))
        self.setToolTip(spoken(marks))
        self.setVisible(bool(spoken(marks)))
        self.setFixedWidth(self.sizeHint().width())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(len(self._icons()) * 18, 24)

    def _icons(self) -> list[str]:
        glyphs = ["star-fill"] * self._marks.rating
        others = (_heart(self._marks), _flag_icon(self._marks.flag))
        return [*glyphs, *(name for name in others if name)]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        colour = QColor(theme.colours().text)
        for number, name in enumerate(self._icons()):
            draw_icon(painter, QRectF(number * 18 + 1, 4, 16, 16), name, colour)
        painter.end()
