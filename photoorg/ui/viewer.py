"""One photo in the whole window: looked at closely, and the ones before and after it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from photoorg.domain import PhotoCard
from photoorg.settings import Paths
from photoorg.ui import theme
from photoorg.ui.canvas import STEP, Canvas
from photoorg.ui.icons import icon
from photoorg.ui.labels import ElidedLabel, PlainLabel
from photoorg.ui.photo_grid import PhotoGrid
from photoorg.ui.text import name_text
from photoorg.ui.thumbnails import Rendition, Thumbnails
from photoorg.ui.views import View, Views, Wanted

BAR: Final = 48
PAN: Final = 80
"""Pixels that a key moves a magnified photo."""
STEPS: Final = (1024, 1536, 2048, 3072, 4096, 8192)
"""Longer edges that are asked for: a window a little larger needs no other picture."""
SLIDE_MS: Final = 4000
_HANDLED: Final = frozenset(
    (
        Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
        Qt.Key.Key_End, Qt.Key.Key_Escape, Qt.Key.Key_G, Qt.Key.Key_E, Qt.Key.Key_Return,
        Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_F, Qt.Key.Key_F11,
        Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_1,
        Qt.Key.Key_Z, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    )
)  # fmt: skip


class Viewer(QWidget):
    """Lies over the window it belongs to, from `look` until `leave`."""

    left = Signal()

    def __init__(self, views: Views, thumbnails: Thumbnails, paths: Paths, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("viewer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Photo")
        self._views, self._thumbnails, self._paths = views, thumbnails, paths
        self._under = parent
        self._grid: PhotoGrid | None = None
        self._card: PhotoCard | None = None
        self._was_full_screen = False
        self.canvas = Canvas(self)
        self.name = ElidedLabel("", theme.BODY, parent=self)
        self.place = PlainLabel("", theme.CAPTION, tone="muted", parent=self)
        self.percent = PlainLabel("", theme.CAPTION, tone="muted", parent=self)
        self.problem = ElidedLabel("", theme.CAPTION, tone="amber", parent=self)
        self.back = self._button("arrow-left", "Back to the photos (Esc)", self.leave)
        self.before = self._button("caret-left", "The photo before (←)", lambda: self.step(-1))
        self.after = self._button("caret-right", "The next photo (→)", lambda: self.step(1))
        self.fit = self._button("corners-in", "The whole photo (0)", self.canvas.fit)
        self.whole = self._button("magnifying-glass-plus", "Its own pixels (1)", self._own_pixels)
        self.slides = self._button("play", "Slide show (Space)", self.toggle_slides)
        self.full = self._button("corners-out", "Full screen (F)", self.toggle_full_screen)
        self._timer = QTimer(self, interval=SLIDE_MS)
        self._timer.timeout.connect(self._next_slide)
        self._lay_out()
        self.canvas.zoomed.connect(self._zoomed)
        views.arrived.connect(self._take)
        thumbnails.arrived.connect(self._take_thumbnail)
        parent.installEventFilter(self)
        self.hide()

    def _button(self, glyph: str, words: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(glyph))
        button.setIconSize(QSize(20, 20))
        button.setFixedSize(QSize(36, 36))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        bar = QWidget(self)
        bar.setFixedHeight(BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        for button in (self.back, self.before, self.after):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.problem, 1)
        row.addWidget(self.place)
        row.addSpacing(8)
        row.addWidget(self.percent)
        row.addSpacing(8)
        for button in (self.fit, self.whole, self.slides, self.full):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.canvas, 1)

    # Coming and going

    def look(self, grid: PhotoGrid) -> None:
        """Show the current photo of a grid; moving on moves the grid's keyboard along."""
        if grid.current_card() is None:
            return
        self._grid = grid
        grid.selection_changed.connect(self._follow)
        self.setGeometry(self._room())
        self.show()
        self.raise_()
        self.setFocus()
        self._follow()

    def leave(self) -> None:
        """Back to the photos."""
        if self._grid is None:
            return
        self._grid.selection_changed.disconnect(self._follow)
        self._grid, self._card = None, None
        self._stop_slides()
        if self._was_full_screen:
            self.toggle_full_screen()
        self._views.forget()
        self.canvas.show_photo(QSize())
        self.hide()
        self.left.emit()

    def step(self, by: int) -> bool:
        """Go on by so many photos; whether there was one."""
        return self._go(self._row + by)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or the window again."""
        window = self.window()
        self._was_full_screen = not window.isFullScreen()
        if self._was_full_screen:
            window.showFullScreen()
        else:
            window.showNormal()

    def toggle_slides(self) -> None:
        """Begin or end a slide show."""
        if self._timer.isActive():
            self._stop_slides()
        else:
            self._timer.start()
            self.slides.setIcon(icon("pause"))

    def _stop_slides(self) -> None:
        self._timer.stop()
        self.slides.setIcon(icon("play"))

    def _next_slide(self) -> None:
        if self.canvas.has_image and not self.step(1):
            self._stop_slides()

    @property
    def _row(self) -> int:
        return -1 if self._grid is None else self._grid.currentIndex().row()

    def _go(self, row: int) -> bool:
        if self._grid is None or not 0 <= row < self._grid.photos.rowCount():
            return False
        self._grid.setCurrentIndex(self._grid.photos.index(row))
        return True

    # What is shown

    def _follow(self) -> None:
        assert self._grid is not None
        card = self._grid.current_card()
        if card is None:
            self.leave()
            return
        if self._card is not None and card.id == self._card.id:
            return
        self._card = card
        self.name.setText(name_text(card.path))
        self.place.setText(f"{self._row + 1:,} of {self._grid.photos.rowCount():,}")
        self.problem.setText("")
        self.canvas.show_photo(QSize(card.width, card.height))
        self._show_thumbnail()
        view = self._views.best(card.path)
        if view is not None:
            self._take(view)
        self._want()

    def _want(self) -> None:
        """The photo as fine as it is seen, then the ones after and before it, fitted in."""
        if self._card is None or self._grid is None:
            return
        wanted = [Wanted(self._card.path, self._edge(self._card, self.canvas.scale))]
        for row in (self._row + 1, self._row - 1):
            card = self._grid.photos.card(row) if 0 <= row < self._grid.photos.rowCount() else None
            if card is not None:
                wanted.append(Wanted(card.path, self._edge(card, self._fit_of(card))))
        self._views.want(wanted)

    def _fit_of(self, card: PhotoCard) -> float:
        ratio = self.devicePixelRatioF()
        room = self.canvas.size() * ratio
        return min(room.width() / max(card.width, 1), room.height() / max(card.height, 1), 1.0)

    def _edge(self, card: PhotoCard, scale: float) -> int:
        """The smallest of STEPS that is fine enough at so many device pixels a pixel."""
        needed = min(1.0, scale) * max(card.width, card.height)
        return next((step for step in STEPS if step >= needed), STEPS[-1])

    def _take(self, view: View) -> None:
        if self._card is None or view.wanted.path != self._card.path:
            return
        if view.image.isNull():
            self.problem.setText(view.problem)
        else:
            self.problem.setText("")
            self.canvas.show_image(view.image)

    def _show_thumbnail(self) -> None:
        """Something to look at until the photo is there."""
        if self._card is None or self._views.best(self._card.path) is not None:
            return
        source = self._paths.thumbnail(self._card.hash)
        pixmap = self._thumbnails.get(Rendition(source, 384, 384, crop=False))
        if pixmap is not None:
            self.canvas.show_image(pixmap.toImage())

    def _take_thumbnail(self, source: object) -> None:
        if self._card is not None and source == self._paths.thumbnail(self._card.hash):
            self._show_thumbnail()

    def _zoomed(self, scale: float) -> None:
        self.percent.setText(f"{100 * scale:.0f} %")
        self._want()

    def _own_pixels(self) -> None:
        self.canvas.zoom_to(1.0)

    # Events

    def _room(self) -> QRect:
        return self._under.rect()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._room())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from the window's verbs."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_ours(event):
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Escape | Qt.Key.Key_G | Qt.Key.Key_E:
                self.leave()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.leave()
            case Qt.Key.Key_Space:
                self.toggle_slides()
            case Qt.Key.Key_F | Qt.Key.Key_F11:
                self.toggle_full_screen()
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.canvas.zoom_by(STEP)
            case Qt.Key.Key_Minus:
                self.canvas.zoom_by(1 / STEP)
            case Qt.Key.Key_0:
                self.canvas.fit()
            case Qt.Key.Key_1:
                self._own_pixels()
            case Qt.Key.Key_Z:
                self._own_pixels() if self.canvas.is_fitted else self.canvas.fit()
            case Qt.Key.Key_Home:
                self._go(0)
            case Qt.Key.Key_End:
                self._go(self._grid.photos.rowCount() - 1 if self._grid else -1)
            case Qt.Key.Key_PageDown:
                self.step(1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Backspace:
                self.step(-1)
            case _:
                self._arrow(event.key())

    def _arrow(self, key: int) -> None:
        """A magnified photo is moved, a fitted one makes way for another."""
        across = (key == Qt.Key.Key_Right) - (key == Qt.Key.Key_Left)
        down = (key == Qt.Key.Key_Down) - (key == Qt.Key.Key_Up)
        if self.canvas.is_fitted:
            self.step(across or down)
        else:
            self.canvas.move_by(-PAN * across, -PAN * down)


def _is_ours(event: QKeyEvent) -> bool:
    plain = event.modifiers() & ~(
        Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    )
    return event.key() in _HANDLED and plain == Qt.KeyboardModifier.NoModifier
