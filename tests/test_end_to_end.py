"""A person's first ten minutes: the real window, the real worker, the built-in model."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn import draw_folder
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from photoorg.errors import LibraryBusy
from photoorg.library import Access, Library, journal
from photoorg.settings import Paths, Settings
from photoorg.ui.app import opened
from photoorg.ui.photo_grid import PhotoGrid
from photoorg.ui.places import AllPhotos, FittingWords, InAlbum, SimilarTo, Why


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


def test_what_is_corrected_is_still_there_after_a_restart(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First run, index, similar, why, correct, undo, restart: by mouse and keyboard alone."""
    pictures = draw_folder(tmp_path / "Pictures", 40)
    originals = {path: path.read_bytes() for path in pictures.rglob("*.jpg")}
    monkeypatch.setattr(QStandardPaths, "writableLocation", staticmethod(lambda _: str(pictures)))
    library = plugged_in(tmp_path / "library")
    with opened(library) as (_, window, _worker):
        browser, grid = window.browser, window.browser.grid
        window.begin(None)
        QTest.mouseClick(browser.empty._suggestion, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: grid.photos.rowCount() == 40, timeout=60_000)
        qtbot.waitUntil(lambda: not window.indexing.running, timeout=300_000)

        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=middle(grid, 3))
        QTest.keyClick(grid, Qt.Key.Key_S)
        similar = browser.active_grid
        qtbot.waitUntil(lambda: similar.photos.rowCount() == 39, timeout=60_000)
        QTest.mouseClick(similar.viewport(), Qt.MouseButton.LeftButton, pos=middle(similar, 0))
        QTest.keyClick(similar, Qt.Key.Key_W)
        assert isinstance(browser.place, Why)
        qtbot.waitUntil(lambda: browser.why.explanation is not None, timeout=60_000)
        assert browser.why.explanation.facets
        QTest.keyClick(browser.why, Qt.Key.Key_Escape)
        QTest.keyClick(similar, Qt.Key.Key_Escape)
        assert isinstance(browser.place, AllPhotos)

        album = max(window.albums.albums, key=lambda album: album.count)
        browser.go(InAlbum(album.id))
        qtbot.waitUntil(lambda: grid.photos.rowCount() == album.count)
        QTest.keyClick(grid, Qt.Key.Key_F2)
        field = window.sidebar.tree.viewport().findChild(QLineEdit, "nameField")
        QTest.keyClicks(field, "Painted walls")
        QTest.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.albums.by_id[album.id].name == "Painted walls")

        first, second = (int(photo_id) for photo_id in grid.photos.listing.ids[:2])
        for photo_id in (first, second):
            QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=middle(grid, 0))
            QTest.keyClick(grid, Qt.Key.Key_N)
            qtbot.waitUntil(lambda gone=photo_id: gone not in grid.photos.listing.ids)
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: second in grid.photos.listing.ids)
        qtbot.waitUntil(lambda: not window.indexing.running, timeout=300_000)

    # The first window would claim the keys as well.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with opened(library) as (_, window, _worker):
        grid = window.browser.grid
        qtbot.waitUntil(lambda: window.browser.place == InAlbum(album.id))
        qtbot.waitUntil(lambda: grid.photos.rowCount() == album.count - 1)
        assert window.albums.by_id[album.id].name == "Painted walls"
        assert first not in grid.photos.listing.ids
        assert second in grid.photos.listing.ids
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=middle(grid, 0))
        QTest.keyClick(grid, Qt.Key.Key_Z, redo)
        qtbot.waitUntil(lambda: second not in grid.photos.listing.ids)
    assert {path: path.read_bytes() for path in pictures.rglob("*.jpg")} == originals


def middle(grid: PhotoGrid, row: int) -> QPoint:
    """Where a photo is clicked."""
    return grid.visualRect(grid.photos.index(row)).center()


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
