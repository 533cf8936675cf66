"""What the page “Why?” waits for, for how long, and the way to stop or to go on."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from photoorg.ui import theme
from photoorg.ui.explain_words import waiting_words
from photoorg.ui.explained import Stage, Told
from photoorg.ui.labels import ElidedLabel
from photoorg.ui.language import tr

QUIET_MS = 300
"""An answer that comes sooner needs no words."""
HEIGHT = 24


class Pending(QWidget):
    """One quiet line; hidden when there is nothing to say."""

    stop_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds = 0
        self._begun = False
        self.words = ElidedLabel("", theme.CAPTION, "muted", parent=self)
        self.stop = QPushButton(tr("Stop"), self)
        self.stop.setAccessibleName(tr("Stop waiting for captions"))
        self.again = QPushButton(tr("Go on"), self)
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words)
        for button in (self.stop, self.again):
            button.setProperty("small", "true")
            row.addWidget(button)
        row.addStretch(1)
        self._clock = QTimer(self)
        self._connect()

    def _connect(self) -> None:
        self.stop.clicked.connect(self.stop_wanted)
        self.again.clicked.connect(self.again_wanted)
        self._clock.timeout.connect(self._tick)

    @property
    def stops(self) -> list[QWidget]:
        """What the keyboard stops at."""
        return [self.stop, self.again]

    def show_told(self, told: Told) -> None:
        """Say what is still to come, or why nothing is."""
        self._clock.stop()
        self._begun = told.explanation is not None
        coming = told.stage is Stage.COMING
        self.stop.setVisible(coming)
        self.again.setVisible(told.stage in (Stage.STOPPED, Stage.FAILED))
        self.again.setText(tr("Go on") if told.stage is Stage.STOPPED else tr("Try again"))
        self.words.setText(self._stage_words(told.stage))
        self.words.setVisible(bool(self.words.text()))
        # What answers at once needs no words before.
        self.setVisible(told.stage is not Stage.DONE and (self._begun or not coming))
        if coming:
            self._seconds = 0
            self._clock.start(QUIET_MS)

    def _stage_words(self, stage: Stage) -> str:
        if stage is Stage.COMING:
            return waiting_words(0, self._begun)
        if stage is Stage.STOPPED:
            return tr("Stopped before the captions came.") if self._begun else tr("Stopped.")
        return tr("The captions could not be had.") if self._begun else ""

    def _tick(self) -> None:
        self.words.setText(waiting_words(self._seconds, self._begun))
        self.show()
        self._seconds += 1
        self._clock.start(1000)
