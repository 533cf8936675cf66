"""What the last arrangement changed in the albums: in one line, and as a list to look through."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from photoorg.domain import AlbumChanges, AlbumTree
from photoorg.library import Library, albums
from photoorg.ui import theme
from photoorg.ui.labels import PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.text import safe_text, tooltip

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
        return "" if self.latest == before else changes_words(self.latest)

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.latest.words())


def changes_words(changes: AlbumChanges) -> str:
    """“214 new photos, 3 albums grew, 1 album split”; empty where nothing changed."""
    parts = (
        (changes.new_photos, tr("%n new photos", "", changes.new_photos)),
        (changes.grew, tr("%n albums grew", "", len(changes.grew))),
        (changes.split, tr("%n albums split", "", len(changes.split))),
        (changes.appeared, tr("%n new albums", "", len(changes.appeared))),
        (changes.gone, tr("%n albums gone", "", len(changes.gone))),
    )
    return ", ".join(words for changed, words in parts if changed)


class NewsDialog(QDialog):
    """The albums that grew, fell apart or came, and the names of those that are gone."""

    chosen = Signal(object)
    """An album to open."""

    def __init__(
        self, changes: AlbumChanges, tree: AlbumTree, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What changed"))
        self.resize(*SIZE)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Albums that changed"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self._fill(changes, tree)
        words = tr("The last arrangement: {changes}.")
        words = words.format(changes=changes_words(changes) or tr("nothing", "changed"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel(tr("What changed"), theme.TITLE, parent=self))
        column.addWidget(WrappedLabel(words, tone="muted", parent=self))
        if changes.moved_photos:
            moved = tr("%n photos lie in another album now.", "", changes.moved_photos)
            column.addWidget(WrappedLabel(moved, tone="muted"))
        column.addSpacing(8)
        column.addWidget(self.list, 1)
        # Enter is an activation as well, and a double click is preceded by a click.
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)

    def _fill(self, changes: AlbumChanges, tree: AlbumTree) -> None:
        for title, listed in (
            (tr("New albums"), changes.appeared),
            (tr("Grew", "albums"), changes.grew),
            (tr("Split", "albums that fell apart"), changes.split),
        ):
            there = [album_id for album_id in listed if album_id in tree.by_id]
            if there:
                self._add_title(title)
            for album_id in there:
                names = [safe_text(album.name, limit=60) for album in tree.path(album_id)]
                self._add(" › ".join(names), album_id)
        if changes.gone:
            self._add_title(tr("Gone", "albums"))
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
        tip = name if album_id is None else tr("Open {album}").format(album=name)
        item.setToolTip(tooltip(tip))
        item.setData(_ALBUM, album_id)
        item.setFlags(_OPENS if album_id is not None else Qt.ItemFlag.ItemIsEnabled)
        self.list.addItem(item)

    def _choose(self, item: QListWidgetItem) -> None:
        album_id = item.data(_ALBUM)
        if album_id is not None and self.isVisible():
            self.accept()
            self.chosen.emit(album_id)
