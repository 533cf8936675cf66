"""The left side: the library, its albums and its folders, each with how many photos it holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

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
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QStandardItem, QStandardItemModel
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

from photoorg.domain import Album, AlbumTree
from photoorg.ui import text, theme
from photoorg.ui.folder_tree import DirectoryNode
from photoorg.ui.icons import draw_icon, icon
from photoorg.ui.labels import PlainLabel
from photoorg.ui.places import AllPhotos, InAlbum, InDirectory, Place, ProblemList
from photoorg.ui.thumbnails import Rendition, Thumbnails

ROW = 32
COVER = 24
_ENTRY = Qt.ItemDataRole.UserRole
_KEY = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Entry:
    """What one line of the sidebar shows; without a place it is a heading."""

    name: str
    place: Place | None = None
    count: int | None = None
    icon: str = ""
    cover: Path | None = None
    italic: bool = False
    word: str = ""
    """In place of the count: `offline`."""
    amber: bool = False
    root: bool = False
    """A folder the person added, which can be taken out again."""


@dataclass(frozen=True)
class Contents:
    """Everything the sidebar shows."""

    photos: int
    problems: int
    albums: AlbumTree
    covers: dict[int, Path]
    """Thumbnail files of album covers, by photo id."""
    folders: list[DirectoryNode]


class Sidebar(QWidget):
    """Emits the place that was chosen."""

    chosen = Signal(object)
    menu_wanted = Signal(object, QPoint)
    """An Entry and a global position."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = QStandardItemModel(self)
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
        self._model.clear()
        top = self._model.invisibleRootItem()
        library = _add(top, Entry("Library"), "library")
        _add(library, Entry("All photos", AllPhotos(), contents.photos, "image"), AllPhotos())
        if contents.problems:
            entry = Entry("Problems", ProblemList(), contents.problems, "warning", amber=True)
            _add(library, entry, ProblemList())
        if contents.albums.albums:
            heading = _add(top, Entry("Albums"), "albums")
            _add_albums(heading, contents, None, ())
        if contents.folders:
            heading = _add(top, Entry("Folders"), "folders")
            for node in contents.folders:
                _add_directory(heading, node, online=True)
        self._open_again()
        if chosen is not None:
            self.select(chosen)
        self.tree.verticalScrollBar().setValue(scroll)
        self._filling = False

    def place(self) -> Place | None:
        """The place chosen now."""
        entry = self.tree.currentIndex().data(_ENTRY)
        return entry.place if isinstance(entry, Entry) else None

    def select(self, place: Place | None) -> None:
        """Mark a place as the one shown, without choosing it; None or a search marks nothing."""
        was, self._filling = self._filling, True
        found = None if place is None else _find(self._model.invisibleRootItem(), place)
        if found is None:
            self.tree.setCurrentIndex(QModelIndex())
            self.tree.clearSelection()
        else:
            self.tree.setCurrentIndex(found.index())
        self._filling = was

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(_ENTRY)
        if not self._filling and isinstance(entry, Entry) and entry.place is not None:
            self.chosen.emit(entry.place)

    def _ask_menu(self, point: QPoint) -> None:
        entry = self.tree.indexAt(point).data(_ENTRY)
        if isinstance(entry, Entry) and entry.place is not None:
            self.menu_wanted.emit(entry, self.tree.viewport().mapToGlobal(point))

    def _remember_closed(self, index: QModelIndex) -> None:
        if not self._filling:
            self._opened[index.data(_KEY)] = False

    def _remember_open(self, index: QModelIndex) -> None:
        if not self._filling:
            self._opened[index.data(_KEY)] = True

    def _open_again(self) -> None:
        """Headings begin open, everything else closed."""
        for item in _walk(self._model.invisibleRootItem()):
            heading = item.data(_ENTRY).place is None
            self.tree.setExpanded(item.index(), self._opened.get(item.data(_KEY), heading))


class _Tree(QTreeView):
    """A tree without branches of its own: carets and rows come from the delegate."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setIndentation(16)
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
            heading = index.data(_ENTRY).place is None
            if heading or row.left() - 4 <= point.x() < row.left() + 16:
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
        entry = index.data(_ENTRY)
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
            self._paint_entry(painter, rect.adjusted(16, 0, -16, 0), entry, colours)
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
        room = rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(right) - 8, 0)
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
        return rect.adjusted(COVER + 6, 0, 0, 0)


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


def _add(parent: QStandardItem, entry: Entry, key: object) -> QStandardItem:
    item = QStandardItem()
    item.setData(entry, _ENTRY)
    item.setData(key, _KEY)
    spoken = entry.name if entry.count is None else f"{entry.name}, {entry.count:,}"
    item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    if entry.place is not None:
        words = f"{entry.name} · {entry.word}" if entry.word else entry.name
        item.setToolTip(text.tooltip(words))
    item.setEditable(False)
    item.setSelectable(entry.place is not None)
    parent.appendRow(item)
    return item


def _add_albums(
    parent: QStandardItem, contents: Contents, album_id: int | None, above: tuple[str, ...]
) -> None:
    for album in contents.albums.children(album_id):
        names = (*above, album.name)
        item = _add(parent, _album_entry(album, names, contents.covers), names)
        _add_albums(item, contents, album.id, names)


def _album_entry(album: Album, names: tuple[str, ...], covers: dict[int, Path]) -> Entry:
    cover = None if album.cover_id is None else covers.get(album.cover_id)
    return Entry(
        text.safe_text(album.name),
        InAlbum(album.id, names),
        album.count,
        icon="" if cover else "stack",
        cover=cover,
        italic=not album.unsorted,
    )


def _add_directory(parent: QStandardItem, node: DirectoryNode, online: bool) -> None:
    if node.folder is not None:
        online = node.folder.online
    entry = Entry(
        text.name_text(node.path),
        InDirectory(node.path),
        node.count,
        icon="folder" if online else "cloud-slash",
        word="" if online else "offline",
        root=node.folder is not None,
    )
    item = _add(parent, entry, node.path)
    for child in sorted(node.children, key=lambda below: below.path):
        _add_directory(item, child, online)


def _walk(item: QStandardItem) -> list[QStandardItem]:
    below: list[QStandardItem] = []
    for row in range(item.rowCount()):
        child = item.child(row)
        below += [child, *_walk(child)]
    return below


def _find(top: QStandardItem, place: Place) -> QStandardItem | None:
    return next((item for item in _walk(top) if item.data(_ENTRY).place == place), None)
