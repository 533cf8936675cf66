"""One part of a search in a small label: it can be turned into its opposite, and taken away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from photoorg.questions import Filter, Part, PhotoPart, WordsPart
from photoorg.ui import theme
from photoorg.ui.icons import draw_icon, icon
from photoorg.ui.language import tr
from photoorg.ui.question_words import PhotoName, filter_icon, part_spoken, part_words
from photoorg.ui.text import label_text, tooltip

HEIGHT = 26
PAD, GAP = 8, 5
ICON, THUMB, CROSS = 14, 20, 12
WIDEST = 220
LEAST = 64
_REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_TURNS = (Qt.Key.Key_Minus, Qt.Key.Key_Plus)


class QueryChip(QAbstractButton):
    """Click or Enter opens its menu; the cross, Delete and Backspace take it away; + and − turn
    words and photos into their opposites."""

    removed = Signal(object)
    turned = Signal(object)
    edited = Signal(object)
    """Each carries the part. `edited`: its words are to be typed anew."""
    moved = Signal(int)
    """An arrow key: to the chip before (-1) or after (1)."""

    def __init__(self, part: Part, name: PhotoName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.words = part_words(part, name)
        self.marked = False
        """Whether it is selected with all others."""
        self.thumbnail_file: Path | None = None
        """Where the picture of its photo lies."""
        self._thumbnail = QPixmap()
        spoken = part_spoken(part, name)
        self.setFont(theme.font(12))
        self.setText(label_text(self.words))
        self.setToolTip(tooltip(tr("{part} · Delete takes it away").format(part=spoken)))
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(tr("Enter opens its menu, Delete takes it away."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def minus(self) -> bool:
        """Whether it is something not wanted."""
        return not isinstance(self.part, Filter) and self.part.minus

    def show_thumbnail(self, pixmap: QPixmap) -> None:
        """Show the photo it is about."""
        self._thumbnail = pixmap
        self.update()

    def mark(self, marked: bool) -> None:
        """Show it as selected."""
        self.marked = marked
        self.update()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.words) + 1
        return QSize(min(self._before + words + GAP + CROSS + PAD, WIDEST), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, HEIGHT)

    @property
    def _before(self) -> int:
        """What stands before the words."""
        wide = THUMB if isinstance(self.part, PhotoPart) else ICON
        has_icon = not isinstance(self.part, WordsPart)
        return PAD + (wide + GAP if has_icon else 0) + (10 if self.minus else 0)

    @property
    def _cross(self) -> QRect:
        """Where a click takes it away."""
        return QRect(self.width() - PAD - CROSS - 2, 0, CROSS + PAD + 2, self.height())

    # The mouse and the keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if not self.rect().contains(point):
            return
        if event.button() == Qt.MouseButton.LeftButton and self._cross.contains(point):
            self.removed.emit(self.part)
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self.open_menu()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _REMOVES:
            self.removed.emit(self.part)
        elif key in _TURNS and not isinstance(self.part, Filter):
            if self.minus is (key == Qt.Key.Key_Plus):
                self.turned.emit(self.part)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu):
            self.open_menu()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(-1 if key == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def menu_of_part(self) -> QMenu:
        """What can be done with it."""
        menu = QMenu(self)
        if not isinstance(self.part, Filter):
            turn = menu.addAction(
                icon("plus" if self.minus else "minus"),
                tr("Look for this") if self.minus else tr("Exclude this"),
            )
            turn.triggered.connect(lambda: self.turned.emit(self.part))
        if isinstance(self.part, WordsPart):
            change = menu.addAction(icon("pencil-simple"), tr("Change the words"))
            change.triggered.connect(lambda: self.edited.emit(self.part))
        away = menu.addAction(icon("x"), tr("Remove"))
        away.triggered.connect(lambda: self.removed.emit(self.part))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def open_menu(self) -> None:
        """Open its menu below it."""
        self.menu_of_part().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, colours)
        x = PAD
        if self.minus:
            painter.setPen(QPen(QColor(colours.text), 1.6))
            painter.drawLine(x, HEIGHT // 2, x + 6, HEIGHT // 2)
            x += 10
        x = self._paint_picture(painter, x, colours)
        painter.setPen(QColor(colours.text))
        room = QRect(x, 0, self._cross.left() - x - 1, self.height())
        middle = Qt.TextElideMode.ElideMiddle
        words = self.fontMetrics().elidedText(self.words, middle, room.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self.font())
        painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, words)
        cross = QRectF(self._cross.left() + 2, (HEIGHT - CROSS) / 2, CROSS, CROSS)
        over = self.underMouse() and self._cross.contains(self.mapFromGlobal(self.cursor().pos()))
        draw_icon(painter, cross, "x", QColor(colours.text if over else colours.muted))
        painter.end()

    def _paint_ground(self, painter: QPainter, colours: theme.Colours) -> None:
        """Filled for what is wanted, an outline of dashes for what is not."""
        tint = QColor(colours.accent)
        tint.setAlpha(90 if self.marked else 30)
        lit = self.hasFocus() or self.underMouse()
        edge = QColor(colours.accent if self.hasFocus() or self.marked else colours.muted)
        if not (lit or self.marked):
            edge.setAlpha(130)
        style = Qt.PenStyle.DashLine if self.minus else Qt.PenStyle.SolidLine
        width = 2.0 if self.hasFocus() else 1.0
        ground = QColor(colours.line)
        if self.marked:
            ground = tint
        elif isinstance(self.part, Filter):
            ground = QColor(colours.base)
        elif self.minus:
            ground = QColor(Qt.GlobalColor.transparent)
        painter.setPen(QPen(edge, width, style))
        painter.setBrush(ground)
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, HEIGHT / 2, HEIGHT / 2)

    def _paint_picture(self, painter: QPainter, x: int, colours: theme.Colours) -> int:
        """The icon of a filter, the photo itself; where the words begin then."""
        if isinstance(self.part, WordsPart):
            return x
        wide = THUMB if isinstance(self.part, PhotoPart) else ICON
        box = QRectF(x, (HEIGHT - wide) / 2, wide, wide)
        if isinstance(self.part, PhotoPart) and not self._thumbnail.isNull():
            painter.drawPixmap(box, self._thumbnail, QRectF(self._thumbnail.rect()))
        else:
            name = filter_icon(self.part.kind) if isinstance(self.part, Filter) else "image"
            inner = box if wide == ICON else box.adjusted(3, 3, -3, -3)
            draw_icon(painter, inner, name, QColor(colours.muted))
        return x + wide + GAP
