"""The commands that fit what is typed, best first, as a list a view can show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from photoorg.ui.fuzzy import Fit, fit
from photoorg.ui.text import tooltip

Index = QModelIndex | QPersistentModelIndex
COMMAND = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Command:
    """What can be done, or could be at another time."""

    name: str
    """Of the verb."""
    words: str
    """As a person reads it, fit to be shown."""
    icon: str = ""
    keys: str = ""
    """The key that does it, as this system writes it."""
    obstacle: str = ""
    """What is missing for it now; empty where it can be done."""
    places: tuple[int, ...] = ()
    """The letters of `words` that were typed."""


class CommandModel(QAbstractListModel):
    """What can be done comes before what cannot, where both fit as well."""

    def __init__(self, commands: Sequence[Command], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = tuple(commands)
        self._shown: list[Command] = []
        self.look_for("")

    def look_for(self, typed: str) -> None:
        """Show the commands that fit; for nothing all of them, those that can be done first."""
        found = [(command, fit(typed, command.words)) for command in self._all]
        fitting = [(command, fits) for command, fits in found if fits is not None]
        if typed.strip():
            fitting.sort(key=_worth, reverse=True)
        else:
            fitting.sort(key=lambda found: bool(found[0].obstacle))
        self.beginResetModel()
        self._shown = [_marked(command, fits) for command, fits in fitting]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        command = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return command.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(command.words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (command.words, command.keys, command.obstacle)
            return ", ".join(part for part in parts if part)
        return command if role == COMMAND else None


def _worth(found: tuple[Command, Fit]) -> tuple[float, bool]:
    command, fits = found
    # What differs by the length of the name alone fits as well.
    return round(fits.score, 1), not command.obstacle


def _marked(command: Command, fits: Fit) -> Command:
    return Command(
        command.name, command.words, command.icon, command.keys, command.obstacle, fits.places
    )
