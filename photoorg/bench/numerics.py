"""`photoorg bench numerics`: is the way the built-in network runs on this machine the fastest?

The short trial of the product runs first, afresh. Then all engines there are run in turn for
several rounds, the wrong and the slow ones too, and the trial's choice is held against the best.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from photoorg import media
from photoorg.bench.features import photo_files
from photoorg.bench.report import Report, machine
from photoorg.models import numerics
from photoorg.models.builtin import Builtin
from photoorg.models.device import best_device
from photoorg.models.engine_trial import GUARD, Result, find_fastest, measure_all
from photoorg.models.engines import ENGINES, FOLDED, PLAIN

_ROUNDS = 7
_PHOTOS = 16


@dataclass(frozen=True)
class NumericsReport(Report):
    """A row for every engine instead of a column."""

    def print_table(self) -> None:
        """The engines, fastest first, on stdout."""
        table = Table(title=self.title, title_justify="left")
        table.add_column("engine", no_wrap=True)
        for name in ("/s", "ratio", "min cos", "mean cos", ""):
            table.add_column(name, justify="right")
        for engine, figures in self.baselines.items():
            remark = "" if figures["min_cosine"] >= GUARD else "not exact"
            table.add_row(
                engine,
                f"{figures['photos_per_s']:.1f}",
                f"{figures['ratio']:.2f}",
                f"{figures['min_cosine']:.5f}",
                f"{figures['mean_cosine']:.5f}",
                "chosen" if engine == self.notes["chosen"] else remark,
            )
        console = Console()
        console.print(table)
        console.print(f"chosen_to_best: {self.ours['chosen_to_best']:.2f}", highlight=False)
        for name, note in self.notes.items():
            console.print(f"{name}: {note}", style="dim", highlight=False)


def run(photos: Path | None = None, slow: bool = False) -> Report:
    """Photos per second and exactness of every engine, and what the trial's choice comes to.

    `photos` is a folder whose photos are run instead of drawn pictures; `slow` tries the engines
    that take a minute to build too.
    """
    embedder = Builtin(trained_parts=False)
    runner = embedder.runner.to(best_device())
    engines = [e for e in ENGINES if e.available(runner.device) and (slow or not e.slow_to_build)]
    candidates = [engine for engine in engines if engine.is_candidate]
    began = time.perf_counter()
    trial = find_fastest(runner.network, candidates, runner.drawn())
    seconds = time.perf_counter() - began
    pixels = runner.drawn() if photos is None else runner.there(_prepared(embedder, photos))
    return report(
        measure_all(runner.network, engines, pixels, _ROUNDS),
        FOLDED.name if trial.best is None else trial.best.name,
        {
            "photos": len(pixels),
            "trial_s": round(seconds, 1),
            "trial_complete": str(trial.complete),
            **{name: str(fact) for name, fact in numerics.machine(runner.device).items()},
            **machine(),
        },
    )


def report(
    results: tuple[Result, ...], chosen: str, facts: Mapping[str, str | int | float]
) -> Report:
    """The chosen engine's figures, those of all as baselines, and the ratio of its speed to that
    of the fastest engine that is exact enough."""
    plain = next(result for result in results if result.name == PLAIN.name)
    figures = {
        result.name: {
            "photos_per_s": result.photos_per_s,
            "ratio": result.photos_per_s / plain.photos_per_s,
            "min_cosine": result.min_cosine,
            "mean_cosine": result.mean_cosine,
        }
        for result in results
    }
    best = next(result for result in results if result.right)
    faster = [r.name for r in results if not r.right and r.photos_per_s > best.photos_per_s]
    ratio = figures[chosen]["photos_per_s"] / best.photos_per_s
    return NumericsReport(
        "How the built-in network runs on this machine",
        {**figures[chosen], "chosen_to_best": ratio},
        figures,
        {
            "chosen": chosen,
            "best": best.name,
            "faster_but_not_exact_enough": ", ".join(faster) or "none",
            **facts,
        },
    )


def _prepared(embedder: Builtin, folder: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Some photos of a folder, spread over it, as the embedder wants them."""
    files = photo_files(folder)
    chosen = files[:: max(len(files) // _PHOTOS, 1)][:_PHOTOS]
    return np.stack(
        [embedder.prepare(media.decode(os.fsencode(file), embedder.edge)) for file in chosen]
    )
