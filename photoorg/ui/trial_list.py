"""What was learned when, and with what success; the way back to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from photoorg.library.heads import Trial
from photoorg.ui import theme
from photoorg.ui.flow_layout import empty
from photoorg.ui.labels import ElidedLabel, PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.learning_words import date_words, figures_words
from photoorg.ui.sentences import told

BUTTON_WIDTH = 152


class TrialRow(QWidget):
    """One accepted trial."""

    wanted = Signal(int)
    """What was learned in the trial shall be used."""

    def __init__(self, trial: Trial, used: int, parent: QWidget | None = None) -> None:
        """`used` is the id of the trial in use, 0 for none."""
        super().__init__(parent)
        self.setObjectName("modelRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.date = ElidedLabel(date_words(trial.at), parent=self)
        self.sentence = WrappedLabel(told(trial.sentence), theme.CAPTION, "muted", parent=self)
        self.figures = WrappedLabel(figures_words(trial), theme.CAPTION, "muted", parent=self)
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (self.date, self.sentence, self.figures):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(16)
        row.addLayout(words, 1)
        self.use = QPushButton(
            tr("Go back to this one") if trial.id < used else tr("Use this one"), self
        )
        self.use.setProperty("small", "true")
        self.use.setAutoDefault(False)
        self.use.setFixedWidth(BUTTON_WIDTH)
        self.use.setAccessibleName(
            tr("Use what was learned on {date}").format(date=date_words(trial.at))
        )
        self.use.clicked.connect(partial(self.wanted.emit, trial.id))
        self.state = PlainLabel(tr("in use"), theme.CAPTION, "chip", parent=self)
        for widget, there in ((self.use, trial.id != used), (self.state, trial.id == used)):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
            widget.setVisible(there)


class TrialList(QWidget):
    """The accepted trials, the latest first, and “Use none”."""

    wanted = Signal(int)
    """A trial to use; 0 for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[TrialRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.nothing = WrappedLabel(
            tr("There is nothing to go back to: nothing that was learned was better yet."),
            theme.CAPTION,
            "muted",
            parent=self,
        )
        self.none = QPushButton(tr("Use none"), self)
        self.none.setToolTip(tr("Find and arrange photos as if nothing had been learned"))
        self.none.setProperty("small", "true")
        self.none.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.nothing)
        column.addLayout(self._column)
        column.addWidget(self.none, 0, Qt.AlignmentFlag.AlignRight)
        self.none.clicked.connect(partial(self.wanted.emit, 0))

    def show_trials(self, trials: Sequence[Trial], used: int) -> None:
        """Show the accepted ones; `used` is the id of the one in use, 0 for none."""
        empty(self._column)
        self.rows = [TrialRow(trial, used, self) for trial in trials if trial.accepted]
        for row in self.rows:
            row.wanted.connect(self.wanted)
            self._column.addWidget(row)
            row.show()
        self.nothing.setVisible(not self.rows)
        self.none.setVisible(bool(used))
