"""The window: puts the parts in their places, wires them, and does what the verbs say."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QPoint, QSettings, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from photoorg import jobs
from photoorg.domain import AlbumTree
from photoorg.errors import SettingsError
from photoorg.library import Library, folders, photos
from photoorg.settings import Settings
from photoorg.ui import contents, text
from photoorg.ui.actions import Actions, Where
from photoorg.ui.browser import Browser
from photoorg.ui.explaining import Explaining
from photoorg.ui.header import Header, file_in, folder_in
from photoorg.ui.indexing import Indexing
from photoorg.ui.inspector import WIDTH as INSPECTOR_WIDTH
from photoorg.ui.inspector import Inspector
from photoorg.ui.model_jobs import ModelJobs
from photoorg.ui.models_dialog import ModelsDialog
from photoorg.ui.places import FittingWords, InAlbum, InDirectory, Place, ProblemList, Why
from photoorg.ui.search import Search
from photoorg.ui.sidebar import Sidebar
from photoorg.ui.sidebar_model import Contents, Entry
from photoorg.ui.status_area import StatusArea
from photoorg.ui.theme import Theme
from photoorg.ui.thumbnails import Thumbnails
from photoorg.ui.turns import Turns
from photoorg.ui.verbs import Verbs
from photoorg.ui.worker_client import WorkerClient

SIDEBAR_WIDTH = 272
NARROW = 900
"""Below this width the details lie over the photos instead of beside them."""


class MainWindow(QMainWindow):
    """One library's window: layout, wiring, and what follows from a change."""

    def __init__(
        self, library: Library, settings: Settings, theme: Theme, worker: WorkerClient
    ) -> None:
        super().__init__()
        self.library = library
        self.settings = settings
        self.theme = theme
        self._worker = worker
        self._memory = QSettings(
            str(library.paths.library / "window.ini"), QSettings.Format.IniFormat
        )
        self._summary = ""
        self._wanted_beside = True
        self.albums = AlbumTree()
        self._held = Contents(0, 0, self.albums, {}, [])
        self.verbs = Verbs(self)
        self.actions_ = Actions(self, self.verbs)
        self.thumbnails = Thumbnails(self)
        self.indexing = Indexing(worker, self)
        self.model_jobs = ModelJobs(worker, self)
        self._models_dialog: ModelsDialog | None = None
        self.search = Search(worker, self)
        self.explaining = Explaining(worker, self)
        self._refreshing = Turns(self._refresh_steps, self)
        self._build()
        self._connect()
        self._recall()
        self._refreshing.finish()

    def _build(self) -> None:
        actions = self.actions_
        self.sidebar = Sidebar(self.thumbnails, self)
        menu = QMenu(self)
        actions.fill(menu, Where.MENU)
        self.sidebar.menu_button.setMenu(menu)
        self.header = Header(self.library.paths.cache, actions["inspector"], self)
        self.browser = Browser(self.library, self.thumbnails, actions, self)
        self.inspector = Inspector(self.thumbnails, self.library.paths, self)
        self.status = StatusArea(actions["cancel"], self)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.split = _splitter(self.browser, self.inspector)
        column.addWidget(self.header)
        column.addWidget(self.split, 1)
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
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 420)
        self.setWindowTitle("photoorg")

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.browser.go)
        self.sidebar.menu_wanted.connect(self._open_folder_menu)
        self.header.search.words_entered.connect(self.verbs.search_words)
        self.header.search.file_given.connect(self.verbs.search_file)
        self.header.search.left.connect(self.focus_photos)
        self.header.tile_size.valueChanged.connect(self._set_tile)
        self.browser.place_changed.connect(self._place_changed)
        self.browser.selection_changed.connect(self._selection_changed)
        self.browser.add_wanted.connect(self.verbs.add_folder)
        self.browser.asked.connect(self.search.ask)
        self.browser.menu_wanted.connect(self._open_photo_menu)
        for grid in self.browser.grids:
            grid.zoomed.connect(self.header.tile_size.setValue)
            grid.doubleClicked.connect(self.verbs.open_photo)
            self.actions_.add_to_grid(grid)
        self.inspector.album_chosen.connect(self._go_to_album)
        self.search.found.connect(self.browser.show_hits)
        self.search.failed.connect(self.browser.show_failure)
        self._connect_explaining()
        self.indexing.started.connect(self._indexing_started)
        self.indexing.progressed.connect(self.status.show_progress)
        self.indexing.ended.connect(self._indexing_ended)
        self.indexing.failed.connect(self._indexing_failed)
        self.indexing.changed.connect(self.refresh)
        self.model_jobs.progressed.connect(self._model_progressed)
        self.model_jobs.ended.connect(self._model_ended)
        self.model_jobs.changed.connect(self.enable)
        self._refreshing.done.connect(self.indexing.take_cost)
        self._worker.heard.connect(self._take_event)
        self._worker.gave_up.connect(self.status.show_error)

    def _connect_explaining(self) -> None:
        why = self.browser.why
        self.browser.why_asked.connect(self.explaining.ask)
        self.browser.place_changed.connect(self.explaining.keep_for)
        why.stop_wanted.connect(self.explaining.stop)
        why.changed.connect(self.enable)
        self.explaining.explained.connect(why.show_explanation)
        self.explaining.failed.connect(why.show_failure)
        self.explaining.stopped.connect(why.show_stopped)

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
        self.actions_[f"theme_{self.theme.choice}"].setChecked(True)
        self.header.tile_size.setValue(self.settings.tile)
        self._set_tile(self.header.tile_size.value())

    # What changed

    def begin(self, add: Path | None) -> None:
        """Add a folder if there is one, and bring the library up to date."""
        if add is not None:
            self.verbs.add(add)
        elif folders.listed(self.library):
            self.indexing.update()
        self.focus_photos()

    def refresh(self) -> None:
        """Show what the library holds now, soon and without holding up anything else."""
        self._refreshing.start()

    def _refresh_steps(self) -> Iterator[None]:
        held = yield from contents.sidebar_contents(self.library)
        self.albums = held.albums
        self._held = held
        self.browser.settle(held.albums, self.indexing.running)
        yield
        self.sidebar.fill(held)
        self.sidebar.select(self.browser.place)
        yield
        yield from self.browser.refresh()
        if not self.indexing.running:
            self._show_idle()
        self.place_inspector()
        self._selection_changed()

    def focus_photos(self) -> None:
        """Give the keyboard to the photos."""
        self.browser.focus()

    def say(self, words: str) -> None:
        """A remark in the status area, beside a job that is speaking there."""
        if self.indexing.running:
            self.status.show_remark(words)
        else:
            self.status.show_idle(words)

    def enable(self) -> None:
        """Enable the verbs that make sense now."""
        self.actions_.enable(self.verbs.present(has_problems=bool(self._held.problems)))

    def _selection_changed(self) -> None:
        card = self.browser.current()
        photo = photos.photo(self.library, card.id) if card is not None else None
        known = photo is not None and photo.album_id in self.albums.by_id
        album = self.albums.path(photo.album_id) if known else ()  # type: ignore[union-attr,arg-type]
        hint = "Select a photo to see what is known about it." if self._held.photos else ""
        selected = self.browser.selected_count()
        self.inspector.show_photo(photo, album, selected, hint)
        self.enable()

    def _place_changed(self, place: Place) -> None:
        self.sidebar.select(place)
        self.place_inspector()
        words = place.text if isinstance(place, FittingWords) else ""
        if not self.header.search.hasFocus() or words:
            self.header.search.setText(text.safe_text(words))
        self._selection_changed()

    def _set_tile(self, edge: int) -> None:
        for grid in self.browser.grids:
            grid.set_tile(edge)
        self.settings = dataclasses.replace(self.settings, tile=edge)

    def save_setting(self, **chosen: Any) -> None:
        """Keep what the person chose; say so when that is impossible."""
        try:
            self.settings = Settings.change(self.library.paths, **chosen)
        except SettingsError as error:
            self.say(str(error))

    def _indexing_started(self) -> None:
        self.status.show_starting("Looking for photos")
        self.browser.set_busy(True)
        self.enable()

    def _indexing_ended(self, summary: str) -> None:
        self._summary = summary
        self._show_idle()

    def _indexing_failed(self, message: str) -> None:
        self.status.show_error(message)

    def models_dialog(self) -> ModelsDialog:
        """The list of models, made when it is first wanted."""
        if self._models_dialog is None:
            made = ModelsDialog(self.library.paths, self.model_jobs, self.indexing, self)
            made.describer_chosen.connect(self._use_describer)
            self._models_dialog = made
        return self._models_dialog

    def _model_progressed(self, progress: jobs.Progress) -> None:
        if not self.indexing.running:
            self.status.show_progress(progress)

    def _model_ended(self, words: str, failed: bool) -> None:
        if not self.indexing.running:
            show = self.status.show_error if failed else self.status.show_idle
            show(words)

    def _use_describer(self, spec: str) -> None:
        self.save_setting(describer=spec)

    def _show_idle(self) -> None:
        self.status.show_idle(self._summary)

    def _take_event(self, event: jobs.Event) -> None:
        if isinstance(event, jobs.Ready):
            self.status.show_worker(event)

    def _go_to_album(self, album_id: int) -> None:
        if album_id in self.albums.by_id:
            names = tuple(album.name for album in self.albums.path(album_id))
            self.browser.go(InAlbum(album_id, names))

    def _open_photo_menu(self, at: QPoint) -> None:
        where = Where.PROBLEM if isinstance(self.browser.place, ProblemList) else Where.PHOTO
        self._open_menu(where, at)

    def _open_folder_menu(self, entry: Entry, at: QPoint) -> None:
        if isinstance(entry.place, InDirectory):
            self.verbs.clicked = entry.place.path
            self.enable()
            self._open_menu(Where.FOLDER, at)

    def _open_menu(self, where: Where, at: QPoint) -> None:
        menu = self.actions_.menu(where, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

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
            self.header.search.take(event.mimeData())
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_inspector()

    def place_inspector(self) -> None:
        """Beside the photos, or over them in a narrow window; nowhere without any, or beside two
        that are compared.

        A window that becomes narrow closes it, a window that becomes wide opens it again.
        """
        floats = self.width() < NARROW
        wanted = self.actions_["inspector"]
        if floats != (self.inspector.parent() is self.browser):
            if floats:
                self._wanted_beside = wanted.isChecked()
                self.inspector.setParent(self.browser)
                wanted.setChecked(False)
            else:
                self.split.addWidget(self.inspector)
                self.split.setSizes([4000, INSPECTOR_WIDTH])
                wanted.setChecked(self._wanted_beside)
        has_details = bool(self._held.photos) and not isinstance(self.browser.place, Why)
        self.inspector.setVisible(wanted.isChecked() and has_details)
        if floats:
            area = self.browser.rect()
            left = max(0, area.width() - INSPECTOR_WIDTH)
            self.inspector.setGeometry(left, 0, INSPECTOR_WIDTH, area.height())
            self.inspector.raise_()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.setValue("geometry", self.saveGeometry())
        self._memory.setValue("sidebar", not self.sidebar.isHidden())
        floats = self.inspector.parent() is self.browser
        shown = self._wanted_beside if floats else self.actions_["inspector"].isChecked()
        self._memory.setValue("inspector", shown)
        self._memory.sync()
        self.save_setting(tile=self.settings.tile)
        self.indexing.stop()
        self._refreshing.stop()
        self.thumbnails.stop()
        super().closeEvent(event)


def _splitter(left: QWidget, right: QWidget) -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(left)
    splitter.addWidget(right)
    return splitter
