"""The ground of the map: sea, land, borders and names, painted in a thread a little larger than the
widget, so that moving the map shows what is there already."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QThreadPool, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from photoorg.ui import map_paths, theme
from photoorg.ui.map_geometry import Look
from photoorg.ui.map_labels import CityPoints, Label, city_font, country_font, labels

if TYPE_CHECKING:
    from photoorg.atlas.places import Gazetteer

_BEYOND: Final = 0.25
"""How much is painted beyond each side, as a share of the widget."""
_DOT: Final = 2.0
_HALO: Final = tuple(
    QPointF(1.4 * math.cos(turn * math.pi / 4), 1.4 * math.sin(turn * math.pi / 4))
    for turn in range(8)
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What is to be painted."""

    look: Look
    ratio: float
    colours: theme.Colours
    named: bool
    """The names of cities are there."""


class Ground(QObject):
    """Paints the ground on request: the newest request counts. Use in the main thread."""

    changed = Signal()
    """Another picture is there."""

    _painted = Signal(object, QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._gazetteer: Gazetteer | None = None
        self._cities: CityPoints | None = None
        """Those of the gazetteer; only the pool's thread touches them."""
        self._shown: Frame | None = None
        self._pixmap = QPixmap()
        self._wanted: Frame | None = None
        self._working = self._stopped = False
        self._painted.connect(self._take)

    def take_names(self, gazetteer: Gazetteer) -> None:
        """Name cities from now on."""
        self._gazetteer = gazetteer

    def want(self, look: Look, ratio: float) -> None:
        """Have the ground for what a widget shows, unless the present picture will do."""
        frame = Frame(_wider(look), ratio, theme.colours(), self._gazetteer is not None)
        if self._stopped or (self._shown is not None and _serves(self._shown, frame, look)):
            self._wanted = None
            return
        self._wanted = frame
        self._work()

    def paint(self, painter: QPainter, look: Look) -> None:
        """The ground as far as it is painted; larger or smaller than it was meant to be for a
        moment."""
        painter.fillRect(QRectF(0, 0, look.width, look.height), sea(theme.colours()))
        if self._shown is None:
            return
        left, top, right, bottom = self._shown.look.box
        x, y = look.to_screen(left, top)
        across, down = look.to_screen(right, bottom)
        box = QRectF(x, y, across - x, down - y)
        if self._shown.look.zoom == look.zoom:
            ratio = self._shown.ratio
            at = QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)
            painter.drawPixmap(at, self._pixmap)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(box, self._pixmap, QRectF(self._pixmap.rect()))

    def stop(self) -> None:
        """Paint no more, and wait for the picture under way."""
        self._stopped, self._wanted = True, None
        self._pool.waitForDone()

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being painted."""
        return not self._working and self._wanted is None

    def _work(self) -> None:
        if self._working or self._wanted is None or self._stopped:
            return
        frame, self._wanted = self._wanted, None
        self._working = True
        self._pool.start(lambda: self._paint(frame))

    def _paint(self, frame: Frame) -> None:
        """In the pool's thread, the only one."""
        if frame.named and self._cities is None and self._gazetteer is not None:
            self._cities = CityPoints(self._gazetteer)
        image = draw(frame, self._cities)
        try:
            self._painted.emit(frame, image)
        except RuntimeError:
            # The window was destroyed meanwhile; nobody is left to look.
            return

    def _take(self, frame: Frame, image: QImage) -> None:
        self._working = False
        if self._stopped:
            return
        self._shown, self._pixmap = frame, QPixmap.fromImage(image)
        self.changed.emit()
        self._work()


def _wider(look: Look) -> Look:
    across, down = round(look.width * _BEYOND), round(look.height * _BEYOND)
    return replace(look, width=look.width + 2 * across, height=look.height + 2 * down)


def _serves(shown: Frame, wanted: Frame, look: Look) -> bool:
    """Whether a picture has all that is wanted, and half of what is beyond it."""
    if (shown.ratio, shown.colours, shown.named) != (wanted.ratio, wanted.colours, wanted.named):
        return False
    if shown.look.zoom != wanted.look.zoom:
        return False
    across, down = (_BEYOND / 2 * size / look.edge for size in (look.width, look.height))
    left, top, right, bottom = look.box
    there = shown.look.box
    return (
        there[0] <= max(left - across, 0)
        and there[1] <= max(top - down, 0)
        and there[2] >= min(right + across, 1)
        and there[3] >= min(bottom + down, 1)
    )


_DARK_SEA: Final = "#17181b"
_BORDERS: Final = {True: "#484b52", False: "#d4d5da"}
"""In dark and in light; nothing of the palette lies near enough to land."""


def sea(colours: theme.Colours) -> QColor:
    """Darker than land in both themes."""
    return QColor(_DARK_SEA if colours.dark else colours.line)


def land(colours: theme.Colours) -> QColor:
    """What photos lie on."""
    return QColor(colours.raised if colours.dark else colours.base)


def draw(frame: Frame, cities: CityPoints | None) -> QImage:
    """The picture of a frame; may run in any thread."""
    look, colours, ratio = frame.look, frame.colours, frame.ratio
    image = QImage(
        round(look.width * ratio),
        round(look.height * ratio),
        QImage.Format.Format_RGB32,
    )
    image.setDevicePixelRatio(ratio)
    image.fill(sea(colours))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(land(colours))
    for shape in map_paths.shapes(map_paths.land(), look):
        painter.drawPath(shape)
    painter.setPen(QPen(QColor(_BORDERS[colours.dark]), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(map_paths.lines(map_paths.borders(), look))
    for label in labels(look, cities):
        _paint_label(painter, label, colours)
    painter.end()
    return image


def _paint_label(painter: QPainter, label: Label, colours: theme.Colours) -> None:
    """A name with an edge of the land's colour, so that borders do not cross it."""
    font = country_font() if label.dot is None else city_font()
    painter.setFont(font)
    at = QPointF(label.left, label.top + painter.fontMetrics().ascent())
    painter.setPen(land(colours))
    # Stroking the outlines of letters takes ten times as long.
    for away in _HALO:
        painter.drawText(at + away, label.name)
    painter.setPen(QColor(colours.muted))
    painter.drawText(at, label.name)
    if label.dot is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.muted))
        painter.drawEllipse(QPointF(*label.dot), _DOT, _DOT)
