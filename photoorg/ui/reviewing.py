"""Deciding about photos that may belong in another album: the bar above them, and its verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from photoorg.domain import AlbumTree
from photoorg.library import Library, album_edits, albums
from photoorg.library.albums import Doubt
from photoorg.ui.actions import Needs
from photoorg.ui.album_words import listed_name
from photoorg.ui.closeness import Caption
from photoorg.ui.correcting import Correcting, short
from photoorg.ui.grid_selection import GridState
from photoorg.ui.labels import ElidedLabel
from photoorg.ui.language import tr
from photoorg.ui.places import Review
from photoorg.ui.text import label_text, tooltip

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow

BUTTON_TEXT = 168
"""Widest words of a button; its tooltip has them whole."""


def caption(doubt: Doubt, tree: AlbumTree) -> Caption:
    """“in Beach · nearer to Hills”."""
    here, there = (listed_name(tree.by_id[i]) for i in (doubt.album_id, doubt.rival_id))
    both, nearer = tr("in {album} · nearer to {other}"), tr("nearer to {other}")
    forms = [both.format(album=short(here, n), other=short(there, n)) for n in (40, 20, 12, 9)]
    forms += [nearer.format(other=short(there, n)) for n in (20, 14)]
    sentence = tr("It is in {album}, and nearer to {other}.")
    return Caption(tuple(forms), sentence.format(album=short(here, 80), other=short(there, 80)))


class ReviewBar(QWidget):
    """What is asked of the selected photos, and three buttons."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ElidedLabel(tone="muted", parent=self)
        self.buttons = [_ActButton(action, self) for action in actions]
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 20, 4)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addLayout(row)

    def say(self, words: str) -> None:
        """What the buttons are about."""
        self.words.setText(words)


class _ActButton(QPushButton):
    """A button for an action whose words may be long."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        words = self._action.text().replace("&&", "&")
        elide = Qt.TextElideMode.ElideMiddle
        self.setText(label_text(self.fontMetrics().elidedText(words, elide, BUTTON_TEXT)))
        self.setToolTip(self._action.toolTip() or tooltip(words))
        self.setAccessibleName(words)
        self.setEnabled(self._action.isEnabled())


class Reviewing(QObject):
    """The slots of the actions on photos for review."""

    def __init__(self, window: MainWindow, correcting: Correcting) -> None:
        super().__init__(window)
        self._window = window
        self._correcting = correcting

    def present(self) -> Needs:
        """Whether there is anything to decide; the verbs say what they would do."""
        doubts = self._selected()
        bar, reword = self._window.browser.review, self._window.actions_.reword
        if not doubts:
            reword("stays", tr("Stays here"))
            reword("goes", tr("Move there"))
            bar.say(tr("Select a photo to decide where it belongs: Y, M or N, as on the buttons."))
            return Needs.NOTHING
        here, there = ({getattr(d, key) for d in doubts} for key in ("album_id", "rival_id"))
        one = len(here) == 1 and len(there) == 1
        name = self._correcting.name
        stays = tr("Stays in {album}") if len(here) == 1 else tr("Stay where they are")
        goes = tr("Move to {album}") if len(there) == 1 else tr("Move to the nearer")
        reword("stays", stays.format(album=name(doubts[0].album_id)))
        reword("goes", goes.format(album=name(doubts[0].rival_id)))
        bar.say(
            caption(doubts[0], albums.tree(self._library)).sentence
            if one and len(doubts) == 1
            else tr("%n photos selected.", "", len(doubts))
        )
        return Needs.DOUBT

    def stays(self) -> None:
        """The selected photos stay in their albums."""
        self._settle("album_id", lambda count: tr("%n photos stay in {album}.", "", count))

    def goes(self) -> None:
        """The selected photos go to the albums that they are nearer to."""
        self._settle("rival_id", lambda count: tr("Moved %n photos to {album}.", "", count))

    def go_on(self, after: int | None) -> None:
        """Select the photo that comes after those that were decided about."""
        grid = self._window.browser.grid
        if after is None or grid.photos.row_of(after) is None:
            count = grid.photos.rowCount()
            after = int(grid.photos.listing.ids[count - 1]) if count else None
        if after is not None:
            scroll = grid.verticalScrollBar().value()
            grid.restore(GridState(scroll, np.array([after], np.int64), after))
            grid.scrollTo(grid.currentIndex())

    def following(self) -> int | None:
        """The photo after those that are selected."""
        ids = self._window.browser.grid.photos.listing.ids
        rows = np.flatnonzero(np.isin(ids, self._window.browser.selected_ids()))
        after = int(rows[-1]) + 1 if len(rows) else 0
        return int(ids[after]) if after < len(ids) else None

    def _selected(self) -> list[Doubt]:
        if not isinstance(self._window.browser.place, Review):
            return []
        chosen = set(self._window.browser.selected_ids())
        return [d for d in albums.doubts(self._library) if d.photo_id in chosen] if chosen else []

    def _settle(self, where: str, words: Callable[[int], str]) -> None:
        """One act for each album that photos come into."""
        doubts, after = self._selected(), self.following()
        for album_id in dict.fromkeys(getattr(doubt, where) for doubt in doubts):
            ids = [doubt.photo_id for doubt in doubts if getattr(doubt, where) == album_id]
            said = words(len(ids)).format(album=self._correcting.name(album_id))
            move = partial(album_edits.move_photos, self._library, ids, album_id)
            if not self._correcting.act(move, said):
                return
        if doubts:
            self.go_on(after)

    @property
    def _library(self) -> Library:
        return self._window.library
