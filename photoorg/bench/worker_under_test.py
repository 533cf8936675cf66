"""A library's worker as the window starts it, for measuring it from outside."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final, TypeAlias

from photoorg import jobs
from photoorg.errors import PhotoorgError

Request: TypeAlias = jobs.SearchText | jobs.FindSimilar | jobs.SearchFor | jobs.Organize
PHOTOORG: Final = (sys.executable, "-m", "photoorg")
"""The command that starts this program."""


@contextmanager
def worker(library: Path) -> Iterator[tuple[subprocess.Popen[str], IO[str], IO[str]]]:
    """A library's worker, what it says, and where requests to it go. It ends with the context."""
    with subprocess.Popen(
        [*PHOTOORG, "--library", str(library), "worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield process, process.stdout, process.stdin
        finally:
            process.stdin.close()
            process.wait(30)


def ask(
    asked: IO[str],
    said: IO[str],
    request: Request,
    heard: Callable[[jobs.Event], object] = lambda _: None,
) -> None:
    """Wait for the answer; `heard` gets every event until then.

    Raises PhotoorgError when there is none.
    """
    asked.write(jobs.to_line(request) + "\n")
    asked.flush()
    for line in said:
        event = jobs.from_line(line)
        if isinstance(event, jobs.Event):
            heard(event)
        if isinstance(event, jobs.Found | jobs.Finished) and event.job == request.job:
            return
        if isinstance(event, jobs.Failed):
            raise PhotoorgError(event.message)
    raise PhotoorgError("The worker ended without an answer.")


def decoders_of(pid: int) -> list[int]:
    """The decoders that a worker has started; none where the system does not say."""
    found: list[int] = []
    for file in Path("/proc", str(pid), "task").glob("*/children"):
        with suppress(OSError):
            children = map(int, file.read_text(encoding="ascii").split())
            # A child that is just being started still looks like the worker itself.
            found += [child for child in children if b"decoder" in _command_of(child)]
    return found


def _command_of(pid: int) -> list[bytes]:
    try:
        return Path("/proc", str(pid), "cmdline").read_bytes().split(b"\0")
    except OSError:
        return []
