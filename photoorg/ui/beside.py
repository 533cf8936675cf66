"""Two widgets side by side, or one below the other where there is no room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

BETWEEN = 24
BELOW = 16


class Beside(QWidget):
    """Shares its width equally while that is at least `enough`."""

    def __init__(
        self, one: QWidget, other: QWidget, enough: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._enough = enough
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(BETWEEN)
        self._row.addWidget(one, 1)
        self._row.addWidget(other, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        wide = event.size().width() >= self._enough
        self._row.setSpacing(BETWEEN if wide else BELOW)
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
