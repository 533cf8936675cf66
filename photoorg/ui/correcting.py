"""Doing what corrects albums, showing it at once, and saying how to undo it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from photoorg.corrections.words import phrase
from photoorg.domain import Edit
from photoorg.errors import LibraryError
from photoorg.library import corrections, searches
from photoorg.ui.places import Review
from photoorg.ui.text import safe_text

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow

_VERDICTS = {"similar": "“more like this”", "not similar": "“less like this”"}


class Correcting(QObject):
    """What all corrections have in common."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def act(self, do: Callable[[], object], words: str, teaches: bool = True) -> bool:
        """Do it, show the albums as they are then, and say it in `words`; or say why it cannot be
        done, and return False. Albums are arranged anew after what `teaches`."""
        reviewing, place = self._window.verbs.reviewing, self._window.browser.place
        after = reviewing.following() if isinstance(place, Review) else None
        try:
            do()
        except LibraryError as error:
            self.refuse(str(error))
            return False
        self._follow(f"{words} {self._undo_keys()} undoes.", teaches)
        if isinstance(place, Review):
            reviewing.go_on(after)
        return True

    def refuse(self, words: str) -> None:
        """Say why something cannot be done."""
        self._window.talk.complain(words)

    def step_back(self) -> None:
        """Undo the last act."""
        self._step(corrections.undo, "Undone")

    def step_forth(self) -> None:
        """Redo the act that was undone last."""
        self._step(corrections.redo, "Done again")

    def name(self, album_id: int) -> str:
        """What an album is called, in few letters."""
        album = self._window.albums.by_id.get(album_id)
        return "the album" if album is None else short(album.name)

    def _step(self, step: Callable[..., Edit | None], said: str) -> None:
        try:
            edit = step(self._window.library)
        except LibraryError as error:
            self.refuse(str(error))
            return
        if edit is not None:
            self._follow(f"{said}: {words_of(edit)}.", edit.verb not in searches.VERBS)

    def _follow(self, words: str, teaches: bool) -> None:
        self._window.show_corrected()
        self._window.say(words)
        if teaches:
            self._window.rearranging.soon()

    def _undo_keys(self) -> str:
        shortcut = self._window.actions_["undo"].shortcut()
        return shortcut.toString(QKeySequence.SequenceFormat.NativeText)


def words_of(edit: Edit) -> str:
    """An act in words that follow “undo”: “move 3 photos”."""
    act = corrections.act_of(edit)
    words = _VERDICTS.get(edit.verb, edit.verb) if act is None else phrase(act)
    return safe_text(words, limit=80)


def short(name: str, limit: int = 48) -> str:
    """A name in at most `limit` letters, its middle left out where it is longer."""
    shown = safe_text(name)
    half = (limit - 1) // 2
    return shown if len(shown) <= limit else f"{shown[:half]}…{shown[-half:]}"
