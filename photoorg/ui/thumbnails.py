"""Thumbnails for the screen: read and scaled in other threads, kept as pixmaps up to a limit."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QThread, QThreadPool, QTimer, Signal
from PySide6.QtGui import QBrush, QImage, QPainter, QPixmap

from photoorg import thumbnail_files
from photoorg.ui.jpegs import JpegReader

THREADS = max(1, min(2, (os.cpu_count() or 1) - 1))
"""One processor is left to the window itself, where there are two."""
_NICE = 10
KEPT_BYTES = 192 << 20
WAITING = 256
"""Requests kept; older ones are dropped. What is seen still is told to ask again."""
RETRY_SECONDS = 2.0
PORTRAIT_BIAS = 0.38
"""Where a tall photo is cut to a square: a little above its middle, where faces are."""

Source: TypeAlias = Path | bytes
"""A thumbnail file of the library, or the bytes of a JPEG that the worker made."""
Sources: TypeAlias = frozenset[Source]


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture at one size on the screen, in device pixels."""

    source: Source
    width: int
    height: int
    crop: bool = True
    """Fill the whole size and cut what is over, or fit inside it."""
    radius: float = 0.0
    """Of the corners."""


class Thumbnails(QObject):
    """Pixmaps on request. Use in the main thread."""

    arrived = Signal(object)
    """The sources, a frozenset, of renditions that can be had now."""
    retry = Signal()
    """Some files were not there yet, or there were too many requests; who still wants them may ask
    again."""

    _loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(THREADS)
        self._pool.setThreadPriority(QThread.Priority.LowPriority)
        self._lock = Lock()
        self._wanted: OrderedDict[Rendition, None] = OrderedDict()
        self._working: set[Rendition] = set()
        self._threads = 0
        """Those that look for requests now. Asking the pool takes longer than painting a tile."""
        self._made: list[tuple[Rendition, QImage]] = []
        """What the threads have made since it was last taken."""
        self._kept: OrderedDict[Rendition, QPixmap] = OrderedDict()
        self._kept_bytes = 0
        self._newest: dict[Source, Rendition] = {}
        self._absent: dict[Source, float] = {}
        self._stopped = self._dropped = False
        self._later = QTimer(self, singleShot=True, interval=int(RETRY_SECONDS * 1000))
        self._later.timeout.connect(self.retry)
        self._loaded.connect(self._take)

    def get(self, rendition: Rendition, ratio: float = 1.0) -> QPixmap | None:
        """The pixmap, or another size of it until it is made, or None until there is one."""
        kept = self._kept.get(rendition)
        if kept is None:
            self._want(rendition)
            other = self._newest.get(rendition.source)
            kept = self._kept.get(other) if other and other.crop == rendition.crop else None
        else:
            self._kept.move_to_end(rendition)
        if kept is not None and kept.devicePixelRatio() != ratio:
            kept.setDevicePixelRatio(ratio)
        return kept

    def stop(self) -> None:
        """Drop all requests, take no more, and wait for the one in each thread."""
        self._stopped = True
        with self._lock:
            self._wanted.clear()
        self._later.stop()
        self._pool.waitForDone()

    def _want(self, rendition: Rendition) -> None:
        if self._stopped:
            return
        absent_at = self._absent.get(rendition.source)
        if absent_at is not None and time.monotonic() - absent_at < RETRY_SECONDS:
            return
        with self._lock:
            if rendition in self._working:
                return
            self._wanted[rendition] = None
            self._wanted.move_to_end(rendition)
            if len(self._wanted) > WAITING:
                self._wanted.popitem(last=False)
                self._dropped = True
            another = self._threads < THREADS
            self._threads += another
        if another:
            self._pool.start(self._work)

    def _work(self) -> None:
        """In a pool thread: newest request first, until there is none."""
        _give_way()
        try:
            while (rendition := self._next()) is not None:
                self._hand_over(rendition, render(rendition))
        except BaseException:
            with self._lock:
                self._threads -= 1
            raise

    def _next(self) -> Rendition | None:
        """In a pool thread, which is over when there is none."""
        with self._lock:
            if not self._wanted:
                self._threads -= 1
                return None
            rendition, _ = self._wanted.popitem()
            self._working.add(rendition)
            return rendition

    def _hand_over(self, rendition: Rendition, image: QImage) -> None:
        with self._lock:
            self._made.append((rendition, image))
            first = len(self._made) == 1
        # Others are on their way already: what comes meanwhile goes with them. Where the window was
        # destroyed meanwhile nobody is left to show the picture.
        if first:
            with suppress(RuntimeError):
                self._loaded.emit()

    def _take(self) -> None:
        with self._lock:
            made, self._made = self._made, []
            self._working.difference_update(rendition for rendition, _ in made)
            again = self._dropped and not self._wanted and not self._stopped
            self._dropped &= not again
        there = [(rendition, image) for rendition, image in made if not image.isNull()]
        for rendition, image in there:
            self._keep(rendition, image)
        for rendition, image in made:
            if image.isNull():
                self._absent[rendition.source] = time.monotonic()
        if len(there) < len(made) and not self._later.isActive():
            self._later.start()
        if there:
            self.arrived.emit(frozenset(rendition.source for rendition, _ in there))
        if again:
            self.retry.emit()

    def _keep(self, rendition: Rendition, image: QImage) -> None:
        self._absent.pop(rendition.source, None)
        self._kept[rendition] = QPixmap.fromImage(image)
        self._kept_bytes += image.sizeInBytes()
        self._newest[rendition.source] = rendition
        while self._kept_bytes > KEPT_BYTES:
            old, pixmap = self._kept.popitem(last=False)
            self._kept_bytes -= pixmap.width() * pixmap.height() * 4
            if self._newest.get(old.source) == old:
                del self._newest[old.source]


def _give_way() -> None:
    """Let the thread that draws the window go first. Qt's own way does nothing on Linux."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)


def render(rendition: Rendition) -> QImage:
    """The picture at its size, with round corners; a null image where there is none.

    Only JPEGs that photoorg wrote are read here: all others are the decoders' business, where a
    hostile file can do no harm. A damaged thumbnail is no picture; the next run draws it again.
    """
    source = rendition.source
    jpeg = source if isinstance(source, bytes) else thumbnail_files.load(source)
    if jpeg is None:
        return QImage()
    reader = JpegReader(jpeg)
    full = reader.size()
    if not full.isValid():
        return QImage()
    room = QSize(rendition.width, rendition.height)
    mode = Qt.AspectRatioMode
    reader.setScaledSize(
        full.scaled(
            room, mode.KeepAspectRatioByExpanding if rendition.crop else mode.KeepAspectRatio
        )
    )
    image = reader.read()
    if image.isNull():
        return image
    if rendition.crop:
        x = (image.width() - room.width()) // 2
        y = round((image.height() - room.height()) * PORTRAIT_BIAS)
        image = image.copy(x, y, room.width(), room.height())
    if not rendition.radius:
        return image.convertToFormat(QImage.Format.Format_RGB32)
    return _rounded(image, rendition.radius)


def _rounded(image: QImage, radius: float) -> QImage:
    rounded = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    rounded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(rounded)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(image))
    painter.drawRoundedRect(QRectF(image.rect()), radius, radius)
    painter.end()
    return rounded
