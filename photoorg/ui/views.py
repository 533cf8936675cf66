"""Photos large enough to be looked at: the worker decodes them, the newest are kept.

A photo that is too large to be shown whole in its own pixels is asked for part by part. What is
wanted now comes first, then what may be wanted next. Nothing that is no longer wanted is
asked for, so that whoever leafs through a hundred photos waits for the last one only.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from photoorg import jobs
from photoorg.ui.jpegs import JpegReader
from photoorg.ui.language import tr
from photoorg.ui.text import sentence
from photoorg.ui.worker_client import WorkerClient

AT_ONCE: Final = 2
"""Questions under way: the decoders of the worker shall not wait for its answers."""
KEPT_BYTES: Final = 192 << 20
THREADS: Final = 2
_UNREAD: Final = tr("The picture that was made of it cannot be read.")


WHOLE: Final = (0.0, 0.0, 1.0, 1.0)
"""All of a photo: left, top, right and bottom in shares of it."""
Part: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A photo file or a part of it, and how fine it is wanted."""

    path: bytes
    edge: int
    """Pixels of the whole photo's longer edge."""
    part: Part = WHOLE

    @property
    def is_whole(self) -> bool:
        return self.part == WHOLE

    def covers(self, other: Wanted) -> bool:
        """Whether a picture of this would do for another one."""
        if self.path != other.path or self.edge < other.edge:
            return False
        (left, top, right, bottom), there = self.part, other.part
        return left <= there[0] and top <= there[1] and right >= there[2] and bottom >= there[3]


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
        self._current: frozenset[bytes] = frozenset()
        """The files that are looked at: their pictures stay."""
        self._looking = False
        self._stopped = False
        worker.heard.connect(self._take)
        self._decoded.connect(self._keep)

    def want(self, wanted: Sequence[Wanted], looked_at: int = 1) -> None:
        """Have these made, the first ones first, and nothing else; `arrived` brings each. The first
        `looked_at` are of files that are looked at now, the others may be wanted next."""
        self._looking = True
        before, self._current = self._current, frozenset(one.path for one in wanted[:looked_at])
        for one in wanted[:looked_at]:
            # A part that could not be made is tried again when one comes back to its photo.
            if one.is_whole or one.path not in before:
                self._drop_failures(one)
        self._wanted = [one for one in wanted if not self._has(one)]
        self._ask()

    def best(self, path: bytes) -> View | None:
        """The finest picture of a whole file that is there, or why there is none."""
        best = max(
            self._of(path, whole=True),
            key=lambda view: (not view.image.isNull(), view.wanted.edge),
            default=None,
        )
        if best is not None:
            self._kept.move_to_end(best.wanted)
        return best

    def part(self, path: bytes) -> View | None:
        """The newest picture of a part of a file, or why there is none."""
        return next(reversed(self._of(path, whole=False)), None)

    def _of(self, path: bytes, whole: bool) -> list[View]:
        kept = self._kept.items()
        return [view for one, view in kept if one.path == path and one.is_whole == whole]

    def _has(self, wanted: Wanted) -> bool:
        """Whether it is there, or finer."""
        return any(view.wanted.covers(wanted) for view in self._kept.values())

    def _drop_failures(self, of: Wanted) -> None:
        """Try a file anew: its disk may be back."""
        for view in self._of(of.path, of.is_whole):
            if view.image.isNull():
                del self._kept[view.wanted]

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
                part = () if wanted.is_whole else wanted.part
                self._worker.send(jobs.Preview(job, wanted.path, wanted.edge, part))

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
        self._replace(view)
        for wanted in [one for one in self._kept if one.path not in self._current]:
            if self._bytes <= KEPT_BYTES:
                break
            self._remove(wanted)
        self.arrived.emit(view)

    def _replace(self, view: View) -> None:
        """Keep a picture, and none that it makes needless: a file has its finest whole picture, and
        the part that was asked for last."""
        wanted, there = view.wanted, not view.image.isNull()
        for other in self._of(wanted.path, wanted.is_whole):
            seen = not other.image.isNull()
            if wanted.is_whole and there and seen and other.wanted.covers(wanted):
                return
            if (there or not seen) and (not wanted.is_whole or wanted.covers(other.wanted)):
                self._remove(other.wanted)
        if wanted in self._kept:
            self._remove(wanted)
        self._kept[wanted] = view
        self._bytes += view.image.sizeInBytes()

    def _remove(self, wanted: Wanted) -> None:
        self._bytes -= self._kept.pop(wanted).image.sizeInBytes()
