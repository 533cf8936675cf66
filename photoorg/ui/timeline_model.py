"""The columns of the timeline as a Qt model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from photoorg.ui import text
from photoorg.ui.timeline_bars import Bar

BAR = Qt.ItemDataRole.UserRole
COVER = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class TimelineModel(QAbstractListModel):
    """A list of periods. Roles: BAR (Bar) and COVER (a thumbnail's path, or None)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()
        self.highest = 1
        """The count of the highest column."""
        self._covers: dict[str, Path] = {}

    def show(self, bars: Sequence[Bar]) -> None:
        """Put other columns in place of the present ones; covers of the same periods stay."""
        bars = tuple(bars)
        if bars == self.bars:
            return
        same = [bar.period for bar in bars] == [bar.period for bar in self.bars]
        if not same:
            self.beginResetModel()
            self._covers.clear()
        self.bars = bars
        self.highest = max((bar.count for bar in bars), default=1) or 1
        if not same:
            self.endResetModel()
        elif bars:
            self.dataChanged.emit(self.index(0), self.index(len(bars) - 1))

    def set_cover(self, period: str, file: Path) -> None:
        """The thumbnail of a photo of a period."""
        if self._covers.get(period) == file:
            return
        self._covers[period] = file
        row = self.row_of(period)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, period: str) -> int | None:
        """Where a period is, or None."""
        return next((row for row, bar in enumerate(self.bars) if bar.period == period), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.bars)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.bars):
            return None
        bar = self.bars[index.row()]
        if role == BAR:
            return bar
        if role == COVER:
            return self._covers.get(bar.period)
        if role == Qt.ItemDataRole.DisplayRole:
            return bar.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return bar.sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tooltip(bar.sentence)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid() or not self.bars[index.row()].count:
            return flag.ItemNeverHasChildren if index.isValid() else flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
