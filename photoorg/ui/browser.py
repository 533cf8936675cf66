"""The middle of the window: where one is, what is there, and the way back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

import numpy as np
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from photoorg.domain import AlbumTree, Hit, Ids, Order, PhotoCard
from photoorg.library import (
    Library,
    journal,
    mark_filters,
    marks,
    missing,
    photos,
    problems,
    trashed,
)
from photoorg.library.steps import at_once
from photoorg.ui import contents
from photoorg.ui.actions import Actions
from photoorg.ui.album_pages import AlbumPages
from photoorg.ui.answers import Answer
from photoorg.ui.arranging import Arrangement
from photoorg.ui.compare_page import ComparePage
from photoorg.ui.comparison import Comparison
from photoorg.ui.crumbs import Crumbs
from photoorg.ui.empty import EmptyState, words_for
from photoorg.ui.explain_panel import ExplainPanel
from photoorg.ui.explained import Stage, Told
from photoorg.ui.grid_selection import GridState
from photoorg.ui.history import History, Visit
from photoorg.ui.language import tr
from photoorg.ui.months import Listing, without
from photoorg.ui.photo_grid import PhotoGrid
from photoorg.ui.photo_model import PhotoModel
from photoorg.ui.picture import Picture
from photoorg.ui.place_pages import PlacePages
from photoorg.ui.places import (
    AllPhotos,
    Compare,
    Favourites,
    InArea,
    MergeAlbums,
    MissingPhotos,
    OnSimilarityMap,
    PhotoMap,
    Place,
    ProblemList,
    Query,
    Review,
    SplitAlbum,
    Tagged,
    Timeline,
    Why,
    WithoutGrid,
    is_query,
)
from photoorg.ui.problems_page import ProblemsPage
from photoorg.ui.results import Outcome, ResultsPage
from photoorg.ui.reviewing import ReviewBar
from photoorg.ui.similarity_page import SimilarityPage
from photoorg.ui.thumbnails import Thumbnails
from photoorg.ui.turns import Steps, Turns
from photoorg.ui.views import Views

AT_ONCE = 20_000
"""Libraries with more photos are read in turns, while something of them is already shown."""
Hits: TypeAlias = tuple[Hit, ...]


class Browser(QWidget):
    """Shows one place at a time and remembers the ones before."""

    place_changed = Signal(object)
    selection_changed = Signal()
    asked = Signal(object)
    """A Query whose answer is wanted: `show_hits` or `show_failure` takes it."""
    answered = Signal()
    """The answer has come: it may have the keyboard."""
    why_asked = Signal(object)
    """A Why whose explanation is wanted: `why` takes it."""
    add_wanted = Signal()
    suggestion_wanted = Signal(object)
    """The folder that an empty library suggests to begin with."""
    menu_wanted = Signal(QPoint)
    """A global position; there are photos or problems selected."""

    def __init__(
        self,
        library: Library,
        thumbnails: Thumbnails,
        views: Views,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("centre")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library = library
        self._tree = AlbumTree()
        self._busy = False
        self._history = History()
        self.place: Place = AllPhotos()
        self.by = Arrangement.MONTH
        """What photos are parted by, where they come in order of date."""
        self._reading = Turns(self._read, self)
        self._left: GridState | None = None
        """How the place that is being read was left."""
        self._asked_meanwhile = False
        """Whether it was to be brought up to date while it was read."""
        self.crumbs = Crumbs(actions["back"], self)
        self.grid = self._grid(thumbnails)
        paths, found = library.paths, self._grid(thumbnails)
        self.results = ResultsPage(found, thumbnails, paths, actions["why"], self)
        self.problems = ProblemsPage(actions["retry"], self)
        copy, export = actions["copy_explanation"], actions["export_explanation"]
        self.why = ExplainPanel(thumbnails, paths, copy, export, self)
        how = [actions[name] for name in ("compare_linked", "compare_wiped")]
        self.compare = ComparePage(views, thumbnails, paths, how, actions["why"], self)
        self.empty = EmptyState(self)
        self.review = ReviewBar([actions[name] for name in ("stays", "goes", "not_here")], self)
        self.albums = AlbumPages(library, thumbnails, actions, self)
        self.times = PlacePages(library, thumbnails, self)
        self.similarity = SimilarityPage(library, thumbnails, self._grid(thumbnails), self)
        self.pages = QStackedWidget(self)
        pages = (self.grid, self.results, self.problems, self.why, self.compare, self.empty)
        for page in (*pages, self.similarity, *self.albums.all, *self.times.all):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.crumbs)
        column.addWidget(self.albums.header)
        column.addWidget(self.review)
        column.addWidget(self.pages, 1)
        self._connect()

    def _grid(self, thumbnails: Thumbnails) -> PhotoGrid:
        model = PhotoModel(self._fetch, self, partial(marks.of_photos, self._library))
        return PhotoGrid(model, thumbnails, self._library.paths, self)

    def _connect(self) -> None:
        self.crumbs.chosen.connect(self.go)
        self.empty.acted.connect(self.add_wanted)
        self.times.chosen.connect(self._go_on)
        self.times.number_changed.connect(self._show_number)
        self.times.map.named.connect(self._name_area)
        self.empty.suggestion_taken.connect(self.suggestion_wanted)
        for view in (*self.grids, self.problems.list):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(self._ask_menu)
        for grid in self.grids:
            grid.selection_changed.connect(self.selection_changed)
        self.results.changed.connect(self._show_outcome_frame)
        self.compare.marks_of = partial(marks.of_photos, self._library)
        self.results.here = self.similarity.here = self._with_files
        self.why.again_wanted.connect(self.why_asked)
        self.compare.replaced.connect(self._replace_compared)
        self.compare.focus_changed.connect(self.selection_changed)
        self.compare.menu_wanted.connect(self.menu_wanted)
        self.compare.words.pair_wanted.connect(self.why_asked)
        self.problems.list.selectionModel().currentChanged.connect(self.selection_changed)

    @property
    def grids(self) -> tuple[PhotoGrid, ...]:
        return self.grid, self.results.grid, self.similarity.grid

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Those that may show files that are not in the library."""
        return self.results.picture, *(photo.picture for photo in self.why.photos.both)

    @property
    def active_grid(self) -> PhotoGrid:
        """The grid that belongs to the place."""
        if isinstance(self.place, OnSimilarityMap):
            return self.similarity.grid
        return self.results.grid if is_query(self.place) else self.grid

    @property
    def can_go_back(self) -> bool:
        return bool(self._history)

    def current(self) -> PhotoCard | None:
        """The selected photo the keyboard is on, when a grid is shown; the focused one of those
        that are compared."""
        if isinstance(self.place, Compare):
            return self.compare.focused_photo
        return self.active_grid.current_card() if self._has_photos else None

    def selected_count(self) -> int:
        """How many photos are selected in the grid that is shown."""
        if isinstance(self.place, Compare):
            return len(self.selected_ids())
        return self.active_grid.selected_count() if self._has_photos else 0

    def selected(self) -> Ids:
        """The photos selected in the grid that is shown, in its order, or the focused one of those
        compared."""
        if isinstance(self.place, Compare):
            return np.array(self.selected_ids(), np.int64)
        return self.active_grid.selected_ids() if self._has_photos else np.empty(0, np.int64)

    def show_marked(self) -> None:
        """Marks have changed: cells show them, and places that go by them are listed anew."""
        for grid in self.grids:
            grid.photos.forget_marks()
            grid.viewport().update()
        if isinstance(self.place, Compare):
            self.compare.show_marks()
        by_marks = contents.asks_for(self.place, mark_filters.NAMES)
        if by_marks or isinstance(self.place, Favourites | Tagged):
            at_once(self.refresh())

    def selected_ids(self) -> list[int]:
        """The photos selected in the grid that is shown, or the focused one of those compared."""
        if isinstance(self.place, Compare):
            card = self.compare.focused_photo
            return [] if card is None else [card.id]
        return self.active_grid.selected_ids().tolist() if self._has_photos else []

    @property
    def has_details(self) -> bool:
        """Whether single photos are looked at here."""
        apart = Why | Compare | SplitAlbum | MergeAlbums | MissingPhotos | Timeline | PhotoMap
        return not isinstance(self.place, apart)

    @property
    def _has_photos(self) -> bool:
        """Whether photos are shown that something can be done with."""
        return self._shows_grid and not isinstance(self.place, MissingPhotos)

    @property
    def _shows_grid(self) -> bool:
        return not isinstance(self.place, WithoutGrid)

    @property
    def _lists(self) -> bool:
        """Whether the photos of a place are listed, on the page that is there for that."""
        return self._shows_grid and self.active_grid is self.grid

    def current_path(self) -> bytes | None:
        """The file of the current photo, or of the problem that was chosen."""
        if isinstance(self.place, ProblemList):
            problem = self.problems.current()
            return problem.path if problem else None
        if isinstance(self.place, Compare):
            return self.compare.focused_path
        card = self.current()
        return card.path if card else None

    def focus(self) -> None:
        """Give the keyboard to what is shown."""
        if isinstance(self.place, SplitAlbum | MergeAlbums):
            self.albums.focus(self.place)
        elif isinstance(self.place, Timeline | PhotoMap):
            self.times.focus(self.place)
        elif isinstance(self.place, OnSimilarityMap):
            self.similarity.focus()
        elif isinstance(self.place, Compare):
            self.compare.focus()
        else:
            shown = self.why.focus if isinstance(self.place, Why) else self.active_grid.setFocus
            shown()

    # Going places

    def go(self, place: Place) -> None:
        """Show a place and remember the present one."""
        kept = None
        if isinstance(place, Compare):
            among = self.active_grid.photos.listing.ids if self._shows_grid else Comparison().among
            kept = Comparison(among=among)
        if place != self.place:
            self._remember()
        self._open(Visit(place, kept=kept))

    def call(self, place: Place) -> None:
        """What is shown is called so now: it stays in sight."""
        self._open(Visit(place, self.active_grid.grid_state()))

    def go_back(self) -> None:
        """Return to exactly where one was."""
        visit = self._history.back()
        if visit is None:
            return
        place = contents.still_there(self._library, self._tree, visit.place)
        self._open(replace(visit, place=place))
        self.focus()

    def _open(self, visit: Visit) -> None:
        self.place = place = visit.place
        self.review.hide()
        self.albums.header.hide()
        if not isinstance(place, Compare):
            self.compare.leave()
        if isinstance(place, Why):
            self._show_pair(place, visit.kept)
        elif isinstance(place, Compare):
            self._show_compared(place, visit.kept)
        elif isinstance(place, SplitAlbum | MergeAlbums):
            self._show_preview(place)
        elif isinstance(place, Timeline | PhotoMap):
            self._show_times(place)
        elif isinstance(place, OnSimilarityMap):
            self._show_similarity(place, again=visit.state is not None)
        elif is_query(place):
            self._show_question(place)
            if isinstance(visit.kept, Outcome):
                self.results.show_outcome(visit.kept, visit.state or GridState())
            else:
                self.results.wait()
                self.asked.emit(place)
        else:
            self._show_place(visit.state)
        self.place_changed.emit(place)

    def show_hits(
        self, query: Query, hits: Hits, remark: str = "", orders: tuple[Order, ...] = ()
    ) -> None:
        """The answer to a search and a remark on it, unless one has gone elsewhere since."""
        if query != self.place:
            return
        outcome = Outcome(Answer(query, hits, orders), remark=remark)
        ids = outcome.answer.listing.ids
        first = GridState(0, ids[:1], int(ids[0]) if len(ids) else None)
        self.results.show_outcome(outcome, first)
        self.answered.emit()
        self.selection_changed.emit()

    def show_failure(self, query: Query, message: str) -> None:
        """A search could not be done."""
        if query == self.place:
            self.results.show_outcome(Outcome(Answer(query), message), GridState())

    def settle(self, tree: AlbumTree, busy: bool) -> None:
        """The library has changed: find the present place in it again, or else all photos.

        `busy` tells whether photos are being read, for the words of an empty page.
        """
        self._tree, self._busy = tree, busy
        self.albums.take_tree(tree)
        if isinstance(self.place, Compare):
            self._settle_compared(self.place)
            return
        place = contents.still_there(self._library, tree, self.place)
        moved = place != self.place
        self.place = place
        if moved:
            self._show_place(None)
            self.place_changed.emit(place)

    def refresh(self) -> Steps[None]:
        """Bring the place up to date without moving anything, in steps."""
        place = self.place
        self.times.refresh(place)
        if isinstance(place, ProblemList):
            self._show_place(None)
        elif isinstance(place, OnSimilarityMap):
            self.similarity.open(self._tree)
        elif is_query(place):
            self.results.refresh()
        elif self._lists and self._reading.running:
            self._asked_meanwhile = True
        elif self._lists:
            listing = yield from contents.listing(self._library, place, self.by)
            # Whoever went elsewhere between two steps has seen the newest already.
            if self.place == place:
                self.grid.update_listing(self._here(listing))
                self._show_frame()

    def leave_out(self, gone: Collection[int]) -> None:
        """Photos are gone, before the library knows: none of them is shown any more."""
        for grid in self.grids:
            grid.update_listing(without(grid.photos.listing, gone))
        if self._lists:
            self._show_frame()

    def select_something(self) -> None:
        """Select the photo that the keyboard is on where no other is: the next one, after those
        that were selected are gone."""
        grid = self.active_grid
        if self._shows_grid and not grid.selected_count() and grid.photos.rowCount():
            row = min(max(grid.currentIndex().row(), 0), grid.photos.rowCount() - 1)
            chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
            grid.selectionModel().setCurrentIndex(grid.photos.index(row), chosen)

    def open(self, place: Place, state: GridState) -> None:
        """Show a place as it was left, without remembering the present one."""
        self._open(Visit(place, state))

    def arrange(self, by: Arrangement) -> None:
        """Part the photos by something else; what is looked at and selected stays so."""
        if by == self.by:
            return
        self.by = by
        if self._lists:
            self._show_place(self.grid.reordered_state())

    def stop(self) -> None:
        """Read nothing any more."""
        self._reading.stop()
        self.similarity.stop()
        for grid in self.grids:
            grid.stop()

    def set_busy(self, busy: bool) -> None:
        """Photos are being read: the words of an empty page say so."""
        self._busy = busy
        if self.pages.currentWidget() is self.empty:
            self.empty.say(words_for(self.place, busy))

    # Inner workings

    def _remember(self) -> None:
        kept = self.results.outcome if is_query(self.place) else None
        told = self.why.told() if isinstance(self.place, Why) else None
        compared = self.compare.state() if isinstance(self.place, Compare) else None
        state = self.active_grid.grid_state()
        self._history.add(Visit(self.place, state, kept or told or compared))

    def _show_place(self, state: GridState | None) -> None:
        self._reading.stop()
        if isinstance(self.place, ProblemList):
            self.problems.show_problems(problems.listed(self._library))
        else:
            # Shown first, so that it has its size before it scrolls to where it was.
            self.pages.setCurrentWidget(self.grid)
            if photos.span(self._library) <= AT_ONCE:
                listing = at_once(contents.listing(self._library, self.place, self.by))
                self.grid.show_listing(self._here(listing), state)
            else:
                self._show_first(state)
        self._show_frame()
        self.selection_changed.emit()

    def _show_first(self, state: GridState | None) -> None:
        """Show some photos of a large library now, and all of them in turns."""
        anchor = state.anchor if state else None
        first = None
        if isinstance(self.place, AllPhotos):
            photo_id = anchor.photo_id if anchor else None
            first = contents.first_listing(self._library, photo_id, self.by)
        self.grid.show_listing(self._here(first or Listing(whole=False)), state)
        self._left = state
        self._reading.start()

    def _read(self) -> Iterator[None]:
        # Only the first reading leads back to where one was: whoever has seen the photos since
        # stays where they are.
        place, left, self._left = self.place, self._left, None
        saved, self._asked_meanwhile = self._saved(), False
        seen = self.grid.grid_state()
        listing = yield from contents.listing(self._library, place, self.by)
        if self.place != place:
            return
        listing = self._here(listing)
        if left is not None and seen.is_like(self.grid.grid_state()):
            self.grid.show_listing(listing, left)
        else:
            self.grid.update_listing(listing)
        self._show_frame()
        self.selection_changed.emit()
        # While rows were being read SQLite did not tell what others saved.
        if self._asked_meanwhile and self._saved() != saved:
            self._reading.start()

    def _saved(self) -> tuple[object, ...]:
        """Changes whenever anything is saved that places may show."""
        return self._library.index_version(), journal.last_id(self._library)

    def _show_frame(self) -> None:
        """The way to the place, its count, and the page that suits it."""
        steps = contents.way(self._library, self._tree, self.place)
        has_header = self.albums.show_header(self.place)
        note = "" if has_header else contents.evidence(self._tree, self.place)
        if isinstance(self.place, ProblemList):
            number = self.problems.model.rowCount()
            self.crumbs.show_way(steps, tr("%n files", "", number))
            self.pages.setCurrentWidget(self.problems)
            return
        number, whole = self.grid.photos.rowCount(), self.grid.photos.listing.whole
        self.crumbs.show_way(steps, tr("%n photos", "", number) if whole else "", note)
        self.crumbs.setVisible(bool(number) or not isinstance(self.place, AllPhotos))
        if whole and not number:
            self.empty.say(words_for(self.place, self._busy))
        self.pages.setCurrentWidget(self.grid if number or not whole else self.empty)
        self.review.setVisible(bool(number) and isinstance(self.place, Review))

    def _show_question(self, query: Query) -> None:
        self.results.ask(query, contents.asked_photo(self._library, query))
        self._show_way("")
        self.pages.setCurrentWidget(self.results)

    def _show_outcome_frame(self) -> None:
        outcome = self.results.outcome
        if outcome is not None:
            self._show_way(outcome.words, outcome.remark)

    def _show_way(self, count: str, remark: str = "") -> None:
        """The way to a question."""
        steps = contents.way(self._library, self._tree, self.place)
        self.crumbs.show_way(steps, count, remark)
        self.crumbs.setVisible(True)

    def _show_pair(self, pair: Why, kept: object) -> None:
        """Two photos, and what was told of them; ask when that is not all."""
        told = kept if isinstance(kept, Told) else Told()
        self._show_way("")
        self.pages.setCurrentWidget(self.why)
        self.why.show_pair(pair, contents.cards_of(self._library, pair), told)
        self.why.focus()
        self.selection_changed.emit()
        if told.stage is Stage.COMING:
            self.why_asked.emit(pair)

    def _show_similarity(self, place: OnSimilarityMap, again: bool) -> None:
        """The map; whoever comes back to it finds it as it was left."""
        self._show_way("")
        self.pages.setCurrentWidget(self.similarity)
        self.similarity.open(self._tree, None if again else place.photo_id)
        self.selection_changed.emit()

    def _show_compared(self, place: Compare, kept: object) -> None:
        """A few photos side by side, as they were left."""
        state = kept if isinstance(kept, Comparison) else Comparison()
        self._show_way("")
        self.pages.setCurrentWidget(self.compare)
        self.compare.open(place, contents.compared(self._library, place), state)
        self.compare.focus()
        self.selection_changed.emit()

    def _replace_compared(self, place: Compare) -> None:
        """Compare other photos, without a step to go back to."""
        self.place = place
        self._show_way("")
        self.compare.take(place, contents.compared(self._library, place))
        self.selection_changed.emit()

    def _settle_compared(self, place: Compare) -> None:
        """Go on without photos that are gone, or go back where fewer than two are left."""
        cards = contents.compared(self._library, place)
        there = tuple(
            ref
            for ref, photo in zip(place.photos, cards, strict=True)
            if ref.photo_id is None or photo is not None
        )
        if len(there) < 2:
            self.go_back()
        elif there != place.photos:
            self._replace_compared(Compare(there))

    def _show_preview(self, place: SplitAlbum | MergeAlbums) -> None:
        """What an album would fall into, or what some would be as one."""
        self._show_way("")
        self.pages.setCurrentWidget(self.albums.open(place))
        self.albums.focus(place)
        self.selection_changed.emit()

    def _show_times(self, place: Timeline | PhotoMap) -> None:
        """The timeline, or the map."""
        self.pages.setCurrentWidget(self.times.open(place))
        self._show_number()
        self.selection_changed.emit()

    def _show_number(self) -> None:
        """How many photos the timeline or the map shows, if one of them is shown."""
        if isinstance(self.place, Timeline | PhotoMap):
            self._show_way(self.times.number(self.place))

    def _name_area(self) -> None:
        """The names of places came after the photos that lie there."""
        if isinstance(self.place, InArea) and not self.place.title:
            self.place = self.times.map.titled(self.place)
            self._show_frame()

    def _go_on(self, place: Place) -> None:
        """What was chosen on the timeline or the map has the keyboard then."""
        self.go(place)
        self.focus()

    def _fetch(self, ids: Sequence[int]) -> dict[int, PhotoCard]:
        gone = isinstance(self.place, MissingPhotos)
        return (missing.cards if gone else photos.cards)(self._library, ids)

    def _here(self, listing: Listing) -> Listing:
        """A listing without the photos that are gone before the library knows it."""
        gone = trashed.unnoticed(self._library)
        return without(listing, gone) if gone and self._has_photos else listing

    def _with_files(self, listing: Listing) -> Listing:
        """What a search found a while ago, without the photos that have no file any more."""
        ids = [int(number) for number in listing.ids]
        gone = set(ids) - photos.cards(self._library, ids).keys()
        return without(listing, gone | trashed.unnoticed(self._library))

    def _ask_menu(self, point: QPoint) -> None:
        view = self.problems.list if isinstance(self.place, ProblemList) else self.active_grid
        if view.indexAt(point).isValid():
            self.menu_wanted.emit(view.viewport().mapToGlobal(point))
