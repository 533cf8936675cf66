"""Chips and the field in which one types, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from photoorg.questions import Part
from photoorg.ui.language import tr
from photoorg.ui.query_chip import HEIGHT, QueryChip

SPACE = 4
LINES = 3
"""More are scrolled."""
LONG = 130
"""Wider chips may become narrower."""
FIELD = 132
"""The least room for typing."""


class TokenArea(QScrollArea):
    """Lays the chips out before the field, which takes what is left of its line."""

    grown = Signal(int)
    """It needs another height."""

    def __init__(self, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = QWidget()
        self._inside.setObjectName("tokens")
        self._field = field
        self.chips: list[QueryChip] = []
        field.setParent(self._inside)
        self.setWidget(self._inside)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(field)
        self.setAccessibleName(tr("Search"))
        self.lay_out()

    def show_chips(self, parts: Sequence[Part], make: Callable[[Part], QueryChip]) -> None:
        """Show other chips; those whose parts stay keep the keyboard."""
        kept = {chip.part: chip for chip in self.chips}
        self.chips = [kept.pop(part) if part in kept else make(part) for part in parts]
        for chip in kept.values():
            chip.hide()
            chip.deleteLater()
        for chip in self.chips:
            chip.setParent(self._inside)
            chip.show()
        self._order_keys()
        self.lay_out()

    def _order_keys(self) -> None:
        stops = [*self.chips, self._field]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def lay_out(self) -> None:
        """Put everything in its place."""
        width = max(self.width(), 40)
        height = self._arrange(width)
        inside = width
        shown = min(height, LINES * (HEIGHT + SPACE) - SPACE)
        if height > shown:
            # The bar at the right takes room that some chip may need.
            inside = width - self.verticalScrollBar().sizeHint().width()
            height = self._arrange(inside)
        self._inside.resize(inside, height)
        if self.height() != shown:
            self.setFixedHeight(shown)
            self.grown.emit(shown)

    def _arrange(self, width: int) -> int:
        """Lay chips and field into lines of a width; the height they need."""
        x = y = 0
        for chip in self.chips:
            wide = min(chip.sizeHint().width(), width)
            if x and x + wide > width:
                # A long name gives way before another line is begun for it.
                room = width - x
                wide = room if wide > LONG and room >= wide * 2 // 3 else wide
            if x and x + wide > width:
                x, y = 0, y + HEIGHT + SPACE
            chip.setGeometry(QRect(x, y, wide, HEIGHT))
            x += wide + SPACE
        if x and width - x < min(FIELD, width):
            x, y = 0, y + HEIGHT + SPACE
        self._field.setGeometry(QRect(x, y, width - x, HEIGHT))
        return y + HEIGHT

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, HEIGHT)
