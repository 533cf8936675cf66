"""What an album would fall into: nothing happens before the person says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photoorg.domain import PhotoCard
from photoorg.jobs import SplitProposed
from photoorg.settings import Paths
from photoorg.ui.album_contents import SHOWN, AlbumShown, spread
from photoorg.ui.card_grid import CardGrid
from photoorg.ui.flow_layout import FlowLayout
from photoorg.ui.labels import ElidedLabel, PlainLabel
from photoorg.ui.language import tr
from photoorg.ui.order_box import QuietBox
from photoorg.ui.part_card import NARROWEST, PartCard
from photoorg.ui.parts import Parts
from photoorg.ui.text import safe_text
from photoorg.ui.thumbnails import Thumbnails
from photoorg.ui.waiting import Waiting

WAYS = {
    "subject": tr("By subject"),
    "time": tr("By time"),
    "place": tr("By place"),
    "folder": tr("By folder"),
}
_ALIKE = {
    "subject": tr("These photos do not differ in subject."),
    "time": tr("These photos do not differ in time."),
    "place": tr("These photos do not differ in place."),
    "folder": tr("These photos do not differ in folder."),
}
_LOOKING = {
    "subject": tr("Looking at how these photos differ in subject"),
    "time": tr("Looking at how these photos differ in time"),
    "place": tr("Looking at how these photos differ in place"),
    "folder": tr("Looking at how these photos differ in folder"),
}
MOST_PARTS = 12
_LINES_ALONE, _LINES = 6, 3
"""Of photos in a part: while all parts are side by side, and otherwise."""


class SplitPage(QWidget):
    """Asks for proposals, lets the person put parts together, and says what was decided."""

    asked = Signal(object, str, int)
    """A proposal is wanted: the album, by what, and how many parts (0: as the photos are)."""
    decided = Signal(object, object)
    """The album shall fall into these (name, photo ids)."""
    cancelled = Signal()

    def __init__(
        self,
        fetch: Callable[[Iterable[int]], tuple[PhotoCard, ...]],
        thumbnails: Thumbnails,
        paths: Paths,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._fetch = fetch
        self._thumbnails = thumbnails
        self._paths = paths
        self._shown: AlbumShown | None = None
        self.parts = Parts()
        self.cards: list[PartCard] = []
        self.ways = {by: self._way(by) for by in WAYS}
        self._group = QButtonGroup(self)
        for button in self.ways.values():
            self._group.addButton(button)
        self.number = QuietBox(self)
        self.number.addItem(tr("automatic"), 0)
        for parts in range(2, MOST_PARTS + 1):
            self.number.addItem(str(parts), parts)
        self.number.setAccessibleName(tr("How many parts"))
        self._how_many = PlainLabel(tr("How many parts"), tone="muted", parent=self)
        self.hint = ElidedLabel(tone="muted", parent=self)
        self.words = ElidedLabel("", parent=self)
        self.cancel = QPushButton(tr("Cancel"), self)
        self.split = QPushButton(tr("Split"), self)
        self.split.setProperty("go", "true")
        self.waiting = Waiting(self)
        self.grid = CardGrid(NARROWEST, self)
        self.body = QStackedWidget(self)
        self._lay_out()
        self.grid.arranged.connect(self._set_lines)
        self.number.activated.connect(self._ask)
        self.cancel.clicked.connect(self.cancelled)
        self.split.clicked.connect(self._decide)
        self.waiting.again_wanted.connect(self._ask)

    def _way(self, by: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(WAYS[by])
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self._ask)
        return button

    def _lay_out(self) -> None:
        choices = FlowLayout(4)
        for widget in (*self.ways.values(), self._how_many, self.number):
            choices.addWidget(widget)
        self._how_many.setFixedHeight(self.ways["subject"].sizeHint().height())
        self._how_many.setContentsMargins(8, 0, 0, 0)
        bar = QWidget(self)
        bar.setLayout(choices)
        above = QHBoxLayout()
        above.setContentsMargins(10, 0, 20, 0)
        above.addWidget(bar)
        for page in (self.waiting, self.grid):
            self.body.addWidget(page)
        foot = QWidget(self)
        foot.setObjectName("explainFoot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        last = QHBoxLayout(foot)
        last.setContentsMargins(16, 12, 20, 12)
        last.setSpacing(8)
        last.addWidget(self.words, 1)
        last.addWidget(self.cancel)
        last.addWidget(self.split)
        self.hint.setContentsMargins(16, 0, 20, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(above)
        column.addWidget(self.hint)
        column.addWidget(self.body, 1)
        column.addWidget(foot)

    @property
    def by(self) -> str:
        """In which respect the photos shall differ."""
        return next((by for by, way in self.ways.items() if way.isChecked()), "subject")

    @property
    def album_id(self) -> int | None:
        return None if self._shown is None else self._shown.album.id

    def show_album(self, shown: AlbumShown | None) -> None:
        """Begin with an album, by subject; None for one that is gone."""
        self._shown = shown
        self.ways["subject"].setChecked(True)
        self.number.setCurrentIndex(0)
        if shown is None:
            self._say(tr("This album is not there any more."))
        else:
            self._ask()

    def focus(self) -> None:
        """Give the keyboard to what can be chosen first."""
        self.ways[self.by].setFocus()

    def show_proposal(self, proposed: SplitProposed) -> None:
        """The worker's answer, unless something else was asked since."""
        if self._shown is None or (proposed.album_id, proposed.by) != (self.album_id, self.by):
            return
        self.parts = Parts(proposed.parts)
        if len(self.parts) < 2:
            self._say(_ALIKE[self.by])
        else:
            self._show_parts()

    def show_failure(self, message: str) -> None:
        """There is no proposal."""
        self._say(message, again=True)

    def _ask(self) -> None:
        for widget in (self._how_many, self.number):
            widget.setVisible(self.by == "subject")
        if self._shown is None:
            return
        self.parts = Parts()
        self._show_words()
        self.body.setCurrentWidget(self.waiting)
        self.waiting.wait(_LOOKING[self.by])
        parts = int(self.number.currentData()) if self.by == "subject" else 0
        self.asked.emit(self._shown.album.id, self.by, parts)

    def _say(self, words: str, again: bool = False) -> None:
        self.parts = Parts()
        self._show_words()
        self.waiting.say(words, again)
        self.body.setCurrentWidget(self.waiting)

    def _show_parts(self) -> None:
        assert self._shown is not None
        names = [self.parts[place].name for place in range(len(self.parts))]
        self.cards = []
        for place in range(len(self.parts)):
            card = PartCard(place, self._thumbnails, self._paths, self.grid.widget())
            part = self.parts[place]
            photos = self._fetch(spread(part.photo_ids, SHOWN))
            card.show_part(part, photos, self._shown.album.name, names)
            card.renamed.connect(self._rename)
            card.taken.connect(self._take)
            # Later: the card that says so is replaced.
            card.joined.connect(self._join, Qt.ConnectionType.QueuedConnection)
            self.cards.append(card)
        self.grid.show_cards(self.cards)
        self._set_lines()
        self.body.setCurrentWidget(self.grid)
        self._show_words()

    def _set_lines(self) -> None:
        """Parts that are all side by side have room for more photos."""
        lines = _LINES_ALONE if self.grid.in_one_line else _LINES
        for card in self.cards:
            card.wall.set_lines(lines)

    def _rename(self, place: int, name: str) -> None:
        self.parts.rename(place, name)
        self._show_words()

    def _take(self, place: int, taken: bool) -> None:
        self.parts.take(place, taken)
        if self._shown is not None:
            self.cards[place].show_taken(self.parts[place], self._shown.album.name)
            self.cards[place].update()
        self._show_words()

    def _join(self, place: int, into: int) -> None:
        if max(place, into) >= len(self.parts):
            return
        self.parts.join(place, into)
        self._show_parts()
        self.cards[into - (place < into)].more.setFocus()

    def _show_words(self) -> None:
        """What would happen, or why it cannot."""
        shown, trouble = self._shown, self.parts.trouble()
        there = len(self.parts) > 0
        drag = tr("Nothing changes yet. Drag a part onto another one to put them together.")
        self.hint.setText(drag if there else tr("Nothing changes yet."))
        self.split.setEnabled(there and not trouble)
        self.words.set_tone("amber" if trouble else "muted")
        if shown is None or not there:
            self.words.setText("")
            return
        held = sum(len(self.parts[place].photo_ids) for place in range(len(self.parts)))
        unseen = max(shown.album.count - held, 0)
        album = safe_text(shown.album.name, limit=60)
        self.words.setText(safe_text(trouble or self.parts.words(album, unseen)))

    def _decide(self) -> None:
        if self._shown is not None and not self.parts.trouble():
            self.decided.emit(self._shown.album.id, self.parts.chosen)
