"""What the status area says: how jobs go, what they changed, and what the person's acts did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photoorg import jobs
from photoorg.ui.album_news import AlbumNews
from photoorg.ui.worker_client import WorkerClient

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow


class Talk(QObject):
    """Lets the library's own job speak first."""

    def __init__(self, window: MainWindow, worker: WorkerClient) -> None:
        super().__init__(window)
        self._window = window
        self._status = window.status
        self._summary = ""
        self.news = AlbumNews(window.library)
        indexing, models = window.indexing, window.model_jobs
        indexing.started.connect(self._begin)
        indexing.progressed.connect(self._progressed)
        indexing.ended.connect(self._end)
        indexing.failed.connect(self._status.show_error)
        window.rearranging.done.connect(self._tell_rearranged)
        models.progressed.connect(self._model_progressed)
        models.ended.connect(self._model_ended)
        worker.heard.connect(self._take_event)
        worker.gave_up.connect(self._status.show_error)

    def say(self, words: str) -> None:
        """A remark, beside a job that is speaking."""
        show = self._status.show_remark if self._busy else self._status.show_idle
        show(words)

    def complain(self, words: str) -> None:
        """Why something cannot be done, beside a job that is speaking."""
        show = self._status.show_remark if self._busy else self._status.show_error
        show(words)

    def rest(self) -> None:
        """What the last job said in the end, unless one is speaking."""
        if not self._busy:
            self._status.show_idle(self._summary)

    @property
    def _busy(self) -> bool:
        return self._window.indexing.running or self._window.verbs.trash.running

    def _progressed(self, progress: jobs.Progress) -> None:
        # What moves originals goes before what looks at them.
        if not self._window.verbs.trash.running:
            self._status.show_progress(progress)

    def _begin(self) -> None:
        self._status.show_starting(self._window.indexing.beginning)
        self._window.browser.set_busy(True)
        self._window.enable()

    def _end(self, summary: str) -> None:
        self._summary = self.news.fresh() or summary
        self._status.show_idle(self._summary)
        self._window.enable()

    def _tell_rearranged(self) -> None:
        self._summary = self.news.fresh() or self._summary
        self._window.refresh()

    def _model_progressed(self, progress: jobs.Progress) -> None:
        if not self._busy:
            self._status.show_progress(progress)

    def _model_ended(self, words: str, failed: bool) -> None:
        if not self._busy:
            show = self._status.show_error if failed else self._status.show_idle
            show(words)

    def _take_event(self, event: jobs.Event) -> None:
        if isinstance(event, jobs.Ready):
            self._status.show_worker(event)
