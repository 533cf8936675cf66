"""What some albums would be as one: nothing happens before the person says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from photoorg.settings import Paths
from photoorg.ui.album_card import NARROWEST, AlbumCard
from photoorg.ui.album_contents import AlbumShown
from photoorg.ui.album_picker import AlbumPicker, Choice
from photoorg.ui.card_grid import CardGrid
from photoorg.ui.labels import ElidedLabel, PlainLabel
from photoorg.ui.language import tr
from photoorg.ui.name_field import LONGEST
from photoorg.ui.photo_wall import PhotoWall
from photoorg.ui.text import safe_text
from photoorg.ui.thumbnails import Thumbnails

EDGE = 56
LOW = 480


class MergePage(QWidget):
    """Shows the albums beside each other, and below them what they would be."""

    decided = Signal(object, object, str)
    """These albums (ids) shall be one: which takes in the others, and how it is called."""
    never = Signal(object)
    """These albums (ids) are never merged."""
    cancelled = Signal()

    def __init__(
        self,
        show: Callable[[int], AlbumShown | None],
        are_apart: Callable[[Sequence[int]], bool],
        thumbnails: Thumbnails,
        paths: Paths,
        parent: QWidget | None = None,
    ) -> None:
        """`show` reads an album; `are_apart` tells whether the person said never to merge some."""
        super().__init__(parent)
        self.setObjectName("page")
        self._show = show
        self._are_apart = are_apart
        self._thumbnails = thumbnails
        self._paths = paths
        self._albums: list[AlbumShown] = []
        self._choices: Sequence[Choice] = ()
        self._given = 0
        """How many of the albums were there from the beginning."""
        self._into = 0
        self.cards: list[AlbumCard] = []
        self._group = QButtonGroup(self)
        self.grid = CardGrid(NARROWEST, self)
        self.picker: AlbumPicker | None = None
        """The list to choose another album from; there is one while there is but one album."""
        self.name = QLineEdit(self)
        self.name.setFixedHeight(32)
        self.name.setMaxLength(LONGEST)
        self.name.setAccessibleName(tr("Name of the merged album"))
        self.together = PlainLabel("", tone="muted", parent=self)
        self.wall = PhotoWall(thumbnails, paths, EDGE, parent=self)
        self.words = ElidedLabel("", parent=self)
        self.apart = QPushButton(tr("Never merge these"), self)
        self.cancel = QPushButton(tr("Cancel"), self)
        self.merge = QPushButton(tr("Merge"), self)
        self.merge.setProperty("go", "true")
        self._lay_out()
        self.name.textEdited.connect(self._show_words)
        self.cancel.clicked.connect(self.cancelled)
        self.merge.clicked.connect(self._decide)
        self.apart.clicked.connect(self._say_never)

    def _lay_out(self) -> None:
        foot = QWidget(self)
        foot.setObjectName("explainFoot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        result = QHBoxLayout()
        result.setSpacing(12)
        title = PlainLabel(tr("Together"), weight=QFont.Weight.DemiBold, parent=foot)
        self._result = (title, self.name, self.together)
        for widget, stretch in zip(self._result, (0, 1, 0), strict=True):
            result.addWidget(widget, stretch)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.words, 1)
        for button in (self.apart, self.cancel, self.merge):
            last.addWidget(button)
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 12, 20, 12)
        column.setSpacing(8)
        column.addLayout(result)
        column.addWidget(self.wall)
        column.addLayout(last)
        hint = PlainLabel(tr("Nothing changes yet."), tone="muted", parent=self)
        hint.setContentsMargins(16, 0, 20, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(hint)
        whole.addWidget(self.grid, 1)
        whole.addWidget(foot)

    @property
    def album_ids(self) -> list[int]:
        """The albums that would be one."""
        return [shown.album.id for shown in self._albums]

    def show_albums(self, album_ids: Sequence[int], choices: Sequence[Choice]) -> None:
        """Begin with some albums; where it is only one, `choices` are those to merge it with."""
        found = [self._show(album_id) for album_id in dict.fromkeys(album_ids)]
        self._albums = [shown for shown in found if shown is not None]
        self._given, self._choices = len(self._albums), choices
        self.name.setText("")
        self._show_albums()

    def focus(self) -> None:
        """Give the keyboard to what is to be done first."""
        first = self.picker.field if self.picker else self.merge
        (first if first.isEnabled() else self.cancel).setFocus()

    def _show_albums(self) -> None:
        """Cards for the albums, and the list where another one is to be chosen."""
        self.cards = []
        for place, shown in enumerate(self._albums):
            card = AlbumCard(self._thumbnails, self._paths, self.grid.widget())
            inside = any(above.id in self.album_ids for above in shown.above)
            card.show_album(shown, not inside, place >= self._given)
            card.radio.setVisible(len(self._albums) > 1)
            card.stays.connect(self._stay)
            card.dropped.connect(self._drop, Qt.ConnectionType.QueuedConnection)
            self._group.addButton(card.radio)
            self.cards.append(card)
        self.picker = self._new_picker() if len(self._albums) == 1 else None
        self.grid.show_cards([*self.cards, *([self.picker] if self.picker else [])])
        able = [card for card in self.cards if card.radio.isEnabled()]
        if able:
            self._stay(self._first_to_stay(able))
        self._show_words()

    def _new_picker(self) -> AlbumPicker:
        made = AlbumPicker(tr("Merge with which album?"), self.grid.widget())
        made.setMinimumHeight(320)
        made.show_choices([c for c in self._choices if c.album_id != self.album_ids[0]])
        # Later: the list that says so is replaced.
        made.picked.connect(self._add, Qt.ConnectionType.QueuedConnection)
        return made

    def _first_to_stay(self, able: Sequence[AlbumCard]) -> int:
        """One that is the person's already, or else the largest."""
        fitting = {card.album_id for card in able}
        albums = [shown.album for shown in self._albums if shown.album.id in fitting]
        return max(albums, key=lambda album: (album.kept, album.count)).id

    def _add(self, album_id: int) -> None:
        shown = self._show(album_id)
        if shown is not None:
            self._albums.append(shown)
            self._show_albums()
            self.focus()

    def _drop(self, album_id: int) -> None:
        self._albums = [shown for shown in self._albums if shown.album.id != album_id]
        self._show_albums()
        self.focus()

    def _stay(self, album_id: int) -> None:
        """One takes in the others: its name is used unless another one was typed."""
        names = {shown.album.id: shown.album.name for shown in self._albums}
        typed = self.name.text().strip()
        if not typed or typed in {safe_text(name, limit=LONGEST) for name in names.values()}:
            self.name.setText(safe_text(names[album_id], limit=LONGEST))
            self.name.setCursorPosition(0)
        self._into = album_id
        for card in self.cards:
            card.radio.setChecked(card.album_id == album_id)
            card.update()
        self._show_words()

    def _show_words(self) -> None:
        several = len(self._albums) > 1
        for widget in self._result:
            widget.setVisible(several)
        self._show_wall()
        self.apart.setVisible(several)
        apart = several and self._are_apart(self.album_ids)
        self.apart.setEnabled(not apart)
        self.merge.setEnabled(several and bool(self.name.text().strip()))
        self.words.set_tone("amber" if apart else "muted")
        if not several:
            self.words.setText("" if self._albums else tr("This album is not there any more."))
            return
        self.words.setText(tr("You said that these are never merged.") if apart else "")
        if not self.name.text().strip():
            self.words.setText(tr("The album needs a name."))
        ids = set(self.album_ids)
        outer = [s for s in self._albums if not ids & {above.id for above in s.above}]
        total = sum(shown.album.count for shown in outer)
        self.together.setText(tr("%n photos", "", total))
        mixed = [
            card for row in zip(*(s.cards for s in self._albums), strict=False) for card in row
        ]
        distinct = {card.id: card for card in mixed}
        self.wall.show_cards(list(distinct.values()), total)

    def _show_wall(self) -> None:
        """In a low page the cards have the room."""
        self.wall.setVisible(len(self._albums) > 1 and self.height() >= LOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_wall()

    def _decide(self) -> None:
        name = " ".join(self.name.text().split())
        if len(self._albums) > 1 and name:
            self.decided.emit(self.album_ids, self._into, name)

    def _say_never(self) -> None:
        if len(self._albums) > 1:
            self.never.emit(self.album_ids)
