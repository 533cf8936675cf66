"""The grid of photos: an item view that lays out and paints only what can be seen."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
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
from photoorg.ui.date_marks import marks_of
from photoorg.ui.grid_layout import HEADER, Box, GridLayout, Layout
from photoorg.ui.grid_painter import GridPainter, Scene
from photoorg.ui.grid_selection import (
    Anchor,
    GridState,
    row_after,
    runs_of,
    section_after,
    selection_of,
    spans,
)
from photoorg.ui.grid_wheel import WheelScroll, magnified
from photoorg.ui.justified_layout import JustifiedLayout
from photoorg.ui.language import tr
from photoorg.ui.months import Listing
from photoorg.ui.photo_model import PhotoModel
from photoorg.ui.scrubber import DateLabels, Scrubber
from photoorg.ui.thumbnails import Sources, Thumbnails

TILE_MIN: Final = 32
TILE_MAX: Final = 512
KEY_ZOOM: Final = 1.25
"""By how much a key magnifies."""
DRAG_ICON: Final = 96
Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag


class PhotoGrid(QAbstractItemView):
    """Tiles under titles; every question about what is seen is answered by a `Layout`."""

    zoomed = Signal(int)
    """The wanted edge of a tile was changed with the wheel or with two fingers."""
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
        self._edge = 176.0
        self._has_captions = False
        self._justified = False
        self._layout: Layout | None = None
        self._marked: Layout | None = None
        self._hovered = -1
        self._lit = -1
        self._band = QRect()
        self._title_pressed = False
        self._on_ground = False
        """Whether the pointer was pressed where no photo is: a rubber band begins there."""
        self._updating = False
        self._all_wanted = False
        self._came_back: GridState | None = None
        """Where someone was led back to, until something else moves."""
        self._adjusting = False
        self._zoom: tuple[QPoint, int, Anchor] | None = None
        self._lacking: list[int] = []
        self._direction = 1
        self.scrubber = Scrubber(self)
        self.setVerticalScrollBar(self.scrubber)
        self.dates = DateLabels(self.scrubber)
        self._wheel = WheelScroll(self.scrubber)
        self._stopped = False
        self._ahead = QTimer(self, singleShot=True, interval=0)
        self._ahead.timeout.connect(self._fetch_ahead)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        # All of it is painted here, so that what is scrolled can be moved instead of painted anew.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(tr("Photos"))
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
        self.dates.changed.connect(self._repaint)
        self._thumbnails.arrived.connect(self._repaint_files)
        self._thumbnails.retry.connect(self.viewport().update)
        self.scrubber.touched.connect(self._mark_dates)

    # What it shows

    @property
    def photos(self) -> PhotoModel:
        return self._photos

    def show_listing(self, listing: Listing, state: GridState | None = None) -> None:
        """Show other photos, from the top or as they were left."""
        self._has_captions = bool(listing.captions)
        self._all_wanted = False
        self._photos.show(listing)
        self.restore(state or GridState())

    def update_listing(self, listing: Listing) -> None:
        """Bring the photos up to date; what is looked at and selected stays where it is. Where the
        current photo is gone the next one is, or else the last."""
        state, before = self.grid_state(), self._photos.listing.ids
        self._has_captions = bool(listing.captions)
        self._updating = True
        kept = self._photos.update(listing)
        self._updating = False
        self._relayout()
        if not kept or (not self.selectionModel().hasSelection() and len(state.selected)):
            self.restore(state)
        if state.current is not None and self._photos.row_of(state.current) is None:
            self._replace_current(before, state.current)
        self._return_to(state.anchor)
        if self._all_wanted and listing.whole:
            self.selectAll()

    def _replace_current(self, before: Ids, gone: int) -> None:
        """Put the keyboard on the photo that came after one that is gone; Qt takes the one before.
        It is not selected."""
        row, count = int(np.flatnonzero(before == gone)[0]), self._photos.rowCount()
        kept = int(np.isin(before[:row], self._photos.listing.ids).sum())
        if count:
            self.setAutoScroll(False)
            there = self._photos.index(min(kept, count - 1))
            self.selectionModel().setCurrentIndex(there, _Flag.NoUpdate)
            self.setAutoScroll(True)

    def grid_state(self) -> GridState:
        current = self.currentIndex()
        return GridState(
            self.verticalScrollBar().value(),
            self.selected_ids(),
            self._photos.data(current, photo_model.ID) if current.isValid() else None,
            self._anchor(),
            self.grid_layout().height,
        )

    def reordered_state(self) -> GridState:
        """The state for the same photos in another order: the current photo stays where it is if it
        is seen, or else the top one."""
        state, current = self.grid_state(), self.visualRect(self.currentIndex())
        anchor = state.anchor
        if state.current is not None and self.viewport().rect().contains(current.center()):
            anchor = Anchor(state.current, current.y())
        return replace(state, anchor=anchor, height=-1)

    def restore(self, state: GridState) -> None:
        """Scroll, selection and current photo as they were; photos that are gone are left out."""
        self._layout = None
        self.updateGeometries()
        runs = runs_of(self._photos.listing.ids, state.selected)
        self.selectionModel().select(selection_of(self._photos, runs), _Flag.ClearAndSelect)
        current = None if state.current is None else self._photos.row_of(state.current)
        if current is not None:
            # A hidden view would otherwise scroll to its current photo when it is shown.
            self.setAutoScroll(False)
            self.selectionModel().setCurrentIndex(self._photos.index(current), _Flag.NoUpdate)
            self.setAutoScroll(True)
        self._come_back(state)

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

    def selectAll(self) -> None:
        """Select all photos, those too that are still to come."""
        self._all_wanted = not self._photos.listing.whole
        super().selectAll()

    # Size and layout

    @property
    def tile(self) -> int:
        return round(self._edge)

    def set_tile(self, edge: float, at: QPoint | None = None) -> None:
        """Change the wanted edge of a tile; the photo at a point, or else the current one or the
        one in the middle, stays where it is."""
        edge = min(max(float(edge), TILE_MIN), TILE_MAX)
        if edge == self._edge or (at is None and edge == self.tile):
            return
        anchor = self._zoom_anchor(at)
        self._edge = edge
        self._lay_out_anew(anchor)
        if at is not None and anchor is not None:
            self._zoom = at, self.verticalScrollBar().value(), anchor

    def magnify(self, steps: int) -> None:
        """Larger photos by some steps, or smaller ones by negative steps."""
        self.set_tile(self._edge * KEY_ZOOM**steps)
        self.zoomed.emit(self.tile)

    @property
    def justified(self) -> bool:
        """Whether photos have their own shapes, in lines of about the same height."""
        return self._justified

    def set_justified(self, justified: bool) -> None:
        """Show photos in their own shapes, or in equal squares; what is seen stays in sight."""
        if justified != self._justified:
            anchor = self._zoom_anchor(None)
            self._justified = justified
            self._lay_out_anew(anchor)

    def grid_layout(self) -> Layout:
        """Where everything lies now."""
        if self._layout is None:
            listing = self._photos.listing
            starts = np.array([section.start for section in listing.sections], np.int64)
            caption = tile.CAPTION_HEIGHT if self._has_captions and self.tile >= tile.PLAIN else 0
            what = len(listing.ids), self.viewport().width(), self.tile, starts, caption
            self._layout = (
                JustifiedLayout(*what, self._photos.ratios())
                if self._justified
                else GridLayout(*what)
            )
        return self._layout

    # Sections

    def go_to_section(self, by: int) -> None:
        """Select the first photo of a section that comes after this one, or before it."""
        layout, offset = self.grid_layout(), self.verticalOffset()
        if not layout.count:
            return
        row = self.currentIndex().row()
        if row < 0 or not self.viewport().rect().intersects(self.visualRect(self.currentIndex())):
            row = layout.nearest(0, offset + layout.header) or 0
        section = section_after(layout, row, by)
        first = self._photos.index(layout.section_rows(section).start)
        self.selectionModel().setCurrentIndex(first, _Flag.ClearAndSelect)
        self.verticalScrollBar().setValue(int(layout.tops[section]) if section else 0)

    def select_section(
        self, section: int | None = None, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Select the photos of a section, or of that of the current photo: in place of what is
        selected, with Shift in addition to it, with Ctrl so or else taken out of it."""
        layout, row = self.grid_layout(), self.currentIndex().row()
        if section is None:
            section = layout.section_of(row) if row >= 0 else None
        if section is None or not layout.count:
            return
        rows = layout.section_rows(section)
        chosen = selection_of(self._photos, [(rows.start, rows.stop)])
        flag = _Flag.ClearAndSelect
        if how & Qt.KeyboardModifier.ShiftModifier:
            flag = _Flag.Select
        elif how & Qt.KeyboardModifier.ControlModifier:
            inside = sum(
                max(0, min(end, rows.stop) - max(start, rows.start))
                for start, end in spans(self.selectionModel().selection())
            )
            flag = _Flag.Deselect if inside == len(rows) else _Flag.Select
        if row not in rows:
            self.setAutoScroll(False)
            first = self._photos.index(rows.start)
            self.selectionModel().setCurrentIndex(first, _Flag.NoUpdate)
            self.setAutoScroll(True)
        self.selectionModel().select(chosen, flag)

    def _title_at(self, point: QPoint) -> int:
        """The section on whose words a point of the view is; -1 elsewhere."""
        layout, offset = self.grid_layout(), self.verticalOffset()
        section = layout.title_at(point.y() + offset, offset)
        if section is None or self._photos.listing.sections[section].small:
            return -1
        listed = self._photos.listing.sections[section]
        reach = tile.section_reach(listed, len(layout.section_rows(section)))
        return section if layout.left <= point.x() < layout.left + reach else -1

    # QAbstractItemView: geometry

    def visualRect(self, index: Index) -> QRect:
        layout = self.grid_layout()
        # While rows come and go there may be fewer tiles than photos.
        if not index.isValid() or index.row() >= min(layout.count, self._photos.rowCount()):
            return QRect()
        return QRect(*layout.box(index.row())).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        layout, offset = self.grid_layout(), self.verticalOffset()
        y = point.y() + offset
        row = layout.row_at(point.x(), y)
        # A title that stays in sight lies over photos.
        hidden = 0 <= point.y() < HEADER and layout.title_at(y, offset) is not None
        return QModelIndex() if row is None or hidden else self._photos.index(row)

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
        """Select what a rubber band touches, or else the run of photos from one corner of `rect` to
        the other, as text is selected."""
        grid, offset = self.grid_layout(), self.verticalOffset()
        if self.state() == QAbstractItemView.State.DragSelectingState:
            if self._on_ground:
                self._stretch_band(rect.translated(0, offset), command)
            return
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

    def _stretch_band(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """The rubber band reaches from one corner of `rect`, of the content, to the other."""
        left, right = sorted((rect.left(), rect.right()))
        top, bottom = sorted((rect.top(), rect.bottom()))
        self._band = QRect(QPoint(left, top), QPoint(right, bottom))
        layout = self.grid_layout()
        runs = layout.runs_in(Box(left, top, right - left + 1, bottom - top + 1))
        self.selectionModel().select(selection_of(self._photos, runs), command)
        self.viewport().update()

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
        if self._updating:
            return
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        adjusting, self._adjusting = self._adjusting, True
        bar.setPageStep(page)
        bar.setSingleStep(max(24, self.grid_layout().pitch // 3))
        bar.setRange(0, max(0, self.grid_layout().height - page))
        self._adjusting = adjusting
        super().updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        """Move what is seen, and paint only what came into sight, and titles that stayed."""
        view = self.viewport()
        self._direction = -1 if dy > 0 else 1
        if not self._adjusting:
            self._came_back = None
        whole = self.devicePixelRatioF() == int(self.devicePixelRatioF())
        if not whole or not self._band.isNull() or abs(dy) >= view.height():
            view.update()
        else:
            view.scroll(0, dy)
            if self.grid_layout().header:
                view.update(0, 0, view.width(), HEADER)
                view.update(0, dy, view.width(), HEADER)
            # What lay over the photos was moved with them.
            view.update(self.dates.region.translated(0, dy))
        self._mark_dates()
        row = self.grid_layout().nearest(0, self.verticalOffset() + self.grid_layout().header)
        self.dates.follow(row or 0, moved=self.isVisible() and not self._updating)

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        if QRegion(self.viewport().rect()).subtracted(event.region()).isEmpty():
            self._painter.forget()
        scene = Scene(
            self.grid_layout(),
            self.verticalOffset(),
            self.devicePixelRatioF(),
            self._shown_current(),
            self._hovered,
            self._lit,
            self._band,
            spans(self.selectionModel().selection()),
        )
        painter = QPainter(self.viewport())
        self._lacking = self._painter.paint(painter, event.region(), scene)
        self.dates.paint(painter, scene.ratio)
        painter.end()
        if not self._stopped:
            self._ahead.start()

    def stop(self) -> None:
        """Ask the library for nothing any more; a last time it may still be painted."""
        self._stopped = True
        self._ahead.stop()

    def _fetch_ahead(self) -> None:
        """Ask the library for cards that were lacking, or else for those that come next."""
        if self._lacking:
            self._photos.fetch_around(self._lacking.pop(0))
            self.viewport().update()
            return
        layout, offset, page = self.grid_layout(), self.verticalOffset(), self.viewport().height()
        seen = layout.rows_between(offset, offset + page)
        if seen:
            ahead = max(len(seen), photo_model.PAGE // 2)
            row = seen.stop - 1 + ahead if self._direction > 0 else seen.start - ahead
            row = min(max(row, 0), layout.count - 1)
            if not self._photos.has_card(row):
                self._photos.fetch_around(row)

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
        if self._came_back is not None:
            self._come_back(self._came_back)
        else:
            self._return_to(anchor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._wheel.stop()
        title = self._title_at(event.position().toPoint())
        if title >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._title_pressed = True
            self.select_section(title, event.modifiers())
            return
        self._on_ground = not self.indexAt(event.position().toPoint()).isValid()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._title_pressed:
            return
        point = event.position().toPoint()
        self._hover(self.indexAt(point).row(), self._title_at(point))
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._title_pressed:
            self._title_pressed = False
            return
        super().mouseReleaseEvent(event)
        if not self._band.isNull():
            self._band = QRect()
            self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._title_at(event.position().toPoint()) < 0:
            super().mouseDoubleClickEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1, -1)
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Two fingers on a touchpad or a screen magnify."""
        if event.type() in (QEvent.Type.NativeGesture, QEvent.Type.Gesture):
            return self._magnify(event) or super().viewportEvent(event)
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._magnify(event) or self._wheel.take(event):
            event.accept()
        else:
            super().wheelEvent(event)

    def _magnify(self, event: QEvent) -> bool:
        wanted = magnified(event)
        if wanted is None:
            return False
        self._wheel.stop()
        self.set_tile(self._edge * wanted[0], wanted[1])
        self.zoomed.emit(self.tile)
        event.accept()
        return True

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
        box = self.grid_layout().box(row) if row >= 0 else Box(0, 0, 0, 0)
        height = box.height - self.grid_layout().caption
        shown = self._painter.pixmap(row, box.width, height, ratio) if row >= 0 else None
        drag.setPixmap(tile.carried_pixmap(shown, len(ids), DRAG_ICON, ratio, theme.colours()))
        drag.exec(actions)

    # Inner workings

    def _anchor(self) -> Anchor | None:
        """The photo at the top of what is seen and how far down it is; None at the very top."""
        scroll = self.verticalScrollBar().value()
        if not scroll or self._layout is None or not self._layout.count:
            return None
        row = self._layout.nearest(0, scroll + self._layout.header)
        if row is None or row >= self._photos.rowCount():
            return None
        return Anchor(int(self._photos.listing.ids[row]), self._layout.box(row).y - scroll)

    def _zoom_anchor(self, at: QPoint | None) -> Anchor | None:
        """What shall stay in its place while sizes change. While the same point is magnified on
        that is the same photo, though lines break elsewhere."""
        scroll = self.verticalScrollBar().value()
        if at is not None and self._zoom is not None and self._zoom[:2] == (at, scroll):
            return self._zoom[2]
        self._zoom = None
        layout, view = self.grid_layout(), self.viewport().rect()
        if not layout.count or (at is None and not scroll):
            return None
        current = self.visualRect(self.currentIndex())
        if at is None:
            at = current.center() if view.contains(current.center()) else view.center()
        row = layout.nearest(at.x(), at.y() + scroll)
        if row is None:
            return None
        box = layout.box(row)
        share = (at.y() + scroll - box.y) / box.height
        return Anchor(int(self._photos.listing.ids[row]), at.y(), min(max(share, 0.0), 1.0))

    def _return_to(self, anchor: Anchor | None) -> bool:
        """Scroll so that the photo of an anchor is as far down as it was; whether it is there."""
        row = None if anchor is None else self._photos.row_of(anchor.photo_id)
        if row is None or anchor is None:
            return False
        box = self.grid_layout().box(row)
        self.verticalScrollBar().setValue(round(box.y + anchor.share * box.height) - anchor.y)
        return True

    def _come_back(self, state: GridState) -> None:
        """Scroll to where someone was, and again while the view gets its size."""
        adjusting, self._adjusting = self._adjusting, True
        same = state.height == self.grid_layout().height
        if same or not self._return_to(state.anchor):
            self.verticalScrollBar().setValue(state.scroll)
        self._adjusting = adjusting
        self._came_back = state

    def _lay_out_anew(self, anchor: Anchor | None) -> None:
        self._layout = None
        self._hovered, self._lit = -1, -1
        self.updateGeometries()
        self._return_to(anchor)
        self.viewport().update()

    def _relayout(self) -> None:
        if self._updating:
            return
        self._painter.forget()
        self._lay_out_anew(None)

    def _mark_dates(self) -> None:
        """Put the dates where they belong now, when they are about to be seen."""
        layout = self.grid_layout()
        if layout is self._marked or not self.isVisible():
            return
        self._marked = layout
        marks = marks_of(self._photos.listing)
        offset = layout.header
        tops = [layout.box(mark.row).y - offset for mark in marks]
        self.dates.set_marks(marks, tops, self.viewport().size())

    def _hover(self, row: int, title: int) -> None:
        if row != self._hovered:
            for changed in (self._hovered, row):
                if changed >= 0:
                    self.viewport().update(self.visualRect(self._photos.index(changed)))
            self._hovered = row
        if title != self._lit:
            self._lit = title
            self.viewport().update()
            shape = Qt.CursorShape.PointingHandCursor if title >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)

    def _repaint(self, part: QRegion) -> None:
        self.viewport().update(part)

    def _repaint_files(self, sources: Sources) -> None:
        tiles = QRegion()
        for row in self._painter.rows_awaiting(sources):
            tiles += self.visualRect(self._photos.index(row))
        if not tiles.isEmpty():
            self.viewport().update(tiles)

    def _tell_selection(self) -> None:
        self.viewport().update()
        self.selection_changed.emit()
