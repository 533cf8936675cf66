"""The map: photos where they were taken, as pictures on a ground that is moved and magnified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

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
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from photoorg.ui import theme
from photoorg.ui.map_clusters import APART, Group, MapPhotos
from photoorg.ui.map_geometry import ZOOM_MAX, Look, inside
from photoorg.ui.map_ground import Ground
from photoorg.ui.map_model import GROUP, MapModel
from photoorg.ui.map_painter import (
    Marker,
    marker_box,
    paint_chosen,
    paint_markers,
    paint_scale,
    picture_edge,
)
from photoorg.ui.places import Box
from photoorg.ui.thumbnails import Rendition, Thumbnails

Index = QModelIndex | QPersistentModelIndex
PAN: Final = 96
"""Pixels for a press of an arrow key."""
ZOOM: Final = 0.5
"""Steps of zoom for a key or a notch of the wheel."""
_MARGIN: Final = 72
_FIRST_ZOOM: Final = 9.0
"""Not nearer than this at first: who sees nothing but a town does not know where that is."""
_GROUND_MS: Final = 60
"""The ground is painted anew when the wheel has rested so long."""


class MapView(QAbstractItemView):
    """Shows the groups of a MapModel; what they are is found anew when the map moves far."""

    opened = Signal(object)
    """A Group whose photos are wanted."""
    area_chosen = Signal(object)
    """A Box."""
    looked = Signal()
    """Another part of the map is shown."""

    def __init__(self, model: MapModel, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._groups = model
        self._thumbnails = thumbnails
        self._photos = MapPhotos()
        self._found: tuple[int, Box] | None = None
        """The step of zoom and the part of the map that the model's groups are of."""
        self._fitted = False
        self._pressed: QPoint | None = None
        self._moved_to: QPoint | None = None
        """Where the map is held while it is moved."""
        self._area: QRect | None = None
        self._hovered: Group | None = None
        self.look = Look()
        self.ground = Ground(self)
        self._later = QTimer(self, singleShot=True, interval=_GROUND_MS)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)
        self.setMouseTracking(True)
        self.setAccessibleName("Map")
        self.setAccessibleDescription(
            "Arrows move the map, plus and minus magnify it, Tab goes from picture to picture, "
            "and Enter shows the photos of one."
        )
        self._later.timeout.connect(self._want_ground)
        self.ground.changed.connect(self.viewport().update)
        thumbnails.arrived.connect(self.viewport().update)
        thumbnails.retry.connect(self.viewport().update)

    def show_photos(self, photos: MapPhotos) -> None:
        """Show other photos; the first ones of all are fitted in."""
        self._photos, self._found = photos, None
        if photos.bounds is not None and not self._fitted:
            self._fitted = True
            self.fit()
        else:
            self._show(self.look)

    def fit(self) -> None:
        """All photos in view."""
        bounds = self._photos.bounds
        if bounds is not None:
            self._show(self.look.fitted(bounds, _MARGIN, _FIRST_ZOOM))

    def zoom_by(self, steps: float, at: tuple[float, float] | None = None) -> None:
        """Twice as large for each step, around a pixel or the middle."""
        self._show(self.look.zoomed(steps, at))

    def visible_groups(self) -> list[tuple[Group, QRect]]:
        """What is seen, in the order one reads, and where it is."""
        seen = list(self._seen())
        return sorted(seen, key=lambda pair: (pair[1].center().y() // APART, pair[1].left()))

    def current_group(self) -> Group | None:
        """The one the keyboard is on."""
        group = self.currentIndex().data(GROUP)
        return group if isinstance(group, Group) else None

    def enter(self, group: Group) -> None:
        """Come nearer to photos of several places; show those of one."""
        left, top, right, bottom = group.bounds
        at_last = Look(zoom=ZOOM_MAX).edge
        if self.look.zoom >= ZOOM_MAX or max(right - left, bottom - top) * at_last < APART:
            self.opened.emit(group)
            return
        nearer = self.look.fitted(group.bounds, _MARGIN, ZOOM_MAX)
        if nearer.zoom < self.look.zoom + 1:
            nearer = nearer.zoomed(self.look.zoom + 1 - nearer.zoom)
        self._show(nearer)

    # Where one looks

    def _show(self, look: Look) -> None:
        zoomed = look.zoom != self.look.zoom
        self.look = look
        self._find_groups()
        if zoomed:
            self._later.start()
        else:
            self._want_ground()
        self.viewport().update()
        self.looked.emit()

    def _want_ground(self) -> None:
        self.ground.want(self.look, self.devicePixelRatioF())

    def _find_groups(self) -> None:
        level, box = int(self.look.zoom), self.look.box
        if self._found is not None and self._found[0] == level and _holds(self._found[1], box):
            return
        left, top, right, bottom = box
        across, down = right - left, bottom - top
        around = left - across / 2, top - down / 2, right + across / 2, bottom + down / 2
        self._found = level, around
        current = self.current_group()
        self._groups.show(self._photos.groups(level, around))
        self._hovered = None
        if current is not None:
            self._return_to(current)

    def _return_to(self, before: Group) -> None:
        """The keyboard stays where it was on the map."""
        point = self._photos.points[:0]
        rows = (self._photos.ids == before.photo).nonzero()[0]
        point = self._photos.points[rows[:1]]
        for row, group in enumerate(self._groups.groups):
            if len(point) and inside(point, group.cells).any():
                self.setCurrentIndex(self._groups.index(row))
                return

    def _seen(self) -> Iterator[tuple[Group, QRect]]:
        view = self.viewport().rect()
        for group in self._groups.groups:
            box = marker_box(self.look, group.x, group.y)
            if box.intersects(view):
                yield group, box

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self.viewport())
        colours = theme.colours()
        self.ground.paint(painter, self.look)
        seen = list(self._seen())
        self._groups.find_covers(group for group, _ in seen)
        current = self.current_group() if self.hasFocus() else None
        # The largest come first in the model, and are painted last.
        markers = [self._marker(group, box, current) for group, box in reversed(seen)]
        markers.sort(key=lambda marker: marker.current)
        paint_markers(painter, markers, colours)
        paint_scale(painter, self.look, colours)
        if self._area is not None:
            paint_chosen(painter, self._area, colours)
        painter.end()

    def _marker(self, group: Group, box: QRect, current: Group | None) -> Marker:
        ratio = self.devicePixelRatioF()
        file, edge = self._groups.cover(group), round(picture_edge() * ratio)
        pixmap = None
        if file is not None:
            pixmap = self._thumbnails.get(Rendition(file, edge, edge, True, 4 * ratio), ratio)
        return Marker(box, group.count, file, pixmap, group is current, group is self._hovered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.viewport().size()
        self._show(self.look.sized(size.width(), size.height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._want_ground()

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position().toPoint()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._area = QRect(self._pressed, self._pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is None:
            self._hover(self.group_at(point))
        elif self._area is not None:
            self._area = QRect(self._pressed, point).normalized()
            self.viewport().update()
        elif self._moved_to is not None or self._is_drag(point):
            before = self._moved_to or self._pressed
            self._moved_to = point
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._show(self.look.moved(point.x() - before.x(), point.y() - before.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        area, moved = self._area, self._moved_to is not None
        self._pressed = self._moved_to = self._area = None
        self.viewport().unsetCursor()
        self.viewport().update()
        point = event.position().toPoint()
        if area is not None:
            if max(area.width(), area.height()) >= QApplication.startDragDistance():
                left, top = self.look.to_map(area.left(), area.top())
                right, bottom = self.look.to_map(area.right() + 1, area.bottom() + 1)
                self.area_chosen.emit((left, top, right, bottom))
        elif not moved:
            group = self.group_at(point)
            if group is not None:
                self._go_to(group)
                self.enter(group)
        self._hover(self.group_at(point))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Beside pictures the map comes nearer; on one the first click has done so."""
        point = event.position()
        if event.button() == Qt.MouseButton.LeftButton and self.group_at(point.toPoint()) is None:
            self.zoom_by(1.0, (point.x(), point.y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if notches:
            self.zoom_by(notches * ZOOM, (event.position().x(), event.position().y()))
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Two fingers on a touchpad magnify, too."""
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == pinch:
            self.zoom_by(event.value() * 1.5, (event.position().x(), event.position().y()))
            return True
        return super().viewportEvent(event)

    def group_at(self, point: QPoint) -> Group | None:
        """The topmost picture at a pixel."""
        return next((group for group, box in self._seen() if box.contains(point)), None)

    def _hover(self, group: Group | None) -> None:
        if group is not self._hovered:
            self._hovered = group
            shape = Qt.CursorShape
            cursor = shape.ArrowCursor if group is None else shape.PointingHandCursor
            self.viewport().setCursor(cursor)
            self.viewport().update()

    def _is_drag(self, point: QPoint) -> bool:
        assert self._pressed is not None
        away = (point - self._pressed).manhattanLength()
        return away >= QApplication.startDragDistance()

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        pans = {key.Key_Left: (1, 0), key.Key_Right: (-1, 0), key.Key_Up: (0, 1)}
        pans[key.Key_Down] = (0, -1)
        pressed = key(event.key())
        if pressed in pans:
            across, down = pans[pressed]
            self._show(self.look.moved(across * PAN, down * PAN))
        elif pressed in (key.Key_Plus, key.Key_Equal):
            self.zoom_by(ZOOM)
        elif pressed in (key.Key_Minus, key.Key_Underscore):
            self.zoom_by(-ZOOM)
        elif pressed == key.Key_Home:
            self.fit()
        elif pressed in (key.Key_Return, key.Key_Enter):
            self._enter_by_key(event)
        elif pressed == key.Key_Escape and self._area is not None:
            self._area = self._pressed = None
            self.viewport().update()
        else:
            event.ignore()
            return
        event.accept()

    def _enter_by_key(self, event: QKeyEvent) -> None:
        group = self.current_group()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.area_chosen.emit(self.look.box)
        elif group is not None:
            self.opened.emit(group)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """From picture to picture as one reads; past the last one the keyboard goes elsewhere."""
        groups = [group for group, _ in self.visible_groups()]
        current = self.current_group()
        if current in groups:
            row = groups.index(current) + (1 if onward else -1)
        else:
            row = 0 if onward else len(groups) - 1
        if 0 <= row < len(groups):
            self._go_to(groups[row])
            return True
        self.setCurrentIndex(QModelIndex())
        return super().focusNextPrevChild(onward)

    def _go_to(self, group: Group) -> None:
        self.setCurrentIndex(self._groups.index(self._groups.groups.index(group)))
        self.setAccessibleName(f"Map: {self._groups.sentence(group)}")
        self.viewport().update()

    # What item views are asked

    def visualRect(self, index: Index) -> QRect:
        group = index.data(GROUP)
        return marker_box(self.look, group.x, group.y) if isinstance(group, Group) else QRect()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,  # noqa: ARG002
    ) -> None:
        box, view = self.visualRect(index), self.viewport().rect()
        if index.isValid() and not view.contains(box):
            away = view.center() - box.center()
            self._show(self.look.moved(away.x(), away.y()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        group = self.group_at(point)
        if group is None:
            return QModelIndex()
        return self._groups.index(self._groups.groups.index(group))

    def moveCursor(
        self,
        action: QAbstractItemView.CursorAction,  # noqa: ARG002
        modifiers: Qt.KeyboardModifier,  # noqa: ARG002
    ) -> QModelIndex:
        """Nowhere: the arrows move the map."""
        return QModelIndex()

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return 0

    def isIndexHidden(self, index: Index) -> bool:  # noqa: ARG002
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Nothing is selected here: areas are opened."""

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: ARG002
        return QRegion()


def _holds(whole: Box, part: Box) -> bool:
    """Whether a part of the map, as far as the map goes, lies in another."""
    left, top, right, bottom = part
    return (
        whole[0] <= max(left, 0)
        and whole[1] <= max(top, 0)
        and whole[2] >= min(right, 1)
        and whole[3] >= min(bottom, 1)
    )
