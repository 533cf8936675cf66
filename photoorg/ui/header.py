"""The bar above the photos: search, size of the tiles, details."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QToolButton, QWidget

from photoorg.ui.language import tr
from photoorg.ui.photo_grid import TILE_MAX, TILE_MIN
from photoorg.ui.search_bar import SearchBar
from photoorg.ui.search_field import SearchField

HEIGHT = 56


class Header(QWidget):
    """Search in the middle, size slider and details button at the right."""

    def __init__(self, bar: SearchBar, details: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.bar = bar
        self.tile_size = QSlider(Qt.Orientation.Horizontal, self)
        self.tile_size.setRange(TILE_MIN, TILE_MAX)
        self.tile_size.setFixedWidth(112)
        self.tile_size.setToolTip(tr("Size of the photos (Ctrl+wheel)"))
        self.tile_size.setAccessibleName(tr("Size of the photos"))
        self.details = QToolButton(self)
        self.details.setDefaultAction(details)
        self.details.setIconSize(QSize(20, 20))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(16)
        row.addWidget(bar, 1)
        for widget in (self.tile_size, self.details):
            widget.setFixedHeight(36)
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def search(self) -> SearchField:
        """The field in which one types."""
        return self.bar.field
