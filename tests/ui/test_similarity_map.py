"""The page with the map: what is chosen there is beside it, and the other way round."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoorg.library import Access, Library, photos, scatter
from photoorg.library.scatter import DrawnMap
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import OnSimilarityMap
from photoorg.ui.similarity_page import SimilarityPage


@pytest.fixture
def mapped(library_folder: Path) -> np.ndarray:
    """All photos on a map: two groups far apart, 40 at the left and 20 at the right."""
    with Library.open(library_folder, Access.PERSON | Access.INDEX) as library:
        ids = np.sort(photos.all_ids(library))
        chance = np.random.default_rng(0)
        laid = chance.normal(scale=0.05, size=(len(ids), 2))
        laid[:, 0] += np.where(np.arange(len(ids)) < 40, -0.8, 0.8)
        scatter.replace(library, DrawnMap("builtin/1", len(ids)), ids, laid)
    return ids


@pytest.fixture
def page(mapped: np.ndarray, window: MainWindow, qtbot: QtBot) -> SimilarityPage:
    window.refresh()
    qtbot.waitUntil(lambda: len(window.albums.albums) > 0)
    window.browser.go(OnSimilarityMap())
    shown = window.browser.similarity
    qtbot.waitUntil(lambda: shown.map.has_photos and not shown.loading)
    qtbot.waitUntil(lambda: shown.grid.photos.rowCount() == len(mapped))
    return shown


def point_of(page: SimilarityPage, row: int) -> QPointF:
    cell = int(page.map.cells.cell_of[row])
    return QPointF(page.map._box(cell).center())


def click(page: SimilarityPage, row: int, keys: Qt.KeyboardModifier) -> None:
    QTest.mouseClick(page.map, Qt.MouseButton.LeftButton, keys, point_of(page, row).toPoint())


NONE = Qt.KeyboardModifier.NoModifier


def test_a_click_shows_the_photos_of_a_cell(
    page: SimilarityPage, mapped: np.ndarray, qtbot: QtBot
) -> None:
    row = 3
    click(page, row, NONE)
    wanted = mapped[page.map.cells.cell_of == page.map.cells.cell_of[row]]
    qtbot.waitUntil(lambda: sorted(page.grid.photos.listing.ids) == wanted.tolist())
    assert page.words.text().endswith("of 60 here")
    click(page, 50, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.grid.photos.listing.ids) > len(wanted))
    assert mapped[50] in page.grid.photos.listing.ids


def test_magnifying_leaves_what_can_be_seen(page: SimilarityPage, qtbot: QtBot) -> None:
    page.map.zoom_by(8, point_of(page, 0))
    qtbot.waitUntil(lambda: page.grid.photos.rowCount() < 60)
    assert page.grid.photos.rowCount() > 0
    page.whole.click()
    qtbot.waitUntil(lambda: page.grid.photos.rowCount() == 60)


def test_a_band_chooses_all_it_touches(
    page: SimilarityPage, mapped: np.ndarray, qtbot: QtBot
) -> None:
    shift, left = Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton
    middle = page.map.rect().center()
    QTest.mousePress(page.map, left, shift, QPoint(1, 1))
    QTest.mouseMove(page.map, middle)
    end = page.map.rect().bottomLeft()
    end.setX(middle.x())
    QTest.mouseMove(page.map, end)
    QTest.mouseRelease(page.map, left, shift, end)
    qtbot.waitUntil(lambda: sorted(page.grid.photos.listing.ids) == mapped[:40].tolist())


def test_photos_selected_beside_it_are_marked(page: SimilarityPage, mapped: np.ndarray) -> None:
    page.grid.selectAll()
    assert len(page.map._lit) == len(mapped)
    page.grid.clearSelection()
    assert len(page.map._lit) == 0


def test_the_keyboard_reaches_every_group(
    page: SimilarityPage, mapped: np.ndarray, qtbot: QtBot
) -> None:
    page.map.setFocus()
    for _ in range(30):
        qtbot.keyClick(page.map, Qt.Key.Key_Right)
    assert page.map._current is not None
    assert page.map._current >= 40
    qtbot.waitUntil(lambda: set(page.grid.photos.listing.ids) <= set(mapped[40:].tolist()))
    for _ in range(30):
        qtbot.keyClick(page.map, Qt.Key.Key_Left)
    assert page.map._current < 40
    assert page.map.accessibleDescription()
    for _ in range(12):
        qtbot.keyClick(page.map, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.grid.photos.rowCount() == 1)
    assert page.grid.current_card() is not None
    page.map.setFocus()
    qtbot.keyClick(page.map, Qt.Key.Key_Escape)
    assert len(page.map._picked) == 0


def test_a_photo_is_shown_where_it_lies(
    page: SimilarityPage, window: MainWindow, mapped: np.ndarray, qtbot: QtBot
) -> None:
    window.browser.go_back()
    grid = window.browser.grid
    row = grid.photos.row_of(int(mapped[50]))
    assert row is not None
    grid.setCurrentIndex(grid.photos.index(row))
    window.actions_["on_similarity_map"].trigger()
    qtbot.waitUntil(lambda: page.map._current == 50)
    assert mapped[50] in page.map.scatter.ids[page.map.chosen_rows()]


def test_what_is_chosen_stays_when_photos_come(
    page: SimilarityPage, window: MainWindow, mapped: np.ndarray, library_folder: Path,
    more_photos: Callable[[range], None], qtbot: QtBot,
) -> None:  # fmt: skip
    click(page, 3, NONE)
    chosen = page.map.scatter.ids[page.map.chosen_rows()].tolist()
    more_photos(range(100, 104))
    with Library.open(library_folder, Access.INDEX) as library:
        ids = np.sort(photos.all_ids(library))
        scatter.add(library, ids[-4:], np.zeros((4, 2)))
    window.refresh()
    qtbot.waitUntil(lambda: len(page.map.scatter.ids) == 64)
    assert page.map.scatter.ids[page.map.chosen_rows()].tolist() == chosen


def test_a_library_without_a_map_offers_to_draw_it(window: MainWindow, qtbot: QtBot) -> None:
    window.refresh()
    qtbot.waitUntil(lambda: len(window.albums.albums) > 0)
    window.browser.go(OnSimilarityMap())
    page = window.browser.similarity
    qtbot.waitUntil(lambda: not page.loading)
    assert page.stack.currentWidget() is page.empty
    with qtbot.waitSignal(window.indexing.started):
        page.empty.acted.emit()
    assert window.indexing.draws
    qtbot.waitUntil(lambda: not window.indexing.running)
    assert not window.indexing.draws


def test_the_map_knows_nothing_of_markup(page: SimilarityPage) -> None:
    cell = int(page.map.cells.cell_of[0])
    page.map.repaint()
    assert "<img" not in page.map.words_of(cell)
