"""What both photos show and what only one of them does, as chips in three groups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from photoorg.explanations import Detail, Phrase
from photoorg.ui import theme
from photoorg.ui.beside import Beside
from photoorg.ui.explain_words import Side, nothing_words
from photoorg.ui.flow_layout import FlowLayout, empty
from photoorg.ui.labels import PlainLabel
from photoorg.ui.language import tr
from photoorg.ui.phrase_chip import PhraseChip
from photoorg.ui.side_mark import SideMark

SHOWN = 12
"""Chips of a group before the rest is asked for."""
ENOUGH = 400
"""Room for the chips of one photo beside those of the other."""


class ChipGroup(QWidget):
    """A heading and its chips, the weightiest first, in as many lines as they need."""

    dwelt = Signal(object)
    moved = Signal(int)
    changed = Signal()
    """The rest of the chips was asked for."""

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = side
        self.chips: list[PhraseChip] = []
        self.more = QPushButton(self)
        self.more.setProperty("crumb", "true")
        self.more.clicked.connect(self._show_rest)
        self.nothing = PlainLabel(nothing_words(side), tone="muted", parent=self)
        self._phrases: Sequence[Phrase] = ()
        self._all = False
        self._flow = FlowLayout(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(SideMark(side, self))
        title = PlainLabel(side.value, theme.CAPTION, "muted", QFont.Weight.DemiBold, self)
        head.addWidget(title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._flow)
        column.addWidget(self.nothing)
        column.addWidget(self.more)
        column.addStretch(1)

    def show_phrases(self, phrases: Sequence[Phrase], collapse: bool) -> None:
        """Show other phrases; `collapse` when they are about other photos."""
        self._phrases = phrases
        self._all = self._all and not collapse
        self._fill()

    def _fill(self) -> None:
        empty(self._flow)
        shown = self._phrases if self._all else self._phrases[:SHOWN]
        self.chips = [PhraseChip(phrase, self.side, self) for phrase in shown]
        for chip in self.chips:
            chip.dwelt.connect(self.dwelt)
            chip.moved.connect(self.moved)
            self._flow.addWidget(chip)
            # Now, not in the next turn: only what is shown can have the keyboard.
            chip.show()
        rest = len(self._phrases) - len(shown)
        self.more.setText(tr("%n more", "phrases", rest))
        said = tr("{side}: show %n more", "phrases", rest).format(side=self.side.value)
        self.more.setAccessibleName(said)
        self.more.setVisible(bool(rest))
        self.nothing.setVisible(not self._phrases)

    def _show_rest(self) -> None:
        before = len(self.chips)
        self._all = True
        self._fill()
        self.changed.emit()
        self.chips[before].setFocus()


class ChipBoard(QWidget):
    """The three groups; tells the length at which the chip somebody dwells on counts."""

    dwelt = Signal(object)
    changed = Signal()
    """There are other chips than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups = {side: ChipGroup(side, self) for side in Side}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.groups[Side.BOTH])
        column.addWidget(Beside(self.groups[Side.LEFT], self.groups[Side.RIGHT], ENOUGH, self))
        for group in self.groups.values():
            group.dwelt.connect(self.dwelt)
            group.moved.connect(self._move)
            group.changed.connect(self.changed)

    @property
    def chips(self) -> list[PhraseChip]:
        """All chips in the order of reading."""
        return [chip for group in self.groups.values() for chip in group.chips]

    @property
    def stops(self) -> list[QWidget]:
        """What the keyboard stops at, in the order of reading."""
        groups = self.groups.values()
        return [stop for group in groups for stop in (*group.chips, group.more)]

    def show_detail(self, detail: Detail | None, collapse: bool) -> None:
        """Show the phrases of one length; the chip with the keyboard keeps it if it is still
        there. `collapse` when they are about other photos."""
        held = next((chip for chip in self.chips if chip.hasFocus()), None)
        phrases = {side: _phrases(detail, side) for side in Side}
        for side, group in self.groups.items():
            group.show_phrases(phrases[side], collapse)
        self.dwelt.emit(None)
        self.changed.emit()
        if held is not None:
            self._give_back(held)

    def _give_back(self, held: PhraseChip) -> None:
        same = (c for c in self.chips if c.side is held.side and c.text() == held.text())
        chip = next(same, None)
        if chip is not None:
            chip.setFocus()

    def _move(self, step: int) -> None:
        chips = self.chips
        at = next((number for number, chip in enumerate(chips) if chip.hasFocus()), 0)
        chips[min(max(at + step, 0), len(chips) - 1)].setFocus()


def _phrases(detail: Detail | None, side: Side) -> tuple[Phrase, ...]:
    if detail is None:
        return ()
    return {
        Side.BOTH: detail.both,
        Side.LEFT: detail.only_left,
        Side.RIGHT: detail.only_right,
    }[side]
