"""Waiting: for room, where a stage that met a full disk begins again when there is some, and for
the mains, while a laptop lives on its battery."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from typing import Any, TypeVar

from photoorg import durable, power
from photoorg.errors import LibraryFull
from photoorg.jobs import PAUSED, Step
from photoorg.library import Library
from photoorg.settings import Settings

STEP_SECONDS = 0.25
"""Between two steps while nothing can be done: a cancel is noticed this soon."""
POLL_SECONDS = 2.0
MOST_SECONDS = 60.0
"""The longest wait where a stage meets a full disk again and again without getting on."""

_ON_BATTERY = Step(PAUSED, 0, 0, "This computer is on battery.", "it is plugged in")
_COSTLY = {"read", "thumbnails", "embed", "tag", "measure", "describe"}
"""What the others do is over soon, and corrections wait for it."""

Result = TypeVar("Result")


def sparing(
    library: Library, steps: Generator[Step, None, Result]
) -> Generator[Step, None, Result]:
    """The steps of a long job, `PAUSED` ones between costly ones while the computer lives on its
    battery and the person wants to spare that; what the job returns. Closing it closes the job."""
    look_at = 0.0
    try:
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                result: Result = end.value
                return result
            yield step
            if step.stage in _COSTLY and time.monotonic() >= look_at:
                yield from _wait_for_mains(library)
                look_at = time.monotonic() + POLL_SECONDS
    finally:
        steps.close()


def _waits(library: Library) -> bool:
    return Settings.load(library.paths, "pause_on_battery").pause_on_battery


def _wait_for_mains(library: Library) -> Iterator[Step]:
    while power.on_battery() and _waits(library):
        look_at = time.monotonic() + POLL_SECONDS
        while time.monotonic() < look_at:
            yield _ON_BATTERY
            time.sleep(STEP_SECONDS)


def patiently(library: Library, stage: Callable[[], Iterator[Step]]) -> Generator[Step, None, Any]:
    """Run a stage that can begin again at any time; what it returns.

    While the disk of the library is full the steps are `PAUSED`, with the reason.
    """
    pause = 0.0
    while True:
        began = time.monotonic()
        try:
            return (yield from stage())
        except LibraryFull as error:
            reason, needed = str(error), error.needed
        # Who fills the disk again is in no hurry, and does not compute most of the time.
        spent = time.monotonic() - began
        again = 2 * pause if spent < pause else max(POLL_SECONDS, spent)
        pause = min(again, MOST_SECONDS) if pause else POLL_SECONDS
        yield from _wait(library, reason, needed, pause)


def when_there_is_room(library: Library, act: Callable[[], object]) -> Iterator[Step]:
    """Do what writes to the library and may be done again from its beginning; `PAUSED` steps while
    the disk is full."""

    def stage() -> Iterator[Step]:
        act()
        yield from ()

    yield from patiently(library, stage)


def _wait(library: Library, reason: str, needed: int, pause: float) -> Iterator[Step]:
    """Steps until the disk takes as much as was lacking, and at least for `pause` seconds."""
    waiting = Step(PAUSED, 0, 0, reason, "there is room")
    yield waiting
    look_at = time.monotonic() + pause
    while True:
        time.sleep(STEP_SECONDS)
        yield waiting
        if time.monotonic() >= look_at:
            if durable.has_room(library.paths.library, needed):
                return
            look_at = time.monotonic() + POLL_SECONDS
