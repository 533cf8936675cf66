"""A page that scrolls up and down, exactly as high as its words need."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class FittedScroll(QScrollArea):
    """Its widget is as high as its words need at this width: Qt reserves what the narrowest
    needs."""

    def __init__(self, body: QWidget, name: str, parent: QWidget) -> None:
        """`name` is told to those who do not see it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._body = body
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """Find the height again, after words have changed."""
        layout = self._body.layout()
        if layout is not None:
            layout.activate()
            height = layout.totalHeightForWidth(self.viewport().width())
            # -1 where nothing in it depends on the width.
            self._body.setFixedHeight(height if height >= 0 else layout.totalSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
