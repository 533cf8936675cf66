"""Reading our own JPEGs in any thread."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QImageReader


class JpegReader(QImageReader):
    """Reads the bytes of a JPEG that photoorg made."""

    def __init__(self, jpeg: bytes) -> None:
        # A stream's own device, not a QBuffer made here: Qt asks one of Python's making for what it
        # can do while it holds the lock under which decoders are made. Another thread with
        # Python's lock, waiting for that one, would wait for ever. This one never needs Python.
        held = QDataStream(QByteArray(jpeg))
        # Given here, for PySide never lets go of what `setDevice` was given: 30 kB a thumbnail.
        super().__init__(held.device(), b"jpeg")
        self._held = held
        # Named, not found out by Qt: its way to tell formats apart makes objects in this thread,
        # which holds Python's lock, while the window's thread, ending a widget, may wait for that
        # lock.
        self.setAutoDetectImageFormat(False)
        self.setAutoTransform(True)
