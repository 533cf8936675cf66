"""The map as a surface: photos where they were taken, as pictures on a ground."""

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
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from photoorg.ui import theme
from photoorg.ui.map_clusters import APART, Group, MapPhotos
from photoorg.ui.map_geometry import Look, inside
from photoorg.ui.map_ground import Ground
from photoorg.ui.map_model import GROUP, MapModel
from photoorg.ui.map_painter import (
    EDGE,
    Marker,
    MarkerPainter,
    marker_box,
    paint_chosen,
    paint_focus,
    paint_scale,
    picture_edge,
)
from photoorg.ui.places import Box
from photoorg.ui.thumbnails import Rendition, Thumbnails

Index = QModelIndex | QPersistentModelIndex
MARGIN: Final = 72
"""Pixels around what is fitted in."""
_FIRST_ZOOM: Final = 9.0
"""Not nearer than this at first: who sees nothing but a town does not know where that is."""
_GROUND_MS: Final = 60
"""The ground is painted anew when the wheel has rested so long."""


class MapSurface(QAbstractItemView):
    """Shows the groups of a MapModel; what they are is found anew when the map moves far."""

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
        self._area: QRect | None = None
        """The area that is being drawn up."""
        self._hovered: Group | None = None
        self._by_key = False
        """The keyboard came here by itself: it is shown where it is."""
        self._markers = MarkerPainter()
        self.lift = 0
        """How many pixels the scale gives way to what lies below it."""
        self.look = Look()
        self.ground = Ground(self)
        self._later = QTimer(self, singleShot=True, interval=_GROUND_MS)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)
        self._later.timeout.connect(self.want_ground)
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
            self.show_look(self.look)

    def fit(self) -> None:
        """All photos in view."""
        bounds = self._photos.bounds
        if bounds is not None:
            self.show_look(self.look.fitted(bounds, MARGIN, _FIRST_ZOOM))

    def zoom_by(self, steps: float, at: tuple[float, float] | None = None) -> None:
        """Twice as large for each step, around a pixel or the middle."""
        self.show_look(self.look.zoomed(steps, at))

    def visible_groups(self) -> list[tuple[Group, QRect]]:
        """What is seen, in the order one reads, and where it is."""
        seen = list(self._seen())
        return sorted(seen, key=lambda pair: (pair[1].center().y() // APART, pair[1].left()))

    def current_group(self) -> Group | None:
        """The one the keyboard is on."""
        group = self.currentIndex().data(GROUP)
        return group if isinstance(group, Group) else None

    def group_at(self, point: QPoint) -> Group | None:
        """The topmost picture at a pixel."""
        return next((group for group, box in self._seen() if box.contains(point)), None)

    # Where one looks

    def show_look(self, look: Look) -> None:
        """Show another part of the map."""
        zoomed = look.zoom != self.look.zoom
        self.look = look
        self._find_groups()
        if zoomed:
            self._later.start()
        else:
            self.want_ground()
        self.viewport().update()
        self.looked.emit()

    def want_ground(self) -> None:
        """Have the ground painted as it should be now; nothing while nobody sees it."""
        if self.isVisible():
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
        look, view = self.look, self.viewport().rect()
        left, top, right, bottom = look.box
        room = EDGE / look.edge
        for group in self._groups.groups:
            # Most lie beyond the part that is seen: told without asking Qt.
            if left - room < group.x < right + room and top - room < group.y < bottom + room:
                box = marker_box(look, group.x, group.y)
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
        self._markers.paint(painter, markers, self.devicePixelRatioF(), colours)
        paint_scale(painter, self.look, self.lift, colours)
        if self.hasFocus() and self._by_key and current is None:
            paint_focus(painter, self.look, colours)
        if self._area is not None:
            paint_chosen(painter, self._area, colours)
        painter.end()

    def _marker(self, group: Group, box: QRect, current: Group | None) -> Marker:
        ratio = self.devicePixelRatioF()
        file, edge = self._groups.cover(group), round(picture_edge() * ratio)
        pixmap = None
        if file is not None:
            pixmap = self._thumbnails.get(Rendition(file, edge, edge, True, 4 * ratio), ratio)
        return Marker(box, group.count, pixmap, group is current, group is self._hovered)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.want_ground()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.viewport().size()
        self.show_look(self.look.sized(size.width(), size.height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.want_ground()

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
            self.show_look(self.look.moved(away.x(), away.y()))

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
