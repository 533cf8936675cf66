"""Reading our own JPEGs in any thread."""

from __future__ import annotations

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImageReader


class JpegReader(QImageReader):
    """Reads the bytes of a JPEG that photoorg made."""

    def __init__(self, jpeg: bytes) -> None:
        held = QBuffer()
        held.setData(jpeg)
        # Given here, for PySide never lets go of what `setDevice` was given: 30 kB a thumbnail.
        super().__init__(held, b"jpeg")
        self._held = held
        # Named, not found out by Qt: its way to tell formats apart makes objects in this thread,
        # which holds Python's lock, while the window's thread, ending a widget, may wait for that
        # lock.
        self.setAutoDetectImageFormat(False)
        self.setAutoTransform(True)
        # Makes Qt's decoder now, while this thread holds Python's lock: `read` lets go of that, and
        # making a decoder takes a lock of Qt's and asks Python for what the buffer can do. Another
        # thread with the one lock and waiting for the other would wait for ever.
        self.size()
