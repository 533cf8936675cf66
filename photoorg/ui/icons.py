"""Icons of one line-drawn family: Phosphor, from the font that the qtawesome package carries.

The font is read where it lies: importing qtawesome itself costs a third of a second (measured),
and its icons keep the colour they were made with, while these take it from the palette.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)


def icon(name: str) -> QIcon:
    """The Phosphor icon `name` (`magnifying-glass`), in the palette's text colour.

    Raises KeyError for a name the family does not have.
    """
    return QIcon(_GlyphEngine(_glyph(name)))


def draw_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Paint an icon into a square, in a colour."""
    _draw(painter, rect, _glyph(name), colour)


@cache
def _family() -> str:
    """The name under which Qt knows the icon font; registers it the first time."""
    identity = QFontDatabase.addApplicationFont(str(_font_file("phosphor-[0-9]*.ttf")))
    return QFontDatabase.applicationFontFamilies(identity)[0]


@cache
def _glyphs() -> dict[str, str]:
    charmap = _font_file("phosphor-charmap-*.json").read_text(encoding="utf-8")
    return {name: chr(int(code, 16)) for name, code in json.loads(charmap).items()}


def _glyph(name: str) -> str:
    return _glyphs()[name]


def _font_file(pattern: str) -> Path:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("qtawesome carries the icon font and is not installed")
    return next((Path(spec.submodule_search_locations[0]) / "fonts").glob(pattern))


def _draw(painter: QPainter, rect: QRectF, glyph: str, colour: QColor) -> None:
    font = QFont(_family())
    font.setPixelSize(max(1, round(rect.height())))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, glyph)


class _GlyphEngine(QIconEngine):
    """Draws a glyph at any size and pixel ratio."""

    def __init__(self, glyph: str) -> None:
        super().__init__()
        self._glyph = glyph

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        mode: QIcon.Mode,
        state: QIcon.State,  # noqa: ARG002
    ) -> None:
        group = (
            QPalette.ColorGroup.Disabled
            if mode == QIcon.Mode.Disabled
            else QPalette.ColorGroup.Active
        )
        palette = QGuiApplication.palette()
        _draw(painter, QRectF(rect), self._glyph, palette.color(group, QPalette.ColorRole.Text))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        edge = size * scale
        pixmap = QPixmap(edge.width(), edge.height())
        if pixmap.isNull():  # A view that is being laid out may have no room for one yet.
            return pixmap
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._glyph)
