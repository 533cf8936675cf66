"""The menus: the main one, and those that open on photos, on folders and on albums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from photoorg.ui.actions import Where
from photoorg.ui.icons import icon
from photoorg.ui.language import tr
from photoorg.ui.places import Compare, InDirectory, MissingPhotos, ProblemList, Tagged
from photoorg.ui.sidebar_model import Entry

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow


class Menus(QObject):
    """Opens them, and lets verbs know what was clicked while one is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def main(self) -> QMenu:
        """The main menu, with one of albums in it."""
        actions = self._window.actions_
        menu = actions.menu(Where.MENU, self._window)
        of_albums = actions.menu(Where.ALBUM, menu)
        of_albums.setTitle(tr("Albums"))
        of_albums.setIcon(icon("stack"))
        menu.insertMenu(actions["add_folder"], of_albums)
        menu.insertMenu(actions["add_folder"], self._of_marks(menu))
        menu.insertSeparator(actions["add_folder"])
        menu.insertMenu(actions["sidebar"], self._view(menu))
        return menu

    def _view(self, parent: QMenu) -> QMenu:
        """How photos are laid out and parted."""
        actions = self._window.actions_
        menu = actions.menu(Where.VIEW, parent)
        menu.setTitle(tr("View", "the title of a menu"))
        menu.setIcon(icon("squares-four"))
        by = actions.menu(Where.ARRANGE, menu)
        by.setTitle(tr("Arrange by"))
        by.setIcon(icon("list-dashes"))
        menu.insertMenu(actions["larger"], by)
        return menu

    def _of_marks(self, menu: QMenu) -> QMenu:
        """All that can be said of photos, for another menu."""
        of_marks = self._window.actions_.menu(Where.MARK, menu)
        of_marks.setTitle(tr("Mark", "the title of a menu"))
        of_marks.setIcon(icon("star"))
        return of_marks

    def open_on_photo(self, at: QPoint) -> None:
        """The menu on a photo, on a missing one, or on a file that could not be read."""
        place = self._window.browser.place
        kinds = (
            (ProblemList, Where.PROBLEM),
            (MissingPhotos, Where.MISSING),
            (Compare, Where.PHOTO | Where.COMPARED),
        )
        where = next((where for kind, where in kinds if isinstance(place, kind)), Where.PHOTO)
        self._open(where, at)

    def open_on_line(self, entry: Entry, at: QPoint) -> None:
        """The menu on a folder, a saved search or a tag, or on an album and those marked with
        it."""
        verbs, where = self._window.verbs, Where.NOWHERE
        if isinstance(entry.place, InDirectory):
            verbs.clicked, where = entry.place.path, Where.FOLDER
        elif entry.album is not None and not entry.album.unsorted:
            marked = self._window.sidebar.selected_albums()
            one = (entry.album.id,)
            verbs.albums.clicked = marked if entry.album.id in marked else one
            where = Where.ALBUM
        elif entry.search is not None:
            verbs.searches.clicked, where = entry.search, Where.SEARCH
        elif isinstance(entry.place, Tagged):
            verbs.tags.clicked, where = entry.place.tag, Where.TAG
        self._window.enable()
        if where:
            self._open(where, at)
        else:
            self._forget_clicked()

    def _open(self, where: Where, at: QPoint) -> None:
        menu = self._window.actions_.menu(where, self._window)
        if Where.PHOTO in where:
            menu.insertMenu(self._window.actions_["favourite"], self._of_marks(menu))
        menu.aboutToHide.connect(menu.deleteLater)
        # Whatever was chosen in the menu comes after it has hidden itself.
        menu.aboutToHide.connect(self._forget_clicked, Qt.ConnectionType.QueuedConnection)
        menu.popup(at)

    def _forget_clicked(self) -> None:
        self._window.verbs.albums.clicked = ()
        self._window.verbs.searches.clicked = None
        self._window.verbs.tags.clicked = None
        self._window.sidebar.tree.mark(None)
        self._window.enable()
