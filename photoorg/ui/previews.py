"""Pictures of files that are not in the library: the worker makes them, the newest are kept."""

from __future__ import annotations

import os
from collections import OrderedDict
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from photoorg import jobs
from photoorg.ui.text import sentence
from photoorg.ui.worker_client import WorkerClient

KEPT = 32

_State: TypeAlias = tuple[int, int, int] | None
"""By what a file that has changed is told from the one before."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A picture of a file, or a sentence that says why there is none."""

    path: bytes
    jpeg: bytes = b""
    problem: str = ""


class Previews(QObject):
    """Asks once for each file while it stays as it is, and again for one without a picture."""

    arrived = Signal(object)
    """A Preview."""

    def __init__(self, worker: WorkerClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._asked: dict[int, tuple[bytes, _State]] = {}
        self._kept: OrderedDict[tuple[bytes, _State], Preview] = OrderedDict()
        worker.heard.connect(self._take)

    def ask(self, path: bytes) -> None:
        """Ask for the picture of a file. `arrived` brings it, at once where it is kept."""
        file = path, _state_of(path)
        if file in self._kept:
            self._kept.move_to_end(file)
            self.arrived.emit(self._kept[file])
        elif file not in self._asked.values():
            job = self._worker.new_job()
            self._asked[job] = file
            self._worker.send(jobs.Preview(job, path))

    def _take(self, event: jobs.Event) -> None:
        if not isinstance(event, jobs.Previewed | jobs.Failed) or event.job not in self._asked:
            return
        path, state = self._asked.pop(event.job)
        if isinstance(event, jobs.Failed):
            self.arrived.emit(Preview(path, problem=sentence(event.message)))
        elif not event.jpeg:
            self.arrived.emit(Preview(path, problem=sentence(event.problem)))
        else:
            preview = self._kept[path, state] = Preview(path, event.jpeg)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            self.arrived.emit(preview)


def _state_of(path: bytes) -> _State:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns
