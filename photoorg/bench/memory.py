"""`photoorg bench memory`: what indexing takes of the machine's memory, and whether that grows.

A worker as the window starts it indexes drawn photos from nothing to the last stage; its memory
and that of its decoders are read from the system while it works.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from photoorg import jobs
from photoorg.bench import peer_photos
from photoorg.bench.process_memory import largest, resident
from photoorg.bench.report import Report, machine
from photoorg.bench.worker_under_test import ask, decoders_of, worker
from photoorg.errors import PhotoorgError
from photoorg.library import Access, Library, folders, photos
from photoorg.settings import Settings

GOAL_MB = 1500
"""What a worker may have while it indexes with the built-in model (issue's goal)."""
_WARM = 0.2
"""The share of the photos after which what is loaded once is loaded: growth counts from there."""
_LATE = 0.7
"""The share of the photos after which a search index of 10,000 has been projected."""


def run(count: int = 10_000, size: str = "small") -> Report:
    """MB of the worker at its largest, and of its decoders and by stage as they were between two
    steps; the line through the worker's MB while it reads, in MB per 1,000 photos.

    Raises PhotoorgError where the system does not say.
    """
    with tempfile.TemporaryDirectory(prefix="photoorg-bench-") as place:
        folder, library = Path(place) / "photos", Path(place) / "library"
        folder.mkdir()
        peer_photos.draw(folder, count, peer_photos.SIZES[size])
        with Library.open(library, Access.PERSON | Access.INDEX) as opened:
            folders.add(opened, folder)
            Settings.change(opened.paths, pause_on_battery=False)
        samples, peak = _index(library)
        if not peak:
            raise PhotoorgError("This system does not say how much memory a process has had.")
        with Library.open(library) as opened:
            indexed = photos.count(opened)
    stages = dict.fromkeys(sample.stage for sample in samples)
    reading = [s for s in samples if s.stage == "read" and s.done >= _WARM * count]
    late = [s for s in reading if s.done >= _LATE * count]
    return Report(
        f"Memory while {indexed:,} photos are indexed",
        {
            "photos": indexed,
            "worker_peak_mb": round(peak),
            "of_goal": round(peak / GOAL_MB, 3),
            "decoders_mb": round(max(sample.decoders_mb for sample in samples)),
            "growth_mb_per_1000": round(_slope(reading), 2),
            "growth_at_the_end_mb_per_1000": round(_slope(late), 2),
            **{
                f"{stage}_mb": round(max(s.worker_mb for s in samples if s.stage == stage))
                for stage in stages
            },
        },
        notes={
            "goal": f"{GOAL_MB} MB for the worker",
            "growth": f"least squares over reading, from {_WARM:.0%} of the photos on, and from "
            f"{_LATE:.0%}; what is kept for searching grows with the photos",
            "photo_size": size,
            **machine(),
        },
    )


@dataclass(frozen=True, slots=True)
class _Sample:
    stage: str
    done: int
    worker_mb: float
    decoders_mb: float


def _index(library: Path) -> tuple[list[_Sample], float]:
    """The memory at every step of a worker that brings a library up to date, and its most."""
    samples = []
    with worker(library) as (process, said, asked):

        def note(event: jobs.Event) -> None:
            if isinstance(event, jobs.Progress):
                decoders = sum(map(resident, decoders_of(process.pid)))
                samples.append(_Sample(event.stage, event.done, resident(process.pid), decoders))

        ask(asked, said, jobs.Organize(1), note)
        return samples, largest(process.pid)


def _slope(samples: list[_Sample]) -> float:
    """MB per 1,000 photos by least squares; 0 where there are no two numbers of photos."""
    if len({sample.done for sample in samples}) < 2:
        return 0.0
    done = np.array([sample.done for sample in samples]) / 1000
    return float(np.polyfit(done, [sample.worker_mb for sample in samples], 1)[0])
