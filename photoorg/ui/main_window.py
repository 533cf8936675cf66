"""The window: puts the parts in their places, wires them, and does what the verbs say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from photoorg.domain import AlbumTree
from photoorg.errors import SettingsError
from photoorg.library import Library, albums, folders, marks, photos
from photoorg.library.steps import at_once
from photoorg.setting_kinds import Page
from photoorg.settings import Settings
from photoorg.ui import contents, grid_memory
from photoorg.ui.actions import Actions, Needs
from photoorg.ui.album_deciding import AlbumDeciding
from photoorg.ui.asking import Asking
from photoorg.ui.browser import AT_ONCE, Browser
from photoorg.ui.day_change import DayChange
from photoorg.ui.explaining import Explaining
from photoorg.ui.film import FilmPlayer
from photoorg.ui.header import Header
from photoorg.ui.indexing import Indexing
from photoorg.ui.inspector import WIDTH as INSPECTOR_WIDTH
from photoorg.ui.inspector import Inspector
from photoorg.ui.inspector_place import InspectorPlace
from photoorg.ui.language import tr
from photoorg.ui.learning_dialog import LearningDialog
from photoorg.ui.live_updates import LiveUpdates
from photoorg.ui.long_act import LongAct
from photoorg.ui.menus import Menus
from photoorg.ui.model_jobs import ModelJobs
from photoorg.ui.models_dialog import ModelsDialog
from photoorg.ui.places import AllPhotos, InDirectory, Place, Tagged
from photoorg.ui.previews import Previews
from photoorg.ui.rearranging import Rearranging
from photoorg.ui.recent_searches import RecentSearches
from photoorg.ui.search import Search
from photoorg.ui.search_bar import SearchBar
from photoorg.ui.search_field import file_in, folder_in
from photoorg.ui.sentences import told
from photoorg.ui.sidebar import Sidebar
from photoorg.ui.sidebar_model import Contents
from photoorg.ui.status_area import StatusArea
from photoorg.ui.talk import Talk
from photoorg.ui.theme import Theme
from photoorg.ui.thumbnails import Thumbnails
from photoorg.ui.tips import Tips
from photoorg.ui.trash_noticing import Noticing
from photoorg.ui.turns import Turns
from photoorg.ui.verbs import Verbs
from photoorg.ui.viewer import Viewer
from photoorg.ui.views import Views
from photoorg.ui.worker_client import WorkerClient

SIDEBAR_WIDTH = 272


class MainWindow(QMainWindow):
    """One library's window: layout, wiring, and what follows from a change."""

    settings_changed = Signal()
    """What the person chose was saved."""

    def __init__(
        self,
        library: Library,
        settings: Settings,
        theme: Theme,
        worker: WorkerClient,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__()
        self.today = today
        self.library = library
        self.settings = settings
        self.theme = theme
        self._worker = worker
        self._memory = QSettings(
            str(library.paths.library / "window.ini"), QSettings.Format.IniFormat
        )
        self.move_to: Path | None = None
        """Where the library shall lie when the window has closed."""
        self.albums = AlbumTree()
        self._held = Contents(0, 0, self.albums, {}, [])
        self.verbs = Verbs(self)
        self.actions_ = Actions(self, self.verbs)
        self.thumbnails = Thumbnails(self)
        self.indexing = Indexing(worker, self)
        self.model_jobs = ModelJobs(worker, self)
        self._models_dialog: ModelsDialog | None = None
        self.search = Search(worker, self)
        self.previews = Previews(worker, self)
        self.views = Views(worker, self)
        self.film = FilmPlayer(worker, self)
        self.live = LiveUpdates(library, self.indexing.keep_up, self)
        self.rearranging = Rearranging(worker, self)
        self.long_act = LongAct(self)
        self.asking = Asking(worker, self)
        self.learning = LearningDialog(library, self.indexing, self)
        self.explaining = Explaining(worker, self)
        self._refreshing = Turns(self._refresh_steps, self)
        self.day_change = DayChange(lambda: self.today(), self)
        self._build()
        self.talk = Talk(self, worker)
        self.verbs.trash.follow(Noticing(library, worker, self.indexing, self))
        self._connect()
        self._recall()
        self._show_where_one_was()

    def _build(self) -> None:
        actions = self.actions_
        self.sidebar = Sidebar(self.thumbnails, self)
        self.menus = Menus(self)
        self.sidebar.menu_button.setMenu(self.menus.main())
        self.recent = RecentSearches(self._memory)
        bar = SearchBar(self.library, self.thumbnails, self.recent, self)
        self.header = Header(bar, actions["inspector"], self)
        self.browser = Browser(self.library, self.thumbnails, self.views, actions, self)
        names = self.browser.times.names
        self.inspector = Inspector(self.thumbnails, self.library.paths, self, names)
        self.status = StatusArea(actions["cancel"], self)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.split = _splitter(self.browser, self.inspector)
        column.addWidget(self.header)
        column.addWidget(self.split, 1)
        self._details = InspectorPlace(
            self.inspector, self.browser, self.split, actions["inspector"]
        )
        self.outer = _splitter(self.sidebar, right)
        self.outer.setStretchFactor(1, 1)
        self.split.setStretchFactor(0, 1)
        self.sidebar.setMinimumWidth(220)
        self.sidebar.setMaximumWidth(280)
        whole = QWidget(self)
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.outer, 1)
        rows.addWidget(self.status)
        self.setCentralWidget(whole)
        self.tips = Tips(self)
        paths = self.library.paths
        self.viewer = Viewer(self.views, self.thumbnails, paths, self.film, whole)
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 420)
        self.setWindowTitle("photoorg")

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.browser.go)
        self.sidebar.menu_wanted.connect(self.menus.open_on_line)
        self._connect_search(self.header.bar)
        self.header.tile_size.valueChanged.connect(self._set_tile)
        self.browser.place_changed.connect(self._place_changed)
        self.browser.place_changed.connect(self.viewer.leave)
        self.viewer.left.connect(self.focus_photos)
        self.browser.selection_changed.connect(self._selection_changed)
        self.browser.add_wanted.connect(self.verbs.add_folder)
        self.browser.similarity.draw_wanted.connect(self.indexing.lay_out)
        self.indexing.started.connect(self._tell_map)
        self.indexing.ended.connect(self._tell_map)
        self.indexing.failed.connect(self._tell_map)
        self.browser.suggestion_wanted.connect(self.verbs.add)
        self.browser.asked.connect(self.search.ask)
        self.browser.menu_wanted.connect(self.menus.open_on_photo)
        for grid in self.browser.grids:
            grid.zoomed.connect(self.header.tile_size.setValue)
            grid.doubleClicked.connect(self.verbs.view_photo)
            self.actions_.add_to_grid(grid)
        self.viewer.addAction(self.actions_["trash"])
        self.inspector.album_chosen.connect(self.go_to_album)
        self.search.found.connect(self.browser.show_hits)
        self.search.failed.connect(self.browser.show_failure)
        for picture in self.browser.pictures:
            picture.preview_wanted.connect(self.previews.ask)
            self.previews.arrived.connect(picture.take_preview)
        self._connect_explaining()
        self._connect_albums()
        self._connect_marks()
        self.deciding = AlbumDeciding(self, self.verbs.correcting, self.asking)
        self.indexing.changed.connect(self.refresh)
        self.day_change.happened.connect(self.refresh)
        self.indexing.changed.connect(self.verbs.folders.follow_found)
        self.model_jobs.changed.connect(self.enable)
        self._refreshing.done.connect(self.indexing.take_cost)

    def _connect_search(self, bar: SearchBar) -> None:
        bar.asked.connect(self.verbs.searches.ask)
        bar.file_given.connect(self.verbs.searches.add_file)
        bar.left.connect(self.verbs.searches.restore)
        bar.left.connect(self.focus_photos)
        bar.refused.connect(self.talk.complain)
        self.browser.answered.connect(self._give_keyboard)
        self.browser.place_changed.connect(self.verbs.searches.follow)

    def _connect_explaining(self) -> None:
        why = self.browser.why
        self.browser.why_asked.connect(self.explaining.ask)
        self.browser.place_changed.connect(self.explaining.keep_for)
        why.stop_wanted.connect(self.explaining.stop)
        why.changed.connect(self.enable)
        self.explaining.explained.connect(why.show_explanation)
        self.explaining.failed.connect(why.show_failure)
        self.explaining.stopped.connect(why.show_stopped)
        compare = self.browser.compare.words
        compare.stop_wanted.connect(self.explaining.stop)
        self.explaining.explained.connect(compare.show_explanation)
        self.explaining.failed.connect(compare.show_failure)
        self.explaining.stopped.connect(compare.show_stopped)

    def _connect_albums(self) -> None:
        side, verbs = self.sidebar, self.verbs
        side.marked.connect(self.enable)
        side.entered.connect(self.focus_photos)
        side.refused.connect(self.say)
        side.renamed.connect(verbs.albums.take_name)
        side.new_named.connect(verbs.sorting.make_album)
        side.search_named.connect(verbs.searches.take_new)
        side.search_renamed.connect(verbs.searches.take_name)
        side.photos_dropped.connect(verbs.sorting.drop)
        side.photos_tagged.connect(verbs.curating.tag_photos)
        side.tag_renamed.connect(verbs.tags.take_name)
        side.albums_dropped.connect(verbs.albums.drop)
        side.depth_chosen.connect(self._keep_depth)

    def _connect_marks(self) -> None:
        panel, curating = self.inspector.marks, self.verbs.curating
        panel.rating_wanted.connect(curating.rate)
        panel.favourite_wanted.connect(curating.favour)
        panel.flag_wanted.connect(curating.toggle_flag)
        panel.tags_wanted.connect(curating.edit_tags)
        panel.tag_removed.connect(curating.remove_tag)
        panel.tag_opened.connect(lambda tag: self.browser.go(Tagged(tag)))
        panel.caption_entered.connect(curating.caption_photos)
        panel.caption.ended.connect(self.focus_photos)

    def _recall(self) -> None:
        """Size and panels as they were left."""
        self.resize(1280, 820)
        geometry = self._memory.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self.outer.setSizes([SIDEBAR_WIDTH, 4000])
        self.split.setSizes([4000, INSPECTOR_WIDTH])
        self.sidebar.setVisible(self._memory.value("sidebar", True, bool) is True)
        self.actions_["sidebar"].setChecked(not self.sidebar.isHidden())
        self.actions_["inspector"].setChecked(self._memory.value("inspector", True, bool) is True)
        self.actions_["go_on"].setChecked(self._memory.value("go_on", False, bool) is True)
        self.actions_[f"theme_{self.theme.choice}"].setChecked(True)
        self.actions_["pause_on_battery"].setChecked(self.settings.pause_on_battery)
        self.verbs.choosing.use_keys(self.settings.shortcuts)
        self.sidebar.set_depth(self.settings.album_depth)
        self.header.tile_size.setValue(self.settings.tile)
        self._set_tile(self.header.tile_size.value())

    def _show_where_one_was(self) -> None:
        """The photos as they were left; of a large library what is seen first, then the rest."""
        kept = grid_memory.recall(self._memory, self.library)
        self.actions_[f"arrange_{kept.by.value}"].setChecked(True)
        self.actions_["justified" if kept.justified else "uniform"].setChecked(True)
        self.browser.by = kept.by
        for grid in self.browser.grids:
            grid.set_justified(kept.justified)
        large = photos.span(self.library) > AT_ONCE
        if large and not isinstance(kept.place, AllPhotos | InDirectory):
            self.albums = albums.tree(self.library)
            self.browser.settle(self.albums, self.indexing.running)
        if not large:
            self._refreshing.finish()
        place = contents.still_there(self.library, self.albums, kept.place)
        if large or place != self.browser.place or kept.state.anchor is not None:
            self.browser.open(place, kept.state)
        if large:
            self._refreshing.start()

    # What changed

    def begin(self, add: Path | None) -> None:
        """Add a folder if there is one, and bring the library up to date."""
        if add is not None:
            self.verbs.add(add)
        elif folders.listed(self.library):
            self.indexing.update()
        self.live.follow()
        self.verbs.trash.tell_interrupted()
        self.focus_photos()

    def refresh(self) -> None:
        """Show what the library holds now, soon and without holding up anything else."""
        self._refreshing.start()

    @property
    def refreshing(self) -> bool:
        """Whether the library is being read."""
        return self._refreshing.running

    def _refresh_steps(self) -> Iterator[None]:
        held = yield from contents.sidebar_contents(self.library, self.today())
        self.albums = held.albums
        self._held = held
        self.browser.settle(held.albums, self.indexing.running)
        yield
        self.sidebar.fill(held)
        self.sidebar.select(self.browser.place)
        yield
        yield from self.browser.refresh()
        self.header.bar.offering.forget()
        self.live.refollow()
        self.talk.rest()
        self.place_inspector()
        self._selection_changed()

    def show_corrected(self) -> None:
        """Show the albums as they are after a correction, at once."""
        self._held = held = contents.corrected(self.library, self._held)
        self.albums = held.albums
        self.browser.settle(held.albums, self.indexing.running)
        self.sidebar.fill(held)
        self.sidebar.select(self.browser.place)
        at_once(self.browser.refresh())
        self._selection_changed()
        if self._refreshing.running:
            # It may have read the albums before they were corrected.
            self._refreshing.start()

    def _tell_map(self) -> None:
        """Whether the map is being drawn."""
        self.browser.similarity.set_drawing(self.indexing.draws)

    def show_marked(self, verbs: Collection[str]) -> None:
        """Show what acts of these verbs have marked, at once."""
        self.browser.show_marked()
        self.viewer.show_marks()
        self.header.bar.offering.forget()
        before, self._held = self._held, contents.marked(self.library, self._held, verbs)
        if self._held != before:
            self.sidebar.fill(self._held)
            self.sidebar.select(self.browser.place)
        self._selection_changed()
        if self._refreshing.running:
            # It may have counted marks before.
            self._refreshing.start()

    def _give_keyboard(self) -> None:
        """The photos that were found take the keyboard, unless more filters are being chosen."""
        if not self.header.bar.is_choosing:
            self.focus_photos()

    def show_sidebar(self) -> None:
        """Show the sidebar if it is hidden, or if a photo fills the window."""
        self.viewer.leave()
        if self.sidebar.isHidden():
            self.actions_["sidebar"].trigger()

    def focus_photos(self) -> None:
        """Give the keyboard to the photos."""
        self.browser.focus()

    def say(self, words: str) -> None:
        """A remark in the status area."""
        self.talk.say(words)

    def enable(self) -> None:
        """Enable the verbs that make sense now."""
        self.actions_.enable(self.present())
        self.tips.consider()

    def present(self) -> Needs:
        """What is there for verbs to work on."""
        held = self._held
        return self.verbs.present(bool(held.problems), held.missing + held.trashed)

    def _selection_changed(self) -> None:
        card = self.browser.current()
        photo = photos.photo(self.library, card.id) if card is not None else None
        known = photo is not None and photo.album_id in self.albums.by_id
        album = self.albums.path(photo.album_id) if known else ()  # type: ignore[union-attr,arg-type]
        hint = tr("Select a photo to see what is known about it.") if self._held.photos else ""
        selected = self.browser.selected_count()
        self.inspector.show_photo(photo, album, selected, hint)
        chosen = self.browser.selected()
        self.inspector.show_marks(marks.summary(self.library, chosen), chosen)
        self.enable()

    def _place_changed(self, place: Place) -> None:
        self.sidebar.select(place)
        self.place_inspector()
        self._selection_changed()

    def _set_tile(self, edge: int) -> None:
        for grid in self.browser.grids:
            grid.set_tile(edge)

    def save_setting(self, **chosen: Any) -> None:
        """Keep what the person chose; say so when that is impossible."""
        try:
            self.settings = Settings.change(self.library.paths, **chosen)
        except SettingsError as error:
            self.say(told(str(error)))
        self.settings_changed.emit()

    def reread_settings(self) -> None:
        """Let everything hold that the settings file says now."""
        self.settings, _ = Settings.read(self.library.paths)
        for name in ("theme", "tile", "pause_on_battery", "shortcuts"):
            self.verbs.choosing.hold(name, getattr(self.settings, name))

    def tell_moved(self, said: str, trouble: str) -> None:
        """Say how moving the library went, where the person chose it."""
        self.verbs.choosing.dialog().open_pages(Page.LIBRARY)
        self.verbs.choosing.dialog().library.show_moved(said, trouble)

    def move_library(self, target: Path) -> None:
        """Close, so that the library can be moved to another folder."""
        self.move_to = target
        self.close()

    def _keep_depth(self, depth: int) -> None:
        self.save_setting(album_depth=depth)
        self.sidebar.select(self.browser.place)

    def models_dialog(self) -> ModelsDialog:
        """The list of models, made when it is first wanted."""
        if self._models_dialog is None:
            made = ModelsDialog(self.library.paths, self.model_jobs, self.indexing, self)
            made.describer_chosen.connect(self._use_describer)
            self._models_dialog = made
        return self._models_dialog

    def _use_describer(self, spec: str) -> None:
        self.save_setting(describer=spec)

    def go_to_album(self, album_id: int) -> None:
        """Show an album, if it is there."""
        if album_id in self.albums.by_id:
            self.browser.go(contents.in_album(self.albums, album_id))

    # Events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if event.source() is None and (file_in(data) or folder_in(data) or data.hasImage()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        folder = folder_in(event.mimeData())
        if folder is not None:
            self.verbs.add(Path(folder))
        else:
            photo = self.header.search.photo_in(event.mimeData())
            if photo is not None:
                self.verbs.searches.find_file(photo)
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_inspector()

    def place_inspector(self) -> None:
        """Put the details where they fit now."""
        has_details = bool(self._held.photos) and self.browser.has_details
        self._details.update(self.width(), has_details)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.viewer.leave()
        self.verbs.trash.stop()
        self._memory.setValue("geometry", self.saveGeometry())
        self._memory.setValue("sidebar", not self.sidebar.isHidden())
        self._memory.setValue("inspector", self._details.wanted)
        self._memory.setValue("go_on", self.actions_["go_on"].isChecked())
        grid_memory.keep(self._memory, self.browser.place, self.browser.grid, self.browser.by)
        self._memory.sync()
        self.save_setting(tile=self.header.tile_size.value())
        self.verbs.choosing.stop()
        self.long_act.finish()
        self.live.stop()
        self.indexing.stop()
        self.rearranging.stop()
        self._refreshing.stop()
        self.browser.stop()
        self.thumbnails.stop()
        self.views.stop()
        self.browser.times.stop()
        self.film.stop()
        super().closeEvent(event)


def _splitter(left: QWidget, right: QWidget) -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(left)
    splitter.addWidget(right)
    return splitter
