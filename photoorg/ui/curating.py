"""What the verbs do by which a person marks photos: each is one short method."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QKeySequence

from photoorg.domain import Flag, Ids
from photoorg.library import Library, mark_acts, marking, marks, trashed, undoing
from photoorg.library.mark_acts import Change, Setting, Tagging
from photoorg.library.marking import Steps
from photoorg.library.marks import Summary
from photoorg.ui.act_words import marked_words
from photoorg.ui.caption_popup import CaptionPopup
from photoorg.ui.edit_history import HistoryDialog
from photoorg.ui.language import number, tr
from photoorg.ui.places import Compare
from photoorg.ui.tag_editor import TagEditor

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow


_LEADS_ON = (mark_acts.RATE, mark_acts.FLAG)


class Curating(QObject):
    """The slots of the actions that mark the selected photos, or the one that is looked at."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._editor: TagEditor | None = None

    def chosen(self) -> Ids:
        """The photos that these verbs are about."""
        viewed = self._window.viewer.card
        if viewed is not None:
            return np.array([viewed.id], np.int64)
        return self._window.browser.selected()

    def summary(self) -> Summary:
        """What they have."""
        return marks.summary(self._library, self.chosen())

    # Ratings, favourites, flags

    def rate(self, stars: int) -> None:
        """So many stars."""
        steps = marking.rate(self._library, self.chosen(), stars)
        self._mark(steps, Setting(mark_acts.RATE, stars))

    def rate_0(self) -> None:
        """No stars."""
        self.rate(0)

    def rate_1(self) -> None:
        """One star."""
        self.rate(1)

    def rate_2(self) -> None:
        """Two stars."""
        self.rate(2)

    def rate_3(self) -> None:
        """Three stars."""
        self.rate(3)

    def rate_4(self) -> None:
        """Four stars."""
        self.rate(4)

    def rate_5(self) -> None:
        """Five stars."""
        self.rate(5)

    def favour(self) -> None:
        """Favourites; none of them where all were."""
        chosen = self.chosen()
        wanted = marks.summary(self._library, chosen).favourites < len(chosen)
        steps = marking.favour(self._library, chosen, wanted)
        self._mark(steps, Setting(mark_acts.FAVOUR, int(wanted)))

    def pick(self) -> None:
        """Chosen among others."""
        self._flag(Flag.PICKED)

    def reject(self) -> None:
        """Not wanted; nothing happens to them."""
        self._flag(Flag.REJECTED)

    def unflag(self) -> None:
        """Neither picked nor rejected."""
        self._flag(Flag.NONE)

    def toggle_flag(self, flag: Flag) -> None:
        """The flag, or none where all have it."""
        if self.summary().flag == flag:
            self.unflag()
        elif flag is Flag.PICKED:
            self.pick()
        else:
            self.reject()

    def toggle_going_on(self) -> None:
        """After stars and flags for one photo the next one comes, or not."""
        goes_on = self._window.actions_["go_on"].isChecked()
        said = tr("After stars and flags the photo stays.")
        self._window.say(tr("After stars and flags the next photo comes.") if goes_on else said)

    def _flag(self, flag: Flag) -> None:
        steps = marking.flag(self._library, self.chosen(), flag)
        self._mark(steps, Setting(mark_acts.FLAG, flag))

    def _go_on(self, marked: Ids) -> None:
        """Step to the next photo, unless the mark has taken the photo out of what is shown and the
        next one is in its place."""
        viewer, browser = self._window.viewer, self._window.browser
        if isinstance(browser.place, Compare):
            # What is compared stays in sight.
            return
        grid = browser.active_grid
        if not np.array_equal(grid.selected_ids(), marked):
            return
        if viewer.card is not None:
            viewer.step(1)
            return
        row = grid.currentIndex().row() + 1
        if row < grid.photos.rowCount():
            chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
            grid.selectionModel().setCurrentIndex(grid.photos.index(row), chosen)

    # Tags and captions

    def edit_tags(self) -> None:
        """Let tags be added and taken away."""
        chosen = self.chosen()
        if not len(chosen):
            return
        editor = TagEditor(tr("Tags of %n photos", "", len(chosen)), self._window)
        editor.show_tags(marks.names_of_tags(self._library), self.summary())
        editor.added.connect(self.add_tag)
        editor.removed.connect(self.remove_tag)
        editor.destroyed.connect(self._forget_editor)
        self._editor = editor
        editor.open()

    def add_tag(self, name: str) -> None:
        """They have this tag, too."""
        self._tag([name], [])

    def remove_tag(self, name: str) -> None:
        """They do not have this tag."""
        self._tag([], [name])

    def _tag(self, add: Sequence[str], remove: Sequence[str]) -> None:
        steps = marking.tag(self._library, self.chosen(), add, remove)
        self._mark(steps, Tagging(tuple(add), tuple(remove)))

    def tag_photos(self, photo_ids: Sequence[int], name: str) -> None:
        """Some photos have this tag, too."""
        ids = np.array(photo_ids, np.int64)
        steps = marking.tag(self._library, ids, [name])
        self._mark(steps, Tagging((name,)), ids)

    def edit_caption(self) -> None:
        """Let the person's own caption be written: in its place, or where that is not seen, in a
        window of its own."""
        inspector = self._window.inspector
        if self._window.viewer.card is None and inspector.marks.isVisible():
            inspector.write_caption()
            return
        chosen = self.chosen()
        if not len(chosen):
            return
        popup = CaptionPopup(tr("Caption of %n photos", "", len(chosen)), self._window)
        popup.show_caption(self.summary().caption)
        popup.entered.connect(self.caption)
        popup.open()

    def caption(self, words: str) -> None:
        """They have this caption."""
        self.caption_photos(self.chosen(), words)

    def caption_photos(self, photo_ids: Ids, words: str) -> None:
        """Some photos have this caption."""
        steps = marking.caption(self._library, photo_ids, words)
        self._mark(steps, Setting(mark_acts.CAPTION, words.strip()), photo_ids)

    # What was done

    def show_history(self) -> None:
        """List what was done, with a way back to any point."""
        dialog = HistoryDialog(self._library, self._name_of, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.back_wanted.connect(lambda count: self._walk(dialog, count, back=True))
        dialog.forth_wanted.connect(lambda count: self._walk(dialog, count, back=False))
        self._window.long_act.changed.connect(dialog.refresh)
        dialog.open()

    def _walk(self, dialog: HistoryDialog, count: int, back: bool) -> None:
        """Undo so many acts, or redo them; one about the trash alone: it asks, and takes time."""
        verbs = self._window.verbs
        following = undoing.next_undo if back else undoing.next_redo
        coming = following(self._library)
        if coming is None or coming.verb != trashed.VERB:
            verbs.correcting.steps_back(count, back)
            return
        dialog.accept()
        (verbs.albums.undo if back else verbs.albums.redo)()

    def _name_of(self, album_id: int) -> str:
        album = self._window.albums.by_id.get(album_id)
        return "" if album is None else album.name

    # Inner workings

    def _mark(self, steps: Steps[int], change: Change, photo_ids: Ids | None = None) -> None:
        """Carry out an act on some photos, or else the chosen ones."""
        chosen = self.chosen() if photo_ids is None else photo_ids
        count = len(chosen)
        if not count:
            steps.close()
            return

        leads_on = count == 1 and photo_ids is None and change.verb in _LEADS_ON

        def tell(changed: int) -> None:
            self._tell(changed, count, change)
            if changed:
                self._window.show_marked({change.verb})
                # They may have left what is shown, a choice by marks.
                self._window.browser.select_something()
                self._follow_editor()
            if leads_on and self._window.actions_["go_on"].isChecked():
                self._go_on(chosen)

        self._window.long_act.run(steps, tell, tr("Marking %n photos", "", count))

    def _tell(self, changed: int, count: int, change: Change) -> None:
        if not changed:
            self._window.say(tr("%n photos have that already.", "", count))
            return
        done = marked_words(change, changed)
        said = tr("{done}. {keys} undoes.", "done is a sentence without its end")
        if changed < count:
            said = tr("{done}; {others} had that already. {keys} undoes.")
        others = number(count - changed)
        self._window.say(said.format(done=done, others=others, keys=self._undo_keys()))

    def _follow_editor(self) -> None:
        if self._editor is not None:
            self._editor.show_tags(marks.names_of_tags(self._library), self.summary())

    def _forget_editor(self) -> None:
        self._editor = None

    def _undo_keys(self) -> str:
        shortcut = self._window.actions_["undo"].shortcut()
        return shortcut.toString(QKeySequence.SequenceFormat.NativeText)

    @property
    def _library(self) -> Library:
        return self._window.library
