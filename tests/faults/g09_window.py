"""G9: the window's heartbeat while photos are indexed."""

from __future__ import annotations

from pathlib import Path

from tests.faults.outcome import Outcome, Scale, not_measured


def measure(scale: Scale, scratch: Path) -> Outcome:
    """Not measured here: `photoorg bench ui` is the measure of the window."""
    return not_measured(
        "G9",
        "window heartbeat",
        "p99 ≤ 16 ms, max ≤ 100 ms while 5,000 photos are indexed",
        "see `photoorg bench ui`",
    )
