"""How many words the descriptions may have: few ──●── many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from photoorg.ui import theme
from photoorg.ui.explain_words import length_words
from photoorg.ui.labels import PlainLabel
from photoorg.ui.language import tr

WIDEST = 360


class DetailSlider(QWidget):
    """One position for each length of description; where there is but one, only words."""

    chosen = Signal(int)
    """The position a person chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lengths: Sequence[float] = ()
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setMaximumWidth(WIDEST)
        self.slider.setMinimumWidth(72)
        self.slider.setPageStep(1)
        self.slider.setToolTip(tr("How many words the descriptions may have (arrow keys)"))
        self.words = PlainLabel(size=theme.CAPTION, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(PlainLabel(tr("Detail"), theme.CAPTION, "muted", QFont.Weight.DemiBold, self))
        row.addSpacing(8)
        few = PlainLabel(tr("few words"), theme.CAPTION, "muted", parent=self)
        many = PlainLabel(tr("many words"), theme.CAPTION, "muted", parent=self)
        many.setContentsMargins(0, 0, 8, 0)
        self._choice = (few, self.slider, many)
        for widget in self._choice:
            row.addWidget(widget, 1 if widget is self.slider else 0)
        row.addWidget(self.words)
        row.addStretch(0)
        self.slider.valueChanged.connect(self._tell)

    def show_lengths(self, lengths: Sequence[float], position: int) -> None:
        """Offer these lengths, in words; nobody is told."""
        self._lengths = lengths
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(0, len(lengths) - 1))
        self.slider.setValue(position)
        self.slider.blockSignals(False)
        for widget in self._choice:
            widget.setVisible(len(lengths) > 1)
        self._say()

    def _tell(self, position: int) -> None:
        self._say()
        self.chosen.emit(position)

    def _say(self) -> None:
        position = self.slider.value()
        said = length_words(self._lengths[position]) if position < len(self._lengths) else ""
        self.words.setText(said)
        self.slider.setAccessibleName(
            tr("Detail: {length}").format(length=said) if said else tr("Detail")
        )
