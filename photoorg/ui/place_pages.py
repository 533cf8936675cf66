"""The pages about times and places: the timeline and the map."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from photoorg.library import Library
from photoorg.ui.language import tr
from photoorg.ui.map_page import MapPage
from photoorg.ui.place_names import PlaceNames
from photoorg.ui.places import PhotoMap, Place, Timeline
from photoorg.ui.thumbnails import Thumbnails
from photoorg.ui.timeline_page import TimelinePage


class PlacePages(QObject):
    """Emits the place that was chosen on one of them."""

    chosen = Signal(object)
    number_changed = Signal()
    """The words of `number` have changed."""

    def __init__(self, library: Library, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self.names = PlaceNames(self)
        self.timeline = TimelinePage(library, thumbnails, parent)
        self.map = MapPage(library, thumbnails, self.names, parent)
        for page in self.all:
            page.chosen.connect(self.chosen)
            page.number_changed.connect(self.number_changed)

    @property
    def all(self) -> tuple[TimelinePage, MapPage]:
        """The pages that take the place of the photos."""
        return self.timeline, self.map

    def open(self, place: Timeline | PhotoMap) -> QWidget:
        """Show what the library holds for a place, and return its page."""
        if isinstance(place, Timeline):
            self.timeline.open(place)
            return self.timeline
        self.map.open()
        return self.map

    def refresh(self, place: Place) -> None:
        """Bring the page of a place up to date, if it has one."""
        if isinstance(place, Timeline):
            self.timeline.refresh()
        elif isinstance(place, PhotoMap):
            self.map.refresh()

    def focus(self, place: Timeline | PhotoMap) -> None:
        """Give the keyboard to a page."""
        (self.timeline if isinstance(place, Timeline) else self.map).focus()

    def number(self, place: Timeline | PhotoMap) -> str:
        """How many photos a page shows."""
        if isinstance(place, Timeline):
            return tr("%n photos", "", self.timeline.total)
        return tr("%n photos with a place", "", self.map.number)

    def stop(self) -> None:
        """Leave off reading, painting and naming."""
        for page in self.all:
            page.stop()
        self.names.stop()
