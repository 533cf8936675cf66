"""Asking for, downloading and removing models, as the window sees it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from photoorg import jobs
from photoorg.ui.language import tr
from photoorg.ui.worker_client import WorkerClient


class ModelJobs(QObject):
    """Questions to the hub, at most one download, and removals; each only after consent."""

    changed = Signal()
    """A download began or ended, a model was removed, something failed, or another one answers."""
    ended = Signal(str, bool)
    """A download is over: what to say about that, and whether it failed."""
    progressed = Signal(object)
    """A jobs.Progress of the download."""
    offered = Signal(object)
    """A jobs.Offered."""
    refused = Signal(str, str)
    """A question to the hub about a spec failed; the second text says why."""

    def __init__(self, worker: WorkerClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._requests: dict[int, jobs.AskModel | jobs.GetModel | jobs.RemoveModel] = {}
        self.getting = ""
        """The spec being downloaded; empty for none."""
        self.progress: jobs.Progress | None = None
        """The download's last one."""
        self.failures: dict[str, str] = {}
        """Why the last thing done with a spec failed."""
        self.answering = ""
        """The spec of the model that answers searches now; empty until the worker said so."""
        self.device = ""
        """Where it runs, `cpu` or `cuda`; empty until the worker said so."""
        worker.heard.connect(self._take)

    def ask(self, spec: str) -> None:
        """Ask the hub about a model, which the person agreed to."""
        self._send(jobs.AskModel(self._worker.new_job(), spec))

    def get(self, spec: str, commit: str) -> None:
        """Download what the person agreed to."""
        request = jobs.GetModel(self._worker.new_job(), spec, commit)
        if not self.getting:
            self.getting, self.progress = spec, None
        self._send(request)
        self.changed.emit()

    def remove(self, spec: str) -> None:
        """Delete a model's files."""
        self._send(jobs.RemoveModel(self._worker.new_job(), spec))

    def take_back(self, spec: str) -> None:
        """Delete a model's files, and forget that the person agreed to it."""
        self._send(jobs.RemoveModel(self._worker.new_job(), spec, unpin=True))

    def cancel(self) -> None:
        """Stop the download; what came so far is kept."""
        for job, request in self._requests.items():
            if isinstance(request, jobs.GetModel) and request.spec == self.getting:
                self._worker.cancel(job)

    def _send(self, request: jobs.AskModel | jobs.GetModel | jobs.RemoveModel) -> None:
        self.failures.pop(request.spec, None)
        self._requests[request.job] = request
        self._worker.send(request)

    def _take(self, event: jobs.Event) -> None:
        if isinstance(event, jobs.Ready):
            if (event.model, event.device) != (self.answering, self.device):
                self.answering, self.device = event.model, event.device
                self.changed.emit()
            return
        request = self._requests.get(event.job)
        if request is None:
            return
        if isinstance(event, jobs.Progress):
            if request.spec == self.getting:
                self.progress = event
                self.progressed.emit(event)
            return
        del self._requests[event.job]
        self._end(request, event)

    def _end(
        self, request: jobs.AskModel | jobs.GetModel | jobs.RemoveModel, event: jobs.Event
    ) -> None:
        if isinstance(request, jobs.AskModel):
            if isinstance(event, jobs.Offered):
                self.offered.emit(event)
            elif isinstance(event, jobs.Failed):
                self.refused.emit(request.spec, event.message)
            return
        failed = isinstance(event, jobs.Failed)
        if isinstance(event, jobs.Failed):
            self.failures[request.spec] = event.message
        if isinstance(request, jobs.GetModel) and request.spec == self.getting:
            self.getting, self.progress = "", None
            self.ended.emit(_last_words(event), failed)
        self.changed.emit()


def _last_words(event: jobs.Event) -> str:
    if isinstance(event, jobs.Finished):
        return event.summary
    if isinstance(event, jobs.Failed):
        return event.message
    return tr("Stopped. What was downloaded so far is kept.")
