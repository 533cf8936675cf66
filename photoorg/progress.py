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
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from photoorg.errors import LibraryFull
from photoorg.jobs import PAUSED, Step, paused_words

Result = TypeVar("Result")

STAGE_WORDS = {
    "scan": "Looking for photos",
    "relink": "Recognising photos",
    "read": "Reading photos",
    "thumbnails": "Drawing thumbnails",
    "model": "Getting the model ready",
    "embed": "Understanding photos",
    "index": "Preparing search",
    "arrange": "Arranging albums",
    "map": "Drawing the map",
    "learn": "Learning from albums",
    "tag": "Tagging photos",
    "colours": "Measuring colours",
    "measure": "Comparing photos",
    "describe": "Describing photos",
    "download": "Downloading",
    "verify": "Checking",
    "move": "Copying the library",
    "recheck": "Checking the copy",
}
_IN_BYTES = ("download", "verify", "move", "recheck")


class _Amount(MofNCompleteColumn):
    """Photos as they are, bytes in megabytes."""

    def render(self, task: Task) -> Text:
        """`3/40`, or `12/513 MB`."""
        if not task.fields.get("bytes"):
            return super().render(task)
        total = "?" if task.total is None else f"{task.total / 1e6:,.0f}"
        return Text(f"{task.completed / 1e6:,.0f}/{total} MB", style="progress.download")


def run_with_bars(
    steps: Generator[Step, None, Result], quiet: bool = False
) -> tuple[Result, dict[str, float]]:
    """Run the generator to its end, a bar per stage on stderr; its result and seconds by stage.

    Where nobody looks on, it does not wait for what only a person can do: raises LibraryFull.
    """
    seconds: dict[str, float] = {}
    bars: dict[str, TaskID] = {}
    columns = (
        TextColumn("{task.description:<22}"),
        BarColumn(),
        _Amount(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), disable=quiet) as progress:
        before, paused = time.perf_counter(), False
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                return end.value, seconds
            if step.stage == PAUSED:
                if quiet or not progress.console.is_terminal:
                    steps.close()
                    raise LibraryFull(step.reason)
                if not paused:
                    progress.console.print(paused_words(step))
                before, paused = time.perf_counter(), True
                continue
            paused = False
            now = time.perf_counter()
            seconds[step.stage] = seconds.get(step.stage, 0.0) + now - before
            before = now
            if step.stage not in bars:
                bars[step.stage] = progress.add_task(
                    STAGE_WORDS.get(step.stage, step.stage.capitalize()),
                    total=None,
                    bytes=step.stage in _IN_BYTES,
                )
            progress.update(bars[step.stage], completed=step.done, total=step.total or None)
