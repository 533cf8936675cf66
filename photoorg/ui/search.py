"""Asking the worker for photos: one question at a time, later ones replace earlier ones."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from photoorg import jobs
from photoorg.ui.language import tr
from photoorg.ui.places import Asked, FittingWords, Query, SimilarTo, SimilarToFile
from photoorg.ui.worker_client import WorkerClient


class Search(QObject):
    """Answers belong to the newest question; older ones are dropped when they come."""

    found = Signal(object, object, str, object)
    """The Query, its hits (a tuple of domain.Hit, best first), a remark on its words or "", and
    other orders of the hits (a tuple of domain.Order)."""
    failed = Signal(object, str)
    """The Query and a sentence."""

    def __init__(self, worker: WorkerClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._job: int | None = None
        self._query: Query | None = None
        worker.heard.connect(self._take)

    def ask(self, query: Query) -> None:
        """Send a question."""
        self._query, self._job = query, self._worker.new_job()
        self._worker.send(_request(query, self._job))

    def forget(self) -> None:
        """Nobody waits for the answer any more."""
        self._query = self._job = None

    def _take(self, event: jobs.Event) -> None:
        if isinstance(event, jobs.Ready) or event.job != self._job or self._query is None:
            return
        query = self._query
        if isinstance(event, jobs.Found):
            self.forget()
            self.found.emit(query, event.hits, event.hint, event.orders)
        elif isinstance(event, jobs.Failed):
            self.forget()
            self.failed.emit(query, event.message)
        elif isinstance(event, jobs.Cancelled):
            self.forget()
            self.failed.emit(query, tr("The search was stopped."))


def _request(query: Query, job: int) -> jobs.Request:
    if isinstance(query, SimilarTo):
        return jobs.FindSimilar(job, query.photo_id)
    if isinstance(query, SimilarToFile):
        return jobs.FindSimilarToFile(job, query.path)
    if isinstance(query, Asked):
        return jobs.SearchFor(job, query.question)
    assert isinstance(query, FittingWords)
    return jobs.SearchText(job, query.text)
