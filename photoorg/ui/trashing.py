"""What “Move to trash” does, and undoing and redoing it: asked, done in steps, and told."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from photoorg.domain import Edit
from photoorg.errors import LibraryError
from photoorg.jobs import Pace, Step
from photoorg.library import Access, Library, photos, trashed
from photoorg.ui import trash_plan, trash_words
from photoorg.ui.actions import Needs
from photoorg.ui.language import tr
from photoorg.ui.sentences import told
from photoorg.ui.trash_dialog import StayDialog, TrashDialog, first_cards
from photoorg.ui.trash_noticing import Noticing
from photoorg.ui.trash_plan import Plan
from photoorg.ui.trash_run import Moving, Returning, Run, settle
from photoorg.ui.turns import Steps, Turns

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow

SHOW_SECONDS = 0.1
"""Between two reports of progress."""
NOTICE_SECONDS = 0.5
"""Between two times that the photos that are gone leave the window."""
MANY = 200
"""With more photos than this it is said that they are looked at before anything is asked."""


class Trashing(QObject):
    """At most one thing at a time: looking, moving to the trash, or bringing back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._turns = Turns(self._work, self)
        self._turns.done.connect(self._done)
        self._steps: Callable[[], Iterator[None]] = lambda: iter(())
        self._then: Callable[[], None] = lambda: None
        self._moving: tuple[Moving, Plan] | None = None
        self._returning: Returning | None = None
        self._pace = Pace()
        self._shown = self._noticed_at = 0.0
        self._noticed = 0
        """How many of the files that moved are noticed."""
        self._left_by: Counter[int] = Counter()
        """How many files each photo has that are to be moved and have not moved yet."""
        self._dialog: TrashDialog | None = None
        self._noticing: Noticing | None = None

    @property
    def running(self) -> bool:
        """Whether files are looked at, moved or brought back."""
        return self._turns.running

    def present(self) -> Needs:
        """Whether there are photos to move."""
        writable = Access.PERSON in self._library.access
        some = writable and not self.running and bool(self._window.browser.selected_count())
        return Needs.TRASHABLE if some else Needs.NOTHING

    def follow(self, noticing: Noticing) -> None:
        """Tell the library by way of `noticing`."""
        self._noticing = noticing
        noticing.noticed.connect(self._window.refresh)

    # Verbs

    def move_to_trash(self) -> None:
        """Ask whether the photo in the viewer, or else the selected ones, go to the trash."""
        looked_at = self._window.viewer.card
        ids = self._window.browser.selected_ids() if looked_at is None else [looked_at.id]
        if ids and not self.running:
            if len(ids) > MANY:
                self._window.status.show_starting(tr("Looking at %n photos", "", len(ids)))
            self._start(lambda: self._look(trash_plan.of_photos(self._library, ids)))

    def take_back(self, edit: Edit | None) -> bool:
        """Bring the files of an act back from the trash, if it moved some there; whether it did."""
        if edit is None or edit.verb != trashed.VERB:
            return False
        if not self.running:
            self._returning = returning = Returning(self._library, edit.id)
            self._start(lambda: self._watched(returning.steps()), self._end_returning)
        return True

    def do_again(self, edit: Edit | None) -> bool:
        """Ask whether files that were brought back go to the trash again, if that is what an act
        did; whether it is."""
        if edit is None or edit.verb != trashed.VERB:
            return False
        if not self.running:
            held = trashed.held(self._library)
            listed = [f for f in trashed.files_of(self._library, edit.id) if f.path not in held]
            looking = trash_plan.of_files(self._library, listed)
            self._start(lambda: self._look(looking, edit.id))
        return True

    def stop(self) -> None:
        """Go no further; what was moved so far is noted, and told."""
        if self.running:
            self._turns.stop()
            self._then()

    def tell_interrupted(self) -> None:
        """Find out what became of files that were on their way when photoorg ended last; say so."""
        interrupted = trashed.interrupted(self._library)
        if not interrupted or Access.PERSON not in self._library.access:
            return
        try:
            found = [settle(self._library, each) for each in interrupted]
        except LibraryError as error:
            self._window.talk.complain(told(str(error)))
            return
        lost = [
            (path, tr("neither at its place nor in the trash")) for f in found for path in f.lost
        ]
        StayDialog(trash_words.found_words(found, self._undo_keys()), lost, self._window).open()
        self._window.enable()

    # Asking

    def _look(self, looking: Steps[Plan], act: int = 0) -> Iterator[None]:
        try:
            plan = yield from looking
        except LibraryError as error:
            words = told(str(error))
            self._then = lambda: self._window.talk.complain(words)
            return
        self._then = lambda: self._ask(plan, act)

    def _ask(self, plan: Plan, act: int) -> None:
        window = self._window
        window.talk.rest()
        if not plan.files:
            if not (act and self._holds_still(act)):
                window.talk.complain(trash_words.nothing_words(plan.stays))
            return
        cards = first_cards(plan, photos.cards(self._library, plan.photo_ids[:12]))
        dialog = TrashDialog(
            plan, cards, window.thumbnails, self._library.paths, self._undo_keys(), window
        )
        dialog.accepted.connect(lambda: self._move(plan, act))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()

    def _holds_still(self, act: int) -> bool:
        """Whether files of an act never came back: then it is done again without any of them being
        moved, so that undo can try once more."""
        held = len(trashed.held_by(self._library, act))
        if held:
            try:
                trashed.begin_again(self._library, act)
            except LibraryError as error:
                self._window.talk.complain(told(str(error)))
            else:
                self._window.say(trash_words.still_words(held, self._undo_keys()))
                self._window.enable()
        return bool(held)

    def _forget_dialog(self) -> None:
        self._dialog = None

    # Doing

    def _move(self, plan: Plan, act: int) -> None:
        moving = Moving(self._library, plan.photos, plan.files, act)
        self._moving = moving, plan
        self._left_by = Counter(each.photo_id for each in plan.files)
        self._noticed = 0
        self._start(lambda: self._watched(moving.steps()), self._end_moving)

    def _watched(self, steps: Iterator[None]) -> Iterator[None]:
        """The same steps; in between progress is shown, and photos that are gone leave."""
        self._pace = Pace()
        for _ in steps:
            now = time.monotonic()
            if now - self._shown >= SHOW_SECONDS:
                self._shown = now
                self._show_progress()
            if self._moving is not None and now - self._noticed_at >= NOTICE_SECONDS:
                self._noticed_at = now
                self._notice_moved(*self._moving)
            yield

    def _show_progress(self) -> None:
        step = None
        if self._moving is not None:
            run = self._moving[0].run
            step = Step("trash", run.done, run.total)
        elif self._returning is not None:
            run = self._returning.run
            step = Step("untrash", run.done, run.total)
        if step is not None and step.total > 1:
            self._window.status.show_progress(self._pace.progress(0, step))

    def _end_moving(self) -> None:
        assert self._moving is not None
        moving, plan = self._moving
        self._moving = None
        try:
            moving.end()
        except LibraryError as error:
            moving.run.trouble = moving.run.trouble or told(str(error))
        self._notice_moved(moving, plan)
        self._window.browser.select_something()
        run = moving.run
        words = trash_words.moved_words(run, plan.photos, self._undo_keys())
        self._tell(words, run)

    def _notice_moved(self, moving: Moving, plan: Plan) -> None:
        """What has moved since the last time leaves the window, and the library gets to know."""
        paths = moving.run.moved[self._noticed :]
        self._noticed += len(paths)
        if not paths or self._noticing is None:
            return
        moved = set(paths)
        gone = set()
        for each in plan.files:
            if each.file.path in moved:
                self._left_by[each.photo_id] -= 1
                if not self._left_by[each.photo_id] and each.photo_id not in plan.kept:
                    gone.add(each.photo_id)
        self._noticing.gone(paths, gone - {0})
        self._window.browser.leave_out(gone)

    def _end_returning(self) -> None:
        assert self._returning is not None
        returning, self._returning = self._returning, None
        try:
            returning.end()
        except LibraryError as error:
            returning.run.trouble = returning.run.trouble or told(str(error))
        run = returning.run
        if self._noticing is not None:
            back = set(run.moved)
            contents = [held.file.content for held in returning.held if held.file.path in back]
            self._noticing.back(run.moved, self._ids_of(contents))
        words = trash_words.returned_words(run)
        self._tell(words, run)

    def _tell(self, words: str, run: Run) -> None:
        window, whole = self._window, len(run.moved) == run.total
        window.talk.rest()
        (window.say if whole else window.talk.complain)(words)
        window.enable()
        if run.trouble or (run.moved and run.stays):
            # What was agreed to was done in part: that is to be read in peace.
            StayDialog(words, run.stays, window).open()

    def _ids_of(self, contents: list[bytes]) -> set[int]:
        found: set[int] = set()
        for start in range(0, len(contents), trash_plan.A_STEP):
            chunk = contents[start : start + trash_plan.A_STEP]
            found.update(photos.ids_known(self._library, chunk).values())
        return found

    # Turns

    def _start(
        self, steps: Callable[[], Iterator[None]], then: Callable[[], None] | None = None
    ) -> None:
        self._steps, self._then = steps, then or self._window.talk.rest
        self._turns.start()
        self._window.enable()

    def _work(self) -> Iterator[None]:
        return self._steps()

    def _done(self) -> None:
        self._then()
        self._window.enable()

    @property
    def _library(self) -> Library:
        return self._window.library

    def _undo_keys(self) -> str:
        shortcut = self._window.actions_["undo"].shortcut()
        return shortcut.toString(QKeySequence.SequenceFormat.NativeText)
