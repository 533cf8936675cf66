"""Above the photos that are compared: how they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from photoorg.ui import theme
from photoorg.ui.icons import icon
from photoorg.ui.labels import PlainLabel
from photoorg.ui.language import tr

HEIGHT: Final = 40
_CLOSER: Final = tr("Their own pixels, or the whole photos again")


class CompareBar(QWidget):
    """Buttons for the verbs, and how much the focused photo is magnified."""

    closer_wanted = Signal()

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.percent = PlainLabel("", theme.CAPTION, tone="muted", parent=self)
        self.closer = self._button()
        self.closer.setIcon(icon("magnifying-glass-plus"))
        self.closer.setToolTip(tr("{what} (Z, or click a photo)").format(what=_CLOSER))
        self.closer.setAccessibleName(_CLOSER)
        self.closer.clicked.connect(self.closer_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(4)
        for action in actions:
            button = self._button()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.percent)
        row.addSpacing(4)
        row.addWidget(self.closer)

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def show_scale(self, scale: float) -> None:
        """Say how many pixels of the screen a pixel of the photo takes, in percent."""
        self.percent.setText(f"{100 * scale:.0f} %")
