"""`photoorg bench startup`: how soon things are there, in a library of drawn photos.

Every figure is the time from the start of a process: of `photoorg --help`, of a window until it
has drawn its last view, of a worker until it has answered a first search.
"""

from __future__ import annotations

import itertools
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from photoorg import jobs
from photoorg.bench import installed
from photoorg.bench.drawn_library import QUERIES, make
from photoorg.bench.process_memory import largest, resident
from photoorg.bench.report import Report, machine
from photoorg.bench.worker_under_test import PHOTOORG, Request, ask, worker
from photoorg.library import Library, photos
from photoorg.questions import Filter, PhotoPart, Question, WordsPart

_EACH = 5


def run(count: int = 100_000) -> Report:
    """Seconds and milliseconds as named, medians of `_EACH` starts (the slowest of them, too, for a
    first search: the first one reads what is not in the system's cache any more), and the worker's
    memory after them and at most in MB."""
    with tempfile.TemporaryDirectory(prefix="photoorg-bench-") as place:
        folder, library = Path(place) / "photos", Path(place) / "library"
        folder.mkdir()
        building = make(library, folder, count)
        environment = installed.environment()
        helps = [_seconds([*PHOTOORG, "--help"], environment) for _ in range(_EACH)]
        windows = [_window(library, environment) for _ in range(_EACH)]
        firsts = [_first_search(library) for _ in range(_EACH)]
        searching = _searches(library)
    return Report(
        f"Starting with {count:,} drawn photos",
        {
            "help_s": _middle(helps),
            "window_s": _middle([shown for shown, _ in windows]),
            "window_mb": _middle([memory for _, memory in windows]),
            "first_search_s": _middle(firsts),
            "first_search_at_most_s": round(max(firsts), 3),
            **searching,
            "index_built_s": round(building, 1),
        },
        notes={"photos": count, **machine()},
    )


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - began


def _window(library: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from the start of a process until a window has drawn its view, and its MB then."""
    began = time.time()
    said = subprocess.run(
        [sys.executable, "-m", "photoorg.bench.first_view", str(library)],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
    )
    then, memory = json.loads(said.stdout.strip().splitlines()[-1])
    return then - began, memory


def _first_search(library: Path) -> float:
    """Seconds from the start of a worker until it has answered."""
    began = time.perf_counter()
    with worker(library) as (_, said, asked):
        ask(asked, said, jobs.SearchText(1, QUERIES[0], 200))
        return time.perf_counter() - began


def _searches(library: Path) -> dict[str, float]:
    """Of a worker's answers after its first."""
    with worker(library) as (process, said, asked):
        ask(asked, said, jobs.SearchText(1, QUERIES[0], 200))
        with Library.open(library) as opened:
            some = photos.all_ids(opened)[:: max(1, photos.count(opened) // 20)][:20].tolist()
            contents = photos.contents(opened, some).values()
        numbers = itertools.count(2)

        def took(request: Request) -> float:
            before = time.perf_counter()
            ask(asked, said, request)
            return 1000 * (time.perf_counter() - before)

        words = [took(jobs.SearchText(next(numbers), each)) for each in 2 * QUERIES[1:]]
        similar = [took(jobs.FindSimilar(next(numbers), each)) for each in some]
        questions = _questions([content.hex() for content in contents])
        together = [took(jobs.SearchFor(next(numbers), each)) for each in questions]
        return {
            "search_ms": _middle(words),
            "search_p95_ms": float(np.percentile(words, 95)),
            "first_similar_ms": similar[0],
            "similar_ms": _middle(similar[1:]),
            "first_combined_ms": together[0],
            "combined_ms": _middle(together[1:]),
            "combined_p95_ms": float(np.percentile(together[1:], 95)),
            "worker_mb": resident(process.pid),
            "worker_mb_at_most": largest(process.pid),
        }


def _questions(contents: Sequence[str]) -> Iterator[Question]:
    """Searches for several things at once: words and words not, a photo and words, words within a
    year, and all of it together."""
    for number, content in enumerate(contents):
        one, other = (QUERIES[(number + step) % len(QUERIES)] for step in (0, 3))
        words, minus = WordsPart(one), WordsPart(other, minus=True)
        photo, year = (
            PhotoPart(content),
            Filter("date", f"{2000 + number % 3}-01-01/{2000 + number % 3}-12-31"),
        )
        yield Question((words, minus))
        yield Question((words,), (photo,))
        yield Question((words,), filters=(year,))
        yield Question((words, minus), (photo,), (year,))


def _middle(values: list[float]) -> float:
    return round(statistics.median(values), 3)
