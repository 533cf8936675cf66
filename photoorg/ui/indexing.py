"""The job that keeps the library up to date, as the window sees it."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from photoorg import jobs
from photoorg.ui.language import tr
from photoorg.ui.worker_client import WorkerClient

REFRESH_SECONDS = 1.0
SHARE = 10
"""Refreshing takes at most one part in this many of the window's time."""
_CHANGES_PHOTOS = {"read", "embed", "arrange"}
_Job: TypeAlias = (
    jobs.Organize
    | jobs.RetryProblems
    | jobs.ForgetMissing
    | jobs.UseModel
    | jobs.Rearrange
    | jobs.Learn
    | jobs.UseHead
    | jobs.Forget
    | jobs.LayOut
)
_INDEXES = (jobs.Organize, jobs.RetryProblems, jobs.ForgetMissing, jobs.UseModel)
_BEGINNINGS: dict[type[_Job], str] = {
    jobs.Rearrange: tr("Arranging albums"),
    jobs.Learn: tr("Learning from what you did"),
    jobs.UseHead: tr("Arranging albums"),
    jobs.Forget: tr("Forgetting what was learned"),
    jobs.LayOut: tr("Drawing the map"),
}


class Indexing(QObject):
    """At most one job at a time; what is asked for while one runs follows it."""

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
        self._waiting: list[_Job] = []
        self.paused = False
        """Whether the person stopped the last one that indexed: none begins by itself then."""
        self._indexes = False
        self.beginning = ""
        """What the job that began last is about."""
        self._refresh = QTimer(self, singleShot=True)
        self._refresh.timeout.connect(self.changed)
        self._wait = REFRESH_SECONDS
        worker.heard.connect(self._take)

    @property
    def running(self) -> bool:
        return self._job is not None

    @property
    def draws(self) -> bool:
        """Whether the map of similar photos is being drawn, or will be."""
        begun = self.running and self.beginning == _BEGINNINGS[jobs.LayOut]
        return begun or jobs.LayOut(0) in self._waiting

    def update(self) -> None:
        """Bring the library up to date."""
        self._follow(jobs.Organize(0))

    def keep_up(self) -> None:
        """Bring the library up to date without being asked, unless the person stopped that."""
        if not self.paused:
            self._follow(jobs.Organize(0))

    def rearrange(self) -> None:
        """Arrange the albums again, with all corrections."""
        self._follow(jobs.Rearrange(0))

    def learn(self) -> None:
        """Learn from all corrections."""
        self._follow(jobs.Learn(0))

    def use_head(self, trial: int) -> None:
        """Use what was learned in a trial; 0 uses none."""
        self._follow(jobs.UseHead(0, trial))

    def forget(self) -> None:
        """Forget everything that was learned."""
        self._follow(jobs.Forget(0))

    def lay_out(self) -> None:
        """Draw the map of similar photos."""
        self._follow(jobs.LayOut(0))

    def retry_problems(self) -> None:
        """Try the files with problems again."""
        self._ask(jobs.RetryProblems(0))

    def forget_missing(self) -> None:
        """Forget the missing photos."""
        self._follow(jobs.ForgetMissing(0))

    def use_model(self, spec: str) -> None:
        """Let another model take over, and bring the library up to date with it."""
        self._ask(jobs.UseModel(0, spec))

    def cancel(self) -> None:
        """Stop the running job, and whatever would follow; what it has saved stays."""
        self._waiting.clear()
        self.paused |= self._indexes
        if self._job is not None:
            self._worker.cancel(self._job)

    def stop(self) -> None:
        """The window closes: tell nothing any more."""
        self._job = None
        self._waiting.clear()
        self._refresh.stop()

    def _follow(self, request: _Job) -> None:
        """Ask now, or after the running job; once for all who ask the same."""
        if self._job is None:
            self._ask(request)
        elif request not in self._waiting:
            self._waiting.append(request)

    def _ask(self, request: _Job) -> None:
        """Start a job, whatever its number; the worker stops another one for it."""
        self._job = self._worker.new_job()
        self._indexes = isinstance(request, _INDEXES)
        self.paused &= not self._indexes
        self.beginning = _BEGINNINGS.get(type(request), tr("Looking for photos"))
        self.started.emit()
        self._worker.send(replace(request, job=self._job))

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
            self.ended.emit(tr("Stopped. What was done so far is kept."))
        elif isinstance(event, jobs.Failed):
            self.failed.emit(event.message)
        if self._waiting and self._job is None:
            self._ask(self._waiting.pop(0))

    def take_cost(self, seconds: float) -> None:
        """Showing the last change took so long: the next may wait accordingly."""
        self._wait = max(REFRESH_SECONDS, SHARE * seconds)
