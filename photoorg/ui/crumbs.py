"""The lines above the photos: the way to here, how many photos there are, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photoorg.ui import text, theme
from photoorg.ui.labels import ElidedLabel, PlainLabel
from photoorg.ui.language import tr
from photoorg.ui.places import Place

HEIGHT = 40
NOTE_HEIGHT = 20
SPACE = 8
NARROWEST = 28
"""A step that had to give way; its tooltip still has its name."""
LEFT, RIGHT = 16, 20


@dataclass(frozen=True)
class Step:
    """A part of the way; the last one is where one is."""

    name: str
    place: Place


def fitted(wanted: Sequence[int], room: int) -> list[int]:
    """Widths for steps that wanted more than `room`: the middle gives way first, the last last."""
    widths = list(wanted)
    last = len(widths) - 1
    for group in (range(1, last), range(min(1, last)), range(max(last, 0), last + 1)):
        for step in group:
            over = sum(widths) - room
            if over > 0:
                widths[step] = max(min(NARROWEST, widths[step]), widths[step] - over)
    return widths


class _Way(QWidget):
    """The steps in one line that is never wider than its room."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._steps: list[Step] = []
        self._shown: list[QWidget] = []
        self._marks: list[QWidget] = []

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps in place of the present ones."""
        for widget in (*self._shown, *self._marks):
            widget.hide()
            widget.deleteLater()
        self._steps = list(steps)
        here = text.safe_text(steps[-1].name)
        self._shown = [self._button(number, step) for number, step in enumerate(steps[:-1])]
        self._shown.append(ElidedLabel(here, weight=QFont.Weight.DemiBold, parent=self))
        self._marks = [PlainLabel("›", tone="muted", parent=self) for _ in steps[1:]]
        for widget in (*self._shown, *self._marks):
            widget.show()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        marks = [mark.sizeHint().width() + 2 * SPACE for mark in self._marks]
        names = [text.safe_text(step.name) for step in self._steps]
        wanted = [
            widget.fontMetrics().horizontalAdvance(name) + 4
            for widget, name in zip(self._shown, names, strict=True)
        ]
        x = 0
        widths = fitted(wanted, self.width() - sum(marks))
        for number, (widget, width) in enumerate(zip(self._shown, widths, strict=True)):
            if isinstance(widget, QPushButton):
                elide = Qt.TextElideMode.ElideMiddle
                shown = widget.fontMetrics().elidedText(names[number], elide, width)
                widget.setText(text.label_text(shown))
            widget.setGeometry(QRect(x, 0, width, self.height()))
            x += width
            if number < len(marks):
                mark = self._marks[number]
                mark.setGeometry(QRect(x + SPACE, 0, marks[number] - SPACE, self.height()))
                x += marks[number]

    def _button(self, number: int, step: Step) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("crumb", "true")
        button.setProperty("step", number)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolTip(text.tooltip(tr("Show {place}").format(place=step.name)))
        button.clicked.connect(self._choose)
        button.ensurePolished()
        return button

    def _choose(self) -> None:
        button = self.sender()
        assert button is not None
        self.chosen.emit(self._steps[int(button.property("step"))].place)


class Crumbs(QWidget):
    """Emits the place of a step that was clicked."""

    chosen = Signal(object)

    def __init__(self, back: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = _Way(self)
        self.way.chosen.connect(self.chosen)
        self.back = QToolButton(self)
        self.back.setDefaultAction(back)
        self.back.setIconSize(QSize(16, 16))
        self.note = ElidedLabel(
            size=theme.CAPTION, tone="muted", parent=self, elide=Qt.TextElideMode.ElideRight
        )
        self.note.setContentsMargins(LEFT, 0, RIGHT, 0)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.note.setFixedHeight(NOTE_HEIGHT)
        self.count = PlainLabel(tone="muted", parent=self)
        row = self._row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.way, 1)
        row.addWidget(self.count)
        line = QWidget(self)
        line.setFixedHeight(HEIGHT)
        line.setLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addWidget(self.note)
        back.changed.connect(self._show_back)
        self._show_back()

    def show_way(self, steps: Sequence[Step], count: str, note: str = "") -> None:
        """Show where one is; `note` is a quiet remark below."""
        self.count.setText(count)
        self.way.show_steps(steps)
        self.note.setText(text.safe_text(note))
        self.note.setVisible(bool(note))

    def _show_back(self) -> None:
        visible = self.back.defaultAction().isEnabled()
        self.back.setVisible(visible)
        # The button's own padding would push its arrow off the line the photos begin on.
        self._row.setContentsMargins(10 if visible else LEFT, 0, RIGHT, 0)
