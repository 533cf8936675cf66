"""“Why in Beach?”: what speaks for a photo's album, and for the one that comes next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from photoorg.domain import Album, PhotoCard, PlaceReason
from photoorg.settings import Paths
from photoorg.ui import theme
from photoorg.ui.album_contents import path_words
from photoorg.ui.flow_layout import FlowLayout
from photoorg.ui.fold import Fold
from photoorg.ui.labels import PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.photo_wall import PhotoWall
from photoorg.ui.text import label_text, safe_text, tooltip
from photoorg.ui.thumbnails import Thumbnails

REST_MS = 150
"""How long the keyboard rests on a photo before the worker is asked about it."""
QUIET_MS = 300
EDGE = 56
LIKE = 8
NAME = 24
"""Letters of an album's name on a button."""


class WhyHere(QWidget):
    """A question that opens; while it is open every photo is asked about."""

    asked = Signal(int)
    """A photo about which it should be said why it is in its album."""
    pair_wanted = Signal(int, int)
    """The photo and one it is like, to be compared."""
    move_wanted = Signal(int, object)
    """The photo shall be in this album."""
    out_wanted = Signal(int, object)
    """The photo is not in this album."""

    def __init__(self, thumbnails: Thumbnails, paths: Paths, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo_id = 0
        self._album: Album | None = None
        self._rival: Album | None = None
        self._asked = 0
        self.question = Fold(parent=self)
        self.says = WrappedLabel("", parent=self)
        self.like_title = PlainLabel(tr("Most like these"), theme.CAPTION, "muted", parent=self)
        self.like = PhotoWall(thumbnails, paths, EDGE, 2, chooses=True, parent=self)
        self.like.setAccessibleName(tr("The photos it is most like"))
        self.next = WrappedLabel("", parent=self)
        self.there = QPushButton(tr("Move there"), self)
        self.out = QPushButton(self)
        self.stay = QPushButton(tr("Stays here"), self)
        self._acts = QWidget(self)
        self._body = QWidget(self)
        self._lay_out()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._say_waiting)
        self.question.toggled.connect(self._open)
        self.like.chosen.connect(self._compare)
        self.there.clicked.connect(self._move)
        self.out.clicked.connect(self._take_out)
        self.stay.clicked.connect(self._stay)
        self.show_photo(None, ())

    def _lay_out(self) -> None:
        acts = FlowLayout(4)
        self._acts.setLayout(acts)
        for button in (self.there, self.stay, self.out):
            button.setProperty("small", "true")
            acts.addWidget(button)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        for widget in (self.says, self.like_title, self.like, self.next, self._acts):
            inside.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.question, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._body)

    def show_photo(self, photo_id: int | None, path: Sequence[Album]) -> None:
        """Another photo and the way to its album; nothing to ask where it has none."""
        album = path[-1] if path else None
        self.setVisible(photo_id is not None and album is not None)
        if photo_id is None or album is None:
            self._album = None
            self._rest.stop()
            return
        same = (photo_id, album) == (self._photo_id, self._album)
        self._photo_id, self._album = photo_id, album
        name = safe_text(album.name, limit=NAME)
        why = tr("Why in no album?") if album.unsorted else tr("Why in {album}?")
        self.question.say(why.format(album=name))
        self.question.setToolTip(tooltip("" if album.unsorted else why.format(album=album.name)))
        self.out.setText(label_text(tr("Not in {album}").format(album=name)))
        if not same:
            self._clear()
            if self.question.isChecked():
                self._rest.start()

    def show_reason(
        self, reason: PlaceReason, like: Sequence[PhotoCard], rival: Sequence[Album]
    ) -> None:
        """The answer, unless another photo was asked about since; `rival` is the way to the
        album that comes next."""
        album = self._album
        if album is None or (reason.photo_id, reason.album_id) != (self._photo_id, album.id):
            return
        self._quiet.stop()
        self._say(safe_text(reason.words))
        self.like.show_cards(like[:LIKE])
        for widget in (self.like, self.like_title):
            widget.setVisible(bool(like))
        self._rival = rival[-1] if rival else None
        if rival:
            why = f" {safe_text(reason.rival_words)}" if reason.rival_words else ""
            fits = tr("It would also fit {album}.").format(album=path_words(rival))
            self.next.setText(fits + why)
        self.next.setVisible(bool(rival))
        self.there.setVisible(bool(rival))
        for button in (self.out, self.stay):
            button.setVisible(not album.unsorted)
        self._acts.setVisible(bool(rival) or not album.unsorted)

    def show_failure(self, photo_id: int, message: str) -> None:
        """There is no answer about a photo."""
        if photo_id == self._photo_id:
            self._quiet.stop()
            self._say(safe_text(message), tone="amber")

    def _open(self, opened: bool) -> None:
        self._body.setVisible(opened)
        if opened and self._asked != self._photo_id:
            self._ask()

    def _ask(self) -> None:
        if self._album is None or not self.question.isChecked():
            return
        self._asked = self._photo_id
        self._quiet.start()
        self.asked.emit(self._photo_id)

    def _say_waiting(self) -> None:
        self._say(tr("Comparing it with its album…"), tone="muted")

    def _say(self, words: str, tone: str = "") -> None:
        self.says.set_tone(tone)
        self.says.setText(words)
        self.says.setVisible(bool(words))

    def _clear(self) -> None:
        self._asked, self._rival = 0, None
        self._quiet.stop()
        self._say("")
        self.like.show_cards(())
        for widget in (self.like, self.like_title, self.next, self._acts):
            widget.hide()
        self._body.setVisible(self.question.isChecked())

    def _compare(self, other: int) -> None:
        self.pair_wanted.emit(self._photo_id, other)

    def _move(self) -> None:
        if self._rival is not None:
            self.move_wanted.emit(self._photo_id, self._rival.id)

    def _take_out(self) -> None:
        if self._album is not None:
            self.out_wanted.emit(self._photo_id, self._album.id)

    def _stay(self) -> None:
        if self._album is not None:
            self.move_wanted.emit(self._photo_id, self._album.id)
