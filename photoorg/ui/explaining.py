"""Asking the worker why two photos are similar: one pair at a time, the newest one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from photoorg import jobs
from photoorg.ui.places import Compare, Place, Why
from photoorg.ui.worker_client import WorkerClient


class Explaining(QObject):
    """What comes belongs to the newest pair; what comes for older ones is dropped."""

    explained = Signal(object, object)
    """The pair (places.Why) and an Explanation; comes again until that is complete."""
    failed = Signal(object, str)
    """The pair and a sentence."""
    stopped = Signal(object)
    """No more will come for the pair."""

    def __init__(self, worker: WorkerClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._job: int | None = None
        self._pair: Why | None = None
        worker.heard.connect(self._take)

    def ask(self, pair: Why) -> None:
        """Ask about a pair; the worker leaves an older one for it."""
        self._pair, self._job = pair, self._worker.new_job()
        self._worker.send(jobs.Explain(self._job, pair.left, pair.right))

    def stop(self) -> None:
        """Wait no longer for what is still to come."""
        pair = self._pair
        self._leave()
        if pair is not None:
            self.stopped.emit(pair)

    def keep_for(self, place: Place) -> None:
        """The person is somewhere now: nobody waits for another pair than the one shown there."""
        if (place.pair if isinstance(place, Compare) else place) != self._pair:
            self._leave()

    def _leave(self) -> None:
        job = self._job
        self._forget()
        if job is not None:
            self._worker.cancel(job)

    def _forget(self) -> None:
        self._pair = self._job = None

    def _take(self, event: jobs.Event) -> None:
        pair = self._pair
        if isinstance(event, jobs.Ready) or event.job != self._job or pair is None:
            return
        if isinstance(event, jobs.Explained):
            if event.explanation.complete:
                self._forget()
            self.explained.emit(pair, event.explanation)
        elif isinstance(event, jobs.Failed):
            self._forget()
            self.failed.emit(pair, event.message)
        elif isinstance(event, jobs.Cancelled):
            self._forget()
            self.stopped.emit(pair)
