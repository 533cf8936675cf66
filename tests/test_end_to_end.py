"""A person's first ten minutes: the real window, the real worker, the built-in model."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn import draw_folder
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoorg.errors import LibraryBusy
from photoorg.library import Access, Library, journal
from photoorg.settings import Paths, Settings
from photoorg.ui.app import opened
from photoorg.ui.places import AllPhotos, FittingWords, InAlbum, SimilarTo


def plugged_in(library: Path) -> Path:
    """A library whose worker does not wait while the tests run on a battery."""
    library.mkdir()
    Settings.change(Paths(library), pause_on_battery=False)
    return library


def test_from_an_empty_window_to_similar_photos_and_back(tmp_path: Path, qtbot: QtBot) -> None:
    folder = draw_folder(tmp_path / "photos", 40)
    library = plugged_in(tmp_path / "library")
    with opened(library) as (_, window, worker):
        browser, grid = window.browser, window.browser.grid
        assert isinstance(browser.place, AllPhotos)
        assert grid.photos.rowCount() == 0

        window.begin(folder)
        qtbot.waitUntil(lambda: grid.photos.rowCount() == 40, timeout=60_000)
        qtbot.waitUntil(lambda: not window.indexing.running, timeout=120_000)
        qtbot.waitUntil(lambda: sum(a.count for a in window.albums.children(None)) == 40)

        grid.setCurrentIndex(grid.photos.index(5))
        grid.setFocus()
        asked = browser.current()
        QTest.keyClick(grid, Qt.Key.Key_S)
        assert isinstance(browser.place, SimilarTo)
        hits = browser.active_grid.photos
        qtbot.waitUntil(lambda: hits.rowCount() == 39, timeout=60_000)

        QTest.keyClick(browser.active_grid, Qt.Key.Key_Escape)
        assert isinstance(browser.place, AllPhotos)
        assert browser.current() == asked

        window.actions_["search"].trigger()
        QTest.keyClicks(window.header.search, "a red wall")
        QTest.keyClick(window.header.search, Qt.Key.Key_Return)
        assert isinstance(browser.place, FittingWords)
        qtbot.waitUntil(lambda: browser.active_grid.photos.rowCount() == 40, timeout=60_000)

        album = window.albums.children(None)[0]
        browser.go(InAlbum(album.id, (album.name,)))
        assert browser.active_grid.photos.rowCount() == album.count
        assert worker.running
    assert not worker.running

    with opened(library) as (_, window, _):
        # Where one was is where one is again.
        qtbot.waitUntil(lambda: window.browser.place == InAlbum(album.id))
        qtbot.waitUntil(lambda: window.browser.grid.photos.rowCount() == album.count)
        window.browser.go(AllPhotos())
        qtbot.waitUntil(lambda: window.browser.grid.photos.rowCount() == 40)
        qtbot.waitUntil(lambda: len(window.albums.albums) > 0)
    with Library.open(library, Access.PERSON) as kept:
        assert [edit.verb for edit in journal.edits(kept)] == ["add folder"]


def test_a_killed_worker_is_started_again_and_finishes(tmp_path: Path, qtbot: QtBot) -> None:
    folder = draw_folder(tmp_path / "photos", 150)
    with opened(plugged_in(tmp_path / "library")) as (_, window, worker):
        window.begin(folder)
        grid = window.browser.grid
        qtbot.waitUntil(lambda: grid.photos.rowCount() > 0, timeout=60_000)
        process = worker._process
        assert process is not None
        process.kill()
        qtbot.waitUntil(lambda: worker._process not in (None, process), timeout=20_000)
        qtbot.waitUntil(lambda: not window.indexing.running, timeout=120_000)
        assert grid.photos.rowCount() == 150
        assert window.status.isVisible()


def test_a_second_window_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    with (
        Library.open(tmp_path / "library", Access.PERSON),
        pytest.raises(LibraryBusy, match="already using"),
        opened(tmp_path / "library"),
    ):
        pass
