"""The left side: the library, its albums and its folders, each with how many photos it holds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photoorg.ui.depth_slider import DepthSlider
from photoorg.ui.icons import icon
from photoorg.ui.labels import PlainLabel
from photoorg.ui.language import tr
from photoorg.ui.places import InAlbum, Place, Tagged
from photoorg.ui.sidebar_model import (
    ALBUMS,
    KEY,
    SEARCHES,
    TAGS,
    Contents,
    Entry,
    SidebarModel,
)
from photoorg.ui.sidebar_tree import SidebarTree
from photoorg.ui.text import tooltip
from photoorg.ui.thumbnails import Sources, Thumbnails


class Sidebar(QWidget):
    """Emits the place that was chosen."""

    chosen = Signal(object)
    marked = Signal()
    """Other albums are selected; see `selected_albums`."""
    entered = Signal()
    """Enter: what was chosen may have the keyboard."""
    menu_wanted = Signal(object, QPoint)
    """An Entry and a global position."""
    depth_chosen = Signal(int)
    """How many levels of albums are to be listed; 0 for all."""
    renamed = Signal(object, str, bool)
    """An album, the name typed for it, and whether Enter was pressed."""
    new_named = Signal(str)
    """The name typed for a new album."""
    search_named = Signal(str)
    """The name typed for the search that is shown."""
    search_renamed = Signal(object, str)
    """A saved search, and the name typed for it."""
    tag_renamed = Signal(str, str)
    """A tag, and the path typed for it."""
    photos_dropped = Signal(object, object)
    photos_tagged = Signal(object, str)
    albums_dropped = Signal(object, object)
    refused = Signal(str)
    """As those of `SidebarTree`."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._model = SidebarModel(self)
        self._contents: Contents | None = None
        self._covers: Sources = frozenset()
        self._waiting: Contents | None = None
        self._shown: Place | None = None
        self._opened: dict[object, bool] = {}
        self._filling = False
        self._naming = False
        self.tree = SidebarTree(self._model, thumbnails, self)
        self.levels = DepthSlider(self.tree.viewport())
        self.menu_button = QToolButton(self)
        self.menu_button.setIcon(icon("list"))
        self.menu_button.setIconSize(QSize(20, 20))
        self.say_key("")
        self.menu_button.setAccessibleName(tr("Menu"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        title = PlainLabel("photoorg", 15, weight=QFont.Weight.DemiBold, parent=self)
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 8, 12)
        top.addWidget(title, 1)
        top.addWidget(self.menu_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        self._connect(thumbnails)

    def _connect(self, thumbnails: Thumbnails) -> None:
        tree = self.tree
        tree.selectionModel().currentChanged.connect(self._choose)
        tree.selectionModel().selectionChanged.connect(self._tell_marks)
        tree.let_go.connect(self._choose_pressed)
        tree.drag_ended.connect(self._end_drag)
        tree.activated.connect(self.entered)
        tree.customContextMenuRequested.connect(self._ask_menu)
        tree.collapsed.connect(self._remember_closed)
        tree.expanded.connect(self._remember_open)
        # A tree that is asked where a line is while it lays its lines out writes over its memory.
        tree.moved.connect(self._place_slider, Qt.ConnectionType.QueuedConnection)
        tree.photos_dropped.connect(self.photos_dropped)
        tree.photos_tagged.connect(self.photos_tagged)
        tree.albums_dropped.connect(self.albums_dropped)
        tree.refused.connect(self.refused)
        tree.delegate.named.connect(self._take_name)
        tree.delegate.closeEditor.connect(self._end_naming)
        self.levels.chosen.connect(self.set_depth)
        self.levels.chosen.connect(self.depth_chosen)
        thumbnails.arrived.connect(self._show_covers)

    def _show_covers(self, sources: Sources) -> None:
        """Thumbnails are there; most are of photos in the grid."""
        if not self._covers.isdisjoint(sources):
            self.tree.viewport().update()

    def say_key(self, key: str) -> None:
        """Name the key that opens the menu; empty where there is none."""
        self.menu_button.setToolTip(tooltip(tr("Menu") + (f" ({key})" if key else "")))

    def fill(self, contents: Contents) -> None:
        """Show new contents; what was chosen, marked and opened stays so. A name that is being
        typed is waited for."""
        self._contents = contents
        self._covers = frozenset(contents.covers.values())
        if self._naming:
            self._waiting = contents
            return
        chosen, marked = self.place(), self.selected_albums()
        scroll = self.tree.verticalScrollBar().value()
        self._filling = True
        self._model.fill(contents)
        levels = 1 + max((depth for depth, _ in contents.albums.walk()), default=0)
        self.levels.show_levels(levels, min(self._model.depth, levels))
        self._open_again(QModelIndex())
        self._go_to(chosen)
        if len(marked) > 1:
            self._mark(marked)
        self.tree.verticalScrollBar().setValue(scroll)
        self._filling = False
        self._place_slider()

    def set_depth(self, depth: int) -> None:
        """List so many levels of albums; 0 for all."""
        self._model.depth = depth
        if self._contents is not None:
            self.fill(self._contents)
            self._go_to(self._shown)

    def place(self) -> Place | None:
        """The place chosen now."""
        entry = self.tree.entry(self.tree.currentIndex())
        return None if entry is None else entry.place

    def selected_albums(self) -> tuple[int, ...]:
        """The albums that are marked, from top to bottom; photos in no album are none."""
        indexes = self.tree.selectedIndexes()
        indexes.sort(key=lambda index: self.tree.visualRect(index).top())
        listed = [entry.album for index in indexes if (entry := self.tree.entry(index))]
        return tuple(album.id for album in listed if album is not None and not album.unsorted)

    def select(self, place: Place | None) -> None:
        """Mark a place as the one shown, without choosing it; None or a search marks nothing."""
        same, self._shown = place == self._shown, place
        found = QModelIndex() if place is None else self._model.find(place)
        if not (same and found.isValid() and self.tree.selectionModel().isSelected(found)):
            self._go_to(place)

    # Names

    def rename(self, album_id: int) -> None:
        """Let the person type another name for an album, in its place."""
        place = InAlbum(album_id)
        index = self._model.find(place)
        entry = self.tree.entry(index)
        if entry is not None and entry.place != place:
            self.levels.chosen.emit(0)
            index = self._model.find(place)
        self._edit(index)

    def name_new(self) -> None:
        """Let the person type the name of a new album, above the others."""
        if not self._naming:
            self._edit(self._model.begin_draft())

    def name_search(self, title: str) -> None:
        """Let the person name the search that is shown, above the others."""
        if not self._naming:
            self._edit(self._model.begin_search(title), SEARCHES)

    def rename_search(self, search_id: int) -> None:
        """Let the person type another name for a saved search, in its place."""
        self._edit(self._model.find_search(search_id), SEARCHES)

    def rename_tag(self, tag: str) -> bool:
        """Let the person type another path for a tag, in its place; whether it is listed."""
        index = self._model.find(Tagged(tag))
        self._edit(index, TAGS)
        return index.isValid()

    def call_tags(self, name: Callable[[str], str]) -> None:
        """Tags have other names from now on: what was opened stays open."""
        self._opened = {
            Tagged(name(key.tag)) if isinstance(key, Tagged) else key: opened
            for key, opened in self._opened.items()
        }

    def _edit(self, index: QModelIndex, heading: str = ALBUMS) -> None:
        if self._naming or not index.isValid():
            return
        self.show()
        self.tree.setExpanded(self._model.heading(heading), True)
        self.tree.scrollTo(index)
        self._naming = True
        self.tree.edit(index)

    def _take_name(self, entry: Entry, name: str, entered: bool) -> None:
        if entry.search is not None:
            if not entry.draft:
                self.search_renamed.emit(entry.search, name)
            elif entered or name.strip():
                self.search_named.emit(name)
        elif entry.draft:
            if entered or name.strip():
                self.new_named.emit(name)
        elif isinstance(entry.place, Tagged):
            self.tag_renamed.emit(entry.place.tag, name)
        elif entry.album is not None:
            self.renamed.emit(entry.album.id, name, entered)

    def _end_naming(self, _editor: QWidget, _hint: QAbstractItemDelegate.EndEditHint) -> None:
        self._naming = False
        self._model.drop_draft()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.fill(waiting)
            # What is shown may be called something else by now.
            self._go_to(self._shown)

    # Inner workings

    def _go_to(self, place: Place | None) -> None:
        was, self._filling = self._filling, True
        found = QModelIndex() if place is None else self._model.find(place)
        self.tree.setCurrentIndex(found)
        if not found.isValid():
            self.tree.clearSelection()
        self._filling = was

    def _choose(self, index: QModelIndex) -> None:
        entry = self.tree.entry(index)
        if self._filling or self.tree.held or self.tree.extending:
            return
        if entry is not None and entry.place is not None:
            self.chosen.emit(entry.place)

    def _choose_pressed(self) -> None:
        """What was pressed has not been dragged away: it is chosen."""
        entry = self.tree.entry(self.tree.currentIndex())
        if entry is not None and entry.place != self._shown:
            self._choose(self.tree.currentIndex())

    def _end_drag(self) -> None:
        """What was dragged away has not been chosen."""
        if len(self.selected_albums()) < 2:
            self._go_to(self._shown)

    def _tell_marks(self) -> None:
        if not self._filling:
            self.marked.emit()

    def _ask_menu(self, point: QPoint) -> None:
        index = self.tree.indexAt(point)
        entry = self.tree.entry(index)
        if entry is not None and entry.place is not None:
            self.tree.mark(index)
            self.menu_wanted.emit(entry, self.tree.viewport().mapToGlobal(point))

    def _mark(self, albums: tuple[int, ...]) -> None:
        flag = QItemSelectionModel.SelectionFlag.Select
        for album_id in albums:
            index = self._model.find(InAlbum(album_id))
            entry = self.tree.entry(index)
            if entry is not None and entry.place == InAlbum(album_id):
                self.tree.selectionModel().select(index, flag)

    def _place_slider(self) -> None:
        self.levels.lie_in(self.tree.albums_row())

    def _remember_closed(self, index: QModelIndex) -> None:
        if not self._filling:
            self._opened[index.data(KEY)] = False

    def _remember_open(self, index: QModelIndex) -> None:
        if not self._filling:
            self._opened[index.data(KEY)] = True

    def _open_again(self, parent: QModelIndex) -> None:
        """Headings begin open, everything else closed."""
        for row in range(self._model.rowCount(parent)):
            index = self._model.index(row, 0, parent)
            entry = self.tree.entry(index)
            heading = entry is not None and entry.is_heading
            if self._opened.get(index.data(KEY), heading):
                self._model.fetchMore(index)
                self.tree.setExpanded(index, True)
                self._open_again(index)
