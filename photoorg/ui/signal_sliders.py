"""How much time, place and folder count when albums are made."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from photoorg.settings import Settings
from photoorg.ui import theme
from photoorg.ui.labels import PlainLabel
from photoorg.ui.language import tr
from photoorg.ui.learning_words import factor_words

STEPS = 10
"""Of a slider for a factor of 1."""
SIGNALS = {
    "weigh_time": (tr("Time"), tr("Photos taken at the same time lie together")),
    "weigh_place": (tr("Place"), tr("Photos taken at the same place lie together")),
    "weigh_folder": (tr("Folder"), tr("Photos in the same folder on the disk lie together")),
}
_WORDS_WIDTH = 96


class SignalSliders(QWidget):
    """One slider for each; nothing happens before the button says so."""

    chosen = Signal(object)
    """The factors by the names of their settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._used: dict[str, float] = {}
        self.sliders: dict[str, QSlider] = {}
        self.words: dict[str, PlainLabel] = {}
        self.usual = QPushButton(tr("As usual"), self)
        self.apply = QPushButton(tr("Arrange albums so"), self)
        rows = QGridLayout()
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(8)
        rows.setColumnStretch(1, 1)
        for row, (name, (title, explained)) in enumerate(SIGNALS.items()):
            slider = QSlider(Qt.Orientation.Horizontal, self)
            slider.setRange(0, 2 * STEPS)
            slider.setPageStep(STEPS // 2)
            directions = tr("{signal}: less at the left, more at the right")
            slider.setToolTip(directions.format(signal=explained))
            slider.valueChanged.connect(self._show)
            self.sliders[name] = slider
            self.words[name] = PlainLabel("", theme.CAPTION, "muted", parent=self)
            self.words[name].setFixedWidth(_WORDS_WIDTH)
            for column, widget in enumerate(
                (PlainLabel(title, parent=self), slider, self.words[name])
            ):
                rows.addWidget(widget, row, column)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addStretch(1)
        for button in (self.usual, self.apply):
            button.setAutoDefault(False)
            last.addWidget(button)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(12)
        column_.addLayout(rows)
        column_.addLayout(last)
        self.usual.clicked.connect(self._reset)
        self.apply.clicked.connect(self._choose)
        self.show_used(Settings())

    def show_used(self, settings: Settings) -> None:
        """The factors in use; what was moved but not applied is forgotten."""
        self._used = {name: float(getattr(settings, name)) for name in SIGNALS}
        for name, slider in self.sliders.items():
            slider.setValue(round(self._used[name] * STEPS))
        self._show()

    @property
    def factors(self) -> Mapping[str, float]:
        """What the sliders say now."""
        return {name: slider.value() / STEPS for name, slider in self.sliders.items()}

    def _show(self) -> None:
        for name, factor in self.factors.items():
            said = factor_words(factor)
            self.words[name].setText(said)
            counts = tr("{signal} counts {factor}").format(signal=SIGNALS[name][0], factor=said)
            self.sliders[name].setAccessibleName(counts)
        settled = {name: round(factor * STEPS) / STEPS for name, factor in self._used.items()}
        self.apply.setEnabled(dict(self.factors) != settled)
        self.usual.setEnabled(any(factor != 1 for factor in self.factors.values()))

    def _reset(self) -> None:
        for slider in self.sliders.values():
            slider.setValue(STEPS)

    def _choose(self) -> None:
        self.chosen.emit(dict(self.factors))
