"""Thumbnails for the screen: read and scaled in two threads, kept as pixmaps up to a limit."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QBuffer, QObject, QRectF, QSize, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QBrush, QImage, QImageReader, QPainter, QPixmap

from photoorg import thumbnail_files

THREADS = 2
KEPT_BYTES = 192 << 20
WAITING = 256
"""Requests kept; older ones are dropped, since what is painted again asks again."""
RETRY_SECONDS = 2.0
FORMATS = {b"\xff\xd8\xff": b"jpeg", b"\x89PNG": b"png"}
"""What is read here, by how it begins."""
PORTRAIT_BIAS = 0.38
"""Where a tall photo is cut to a square: a little above its middle, where faces are."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture file at one size on the screen, in device pixels."""

    file: Path
    width: int
    height: int
    crop: bool = True
    """Fill the whole size and cut what is over, or fit inside it."""
    radius: float = 0.0
    """Of the corners."""
    ours: bool = True
    """A thumbnail file of the library, or any picture the person gave."""


class Thumbnails(QObject):
    """Pixmaps on request. Use in the main thread."""

    arrived = Signal(object)
    """The file (Path) of a rendition that can be had now."""
    retry = Signal()
    """Some files were not there yet; who still wants them may ask again."""

    _loaded = Signal(object, QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(THREADS)
        self._lock = Lock()
        self._wanted: OrderedDict[Rendition, None] = OrderedDict()
        self._working: set[Rendition] = set()
        self._kept: OrderedDict[Rendition, QPixmap] = OrderedDict()
        self._kept_bytes = 0
        self._newest: dict[Path, Rendition] = {}
        self._absent: dict[Path, float] = {}
        self._stopped = False
        self._later = QTimer(self, singleShot=True, interval=int(RETRY_SECONDS * 1000))
        self._later.timeout.connect(self.retry)
        self._loaded.connect(self._keep)

    def get(self, rendition: Rendition, ratio: float = 1.0) -> QPixmap | None:
        """The pixmap, or another size of it until it is made, or None until there is one."""
        kept = self._kept.get(rendition)
        if kept is None:
            self._want(rendition)
            other = self._newest.get(rendition.file)
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
        absent_at = self._absent.get(rendition.file)
        if absent_at is not None and time.monotonic() - absent_at < RETRY_SECONDS:
            return
        with self._lock:
            if rendition in self._working:
                return
            self._wanted[rendition] = None
            self._wanted.move_to_end(rendition)
            if len(self._wanted) > WAITING:
                self._wanted.popitem(last=False)
        if self._pool.activeThreadCount() < THREADS:
            self._pool.start(self._work)

    def _work(self) -> None:
        """In a pool thread: newest request first, until there is none."""
        while True:
            with self._lock:
                if not self._wanted:
                    return
                rendition, _ = self._wanted.popitem()
                self._working.add(rendition)
            image = render(rendition)
            try:
                self._loaded.emit(rendition, image)
            except RuntimeError:
                # The window was destroyed meanwhile; nobody is left to show the picture.
                return

    def _keep(self, rendition: Rendition, image: QImage) -> None:
        with self._lock:
            self._working.discard(rendition)
            more = bool(self._wanted)
        if more and not self._stopped and self._pool.activeThreadCount() < THREADS:
            self._pool.start(self._work)
        if image.isNull():
            self._absent[rendition.file] = time.monotonic()
            if not self._later.isActive():
                self._later.start()
            return
        self._absent.pop(rendition.file, None)
        self._kept[rendition] = QPixmap.fromImage(image)
        self._kept_bytes += image.sizeInBytes()
        self._newest[rendition.file] = rendition
        while self._kept_bytes > KEPT_BYTES:
            old, pixmap = self._kept.popitem(last=False)
            self._kept_bytes -= pixmap.width() * pixmap.height() * 4
            if self._newest.get(old.file) == old:
                del self._newest[old.file]
        self.arrived.emit(rendition.file)


def render(rendition: Rendition) -> QImage:
    """The picture at its size, with round corners; a null image where there is none.

    Only the common formats are read here: anything else is the worker's business, where a hostile
    file can do no harm. A damaged thumbnail is no picture; the next run draws it again.
    """
    reader = QImageReader()
    # Named, not found out by Qt: its way to tell formats apart makes objects in this thread, which
    # holds Python's lock, while the window's thread, ending a widget, may wait for that lock.
    reader.setAutoDetectImageFormat(False)
    if rendition.ours:
        jpeg = thumbnail_files.load(rendition.file)
        if jpeg is None:
            return QImage()
        held = QBuffer()
        held.setData(jpeg)
        reader.setDevice(held)
        reader.setFormat(b"jpeg")
    else:
        reader.setFileName(str(rendition.file))
        reader.setFormat(_format_of(rendition.file))
    reader.setAutoTransform(True)
    full = reader.size()
    if not reader.format() or not full.isValid():
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
    return _rounded(image, rendition.radius)


def _format_of(file: Path) -> bytes:
    """Qt's name of a file's format, empty for all but `FORMATS`."""
    try:
        with file.open("rb") as stream:
            head = stream.read(4)
    except OSError:
        return b""
    return next((name for magic, name in FORMATS.items() if head.startswith(magic)), b"")


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
