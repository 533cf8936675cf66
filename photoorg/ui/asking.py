"""Asking the worker about albums: how one could be split, and why a photo is in its own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from photoorg import jobs
from photoorg.ui.language import tr
from photoorg.ui.worker_client import WorkerClient


class Asking(QObject):
    """One question of each kind at a time, the newest; answers to older ones are dropped."""

    split_proposed = Signal(object)
    """A jobs.SplitProposed."""
    split_failed = Signal(str)
    placed = Signal(object)
    """A domain.PlaceReason."""
    place_failed = Signal(int, str)
    """The photo, and a sentence."""

    def __init__(self, worker: WorkerClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._split: int | None = None
        self._place: tuple[int, int] | None = None
        """The job and its photo."""
        worker.heard.connect(self._take)

    def propose_split(self, album_id: int, by: str, parts: int) -> None:
        """Ask how an album could be split; nothing is changed."""
        self._split = self._worker.new_job()
        self._worker.send(jobs.ProposeSplit(self._split, album_id, by, parts))

    def why_here(self, photo_id: int) -> None:
        """Ask why a photo is in the album it is in."""
        self._place = self._worker.new_job(), photo_id
        self._worker.send(jobs.WhyHere(self._place[0], photo_id))

    def forget_split(self) -> None:
        """Nobody waits for a proposal any more."""
        self._split = None

    def _take(self, event: jobs.Event) -> None:
        if isinstance(event, jobs.Ready):
            return
        if event.job == self._split:
            self._take_split(event)
        elif self._place is not None and event.job == self._place[0]:
            self._take_place(event, self._place[1])

    def _take_split(self, event: jobs.Event) -> None:
        if isinstance(event, jobs.SplitProposed):
            self._split = None
            self.split_proposed.emit(event)
        elif isinstance(event, jobs.Failed | jobs.Cancelled):
            self._split = None
            self.split_failed.emit(_sentence(event))

    def _take_place(self, event: jobs.Event, photo_id: int) -> None:
        if isinstance(event, jobs.Placed):
            self._place = None
            self.placed.emit(event.reason)
        elif isinstance(event, jobs.Failed | jobs.Cancelled):
            self._place = None
            self.place_failed.emit(photo_id, _sentence(event))


def _sentence(event: jobs.Failed | jobs.Cancelled) -> str:
    return event.message if isinstance(event, jobs.Failed) else tr("That was stopped.")
