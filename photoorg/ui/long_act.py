"""An act on very many photos, carried out in steps between which the window goes on."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from photoorg.errors import LibraryError
from photoorg.library import journal
from photoorg.library.marking import Steps
from photoorg.ui.language import tr
from photoorg.ui.sentences import told

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow

T = TypeVar("T")
AT_ONCE_SECONDS = 0.04
"""What is done within this is done before anything else happens."""
TURN_SECONDS = 0.008
TELL_SECONDS = 0.3


class LongAct(QObject):
    """Carries out one act at a time; the library ends it before it begins another one."""

    changed = Signal()
    """An act is done, or was given up."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._steps: Steps[Any] | None = None
        self.leaving = False
        """Whether the person wants no more of it: what comes in several acts begins no other."""
        self._then: Callable[[Any], None] = _nothing
        self._doing = ""
        self._share = 0.0
        self._began = 0.0
        self._last = 0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)

    @property
    def running(self) -> bool:
        return self._steps is not None

    def run(self, steps: Steps[T], then: Callable[[T], None], doing: str) -> None:
        """Carry out an act; `then` gets what the steps return. `doing` says what it is, should it
        take long: “Rating 12 photos”. While another one is under way nothing is begun."""
        if self.running:
            self._window.talk.complain(
                tr("{doing}… One moment, or Stop.").format(doing=self._doing)
            )
            return
        self._steps, self._then, self._doing = steps, then, doing
        self.leaving = False
        self._began = time.perf_counter()
        self._last = journal.last_id(self._window.library)
        if not self._advance(AT_ONCE_SECONDS):
            self._turn.start()
            self._window.enable()

    def finish(self) -> None:
        """Do the rest now."""
        while self.running:
            self._advance(60.0)

    def cancel(self) -> None:
        """Leave it: nothing is changed. What is saved already is brought to its end instead."""
        if self._steps is None:
            return
        self.leaving = True
        if journal.last_id(self._window.library) != self._last:
            self.finish()
            return
        self._steps.close()
        self._end()
        self._window.enable()
        self._window.say(tr("Stopped: nothing was changed."))

    def _go_on(self) -> None:
        if self._advance(TURN_SECONDS):
            self._window.enable()
        elif time.perf_counter() - self._began > TELL_SECONDS:
            self._window.say(f"{self._doing} … {100 * self._share:.0f} %")

    def _advance(self, seconds: float) -> bool:
        """Go on for about so long; whether it is over."""
        steps, library = self._steps, self._window.library
        if steps is None:
            return True
        # Its own transaction is no other act.
        library.unfinished = None
        until = time.perf_counter() + seconds
        try:
            while time.perf_counter() < until:
                self._share = next(steps)
        except StopIteration as end:
            then = self._then
            self._end()
            then(end.value)
            self.changed.emit()
            return True
        except LibraryError as error:
            self._end()
            self._window.talk.complain(told(str(error)))
            self.changed.emit()
            return True
        library.unfinished = self.finish
        return False

    def _end(self) -> None:
        self._window.library.unfinished = None
        self._turn.stop()
        self._steps, self._then = None, _nothing


def _nothing(_: object) -> None:
    return
