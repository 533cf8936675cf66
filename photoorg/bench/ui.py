"""`photoorg bench ui`: is the window quick with a million photos, and while the worker indexes?

With photos that are drawn a window of its own process is started, scrolled and led about; see
`grid_view`. With a folder a timer beats every 5 ms in the window's event loop; a gap is the time
between two beats beyond that, from the window's first moment until the worker has finished.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from photoorg import jobs
from photoorg.bench import installed
from photoorg.bench.report import Report, machine
from photoorg.errors import PhotoorgError

_BEAT_MS = 5
_DRAWN_NEWEST = 12_000
"""Photos that have thumbnails at the top, where is scrolled."""
GOALS = {
    "usable_s": 1.5,
    "jump_ms": 100,
    "scroll_p99_ms": 16,
    "select_all_ms": 100,
    "memory_mb": 600,
    "gap_p99_ms": 16,
    "gap_max_ms": 100,
}
"""The most that is wanted."""


def run(folder: Path | None, count: int, keep: Path | None, say: Callable[[str], None]) -> Report:
    """The figures for `count` drawn photos (none for 0) and for indexing a folder, beside the
    goals; see `grid` and `gaps`. The drawn library stays in `keep`, and is used again from there.

    Raises PhotoorgError when the window or the worker fails.
    """
    figures: dict[str, float] = {}
    notes: dict[str, str | int | float] = {}
    if count:
        with _drawn(count, keep, say) as library:
            figures |= grid(library)
        notes["drawn photos"] = count
    if folder is not None:
        measured, indexed = gaps(folder)
        figures |= measured
        notes["indexed photos"] = indexed
    goals = {name: goal for name, goal in GOALS.items() if name in figures}
    return Report("The window", figures, {"goal": goals}, {**notes, **machine()})


@contextmanager
def _drawn(count: int, keep: Path | None, say: Callable[[str], None]) -> Iterator[Path]:
    """A library of drawn photos, which goes again unless it is kept."""
    from photoorg.bench import grid_library
    from photoorg.bench.grid_view import SHARES

    with tempfile.TemporaryDirectory(prefix="photoorg-bench-") as scratch:
        place = (keep or Path(scratch)) / f"{count}-photos"
        done = place / "drawn"
        if not done.exists():
            place.mkdir(parents=True, exist_ok=True)
            grid_library.make(place / "library", place / "photos", count, say)
            grid_library.draw_thumbnails(place / "library", SHARES, _DRAWN_NEWEST)
            done.touch()
        # Nobody was there yet.
        (place / "library" / "window.ini").unlink(missing_ok=True)
        yield place / "library"


def grid(library: Path) -> dict[str, float]:
    """Seconds from a process's start until its window has painted photos and answers, and until all
    are listed; milliseconds of jumps by the scroll bar until painted, of frames while thumbnails
    arrive (equal squares, the smallest ones, own shapes), and of other acts; memory in MB."""
    environment = installed.environment()
    began = time.time()
    said = subprocess.run(
        [sys.executable, "-m", "photoorg.bench.grid_view", str(library)],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
        timeout=1800,
    )
    if said.returncode:
        raise PhotoorgError(f"The window failed: {said.stderr.strip()[-2000:]}")
    view = json.loads(said.stdout.strip().splitlines()[-1])
    figures: dict[str, float] = {
        "usable_s": view["usable_at"] - began,
        "all_listed_s": view["whole_at"] - began,
        "jump_ms": max(view["jump_ms"]),
        "jump_own_shapes_ms": max(view["jump_justified_ms"]),
        "select_all_ms": view["select_all_ms"],
        "to_own_shapes_ms": view["justify_ms"],
        "by_day_ms": view["by_day_ms"],
        "by_folder_ms": view["by_folder_ms"],
        "by_album_ms": view["by_album_ms"],
        "memory_mb": view["mb"],
        "memory_most_mb": view["most_mb"],
    }
    for name, frames in (
        ("scroll", view["scroll_ms"]),
        ("scroll_smallest", view["scroll_tiny_ms"]),
        ("scroll_own_shapes", view["scroll_justified_ms"]),
    ):
        figures[f"{name}_p50_ms"] = float(np.percentile(frames, 50))
        figures[f"{name}_p99_ms"] = float(np.percentile(frames, 99))
        figures[f"{name}_max_ms"] = max(frames)
    return {name: round(value, 3) for name, value in figures.items()}


def gaps(folder: Path) -> tuple[dict[str, float], int]:
    """Gaps in milliseconds, and seconds until the window stood and the first photo showed; and how
    many photos were indexed.

    Uses the offscreen platform unless QT_QPA_PLATFORM says otherwise. Raises PhotoorgError when
    the worker fails.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer

    from photoorg.library import photos
    from photoorg.ui.app import opened

    beats: list[float] = []
    marks: dict[str, float] = {}
    failures: list[str] = []
    began = time.perf_counter()
    with (
        tempfile.TemporaryDirectory(prefix="photoorg-bench-") as place,
        opened(Path(place) / "library") as (app, window, worker),
    ):
        timer = QTimer(interval=_BEAT_MS)
        timer.timeout.connect(lambda: beats.append(time.perf_counter()))
        timer.start()

        def note(event: jobs.Event) -> None:
            now = time.perf_counter() - began
            if isinstance(event, jobs.Progress) and event.stage == "read":
                marks.setdefault("first_photos_s", now)
            if isinstance(event, jobs.Finished):
                marks["indexed_s"] = now
                app.quit()
            if isinstance(event, jobs.Failed):
                failures.append(event.message)
                app.quit()

        worker.heard.connect(note)
        window.begin(folder)
        app.processEvents()
        marks["window_s"] = time.perf_counter() - began
        app.exec()
        count = photos.count(window.library)
    if failures:
        raise PhotoorgError(failures[0])
    between = np.maximum(np.diff(beats) * 1000 - _BEAT_MS, 0)
    figures = {
        "gap_p50_ms": float(np.percentile(between, 50)),
        "gap_p99_ms": float(np.percentile(between, 99)),
        "gap_max_ms": float(between.max()),
        "gaps_over_100_ms": int((between > 100).sum()),
        **{name: round(seconds, 3) for name, seconds in marks.items()},
    }
    return figures, count
