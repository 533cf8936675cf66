"""Waiting for room: a stage that met a full disk begins again when there is some."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from typing import Any

from photoorg import durable
from photoorg.errors import LibraryFull
from photoorg.jobs import PAUSED, Step
from photoorg.library import Library

STEP_SECONDS = 0.25
"""Between two steps while nothing can be done: a cancel is noticed this soon."""
POLL_SECONDS = 2.0
MOST_SECONDS = 60.0
"""The longest wait where a stage meets a full disk again and again without getting on."""


def patiently(library: Library, stage: Callable[[], Iterator[Step]]) -> Generator[Step, None, Any]:
    """Run a stage that can begin again at any time; what it returns.

    While the disk of the library is full the steps are `PAUSED`, with the reason.
    """
    pause = POLL_SECONDS / 2
    while True:
        began = time.monotonic()
        try:
            return (yield from stage())
        except LibraryFull as full:
            # Who fills the disk again at once is in no hurry.
            at_once = time.monotonic() - began < pause
            pause = min(2 * pause, MOST_SECONDS) if at_once else POLL_SECONDS
            yield from _wait(library, full, pause)


def _wait(library: Library, full: LibraryFull, pause: float) -> Iterator[Step]:
    """Steps until the disk takes as much as was lacking, and at least for `pause` seconds."""
    yield Step(PAUSED, 0, 0, str(full))
    look_at = time.monotonic() + pause
    while True:
        time.sleep(STEP_SECONDS)
        yield Step(PAUSED, 0, 0, str(full))
        if time.monotonic() >= look_at:
            if durable.has_room(library.paths.library, full.needed):
                return
            look_at = time.monotonic() + POLL_SECONDS
