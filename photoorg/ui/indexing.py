"""The job that keeps the library up to date, as the window sees it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from photoorg import jobs
from photoorg.ui.worker_client import WorkerClient

REFRESH_SECONDS = 1.0
SHARE = 10
"""Refreshing takes at most one part in this many of the window's time."""
_CHANGES_PHOTOS = {"read", "embed", "arrange"}


class Indexing(QObject):
    """At most one job at a time; asking again while one runs makes another follow it."""

    started = Signal()
    progressed = Signal(object)
    """A jobs.Progress of the running job."""
    ended = Signal(str)
    """The job is over; the words say what changed, or that it was stopped."""
    failed = Signal(str)
    changed = Signal()
    """The library has something new to show; comes at most once a second."""

    def __init__(self, worker: WorkerClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._job: int | None = None
        self._again = False
        self._refresh = QTimer(self, singleShot=True)
        self._refresh.timeout.connect(self.changed)
        self._wait = REFRESH_SECONDS
        worker.heard.connect(self._take)

    @property
    def running(self) -> bool:
        return self._job is not None

    def update(self) -> None:
        """Bring the library up to date."""
        if self._job is not None:
            self._again = True
        else:
            self._ask(jobs.Organize)

    def retry_problems(self) -> None:
        """Try the files with problems again."""
        self._ask(jobs.RetryProblems)

    def use_model(self, spec: str) -> None:
        """Let another model take over, and bring the library up to date with it."""
        self._ask(partial(jobs.UseModel, spec=spec))

    def cancel(self) -> None:
        """Stop the running job; what it has saved stays."""
        self._again = False
        if self._job is not None:
            self._worker.cancel(self._job)

    def stop(self) -> None:
        """The window closes: tell nothing any more."""
        self._job, self._again = None, False
        self._refresh.stop()

    def _ask(self, request: Callable[[int], jobs.Request]) -> None:
        """Start a job; the worker stops another one for it."""
        self._job = self._worker.new_job()
        self.started.emit()
        self._worker.send(request(self._job))

    def _take(self, event: jobs.Event) -> None:
        if isinstance(event, jobs.Ready) or event.job != self._job:
            return
        if isinstance(event, jobs.Progress):
            self.progressed.emit(event)
            if event.stage in _CHANGES_PHOTOS and not self._refresh.isActive():
                self._refresh.start(round(self._wait * 1000))
            return
        self._job = None
        self._refresh.stop()
        self.changed.emit()
        if isinstance(event, jobs.Finished):
            self.ended.emit(event.summary)
        elif isinstance(event, jobs.Cancelled):
            self.ended.emit("Stopped. What was done so far is kept.")
        elif isinstance(event, jobs.Failed):
            self.failed.emit(event.message)
        if self._again:
            self._again = False
            self.update()

    def take_cost(self, seconds: float) -> None:
        """Showing the last change took so long: the next may wait accordingly."""
        self._wait = max(REFRESH_SECONDS, SHARE * seconds)
