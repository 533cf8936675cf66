"""Collecting garbage in the main thread alone.

Python collects cycles in whatever thread happens to allocate. In a watcher's or a thumbnail's
thread that would destroy Qt objects there, which Qt forbids: a crash, once in thousands of runs.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QTimer

LOOK_MS: Final = 250


@contextmanager
def in_main_thread() -> Iterator[None]:
    """Within it no other thread collects; the event loop of this one does, four times a second."""
    automatic = gc.isenabled()
    gc.disable()
    timer = QTimer(interval=LOOK_MS)
    timer.timeout.connect(collect_due)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        if automatic:
            gc.enable()


def collect_due() -> None:
    """Collect the oldest generation of which Python's own thresholds say that it is time."""
    over = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, limit) in enumerate(over) if count > limit > 0]
    if due:
        gc.collect(due[-1])
