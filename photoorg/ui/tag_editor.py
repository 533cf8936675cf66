"""Tags of photos, added and taken away by typing a few letters of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from photoorg.library import tag_names
from photoorg.library.marks import Summary
from photoorg.ui import theme
from photoorg.ui.icons import icon
from photoorg.ui.labels import PlainLabel, WrappedLabel
from photoorg.ui.language import number, tr
from photoorg.ui.text import safe_text, tooltip

WIDTH, HEIGHT, TOP = 440, 380, 96
MOST = 200
"""More tags than this nobody reads; more letters make them fewer."""
_LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """A tag that can be added or taken away."""

    tag: str
    having: int
    of: int
    new: bool = False
    """It is not there yet."""

    @property
    def everywhere(self) -> bool:
        return self.having == self.of > 0

    @property
    def icon(self) -> str:
        if self.new:
            return "plus"
        if self.everywhere:
            return "check-square"
        return "square-half" if self.having else "square"

    @property
    def words(self) -> str:
        """“Trips/Italy  ·  3 of 12”"""
        if self.new:
            return tr("New tag “{tag}”").format(tag=self.tag)
        some = tr("{count} of {whole}")
        some = some.format(count=number(self.having), whole=number(self.of))
        return f"{self.tag}  ·  {some}" if 0 < self.having < self.of else self.tag

    @property
    def spoken(self) -> str:
        """What it is and what Return does."""
        if self.new:
            return tr("New tag {tag}").format(tag=self.tag)
        if self.everywhere:
            return tr("{tag}, all have it").format(tag=self.tag)
        words = tr("{tag}, {count} of {whole} have it")
        return words.format(tag=self.tag, count=number(self.having), whole=number(self.of))


def lines(known: Sequence[str], summary: Summary, typed: str) -> list[Line]:
    """The tags that fit what is typed, those that begin so first; before anything is typed those
    of the photos come first. Before all a new one, unless it is there."""
    having = dict(summary.tags)
    wanted = typed.casefold().split()
    every = {path for tag in known for path in (*tag_names.above(tag), tag)} | having.keys()
    fitting = [tag for tag in every if all(word in tag.casefold() for word in wanted)]
    fitting.sort(
        key=lambda tag: (not _begins(tag, typed) if wanted else tag not in having, tag.casefold())
    )
    found = [Line(tag, having.get(tag, 0), summary.count) for tag in fitting]
    new = _new_name(typed, every)
    return [*([Line(new, 0, summary.count, new=True)] if new else []), *found]


def _begins(tag: str, typed: str) -> bool:
    start = typed.strip().casefold()
    return tag.casefold().startswith(start) or tag_names.leaf(tag).casefold().startswith(start)


def _new_name(typed: str, known: set[str]) -> str:
    """What is typed as the name of a tag that is not there yet; empty where it is, or is none."""
    if not typed.replace(tag_names.BETWEEN, " ").strip() or len(typed) > tag_names.LONGEST:
        return ""
    name = tag_names.as_known(typed, known)
    return "" if name in known else name


class TagEditor(QFrame):
    """Lies over the window until Esc or a click elsewhere; every Return is one act."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, title: str, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._known: Sequence[str] = ()
        self._summary = Summary()
        self.field = QLineEdit(self)
        self.field.setFixedHeight(32)
        self.field.setMaxLength(tag_names.LONGEST)
        self.field.setPlaceholderText(tr("A tag, or Trips/Italy/Rome"))
        self.field.setAccessibleName(tr("Tag to add or take away"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Tags"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = WrappedLabel(
            tr("No tags yet. A slash puts one below another: Trips/Italy/Rome."), tone="muted",
            parent=self,
        )  # fmt: skip
        hint = tr("Return adds or takes away, Tab completes, Esc closes.")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(PlainLabel(title, weight=QFont.Weight.DemiBold, parent=self))
        column.addWidget(self.field)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(PlainLabel(hint, theme.CAPTION, "muted", parent=self))
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._toggle)
        width = min(WIDTH, window.width() - 32)
        self.resize(width, min(HEIGHT, window.height() - TOP - 16))
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, TOP)))

    def show_tags(self, known: Sequence[str], summary: Summary) -> None:
        """The tags there are, and those of the photos."""
        self._known, self._summary = known, summary
        self._fill()

    def open(self) -> None:
        """Show it, with the keyboard in the field."""
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list, Return and Tab are about its line, while the keyboard
        stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                row = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
                self.list.setCurrentRow(row)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.list.currentItem() is not None:
                    self._toggle(self.list.currentItem())
                return True
            if event.key() == Qt.Key.Key_Tab:
                self._complete()
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        held = self._line(self.list.currentItem())
        listed = lines(self._known, self._summary, self.field.text())
        self.list.clear()
        for line in listed[:MOST]:
            item = QListWidgetItem(icon(line.icon), safe_text(line.words))
            item.setData(_LINE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, safe_text(line.spoken))
            item.setToolTip(tooltip(line.spoken))
            self.list.addItem(item)
        self.list.setVisible(bool(listed))
        self.nothing.setVisible(not listed)
        self.list.setCurrentRow(self._row_to_begin(listed, held))

    def _row_to_begin(self, listed: Sequence[Line], held: Line | None) -> int:
        """A tag that begins as what is typed is likelier meant than a new one."""
        typed = self.field.text().strip()
        if not typed:
            same = [row for row, line in enumerate(listed) if held and line.tag == held.tag]
            return same[0] if same else (0 if listed else -1)
        if len(listed) > 1 and listed[0].new and _begins(listed[1].tag, typed):
            return 1
        return 0 if listed else -1

    def _toggle(self, item: QListWidgetItem) -> None:
        line = self._line(item)
        if line is None:
            return
        self.field.clear()
        (self.removed if line.everywhere else self.added).emit(line.tag)

    def _complete(self) -> None:
        line = self._line(self.list.currentItem())
        if line is not None:
            self.field.setText(line.tag)

    @staticmethod
    def _line(item: QListWidgetItem | None) -> Line | None:
        found = None if item is None else item.data(_LINE)
        return found if isinstance(found, Line) else None
