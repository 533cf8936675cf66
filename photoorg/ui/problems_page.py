"""The files that could not be read, each with the reason in a sentence."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction, QColor, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from photoorg.domain import Problem
from photoorg.errors import ProblemKind
from photoorg.ui import text, theme
from photoorg.ui.empty import EmptyState, Words
from photoorg.ui.icons import draw_icon
from photoorg.ui.labels import PlainLabel
from photoorg.ui.language import tr
from photoorg.ui.sentences import told

ROW = 64
PROBLEM = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class ProblemModel(QAbstractListModel):
    """A list of problems. Role: PROBLEM (domain.Problem)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()

    def show(self, problems: Sequence[Problem]) -> None:
        """Put other problems in place of the present ones, unless they are the same."""
        if tuple(problems) != self._problems:
            self.beginResetModel()
            self._problems = tuple(problems)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._problems):
            return None
        problem = self._problems[index.row()]
        if role == PROBLEM:
            return problem
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{text.name_text(problem.path)}: {text.safe_text(told(problem.reason))}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tooltip(text.path_text(problem.path))
        return None


class _ProblemDelegate(QStyledItemDelegate):
    """Name and directory on one line, the reason below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(240, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        problem: Problem = index.data(PROBLEM)
        colours = theme.colours()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, rect, state, colours)
        icon_box = QRectF(rect.left() + 24, rect.top() + 22, 20, 20)
        online_only = problem.kind == ProblemKind.ONLINE_ONLY
        colour = QColor(colours.muted if online_only else colours.amber)
        draw_icon(painter, icon_box, "cloud" if online_only else "warning", colour)
        line = rect.adjusted(60, 12, -24, 0)
        line.setHeight(20)
        _paint_line(painter, line, problem, colours)
        painter.setFont(theme.font(theme.BODY))
        painter.setPen(QColor(colours.muted))
        reason = painter.fontMetrics().elidedText(
            text.safe_text(told(problem.reason)), Qt.TextElideMode.ElideRight, line.width()
        )
        painter.drawText(line.translated(0, 21), Qt.AlignmentFlag.AlignVCenter, reason)
        painter.restore()


def _paint_ground(
    painter: QPainter, rect: QRect, state: QStyle.StateFlag, colours: theme.Colours
) -> None:
    flag = QStyle.StateFlag
    painter.setPen(Qt.PenStyle.NoPen)
    colour = QColor(colours.raised)
    if state & flag.State_Selected:
        colour = theme.tint()
    if state & (flag.State_Selected | flag.State_MouseOver):
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(rect).adjusted(12, 2, -12, -2), 6, 6)


def _paint_line(painter: QPainter, line: QRect, problem: Problem, colours: theme.Colours) -> None:
    """The file's name, then its directory as far as there is room."""
    flag = Qt.AlignmentFlag
    painter.setFont(theme.font(theme.BODY))
    painter.setPen(QColor(colours.text))
    metrics = painter.fontMetrics()
    elide = Qt.TextElideMode.ElideMiddle
    name = metrics.elidedText(text.name_text(problem.path), elide, line.width())
    painter.drawText(line, flag.AlignVCenter, name)
    rest = line.adjusted(metrics.horizontalAdvance(name) + 12, 1, 0, 1)
    painter.setFont(theme.font(theme.CAPTION))
    painter.setPen(QColor(colours.muted))
    directory = text.path_text(os.path.dirname(problem.path))
    shown = painter.fontMetrics().elidedText(directory, elide, max(0, rest.width()))
    painter.drawText(rest, flag.AlignVCenter, shown)


class ProblemsPage(QWidget):
    """The list, what it means, and the button that tries again."""

    def __init__(self, retry: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.model = ProblemModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_ProblemDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(tr("Files that could not be read"))
        self._retry = QPushButton(retry.text(), self)
        self._retry.setToolTip(retry.toolTip())
        self._retry.clicked.connect(retry.trigger)
        words = PlainLabel(
            tr("These files are left out of the library. Everything else works without them."),
            tone="muted",
            parent=self,
        )
        words.setWordWrap(True)
        self._none = EmptyState(self)
        words_none = tr("Every photo in your folders could be read.")
        self._none.say(Words("image", tr("No problems"), words_none))
        filled = QWidget(self)
        top = QHBoxLayout()
        top.setContentsMargins(24, 8, 24, 16)
        top.setSpacing(16)
        top.addWidget(words, 1)
        top.addWidget(self._retry)
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(filled)
        self._pages.addWidget(self._none)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these, or that there are none."""
        self.model.show(problems)
        self._pages.setCurrentIndex(0 if problems else 1)

    def current(self) -> Problem | None:
        """The problem chosen in the list."""
        problem = self.list.currentIndex().data(PROBLEM)
        return problem if isinstance(problem, Problem) else None
