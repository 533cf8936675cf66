"""`photoorg bench ui`: does the window stay responsive while the worker indexes?

A timer beats every 5 ms in the window's event loop; a gap is the time between two beats beyond
that. Measured from the window's first moment until the worker has finished the whole folder.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import numpy as np

from photoorg import jobs
from photoorg.bench.report import Report, machine
from photoorg.errors import PhotoorgError

_BEAT_MS = 5


def run(folder: Path) -> Report:
    """Gaps in milliseconds, and seconds until the window stood and the first photo showed.

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
    gaps = np.maximum(np.diff(beats) * 1000 - _BEAT_MS, 0)
    return Report(
        f"The window while {count} photos are indexed",
        {
            "gap_p50_ms": float(np.percentile(gaps, 50)),
            "gap_p99_ms": float(np.percentile(gaps, 99)),
            "gap_max_ms": float(gaps.max()),
            "gaps_over_100_ms": int((gaps > 100).sum()),
            **{name: round(seconds, 3) for name, seconds in marks.items()},
        },
        notes={"photos": count, "beats": len(beats), **machine()},
    )
