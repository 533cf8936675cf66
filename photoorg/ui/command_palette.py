"""Every command by name: a field over the window, and the commands that fit what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from photoorg.ui import theme
from photoorg.ui.command_model import COMMAND, Command, CommandModel
from photoorg.ui.icons import draw_icon
from photoorg.ui.labels import WrappedLabel
from photoorg.ui.language import tr

WIDTH, HEIGHT = 560, 440
TOP = 72
"""Below the window's upper edge."""
ROW = 36
PAD, ICON = 12, 16
Index = QModelIndex | QPersistentModelIndex


class CommandPalette(QFrame):
    """Closes itself and is gone after one command, or at Esc."""

    picked = Signal(str)
    """The name of a verb that can be done."""

    def __init__(self, commands: Sequence[Command], window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("All commands"))
        self.model = CommandModel(commands, self)
        self.field = QLineEdit(self)
        self.field.setFixedHeight(36)
        self.field.setMaxLength(100)
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("Find a command"))
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(tr("Commands"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.remark = WrappedLabel("", theme.CAPTION, "muted", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.remark)
        self.field.textChanged.connect(self._look_for)
        self.field.returnPressed.connect(self._pick)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._pick)
        self.list.selectionModel().currentChanged.connect(self._explain)
        width = min(WIDTH, window.width() - 32)
        self.resize(width, min(HEIGHT, window.height() - TOP - 16))
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, TOP)))
        self._look_for("")

    def open(self) -> None:
        """Show it, with the keyboard in the field."""
        self.show()
        self.field.setFocus()

    def current(self) -> Command | None:
        """The command that Enter would do."""
        index = self.list.currentIndex()
        return index.data(COMMAND) if index.isValid() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the keyboard stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            page = max(1, self.list.viewport().height() // ROW)
            step = {
                Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page,
            }.get(Qt.Key(event.key()))  # fmt: skip
            if step is not None and self.model.rowCount():
                last = self.model.rowCount() - 1
                self._go_to(min(max(self.list.currentIndex().row() + step, 0), last))
                return True
        return super().eventFilter(watched, event)

    def _look_for(self, typed: str) -> None:
        self.model.look_for(typed)
        if self.model.rowCount():
            self._go_to(0)
        self._explain()

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))

    def _explain(self) -> None:
        command = self.current()
        if command is None:
            self.remark.setText(tr("No command is called so."))
        else:
            words = tr("Not now: {reason}.").format(reason=command.obstacle)
            self.remark.setText(command.obstacle and words)
        # It keeps its line, so that the list does not jump.
        self.remark.setMinimumHeight(self.remark.fontMetrics().height())

    def _pick(self) -> None:
        command = self.current()
        if command is None or command.obstacle:
            return
        self.close()
        self.picked.emit(command.name)


class _Delegate(QStyledItemDelegate):
    """Icon and words at the left; “not now” and the key at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        command: Command = index.data(COMMAND)
        colours, box = theme.colours(), QRect(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            selected = state & QStyle.StateFlag.State_Selected
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tint() if selected else QColor(colours.line))
            painter.drawRoundedRect(QRectF(box), 4, 4)
        ink = QColor(colours.muted if command.obstacle else colours.text)
        if command.icon:
            top = box.top() + (box.height() - ICON) / 2
            draw_icon(painter, QRectF(box.left() + PAD, top, ICON, ICON), command.icon, ink)
        room = box.adjusted(2 * PAD + ICON, 0, -PAD, 0)
        painter.setPen(QColor(colours.muted))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        not_now = tr("not now") if command.obstacle else ""
        for words, italic in ((command.keys, False), (not_now, True)):
            if words:
                painter.setFont(theme.font(theme.CAPTION, italic=italic))
                painter.drawText(room, right, words)
                width = painter.fontMetrics().horizontalAdvance(words)
                room.setRight(room.right() - width - 2 * PAD)
        _draw_words(painter, room, command, ink)
        painter.restore()


def _draw_words(painter: QPainter, room: QRect, command: Command, ink: QColor) -> None:
    """The words in one line, the letters that were typed in bold."""
    font = theme.font(theme.BODY)
    painter.setFont(font)
    painter.setPen(ink)
    elide = Qt.TextElideMode.ElideMiddle
    words = painter.fontMetrics().elidedText(command.words, elide, room.width() - 8)
    layout = QTextLayout(words, font)
    if words == command.words:
        layout.setFormats([_bold(place) for place in command.places])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(room.width())
    layout.endLayout()
    top = room.top() + (room.height() - line.height()) / 2
    layout.draw(painter, QRectF(room.left(), top, 1, 1).topLeft())


def _bold(place: int) -> QTextLayout.FormatRange:
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = place, 1, bold
    return part
