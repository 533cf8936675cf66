"""Doing what corrects albums, showing it at once, and saying how to undo it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from photoorg.domain import Edit
from photoorg.errors import LibraryError
from photoorg.library import mark_acts, searches, trashed, undoing
from photoorg.library.marking import Steps
from photoorg.ui.act_words import words_of
from photoorg.ui.language import tr
from photoorg.ui.places import Review
from photoorg.ui.sentences import told
from photoorg.ui.text import safe_text

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow


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
            self.refuse(told(str(error)))
            return False
        undoes = tr("{done} {keys} undoes.", "done is a sentence")
        self._follow(undoes.format(done=words, keys=self._undo_keys()), teaches)
        if isinstance(place, Review):
            reviewing.go_on(after)
        return True

    def refuse(self, words: str) -> None:
        """Say why something cannot be done."""
        self._window.talk.complain(words)

    def step_back(self) -> None:
        """Undo the last act."""
        self._step(undoing.undo_in_steps(self._window.library), back=True)

    def step_forth(self) -> None:
        """Redo the act that was undone last."""
        self._step(undoing.redo_in_steps(self._window.library), back=False)

    def steps_back(self, count: int, back: bool = True) -> None:
        """Undo so many acts, one after the other, or redo them; all is shown in the end."""

        def tell(edits: list[Edit]) -> None:
            self.show_changed(edits, back)
            undone = tr("Undone: %n acts.", "", len(edits))
            done = undone if back else tr("Done again: %n acts.", "", len(edits))
            if len(edits) < count and not self._window.long_act.leaving:
                rest = tr("What comes next is about the trash: it is a step of its own.")
                done = f"{done} {rest}"
            self._window.say(done)

        self._window.long_act.run(self._walk(count, back), tell, _doing(back))

    def show_changed(self, edits: Sequence[Edit], back: bool) -> None:
        """Show what some acts have changed, whatever they are about; or, with `back`, what has
        changed since they were undone in this order."""
        verbs = {edit.verb for edit in edits}
        self._window.verbs.tags.follow(edits, back)
        if verbs - set(mark_acts.VERBS):
            self._window.show_corrected()
            if verbs - {*mark_acts.VERBS, *searches.VERBS}:
                self._window.rearranging.soon()
        if verbs & set(mark_acts.VERBS):
            self._window.show_marked(verbs)

    def name(self, album_id: int) -> str:
        """What an album is called, in few letters."""
        album = self._window.albums.by_id.get(album_id)
        return tr("the album", "in place of its name") if album is None else short(album.name)

    def _step(self, steps: Steps[Edit | None], back: bool) -> None:
        def tell(edit: Edit | None) -> None:
            if edit is not None:
                self.show_changed([edit], back)
                done = tr("Undone: {act}.") if back else tr("Done again: {act}.")
                self._window.say(done.format(act=words_of(edit)))

        self._window.long_act.run(steps, tell, _doing(back))

    def _walk(self, count: int, back: bool) -> Steps[list[Edit]]:
        step = undoing.undo_in_steps if back else undoing.redo_in_steps
        following = undoing.next_undo if back else undoing.next_redo
        done: list[Edit] = []
        for _ in range(count):
            coming = following(self._window.library)
            # Files are not moved without a question, and the person may want to see each step.
            if coming is not None and coming.verb == trashed.VERB:
                break
            if self._window.long_act.leaving:
                break
            edit = yield from step(self._window.library)
            if edit is not None:
                done.append(edit)
        return done

    def _follow(self, words: str, teaches: bool) -> None:
        self._window.show_corrected()
        self._window.say(words)
        if teaches:
            self._window.rearranging.soon()

    def _undo_keys(self) -> str:
        shortcut = self._window.actions_["undo"].shortcut()
        return shortcut.toString(QKeySequence.SequenceFormat.NativeText)


def _doing(back: bool) -> str:
    return tr("Undoing") if back else tr("Doing again")


def short(name: str, limit: int = 48) -> str:
    """A name in at most `limit` letters, its middle left out where it is longer."""
    shown = safe_text(name)
    half = (limit - 1) // 2
    return shown if len(shown) <= limit else f"{shown[:half]}…{shown[-half:]}"
