"""Letting the albums be arranged again, quietly, when the person has corrected some."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from photoorg import jobs
from photoorg.ui.worker_client import WorkerClient

IDLE_MS = 5000
"""After the last correction; as long again while something else is at work."""


class Rearranging(QObject):
    """Waits until nobody corrects anything and no long job runs."""

    done = Signal()
    """The albums were arranged again."""

    def __init__(self, worker: WorkerClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._job: int | None = None
        self.idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self.idle.timeout.connect(self._begin)
        worker.heard.connect(self._take)

    @property
    def running(self) -> bool:
        return self._job is not None

    def soon(self) -> None:
        """Something was corrected."""
        self.idle.start()

    def stop(self) -> None:
        """The window closes."""
        self._job = None
        self.idle.stop()

    def _begin(self) -> None:
        if self._worker.busy:
            self.idle.start()
            return
        self._job = self._worker.new_job()
        self._worker.send(jobs.Rearrange(self._job))

    def _take(self, event: jobs.Event) -> None:
        if isinstance(event, jobs.Ready) or event.job != self._job:
            return
        if isinstance(event, jobs.Finished | jobs.Cancelled | jobs.Failed):
            # What cancels it, or keeps it from being done, ends in an arrangement anyway.
            self._job = None
        if isinstance(event, jobs.Finished):
            self.done.emit()
