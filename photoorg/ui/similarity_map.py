"""The library as a map: similar photos lie near each other, as a mosaic that can be magnified."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from photoorg.domain import Ids, PhotoCard
from photoorg.settings import Paths
from photoorg.ui import text, theme
from photoorg.ui.language import tr
from photoorg.ui.photo_model import Fetch
from photoorg.ui.similarity_cells import NO_ALBUM, Cells, Scatter
from photoorg.ui.similarity_gathering import Gathered, Gathering
from photoorg.ui.thumbnails import Rendition, Source, Sources, Thumbnails

CELL: Final = 56
"""Edge of a cell in pixels, with its gap."""
GAP: Final = 4
BAR: Final = 3
"""Height of the line below a photo in the colour of its album."""
MARGIN: Final = 24
STEP: Final = 1.25
LARGEST: Final = 400.0
"""Times as large as the whole map."""
_GOLDEN: Final = 137.508
"""Degrees between the hues of two albums: neighbours in the list are far apart."""
_KEPT_CARDS: Final = 20_000
_MOST_SEEN: Final = 2_000
"""Of more cells, as there may be for a moment while one goes far back, only some are painted."""
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class SimilarityMap(QWidget):
    """A mosaic of cells, each with one photo that stands for those near it."""

    chosen = Signal()
    """Other photos are chosen, or others can be seen: see `chosen_rows`."""
    showed = Signal()
    """Other photos are on the map, or the same ones elsewhere."""
    entered = Signal()
    """Enter, or a double click, on a cell of one photo."""

    def __init__(
        self, fetch: Fetch, thumbnails: Thumbnails, paths: Paths, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fetch, self._thumbnails, self._paths = fetch, thumbnails, paths
        self._shown = Gathered()
        self._scatter = self._shown.scatter
        """What is to be shown; it may be gathered still."""
        self._gathering = Gathering(self)
        self._cards: dict[int, PhotoCard] = {}
        self._awaited: set[Source] = set()
        self._magnified = 1.0
        self._centre = np.zeros(2)
        self._picked: Ids = np.empty(0, np.int64)
        """Rows of the chosen photos."""
        self._lit: Ids = np.empty(0, np.int64)
        """Rows of the photos that are selected beside the map."""
        self._current: int | None = None
        """The row whose cell the keyboard is on."""
        self._held: tuple[QPointF, bool] | None = None
        self._band: QRectF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setMinimumSize(160, 160)
        self.setAccessibleName(tr("Map of similar photos"))
        self._gathering.gathered.connect(self._take)
        thumbnails.arrived.connect(self._take_thumbnails)
        thumbnails.retry.connect(self.update)

    def show_scatter(self, scatter: Scatter) -> None:
        """Show other photos, or the same ones elsewhere, as soon as they are gathered; what was
        chosen stays chosen."""
        self._scatter = scatter
        self._changed()
        self._gathering.hurry()

    def stop(self) -> None:
        """Gather no more."""
        self._gathering.stop()

    @property
    def is_settled(self) -> bool:
        """Whether all is shown as it is to be."""
        return self._gathering.is_settled

    def _take(self, gathered: Gathered) -> None:
        before, self._shown = self._shown.scatter, gathered
        scatter = gathered.scatter
        if before is not scatter:
            picked, lit = before.ids[self._picked], before.ids[self._lit]
            on = before.ids[[] if self._current is None else [self._current]]
            self._picked, self._lit = scatter.rows_of(picked), scatter.rows_of(lit)
            found = scatter.rows_of(on)
            self._current = int(found[0]) if len(found) else None
            self._cards.clear()
            self.showed.emit()
        self.update()
        self.chosen.emit()

    def light(self, ids: Ids) -> None:
        """Mark the cells of photos that are selected elsewhere."""
        self._lit = self.scatter.rows_of(np.sort(ids))
        self.update()

    def go_to(self, photo_id: int) -> bool:
        """Choose the cell of a photo and bring it into the middle; whether it is on the map."""
        rows = self.scatter.rows_of(np.array([photo_id], np.int64))
        if not len(rows):
            return False
        self._current = int(rows[0])
        self._picked = self._of_cell(self._cell_of(self._current))
        self._magnified = max(self._magnified, 4.0)
        self._centre = self.scatter.positions[rows[0]].astype(float)
        self._changed()
        return True

    @property
    def has_photos(self) -> bool:
        return len(self.scatter.ids) > 0

    def chosen_rows(self) -> Ids:
        """The rows of the chosen photos, or else of all that can be seen."""
        return self._picked if len(self._picked) else self.cells.rows(self._seen_cells())

    @property
    def scatter(self) -> Scatter:
        """The photos that are shown."""
        return self._shown.scatter

    @property
    def cells(self) -> Cells:
        """The cells that are shown: those of the present magnification, or of many photos for a
        moment those of an earlier one."""
        self._gathering.hurry()
        return self._shown.cells

    # Where things lie

    @property
    def _scale(self) -> float:
        """Pixels for a unit of the plane."""
        room = max(min(self.width(), self.height()) - 2 * MARGIN, CELL)
        return room / 2 * self._magnified

    def _to_plane(self, at: QPointF) -> tuple[float, float]:
        away = at - QRectF(self.rect()).center()
        x, y = self._centre + np.array([away.x(), away.y()]) / self._scale
        return float(x), float(y)

    def _to_screen(self, x: float, y: float) -> QPointF:
        away = (np.array([x, y]) - self._centre) * self._scale
        return QRectF(self.rect()).center() + QPointF(*away.tolist())

    def _box(self, cell: int) -> QRect:
        """The square of a cell, on whole pixels."""
        edge = self.cells.edge
        corner = self._to_screen(
            float(self.cells.columns[cell]) * edge, float(self.cells.lines[cell]) * edge
        )
        side = max(round(edge * self._scale * (CELL - GAP) / CELL), 2)
        return QRect(round(corner.x()), round(corner.y()), side, side)

    def _seen_cells(self) -> Ids:
        left, top = self._to_plane(QPointF(0, 0))
        right, bottom = self._to_plane(QPointF(self.width(), self.height()))
        return self.cells.within(left, top, right, bottom)

    def _cell_of(self, row: int) -> int:
        return int(self.cells.cell_of[row])

    def _of_cell(self, cell: int) -> Ids:
        return self.cells.rows(np.array([cell], np.int64))

    # Moving

    def fit(self) -> None:
        """The whole map."""
        self._magnified, self._centre = 1.0, np.zeros(2)
        self._changed()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Magnify around a point of the widget, or around its middle."""
        at = QRectF(self.rect()).center() if at is None else at
        before = np.array(self._to_plane(at))
        self._magnified = min(max(self._magnified * factor, 1.0), LARGEST)
        self._centre += before - np.array(self._to_plane(at))
        self._changed()

    def move_by(self, across: float, down: float) -> None:
        """Move the map by so many pixels."""
        self._centre -= np.array([across, down]) / self._scale
        self._changed()

    def _changed(self) -> None:
        most = max(0.0, 1 - 1 / self._magnified)
        self._centre = np.clip(self._centre, -most, most)
        self._gathering.want(self._scatter, CELL / self._scale)
        self.update()
        self.chosen.emit()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        colours = theme.colours()
        painter.fillRect(self.rect(), QColor(colours.base))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.has_photos:
            seen = self._seen_cells()
            seen = seen[:: -(-len(seen) // _MOST_SEEN)] if len(seen) else seen
            if self.is_settled:
                self._know_cards(seen)
            marked = set(self.cells.marked(self._picked).tolist())
            lit = set(self.cells.marked(self._lit).tolist())
            on = self._cell_of(self._current) if self._current is not None else None
            for cell in seen.tolist():
                self._paint_cell(painter, cell, colours)
                if cell in marked or cell in lit:
                    _ring(painter, self._box(cell), QColor(colours.accent), 3, colours)
                if cell == on and self.hasFocus():
                    _ring(painter, self._box(cell).adjusted(-3, -3, 3, 3), QColor(colours.text), 2,
                          colours)  # fmt: skip
            self._paint_labels(painter, colours)
        if self._band is not None:
            tint = QColor(colours.accent)
            painter.setPen(QPen(tint, 1))
            tint.setAlpha(48)
            painter.setBrush(tint)
            painter.drawRect(self._band)
        painter.end()

    def _paint_cell(self, painter: QPainter, cell: int, colours: theme.Colours) -> None:
        box, row = self._box(cell), int(self.cells.shown[cell])
        card = self._cards.get(int(self.scatter.ids[row]))
        # Cells far away have no room for a line below.
        line = BAR if box.height() > 4 * BAR else 0
        picture = box.adjusted(0, 0, 0, -(line + 1)) if line else box
        shown = None if card is None else self._pixmap(card)
        if shown is None:
            ground = QColor(colours.line) if card is None else QColor.fromRgb(card.colour)
            painter.fillRect(picture, ground)
        else:
            painter.drawPixmap(picture, shown, _middle(shown.rect(), picture))
        album = int(self.scatter.albums[row])
        bar = QRect(box.left(), box.bottom() - line + 1, box.width(), line)
        painter.fillRect(bar, album_colour(album, colours))

    def _pixmap(self, card: PhotoCard):  # type: ignore[no-untyped-def]
        file: Path = self._paths.thumbnail(card.hash)
        self._awaited.add(file)
        ratio = self.devicePixelRatioF()
        pixels = round((CELL - GAP) * ratio)
        return self._thumbnails.get(Rendition(file, pixels, pixels), ratio)

    def _know_cards(self, cells: Ids) -> None:
        wanted = self.scatter.ids[self.cells.shown[cells]].tolist()
        lacking = [photo_id for photo_id in wanted if photo_id not in self._cards]
        if len(self._cards) > _KEPT_CARDS:
            self._cards.clear()
            lacking = wanted
        if lacking:
            self._cards.update(self._fetch(lacking))

    def _paint_labels(self, painter: QPainter, colours: theme.Colours) -> None:
        painter.setFont(theme.font(theme.BODY, QFont.Weight.DemiBold))
        taken: list[QRectF] = []
        for name, x, y in self._shown.labels:
            at = self._to_screen(x, y)
            words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 200)
            width = painter.fontMetrics().horizontalAdvance(words) + 16
            box = QRectF(at.x() - width / 2, at.y() - 12, width, 24)
            if not QRectF(self.rect()).intersects(box) or any(box.intersects(t) for t in taken):
                continue
            taken.append(box)
            path = QPainterPath()
            path.addRoundedRect(box, 12, 12)
            painter.fillPath(path, QColor(colours.raised))
            painter.setPen(QColor(colours.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _take_thumbnails(self, sources: Sources) -> None:
        if not self._awaited.isdisjoint(sources):
            self._awaited -= sources
            self.update()

    # Events

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002
        self._changed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if notches:
            self.zoom_by(STEP**notches, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Two fingers on a touchpad magnify; a cell says what it holds."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            # What is chosen is let go of first; then Esc goes back, as everywhere.
            lets_go = key == Qt.Key.Key_Escape and len(self._picked) > 0
            if lets_go or key in _ENTER:
                event.accept()
                return True
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == pinch:
            self.zoom_by(1 + event.value(), event.position())
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self._cell_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if cell is None else self.words_of(cell), self)
            return True
        return super().event(event)

    def words_of(self, cell: int) -> str:
        """What a cell holds, as a tooltip."""
        row = int(self.cells.shown[cell])
        card = self._cards.get(int(self.scatter.ids[row]))
        album, more = int(self.scatter.albums[row]), int(self.cells.counts[cell]) - 1
        parts = [
            "" if card is None else text.name_text(card.path),
            tr("and %n more photos like it", "", more) if more else "",
            "" if album == NO_ALBUM else self.scatter.names[album],
        ]
        return text.tooltip(" · ".join(part for part in parts if part))

    def _cell_at(self, at: QPointF) -> int | None:
        return self.cells.at(*self._to_plane(at))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._held = event.position(), False
            if shift:
                self._band = QRectF(event.position(), event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        moved = event.position() - self._held[0]
        if self._band is not None:
            self._band.setBottomRight(event.position())
            self._pick_band(self._band.normalized())
        elif self._held[1] or moved.manhattanLength() > 4:
            self._held = event.position(), True
            self.move_by(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held = self._held, None
        if event.button() != Qt.MouseButton.LeftButton or held is None:
            return
        if self._band is not None:
            self._band.setBottomRight(event.position())
            self._pick_band(self._band.normalized())
            self._band = None
        elif not held[1]:
            adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._pick(self._cell_at(event.position()), adding)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._enter(cell, event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and self.has_photos:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                across, down = _MOVES[key]
                self.move_by(-CELL * across, -CELL * down)
            else:
                self._step(*_MOVES[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(STEP, self._current_point())
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / STEP, self._current_point())
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key in _ENTER and self._current is not None:
            self._enter(self._cell_of(self._current), self._current_point())
        elif key == Qt.Key.Key_Escape and len(self._picked):
            self._pick(None, adding=False)
        else:
            super().keyPressEvent(event)

    def _current_point(self) -> QPointF | None:
        return None if self._current is None else QPointF(self._box(self._cell_of(self._current)).center())  # noqa: E501  # fmt: skip

    def _step(self, across: int, down: int) -> None:
        """Go to the nearest cell in a direction, and bring it into sight."""
        if self._current is None:
            middle = np.linalg.norm(self.scatter.positions - self._centre, axis=1)
            cell = self._cell_of(int(middle.argmin()))
        else:
            cell = self.cells.beside(self._cell_of(self._current), across, down)
        self._pick(cell, adding=False)
        box, room = self._box(cell), self.rect().adjusted(GAP, GAP, -GAP, -GAP)
        if not room.contains(box):
            away = QPointF(room.center()) - QPointF(box.center())
            self.move_by(away.x() / 2, away.y() / 2)

    def _enter(self, cell: int, at: QPointF | None) -> None:
        """Magnify a cell of several photos; a single one is looked at."""
        if int(self.cells.counts[cell]) > 1 and self._magnified < LARGEST:
            self._pick(None, adding=False)
            self.zoom_by(3.0, at)
        else:
            self._pick(cell, adding=False)
            self.entered.emit()

    def _pick(self, cell: int | None, adding: bool) -> None:
        if cell is None:
            self._picked = np.empty(0, np.int64)
        else:
            self._current = int(self.cells.shown[cell])
            rows = self._of_cell(cell)
            self._picked = np.union1d(self._picked, rows) if adding else rows
            self.setAccessibleDescription(self.words_of(cell))
        self.update()
        self.chosen.emit()

    def _pick_band(self, band: QRectF) -> None:
        left, top = self._to_plane(band.topLeft())
        right, bottom = self._to_plane(band.bottomRight())
        self._picked = self.cells.rows(self.cells.within(left, top, right, bottom))
        self.update()
        self.chosen.emit()


def album_colour(album: int, colours: theme.Colours) -> QColor:
    """The colour of an album's photos on the map; that of hairlines for photos in none."""
    if album == NO_ALBUM:
        return QColor(colours.line)
    hue = album * _GOLDEN % 360
    return QColor.fromHslF(hue / 360, 0.62, 0.66 if colours.dark else 0.46)


def _middle(whole: QRect, wanted: QRect) -> QRect:
    """The part of a square picture that fills a lower box."""
    height = round(whole.width() * wanted.height() / max(wanted.width(), 1))
    return QRect(whole.left(), (whole.height() - height) // 3, whole.width(), height)


def _ring(
    painter: QPainter, box: QRect, colour: QColor, width: int, colours: theme.Colours
) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.base), width + 2))
    painter.drawRect(box)
    painter.setPen(QPen(colour, width))
    painter.drawRect(box)
