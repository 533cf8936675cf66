"""Collecting garbage in the main thread alone.

Python collects cycles in whatever thread happens to allocate. In a watcher's or a thumbnail's
thread that would destroy Qt objects there, which Qt forbids: a crash, once in thousands of runs.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer

LOOK_MS: Final = 250
_NAME: Final = "garbage"


def collect_in_main_thread(app: QCoreApplication) -> None:
    """From now on no other thread collects; the application's event loop does, four times a
    second. It stays so until the process ends: the last windows become garbage late.

    What there is by now, modules above all, lasts anyway, and is not looked at again: that would
    hold up the window for as long as two frames each time.
    """
    gc.disable()
    if app.findChild(QTimer, _NAME) is None:
        gc.freeze()
        timer = QTimer(app, interval=LOOK_MS)
        timer.setObjectName(_NAME)
        timer.timeout.connect(collect_due)
        timer.start()


def collect_due() -> None:
    """Collect the oldest generation that is due by Python's own thresholds."""
    over = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, limit) in enumerate(over) if count > limit > 0]
    if due:
        gc.collect(due[-1])
