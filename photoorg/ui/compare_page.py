"""The page “Compare”: two to four photos that are moved and magnified together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from photoorg.domain import UNMARKED, Marks, Photo, PhotoCard
from photoorg.explanations import PhotoRef
from photoorg.settings import Paths
from photoorg.ui import compare_keys
from photoorg.ui.badges import spoken
from photoorg.ui.compare_bar import CompareBar
from photoorg.ui.compare_board import CompareBoard
from photoorg.ui.compare_facts import differing
from photoorg.ui.compare_keys import Arrow, Single, Step, Zoom
from photoorg.ui.compare_pane import PaneCanvas
from photoorg.ui.compare_words import CompareWords
from photoorg.ui.comparison import Comparison, neighbour
from photoorg.ui.explain_words import Side
from photoorg.ui.explained import Told
from photoorg.ui.language import tr
from photoorg.ui.places import MOST_COMPARED, Compare
from photoorg.ui.showing import Showing
from photoorg.ui.text import name_text
from photoorg.ui.thumbnails import Thumbnails
from photoorg.ui.views import Views, Wanted

PAN: Final = 80
"""Pixels that a key moves magnified photos."""
SETTLE_MS: Final = 100
"""How long nothing must be magnified or moved before finer pictures are asked for."""
ENOUGH: Final = 760
"""Room for the words beside the photos."""
GONE: Final = tr("No longer in the library")


class ComparePage(QWidget):
    """Shows one comparison; what is done with a photo is done with the focused one."""

    replaced = Signal(object)
    """The Compare that is wanted in place of the present one: another photo, or one less."""
    focus_changed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        views: Views,
        thumbnails: Thumbnails,
        paths: Paths,
        actions: Sequence[QAction],
        why: QAction,
        parent: QWidget | None = None,
    ) -> None:
        """`actions` are to link the photos, and to lay one over the other."""
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._views = views
        self.place: Compare | None = None
        self._photos: list[Photo | None] = []
        self._state = Comparison()
        self.marks_of: Callable[[Sequence[bytes]], Mapping[bytes, Marks]] = lambda _: {}
        """What the person says of photos, by their contents."""
        self.linked, self.wiped = actions
        self.board = CompareBoard(self)
        self.words = CompareWords(why, self)
        self.bar = CompareBar(actions, self)
        self.showings = [
            Showing(canvas, views, thumbnails, paths, self) for canvas in self.board.canvases
        ]
        self._settled = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settled.timeout.connect(self._want)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.board, 1)
        beside.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(beside, 1)

    def _connect(self) -> None:
        for number, (canvas, foot, showing) in enumerate(
            zip(self.board.canvases, self.board.feet, self.showings, strict=True)
        ):
            canvas.handled.connect(partial(self._follow, number))
            canvas.zoomed.connect(self._zoomed)
            canvas.focused.connect(partial(self._focus_on, number))
            canvas.menu_wanted.connect(self.menu_wanted)
            foot.stepped.connect(partial(self._step, number))
            foot.removed.connect(partial(self._remove, number))
            showing.problem_changed.connect(foot.tell)
        self.board.laid_out.connect(self._settled.start)
        self.bar.closer_wanted.connect(self._look_closer)
        self.words.changed.connect(self._order_tabs)

    # Coming and going

    def open(self, place: Compare, photos: Sequence[Photo | None], state: Comparison) -> None:
        """Show a comparison as it was left; None stands for what is not in the library."""
        self.place, self._photos = place, list(photos)
        self._state = replace(state, focused=min(state.focused, len(photos) - 1))
        self.linked.setChecked(state.is_linked)
        self.wiped.setChecked(state.is_wiped)
        self.board.divider.setValue(state.divider)
        for number, showing in enumerate(self.showings):
            if number < len(photos):
                self._show(number)
            else:
                showing.forget()
        self._lay_photos()
        for canvas, aim in zip(self.board.canvases, state.aims, strict=False):
            canvas.take_aim(aim)
        self.words.show_pair(place.pair, state.told)
        self._mark()

    def take(self, place: Compare, photos: Sequence[Photo | None]) -> None:
        """Show another photo in place of one, or one less; the others stay as they are seen."""
        before = self.place
        assert before is not None
        had_keyboard = any(canvas.hasFocus() for canvas in self.board.canvases)
        aim = self._focused_canvas.aim
        changed = [
            number
            for number, ref in enumerate(place.photos)
            if number >= len(before.photos) or before.photos[number] != ref
        ]
        self.place, self._photos = place, list(photos)
        focused = min(self._state.focused, len(photos) - 1)
        self._state = replace(self._state, focused=focused)
        if had_keyboard:
            # Now: a canvas that is hidden would give the keyboard to whatever comes next.
            self.focus()
        for number in changed:
            self._show(number)
        for showing in self.showings[len(photos) :]:
            showing.forget()
        self._lay_photos()
        for number in changed:
            self.board.canvases[number].take_aim(aim)
        if place.pair != before.pair:
            self.words.show_pair(place.pair, Told())
        self._mark()

    def leave(self) -> None:
        """Nobody looks any more."""
        if self.place is None:
            return
        self.place, self._photos = None, []
        self._settled.stop()
        self.words.show_pair(None, Told())
        for showing in self.showings:
            showing.forget()
        self.board.show_count(())
        self._views.forget()

    def state(self) -> Comparison:
        """Everything needed to come back to exactly here."""
        aims = tuple(canvas.aim for canvas in self.board.canvases[: len(self._photos)])
        return replace(
            self._state,
            is_linked=self.linked.isChecked(),
            is_wiped=self.wiped.isChecked(),
            divider=self.board.divider.value(),
            aims=aims,
            told=self.words.told,
        )

    def focus(self) -> None:
        """Give the keyboard to the photo that verbs are about."""
        self._focused_canvas.setFocus()

    @property
    def focused_photo(self) -> PhotoCard | None:
        """The photo that verbs are about; None where it is not in the library."""
        photo = self._photos[self._state.focused] if self._photos else None
        return None if photo is None else photo.card

    @property
    def focused_path(self) -> bytes | None:
        """Its file, which need not be in the library."""
        if self.place is None:
            return None
        return self._path(self._state.focused) or None

    @property
    def _focused_canvas(self) -> PaneCanvas:
        return self.board.canvases[self._state.focused]

    def remove_focused(self) -> None:
        """Go on without the focused photo, while two are left."""
        self._remove(self._state.focused)

    def link(self) -> None:
        """Move and magnify the photos together from now on, or each alone."""
        if self.linked.isChecked():
            self._follow(self._state.focused)

    def lay_over(self) -> None:
        """Lay two photos over each other, or side by side again."""
        self._lay_photos()
        if self.board.is_wiped:
            self._follow(self._state.focused)

    # The photos

    def _path(self, number: int) -> bytes:
        assert self.place is not None
        photo, ref = self._photos[number], self.place.photos[number]
        return ref.path if photo is None else photo.card.path

    def _show(self, number: int) -> None:
        photo, path = self._photos[number], self._path(number)
        if path:
            self.showings[number].show_photo(path, None if photo is None else photo.card)
        else:
            self.showings[number].forget()

    def _lay_photos(self) -> None:
        """Names, facts and buttons below the photos, and the photos where they belong."""
        assert self.place is not None
        facts = differing(self._photos)
        any_differ = any(facts)
        known = self._photos.count(None) == 0
        sides = (Side.LEFT, Side.RIGHT) if len(self._photos) == 2 else (None,) * MOST_COMPARED
        for number, photo in enumerate(self._photos):
            canvas, foot = self.board.canvases[number], self.board.feet[number]
            path = self._path(number)
            name = name_text(path) if path else GONE
            foot.show_name(name, path, sides[number])
            outside = "" if photo is not None else (tr("Not in the library") if path else "")
            foot.show_facts([outside] if outside else facts[number], any_differ or not known)
            before, after = (self._neighbour(number, by) is not None for by in (-1, 1))
            foot.allow(before, after, len(self._photos) > 2)
            said = tr("Photo {number} of {count}: {name}")
            said = said.format(number=number + 1, count=len(self._photos), name=name)
            canvas.setAccessibleName(said)
        self.show_marks()
        self.board.show_count(
            [
                QSize() if photo is None else QSize(photo.card.width, photo.card.height)
                for photo in self._photos
            ],
            self.wiped.isChecked(),
        )
        self._fit_words()
        self._order_tabs()

    def show_marks(self) -> None:
        """Show what the person says of the photos now."""
        known = self.marks_of([photo.card.hash for photo in self._photos if photo is not None])
        for photo, canvas, foot in zip(
            self._photos, self.board.canvases, self.board.feet, strict=False
        ):
            marks = UNMARKED if photo is None else known.get(photo.card.hash, UNMARKED)
            foot.said.show_marks(marks)
            words = (spoken(marks), foot.facts)
            canvas.setAccessibleDescription(", ".join(word for word in words if word))

    def _neighbour(self, number: int, by: int) -> int | None:
        assert self.place is not None
        ids = [ref.photo_id for ref in self.place.photos]
        taken = frozenset(i for i in ids if i is not None)
        return neighbour(self._state.among, ids[number], taken, by)

    def _step(self, number: int, by: int) -> None:
        """Another photo of the list in place of one."""
        self._focus_on(number)
        other = self._neighbour(number, by)
        if self.place is not None and other is not None:
            photos = list(self.place.photos)
            photos[number] = PhotoRef(other)
            self.replaced.emit(Compare(tuple(photos)))

    def _remove(self, number: int) -> None:
        if self.place is None or len(self.place.photos) < 3:
            return
        photos = self.place.photos
        if number < self._state.focused:
            self._state = replace(self._state, focused=self._state.focused - 1)
        self.replaced.emit(Compare(photos[:number] + photos[number + 1 :]))

    def _focus_on(self, number: int) -> None:
        if self._state.focused != number and number < len(self._photos):
            self._state = replace(self._state, focused=number)
            self._mark()
            self.focus_changed.emit()

    def _mark(self) -> None:
        for number, (canvas, foot) in enumerate(
            zip(self.board.canvases, self.board.feet, strict=True)
        ):
            canvas.mark(number == self._state.focused)
            foot.mark(number == self._state.focused)
        self._show_percent()

    # How they are seen

    def _follow(self, number: int) -> None:
        """Let the other photos be seen as one of them is."""
        if not (self.linked.isChecked() or self.board.is_wiped):
            return
        aim = self.board.canvases[number].aim
        for other, canvas in enumerate(self.board.canvases[: len(self._photos)]):
            if other != number:
                canvas.take_aim(aim)

    def _look_closer(self) -> None:
        self._focused_canvas.look_closer()

    def _zoomed(self) -> None:
        if self.place is not None:
            self._show_percent()
            self._settled.start()

    def _show_percent(self) -> None:
        self.bar.show_scale(self._focused_canvas.scale)

    def _want(self) -> None:
        """All photos as finely as they are seen, the focused one first."""
        if self.place is None:
            return
        first = self.showings[self._state.focused]
        others = [showing for showing in self.showings if showing is not first]
        wanted: list[Wanted] = [one for showing in (first, *others) for one in showing.wanted()]
        self._views.want(wanted, len(wanted))

    def _fit_words(self) -> None:
        self.words.setVisible(len(self._photos) == 2 and self.width() >= ENOUGH)

    def _order_tabs(self) -> None:
        """The keyboard goes from photo to photo, to the divider, and then to the words."""
        canvases = self.board.canvases[: len(self._photos)]
        stops = [*canvases, self.board.divider, *self.words.stops]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from the window's verbs."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and compare_keys.act_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = compare_keys.act_of(event)
        if self.place is None or act is None:
            super().keyPressEvent(event)
            return
        canvas, number = self._focused_canvas, self._state.focused
        match act:
            case Step(by):
                self._step(number, by)
            case Zoom(factor):
                canvas.zoom_by(factor)
                self._follow(number)
            case Arrow(across, down):
                self._arrow(across, down)
            case Single.CLOSER:
                self._look_closer()
            case Single.MENU:
                self.menu_wanted.emit(canvas.mapToGlobal(canvas.rect().center()))

    def _arrow(self, across: int, down: int) -> None:
        """Magnified photos are moved; from one that is fitted in the keyboard goes to another."""
        canvas, number = self._focused_canvas, self._state.focused
        if not canvas.is_fitted:
            canvas.move_by(-PAN * across, -PAN * down)
            self._follow(number)
            return
        other = self.board.neighbour(number, across, down)
        if other is not None:
            self.board.canvases[other].setFocus()
