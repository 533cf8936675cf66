"""`photoorg bench startup`: how soon things are there, in a library of drawn photos.

Every figure is the time from the start of a process: of `photoorg --help`, of a window until it
has drawn its last view, of a worker until it has answered a first search.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from photoorg import jobs
from photoorg.bench.album_scale import draw
from photoorg.bench.drawn_library import fill
from photoorg.bench.report import Report, machine
from photoorg.bench.worker_under_test import PHOTOORG, ask, resident, worker
from photoorg.domain import Vectors
from photoorg.library import Access, Library, folders, photos
from photoorg.pipeline.searchable import prepare_search
from photoorg.pipeline.session import Session

_PHOTO = 1280
"""Numbers of a vector in the built-in model's photo space."""
_EACH = 5
_QUERIES = (
    "a dog on the beach", "red car", "people at a table", "snow", "a child with a balloon",
    "mountains at sunset", "a cat on a sofa", "old church", "boats in a harbour", "birthday cake",
)  # fmt: skip


def run(count: int = 100_000) -> Report:
    """Seconds and milliseconds as named, medians of `_EACH` starts (one for the first search), and
    the worker's memory after them in MB."""
    with tempfile.TemporaryDirectory(prefix="photoorg-bench-") as place:
        folder, library = Path(place) / "photos", Path(place) / "library"
        folder.mkdir()
        building = _make(library, folder, count)
        helps = [_seconds([*PHOTOORG, "--help"]) for _ in range(_EACH)]
        windows = [_window(library) for _ in range(_EACH)]
        searching = _searches(library)
    return Report(
        f"Starting with {count:,} drawn photos",
        {
            "help_s": _middle(helps),
            "window_s": _middle([shown for shown, _ in windows]),
            "window_mb": _middle([memory for _, memory in windows]),
            **searching,
            "index_built_s": round(building, 1),
        },
        notes={"photos": count, **machine()},
    )


def _make(library: Path, folder: Path, count: int) -> float:
    """A library, its folder gone as if it were on a drive elsewhere; seconds the indexes took."""
    seen, scores = draw(count)
    with Library.open(library, Access.PERSON | Access.INDEX) as opened:
        root = folders.add(opened, folder).path
        session = Session(opened)
        words = session.embedder.embed_texts(["a photo"]).shape[1]
        fill(opened, root, _wide(seen), scores, words=words)
        began = time.perf_counter()
        for _ in prepare_search(session):
            pass
        built = time.perf_counter() - began
    # A drive that is away: nothing is looked for, and everything is shown and found.
    folder.rmdir()
    return built


def _wide(seen: Vectors) -> Vectors:
    """The same vectors turned within a space of `_PHOTO` dimensions."""
    turned, _ = np.linalg.qr(np.random.default_rng(1).normal(size=(_PHOTO, seen.shape[1])))
    return seen @ turned.T.astype(np.float32)


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def _window(library: Path) -> tuple[float, float]:
    """Seconds from the start of a process until a window has drawn its view, and its MB then."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
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


def _searches(library: Path) -> dict[str, float]:
    """A worker's first answer, and those after it."""
    began = time.perf_counter()
    with worker(library) as (process, said, asked):
        ask(asked, said, jobs.SearchText(1, _QUERIES[0], 200))
        first = time.perf_counter() - began
        warm = []
        for number, words in enumerate(2 * _QUERIES[1:], 2):
            before = time.perf_counter()
            ask(asked, said, jobs.SearchText(number, words, 200))
            warm.append(1000 * (time.perf_counter() - before))
        similar = []
        with Library.open(library) as opened:
            some = photos.all_ids(opened)[:: max(1, photos.count(opened) // 20)][:20]
        for number, photo_id in enumerate(some.tolist(), 100):
            before = time.perf_counter()
            ask(asked, said, jobs.FindSimilar(number, photo_id, 200))
            similar.append(1000 * (time.perf_counter() - before))
        return {
            "first_search_s": round(first, 3),
            "search_ms": _middle(warm),
            "search_p95_ms": float(np.percentile(warm, 95)),
            "first_similar_ms": similar[0],
            "similar_ms": _middle(similar[1:]),
            "worker_mb": resident(process.pid),
        }


def _middle(values: list[float]) -> float:
    return round(statistics.median(values), 3)
