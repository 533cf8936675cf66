"""The pictures on the map as a Qt model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from photoorg.ui import text
from photoorg.ui.language import tr
from photoorg.ui.map_clusters import Group

GROUP = Qt.ItemDataRole.UserRole
COVER = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class MapModel(QAbstractListModel):
    """A list of groups of photos. Roles: GROUP (Group) and COVER (a thumbnail's path, or None)."""

    def __init__(
        self,
        covers: Callable[[Sequence[int]], dict[int, Path]],
        near: Callable[[Group], str],
        parent: QObject | None = None,
    ) -> None:
        """`covers` finds the thumbnails of photos by id; `near` says where a group is, as in `near
        Rome, Italy`."""
        super().__init__(parent)
        self._find_covers = covers
        self._near = near
        self.groups: list[Group] = []
        self._covers: dict[int, Path | None] = {}

    def show(self, groups: Sequence[Group]) -> None:
        """Put other groups in place of the present ones, unless they are the same."""
        if list(groups) == self.groups:
            return
        self.beginResetModel()
        self.groups = list(groups)
        wanted = {group.photo for group in groups}
        self._covers = {photo: file for photo, file in self._covers.items() if photo in wanted}
        self.endResetModel()

    def find_covers(self, groups: Iterable[Group]) -> None:
        """Have the thumbnails of those that are seen."""
        lacking = {group.photo for group in groups} - self._covers.keys()
        if lacking:
            found = self._find_covers(sorted(lacking))
            self._covers |= {photo: found.get(photo) for photo in lacking}

    def cover(self, group: Group) -> Path | None:
        """The thumbnail of a group, where `find_covers` found one."""
        return self._covers.get(group.photo)

    def tell_names(self) -> None:
        """Other names are known for the same places."""
        if self.groups:
            self.dataChanged.emit(self.index(0), self.index(len(self.groups) - 1))

    def sentence(self, group: Group) -> str:
        """`12 photos near Rome, Italy`."""
        near = self._near(group)
        if not near:
            return tr("%n photos", "", group.count)
        return tr("%n photos {near}", "“near” or “in” a place", group.count).format(near=near)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.groups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.groups):
            return None
        group = self.groups[index.row()]
        if role == GROUP:
            return group
        if role == COVER:
            return self.cover(group)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.sentence(group)
        if role == Qt.ItemDataRole.ToolTipRole:
            return text.tooltip(self.sentence(group))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
