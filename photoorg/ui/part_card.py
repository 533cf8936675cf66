"""One part of an album that may be split: its name, its photos, and what can become of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photoorg.domain import PhotoCard
from photoorg.settings import Paths
from photoorg.ui import carried, theme
from photoorg.ui.icons import icon
from photoorg.ui.labels import ElidedLabel
from photoorg.ui.language import tr
from photoorg.ui.marks import Tick
from photoorg.ui.parts import LONGEST, Part
from photoorg.ui.photo_wall import PhotoWall
from photoorg.ui.text import label_text, safe_text, tooltip
from photoorg.ui.thumbnails import Thumbnails

PAD = 12
EDGE = 64
MIME = "application/x-photoorg-part"
NARROWEST = 200


class PartCard(QWidget):
    """Says what the person does with the part; `place` is where it is among all."""

    renamed = Signal(int, str)
    taken = Signal(int, bool)
    joined = Signal(int, int)
    """The part at the first place shall be in the one at the second."""

    def __init__(
        self, place: int, thumbnails: Thumbnails, paths: Paths, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._pressed: QPoint | None = None
        self._dropping = False
        self.tick = Tick(self)
        self.name = QLineEdit(self)
        self.name.setMaxLength(LONGEST)
        self.name.setFixedHeight(32)
        self.more = QToolButton(self)
        self.more.setIcon(icon("dots-three"))
        self.more.setIconSize(QSize(16, 16))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self.count = ElidedLabel("", theme.CAPTION, "muted", parent=self)
        self.wall = PhotoWall(thumbnails, paths, EDGE, 3, parent=self)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.tick)
        head.addWidget(self.count, 1)
        head.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addLayout(head)
        column.addWidget(self.wall)
        column.addStretch(1)
        self.setAcceptDrops(True)
        self.setMinimumWidth(NARROWEST)
        self.name.textEdited.connect(self._rename)
        self.tick.clicked.connect(self._take)

    def show_part(
        self, part: Part, cards: Sequence[PhotoCard], album: str, others: Sequence[str]
    ) -> None:
        """Show a part of an album; `others` are the names of all parts, by their places."""
        name = safe_text(part.name, limit=60)
        self.name.setText(safe_text(part.name, limit=LONGEST))
        self.name.setCursorPosition(0)
        self.name.setToolTip(tooltip(self.name.text()))
        self.name.setAccessibleName(tr("Name of the part {name}").format(name=name))
        self.tick.setToolTip(tr("Make an album of this part"))
        self.tick.setAccessibleName(tr("Make an album of {part}").format(part=name))
        self.more.setToolTip(tr("Put together with another part"))
        self.more.setAccessibleName(tr("Put {part} together with another part").format(part=name))
        self.wall.show_cards(cards, len(part.photo_ids))
        self.menu.clear()
        for place, other in enumerate(others):
            if place != self._place:
                words = tr("Put together with “{part}”").format(part=safe_text(other, limit=60))
                entry = self.menu.addAction(label_text(words))
                # Of itself an action's tooltip is its text, and taken for markup.
                entry.setToolTip(tooltip(words))
                entry.triggered.connect(partial(self.joined.emit, self._place, place))
        self.show_taken(part, album)

    def show_taken(self, part: Part, album: str) -> None:
        """Whether it becomes an album."""
        self.tick.setChecked(part.taken)
        self.name.setEnabled(part.taken)
        count = len(part.photo_ids)
        words = tr("%n photos · stay in {album}", "", count).format(
            album=safe_text(album, limit=60)
        )
        self.count.setText(tr("%n photos", "", count) if part.taken else words)

    def _rename(self, name: str) -> None:
        self.renamed.emit(self._place, name)

    def _take(self, taken: bool) -> None:
        self.taken.emit(self._place, taken)

    # Dragging one part onto another

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        far = QApplication.startDragDistance()
        if self._pressed is None or (at - self._pressed).manhattanLength() < far:
            return
        self._pressed = None
        data = QMimeData()
        carried.put(data, MIME, [self._place])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.grab().scaledToWidth(160, Qt.TransformationMode.SmoothTransformation))
        drag.exec(Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        self._pressed = None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event.mimeData()) is not None:
            self._show_dropping(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_dropping(False)
        other = self._dropped(event.mimeData())
        if other is not None:
            event.acceptProposedAction()
            self.joined.emit(other, self._place)

    def _dropped(self, data: QMimeData) -> int | None:
        """The place of another part that is dragged here."""
        places = [place for place in carried.ids_in(data, MIME) if place != self._place]
        return places[0] if places else None

    def _show_dropping(self, dropping: bool) -> None:
        self._dropping = dropping
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(colours.accent if self._dropping else colours.line)
        width = 2.0 if self._dropping else 1.0
        painter.setPen(QPen(edge, width))
        painter.setBrush(QColor(colours.raised if self.tick.isChecked() else colours.base))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        painter.end()
