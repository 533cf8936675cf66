"""What the sidebar shows, as a Qt model whose lines below a closed one are made when it opens."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from photoorg.domain import Album, AlbumTree
from photoorg.library import tag_names
from photoorg.ui import carried, text
from photoorg.ui.album_words import evidence_words, listed_name
from photoorg.ui.folder_tree import DirectoryNode
from photoorg.ui.language import number, tr
from photoorg.ui.places import (
    AllPhotos,
    Favourites,
    InAlbum,
    InArea,
    InDirectory,
    MissingPhotos,
    OnSimilarityMap,
    OnThisDay,
    PhotoMap,
    Place,
    ProblemList,
    Review,
    Tagged,
    TakenIn,
    Timeline,
)

ENTRY = Qt.ItemDataRole.UserRole
KEY = Qt.ItemDataRole.UserRole + 1
"""What a line is called across fillings: a heading's name, an album's id, a directory's path."""
ALBUMS = "albums"
"""The key of the heading above the albums."""
DRAFT = "draft"
"""The key of the line in which a new album gets its name."""
SEARCHES = "searches"
"""The key of the heading above the saved searches."""
TAGS = "tags"
"""The key of the heading above the tags."""
OFFLINE = tr("offline")
MANY = 200
"""No more photos than this are counted for review."""
_BELOW = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """What one line of the sidebar shows; without a place it is a heading, or a draft."""

    name: str
    place: Place | None = None
    count: int | None = None
    icon: str = ""
    cover: Path | None = None
    word: str = ""
    """In place of the count: `offline`."""
    remark: str = ""
    """Follows the name in the tooltip."""
    amber: bool = False
    album: Album | None = None
    draft: bool = False
    search: int | None = None
    """The id of a saved search; 0 for the draft of one."""

    @property
    def is_heading(self) -> bool:
        return self.place is None and not self.draft

    @property
    def proposed(self) -> bool:
        """Whether it is an album that is not the person's yet."""
        return self.album is not None and not self.album.kept and not self.album.unsorted


@dataclass(frozen=True)
class SearchLine:
    """A saved search as it is listed."""

    id: int
    name: str
    place: Place
    count: int | None = None
    """How many photos it finds, where that is quickly known."""


@dataclass(frozen=True)
class Contents:
    """Everything the sidebar shows."""

    photos: int
    problems: int
    albums: AlbumTree
    covers: dict[int, Path]
    """Thumbnail files of album covers, by photo id."""
    folders: list[DirectoryNode]
    to_review: int = 0
    missing: int = 0
    trashed: int = 0
    this_day: tuple[OnThisDay, int] | None = None
    """Today, and how many photos were taken on its month and day in earlier years."""
    favourites: int = 0
    tags: dict[str, int] = field(default_factory=dict)
    """How many photos have each tag or one below it; those above are there, too."""
    searches: tuple[SearchLine, ...] = ()


