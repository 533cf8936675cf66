"""Letting the library know at once which files were moved away, or are back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from photoorg import jobs
from photoorg.library import Library, trashed
from photoorg.ui.indexing import Indexing
from photoorg.ui.worker_client import WorkerClient


class Noticing(QObject):
    """The worker alone writes what the library knows of files; until it has, the window leaves out
    the photos that are gone by itself."""

    noticed = Signal()
    """The library knows, and can be shown."""

    def __init__(
        self,
        library: Library,
        worker: WorkerClient,
        indexing: Indexing,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._worker = worker
        self._indexing = indexing
        self._asked: dict[int, frozenset[int]] = {}
        self._failed: set[int] = set()
        worker.heard.connect(self._take)
        indexing.ended.connect(self._end_job)

    def gone(self, paths: Sequence[bytes], photo_ids: Iterable[int]) -> None:
        """Files were moved away, and with them all files of some photos."""
        ids = frozenset(photo_ids)
        trashed.unnoticed(self._library).update(ids)
        self._ask(paths, ids)

    def back(self, paths: Sequence[bytes], photo_ids: Iterable[int]) -> None:
        """Files are at their places again, some of them those of photos that were gone."""
        trashed.unnoticed(self._library).difference_update(photo_ids)
        self._ask(paths, frozenset())

    def _ask(self, paths: Sequence[bytes], ids: frozenset[int]) -> None:
        if paths:
            job = self._worker.new_job()
            self._asked[job] = ids
            self._worker.send(jobs.LookAgain(job, tuple(paths)))

    def _take(self, event: jobs.Event) -> None:
        if isinstance(event, jobs.Ready) or event.job not in self._asked:
            return
        ids = self._asked.pop(event.job)
        if isinstance(event, jobs.Finished):
            self._know(ids)
        else:
            # An update of the whole library finds out as well.
            self._failed |= ids
            self._indexing.keep_up()

    def _end_job(self) -> None:
        if self._failed:
            ids, self._failed = frozenset(self._failed), set()
            self._know(ids)

    def _know(self, ids: frozenset[int]) -> None:
        trashed.unnoticed(self._library).difference_update(ids)
        self.noticed.emit()
