"""A window opens where the last one was closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg.library import Library, photos
from photoorg.library.steps import at_once
from photoorg.settings import Settings
from photoorg.ui import browser, grid_memory
from photoorg.ui.arranging import Arrangement
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import AllPhotos, FittingWords, InAlbum, InDirectory, Place
from photoorg.ui.theme import Theme
from photoorg.ui.worker_client import WorkerClient


@pytest.fixture
def opened(
    qtbot: QtBot, qapp: QApplication, library: Library, fake_command: Callable[..., list[str]]
) -> Callable[[], object]:
    @contextmanager
    def make() -> Iterator[MainWindow]:
        worker = WorkerClient(fake_command())
        window = MainWindow(library, Settings.load(library.paths), Theme(qapp, "light"), worker)
        qtbot.addWidget(window)
        window.resize(1000, 600)
        window.show()
        qtbot.waitExposed(window)
        QApplication.processEvents()
        yield window
        window.close()
        worker.stop()

    return make


def top_photo(window: MainWindow) -> int:
    grid = window.browser.grid
    row = grid.grid_layout().nearest(0, grid.verticalOffset() + grid.grid_layout().header)
    assert row is not None
    return int(grid.photos.listing.ids[row])


@pytest.mark.parametrize("large", [False, True])
def test_place_zoom_and_layout_survive_a_restart(
    opened, library: Library, large: bool, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    if large:
        monkeypatch.setattr(browser, "AT_ONCE", 10)
        monkeypatch.setattr("photoorg.ui.main_window.AT_ONCE", 10)
    with opened() as window:
        qtbot.waitUntil(lambda: window.browser.grid.photos.listing.whole)
        window.verbs.arranging.use_own_shapes()
        window.verbs.arranging.by_day()
        window.header.tile_size.setValue(250)
        qtbot.waitUntil(lambda: window.browser.grid.photos.listing.whole)
        window.browser.grid.verticalScrollBar().setValue(2000)
        photo, offset = top_photo(window), window.browser.grid.grid_state().anchor
        assert offset is not None
    with opened() as window:
        assert window.browser.by is Arrangement.DAY
        assert window.actions_["arrange_day"].isChecked()
        assert window.actions_["justified"].isChecked()
        grid = window.browser.grid
        assert (grid.justified, grid.tile) == (True, 250)
        qtbot.waitUntil(lambda: grid.photos.listing.whole)
        qtbot.waitUntil(lambda: not window.refreshing)
        assert len(grid.photos.listing.ids) == photos.count(library)
        assert top_photo(window) == photo
        assert grid.grid_state().anchor == offset
        assert window.browser.crumbs.count.text() == "60 photos"


@pytest.mark.parametrize("large", [False, True])
def test_the_album_or_folder_that_was_shown_is_shown_again(
    opened, large: bool, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    if large:
        monkeypatch.setattr(browser, "AT_ONCE", 10)
        monkeypatch.setattr("photoorg.ui.main_window.AT_ONCE", 10)
    with opened() as window:
        qtbot.waitUntil(lambda: not window.refreshing)
        hills = next(album for album in window.albums.albums if album.name == "Hills")
        root = next(iter(window._held.folders)).path
    places: tuple[tuple[Place, int], ...] = (
        (InAlbum(hills.id, ("Outdoors", "Hills")), 10),
        (InDirectory(root + b"/2019"), 30),
        (FittingWords("dog"), 60),
    )
    for place, count in places:
        with opened() as window:
            qtbot.waitUntil(lambda window=window: not window.refreshing)
            window.browser.go(place)
        with opened() as window:
            shown = AllPhotos() if isinstance(place, FittingWords) else place
            assert window.browser.place == shown
            grid = window.browser.grid
            qtbot.waitUntil(lambda grid=grid: grid.photos.listing.whole)
            assert grid.photos.rowCount() == count
            qtbot.waitUntil(lambda window=window: not window.refreshing)
            assert window.sidebar.place() == shown


@pytest.mark.parametrize("come", [0, 7])
def test_photos_are_listed_again_only_if_some_came_meanwhile(
    opened,
    more_photos: Callable[[range], None],
    come: int,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(browser, "AT_ONCE", 10)
    monkeypatch.setattr("photoorg.ui.main_window.AT_ONCE", 10)
    monkeypatch.setattr("photoorg.library.grid_rows._PIECE", 10)
    listings: list[object] = []
    listing = browser.contents.listing

    def counted(*what: object) -> object:
        listings.append(what)
        return listing(*what)

    with opened() as window:
        middle, grid = window.browser, window.browser.grid
        qtbot.waitUntil(lambda: grid.photos.listing.whole and not window.refreshing)
        qtbot.waitUntil(lambda: not middle._reading.running)
        monkeypatch.setattr(browser.contents, "listing", counted)
        middle._reading.start()
        middle._reading._step()
        middle._reading._step()
        more_photos(range(60, 60 + come))
        at_once(middle.refresh())
        qtbot.waitUntil(lambda: not middle._reading.running)
        assert len(grid.photos.listing.ids) == 60 + come
        assert len(listings) == (2 if come else 1)


def test_nonsense_that_was_kept_is_no_place(library: Library, tmp_path: Path) -> None:
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    nothing = grid_memory.recall(memory, library)
    assert (nothing.place, nothing.by, nothing.state.anchor) == (
        AllPhotos(),
        Arrangement.MONTH,
        None,
    )
    for place, anchor in (
        (["album", "x"], ["zz", "1"]),
        (["folder", "6e6f"], ["00"]),
        (["what"], "x"),
        (7, 7),
    ):
        memory.setValue("grid/place", place)
        memory.setValue("grid/anchor", anchor)
        memory.setValue("grid/arranged", "century")
        memory.sync()
        again = QSettings(memory.fileName(), QSettings.Format.IniFormat)
        kept = grid_memory.recall(again, library)
        assert (kept.place, kept.by, kept.state.anchor) == (AllPhotos(), Arrangement.MONTH, None)


def test_photos_are_arranged_by_what_the_menu_says(opened, qtbot: QtBot) -> None:
    with opened() as window:
        grid = window.browser.grid
        grid.setCurrentIndex(grid.photos.index(30))
        chosen = list(grid.selected_ids())
        titles = {}
        for by in Arrangement:
            window.actions_[f"arrange_{by.value}"].trigger()
            titles[by] = [section.title for section in grid.photos.listing.sections]
            assert list(grid.selected_ids()) == chosen
            rect = grid.visualRect(grid.photos.index(grid.photos.row_of(chosen[0]) or 0))
            assert rect.intersects(grid.viewport().rect())
        assert titles[Arrangement.FOLDER] == ["2019", "sea"]
        assert titles[Arrangement.ALBUM][:2] == ["Beach & <b>sea</b>", "Hills"]
        assert titles[Arrangement.NONE] == []
        assert titles[Arrangement.DAY][0].endswith("12 December 2019")
