"""What the last arrangement changed in the albums: in one line, and as a list to look through."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from photoorg.domain import AlbumChanges, AlbumTree
from photoorg.library import Library, albums
from photoorg.ui import theme
from photoorg.ui.labels import PlainLabel, WrappedLabel
from photoorg.ui.text import counted, safe_text, tooltip

_ALBUM = Qt.ItemDataRole.UserRole
SIZE = (420, 480)
_OPENS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class AlbumNews:
    """Knows which changes have been told."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.latest = albums.last_changes(library)

    def fresh(self) -> str:
        """What has changed since this was asked last, in words; empty where nothing has."""
        before, self.latest = self.latest, albums.last_changes(self._library)
        return "" if self.latest == before else self.latest.words()

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.latest.words())


class NewsDialog(QDialog):
    """The albums that grew, fell apart or came, and the names of those that are gone."""

    chosen = Signal(object)
    """An album to open."""

    def __init__(
        self, changes: AlbumChanges, tree: AlbumTree, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("What changed")
        self.resize(*SIZE)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Albums that changed")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self._fill(changes, tree)
        words = changes.words() or "nothing"
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel("What changed", theme.TITLE, parent=self))
        column.addWidget(WrappedLabel(f"The last arrangement: {words}.", tone="muted", parent=self))
        if changes.moved_photos:
            moved = counted(changes.moved_photos, "photo")
            lie = "lies" if changes.moved_photos == 1 else "lie"
            column.addWidget(WrappedLabel(f"{moved} {lie} in another album now.", tone="muted"))
        column.addSpacing(8)
        column.addWidget(self.list, 1)
        # Enter is an activation as well, and a double click is preceded by a click.
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)

    def _fill(self, changes: AlbumChanges, tree: AlbumTree) -> None:
        for title, listed in (
            ("New albums", changes.appeared),
            ("Grew", changes.grew),
            ("Split", changes.split),
        ):
            there = [album_id for album_id in listed if album_id in tree.by_id]
            if there:
                self._add_title(title)
            for album_id in there:
                names = [safe_text(album.name, limit=60) for album in tree.path(album_id)]
                self._add(" › ".join(names), album_id)
        if changes.gone:
            self._add_title("Gone")
        for name in changes.gone:
            self._add(safe_text(name), None)

    def _add_title(self, title: str) -> None:
        item = QListWidgetItem(title)
        item.setFont(theme.font(theme.CAPTION, QFont.Weight.DemiBold))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _add(self, name: str, album_id: int | None) -> None:
        item = QListWidgetItem(name)
        item.setFont(theme.font(theme.BODY))
        item.setToolTip(tooltip(name if album_id is None else f"Open {name}"))
        item.setData(_ALBUM, album_id)
        item.setFlags(_OPENS if album_id is not None else Qt.ItemFlag.ItemIsEnabled)
        self.list.addItem(item)

    def _choose(self, item: QListWidgetItem) -> None:
        album_id = item.data(_ALBUM)
        if album_id is not None and self.isVisible():
            self.accept()
            self.chosen.emit(album_id)
