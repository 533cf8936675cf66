"""The middle of the window: where one is, what is there, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from photoorg.domain import AlbumTree, Hit, PhotoCard
from photoorg.library import Library, photos, problems
from photoorg.ui import contents
from photoorg.ui.answers import answer_listing, answer_words
from photoorg.ui.crumbs import Crumbs, Step
from photoorg.ui.empty import EmptyState, words_for
from photoorg.ui.grid_selection import GridState
from photoorg.ui.history import History, Visit
from photoorg.ui.months import Listing
from photoorg.ui.photo_grid import PhotoGrid
from photoorg.ui.photo_model import PhotoModel
from photoorg.ui.places import (
    AllPhotos,
    FittingWords,
    Place,
    ProblemList,
    Query,
    SimilarTo,
    SimilarToFile,
)
from photoorg.ui.problems_page import ProblemsPage
from photoorg.ui.results import ResultsPage, question_words
from photoorg.ui.text import counted, name_text
from photoorg.ui.thumbnails import Thumbnails
from photoorg.ui.turns import Steps, at_once


class Browser(QWidget):
    """Shows one place at a time and remembers the ones before."""

    place_changed = Signal(object)
    selection_changed = Signal()
    asked = Signal(object)
    """A Query whose answer is wanted: `show_hits` or `show_failure` takes it."""
    add_wanted = Signal()
    menu_wanted = Signal(QPoint)
    """A global position; there are photos or problems selected."""

    def __init__(
        self,
        library: Library,
        thumbnails: Thumbnails,
        back: QAction,
        retry: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("centre")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library = library
        self._tree = AlbumTree()
        self._busy = False
        self._history = History()
        self._message = ""
        self._remark = ""
        self.place: Place = AllPhotos()
        self.crumbs = Crumbs(back, self)
        self.grid = self._grid(thumbnails)
        self.results = ResultsPage(self._grid(thumbnails), thumbnails, library.paths, self)
        self.problems = ProblemsPage(retry, self)
        self.empty = EmptyState(self)
        self.pages = QStackedWidget(self)
        for page in (self.grid, self.results, self.problems, self.empty):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.crumbs)
        column.addWidget(self.pages, 1)
        self._connect()

    def _grid(self, thumbnails: Thumbnails) -> PhotoGrid:
        model = PhotoModel(self._fetch, self)
        return PhotoGrid(model, thumbnails, self._library.paths, self)

    def _connect(self) -> None:
        self.crumbs.chosen.connect(self.go)
        self.empty.acted.connect(self.add_wanted)
        for view in (self.grid, self.results.grid, self.problems.list):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(self._ask_menu)
        for grid in self.grids:
            grid.selection_changed.connect(self.selection_changed)
        self.problems.list.selectionModel().currentChanged.connect(self._tell_selection)

    @property
    def grids(self) -> tuple[PhotoGrid, PhotoGrid]:
        return self.grid, self.results.grid

    @property
    def active_grid(self) -> PhotoGrid:
        """The grid that belongs to the place."""
        return self.results.grid if _is_query(self.place) else self.grid

    @property
    def can_go_back(self) -> bool:
        return bool(self._history)

    def current(self) -> PhotoCard | None:
        """The selected photo the keyboard is on, when photos are shown."""
        return None if isinstance(self.place, ProblemList) else self.active_grid.current_card()

    def current_path(self) -> bytes | None:
        """The file of the current photo, or of the problem that was chosen."""
        if isinstance(self.place, ProblemList):
            problem = self.problems.current()
            return problem.path if problem else None
        card = self.current()
        return card.path if card else None

    # Going places

    def go(self, place: Place) -> None:
        """Show a place and remember the present one."""
        if place != self.place:
            self._remember()
        self.place = place
        self._message = self._remark = ""
        if isinstance(place, SimilarTo | SimilarToFile | FittingWords):
            self._show_question(place)
            self.results.wait()
            self.asked.emit(place)
        else:
            self._show_place(None)
        self.place_changed.emit(place)

    def go_back(self) -> None:
        """Return to exactly where one was."""
        visit = self._history.back()
        if visit is None:
            return
        self.place = contents.still_there(self._library, self._tree, visit.place)
        self._message, self._remark = visit.message, visit.remark
        place = self.place
        if isinstance(place, SimilarTo | SimilarToFile | FittingWords):
            self._show_question(place)
            if visit.answer is None and not visit.message:
                self.results.wait()
                self.asked.emit(place)
            else:
                self._show_answer(place, visit.answer or Listing(), visit.state)
        else:
            self._show_place(visit.state)
        self.active_grid.setFocus()
        self.place_changed.emit(place)

    def show_hits(self, query: Query, hits: tuple[Hit, ...], remark: str = "") -> None:
        """The answer to a search and a remark on it, unless one has gone elsewhere since."""
        if query != self.place:
            return
        self._remark = remark
        answer = answer_listing(query, hits)
        ids = answer.ids
        self._show_answer(query, answer, GridState(0, ids[:1], int(ids[0]) if len(ids) else None))
        self.results.grid.setFocus()
        self.selection_changed.emit()

    def show_failure(self, query: Query, message: str) -> None:
        """A search could not be done."""
        if query == self.place:
            self._message = message
            self.results.show_failure(message)

    def settle(self, tree: AlbumTree, busy: bool) -> None:
        """The library has changed: find the present place in it again, or else all photos.

        `busy` tells whether photos are being read, for the words of an empty page.
        """
        self._tree, self._busy = tree, busy
        place = contents.still_there(self._library, tree, self.place)
        moved = type(place) is not type(self.place)
        self.place = place
        if moved:
            self._show_place(None)
            self.place_changed.emit(place)

    def refresh(self) -> Steps[None]:
        """Bring the place up to date without moving anything, in steps."""
        place = self.place
        if isinstance(place, ProblemList):
            self._show_place(None)
        elif not isinstance(place, SimilarTo | SimilarToFile | FittingWords):
            listing = yield from contents.listing(self._library, place)
            # Whoever went elsewhere between two steps has seen the newest already.
            if self.place == place:
                self.grid.update_listing(listing)
                self._show_frame()

    def set_busy(self, busy: bool) -> None:
        """Photos are being read: the words of an empty page say so."""
        self._busy = busy
        if self.pages.currentWidget() is self.empty:
            self.empty.say(words_for(self.place, busy))

    # Inner workings

    def _remember(self) -> None:
        answer = self.results.grid.photos.listing if _is_query(self.place) else None
        answered = answer is not None and (len(answer.ids) or self._message)
        state = self.active_grid.grid_state()
        kept = answer if answered else None
        self._history.add(Visit(self.place, state, kept, self._message, self._remark))

    def _show_place(self, state: GridState | None) -> None:
        if isinstance(self.place, ProblemList):
            self.problems.show_problems(problems.listed(self._library))
        else:
            # Shown first, so that it has its size before it scrolls to where it was.
            self.pages.setCurrentWidget(self.grid)
            listing = at_once(contents.listing(self._library, self.place))
            self.grid.show_listing(listing, state)
        self._show_frame()
        self.selection_changed.emit()

    def _show_frame(self) -> None:
        """The way to the place, its count, and the page that suits it."""
        steps = contents.way(self._library, self._tree, self.place)
        note = contents.evidence(self._tree, self.place)
        if isinstance(self.place, ProblemList):
            number = self.problems.model.rowCount()
            self.crumbs.show_way(steps, counted(number, "file"))
            self.pages.setCurrentWidget(self.problems)
            return
        number = self.grid.photos.rowCount()
        self.crumbs.show_way(steps, counted(number, "photo"), note)
        self.crumbs.setVisible(bool(number) or not isinstance(self.place, AllPhotos))
        if not number:
            self.empty.say(words_for(self.place, self._busy))
        self.pages.setCurrentWidget(self.grid if number else self.empty)

    def _show_question(self, query: Query) -> None:
        self.results.ask(query, self._asked_photo(query))
        self._show_way(query, "")
        self.crumbs.setVisible(True)
        self.pages.setCurrentWidget(self.results)

    def _show_answer(self, query: Query, answer: Listing, state: GridState) -> None:
        self._show_way(query, answer_words(answer))
        if self._message:
            self.results.show_failure(self._message)
        else:
            self.results.show_answer(answer, state)

    def _show_way(self, query: Query, count: str) -> None:
        card = self._asked_photo(query)
        path = card.path if card else query.path if isinstance(query, SimilarToFile) else b""
        title = question_words(query, name_text(path) if path else "")
        self.crumbs.show_way([Step(title, query)], count, self._remark)

    def _asked_photo(self, query: Query) -> PhotoCard | None:
        """The photo of the library a search is about."""
        if not isinstance(query, SimilarTo):
            return None
        return self._fetch([query.photo_id]).get(query.photo_id)

    def _fetch(self, ids: Sequence[int]) -> dict[int, PhotoCard]:
        return photos.cards(self._library, ids)

    def _ask_menu(self, point: QPoint) -> None:
        view = self.problems.list if isinstance(self.place, ProblemList) else self.active_grid
        if view.indexAt(point).isValid():
            self.menu_wanted.emit(view.viewport().mapToGlobal(point))

    def _tell_selection(self) -> None:
        self.selection_changed.emit()


def _is_query(place: Place) -> bool:
    return isinstance(place, SimilarTo | SimilarToFile | FittingWords)
