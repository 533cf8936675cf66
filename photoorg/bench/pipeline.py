"""`photoorg bench pipeline`: indexing a folder from zero, by stage, and how far it is from what the
machine allows.

The bound comes from the same run: how fast photos are decoded when nothing else is done, and how
fast the model sees them. Where both need the processor, their times add up (`shared`); a model on
a device of its own is only waited for when it is the slower one (`apart`).
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoorg import models
from photoorg.bench.report import Report, machine
from photoorg.domain import FoundFile
from photoorg.isolation import DecoderPool
from photoorg.jobs import Step
from photoorg.library import Access, Library, folders, photos
from photoorg.media import scan
from photoorg.models import Embedder
from photoorg.pipeline import Session, organize
from photoorg.pipeline.batches import in_batches
from photoorg.pipeline.organize import STAGES
from photoorg.pipeline.read import BATCH, THREADS
from photoorg.progress import run_with_bars

INDEXING = tuple(stage for stage in STAGES if stage.__name__ != "arrange")
"""The stages after which every photo can be found."""


def run(folder: Path, model: str = "builtin", rounds: int = 3) -> Report:
    """Photos per second by what is done to them, medians over rounds that take turns, and the share
    of the bound that indexing reaches. The first indexing of the process, with loading of the
    model and start of the decoders in it, is reported apart."""
    count, spent = index_from_zero(folder, model, INDEXING)
    cold = sum(spent.values())
    embedder = models.load_embedder(model)
    figures: dict[str, list[float]] = {}
    seconds: dict[str, list[float]] = {}
    with DecoderPool() as pool:
        found = [one for one in scan(os.fsencode(folder)) if isinstance(one, FoundFile)]
        _decoded(found[:BATCH], embedder, pool)
        for _ in range(rounds):
            decoding, inputs = _decoded(found, embedder, pool)
            seeing = _seen(inputs, embedder)
            _, spent = index_from_zero(folder, model, INDEXING, pool)
            whole = sum(spent.values())
            for name, value in (
                ("decode_per_s", len(found) / decoding),
                ("see_per_s", len(inputs) / seeing),
                ("index_per_s", count / whole),
                ("of_bound_shared", (decoding + seeing) / whole),
                ("of_bound_apart", max(decoding, seeing) / whole),
            ):
                figures.setdefault(name, []).append(value)
            for stage, value in spent.items():
                seconds.setdefault(f"{stage}_s", []).append(value)
    shared = embedder.device == "cpu"
    middle = {name: round(statistics.median(values), 4) for name, values in figures.items()}
    return Report(
        f"Indexing {folder.name}: {count} photos from zero, {rounds} rounds",
        {
            "photos": count,
            **middle,
            "of_bound": middle["of_bound_shared" if shared else "of_bound_apart"],
            "first_time_per_s": round(count / cold, 2),
            **{name: round(statistics.median(values), 3) for name, values in seconds.items()},
        },
        notes={
            "model": embedder.model_id,
            "device": embedder.device,
            "bound": "processor shared" if shared else "processor and device apart",
            "whole": ", ".join(stage.__name__ for stage in INDEXING),
            **machine(),
        },
    )


def everything(folder: Path, model: str = "builtin") -> Report:
    """Seconds by stage of a whole run, albums, tags and descriptions too."""
    with (
        tempfile.TemporaryDirectory(prefix="photoorg-bench-") as place,
        Library.open(Path(place) / "library", Access.PERSON | Access.INDEX) as library,
    ):
        folders.add(library, folder)
        session = Session(library, model)
        _, seconds = run_with_bars(organize(session), quiet=True)
        count = photos.count(library)
    whole = sum(seconds.values())
    return Report(
        f"Indexing {folder.name}: {count} photos from zero, all stages",
        {
            "photos": count,
            **{f"{stage}_s": round(spent, 3) for stage, spent in seconds.items()},
            "total_s": round(whole, 3),
            "photos_per_s": round(count / whole, 2),
        },
        notes={"model": session.model_id, **machine()},
    )


def index_from_zero(
    folder: Path,
    model: str,
    stages: Sequence[Callable[[Session], Iterator[Step]]],
    pool: DecoderPool | None = None,
) -> tuple[int, dict[str, float]]:
    """The number of photos and seconds by stage, with a fresh library in a temporary place."""
    spent = {}
    with (
        tempfile.TemporaryDirectory(prefix="photoorg-bench-") as place,
        Library.open(Path(place) / "library", Access.PERSON | Access.INDEX) as library,
    ):
        if pool is not None:
            library.memory["decoders"] = pool
        folders.add(library, folder)
        session = Session(library, model)
        for stage in stages:
            began = time.perf_counter()
            for _ in stage(session):
                pass
            spent[stage.__name__] = time.perf_counter() - began
        return photos.count(library), spent


def _decoded(
    found: list[FoundFile], embedder: Embedder, pool: DecoderPool
) -> tuple[float, list[NDArray[np.uint8]]]:
    """Seconds, and the model's inputs; hashes and thumbnails are made on the way as in reading."""

    def work(one: FoundFile) -> NDArray[np.uint8]:
        _, image = pool.read_and_decode(one, embedder.edge)
        return embedder.prepare(image)

    began = time.perf_counter()
    batches = in_batches(found, work, BATCH, THREADS)
    inputs = [made for batch, _ in batches for _, made in batch]
    return time.perf_counter() - began, inputs


def _seen(inputs: list[NDArray[np.uint8]], embedder: Embedder) -> float:
    """Seconds until the model has seen them all."""
    began = time.perf_counter()
    for start in range(0, len(inputs), embedder.batch):
        embedder.see(np.stack(inputs[start : start + embedder.batch]))
    return time.perf_counter() - began
