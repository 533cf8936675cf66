"""Beside two photos: how they differ, in words, as far as it is known."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from photoorg.explanations import Explanation
from photoorg.ui import theme
from photoorg.ui.chip_board import ChipBoard
from photoorg.ui.explain_pending import Pending
from photoorg.ui.explain_words import Side, describer_words, quoted, verdict_words
from photoorg.ui.explained import Stage, Told
from photoorg.ui.labels import WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.motion import fade_in
from photoorg.ui.places import Why
from photoorg.ui.side_mark import SideMark
from photoorg.ui.text import safe_text

WIDTH: Final = 280
REST_MS: Final = 250
"""How long two photos must stay before it is asked how they differ."""


class CompareWords(QScrollArea):
    """The short of what the page “Why?” tells; there is the rest of it."""

    pair_wanted = Signal(object)
    """A Why that is to be explained."""
    stop_wanted = Signal()
    changed = Signal()
    """There are other chips than before."""

    def __init__(self, why: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("How the two photos differ"))
        self.failure = WrappedLabel(tone="amber")
        self.pending = Pending()
        self.verdict = WrappedLabel(weight=QFont.Weight.DemiBold)
        self.says = {side: WrappedLabel() for side in (Side.LEFT, Side.RIGHT)}
        self.chips = ChipBoard()
        self.describer = WrappedLabel(size=theme.CAPTION, tone="muted")
        self.why = QToolButton()
        self.why.setDefaultAction(why)
        self.why.setIconSize(QSize(16, 16))
        self.why.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.why.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pair: Why | None = None
        self.told = Told()
        """What has been told of the pair so far."""
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)
        self._lay_out()
        self.chips.changed.connect(self.changed)
        self.pending.stop_wanted.connect(self.stop_wanted)
        self.pending.again_wanted.connect(self._ask_again)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("page")
        self._telling = QWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 4, 16, 16)
        column.setSpacing(12)
        for widget in (self.failure, self._telling, self.pending):
            column.addWidget(widget)
        column.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        parts = QVBoxLayout(self._telling)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(12)
        parts.addWidget(self.verdict)
        self._captions = QWidget(self._telling)
        captions = QVBoxLayout(self._captions)
        captions.setContentsMargins(0, 0, 0, 0)
        captions.setSpacing(8)
        for side, label in self.says.items():
            line = QHBoxLayout()
            line.setSpacing(6)
            mark = QVBoxLayout()
            mark.setContentsMargins(0, 4, 0, 0)
            mark.addWidget(SideMark(side))
            mark.addStretch(1)
            line.addLayout(mark)
            line.addWidget(label, 1)
            captions.addLayout(line)
        parts.addWidget(self._captions)
        parts.addWidget(self.chips)
        parts.addWidget(self.describer)
        self.setWidget(body)

    @property
    def stops(self) -> list[QWidget]:
        """What the keyboard stops at, in the order of reading."""
        return [*self.chips.stops, *self.pending.stops, self.why]

    def show_pair(self, pair: Why | None, told: Told) -> None:
        """Show what has been told of two photos before, and soon ask where that is not all; None
        where there are not two."""
        self.pair = pair
        self._show(told, collapse=True)
        if pair is not None and told.stage is Stage.COMING:
            self._rest.start()
        else:
            self._rest.stop()

    def show_explanation(self, pair: Why, explanation: Explanation) -> None:
        """Show what has come for a pair."""
        stage = Stage.DONE if explanation.complete else Stage.COMING
        self._hear(pair, replace(self.told, explanation=explanation, stage=stage))

    def show_failure(self, pair: Why, message: str) -> None:
        """Nothing more will come for a pair, and why; what is there stays."""
        self._hear(pair, replace(self.told, stage=Stage.FAILED, message=message))

    def show_stopped(self, pair: Why) -> None:
        """Nothing more will come for a pair; what is there stays."""
        self._hear(pair, replace(self.told, stage=Stage.STOPPED))

    def _hear(self, pair: Why, told: Told) -> None:
        if pair == self.pair:
            self._show(told)

    def _ask(self) -> None:
        if self.pair is not None:
            self.pair_wanted.emit(self.pair)

    def _ask_again(self) -> None:
        self._show(replace(self.told, stage=Stage.COMING, message=""))
        self._ask()

    def _show(self, told: Told, collapse: bool = False) -> None:
        """`collapse` when it is about other photos than before."""
        replaces = not collapse and self.told.explanation is not None
        self.told = told
        explanation = told.explanation
        message = safe_text(told.message) if told.stage is Stage.FAILED else ""
        failure = tr("How they differ could not be told. {reason}")
        self.failure.setText(failure.format(reason=message))
        self.failure.setVisible(bool(message))
        self.pending.show_told(told if self.pair else Told(stage=Stage.DONE))
        self._telling.setVisible(explanation is not None)
        detail = None
        if explanation is not None:
            self.verdict.setText(verdict_words(explanation))
            self.describer.setText(describer_words(explanation))
            detail = explanation.details[told.detail] if explanation.details else None
        for side, words, said in (
            (
                Side.LEFT,
                detail.left if detail else "",
                tr("The left photo is described as {words}"),
            ),
            (
                Side.RIGHT,
                detail.right if detail else "",
                tr("The right photo is described as {words}"),
            ),
        ):
            label = self.says[side]
            label.setText(quoted(words))
            label.setAccessibleName(said.format(words=label.text()))
        self._captions.setVisible(any(label.text() for label in self.says.values()))
        self.chips.show_detail(detail, collapse)
        if replaces and explanation is not None:
            fade_in(self._telling)
