"""Talking to a worker process as the window does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from photoorg import jobs

WORKER = Path(__file__).with_name("tiny_worker.py")


class Talk:
    """A worker process and the lines that go to and fro."""

    def __init__(self, library: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(WORKER), str(library)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        )

    def say(self, *requests: jobs.Request) -> None:
        assert self.process.stdin is not None
        for request in requests:
            self.process.stdin.write(jobs.to_line(request) + "\n")
        self.process.stdin.flush()

    def events(self) -> Iterator[jobs.Event]:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            yield jobs.from_line(line)

    def until(self, kind: type) -> jobs.Event:
        return next(event for event in self.events() if isinstance(event, kind))

    def end(self) -> int:
        self.process.stdin.close()
        code = self.process.wait(10)
        self.process.stdout.close()
        return code

    def kill(self) -> None:
        self.process.kill()
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(10)
