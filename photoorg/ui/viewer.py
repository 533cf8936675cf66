"""One photo in the whole window: looked at closely, and the ones before and after it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QObject,
    QSize,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from photoorg.domain import PhotoCard
from photoorg.settings import Paths
from photoorg.ui import theme
from photoorg.ui.badges import MarksLine, spoken
from photoorg.ui.canvas import STEP, Canvas
from photoorg.ui.film import FilmPlayer
from photoorg.ui.icons import icon
from photoorg.ui.labels import ElidedLabel, PlainLabel
from photoorg.ui.language import number, tr
from photoorg.ui.photo_grid import PhotoGrid
from photoorg.ui.showing import Showing, needed_edge, step
from photoorg.ui.text import name_text
from photoorg.ui.thumbnails import Thumbnails
from photoorg.ui.views import Views, Wanted

BAR: Final = 48
PAN: Final = 80
"""Pixels that a key moves a magnified photo."""
SLIDE_MS: Final = 4000
SETTLE_MS: Final = 100
"""How long nothing must be magnified or moved before a finer picture is asked for."""
_ONCE: Final = frozenset(
    (
        Qt.Key.Key_Escape, Qt.Key.Key_G, Qt.Key.Key_E, Qt.Key.Key_Return, Qt.Key.Key_Enter,
        Qt.Key.Key_Space, Qt.Key.Key_F11, Qt.Key.Key_Z, Qt.Key.Key_K,
    )
)  # fmt: skip
_HANDLED: Final = _ONCE | frozenset(
    (
        Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
        Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
        Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus,
    )
)  # fmt: skip
_ZOOMS: Final = frozenset((Qt.Key.Key_0, Qt.Key.Key_1))
"""With Ctrl: alone they rate the photo, as everywhere."""


class Viewer(QWidget):
    """Lies over the window it belongs to, from `look` until `leave`."""

    left = Signal()

    def __init__(
        self,
        views: Views,
        thumbnails: Thumbnails,
        paths: Paths,
        film: FilmPlayer,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("viewer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Photo"))
        self._views = views
        self._under = parent
        self._grid: PhotoGrid | None = None
        self._card: PhotoCard | None = None
        self._problem = ""
        self._filled_screen = False
        """Whether the window fills the screen because of this viewer."""
        self.canvas = Canvas(self)
        self.showing = Showing(self.canvas, views, thumbnails, paths, self)
        self.film = film
        self.name = ElidedLabel("", theme.BODY, parent=self)
        self.marks = MarksLine(self)
        self.place = PlainLabel("", theme.CAPTION, tone="muted", parent=self)
        self.percent = PlainLabel("", theme.CAPTION, tone="muted", parent=self)
        self.problem = ElidedLabel("", theme.CAPTION, tone="amber", parent=self)
        self.back = self._button("arrow-left", tr("Back to the photos (Esc)"), self.leave)
        self.before = self._button("caret-left", tr("The photo before (←)"), lambda: self.step(-1))
        self.after = self._button("caret-right", tr("The next photo (→)"), lambda: self.step(1))
        self.fit = self._button("corners-in", tr("The whole photo (Ctrl+0)"), self.canvas.fit)
        self.whole = self._button(
            "magnifying-glass-plus", tr("Its own pixels (Z)"), self._own_pixels
        )
        self.motion = self._button("play", tr("Play (K)"), film.toggle)
        self.slides = self._button("presentation", tr("Slide show (Space)"), self.toggle_slides)
        self.full = self._button("corners-out", tr("Full screen (F11)"), self.toggle_full_screen)
        self._timer = QTimer(self, interval=SLIDE_MS)
        self._timer.timeout.connect(self._next_slide)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._follow)
        self._settled = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settled.timeout.connect(self._want)
        self._lay_out()
        self.canvas.zoomed.connect(self._zoomed)
        self.showing.problem_changed.connect(self._show_problem)
        film.frame.connect(self.showing.show_frame)
        film.changed.connect(self._show_motion)
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
        row.addWidget(self.marks)
        row.addSpacing(8)
        row.addWidget(self.place)
        row.addSpacing(8)
        row.addWidget(self.percent)
        row.addSpacing(8)
        for button in (self.motion, self.fit, self.whole, self.slides, self.full):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.canvas, 1)
        self._show_motion()

    # Coming and going

    def look(self, grid: PhotoGrid) -> None:
        """Show the current photo of a grid; moving on moves the grid's keyboard along."""
        if self._grid is not None or grid.current_card() is None:
            return
        self._grid = grid
        # Not at once: a grid whose photos are being exchanged has no current one for a moment.
        for changed in self._changes(grid):
            changed.connect(self._later.start)
        self.setGeometry(self._under.rect())
        self._set_others_enabled(False)
        self.show()
        self.raise_()
        self.setFocus()
        self._follow()

    def leave(self) -> None:
        """Back to the photos."""
        if self._grid is None:
            return
        for changed in self._changes(self._grid):
            changed.disconnect(self._later.start)
        self._grid, self._card = None, None
        self._later.stop()
        self._settled.stop()
        self._stop_slides()
        if self._filled_screen:
            self._filled_screen = False
            window = self.window()
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
        self.film.forget()
        self._views.forget()
        self.showing.forget()
        self.hide()
        self._set_others_enabled(True)
        self.left.emit()

    def _changes(self, grid: PhotoGrid) -> tuple[SignalInstance, ...]:
        photos = grid.photos
        return (
            grid.selection_changed,
            photos.rowsInserted,
            photos.rowsRemoved,
            photos.modelReset,
        )

    def _set_others_enabled(self, enabled: bool) -> None:
        """What lies below shall have no keyboard, and be nothing to screen readers."""
        for child in self._under.children():
            if isinstance(child, QWidget) and child is not self:
                child.setEnabled(enabled)

    @property
    def card(self) -> PhotoCard | None:
        """The photo that is looked at, None while the viewer is not there."""
        return self._card

    def show_marks(self) -> None:
        """Show what the person says of the photo."""
        if self._grid is None or self._card is None:
            return
        current = self._grid.current_card()
        if current is None or current.id != self._card.id:
            # It has left the list; the one in its place comes next.
            return
        marks = self._grid.photos.marks(self._row)
        self.marks.show_marks(marks)
        words = (name_text(self._card.path), self.place.text(), spoken(marks))
        self.setAccessibleName(", ".join(word for word in words if word))

    def step(self, by: int) -> bool:
        """Go on by so many photos; whether there was one."""
        return self._go(self._row + by)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or the window again."""
        window = self.window()
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._filled_screen = bool(window.windowState() & Qt.WindowState.WindowFullScreen)

    def toggle_slides(self) -> None:
        """Begin or end a slide show."""
        if self._timer.isActive():
            self._stop_slides()
        else:
            self._timer.start()
            self._rename(self.slides, "stop", tr("Stop the slide show (Space)"))

    def _stop_slides(self) -> None:
        self._timer.stop()
        self._rename(self.slides, "presentation", tr("Slide show (Space)"))

    def _rename(self, button: QToolButton, glyph: str, words: str) -> None:
        button.setIcon(icon(glyph))
        button.setToolTip(words)
        button.setAccessibleName(words)

    def _next_slide(self) -> None:
        if self.showing.is_there and not self.step(1):
            self._stop_slides()

    def _show_motion(self) -> None:
        """Whether there is something to play."""
        self.motion.setVisible(self.film.is_there)
        playing = self.film.is_playing
        glyph, words = ("pause", tr("Pause (K)")) if playing else ("play", tr("Play (K)"))
        self._rename(self.motion, glyph, words)
        self._show_problem(self._problem)

    @property
    def _row(self) -> int:
        return -1 if self._grid is None else self._grid.currentIndex().row()

    def _go(self, row: int) -> bool:
        if self._grid is None or not 0 <= row < self._grid.photos.rowCount():
            return False
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._grid.selectionModel().setCurrentIndex(self._grid.photos.index(row), chosen)
        if self._timer.isActive():
            self._timer.start()
        self._follow()
        return True

    # What is shown

    def _follow(self) -> None:
        """Show the photo the grid is on now."""
        grid = self._grid
        if grid is None:
            return
        card = grid.current_card()
        if card is None:
            # What was looked at is gone: the one in its place, or else the last one.
            last = grid.photos.rowCount() - 1
            if last < 0:
                self.leave()
            else:
                self._go(min(max(self._row, 0), last))
            return
        where = tr("{count} of {whole}").format(
            count=number(self._row + 1), whole=number(grid.photos.rowCount())
        )
        self.place.setText(where)
        self.before.setEnabled(self._row > 0)
        self.after.setEnabled(self._row + 1 < grid.photos.rowCount())
        if self._card is not None and card.id == self._card.id:
            self.show_marks()
            self._want()
            return
        self._card = card
        self.name.setText(name_text(card.path))
        self.show_marks()
        self.film.forget()
        self.showing.show_photo(card.path, card)
        self._want()
        self.film.ask(card.path)

    def _want(self) -> None:
        """The photo as fine as it is seen, then the ones after and before it, fitted in."""
        if self._card is None or self._grid is None:
            return
        wanted = self.showing.wanted()
        looked_at = len(wanted)
        for row in (self._row + 1, self._row - 1):
            card = self._grid.photos.card(row) if 0 <= row < self._grid.photos.rowCount() else None
            if card is not None:
                size = QSize(card.width, card.height)
                wanted.append(Wanted(card.path, step(needed_edge(size, self.canvas.fit_of(size)))))
        self._views.want(wanted, looked_at)

    def _show_problem(self, problem: str) -> None:
        """What is wrong with the picture, or how much of a long film is shown."""
        self._problem = problem
        self.problem.setText(problem or self.film.remark)

    def _zoomed(self, scale: float) -> None:
        self.percent.setText(f"{100 * scale:.0f} %")
        if self._card is not None:
            self._settled.start()

    def _own_pixels(self) -> None:
        self.canvas.zoom_to(1.0)

    # Events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._under.rect())
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
        if event.key() in _ONCE:
            # Who holds the key that opened the photo does not want to close it again.
            if not event.isAutoRepeat():
                self._press_once(event.key())
            return
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.canvas.zoom_by(STEP)
            case Qt.Key.Key_Minus:
                self.canvas.zoom_by(1 / STEP)
            case Qt.Key.Key_0:
                self.canvas.fit()
            case Qt.Key.Key_1:
                self._own_pixels()
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

    def _press_once(self, key: int) -> None:
        match key:
            case Qt.Key.Key_Space:
                self.toggle_slides()
            case Qt.Key.Key_F11:
                self.toggle_full_screen()
            case Qt.Key.Key_K:
                self.film.toggle()
            case Qt.Key.Key_Z:
                self._own_pixels() if self.canvas.is_fitted else self.canvas.fit()
            case _:
                self.leave()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: ARG002
        """Tab leads nowhere: all that can be done here has a key."""
        return False

    def _arrow(self, key: int) -> None:
        """A magnified photo is moved, a fitted one makes way for another."""
        across = (key == Qt.Key.Key_Right) - (key == Qt.Key.Key_Left)
        down = (key == Qt.Key.Key_Down) - (key == Qt.Key.Key_Up)
        if self.canvas.is_fitted:
            self.step(across or down)
        else:
            self.canvas.move_by(-PAN * across, -PAN * down)


def _is_ours(event: QKeyEvent) -> bool:
    if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
        return event.key() in _ZOOMS
    plain = event.modifiers() & ~(
        Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    )
    return event.key() in _HANDLED and plain == Qt.KeyboardModifier.NoModifier
