"""Photos large enough to be looked at: the worker decodes them, the newest are kept.

What is wanted now comes first, then what may be wanted next. Nothing that is no longer wanted is
asked for, so that whoever leafs through a hundred photos waits for the last one only.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from photoorg import jobs
from photoorg.ui.jpegs import JpegReader
from photoorg.ui.text import sentence
from photoorg.ui.worker_client import WorkerClient

AT_ONCE: Final = 2
"""Questions under way: the decoders of the worker shall not wait for its answers."""
KEPT_BYTES: Final = 192 << 20
THREADS: Final = 2
_UNREAD: Final = "The picture that was made of it cannot be read."


@dataclass(frozen=True, slots=True)
class Wanted:
    """A photo file, and how fine it is wanted."""

    path: bytes
    edge: int
    """Pixels of the longer edge."""


@dataclass(frozen=True, slots=True)
class View:
    """A picture of a file, or a sentence that says why there is none."""

    wanted: Wanted
    image: QImage
    problem: str = ""


class Views(QObject):
    """Pictures on request. Use in the main thread."""

    arrived = Signal(object)
    """A View."""

    _decoded = Signal(object, QImage)

    def __init__(self, worker: WorkerClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(THREADS)
        self._wanted: list[Wanted] = []
        self._asked: dict[int, Wanted] = {}
        self._decoding: set[Wanted] = set()
        self._kept: OrderedDict[Wanted, View] = OrderedDict()
        self._bytes = 0
        self._current = b""
        """The file that is looked at: its pictures stay."""
        self._looking = False
        self._stopped = False
        worker.heard.connect(self._take)
        self._decoded.connect(self._keep)

    def want(self, wanted: Sequence[Wanted]) -> None:
        """Have these made, the first ones first, and nothing else; `arrived` brings each."""
        self._looking = True
        for one in wanted[:1]:
            self._current = one.path
            self._drop_failures(one.path)
        self._wanted = [one for one in wanted if not self._has(one)]
        self._ask()

    def best(self, path: bytes) -> View | None:
        """The finest picture of a file that is there, or why there is none."""
        kept = [view for wanted, view in self._kept.items() if wanted.path == path]
        best = max(kept, key=lambda view: (not view.image.isNull(), view.wanted.edge), default=None)
        if best is not None:
            self._kept.move_to_end(best.wanted)
        return best

    def _has(self, wanted: Wanted) -> bool:
        """Whether it is there, or finer."""
        kept = (view.wanted for view in self._kept.values())
        return any(one.path == wanted.path and one.edge >= wanted.edge for one in kept)

    def _drop_failures(self, path: bytes) -> None:
        """Try a file anew: its disk may be back."""
        for wanted, view in list(self._kept.items()):
            if wanted.path == path and view.image.isNull():
                del self._kept[wanted]

    def forget(self) -> None:
        """Let go of all pictures: nobody looks any more."""
        self._looking = False
        self._wanted.clear()
        self._kept.clear()
        self._bytes = 0

    def stop(self) -> None:
        """Take no more, and wait for the pictures that are being unpacked."""
        self._stopped = True
        self.forget()
        self._pool.waitForDone()

    def _ask(self) -> None:
        under_way = {*self._asked.values(), *self._decoding}
        for wanted in self._wanted:
            if self._stopped or len(self._asked) >= AT_ONCE:
                return
            if wanted not in under_way and not self._has(wanted):
                job = self._worker.new_job()
                self._asked[job] = wanted
                self._worker.send(jobs.Preview(job, wanted.path, wanted.edge))

    def _take(self, event: jobs.Event) -> None:
        if not isinstance(event, jobs.Previewed | jobs.Failed) or event.job not in self._asked:
            return
        wanted = self._asked.pop(event.job)
        if isinstance(event, jobs.Previewed) and event.jpeg:
            self._decoding.add(wanted)
            jpeg = event.jpeg
            self._pool.start(lambda: self._decode(wanted, jpeg))
        else:
            why = event.message if isinstance(event, jobs.Failed) else event.problem
            self._show(View(wanted, QImage(), sentence(why)))
        self._ask()

    def _decode(self, wanted: Wanted, jpeg: bytes) -> None:
        """In a pool thread."""
        image = JpegReader(jpeg).read()
        try:
            self._decoded.emit(wanted, image)
        except RuntimeError:
            # The window was destroyed meanwhile; nobody is left to look.
            return

    def _keep(self, wanted: Wanted, image: QImage) -> None:
        self._decoding.discard(wanted)
        self._show(View(wanted, image, _UNREAD if image.isNull() else ""))

    def _show(self, view: View) -> None:
        if not self._looking:
            return
        self._kept[view.wanted] = view
        self._bytes += view.image.sizeInBytes()
        for wanted in [one for one in self._kept if one.path != self._current]:
            if self._bytes <= KEPT_BYTES:
                break
            self._bytes -= self._kept.pop(wanted).image.sizeInBytes()
        self.arrived.emit(view)
