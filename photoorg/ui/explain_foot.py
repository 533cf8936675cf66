"""The foot of the page “Why?”: the answer in a sentence, whose words these are, what to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from photoorg.ui import theme
from photoorg.ui.explain_pending import HEIGHT, Pending
from photoorg.ui.explain_words import describer_words, verdict_words
from photoorg.ui.explained import Told
from photoorg.ui.flow_layout import FlowLayout
from photoorg.ui.labels import ElidedLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.text import tooltip

NARROW = 640
"""Below this width buttons are icons."""
_APPROXIMATE = tr(
    "Not all descriptions that were wanted could be had: parts of this may change when photoorg "
    "looks again."
)


class _Badge(ElidedLabel):
    """A few words in a thin frame."""

    def __init__(self, words: str, tone: str, parent: QWidget) -> None:
        super().__init__(words, theme.CAPTION, tone, parent=parent)
        self.setContentsMargins(10, 0, 10, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(20, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours().line), 1))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.end()
        super().paintEvent(event)


class ExplainFoot(QWidget):
    """Shown while there is an explanation."""

    def __init__(self, copy: QAction, export: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("explainFoot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.verdict = WrappedLabel("", 15, weight=QFont.Weight.DemiBold, parent=self)
        self.describer = _Badge("", "muted", self)
        self.approximate = _Badge(tr("approximate"), "amber", self)
        self.approximate.setToolTip(tooltip(_APPROXIMATE))
        self.approximate.setAccessibleName(
            tr("Approximate. {explained}").format(explained=_APPROXIMATE)
        )
        self.pending = Pending(self)
        self.copy = self._tool(copy)
        self.export = self._tool(export)
        marks = FlowLayout(8)
        for badge in (self.describer, self.approximate):
            badge.setFixedHeight(HEIGHT)
            marks.addWidget(badge)
        marks.addWidget(self.pending)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.verdict)
        middle.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addLayout(middle, 1)
        for button in (self.copy, self.export):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(6)
        column.addLayout(line)
        column.addLayout(marks)

    def _tool(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(action.text().rstrip(" …"))
        return button

    @property
    def stops(self) -> list[QWidget]:
        """What the keyboard stops at, in the order of reading."""
        return [*self.pending.stops, self.copy, self.export]

    def show_told(self, told: Told) -> None:
        """Show what has been told so far and what is still to come."""
        explanation = told.explanation
        self.setVisible(explanation is not None)
        self.pending.show_told(told)
        if explanation is not None:
            self.verdict.setText(verdict_words(explanation))
            self.describer.setText(describer_words(explanation))
            self.approximate.setVisible(explanation.approximate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        narrow = event.size().width() < NARROW
        for button in (self.copy, self.export):
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
            )
