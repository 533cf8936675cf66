"""The left side: the library, its albums and its folders, each with how many photos it holds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from photoorg.ui import theme
from photoorg.ui.icons import draw_icon, icon
from photoorg.ui.labels import PlainLabel
from photoorg.ui.places import Place
from photoorg.ui.sidebar_model import ENTRY, KEY, Contents, Entry, Index, SidebarModel
from photoorg.ui.thumbnails import Rendition, Thumbnails

ROW = 32
COVER = 24
INDENT = 12
MARGIN = 14
"""Between a count and the right edge."""
CARET = 16
"""From the left of a line to its icon or cover."""


class Sidebar(QWidget):
    """Emits the place that was chosen."""

    chosen = Signal(object)
    menu_wanted = Signal(object, QPoint)
    """An Entry and a global position."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = SidebarModel(self)
        self._opened: dict[object, bool] = {}
        self._filling = False
        self.tree = _Tree(self)
        self.tree.setModel(self._model)
        self.tree.setItemDelegate(_EntryDelegate(thumbnails, self.tree))
        self.menu_button = QToolButton(self)
        self.menu_button.setIcon(icon("list"))
        self.menu_button.setIconSize(QSize(20, 20))
        self.menu_button.setToolTip("Menu (F10)")
        self.menu_button.setAccessibleName("Menu")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        title = PlainLabel("photoorg", 15, weight=QFont.Weight.DemiBold, parent=self)
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 8, 12)
        top.addWidget(title, 1)
        top.addWidget(self.menu_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        self._connect(thumbnails)

    def _connect(self, thumbnails: Thumbnails) -> None:
        self.tree.selectionModel().currentChanged.connect(self._choose)
        self.tree.customContextMenuRequested.connect(self._ask_menu)
        self.tree.collapsed.connect(self._remember_closed)
        self.tree.expanded.connect(self._remember_open)
        thumbnails.arrived.connect(self.tree.viewport().update)

    def fill(self, contents: Contents) -> None:
        """Show new contents; what was chosen and opened stays so."""
        chosen = self.place()
        scroll = self.tree.verticalScrollBar().value()
        self._filling = True
        self._model.fill(contents)
        self._open_again(QModelIndex())
        if chosen is not None:
            self.select(chosen)
        self.tree.verticalScrollBar().setValue(scroll)
        self._filling = False

    def place(self) -> Place | None:
        """The place chosen now."""
        entry = self.tree.currentIndex().data(ENTRY)
        return entry.place if isinstance(entry, Entry) else None

    def select(self, place: Place | None) -> None:
        """Mark a place as the one shown, without choosing it; None or a search marks nothing."""
        was, self._filling = self._filling, True
        found = QModelIndex() if place is None else self._model.find(place)
        self.tree.setCurrentIndex(found)
        if not found.isValid():
            self.tree.clearSelection()
        self._filling = was

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if not self._filling and isinstance(entry, Entry) and entry.place is not None:
            self.chosen.emit(entry.place)

    def _ask_menu(self, point: QPoint) -> None:
        entry = self.tree.indexAt(point).data(ENTRY)
        if isinstance(entry, Entry) and entry.place is not None:
            self.menu_wanted.emit(entry, self.tree.viewport().mapToGlobal(point))

    def _remember_closed(self, index: QModelIndex) -> None:
        if not self._filling:
            self._opened[index.data(KEY)] = False

    def _remember_open(self, index: QModelIndex) -> None:
        if not self._filling:
            self._opened[index.data(KEY)] = True

    def _open_again(self, parent: QModelIndex) -> None:
        """Headings begin open, everything else closed."""
        for row in range(self._model.rowCount(parent)):
            index = self._model.index(row, 0, parent)
            heading = index.data(ENTRY).place is None
            if self._opened.get(index.data(KEY), heading):
                self._model.fetchMore(index)
                self.tree.setExpanded(index, True)
                self._open_again(index)


class _Tree(QTreeView):
    """A tree without branches of its own: carets and rows come from the delegate."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setIndentation(INDENT)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setAccessibleName("Library, albums and folders")

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Nothing: the delegate draws the caret inside the row's highlight."""

    def mousePressEvent(self, event: object) -> None:
        point = event.position().toPoint()  # type: ignore[attr-defined]
        index = self.indexAt(point)
        model = index.model()
        if index.isValid() and model.hasChildren(index):
            row = self.visualRect(index)
            heading = index.data(ENTRY).place is None
            if heading or row.left() - 4 <= point.x() < row.left() + CARET:
                self.setExpanded(index, not self.isExpanded(index))
                return
        super().mousePressEvent(event)  # type: ignore[arg-type]


class _EntryDelegate(QStyledItemDelegate):
    """Paints caret, icon or cover, name and count of one line."""

    def __init__(self, thumbnails: Thumbnails, tree: _Tree) -> None:
        super().__init__(tree)
        self._thumbnails = thumbnails
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY)
        colours = theme.colours()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.place is None:
            _paint_heading(painter, rect, entry.name, colours)
        else:
            _paint_ground(painter, rect, self._tree.viewport().width(), state, colours)
            if index.model().hasChildren(index):
                caret = "caret-down" if self._tree.isExpanded(index) else "caret-right"
                box = QRectF(rect.left(), rect.center().y() - 5.5, 12, 12)
                draw_icon(painter, box, caret, QColor(colours.muted))
            self._paint_entry(painter, rect.adjusted(CARET, 0, -MARGIN, 0), entry, colours)
        painter.restore()

    def _paint_entry(
        self, painter: QPainter, rect: QRect, entry: Entry, colours: theme.Colours
    ) -> None:
        offline = bool(entry.word)
        colour = QColor(colours.muted if offline else colours.text)
        if entry.cover is not None:
            rect = self._paint_cover(painter, rect, entry.cover, colours)
        elif entry.icon:
            tint = QColor(colours.amber if entry.amber else colours.muted)
            box = QRectF(rect.left(), rect.center().y() - 7.5, 16, 16)
            draw_icon(painter, box, entry.icon, tint)
            rect = rect.adjusted(24, 0, 0, 0)
        right = entry.word or ("" if entry.count is None else f"{entry.count:,}")
        flag = Qt.AlignmentFlag
        painter.setFont(theme.font(theme.CAPTION))
        painter.setPen(QColor(colours.muted))
        painter.drawText(rect, flag.AlignVCenter | flag.AlignRight, right)
        room = rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(right) - 6, 0)
        painter.setFont(theme.font(theme.BODY, italic=entry.italic))
        painter.setPen(colour)
        name = painter.fontMetrics().elidedText(
            entry.name, Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.drawText(room, flag.AlignVCenter | flag.AlignLeft, name)

    def _paint_cover(
        self, painter: QPainter, rect: QRect, file: Path, colours: theme.Colours
    ) -> QRect:
        """The album's cover with a dotted edge; what is left of the row."""
        ratio = self._tree.devicePixelRatioF()
        edge = round(COVER * ratio)
        pixmap = self._thumbnails.get(Rendition(file, edge, edge, True, 4 * ratio), ratio)
        box = QRect(rect.left() - 2, rect.center().y() - COVER // 2 + 1, COVER, COVER)
        painter.setBrush(QColor(colours.line))
        painter.setPen(Qt.PenStyle.NoPen)
        if pixmap is None:
            painter.drawRoundedRect(box, 4, 4)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(box, pixmap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.muted), 1, Qt.PenStyle.DotLine))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        return rect.adjusted(COVER + 4, 0, 0, 0)


def _paint_heading(painter: QPainter, rect: QRect, name: str, colours: theme.Colours) -> None:
    painter.setFont(theme.font(theme.CAPTION, QFont.Weight.DemiBold))
    painter.setPen(QColor(colours.muted))
    flag = Qt.AlignmentFlag
    line = rect.adjusted(0, 0, 0, -4)
    line.setLeft(16)
    painter.drawText(line, flag.AlignBottom | flag.AlignLeft, name)


def _paint_ground(
    painter: QPainter, rect: QRect, width: int, state: QStyle.StateFlag, colours: theme.Colours
) -> None:
    """The row's highlight, from one side of the sidebar to the other."""
    flag = QStyle.StateFlag
    row = QRectF(8, rect.top() + 1, width - 16, rect.height() - 2)
    painter.setPen(Qt.PenStyle.NoPen)
    if state & flag.State_Selected:
        tint = QColor(colours.accent)
        tint.setAlpha(64 if colours.dark else 40)
        painter.setBrush(tint)
        painter.drawRoundedRect(row, theme.RADIUS, theme.RADIUS)
    elif state & flag.State_MouseOver:
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(row, theme.RADIUS, theme.RADIUS)
