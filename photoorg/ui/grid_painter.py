"""Painting what can be seen of a photo grid, and asking for the thumbnails it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap

from photoorg.domain import Flag, PhotoCard
from photoorg.settings import Paths
from photoorg.ui import badges, photo_model, theme, tile
from photoorg.ui.grid_layout import HEADER, GridLayout
from photoorg.ui.photo_model import PhotoModel
from photoorg.ui.thumbnails import Rendition, Source, Thumbnails


@dataclass(frozen=True)
class Scene:
    """What a grid looks like at one moment."""

    layout: GridLayout
    offset: int
    """How far it is scrolled."""
    ratio: float
    """Device pixels per pixel."""
    current: int
    """The row with the keyboard's mark, or -1."""
    hovered: int
    """The row below the pointer, or -1."""
    is_selected: Callable[[int], bool]


class GridPainter:
    """Remembers which row waits for which thumbnail."""

    def __init__(self, photos: PhotoModel, thumbnails: Thumbnails, paths: Paths) -> None:
        self._photos = photos
        self._thumbnails = thumbnails
        self._paths = paths
        self._awaited: dict[Source, int] = {}

    def forget(self) -> None:
        """Rows have moved: none waits any more."""
        self._awaited.clear()

    def row_awaiting(self, source: Source) -> int | None:
        """The row that was last painted with a thumbnail, or None."""
        row = self._awaited.get(source)
        return row if row is not None and row < self._photos.rowCount() else None

    def paint(self, painter: QPainter, area: QRect, scene: Scene) -> None:
        """Paint the tiles and titles that touch `area`."""
        layout, offset = scene.layout, scene.offset
        for row in layout.rows_between(area.top() + offset, area.bottom() + offset):
            box = QRect(*layout.box(row)).translated(0, -offset)
            if box.intersects(area):
                self._paint_cell(painter, row, box, scene)
        self._paint_sections(painter, area, scene)

    def pixmap(self, row: int, edge: int, ratio: float) -> QPixmap | None:
        """The thumbnail of a row for a square tile, as far as it can be had now."""
        card = self._photos.card(row)
        return None if card is None else self._pixmap(row, card, edge, ratio)

    def _paint_cell(self, painter: QPainter, row: int, box: QRect, scene: Scene) -> None:
        card = self._photos.card(row)
        square = QRect(box.x(), box.y(), box.width(), box.width())
        state = tile.TileState(
            selected=scene.is_selected(row),
            current=row == scene.current,
            hovered=row == scene.hovered,
            dimmed=row >= self._photos.listing.prominent,
        )
        shown = None if card is None else self._pixmap(row, card, scene.layout.edge, scene.ratio)
        colours = theme.colours()
        tile.paint_tile(painter, square, card, shown, state, colours)
        marks = self._photos.marks(row)
        if marks.flag is Flag.REJECTED and not (state.selected or state.hovered):
            badges.paint_rejected(painter, square, tile.RADIUS, colours)
        offline = card is not None and not card.online
        badges.paint_badges(painter, square, marks, tile.OFFLINE_ROOM if offline else 0)
        if scene.layout.caption:
            line = box.adjusted(2, box.width() + 2, 0, 0)
            caption = self._photos.data(self._photos.index(row), photo_model.CAPTION)
            tile.paint_caption(painter, line, caption, colours)

    def _pixmap(self, row: int, card: PhotoCard, edge: int, ratio: float) -> QPixmap | None:
        pixels = round(edge * ratio)
        file = self._paths.thumbnail(card.hash)
        self._awaited[file] = row
        wanted = Rendition(file, pixels, pixels, crop=True, radius=tile.RADIUS * ratio)
        return self._thumbnails.get(wanted, ratio)

    def _paint_sections(self, painter: QPainter, area: QRect, scene: Scene) -> None:
        layout, offset = scene.layout, scene.offset
        colours = theme.colours()
        for number in layout.sections_between(area.top() + offset, area.bottom() + offset):
            top = int(layout.tops[number]) - offset
            end = int(layout.tops[number + 1]) - offset
            stuck = max(top, min(0, end - HEADER))
            section = self._photos.listing.sections[number]
            strip = QRect(0, stuck, layout.width, HEADER)
            tile.paint_section(painter, strip, layout.left, section, colours)