class SidebarModel(QStandardItemModel):
    """Lines with the roles ENTRY (Entry) and KEY."""

    depth = 0
    """How many levels of albums are listed from the next filling on; 0 lists all."""
    _albums = AlbumTree()

    def fill(self, contents: Contents) -> None:
        """Show new contents in place of the old."""
        self.clear()
        self._albums = contents.albums
        top = self.invisibleRootItem()
        library = _add(top, Entry(tr("Library")), "library")
        _add(library, Entry(tr("All photos"), AllPhotos(), contents.photos, "image"), AllPhotos())
        _add_times_and_places(library, contents)
        if contents.photos:
            liked = Entry(tr("Favourites"), Favourites(), contents.favourites, "heart")
            _add(library, liked, Favourites())
            remark = tr("similar photos lie near each other")
            _add(
                library,
                Entry(tr("Similarity map"), OnSimilarityMap(), icon="circles-three", remark=remark),
                OnSimilarityMap(),
            )
        if contents.problems:
            entry = Entry(tr("Problems"), ProblemList(), contents.problems, "warning", amber=True)
            _add(library, entry, ProblemList())
        if contents.missing:
            remark = tr("photos whose files are gone")
            entry = Entry(
                tr("Missing", "photos"), MissingPhotos(), contents.missing, "ghost", remark=remark
            )
            _add(library, entry, MissingPhotos())
        if contents.trashed:
            place = MissingPhotos(trashed=True)
            remark = tr("photos that you moved to the trash")
            _add(
                library,
                Entry(tr("In the trash"), place, contents.trashed, "trash", remark=remark),
                place,
            )
        if contents.searches:
            heading = _add(top, Entry(tr("Searches")), SEARCHES)
            for line in contents.searches:
                _add(heading, _search_entry(line), (SEARCHES, line.id))
        if contents.albums.albums:
            _add_albums(_add(top, Entry(tr("Albums")), ALBUMS), contents, None, (), self.depth)
        if contents.tags:
            _add_tags(_add(top, Entry(tr("Tags")), TAGS), contents.tags, "")
        if contents.folders:
            heading = _add(top, Entry(tr("Folders")), "folders")
            for node in contents.folders:
                _add_directory(heading, node, online=True)

    def find(self, place: Place) -> QModelIndex:
        """The line of a place, made if need be; an invalid index where there is none. For an album
        that is not listed it is that of the nearest one above."""
        if isinstance(place, InAlbum):
            return self._find_album(place.album_id)
        if isinstance(place, Timeline | TakenIn):
            place = Timeline()
        elif isinstance(place, InArea):
            place = PhotoMap()
        return self._find(QModelIndex(), place)

    def heading(self, key: str) -> QModelIndex:
        """The heading with a key, or an invalid index."""
        return self._below(QModelIndex(), key)

    def begin_draft(self) -> QModelIndex:
        """A line for a new album, before all others; it stays until the next filling, or until
        `drop_draft`."""
        heading = self.heading(ALBUMS)
        if not heading.isValid():
            heading = _add(self.invisibleRootItem(), Entry(tr("Albums")), ALBUMS).index()
        item = _item(Entry(tr("New album"), icon="stack", draft=True), DRAFT)
        item.setEditable(True)
        self.itemFromIndex(heading).insertRow(0, [item])
        return item.index()

    def begin_search(self, title: str) -> QModelIndex:
        """A line for a new saved search, before all others, as `begin_draft`; it begins with a
        name that the person may change."""
        heading = self.heading(SEARCHES)
        if not heading.isValid():
            item = _item(Entry(tr("Searches")), SEARCHES)
            self.invisibleRootItem().insertRow(1, [item])
            heading = item.index()
        entry = Entry(title, icon="bookmark-simple", draft=True, search=0)
        item = _item(entry, DRAFT)
        item.setEditable(True)
        self.itemFromIndex(heading).insertRow(0, [item])
        return item.index()

    def find_search(self, search_id: int) -> QModelIndex:
        """The line of a saved search, or an invalid index."""
        heading = self.heading(SEARCHES)
        key = (SEARCHES, search_id)
        return self._below(heading, key) if heading.isValid() else QModelIndex()

    def drop_draft(self) -> None:
        """Take the line of a new album or search away again, with a heading that it stood alone
        below."""
        for key in (ALBUMS, SEARCHES):
            heading = self.heading(key)
            draft = self._below(heading, DRAFT) if heading.isValid() else QModelIndex()
            if draft.isValid():
                self.removeRow(draft.row(), heading)
                if key == SEARCHES and not self.rowCount(heading):
                    self.removeRow(heading.row())

    def _find_album(self, album_id: int) -> QModelIndex:
        at = self.heading(ALBUMS)
        if album_id not in self._albums.by_id or not at.isValid():
            return QModelIndex()
        found = QModelIndex()
        for album in self._albums.path(album_id):
            self.fetchMore(at)
            at = self._below(at, album.id)
            if not at.isValid():
                break
            found = at
        return found

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

    def _below(self, parent: Index, key: object) -> QModelIndex:
        rows = (self.index(row, 0, parent) for row in range(self.rowCount(parent)))
        return next((index for index in rows if index.data(KEY) == key), QModelIndex())

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

    # Dragging

    def mimeTypes(self) -> list[str]:
        return [carried.ALBUMS]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """The albums among some lines."""
        data = QMimeData()
        listed = [index.data(ENTRY).album for index in indexes]
        ids = [album.id for album in listed if album is not None and not album.unsorted]
        if ids:
            carried.put(data, carried.ALBUMS, ids)
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def why_not(self, data: QMimeData, target: Index) -> str | None:
        """Why something may not be dropped on a line: a sentence, or nothing where that is plain.
        None where it may."""
        entry = target.data(ENTRY) if target.isValid() else None
        onto = entry.album if isinstance(entry, Entry) else None
        if carried.ids_in(data, carried.PHOTOS):
            if isinstance(entry, Entry) and isinstance(entry.place, Tagged):
                return None
            if onto is None:
                return ""
            return _NOT_INTO_UNSORTED if onto.unsorted else None
        moved = set(carried.ids_in(data, carried.ALBUMS)) & self._albums.by_id.keys()
        if not moved or (onto is None and target.data(KEY) != ALBUMS):
            return ""
        if onto is not None and onto.unsorted:
            return tr("Albums cannot lie among the photos that resemble few others.")
        if onto is not None and moved & {album.id for album in self._albums.path(onto.id)}:
            return "" if onto.id in moved else tr("An album cannot lie in itself.")
        here = None if onto is None else onto.id
        there = {self._albums.by_id[album_id].parent_id for album_id in moved}
        return "" if there == {here} else None


_NOT_INTO_UNSORTED = tr(
    "Photos that resemble few others come here by themselves: drop them on an album."
)


def _may_hold(key: object, place: Place) -> bool:
    """Whether a line with this key may have the line of a place that is no album below it."""
    if isinstance(key, Tagged):
        return isinstance(place, Tagged) and tag_names.is_below(place.tag, key.tag)
    if isinstance(key, bytes):
        separator = os.sep.encode()
        below = key.rstrip(separator) + separator
        return isinstance(place, InDirectory) and place.path.startswith(below)
    return isinstance(key, str)


