"""The page with the map of similar photos, and beside it a grid of those that were chosen there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from photoorg.domain import AlbumTree
from photoorg.library import Library
from photoorg.ui import similarity_contents, theme
from photoorg.ui.empty import EmptyState, Words
from photoorg.ui.labels import ElidedLabel
from photoorg.ui.language import number, tr
from photoorg.ui.months import Listing
from photoorg.ui.photo_grid import PhotoGrid
from photoorg.ui.similarity_map import SimilarityMap
from photoorg.ui.thumbnails import Thumbnails
from photoorg.ui.turns import Turns

SETTLE_MS = 120
"""How long the map must lie still before the grid beside it follows."""
GRID_WIDTH = 240

NOT_DRAWN = Words(
    "circles-three",
    tr("A map of your photos"),
    tr(
        "Similar photos lie near each other here, in the colours of their albums. Drawing it takes "
        "a while; photos that come later find their place by themselves."
    ),
    tr("Draw the map"),
)
DRAWING = Words("circles-three", tr("Drawing the map"), tr("It appears here when it is done."))


class SimilarityPage(QWidget):
    """Map and grid follow each other: cells that are chosen are what the grid shows, and photos
    selected in the grid are marked on the map."""

    draw_wanted = Signal()

    def __init__(
        self, library: Library, thumbnails: Thumbnails, grid: PhotoGrid, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._library = library
        self._tree = AlbumTree()
        self._drawing = False
        self._wanted: int | None = None
        self.here: Callable[[Listing], Listing] = lambda listing: listing
        """Leaves out the photos that have no file any more."""
        self.grid = grid
        self.map = SimilarityMap(grid.photos.fetch, thumbnails, library.paths, self)
        self.words = ElidedLabel("", theme.BODY, tone="muted", parent=self)
        self.whole = QPushButton(tr("Whole map"), self)
        self.whole.setToolTip(tr("The whole map (Home)"))
        self.empty = EmptyState(self)
        self.stack = QStackedWidget(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._loading = Turns(self._load, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.addWidget(self.words, 1)
        line.addWidget(self.whole)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.map, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.grid.setMinimumWidth(160)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.grid)
        self.splitter.setSizes([4 * GRID_WIDTH, GRID_WIDTH])
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.words.setFont(theme.font(theme.BODY, QFont.Weight.Normal))
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def _connect(self) -> None:
        self.map.chosen.connect(self._settle.start)
        self.map.showed.connect(self._take_map)
        self.map.entered.connect(self._look_at)
        self._settle.timeout.connect(self._follow_map)
        self.grid.selection_changed.connect(self._follow_grid)
        self.whole.clicked.connect(self.map.fit)
        self.empty.acted.connect(self.draw_wanted)

    def open(self, tree: AlbumTree, photo_id: int | None = None) -> None:
        """Show the map as it is now; with a photo, where that is."""
        self._tree = tree
        self._wanted = self._wanted if photo_id is None else photo_id
        self._loading.start()

    def stop(self) -> None:
        """Read nothing any more."""
        self._loading.stop()
        self._settle.stop()
        self.map.stop()

    def set_drawing(self, drawing: bool) -> None:
        """The worker draws the map now, or has ended."""
        self._drawing = drawing
        self._show_state()

    def focus(self) -> None:
        """Give the keyboard to the map."""
        (self.map if self.map.has_photos else self.empty).setFocus()

    @property
    def loading(self) -> bool:
        return self._loading.running

    def _load(self) -> Iterator[None]:
        found = yield from similarity_contents.scattered(self._library, self._tree)
        self.map.show_scatter(found)

    def _take_map(self) -> None:
        if self._wanted is not None:
            self.map.go_to(self._wanted)
            self._wanted = None
        self._show_state()
        self._follow_map()

    def _show_state(self) -> None:
        self.empty.say(DRAWING if self._drawing else NOT_DRAWN)
        self.stack.setCurrentWidget(self.splitter if self.map.has_photos else self.empty)

    def _follow_map(self) -> None:
        rows = self.map.chosen_rows()
        listing = self.here(similarity_contents.in_area(self.map.scatter, rows))
        if not np.array_equal(listing.ids, self.grid.photos.listing.ids):
            self.grid.show_listing(listing)
        count, whole = len(rows), len(self.map.scatter.ids)
        of = tr("%n photos of {whole} here", "", count).format(whole=number(whole))
        self.words.setText(tr("%n photos here", "", count) if count == whole else of)

    def _follow_grid(self) -> None:
        self.map.light(self.grid.selected_ids())

    def _look_at(self) -> None:
        """The one photo of a cell: the grid beside it takes the keyboard."""
        self._settle.stop()
        self._follow_map()
        if self.grid.photos.rowCount():
            self.grid.setCurrentIndex(self.grid.photos.index(0))
            self.grid.setFocus()
