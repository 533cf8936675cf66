"""What the sidebar shows, as a Qt model whose lines below a closed one are made when it opens."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from photoorg.domain import Album, AlbumTree
from photoorg.ui import text
from photoorg.ui.folder_tree import DirectoryNode
from photoorg.ui.places import AllPhotos, InAlbum, InDirectory, Place, ProblemList

ENTRY = Qt.ItemDataRole.UserRole
KEY = Qt.ItemDataRole.UserRole + 1
"""What a line is called across fillings: a heading's name, album names, a directory's path."""
_BELOW = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """What one line of the sidebar shows; without a place it is a heading."""

    name: str
    place: Place | None = None
    count: int | None = None
    icon: str = ""
    cover: Path | None = None
    italic: bool = False
    word: str = ""
    """In place of the count: `offline`."""
    remark: str = ""
    """Follows the name in the tooltip."""
    amber: bool = False


@dataclass(frozen=True)
class Contents:
    """Everything the sidebar shows."""

    photos: int
    problems: int
    albums: AlbumTree
    covers: dict[int, Path]
    """Thumbnail files of album covers, by photo id."""
    folders: list[DirectoryNode]


class SidebarModel(QStandardItemModel):
    """Lines with the roles ENTRY (Entry) and KEY."""

    def fill(self, contents: Contents) -> None:
        """Show new contents in place of the old."""
        self.clear()
        top = self.invisibleRootItem()
        library = _add(top, Entry("Library"), "library")
        _add(library, Entry("All photos", AllPhotos(), contents.photos, "image"), AllPhotos())
        if contents.problems:
            entry = Entry("Problems", ProblemList(), contents.problems, "warning", amber=True)
            _add(library, entry, ProblemList())
        if contents.albums.albums:
            _add_albums(_add(top, Entry("Albums"), "albums"), contents, None, ())
        if contents.folders:
            heading = _add(top, Entry("Folders"), "folders")
            for node in contents.folders:
                _add_directory(heading, node, online=True)

    def find(self, place: Place) -> QModelIndex:
        """The line of a place, made if need be; an invalid index where there is none."""
        return self._find(QModelIndex(), place)

    def _find(self, parent: Index, place: Place) -> QModelIndex:
        for row in range(self.rowCount(parent)):
            index = self.index(row, 0, parent)
            if index.data(ENTRY).place == place:
                return index
            if _may_hold(index.data(KEY), place):
                self.fetchMore(index)
                found = self._find(index, place)
                if found.isValid():
                    return found
        return QModelIndex()

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        return self.canFetchMore(parent) or self.rowCount(parent) > 0

    def canFetchMore(self, parent: Index) -> bool:
        return parent.data(_BELOW) is not None

    def fetchMore(self, parent: Index) -> None:
        make = cast("Callable[[QStandardItem], None] | None", parent.data(_BELOW))
        if make is not None:
            item = self.itemFromIndex(parent)
            item.setData(None, _BELOW)
            make(item)


def _may_hold(key: object, place: Place) -> bool:
    """Whether a line with this key may have the place's line below it."""
    if isinstance(key, tuple):
        return isinstance(place, InAlbum) and place.names[: len(key)] == key
    if isinstance(key, bytes):
        separator = os.fsencode(os.sep)
        below = key.rstrip(separator) + separator
        return isinstance(place, InDirectory) and place.path.startswith(below)
    return isinstance(key, str)


def _add(parent: QStandardItem, entry: Entry, key: object) -> QStandardItem:
    item = QStandardItem()
    item.setData(entry, ENTRY)
    item.setData(key, KEY)
    spoken = entry.name if entry.count is None else f"{entry.name}, {entry.count:,}"
    item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    if entry.place is not None:
        words = (entry.name, entry.word, entry.remark)
        item.setToolTip(text.tooltip(" · ".join(word for word in words if word)))
    item.setEditable(False)
    item.setSelectable(entry.place is not None)
    parent.appendRow(item)
    return item


def _add_albums(
    parent: QStandardItem, contents: Contents, album_id: int | None, above: tuple[str, ...]
) -> None:
    for album in contents.albums.children(album_id):
        names = (*above, album.name)
        item = _add(parent, _album_entry(album, names, contents.covers), names)
        if contents.albums.children(album.id):

            def make(
                item: QStandardItem, album_id: int = album.id, names: tuple[str, ...] = names
            ) -> None:
                _add_albums(item, contents, album_id, names)

            item.setData(make, _BELOW)


def _album_entry(album: Album, names: tuple[str, ...], covers: dict[int, Path]) -> Entry:
    cover = None if album.cover_id is None else covers.get(album.cover_id)
    return Entry(
        text.safe_text(album.name),
        InAlbum(album.id, names),
        album.count,
        icon="" if cover else "stack",
        cover=cover,
        italic=not album.unsorted,
        remark=album.evidence,
    )


def _add_directory(parent: QStandardItem, node: DirectoryNode, online: bool) -> None:
    if node.folder is not None:
        online = node.folder.online
    entry = Entry(
        text.name_text(node.path),
        InDirectory(node.path),
        node.count,
        icon="folder" if online else "cloud-slash",
        word="" if online else "offline",
    )
    item = _add(parent, entry, node.path)
    if node.children:

        def make(item: QStandardItem) -> None:
            for child in sorted(node.children, key=lambda below: below.path):
                _add_directory(item, child, online)

        item.setData(make, _BELOW)
