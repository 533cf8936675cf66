"""Playing a moving picture: the worker sends its frames, and each is unpacked just before its turn.

What is kept is as the worker packed it; only the next few frames are pixels.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from photoorg import jobs
from photoorg.ui import motion
from photoorg.ui.jpegs import JpegReader
from photoorg.ui.language import number, tr
from photoorg.ui.worker_client import WorkerClient

REST_MS: Final = 150
"""How long somebody looks at a picture before the worker is asked whether it moves."""
EDGE: Final = 1600
"""Most pixels of a frame's longer edge."""
AHEAD: Final = 3
"""Frames that are pixels already."""


class FilmPlayer(QObject):
    """One picture at a time; plays in a circle as soon as two frames are there."""

    frame = Signal(QImage)
    """The frame whose turn it is."""
    changed = Signal()
    """There is something to play, or no more, or it has begun or stopped."""

    _unpacked = Signal(int, int, QImage)

    def __init__(self, worker: WorkerClient, parent: QWidget) -> None:
        """The parent's style tells whether the system wants motion."""
        super().__init__(parent)
        self._worker, self._widget = worker, parent
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._path = b""
        self._job = 0
        self._frames: list[tuple[bytes, int]] = []
        """JPEG bytes, and milliseconds."""
        self._count = 0
        """Of the file; 0 while more frames may come."""
        self._ready: dict[int, QImage] = {}
        self._unpacking: set[int] = set()
        self._at = -1
        self._is_due = False
        """Whether the next frame's time has come while it was not there."""
        self._playing = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._advance)
        worker.heard.connect(self._take)
        self._unpacked.connect(self._keep)

    @property
    def is_there(self) -> bool:
        """Whether the picture moves."""
        return len(self._frames) > 1

    @property
    def is_playing(self) -> bool:
        return self._playing

    @property
    def remark(self) -> str:
        """A sentence where the file has more frames than are shown."""
        shown = len(self._frames)
        if not self.is_there or self._count <= shown:
            return ""
        words = tr("The first {shown} of {count} frames are shown.")
        return words.format(shown=number(shown), count=number(self._count))

    def ask(self, path: bytes) -> None:
        """Play the picture of a file if it moves and somebody stays with it."""
        self.forget()
        self._path = path
        self._rest.start()

    def toggle(self) -> None:
        """Play, or stop at the present frame."""
        if self._playing:
            self._pause()
        elif self.is_there:
            self._play()

    def forget(self) -> None:
        """Nobody looks any more."""
        self._path, self._job, self._count, self._at = b"", 0, 0, -1
        self._rest.stop()
        self._frames, self._ready, self._unpacking = [], {}, set()
        self._pause()

    def stop(self) -> None:
        """Take no more, and wait for the frame that is being unpacked."""
        self.forget()
        self._pool.waitForDone()

    def _ask(self) -> None:
        self._job = self._worker.new_job()
        self._worker.send(jobs.Animate(self._job, self._path, EDGE))

    def _play(self) -> None:
        self._playing = self._is_due = True
        self.changed.emit()
        self._unpack_ahead()

    def _pause(self) -> None:
        self._playing = self._is_due = False
        self._next.stop()
        self.changed.emit()

    def _take(self, event: jobs.Event) -> None:
        if isinstance(event, jobs.Ready) or not self._job or event.job != self._job:
            return
        if isinstance(event, jobs.Frame):
            self._frames.append((event.jpeg, event.milliseconds))
            if len(self._frames) == 2 and motion.wanted(self._widget):
                self._play()
            elif len(self._frames) == 2:
                self.changed.emit()
            elif self._is_due:
                self._unpack_ahead()
        elif isinstance(event, jobs.Animated):
            self._count = event.count
            self.changed.emit()
            if self._is_due:
                self._unpack_ahead()

    def _following(self, steps: int) -> int | None:
        """The frame so many turns from now; None while it has not come from the worker."""
        number = self._at + steps
        if number < len(self._frames):
            return number
        return number % len(self._frames) if self._count else None

    def _unpack_ahead(self) -> None:
        for steps in range(1, min(AHEAD, len(self._frames)) + 1):
            number = self._following(steps)
            if number is None or number in self._ready or number in self._unpacking:
                continue
            self._unpacking.add(number)
            jpeg = self._frames[number][0]
            self._pool.start(partial(self._unpack, self._job, number, jpeg))
        self._show_due()

    def _unpack(self, job: int, number: int, jpeg: bytes) -> None:
        """In a pool thread."""
        image = JpegReader(jpeg).read()
        try:
            self._unpacked.emit(job, number, image)
        except RuntimeError:
            # The window was destroyed meanwhile; nobody is left to look.
            return

    def _keep(self, job: int, number: int, image: QImage) -> None:
        if job == self._job:
            self._unpacking.discard(number)
            self._ready[number] = image
            self._show_due()

    def _advance(self) -> None:
        self._is_due = True
        self._show_due()

    def _show_due(self) -> None:
        """Show the next frame if its time has come and it is there."""
        number = self._following(1) if self._is_due else None
        if number is None or number not in self._ready:
            return
        self._is_due, self._at = False, number
        image = self._ready.pop(number)
        if not image.isNull():
            self.frame.emit(image)
        self._next.start(self._frames[number][1])
        self._unpack_ahead()
