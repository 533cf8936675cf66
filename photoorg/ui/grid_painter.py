"""Painting what can be seen of a photo grid, and asking for the thumbnails it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from photoorg.domain import UNMARKED, Flag, PhotoCard
from photoorg.settings import Paths
from photoorg.ui import badges, photo_model, theme, tile
from photoorg.ui.grid_layout import HEADER, Box, Layout
from photoorg.ui.photo_model import PhotoModel
from photoorg.ui.thumbnails import Rendition, Source, Sources, Thumbnails

_FILES = 8192
"""Names of thumbnail files that are remembered: to put one together takes as long as to draw it."""
_BAND = 40
"""How much of the accent's colour lies on what a rubber band encloses, of 255."""


@dataclass(frozen=True)
class Scene:
    """What a grid looks like at one moment."""

    layout: Layout
    offset: int
    """How far it is scrolled."""
    ratio: float
    """Device pixels per pixel."""
    current: int
    """The row with the keyboard's mark, or -1."""
    hovered: int
    """The row below the pointer, or -1."""
    lit: int
    """The section whose title is below the pointer, or -1."""
    band: QRect
    """The rubber band, in content coordinates; null while there is none."""
    selected: Sequence[tuple[int, int]]
    """The half-open ranges of selected rows, in any order."""


