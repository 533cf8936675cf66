"""Painting one line of the sidebar, and the field in which an album gets its name."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from photoorg.library import tag_names
from photoorg.ui import theme
from photoorg.ui.icons import draw_icon
from photoorg.ui.language import number, tr
from photoorg.ui.places import Tagged
from photoorg.ui.sidebar_model import ENTRY, OFFLINE, Entry, Index
from photoorg.ui.thumbnails import Rendition, Thumbnails

ROW = 32
COVER = 24
MARGIN = 14
"""Between a count and the right edge."""
CARET = 16
"""From the left of a line to its icon or cover."""
LONGEST_NAME = 200


class LineDelegate(QStyledItemDelegate):
    """Paints caret, icon or cover, name and count of one line."""

    named = Signal(object, str, bool)
    """An Entry, the name typed for it, and whether Enter was pressed."""

    def __init__(self, thumbnails: Thumbnails, tree: QTreeView) -> None:
        super().__init__(tree)
        self._thumbnails = thumbnails
        self._tree = tree
        self.target: Index | None = None
        """The line that is marked: what is dragged would go there, or its menu is open."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY)
        colours = theme.colours()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        width = self._tree.viewport().width()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.is_heading:
            _paint_heading(painter, rect, entry.name, colours)
        else:
            _paint_ground(painter, rect, width, state, colours)
            if index.model().hasChildren(index):
                caret = "caret-down" if self._tree.isExpanded(index) else "caret-right"
                box = QRectF(rect.left(), rect.center().y() - 5.5, 12, 12)
                draw_icon(painter, box, caret, QColor(colours.muted))
            self._paint_entry(painter, rect.adjusted(CARET, 0, -MARGIN, 0), entry, colours)
        if self.target is not None and self.target == index:
            _paint_target(painter, rect, width, colours)
        painter.restore()

    def _paint_entry(
        self, painter: QPainter, rect: QRect, entry: Entry, colours: theme.Colours
    ) -> None:
        quiet = entry.word == OFFLINE or (entry.album is not None and entry.album.unsorted)
        colour = QColor(colours.muted if quiet else colours.text)
        if entry.cover is not None:
            rect = self._paint_cover(painter, rect, entry.cover, entry.proposed, colours)
        elif entry.icon:
            tint = QColor(colours.amber if entry.amber else colours.muted)
            box = QRectF(rect.left() + 2, rect.center().y() - 7.5, 16, 16)
            draw_icon(painter, box, entry.icon, tint)
            rect = rect.adjusted(COVER + 4, 0, 0, 0)
        right = entry.word or ("" if entry.count is None else number(entry.count))
        flag = Qt.AlignmentFlag
        painter.setFont(theme.font(theme.CAPTION))
        painter.setPen(QColor(colours.muted))
        painter.drawText(rect, flag.AlignVCenter | flag.AlignRight, right)
        room = rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(right) - 6, 0)
        painter.setFont(theme.font(theme.BODY, italic=entry.proposed))
        painter.setPen(colour)
        name = painter.fontMetrics().elidedText(
            entry.name, Qt.TextElideMode.ElideMiddle, room.width()
        )
        flags = flag.AlignVCenter | flag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter.drawText(room, flags, name)

    def _paint_cover(
        self, painter: QPainter, rect: QRect, file: Path, proposed: bool, colours: theme.Colours
    ) -> QRect:
        """The album's cover, with a dotted edge while it is proposed; what is left of the row."""
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
        if proposed:
            _paint_dots(painter, QRectF(box), colours)
        return rect.adjusted(COVER + 4, 0, 0, 0)

    # Naming

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: Index,  # noqa: ARG002
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("nameField")
        editor.setFont(theme.font(theme.BODY))
        editor.setMaxLength(LONGEST_NAME)
        editor.setAccessibleName(tr("Name of the album"))
        editor.returnPressed.connect(partial(editor.setProperty, "entered", True))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.property("filled"):
            # A change elsewhere in the tree would otherwise undo what is being typed.
            return
        editor.setProperty("filled", True)
        entry: Entry = index.data(ENTRY)
        if entry.search is not None:
            editor.setText(entry.name)
            editor.setAccessibleName(tr("Name of the search"))
            editor.selectAll()
            return
        if isinstance(entry.place, Tagged):
            # The whole path, so that it can be put below another one, too; what is likeliest to be
            # changed is selected, once the view has selected all.
            editor.setText(entry.place.tag)
            editor.setAccessibleName(tr("Name of the tag"))
            leaf = len(tag_names.leaf(entry.place.tag))
            select = partial(editor.setSelection, len(entry.place.tag) - leaf, leaf)
            QTimer.singleShot(0, editor, select)
            return
        editor.setText("" if entry.album is None else entry.album.name)
        editor.setPlaceholderText(tr("Name of the album") if entry.draft else "")
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:  # noqa: ARG002
        assert isinstance(editor, QLineEdit)
        self.named.emit(index.data(ENTRY), editor.text(), bool(editor.property("entered")))

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002
    ) -> None:
        rect: QRect = option.rect
        left = rect.left() + CARET + COVER
        editor.setGeometry(left, rect.top() + 2, self._tree.viewport().width() - left - 8, ROW - 4)


def _paint_dots(painter: QPainter, box: QRectF, colours: theme.Colours) -> None:
    """A dotted edge that shows on any photo: dots of the text's colour on the panel's."""
    edge = box.adjusted(0.75, 0.75, -0.75, -0.75)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.raised), 1.5))
    painter.drawRoundedRect(edge, 4, 4)
    pen = QPen(QColor(colours.muted), 1.5)
    pen.setDashPattern([1.0, 1.4])
    painter.setPen(pen)
    painter.drawRoundedRect(edge, 4, 4)


def _paint_heading(painter: QPainter, rect: QRect, name: str, colours: theme.Colours) -> None:
    painter.setFont(theme.font(theme.CAPTION, QFont.Weight.DemiBold))
    painter.setPen(QColor(colours.muted))
    flag = Qt.AlignmentFlag
    line = rect.adjusted(0, 0, 0, -4)
    line.setLeft(16)
    painter.drawText(line, flag.AlignBottom | flag.AlignLeft, name)


def _row(rect: QRect, width: int) -> QRectF:
    """A row from one side of the sidebar to the other."""
    return QRectF(8, rect.top() + 1, width - 16, rect.height() - 2)


def _paint_target(painter: QPainter, rect: QRect, width: int, colours: theme.Colours) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.accent), 2))
    ring = _row(rect, width).adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(ring, theme.RADIUS - 1, theme.RADIUS - 1)


def _paint_ground(
    painter: QPainter, rect: QRect, width: int, state: QStyle.StateFlag, colours: theme.Colours
) -> None:
    """The row's highlight."""
    flag = QStyle.StateFlag
    row = _row(rect, width)
    painter.setPen(Qt.PenStyle.NoPen)
    if state & flag.State_Selected:
        painter.setBrush(theme.tint())
        painter.drawRoundedRect(row, theme.RADIUS, theme.RADIUS)
    elif state & flag.State_MouseOver:
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(row, theme.RADIUS, theme.RADIUS)
