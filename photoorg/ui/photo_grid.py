"""The grid of photos: an item view that lays out and paints only what can be seen."""

from __future__ import annotations

from typing import cast

import numpy as np
from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from photoorg.domain import Ids, PhotoCard
from photoorg.settings import Paths
from photoorg.ui import photo_model, theme, tile
from photoorg.ui.grid_layout import GridLayout
from photoorg.ui.grid_painter import GridPainter, Scene
from photoorg.ui.grid_selection import GridState, row_after, selection_of, spans
from photoorg.ui.months import Listing
from photoorg.ui.photo_model import PhotoModel
from photoorg.ui.thumbnails import Source, Thumbnails

TILE_MIN, TILE_MAX = 96, 384
ZOOM_STEP = 24
DRAG_ICON = 96
Index = QModelIndex | QPersistentModelIndex


class PhotoGrid(QAbstractItemView):
    """Equal tiles under titles; every visible question is answered by `GridLayout`."""

    zoomed = Signal(int)
    """The wanted edge of a tile was changed with the wheel."""
    selection_changed = Signal()

    def __init__(
        self,
        model: PhotoModel,
        thumbnails: Thumbnails,
        paths: Paths,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._photos = model
        self._thumbnails = thumbnails
        self._painter = GridPainter(model, thumbnails, paths)
        self._tile = 176
        self._caption = 0
        self._layout: GridLayout | None = None
        self._hovered = -1
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setAccessibleName("Photos")
        self._connect()

    def _connect(self) -> None:
        for changed in (
            self._photos.rowsInserted,
            self._photos.rowsRemoved,
            self._photos.modelReset,
        ):
            changed.connect(self._relayout)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.selectionModel().currentChanged.connect(self._tell_selection)
        self._thumbnails.arrived.connect(self._repaint_file)
        self._thumbnails.retry.connect(self.viewport().update)

    # What it shows

    @property
    def photos(self) -> PhotoModel:
        return self._photos

    def show_listing(self, listing: Listing, state: GridState | None = None) -> None:
        """Show other photos, from the top or as they were left."""
        self._caption = tile.CAPTION_HEIGHT if listing.captions else 0
        self._photos.show(listing)
        self.restore(state or GridState())

    def update_listing(self, listing: Listing) -> None:
        """Bring the photos up to date; what is looked at and selected stays where it is."""
        anchor = self._anchor()
        state = self.grid_state()
        self._caption = tile.CAPTION_HEIGHT if listing.captions else 0
        self._photos.update(listing)
        self._layout = None
        self.updateGeometries()
        if not self.selectionModel().hasSelection() and len(state.selected):
            self.restore(state)
        self._return_to(anchor)
        self.viewport().update()

    def grid_state(self) -> GridState:
        current = self.currentIndex()
        return GridState(
            self.verticalScrollBar().value(),
            self.selected_ids(),
            self._photos.data(current, photo_model.ID) if current.isValid() else None,
        )

    def restore(self, state: GridState) -> None:
        """Scroll, selection and current photo as they were; photos that are gone are left out."""
        self._layout = None
        self.updateGeometries()
        rows = np.flatnonzero(np.isin(self._photos.listing.ids, state.selected))
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection_of(self._photos, rows), flag.ClearAndSelect)
        current = None if state.current is None else self._photos.row_of(state.current)
        if current is not None:
            # A hidden view would otherwise scroll to its current photo when it is shown.
            self.setAutoScroll(False)
            self.selectionModel().setCurrentIndex(self._photos.index(current), flag.NoUpdate)
            self.setAutoScroll(True)
        self.verticalScrollBar().setValue(state.scroll)

    def selected_ids(self) -> Ids:
        """The selected photos in the order of the grid."""
        ids = self._photos.listing.ids
        ranges = sorted(spans(self.selectionModel().selection()))
        return np.concatenate([ids[a:b] for a, b in ranges] or [np.empty(0, np.int64)])

    def selected_count(self) -> int:
        return sum(end - start for start, end in spans(self.selectionModel().selection()))

    def current_card(self) -> PhotoCard | None:
        """The photo the keyboard is on, when it is selected."""
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isSelected(index):
            return None
        return self._photos.card(index.row())

    # Size

    @property
    def tile(self) -> int:
        return self._tile

    def set_tile(self, edge: int) -> None:
        """Change the wanted edge of a tile; what is in the middle stays in sight."""
        edge = min(max(edge, TILE_MIN), TILE_MAX)
        if edge == self._tile:
            return
        anchor = self._anchor()
        self._tile = edge
        self._layout = None
        self.updateGeometries()
        self._return_to(anchor)
        self.viewport().update()

    def grid_layout(self) -> GridLayout:
        """Where everything lies now."""
        if self._layout is None:
            listing = self._photos.listing
            self._layout = GridLayout(
                len(listing.ids),
                self.viewport().width(),
                self._tile,
                tuple(section.start for section in listing.sections),
                self._caption,
            )
        return self._layout

    # QAbstractItemView: geometry

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= self._photos.rowCount():
            return QRect()
        return QRect(*self.grid_layout().box(index.row())).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self.grid_layout().row_at(point.x(), point.y() + self.verticalOffset())
        return QModelIndex() if row is None else self._photos.index(row)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        box = self.grid_layout().box(index.row())
        bar, page = self.verticalScrollBar(), self.viewport().height()
        above = box.y - self.grid_layout().header - 4
        below = box.y + box.height + 4 - page
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(box.y + box.height // 2 - page // 2)
        elif bar.value() > above:
            bar.setValue(above)
        elif bar.value() < below:
            bar.setValue(below)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:  # noqa: ARG002
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the run of photos from one corner of `rect` to the other, as text is selected."""
        grid, offset = self.grid_layout(), self.verticalOffset()
        a = grid.nearest(rect.left(), rect.top() + offset)
        b = grid.nearest(rect.right(), rect.bottom() + offset)
        if rect.isNull() or rect.width() * rect.height() == 1:
            hit = grid.row_at(rect.left(), rect.top() + offset)
            a = b = hit
        if a is None or b is None:
            self.selectionModel().select(QItemSelection(), command)
            return
        first, last = self._photos.index(min(a, b)), self._photos.index(max(a, b))
        self.selectionModel().select(QItemSelection(first, last), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        ranges = spans(selection)
        if len(ranges) == 1 and ranges[0][1] - ranges[0][0] == 1:
            return QRegion(self.visualRect(self._photos.index(ranges[0][0])))
        return QRegion(self.viewport().rect())

    def moveCursor(
        self,
        action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,  # noqa: ARG002
    ) -> QModelIndex:
        if not self._photos.rowCount():
            return QModelIndex()
        current = self.currentIndex()
        if not current.isValid():
            return self._photos.index(0)
        height = self.viewport().height()
        return self._photos.index(row_after(action, current.row(), self.grid_layout(), height))

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(max(24, self.grid_layout().pitch // 3))
        bar.setRange(0, max(0, self.grid_layout().height - page))
        super().updateGeometries()

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        if event.rect() == self.viewport().rect():
            self._painter.forget()
        scene = Scene(
            self.grid_layout(),
            self.verticalOffset(),
            self.devicePixelRatioF(),
            self._shown_current(),
            self._hovered,
            lambda row: self.selectionModel().isSelected(self._photos.index(row)),
        )
        painter = QPainter(self.viewport())
        self._painter.paint(painter, event.rect(), scene)
        painter.end()

    def _shown_current(self) -> int:
        """The row with the keyboard's mark; -1 while nobody has used the keyboard here.

        Qt makes the first photo current when a view gets the focus.
        """
        row = self.currentIndex().row()
        used = row > 0 or self.selectionModel().hasSelection()
        return row if self.hasFocus() and used else -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        anchor = self._anchor()
        self._layout = None
        super().resizeEvent(event)
        self._return_to(anchor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)
        super().leaveEvent(event)  # type: ignore[arg-type]

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = ZOOM_STEP if event.angleDelta().y() > 0 else -ZOOM_STEP
            self.set_tile(self._tile + step)
            self.zoomed.emit(self._tile)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The base class searches names for typed letters, which would read every page of cards.
        if event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        ids = self.selected_ids().tolist()
        if not ids:
            return
        drag = QDrag(self)
        drag.setMimeData(self._photos.drag_data(ids))
        row, ratio = self.currentIndex().row(), self.devicePixelRatioF()
        shown = self._painter.pixmap(row, self.grid_layout().edge, ratio) if row >= 0 else None
        drag.setPixmap(tile.carried_pixmap(shown, len(ids), DRAG_ICON, ratio, theme.colours()))
        drag.exec(actions)

    # Inner workings

    def _anchor(self) -> tuple[int, int] | None:
        """The photo at the top of what is seen and how far down it is; None at the very top."""
        scroll = self.verticalScrollBar().value()
        if not scroll or self._layout is None or not self._layout.count:
            return None
        row = self._layout.nearest(0, scroll + self._layout.header)
        if row is None or row >= self._photos.rowCount():
            return None
        photo_id = cast(int, self._photos.data(self._photos.index(row), photo_model.ID))
        return photo_id, self._layout.box(row).y - scroll

    def _return_to(self, anchor: tuple[int, int] | None) -> None:
        """Scroll so that the photo of an anchor is as far down as it was."""
        row = None if anchor is None else self._photos.row_of(anchor[0])
        if row is not None and anchor is not None:
            self.verticalScrollBar().setValue(self.grid_layout().box(row).y - anchor[1])

    def _relayout(self) -> None:
        self._layout = None
        self._hovered = -1
        self._painter.forget()
        self.updateGeometries()
        self.viewport().update()

    def _hover(self, row: int) -> None:
        if row == self._hovered:
            return
        for changed in (self._hovered, row):
            if changed >= 0:
                self.viewport().update(self.visualRect(self._photos.index(changed)))
        self._hovered = row

    def _repaint_file(self, source: Source) -> None:
        row = self._painter.row_awaiting(source)
        if row is not None:
            self.viewport().update(self.visualRect(self._photos.index(row)))

    def _tell_selection(self) -> None:
        self.viewport().update()
        self.selection_changed.emit()