class GridPainter:
    """Remembers which row waits for which thumbnail."""

    def __init__(self, photos: PhotoModel, thumbnails: Thumbnails, paths: Paths) -> None:
        self._photos = photos
        self._thumbnails = thumbnails
        self._file = lru_cache(_FILES)(paths.thumbnail)
        self._awaited: dict[Source, int] = {}

    def forget(self) -> None:
        """Rows have moved: none waits any more."""
        self._awaited.clear()

    def rows_awaiting(self, sources: Sources) -> Iterator[int]:
        """The rows that were last painted with some thumbnails."""
        count = self._photos.rowCount()
        for source in sources:
            row = self._awaited.get(source)
            if row is not None and row < count:
                yield row

    def paint(self, painter: QPainter, region: QRegion, scene: Scene) -> list[int]:
        """Paint what touches a region, the ground too.

        The library is asked for the cards of one page at most, so that scrolling never waits long;
        the rows whose cards are still lacking come back, one for each page.
        """
        area = region.boundingRect()
        layout, offset, photos = scene.layout, scene.offset, self._photos
        colours = theme.colours()
        painter.fillRect(area, QColor(colours.base))
        smooth = layout.tile >= tile.PLAIN
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        asked, lacking, page = False, [], -1
        # What lies below titles is not seen, though they are painted last.
        region = region.subtracted(self._titles(area, scene))
        rows = layout.rows_between(area.top() + offset, area.bottom() + offset)
        if len(self._awaited) > _FILES:
            # While one scrolls nothing is painted as a whole.
            self._awaited = {file: row for file, row in self._awaited.items() if row in rows}
        chosen = _chosen(rows, scene.selected)
        for row, (x, y, width, height) in layout.touching(_boxes(region, offset)):
            box = QRect(x, y - offset, width, height)
            card = None
            if not asked or photos.has_card(row):
                asked |= not photos.has_card(row)
                card = photos.card(row)
            elif row // photo_model.PAGE != page:
                page = row // photo_model.PAGE
                lacking.append(row)
            large = height - layout.caption >= tile.PLAIN
            if large or row in chosen or self._stands_out(row, card, scene):
                self._paint_cell(painter, row, card, box, row in chosen, scene, colours)
            else:
                self._paint_plain(painter, row, card, box, scene.ratio, colours)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_sections(painter, area, scene, colours)
        self._paint_band(painter, scene, colours)
        return lacking

    def pixmap(self, row: int, width: int, height: int, ratio: float) -> QPixmap | None:
        """The thumbnail of a row for a tile, as far as it can be had now."""
        card = self._photos.card(row)
        return None if card is None else self._pixmap(row, card, width, height, ratio)

    def _stands_out(self, row: int, card: PhotoCard | None, scene: Scene) -> bool:
        """Whether a small tile that is not selected shows more than its photo."""
        here = row in (scene.current, scene.hovered)
        absent = card is not None and not card.online
        return here or absent or row >= self._photos.listing.prominent

    def _paint_plain(
        self,
        painter: QPainter,
        row: int,
        card: PhotoCard | None,
        box: QRect,
        ratio: float,
        colours: theme.Colours,
    ) -> None:
        """What `_paint_cell` paints of most small tiles, of which there are hundreds."""
        shown = None if card is None else self._pixmap(row, card, box.width(), box.height(), ratio)
        if shown is not None:
            painter.drawPixmap(box, shown)
        else:
            painter.fillRect(box, tile.skeleton(card, colours))

    def _paint_cell(
        self,
        painter: QPainter,
        row: int,
        card: PhotoCard | None,
        box: QRect,
        selected: bool,
        scene: Scene,
        colours: theme.Colours,
    ) -> None:
        caption = scene.layout.caption
        place = box.adjusted(0, 0, 0, -caption) if caption else box
        state = tile.TileState(
            selected=selected,
            current=row == scene.current,
            hovered=row == scene.hovered,
            dimmed=row >= self._photos.listing.prominent,
        )
        shown = None
        if card is not None:
            shown = self._pixmap(row, card, place.width(), place.height(), scene.ratio)
        tile.paint_tile(painter, place, card, shown, state, colours)
        marks = UNMARKED if place.height() < tile.PLAIN else self._photos.marks(row)
        if card is not None and marks != UNMARKED:
            if marks.flag is Flag.REJECTED and not (state.selected or state.hovered):
                badges.paint_rejected(painter, place, tile.RADIUS, colours)
            badges.paint_badges(painter, place, marks, tile.badge_room(painter, card))
        if caption:
            line = box.adjusted(2, place.height() + 2, 0, 0)
            words = self._photos.data(self._photos.index(row), photo_model.CAPTION)
            tile.paint_caption(painter, line, words, colours)

    def _pixmap(
        self, row: int, card: PhotoCard, width: int, height: int, ratio: float
    ) -> QPixmap | None:
        file = self._file(card.hash)
        self._awaited[file] = row
        radius = tile.RADIUS * ratio if height >= tile.PLAIN else 0.0
        wanted = Rendition(file, round(width * ratio), round(height * ratio), True, radius)
        return self._thumbnails.get(wanted, ratio)

    def _titles(self, area: QRect, scene: Scene) -> QRegion:
        """Where titles lie in an area."""
        layout, offset = scene.layout, scene.offset
        covered = QRegion()
        for number in layout.sections_between(area.top() + offset, area.bottom() + offset):
            top = layout.title_top(number, offset) - offset
            covered += QRect(0, top, layout.width, HEADER)
        return covered

    def _paint_sections(
        self, painter: QPainter, area: QRect, scene: Scene, colours: theme.Colours
    ) -> None:
        layout, offset = scene.layout, scene.offset
        for number in layout.sections_between(area.top() + offset, area.bottom() + offset):
            strip = QRect(0, layout.title_top(number, offset) - offset, layout.width, HEADER)
            if strip.intersects(area):
                section = self._photos.listing.sections[number]
                count = len(layout.section_rows(number))
                lit = number == scene.lit
                tile.paint_section(painter, strip, layout.left, section, count, lit, colours)

    def _paint_band(self, painter: QPainter, scene: Scene, colours: theme.Colours) -> None:
        if scene.band.isNull():
            return
        inside = QColor(colours.accent)
        inside.setAlpha(_BAND)
        painter.setPen(QColor(colours.accent))
        painter.setBrush(inside)
        painter.drawRect(scene.band.translated(0, -scene.offset))


def _boxes(region: QRegion, offset: int) -> list[Box]:
    """The parts of a region in content coordinates."""
    # PySide6 lets regions be iterated over, and does not say so.
    parts = cast("Iterable[QRect]", region)
    return [Box(part.x(), part.y() + offset, part.width(), part.height()) for part in parts]


def _chosen(rows: range, selected: Sequence[tuple[int, int]]) -> Set[int]:
    """The selected ones among some rows that follow one another."""
    chosen: set[int] = set()
    for start, end in selected:
        chosen.update(range(max(start, rows.start), min(end, rows.stop)))
    return chosen
