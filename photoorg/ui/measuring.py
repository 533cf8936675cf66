"""How large a library is, counted in turns: thumbnails are many files."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from photoorg.library.belongings import belongings
from photoorg.settings import Paths
from photoorg.ui.turns import Turns

FILES = 500
"""Files that are looked at in one turn; a few milliseconds."""


class Measuring(QObject):
    """Measures one folder at a time; asked again, the folder asked for last."""

    measured = Signal(object, object)
    """The Paths, and bytes: they may not fit into Qt's own whole numbers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: list[Paths] = []
        self._turns = Turns(self._steps, self)

    def measure(self, *wanted: Paths) -> None:
        """Measure these, one after the other."""
        self._wanted = list(wanted)
        self._turns.stop()
        self._turns.start()

    def stop(self) -> None:
        """Measure nothing more."""
        self._turns.stop()

    def _steps(self) -> Iterator[None]:
        for paths in self._wanted:
            total = 0
            try:
                for number, each in enumerate(belongings(paths)):
                    total += each.size
                    if number % FILES == FILES - 1:
                        yield
            except OSError:
                continue
            self.measured.emit(paths, total)
            yield
