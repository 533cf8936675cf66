"""One of the photos that are compared: its canvas, and what is said below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from photoorg.ui import theme
from photoorg.ui.badges import MarksLine
from photoorg.ui.canvas import Canvas
from photoorg.ui.explain_words import Side
from photoorg.ui.flow_layout import FlowLayout, empty
from photoorg.ui.icons import icon
from photoorg.ui.labels import ElidedLabel
from photoorg.ui.language import tr
from photoorg.ui.side_mark import SideMark
from photoorg.ui.text import path_text, tooltip

FRAME: Final = 2.0
NARROW: Final = 260
"""Below this width the facts are one line that gives way; the whole is in its tooltip."""
NOTHING_DIFFERS: Final = tr("Nothing in its data differs.")


class PaneCanvas(Canvas):
    """A canvas that can have the keyboard, and that a click magnifies."""

    focused = Signal()
    menu_wanted = Signal(QPoint)
    """A global position."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.is_marked = False
        """Whether what is done with a photo is done with this one."""
        self._pressed: QPointF | None = None

    def mark(self, marked: bool) -> None:
        """Show whether this is the photo that verbs are about."""
        if self.is_marked != marked:
            self.is_marked = marked
            self.update()

    def ground(self) -> QColor:
        """One that shows how far each of several photos reaches."""
        return QColor(theme.colours().raised)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_marked:
            return
        colours = theme.colours()
        painter = QPainter(self)
        # Without the keyboard it is still the photo that verbs are about.
        colour = QColor(colours.accent if self.hasFocus() else colours.muted)
        pen = QPen(colour, FRAME)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        inset = FRAME / 2
        painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus()
        self.menu_wanted.emit(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pressed is not None:
            moved = (event.position() - self._pressed).manhattanLength()
            if moved >= QApplication.startDragDistance():
                self._pressed = None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._pressed is not None:
            self.look_closer(self._pressed)
            self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two clicks is one more."""
        self.mousePressEvent(event)


class PaneFoot(QWidget):
    """Name and facts of a photo, and the buttons for another one in its place."""

    stepped = Signal(int)
    """The photo before (-1) or after (1) is wanted in its place."""
    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.marks = {side: SideMark(side, self) for side in (Side.LEFT, Side.RIGHT)}
        self.name = ElidedLabel(parent=self)
        self.said = MarksLine(self)
        self.facts = ""
        """What is shown of its data, in one line."""
        self._facts = QWidget(self)
        self._flow = FlowLayout(4)
        self._facts.setLayout(self._flow)
        self._short = ElidedLabel("", theme.CAPTION, tone="muted", parent=self)
        self.problem = ElidedLabel("", theme.CAPTION, tone="amber", parent=self)
        before = tr("The photo before in its place (Page Up)")
        after = tr("The next photo in its place (Page Down)")
        self.before = self._button("caret-left", before)
        self.after = self._button("caret-right", after)
        self.remove = self._button("x", tr("Remove from comparison (Backspace)"))
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.remove.clicked.connect(self.removed)
        head = QHBoxLayout()
        head.setSpacing(6)
        for mark in self.marks.values():
            head.addWidget(mark)
        head.addWidget(self.name, 1)
        head.addWidget(self.said)
        for button in (self.before, self.after, self.remove):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addWidget(self._short)
        column.addWidget(self.problem)
        column.addStretch(1)
        self.tell("")

    def _button(self, glyph: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(glyph))
        button.setIconSize(QSize(16, 16))
        button.setFixedSize(QSize(24, 24))
        button.setProperty("tight", "true")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def show_name(self, name: str, path: bytes, side: Side | None) -> None:
        """Show another photo's name; `side` where there are a left and a right one."""
        self.name.setText(name)
        self.name.setToolTip(tooltip(path_text(path)) if path else "")
        for each, mark in self.marks.items():
            mark.setVisible(each is side)

    def show_facts(self, facts: Sequence[str], any_differ: bool) -> None:
        """Show in what its data differ; each fact stays on one line."""
        empty(self._flow)
        shown = list(facts) if any_differ else [NOTHING_DIFFERS]
        for place, fact in enumerate(shown):
            words = fact if place == len(shown) - 1 else f"{fact} ·"
            label = ElidedLabel(words, theme.CAPTION, "muted", parent=self._facts)
            self._flow.addWidget(label)
            label.show()
        self.facts = " · ".join(shown)
        self._short.setText(self.facts)

    def mark(self, marked: bool) -> None:
        """Show whether this is the photo that verbs are about."""
        weight = QFont.Weight.DemiBold if marked else QFont.Weight.Normal
        self.name.setFont(theme.font(theme.BODY, weight))

    def tell(self, problem: str) -> None:
        """Why there is no picture, or nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def allow(self, before: bool, after: bool, remove: bool) -> None:
        """Which of the buttons would do something; two photos are the fewest."""
        self.before.setEnabled(before)
        self.after.setEnabled(after)
        self.remove.setVisible(remove)

    def height_for(self, width: int) -> int:
        """What it needs at a width."""
        facts = self._flow.heightForWidth(width)
        if width < NARROW:
            facts = self._short.sizeHint().height()
        problem = self.problem.sizeHint().height() + 2 if not self.problem.isHidden() else 0
        return 4 + 24 + 2 + facts + problem + 4

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < NARROW
        self._facts.setVisible(not is_narrow)
        self._short.setVisible(is_narrow)
