"""The worker process: requests in on stdin, events out on stdout, one JSON object a line.

It runs one long job at a time as a generator and answers searches between its steps. It ends when
stdin ends, when asked to, or after being idle for long, which gives all its memory back.
"""

from __future__ import annotations

import logging
import os
import queue
import sys
import threading
from collections.abc import Callable, Generator
from typing import TextIO

from photoorg import jobs, pipeline
from photoorg.errors import PhotoorgError, ProtocolError
from photoorg.jobs import Event, Pace, Request, Step
from photoorg.library import Library, problems
from photoorg.pipeline import Session, Summary

_log = logging.getLogger(__name__)

IDLE_SECONDS = 600.0
QUIET_SECONDS = 2.0
"""How long nobody must ask for anything before the reader of words is loaded on suspicion."""


def serve(
    library: Library,
    model: str,
    stdin: TextIO,
    stdout: TextIO,
    idle: float = IDLE_SECONDS,
    abandoned: Callable[[], object] = lambda: None,
) -> None:
    """Answer requests until stdin ends, Quit comes, or nothing happened for `idle` seconds.

    `abandoned` is called, in another thread, as soon as stdin ends: a step may take long.
    """
    if hasattr(os, "nice"):
        os.nice(10)
    requests: queue.Queue[Request | None] = queue.Queue()
    threading.Thread(target=_read, args=(stdin, requests, abandoned), daemon=True).start()
    worker = Worker(Session(library, model), stdout)
    while True:
        try:
            request = requests.get(
                block=not worker.busy, timeout=idle if worker.warm else QUIET_SECONDS
            )
        except queue.Empty:
            if worker.busy:
                worker.step()
            elif worker.warm:
                return
            else:
                worker.warm_up()
            continue
        if request is None or isinstance(request, jobs.Quit):
            return
        worker.answer(request)


class Worker:
    """One session, at most one long job, and where to send events."""

    def __init__(self, session: Session, stdout: TextIO) -> None:
        self._session = session
        self._stdout = stdout
        self._job = 0
        self._steps: Generator[Step, None, Summary] | None = None
        self._pace = Pace()
        self.warm = False
        self._device = ""
        self._say(jobs.Ready(session.spec, self._device))

    @property
    def busy(self) -> bool:
        """Whether a long job has further steps."""
        return self._steps is not None

    def step(self) -> None:
        """Advance the long job by one saved batch."""
        if self._steps is not None:
            self._advance(self._steps)
            self._tell_device()

    def warm_up(self) -> None:
        """Load what the first search needs, so that it need not wait."""
        self.warm = True
        try:
            self._session.embedder.embed_texts(["a photo"])
        except PhotoorgError as error:
            # The first search will say so to the person; nobody has asked yet.
            _log.warning("%s", error)
        self._tell_device()

    def answer(self, request: Request) -> None:
        """Start or stop the long job, or answer a search at once."""
        try:
            match request:
                case jobs.Organize(job):
                    self._start(job)
                case jobs.RetryProblems(job):
                    library = self._session.library
                    problems.forget(library, [p.path for p in problems.listed(library)])
                    self._start(job)
                case jobs.Cancel(job):
                    self._stop(job)
                case jobs.SearchText(job, text, limit):
                    self._say(jobs.Found(job, pipeline.search(self._session, text, limit)))
                case jobs.FindSimilar(job, photo_id, limit):
                    self._say(jobs.Found(job, pipeline.similar(self._session, photo_id, limit)))
                case jobs.FindSimilarToFile(job, path, limit):
                    self._say(jobs.Found(job, pipeline.similar_to_file(self._session, path, limit)))
        except PhotoorgError as error:
            self._say(jobs.Failed(request.job, str(error)))
        self._tell_device()

    def _start(self, job: int) -> None:
        """Begin anew: what a running job has saved is kept, so starting over costs a scan."""
        if self._steps is not None:
            self._stop(self._job)
        self._job, self._pace = job, Pace()
        self._steps = pipeline.organize(self._session)

    def _stop(self, job: int) -> None:
        if self._steps is not None and job == self._job:
            self._steps.close()
            self._steps = None
        self._say(jobs.Cancelled(job))

    def _advance(self, steps: Generator[Step, None, Summary]) -> None:
        try:
            self._say(self._pace.progress(self._job, next(steps)))
            return
        except StopIteration as end:
            self._say(jobs.Finished(self._job, pipeline.summary(end.value)))
        except PhotoorgError as error:
            self._say(jobs.Failed(self._job, str(error)))
        self._steps = None

    def _tell_device(self) -> None:
        """Say where the model runs as soon as it does; asking earlier would load torch."""
        if not self._device and "torch" in sys.modules:
            self._device = self._session.embedder.device
            self._say(jobs.Ready(self._session.spec, self._device))

    def _say(self, event: Event) -> None:
        self._stdout.write(jobs.to_line(event) + "\n")
        self._stdout.flush()


def _read(
    stdin: TextIO, requests: queue.Queue[Request | None], abandoned: Callable[[], object]
) -> None:
    for line in stdin:
        try:
            request = jobs.from_line(line)
        except ProtocolError as error:
            _log.warning("%s", error)
            continue
        if isinstance(request, Request):
            requests.put(request)
    requests.put(None)
    abandoned()
