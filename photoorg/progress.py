"""Progress bars for the terminal, over the steps of a pipeline generator."""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from photoorg.jobs import Step

Result = TypeVar("Result")

STAGE_WORDS = {
    "scan": "Looking for photos",
    "read": "Reading photos",
    "thumbnails": "Drawing thumbnails",
    "embed": "Understanding photos",
    "index": "Preparing search",
    "arrange": "Arranging albums",
}


def run_with_bars(
    steps: Generator[Step, None, Result], quiet: bool = False
) -> tuple[Result, dict[str, float]]:
    """Run the generator to its end, a bar per stage on stderr; its result and seconds by stage."""
    seconds: dict[str, float] = {}
    bars: dict[str, TaskID] = {}
    columns = (
        TextColumn("{task.description:<22}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), disable=quiet) as progress:
        before = time.perf_counter()
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                return end.value, seconds
            now = time.perf_counter()
            seconds[step.stage] = seconds.get(step.stage, 0.0) + now - before
            before = now
            if step.stage not in bars:
                bars[step.stage] = progress.add_task(STAGE_WORDS[step.stage], total=None)
            progress.update(bars[step.stage], completed=step.done, total=step.total or None)
