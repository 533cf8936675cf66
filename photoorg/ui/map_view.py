"""The map under a person's hands: moved, magnified, and opened."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from photoorg.ui.language import tr
from photoorg.ui.map_clusters import APART, Group
from photoorg.ui.map_geometry import ZOOM_MAX, Look
from photoorg.ui.map_model import MapModel
from photoorg.ui.map_surface import MARGIN, MapSurface
from photoorg.ui.thumbnails import Thumbnails

PAN: Final = 96
"""Pixels for a press of an arrow key."""
ZOOM: Final = 0.5
"""Steps of zoom for a key or a notch of the wheel."""


class MapView(MapSurface):
    """A surface that obeys the mouse and the keyboard."""

    opened = Signal(object)
    """A Group whose photos are wanted."""
    area_chosen = Signal(object)
    """A Box."""

    def __init__(self, model: MapModel, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(model, thumbnails, parent)
        self._pressed: QPoint | None = None
        self._moved_to: QPoint | None = None
        """Where the map is held while it is moved."""
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Map"))
        self.setAccessibleDescription(
            tr(
                "Arrows move the map, plus and minus magnify it, Tab goes from picture to "
                "picture, and Enter shows the photos of one."
            )
        )

    def enter(self, group: Group) -> None:
        """Come nearer to photos of several places; show those of one."""
        left, top, right, bottom = group.bounds
        at_last = Look(zoom=ZOOM_MAX).edge
        if self.look.zoom >= ZOOM_MAX or max(right - left, bottom - top) * at_last < APART:
            self.opened.emit(group)
            return
        nearer = self.look.fitted(group.bounds, MARGIN, ZOOM_MAX)
        if nearer.zoom < self.look.zoom + 1:
            nearer = nearer.zoomed(self.look.zoom + 1 - nearer.zoom)
        self.show_look(nearer)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._by_key = False
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
            self.show_look(self.look.moved(point.x() - before.x(), point.y() - before.y()))

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        reason = Qt.FocusReason
        self._by_key = event.reason() in (reason.TabFocusReason, reason.BacktabFocusReason)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_key = True
        key = Qt.Key
        pans = {key.Key_Left: (1, 0), key.Key_Right: (-1, 0), key.Key_Up: (0, 1)}
        pans[key.Key_Down] = (0, -1)
        pressed = key(event.key())
        if pressed in pans:
            across, down = pans[pressed]
            self.show_look(self.look.moved(across * PAN, down * PAN))
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
        self.setAccessibleName(tr("Map: {photos}").format(photos=self._groups.sentence(group)))
        self.viewport().update()
