"""Tells when another day has begun, also after the computer has slept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_MS: Final = 60_000


class DayChange(QObject):
    """Looks at the calendar once a minute."""

    happened = Signal()

    def __init__(self, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self._day = today()
        timer = QTimer(self, interval=_LOOK_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Look now."""
        day = self._today()
        if day != self._day:
            self._day = day
            self.happened.emit()
