"""The line above the photos: the way to here, step by step, and how many photos there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from photoorg.ui import text
from photoorg.ui.labels import ElidedLabel, PlainLabel
from photoorg.ui.places import Place

HEIGHT = 40


@dataclass(frozen=True)
class Step:
    """A part of the way; the last one is where one is."""

    name: str
    place: Place


class Crumbs(QWidget):
    """Emits the place of a step that was clicked."""

    chosen = Signal(object)

    def __init__(self, back: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._places: list[Place] = []
        self._steps = QHBoxLayout()
        self._steps.setSpacing(8)
        self.back = QToolButton(self)
        self.back.setDefaultAction(back)
        self.back.setIconSize(QSize(16, 16))
        self.note = ElidedLabel(tone="muted", parent=self)
        self.count = PlainLabel(tone="muted", parent=self)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 20, 0)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addLayout(self._steps)
        row.addWidget(self.note, 1)
        row.addWidget(self.count)
        back.changed.connect(self._show_back)
        self._show_back()

    def show_way(self, steps: Sequence[Step], count: str, note: str = "") -> None:
        """Show where one is; `note` is a quiet remark beside it."""
        while (item := self._steps.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._places = [step.place for step in steps]
        for number, step in enumerate(steps[:-1]):
            self._steps.addWidget(self._button(number, step))
            self._steps.addWidget(PlainLabel("›", tone="muted"))
        here = ElidedLabel(text.safe_text(steps[-1].name), weight=QFont.Weight.DemiBold)
        self._steps.addWidget(here)
        self.note.setText(text.safe_text(note))
        self.count.setText(count)

    def _button(self, number: int, step: Step) -> QPushButton:
        button = QPushButton(text.label_text(step.name))
        button.setProperty("crumb", "true")
        button.setProperty("step", number)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolTip(text.tooltip(f"Show {step.name}"))
        button.clicked.connect(self._choose)
        return button

    def _choose(self) -> None:
        button = self.sender()
        assert button is not None
        self.chosen.emit(self._places[int(button.property("step"))])

    def _show_back(self) -> None:
        visible = self.back.defaultAction().isEnabled()
        self.back.setVisible(visible)
        # The button's own padding would push its arrow off the line the photos begin on.
        self._row.setContentsMargins(10 if visible else 16, 0, 20, 0)
