"""The top of an album's page: its photos in a strip, its name and why it has that, its verbs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from photoorg.settings import Paths
from photoorg.ui import theme
from photoorg.ui.action_row import ActionRow
from photoorg.ui.album_contents import EXAMPLES, AlbumShown
from photoorg.ui.album_evidence import EvidenceDetail
from photoorg.ui.album_words import sentence, state_words
from photoorg.ui.flow_layout import FlowLayout, empty
from photoorg.ui.fold import Fold
from photoorg.ui.labels import ElidedLabel, PlainLabel
from photoorg.ui.language import tr
from photoorg.ui.name_field import NameField
from photoorg.ui.photo_wall import SPACE, PhotoWall
from photoorg.ui.text import label_text, safe_text, tooltip
from photoorg.ui.thumbnails import Thumbnails

LEFT, RIGHT = 16, 20
SMALLEST, LARGEST = 56, 96
"""Edge of a photo in the strip."""
NAME_SHARE = 0.55
"""Of the line, at most, before buttons give way to the name."""
LOW = 560
"""In a page lower than this the strip gives way to the photos below."""
GUESS_WIDTH = 240


class AlbumHeader(QWidget):
    """Emits what the person decides; nothing is changed here."""

    renamed = Signal(object, str, bool)
    """The album shall be called so; the last tells whether Return was pressed after the name."""
    left = Signal()
    """The keyboard is free: the name is not edited any more."""

    def __init__(
        self,
        thumbnails: Thumbnails,
        paths: Paths,
        actions: Sequence[QAction],
        parent: QWidget | None = None,
    ) -> None:
        """`actions` are buttons, the most important first."""
        super().__init__(parent)
        self._album_id: int | None = None
        self._shown: AlbumShown | None = None
        self.strip = PhotoWall(thumbnails, paths, LARGEST, parent=self)
        self.name = NameField(self)
        self.state = PlainLabel("", theme.CAPTION, "chip", parent=self)
        self.verbs = ActionRow(actions, self)
        self.says = ElidedLabel(tone="muted", parent=self, elide=Qt.TextElideMode.ElideRight)
        self.why = Fold(tr("Why this name?"), self)
        self.guesses = QWidget(self)
        self._chips = FlowLayout(8)
        self.detail = EvidenceDetail(self)
        self._lay_out()
        self.name.entered.connect(self._rename)
        self.name.ended.connect(self.left)
        self.why.toggled.connect(self._show_detail)
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.verbs)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.says)
        second.addWidget(self.why)
        second.addStretch(1)
        self.guesses.setLayout(self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 0, RIGHT, 8)
        column.setSpacing(4)
        column.addWidget(self.strip)
        column.addSpacing(4)
        column.addLayout(head)
        column.addLayout(second)
        column.addWidget(self.guesses)
        column.addWidget(self.detail)
        self.detail.hide()

    def show_album(self, shown: AlbumShown) -> None:
        """Show an album; a detail that is open stays open, and so does a name being typed."""
        if shown == self._shown:
            # What has the keyboard here would lose it.
            return
        self._shown, album = shown, shown.album
        if album.id != self._album_id:
            self.name.close_field()
        self._album_id = album.id
        self.strip.show_cards(shown.cards[:EXAMPLES])
        named = tr("Photos of {album}").format(album=safe_text(album.name, limit=60))
        self.strip.setAccessibleName(named)
        self.name.show_name(album.name, italic=not album.kept)
        word, explained = state_words(album)
        self.state.setText(word)
        self.state.setToolTip(tooltip(explained))
        self.state.setAccessibleDescription(explained)
        self.says.setText(sentence(album))
        self.verbs.leave_out(*(["keep_album"] if album.kept else []))
        self._show_guesses(album.guesses)
        reasons = album.reasons
        known = reasons is not None and bool(reasons.tags or reasons.period or reasons.place)
        self.why.setVisible(known)
        if reasons is not None and known:
            above = shown.above[-1] if shown.above else None
            self.detail.show_evidence(reasons, album, above)
        self._show_detail()
        self._fit()

    def begin_rename(self) -> None:
        """Let the name be typed where it stands."""
        self.name.begin()

    def fit_height(self, page: int) -> None:
        """The page has so much height: the strip is for those that have enough."""
        self.strip.setVisible(page >= LOW)

    def _show_guesses(self, guesses: Sequence[str]) -> None:
        empty(self._chips)
        self.guesses.setVisible(bool(guesses))
        if not guesses:
            return
        words = PlainLabel(tr("Call it"), tone="muted", parent=self.guesses)
        words.setFixedHeight(26)
        self._chips.addWidget(words)
        words.show()
        for guess in guesses:
            chip = QPushButton(self.guesses)
            chip.setProperty("guess", "true")
            elided = chip.fontMetrics().elidedText(
                safe_text(guess, limit=120), Qt.TextElideMode.ElideMiddle, GUESS_WIDTH
            )
            chip.setText(label_text(elided))
            chip.setToolTip(tooltip(tr("Call this album “{name}”").format(name=guess)))
            said = tr("Call this album {name}").format(name=safe_text(guess, limit=120))
            chip.setAccessibleName(said)
            chip.clicked.connect(partial(self._rename, guess, False))
            self._chips.addWidget(chip)
            chip.show()

    def _rename(self, name: str, entered: bool) -> None:
        if self._album_id is not None:
            self.renamed.emit(self._album_id, name, entered)

    def _show_detail(self) -> None:
        opened = self.why.isChecked()
        self.detail.setVisible(opened and not self.why.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - LEFT - RIGHT
        edge = (room + SPACE) // EXAMPLES - SPACE
        self.strip.set_edge(min(max(edge, SMALLEST), LARGEST))
        name = self.name.label.sizeHint().width() + self.state.sizeHint().width() + 24
        self.verbs.fit(max(room - min(name, round(room * NAME_SHARE)), 0))
