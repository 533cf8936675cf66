"""Work cut into steps, one for each turn of the event loop, so that the window never waits."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from typing import TypeAlias, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

T = TypeVar("T")
Steps: TypeAlias = Generator[None, None, T]
"""A result that comes after some steps, each short."""


class Turns(QObject):
    """Runs a generator function's steps between other events; asked again meanwhile, once more."""

    done = Signal(float)
    """A run is over; the seconds all its steps took."""

    def __init__(self, work: Callable[[], Iterator[None]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._steps: Iterator[None] | None = None
        self._again = False
        self._spent = 0.0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)

    @property
    def running(self) -> bool:
        return self._steps is not None

    def start(self) -> None:
        """Run the work from its beginning, after the present run if there is one."""
        if self._steps is not None:
            self._again = True
            return
        self._steps, self._spent = self._work(), 0.0
        self._turn.start()

    def finish(self) -> None:
        """Do all of the work now."""
        self.stop()
        for _ in self._work():
            pass

    def stop(self) -> None:
        """Leave the work where it is."""
        self._steps, self._again = None, False
        self._turn.stop()

    def _step(self) -> None:
        if self._steps is None:
            return
        before = time.perf_counter()
        more = next(self._steps, self) is not self
        self._spent += time.perf_counter() - before
        if more:
            return
        again = self._again
        self.stop()
        self.done.emit(self._spent)
        if again:
            self.start()