def _item(entry: Entry, key: object) -> QStandardItem:
    item = QStandardItem()
    item.setData(entry, ENTRY)
    item.setData(key, KEY)
    item.setData(_spoken(entry), Qt.ItemDataRole.AccessibleTextRole)
    if entry.place is not None:
        words = (entry.name, entry.word, entry.remark)
        item.setToolTip(text.tooltip(" · ".join(word for word in words if word)))
    is_album = entry.album is not None and not entry.album.unsorted
    is_tag = isinstance(entry.place, Tagged)
    item.setEditable(is_album or is_tag or entry.search is not None)
    item.setDragEnabled(is_album)
    item.setDropEnabled(is_album or is_tag or key == ALBUMS)
    item.setSelectable(entry.place is not None)
    return item


def _spoken(entry: Entry) -> str:
    words = entry.name if entry.count is None else f"{entry.name}, {number(entry.count)}"
    return tr("{album}, proposed").format(album=words) if entry.proposed else words


def _add(parent: QStandardItem, entry: Entry, key: object) -> QStandardItem:
    item = _item(entry, key)
    parent.appendRow(item)
    return item


def _add_times_and_places(parent: QStandardItem, contents: Contents) -> None:
    """Other ways to look at the photos there are."""
    if not contents.photos:
        return
    _add(parent, Entry(tr("Timeline"), Timeline(), icon="calendar-blank"), Timeline())
    if contents.this_day is not None:
        place, count = contents.this_day
        entry = Entry(tr("On this day"), place, count, icon="calendar-check")
        _add(parent, entry, "on this day")
    _add(parent, Entry(tr("Map"), PhotoMap(), icon="map-trifold"), PhotoMap())


def _search_entry(line: SearchLine) -> Entry:
    name = text.safe_text(line.name)
    return Entry(name, line.place, line.count, icon="bookmark-simple", search=line.id)


def _add_albums(
    parent: QStandardItem,
    contents: Contents,
    album_id: int | None,
    above: tuple[str, ...],
    levels: int,
) -> None:
    """The albums directly below one; `levels` may still be listed, 0 for as many as there are."""
    reviewed = album_id is None and contents.to_review > 0
    for album in contents.albums.children(album_id):
        if album.unsorted and reviewed:
            _add_review(parent, contents.to_review)
            reviewed = False
        names = (*above, album.name)
        item = _add(parent, _album_entry(album, names, contents.covers), album.id)
        if levels != 1 and contents.albums.children(album.id):

            def make(
                item: QStandardItem, album_id: int = album.id, names: tuple[str, ...] = names
            ) -> None:
                _add_albums(item, contents, album_id, names, max(0, levels - 1))

            item.setData(make, _BELOW)
    if reviewed:
        _add_review(parent, contents.to_review)


def _add_tags(parent: QStandardItem, counts: dict[str, int], above: str) -> None:
    """The tags directly below one, or those at the top level."""
    for tag, count in counts.items():
        if tag.rpartition(tag_names.BETWEEN)[0] != above:
            continue
        name = text.safe_text(tag_names.leaf(tag))
        remark = text.safe_text(tag) if above else ""
        item = _add(parent, Entry(name, Tagged(tag), count, "tag", remark=remark), Tagged(tag))
        if any(tag_names.is_below(other, tag) and other != tag for other in counts):

            def make(item: QStandardItem, tag: str = tag) -> None:
                _add_tags(item, counts, tag)

            item.setData(make, _BELOW)


def _add_review(parent: QStandardItem, count: int) -> None:
    entry = Entry(
        tr("To review"),
        Review(),
        count,
        icon="scales",
        word=f"{MANY}+" if count >= MANY else "",
        remark=tr("photos that may belong in another album"),
    )
    _add(parent, entry, Review())


def _album_entry(album: Album, names: tuple[str, ...], covers: dict[int, Path]) -> Entry:
    cover = None if album.cover_id is None or album.unsorted else covers.get(album.cover_id)
    guesses = ""
    if album.guesses:
        perhaps = tr("{album}, perhaps {names}")
        guesses = perhaps.format(album=album.name, names=", ".join(album.guesses))
    state = "" if album.unsorted else tr("yours") if album.kept else tr("proposed")
    remarks = (guesses, state, evidence_words(album))
    return Entry(
        text.safe_text(listed_name(album)),
        InAlbum(album.id, names),
        album.count,
        icon="" if cover else "circle-dashed" if album.unsorted else "stack",
        cover=cover,
        remark=" · ".join(remark for remark in remarks if remark),
        album=album,
    )


def _add_directory(parent: QStandardItem, node: DirectoryNode, online: bool) -> None:
    if node.folder is not None:
        online = node.folder.online
    entry = Entry(
        text.name_text(node.path),
        InDirectory(node.path),
        node.count,
        icon="folder" if online else "cloud-slash",
        word="" if online else OFFLINE,
    )
    item = _add(parent, entry, node.path)
    if node.children:

        def make(item: QStandardItem) -> None:
            for child in sorted(node.children, key=lambda below: below.path):
                _add_directory(item, child, online)

        item.setData(make, _BELOW)
