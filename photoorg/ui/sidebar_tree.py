"""The tree in the sidebar: one line is chosen, several albums are marked, things are dropped."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QTreeView, QWidget

from photoorg.ui import carried
from photoorg.ui.language import tr
from photoorg.ui.places import Tagged
from photoorg.ui.sidebar_lines import CARET, LineDelegate
from photoorg.ui.sidebar_model import ALBUMS, ENTRY, Entry, Index, SidebarModel
from photoorg.ui.thumbnails import Thumbnails

INDENT = 12
HOVER_MS = 700
"""How long something must be held over a closed album to open it."""
_EXTENDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class SidebarTree(QTreeView):
    """A tree without branches of its own: carets and rows come from the delegate."""

    let_go = Signal()
    """The mouse was released where it was pressed."""
    drag_ended = Signal()
    photos_dropped = Signal(object, object)
    """Photo ids, and the album they go to."""
    photos_tagged = Signal(object, str)
    """Photo ids, and the tag they get."""
    albums_dropped = Signal(object, object)
    """Album ids, and the album they go below, or None for the top level."""
    refused = Signal(str)
    """Why what is held here cannot be dropped here."""
    moved = Signal()
    """Lines lie elsewhere now."""

    def __init__(self, model: SidebarModel, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = model
        self.delegate = LineDelegate(thumbnails, self)
        self.held = False
        """Whether a button of the mouse is down that may begin a drag."""
        self.extending = False
        """Whether lines are being added to those that are selected."""
        self._refused_at: Index = QPersistentModelIndex()
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setHeaderHidden(True)
        self.setIndentation(INDENT)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragDropMode(QTreeView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(HOVER_MS)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setAccessibleName(tr("Library, albums and folders"))
        for changed in (self.expanded, self.collapsed):
            changed.connect(self.moved)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Nothing: the delegate draws the caret inside the row's highlight."""

    def mark(self, index: Index | None) -> None:
        """Put a ring around a line, and take it from another."""
        before = self.delegate.target
        self.delegate.target = None if index is None else QPersistentModelIndex(index)
        if before != self.delegate.target:
            self.viewport().update()

    # The mouse and the keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() == Qt.MouseButton.RightButton:
            # The menu is about the line below the pointer; what is shown stays.
            return
        if index.isValid() and self._lines.hasChildren(index):
            row = self.visualRect(index)
            heading = index.data(ENTRY).is_heading
            if heading or row.left() - 4 <= point.x() < row.left() + CARET:
                self.setExpanded(index, not self.isExpanded(index))
                return
        self.held = True
        self.extending = bool(event.modifiers() & _EXTENDS)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self.held = self.held, False
        if pressed:
            self.let_go.emit()
        self.extending = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.extending = bool(event.modifiers() & _EXTENDS)
        super().keyPressEvent(event)
        self.extending = False

    # Dragging

    def startDrag(self, actions: Qt.DropAction) -> None:
        data = self._lines.mimeData(self.selectedIndexes())
        if carried.ids_in(data, carried.ALBUMS):
            drag = QDrag(self)
            drag.setMimeData(data)
            row = self.visualRect(self.currentIndex())
            drag.setPixmap(self.viewport().grab(QRect(0, row.top(), self.width(), row.height())))
            drag.setHotSpot(QPoint(CARET * 2, row.height() // 2))
            drag.exec(actions)
        self.held = self.extending = False
        self.drag_ended.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        event.setAccepted(any(carried.ids_in(data, k) for k in (carried.PHOTOS, carried.ALBUMS)))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        # The base class scrolls near the edges and opens what is hovered.
        super().dragMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        event.setAccepted(self._may_drop(event.mimeData(), index))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.mark(None)

    def dropEvent(self, event: QDropEvent) -> None:
        index, data = self.indexAt(event.position().toPoint()), event.mimeData()
        accepted = self._may_drop(data, index)
        event.setAccepted(accepted)
        super().dragLeaveEvent(QDragLeaveEvent())
        self.mark(None)
        if not accepted:
            return
        entry = index.data(ENTRY)
        onto = None if entry.album is None else entry.album.id
        photos, albums = (carried.ids_in(data, k) for k in (carried.PHOTOS, carried.ALBUMS))
        if photos and isinstance(entry.place, Tagged):
            self.photos_tagged.emit(photos, entry.place.tag)
        elif photos and onto is not None:
            self.photos_dropped.emit(photos, onto)
        elif albums:
            self.albums_dropped.emit(albums, onto)

    def _may_drop(self, data: QMimeData, index: QModelIndex) -> bool:
        """Mark the line where something may be dropped; elsewhere say why not, once."""
        reason = self._lines.why_not(data, index)
        fresh = self._refused_at != index
        self._refused_at = QPersistentModelIndex(QModelIndex() if reason is None else index)
        if reason and fresh:
            self.refused.emit(reason)
        self.mark(index if reason is None else None)
        return reason is None

    # Where lines are

    def albums_row(self) -> QRect:
        """Where the heading above the albums is, empty while it is closed or out of sight."""
        heading = self._lines.heading(ALBUMS)
        shown = heading.isValid() and self.isExpanded(heading)
        return self.visualRect(heading) if shown else QRect()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.moved.emit()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.moved.emit()

    def entry(self, index: Index) -> Entry | None:
        """What a line shows."""
        found = index.data(ENTRY)
        return found if isinstance(found, Entry) else None
