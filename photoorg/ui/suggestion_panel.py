"""The list below the search field: what is offered, chosen by arrow keys while one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from photoorg.ui import theme
from photoorg.ui.icons import draw_icon
from photoorg.ui.language import tr
from photoorg.ui.suggestions import Suggestion
from photoorg.ui.text import tooltip

ROW, HEADING = 28, 26
WIDTH, HIGHEST = 420, 440
_LINE = Qt.ItemDataRole.UserRole


class SuggestionPanel(QFrame):
    """Lies over the photos and never takes the keyboard from the field."""

    chosen = Signal(object)
    """A Suggestion."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Suggestions"))
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 5, 1, 5)
        column.addWidget(self.list)
        self.list.itemClicked.connect(self._choose)
        self.hide()

    @property
    def lines(self) -> list[Suggestion]:
        """What is offered."""
        return [self.list.item(row).data(_LINE) for row in range(self.list.count())]

    def current(self) -> Suggestion | None:
        """What the arrow keys are on."""
        item = self.list.currentItem()
        line = None if item is None else item.data(_LINE)
        return line if isinstance(line, Suggestion) else None

    def show_lines(self, lines: Sequence[Suggestion], first: bool) -> None:
        """Offer these; the first one is marked where `first`. Nothing hides the list."""
        before = self.current()
        scroll = self.list.verticalScrollBar().value()
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(line.words)
            item.setData(_LINE, line)
            item.setToolTip(tooltip(line.words))
            spoken = ", ".join(part for part in (line.words, line.detail) if part)
            if line.chosen:
                spoken = tr("{filter}, chosen").format(filter=spoken)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            if line.is_heading:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(-1)
        if before is not None:
            same = [row for row, line in enumerate(lines) if line.words == before.words]
            if same:
                self.list.setCurrentRow(same[0])
                self.list.verticalScrollBar().setValue(scroll)
        if first and self.current() is None:
            self.step(1)
        if not lines:
            self.hide()

    def step(self, step: int) -> None:
        """Go to the next line that can be chosen, or the one before."""
        row = self.list.currentRow() + step
        if self.list.currentRow() < 0 and step < 0:
            row = self.list.count() - 1
        while 0 <= row < self.list.count():
            if not self.list.item(row).data(_LINE).is_heading:
                self.list.setCurrentRow(row)
                return
            row += step

    def lie_below(self, bar: QWidget) -> None:
        """Take a place below the bar, as high as the lines need and the window allows."""
        window = bar.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self.show()
        corner = bar.mapTo(window, QPoint(0, bar.height() + 4))
        high = 12 + sum(HEADING if line.is_heading else ROW for line in self.lines)
        room = window.height() - corner.y() - 8
        wide = min(max(bar.width(), 280), WIDTH, window.width() - 16)
        left = min(corner.x(), window.width() - wide - 8)
        self.setGeometry(left, corner.y(), wide, min(high, HIGHEST, max(room, 3 * ROW)))
        self.raise_()

    def _choose(self, item: QListWidgetItem) -> None:
        line = item.data(_LINE)
        if not line.is_heading:
            self.chosen.emit(line)


class _Delegate(QStyledItemDelegate):
    """Icon, words, and a count at the right; what is chosen has a tick."""

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        return QSize(120, HEADING if index.data(_LINE).is_heading else ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: Suggestion = index.data(_LINE)
        colours = theme.colours()
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        flag = Qt.AlignmentFlag
        if line.is_heading:
            painter.setFont(theme.font(theme.CAPTION, QFont.Weight.DemiBold))
            painter.setPen(QColor(colours.muted))
            painter.drawText(rect.adjusted(12, 0, -12, -4), flag.AlignBottom, line.words)
            painter.restore()
            return
        self._paint_ground(painter, rect, option, colours)
        box = QRectF(rect.left() + 12, rect.center().y() - 7, 15, 15)
        icon = "check" if line.chosen else line.icon
        if icon:
            tint = colours.accent if line.chosen else colours.muted
            draw_icon(painter, box, icon, QColor(tint))
        painter.setFont(theme.font(theme.CAPTION))
        painter.setPen(QColor(colours.muted))
        room = rect.adjusted(36, 0, -14, 0)
        painter.drawText(room, flag.AlignVCenter | flag.AlignRight, line.detail)
        room.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(line.detail) - 8, 0)
        painter.setFont(theme.font(theme.BODY))
        painter.setPen(QColor(colours.text))
        middle = Qt.TextElideMode.ElideMiddle
        words = painter.fontMetrics().elidedText(line.words, middle, room.width())
        painter.drawText(
            room, flag.AlignVCenter | flag.AlignLeft | Qt.TextFlag.TextSingleLine, words
        )
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, colours: theme.Colours
    ) -> None:
        state: QStyle.StateFlag = option.state
        ground = QColor(colours.line)
        if state & QStyle.StateFlag.State_Selected:
            ground = QColor(colours.accent)
            ground.setAlpha(64 if colours.dark else 40)
        elif not state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(rect).adjusted(5, 1, -5, -1), 4, 4)
