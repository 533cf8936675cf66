"""The pages about albums: the top of one, what it would fall into, what some would be as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QWidget

from photoorg.domain import AlbumTree, PhotoCard
from photoorg.library import Library, corrections
from photoorg.ui import album_contents
from photoorg.ui.actions import Actions
from photoorg.ui.album_contents import EXAMPLES, SHOWN, AlbumShown
from photoorg.ui.album_header import AlbumHeader
from photoorg.ui.album_picker import Choice
from photoorg.ui.merge_page import MergePage
from photoorg.ui.places import InAlbum, MergeAlbums, Place, SplitAlbum
from photoorg.ui.split_page import SplitPage
from photoorg.ui.thumbnails import Thumbnails

BUTTONS = ("keep_album", "rename_album", "split_album", "merge_albums", "dismiss_album")


class AlbumPages(QObject):
    """Fills the pages from the library; what is decided there is done elsewhere."""

    def __init__(
        self, library: Library, thumbnails: Thumbnails, actions: Actions, parent: QWidget
    ) -> None:
        super().__init__(parent)
        parent.installEventFilter(self)
        self._library = library
        self._tree = AlbumTree()
        paths = library.paths
        # A menu that is cleared deletes an action that nobody in Python holds.
        self._rename = rename = _like(actions["rename_album"], parent)
        buttons = [rename if name == "rename_album" else actions[name] for name in BUTTONS]
        self.header = AlbumHeader(thumbnails, paths, buttons, parent)
        rename.triggered.connect(self.header.begin_rename)
        self.split = SplitPage(self._cards, thumbnails, paths, parent)
        self.merge = MergePage(self._shown, self._are_apart, thumbnails, paths, parent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a low window the photos of an album have the room of its header's strip."""
        if isinstance(event, QResizeEvent) and watched is self.parent():
            self.header.fit_height(event.size().height())
        return super().eventFilter(watched, event)

    @property
    def all(self) -> tuple[QWidget, ...]:
        """The pages that take the place of the photos."""
        return self.split, self.merge

    def take_tree(self, tree: AlbumTree) -> None:
        """The albums are so now."""
        self._tree = tree

    def show_header(self, place: Place) -> bool:
        """Show the top of the album that is the place; hide it at every other."""
        shown = None
        if isinstance(place, InAlbum) and self._is_real(place.album_id):
            shown = album_contents.shown(self._library, self._tree, place.album_id, EXAMPLES)
        if shown is not None:
            self.header.show_album(shown)
        self.header.setVisible(shown is not None)
        return shown is not None

    def open(self, place: SplitAlbum | MergeAlbums) -> QWidget:
        """Begin a page anew and return it."""
        self.header.hide()
        if isinstance(place, SplitAlbum):
            self.split.show_album(self._shown(place.album_id))
            return self.split
        self.merge.show_albums(place.album_ids, self._choices())
        return self.merge

    def focus(self, place: SplitAlbum | MergeAlbums) -> None:
        """Give the keyboard to a page."""
        (self.split if isinstance(place, SplitAlbum) else self.merge).focus()

    def _is_real(self, album_id: int) -> bool:
        album = self._tree.by_id.get(album_id)
        return album is not None and not album.unsorted

    def _shown(self, album_id: int) -> AlbumShown | None:
        return album_contents.shown(self._library, self._tree, album_id, SHOWN)

    def _choices(self) -> list[Choice]:
        """All albums that can be merged, in the order of the tree."""
        return [
            Choice(album.id, album_contents.path_words(self._tree.path(album.id)), album.count)
            for _, album in self._tree.walk()
            if not album.unsorted
        ]

    def _cards(self, ids: Iterable[int]) -> tuple[PhotoCard, ...]:
        return album_contents.cards(self._library, ids)

    def _are_apart(self, album_ids: Sequence[int]) -> bool:
        """Whether the person said of some two of them that they are never merged."""
        wanted = set(album_ids)
        facts = corrections.read(self._library)
        living = [frozenset(map(facts.living, pair)) for pair in facts.apart]
        return any(pair <= wanted for pair in living)


def _like(action: QAction, parent: QWidget) -> QAction:
    """The same words for something that is done here: the name is typed where it stands."""
    made = QAction(action.icon(), action.text(), parent)
    made.setObjectName(action.objectName())
    made.setToolTip(action.toolTip())
    return made
