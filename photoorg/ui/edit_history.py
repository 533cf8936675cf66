"""What was done, newest first, and the way back to any point of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from photoorg.library import Library, journal, undoing
from photoorg.ui import theme
from photoorg.ui.act_words import Names, sentence
from photoorg.ui.labels import PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.months import day
from photoorg.ui.text import tooltip

SIZE = (520, 560)
ROW = 44
UNDONE = Qt.ItemDataRole.UserRole
WHEN = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """Acts as sentences, the newest first; each is read when it is shown. Roles: UNDONE (bool),
    WHEN (str)."""

    def __init__(self, library: Library, name: Names, parent: QObject | None = None) -> None:
        """`name` says what an album is called."""
        super().__init__(parent)
        self._library = library
        self._name = name
        self._acts: list[int] = []
        self._words: dict[int, tuple[str, str]] = {}
        self._history = undoing.history(library)
        self.refresh()

    def refresh(self) -> None:
        """Show what is in the journal now."""
        self.beginResetModel()
        self._history = history = undoing.history(self._library)
        self._acts = sorted({*history.done, *history.gone}, reverse=True)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._acts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._acts):
            return None
        act = self._acts[index.row()]
        undone = act in self._history.gone
        if role == UNDONE:
            return undone
        if role == WHEN:
            return self._said(act)[1]
        words = self._said(act)[0]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{act}, undone").format(act=words) if undone else words
        return tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else None

    def steps_back(self, row: int) -> int:
        """How many acts are undone by going back before this one; 0 where it is undone."""
        done = self._history.done
        act = self._acts[row]
        return len(done) - done.index(act) if act in done else 0

    def steps_forth(self, row: int) -> int:
        """How many acts are redone by going on after this one; 0 where it cannot be redone."""
        undone = self._history.undone
        act = self._acts[row]
        return len(undone) - undone.index(act) if act in undone else 0

    def _said(self, act: int) -> tuple[str, str]:
        """An act and when it was, in words: neither ever changes."""
        if act not in self._words:
            edit = journal.edit(self._library, act)
            self._words[act] = sentence(edit, self._name), _when(edit.at)
        return self._words[act]


def _when(at: str) -> str:
    try:
        return day(datetime.fromisoformat(at).astimezone().isoformat())
    except ValueError:
        return at


class _Rows(QStyledItemDelegate):
    """A sentence, and below it when it was; what was undone is struck through, and says so."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, rect = theme.colours(), QRect(option.rect)
        undone = bool(index.data(UNDONE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        flag = QStyle.StateFlag
        chosen = bool(option.state & flag.State_Selected)
        if chosen or option.state & flag.State_MouseOver:
            tint = QColor(colours.accent if chosen else colours.line)
            if chosen:
                tint.setAlpha(64 if colours.dark else 40)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), theme.RADIUS, theme.RADIUS)
        line = rect.adjusted(10, 5, -10, -rect.height() // 2 + 2)
        font = theme.font(theme.BODY)
        font.setStrikeOut(undone)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted if undone else colours.text))
        shown = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideMiddle, line.width()
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, flags | Qt.TextFlag.TextSingleLine, shown)
        painter.setFont(theme.font(theme.CAPTION))
        painter.setPen(QColor(colours.muted))
        below = rect.adjusted(10, rect.height() // 2, -10, -4)
        when = str(index.data(WHEN))
        if undone:
            when = tr("Undone · {when}").format(when=when)
        painter.drawText(below, flags, when)
        painter.restore()


class HistoryDialog(QDialog):
    """Tells how many acts are to be undone, or redone."""

    back_wanted = Signal(int)
    forth_wanted = Signal(int)

    def __init__(self, library: Library, name: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Edit history"))
        self.resize(*SIZE)
        self.model = HistoryModel(library, name, self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("What was done, newest first"))
        self.nothing = WrappedLabel(
            tr(
                "Nothing yet. Ratings, tags, captions and corrections of albums are listed here, "
                "and each can be undone, even after a restart."
            ),
            tone="muted",
            parent=self,
        )
        self.back = QPushButton(self)
        self.forth = QPushButton(self)
        close = QPushButton(tr("Close"), self)
        close.setAutoDefault(False)
        self._lay_out(close)
        self.list.selectionModel().currentChanged.connect(self._offer)
        self.back.clicked.connect(self._go_back)
        self.forth.clicked.connect(self._go_forth)
        close.clicked.connect(self.accept)
        self.refresh()

    def _lay_out(self, close: QPushButton) -> None:
        says = tr("Choose an act to go back to before it. What is undone can be done again.")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addWidget(self.forth)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel(tr("Edit history"), theme.TITLE, parent=self))
        column.addWidget(WrappedLabel(says, tone="muted", parent=self))
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addSpacing(4)
        column.addLayout(buttons)

    def refresh(self) -> None:
        """Show what is in the journal now; the act that was chosen stays so."""
        row = max(self.list.currentIndex().row(), 0)
        self.model.refresh()
        count = self.model.rowCount()
        self.nothing.setVisible(not count)
        self.list.setVisible(bool(count))
        if count:
            self.list.setCurrentIndex(self.model.index(min(row, count - 1)))
        self._offer()

    def _offer(self) -> None:
        row = self.list.currentIndex().row()
        back = self.model.steps_back(row) if row >= 0 else 0
        forth = self.model.steps_forth(row) if row >= 0 else 0
        self.back.setEnabled(bool(back))
        self.forth.setVisible(bool(forth))
        self.back.setText(
            tr("Undo this") if back < 2 else tr("Undo this and %n later acts", "", back - 1)
        )
        self.forth.setText(
            tr("Redo this") if forth < 2 else tr("Redo this and %n before it", "", forth - 1)
        )

    def _go_back(self) -> None:
        steps = self.model.steps_back(self.list.currentIndex().row())
        if steps:
            self.back_wanted.emit(steps)

    def _go_forth(self) -> None:
        steps = self.model.steps_forth(self.list.currentIndex().row())
        if steps:
            self.forth_wanted.emit(steps)
