"""G14: a disk that is full, at any moment: one sentence, nothing lost, and the next run goes on."""

from __future__ import annotations

import random
import time
from pathlib import Path

from tests.faults import life, native_build
from tests.faults.failing_disk import Adding, Fault, new_library, trial
from tests.faults.outcome import Outcome, Scale, not_measured

_TITLE = "disk full"
_PHOTOS = 34
"""More than a batch."""
_EVERY_OTHER = ("broken", "read-only")
"""Errors of other kinds, tried at every fifth position."""


def measure(scale: Scale, scratch: Path) -> Outcome:
    """Let 200 operations fail for want of room, one a trial, and all that come after it."""
    positions = scale.count(200, least=3)
    wanted = (
        f"no room from {positions} moments on: 0 corrupt, 0 acknowledged lost, one sentence, "
        "the next run completes the library"
    )
    reason = native_build.why_not()
    if reason:
        return not_measured("G14", _TITLE, wanted, reason)
    whole = life.undisturbed(scratch / "photos", _PHOTOS, scratch / "whole")
    wrong: list[str] = []
    failed = 0
    began = time.monotonic()
    with Adding(scratch / "adding") as adding:
        library = new_library(scratch / "counted")
        total = adding.add(library, whole.folder, None, scratch / "acks").operations
        faults = _faults(total, positions, random.Random(scale.seed))
        for fault in faults:
            found = trial(adding, whole, scratch, fault)
            failed += bool(found)
            wrong += found
    seconds = time.monotonic() - began
    return Outcome(
        "G14",
        _TITLE,
        wanted,
        f"{len(faults)} of {total} positions ({seconds / len(faults):.1f} s each): "
        + (f"{failed} with failures" if failed else "nothing lost, each with its sentence"),
        not failed,
        (
            *(f"{words}." for words in wrong[:6]),
            "The pause in the window and the room needed to shut down are not measured here.",
        ),
    )


def _faults(total: int, positions: int, chance: random.Random) -> list[Fault]:
    """Positions spread over a whole run."""
    step = max(total / positions, 1.0)
    places = [1 + int(number * step + chance.random() * step) for number in range(positions)]
    return [
        Fault("any", min(place, total), _error(number), lasts=number % 4 != 3)
        for number, place in enumerate(places)
    ]


def _error(number: int) -> str:
    return _EVERY_OTHER[number // 5 % 2] if number % 5 == 4 else "full"
