"""How many levels of albums are listed: from the coarsest to all there are."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from photoorg.ui import theme
from photoorg.ui.labels import PlainLabel
from photoorg.ui.language import tr

WIDTH, HEIGHT = 136, 24
TRACK = 64


class DepthSlider(QWidget):
    """One position for each level; nothing where there is but one."""

    chosen = Signal(int)
    """How many levels a person wants listed; 0 for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setFixedWidth(TRACK)
        self.slider.setPageStep(1)
        self.words = PlainLabel(size=theme.CAPTION, tone="muted", parent=self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.slider)
        self.slider.valueChanged.connect(self._tell)

    @property
    def useful(self) -> bool:
        """Whether there is anything to choose."""
        return self.slider.maximum() > 1

    def show_levels(self, levels: int, depth: int) -> None:
        """There are so many levels of which `depth` are listed, 0 for all; nobody is told."""
        self.slider.blockSignals(True)
        self.slider.setRange(1, max(1, levels))
        self.slider.setValue(depth or levels)
        self.slider.blockSignals(False)
        self._say()

    def lie_in(self, row: QRect) -> None:
        """Take a place at the right of a row; an empty one hides it."""
        self.setVisible(self.useful and not row.isEmpty())
        if not row.isEmpty():
            size = QSize(min(WIDTH, row.width()), HEIGHT)
            corner = row.bottomRight() - row.topLeft()
            self.setGeometry(
                row.left() + corner.x() - size.width() - 12,
                row.bottom() - size.height(),
                size.width(),
                size.height(),
            )

    def _tell(self, level: int) -> None:
        self._say()
        self.chosen.emit(0 if level == self.slider.maximum() else level)

    def _say(self) -> None:
        level, levels = self.slider.value(), self.slider.maximum()
        short, said = tr("all", "levels of albums"), tr("all levels")
        if level < levels:
            short = tr("{level} of {levels}").format(level=level, levels=levels)
            said = tr("{level} of {levels} levels").format(level=level, levels=levels)
        self.words.setText(short)
        self.slider.setAccessibleName(tr("Levels of albums listed: {levels}").format(levels=said))
        tip = tr("How many levels of albums are listed: {levels} (arrow keys)")
        self.slider.setToolTip(tip.format(levels=said))
