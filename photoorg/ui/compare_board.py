"""Where the photos that are compared lie: side by side, or two over each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from photoorg.ui.compare_pane import PaneCanvas, PaneFoot
from photoorg.ui.places import MOST_COMPARED
from photoorg.ui.wipe import Divider

SPACE: Final = 8
EDGE: Final = 16
NARROW: Final = 150
"""Columns that are narrower are taken only where nothing else has room."""
_SHAPES: Final = {1: ((1, 1),), 2: ((1, 2),), 3: ((1, 3), (2, 2)), 4: ((2, 2), (1, 4))}
"""Lines and columns in which so many photos may lie; two are always a left and a right one."""


class CompareBoard(QWidget):
    """Places canvases and what is below them."""

    laid_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvases = [PaneCanvas(self) for _ in range(MOST_COMPARED)]
        self.feet = [PaneFoot(self) for _ in range(MOST_COMPARED)]
        self.divider = Divider(self)
        self.count = 0
        self.columns = 1
        self.is_wiped = False
        self._sizes: list[QSize] = []
        self.divider.valueChanged.connect(self._cut)
        self.show_count(())

    def show_count(self, sizes: Sequence[QSize], wiped: bool = False) -> None:
        """So many photos are shown, of these sizes (empty where that is not known)."""
        self.count, self._sizes = len(sizes), list(sizes)
        self.is_wiped = wiped and self.count == 2
        for number, (canvas, foot) in enumerate(zip(self.canvases, self.feet, strict=True)):
            canvas.setVisible(number < self.count)
            foot.setVisible(number < self.count)
        self.divider.setVisible(self.is_wiped)
        self.arrange()

    def arrange(self) -> None:
        """Lay everything out anew."""
        if not self.count:
            return
        room = self.rect().adjusted(EDGE, 0, -EDGE, -4)
        if self.is_wiped:
            self._lay_over(room)
        else:
            lines, self.columns = max(self._shapes(), key=lambda shape: self._seen(room, shape))
            self._lay_beside(room, lines, self.columns)
        self._cut()
        self.laid_out.emit()

    def neighbour(self, number: int, across: int, down: int) -> int | None:
        """The photo that lies beside another one, or None."""
        columns = 2 if self.is_wiped else self.columns
        column, line = number % columns + across, number // columns + down
        beside = line * columns + column
        there = 0 <= column < columns and line >= 0 and beside < self.count
        return beside if there else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def _shapes(self) -> tuple[tuple[int, int], ...]:
        return _SHAPES[self.count]

    def _seen(self, room: QRect, shape: tuple[int, int]) -> float:
        """How much of the screen the photos take when they lie so."""
        lines, columns = shape
        width = (room.width() - (columns - 1) * SPACE) / columns
        foot = self._foot(round(width))
        height = (room.height() - (lines - 1) * SPACE) / lines - foot
        if width <= 0 or height <= 0:
            return 0.0
        seen = 0.0
        for size in self._sizes:
            across, down = (size.width(), size.height()) if not size.isEmpty() else (4, 3)
            scale = min(width / across, height / down)
            seen += across * down * scale * scale
        return seen if width >= NARROW else seen / 10

    def _foot(self, width: int) -> int:
        return max(foot.height_for(max(width, 1)) for foot in self.feet[: self.count])

    def _lay_beside(self, room: QRect, lines: int, columns: int) -> None:
        width = (room.width() - (columns - 1) * SPACE) // columns
        foot = self._foot(width)
        height = max((room.height() - (lines - 1) * SPACE) // lines - foot, 1)
        for number in range(self.count):
            left = room.left() + number % columns * (width + SPACE)
            top = room.top() + number // columns * (height + foot + SPACE)
            self.canvases[number].setGeometry(left, top, width, height)
            self.feet[number].setGeometry(left, top + height, width, foot)

    def _lay_over(self, room: QRect) -> None:
        width = (room.width() - SPACE) // 2
        foot = self._foot(width)
        height = max(room.height() - foot, 1)
        for number in range(2):
            self.canvases[number].setGeometry(room.left(), room.top(), room.width(), height)
            left = room.left() + number * (width + SPACE)
            self.feet[number].setGeometry(left, room.top() + height, width, foot)
        self.canvases[0].raise_()
        self.divider.raise_()
        self.divider.place(QRectF(room.left(), room.top(), room.width(), height))

    def _cut(self) -> None:
        """Let the left photo end where the divider is, and the right one begin there."""
        left, right = self.canvases[:2]
        if not self.is_wiped:
            for canvas in (left, right):
                canvas.clearMask()
            return
        at, width, height = self.divider.position, left.width(), left.height()
        # A mask without any pixel would be none at all.
        left.setMask(QRegion(0, 0, max(at, 1), height))
        right.setMask(QRegion(min(at, width - 1), 0, max(width - at, 1), height))
