"""Letting the albums be arranged again, quietly, when the person has corrected some."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from photoorg import jobs
from photoorg.ui.worker_client import WorkerClient

IDLE_MS = 5000
"""After the last correction; as long again while something else is at work."""
PATIENCE_MS = 60_000
"""Until the next try, where it has to wait for room: nobody asked for it or could stop it."""


class Rearranging(QObject):
    """Waits until nobody corrects anything and no long job runs."""

    done = Signal()
    """The albums were arranged again."""

    def __init__(self, worker: WorkerClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._job: int | None = None
        self._waits = False
        self.idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self.idle.timeout.connect(self._begin)
        worker.heard.connect(self._take)

    @property
    def running(self) -> bool:
        return self._job is not None

    def soon(self) -> None:
        """Something was corrected."""
        self.idle.start(IDLE_MS)

    def stop(self) -> None:
        """The window closes."""
        self._job = None
        self.idle.stop()

    def _begin(self) -> None:
        if self._worker.busy:
            self.idle.start(IDLE_MS)
            return
        self._waits = False
        self._job = self._worker.new_job()
        self._worker.send(jobs.Rearrange(self._job))

    def _take(self, event: jobs.Event) -> None:
        if isinstance(event, jobs.Ready) or event.job != self._job:
            return
        if isinstance(event, jobs.Progress) and event.stage == jobs.PAUSED and not self._waits:
            self._waits = True
            self._worker.cancel(event.job)
        if isinstance(event, jobs.Cancelled):
            # Another job took its place, which need not end in an arrangement.
            self.idle.start(PATIENCE_MS if self._waits else IDLE_MS)
        if isinstance(event, jobs.Finished | jobs.Cancelled | jobs.Failed):
            self._job = None
        if isinstance(event, jobs.Finished):
            self.done.emit()
