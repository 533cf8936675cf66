"""The page of the map: reads where photos were taken, names their places, and opens them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from photoorg.library import Library, photos, positions
from photoorg.ui import language, theme
from photoorg.ui.empty import EmptyState, Words
from photoorg.ui.icons import icon
from photoorg.ui.labels import PlainLabel
from photoorg.ui.language import tr
from photoorg.ui.map_clusters import Group, MapPhotos, Pinned, pinned
from photoorg.ui.map_geometry import inside
from photoorg.ui.map_model import MapModel
from photoorg.ui.map_view import ZOOM, MapView
from photoorg.ui.place_names import PlaceNames
from photoorg.ui.places import Box, InArea
from photoorg.ui.thumbnails import Thumbnails
from photoorg.ui.turns import Turns

if TYPE_CHECKING:
    from photoorg.atlas.places import Where

_EDGE: Final = 12
"""From the edge of the map to what lies on it."""
_SCALE_ROOM: Final = 200
_COUNT_MS: Final = 100
CREDITS: Final = tr("Coarse outlines: Natural Earth · Names of places: GeoNames (CC BY 4.0)")


class MapPage(QWidget):
    """Emits the part of the map whose photos are wanted."""

    chosen = Signal(object)
    """An InArea."""
    number_changed = Signal()
    """How many photos have a place is known, or has changed."""
    named = Signal()
    """Areas have titles now; see `titled`."""

    def __init__(
        self,
        library: Library,
        thumbnails: Thumbnails,
        names: PlaceNames,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._library = library
        self._names = names
        self.photos: MapPhotos | None = None
        """None until they are read."""
        self._where: Where | None = None
        self.model = MapModel(self._covers, self.near, self)
        self.view = MapView(self.model, thumbnails, self)
        self.here = QPushButton(self.view)
        self.here.setObjectName("onMap")
        self.here.setToolTip(tr("Show the photos of the part that is seen (Shift+Enter)"))
        self.buttons = [
            self._button("plus", tr("Nearer (+)"), lambda: self.view.zoom_by(ZOOM)),
            self._button("minus", tr("Farther (−)"), lambda: self.view.zoom_by(-ZOOM)),
            self._button("corners-out", tr("All photos (Home)"), self.view.fit),
        ]
        self.credits = PlainLabel(CREDITS, theme.CAPTION, tone="muted", parent=self.view)
        self.credits.setObjectName("onMap")
        self._none = EmptyState(self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._reading = Turns(self._read, self)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._connect()
        self._show_number()

    def _button(self, name: str, words: str, act: object) -> QToolButton:
        button = QToolButton(self.view)
        button.setObjectName("onMap")
        button.setIcon(icon(name))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(act)
        return button

    def _connect(self) -> None:
        self.view.opened.connect(self._open_group)
        self.view.area_chosen.connect(self.open_area)
        self.view.looked.connect(self._counting.start)
        self._counting.timeout.connect(self._count_here)
        self.here.clicked.connect(lambda: self.open_area(self.view.look.box))
        self._names.ready.connect(self._take_names)
        self._names.located.connect(self._take_places)

    def open(self) -> None:
        """Show the map as it was left, with what the library says now."""
        gazetteer = self._names.gazetteer
        if gazetteer is None:
            self._names.load()
        self._reading.start()

    def refresh(self) -> None:
        """Look again where photos were taken."""
        self._reading.start()

    def focus(self) -> None:
        """Give the keyboard to the map."""
        self.view.setFocus()

    def stop(self) -> None:
        """Leave off reading and painting."""
        self._reading.stop()
        self._counting.stop()
        self.view.ground.stop()

    @property
    def number(self) -> int:
        """How many photos have a place."""
        return 0 if self.photos is None else len(self.photos)

    def near(self, group: Group) -> str:
        """`near Rome, Italy`, as far as that is known."""
        if self._where is None:
            return ""
        rows = np.concatenate([np.arange(*run) for run in group.runs])
        return self._where.near(rows, language.tr)

    def open_area(self, box: Box) -> None:
        """Show the photos of a part of the map."""
        if self.photos is None or not self.photos.count_in(box):
            return
        self.chosen.emit(self.titled(InArea((box,))))

    def _open_group(self, group: Group) -> None:
        self.chosen.emit(self.titled(InArea(group.cells)))

    def titled(self, place: InArea) -> InArea:
        """The same part of the map with a title, as far as the places in it have names."""
        if self.photos is None or self._where is None:
            return place
        rows = np.flatnonzero(inside(self.photos.points, place.boxes))
        near = self._where.near(rows, language.tr)
        if not near:
            return place
        title = tr("Photos {near}", "“near” or “in” a place")
        return replace(place, title=title.format(near=near))

    def _read(self) -> Iterator[None]:
        pieces: list[Pinned] = []
        for piece in positions.all_in_pieces(self._library):
            pieces.append(pinned(piece))
            yield
        read = MapPhotos(pieces)
        yield
        before = self.photos
        if before is None or not (
            np.array_equal(before.ids, read.ids) and np.array_equal(before.degrees, read.degrees)
        ):
            self.photos, self._where = read, None
            self._show_number()
            self.view.show_photos(read)
            if len(read):
                self._names.locate(read.degrees)
            self._count_here()
        self.number_changed.emit()

    def _show_number(self) -> None:
        if not self.number:
            self._none.say(_LOOKING if self.photos is None else _NOTHING)
        self._pages.setCurrentIndex(0 if self.number else 1)

    def _count_here(self) -> None:
        number = 0 if self.photos is None else self.photos.count_in(self.view.look.box)
        self.here.setText(tr("%n photos here", "", number) if number else tr("No photos here"))
        self.here.setEnabled(number > 0)
        self._place()

    def _take_names(self) -> None:
        gazetteer = self._names.gazetteer
        if gazetteer is not None:
            self.view.ground.take_names(gazetteer)
            self.view.want_ground()

    def _take_places(self, degrees: object, where: Where) -> None:
        if self.photos is not None and degrees is self.photos.degrees:
            self._where = where
            self.model.tell_names()
            self.named.emit()

    def _covers(self, ids: Sequence[int]) -> dict[int, Path]:
        paths = self._library.paths
        return {i: paths.thumbnail(c.hash) for i, c in photos.cards(self._library, ids).items()}

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """What lies on the map keeps to its corners."""
        self.here.adjustSize()
        self.here.move(_EDGE + 4, _EDGE)
        top = _EDGE
        for button in self.buttons:
            size = button.sizeHint()
            button.setGeometry(
                self.width() - size.width() - _EDGE, top, size.width(), size.height()
            )
            top += size.height() + 4
        self.credits.adjustSize()
        narrow = self.width() < self.credits.width() + _SCALE_ROOM
        self.view.lift = self.credits.height() + 4 if narrow else 0
        self.credits.move(_EDGE + 4, self.height() - self.credits.height() - _EDGE)


_NOTHING = Words(
    "map-trifold",
    tr("No photos with a place"),
    tr(
        "Photos whose camera noted where they were taken will be here, on a map that comes with "
        "photoorg and needs no network."
    ),
)
_LOOKING = Words(
    "map-trifold", tr("Looking where your photos were taken"), tr("This takes a moment.")
)
