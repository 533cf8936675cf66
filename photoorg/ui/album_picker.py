"""Choosing one album among all, by some letters of its name or of those it lies in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from photoorg.ui.labels import PlainLabel, WrappedLabel
from photoorg.ui.language import number, tr
from photoorg.ui.text import safe_text, tooltip

MOST = 500
"""More albums than this nobody reads; more letters make them fewer."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An album that can be chosen."""

    album_id: int
    path: str
    """“Outdoors › Beach”"""
    count: int


class AlbumPicker(QWidget):
    """A field and the albums that fit what is typed there."""

    picked = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()
        self.field = QLineEdit(self)
        self.field.setFixedHeight(32)
        self.field.setPlaceholderText(tr("Find an album"))
        self.field.setAccessibleName(tr("Find an album"))
        self.field.setClearButtonEnabled(False)
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Albums"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.nothing = WrappedLabel("", tone="muted", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(title, weight=QFont.Weight.DemiBold, parent=self))
        column.addWidget(self.field)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._pick_current)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._pick)
        self.list.itemClicked.connect(self._pick)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these albums, all of them until something is typed."""
        self._choices = choices
        self.field.clear()
        self._filter("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the keyboard stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                row = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
                self.list.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)

    def _filter(self, typed: str) -> None:
        wanted = typed.casefold().split()
        fitting = [c for c in self._choices if all(word in c.path.casefold() for word in wanted)]
        self.list.clear()
        for choice in fitting[:MOST]:
            item = QListWidgetItem(f"{safe_text(choice.path)}  ·  {number(choice.count)}")
            item.setToolTip(tooltip(choice.path))
            item.setData(Qt.ItemDataRole.UserRole, choice.album_id)
            self.list.addItem(item)
        self.list.setVisible(bool(fitting))
        self.nothing.setVisible(len(fitting) > MOST or not fitting)
        if fitting:
            self.list.setCurrentRow(0)
            words = tr("The first {most} of {count}: type more letters.")
            words = words.format(most=number(MOST), count=number(len(fitting)))
        elif typed:
            words = tr("No album has that in its name.")
        else:
            words = tr("There is no other album.")
        self.nothing.setText(words)

    def _pick_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._pick(item)

    def _pick(self, item: QListWidgetItem) -> None:
        self.picked.emit(int(item.data(Qt.ItemDataRole.UserRole)))
