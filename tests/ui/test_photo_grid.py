from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg.domain import PhotoCard
from photoorg.settings import Paths
from photoorg.ui.months import Listing, Section
from photoorg.ui.photo_grid import PhotoGrid
from photoorg.ui.photo_model import PhotoModel
from photoorg.ui.thumbnails import Thumbnails

Make = Callable[[int], PhotoGrid]
Key = Qt.Key


def cards(ids: Sequence[int]) -> dict[int, PhotoCard]:
    return {
        i: PhotoCard(i, int(i).to_bytes(32, "big"), 4, 3, 0x8899AA, None, b"/p/%d.jpg" % i, True)
        for i in ids
    }


def listed(ids: Sequence[int] | np.ndarray) -> Listing:
    count = len(ids)
    sections = tuple(Section(start, f"Month {start}") for start in range(0, count, 1000))
    return Listing(np.asarray(ids, np.int64), sections)


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Make:
    kept: list[PhotoGrid] = []

    def made(count: int) -> PhotoGrid:
        thumbnails = Thumbnails()
        grid = PhotoGrid(PhotoModel(cards), thumbnails, Paths(tmp_path))
        thumbnails.setParent(grid)
        qtbot.addWidget(grid, before_close_func=lambda _: thumbnails.stop())
        grid.resize(900, 700)
        grid.show_listing(listed(np.arange(count, 0, -1)))
        grid.show()
        qtbot.waitExposed(grid)
        kept.append(grid)
        return grid

    return made


def rows(grid: PhotoGrid) -> list[int]:
    return sorted(index.row() for index in grid.selectionModel().selectedIndexes())


def test_visual_rect_and_index_at_are_inverse(make: Make) -> None:
    grid = make(2500)
    for scroll in (0, 1234, grid.verticalScrollBar().maximum()):
        grid.verticalScrollBar().setValue(scroll)
        for row in (0, 7, 999, 1000, 2499):
            rect = grid.visualRect(grid.photos.index(row))
            assert grid.indexAt(rect.center()).row() == row
            assert grid.indexAt(rect.topLeft()).row() == row
            assert grid.indexAt(rect.bottomRight()).row() == row
            assert grid.indexAt(rect.topRight() + QPoint(1, 0)).row() != row


def test_keys_move_through_sections(make: Make, qtbot: QtBot) -> None:
    grid = make(2500)
    grid.setFocus()
    grid.setCurrentIndex(grid.photos.index(0))
    columns = grid.grid_layout().columns
    for key, row in (
        (Key.Key_Right, 1),
        (Key.Key_Down, 1 + columns),
        (Key.Key_Left, columns),
        (Key.Key_Up, 0),
        (Key.Key_End, 2499),
        (Key.Key_Home, 0),
    ):
        qtbot.keyClick(grid, key)
        assert grid.currentIndex().row() == row
        assert rows(grid) == [row]
    qtbot.keyClick(grid, Key.Key_PageDown)
    assert grid.currentIndex().row() >= columns
    assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()))
    qtbot.keyClick(grid, Key.Key_PageUp)
    assert grid.currentIndex().row() == 0


@pytest.mark.parametrize(("row", "gone", "then"), [(0, [0], 1), (4, [3, 4, 5], 6), (9, [9], 8)])
def test_the_next_photo_is_current_when_one_goes(
    make: Make, row: int, gone: list[int], then: int
) -> None:
    grid = make(10)
    ids = grid.photos.listing.ids
    grid.setCurrentIndex(grid.photos.index(row))
    grid.update_listing(listed(np.delete(ids, gone)))
    assert grid.photos.listing.ids[grid.currentIndex().row()] == ids[then]
    assert rows(grid) == [], "it was not chosen"


def test_shift_and_control_select_as_everywhere(make: Make, qtbot: QtBot) -> None:
    grid = make(50)
    grid.setFocus()

    def click(row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        at = grid.visualRect(grid.photos.index(row)).center()
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, at)

    click(2)
    assert rows(grid) == [2]
    click(7, Qt.KeyboardModifier.ShiftModifier)
    assert rows(grid) == [2, 3, 4, 5, 6, 7]
    click(4, Qt.KeyboardModifier.ControlModifier)
    assert rows(grid) == [2, 3, 5, 6, 7]
    click(1)
    qtbot.keyClick(grid, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(grid, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert rows(grid) == list(range(1, 3 + grid.grid_layout().columns))
    assert list(grid.selected_ids()) == [50 - row for row in rows(grid)]
    qtbot.keyClick(grid, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert grid.selected_count() == 50


def test_a_million_photos_are_no_effort(make: Make, qtbot: QtBot) -> None:
    grid = make(1_000_000)
    grid.setFocus()
    qtbot.keyClick(grid, Key.Key_Right)
    qtbot.keyClick(grid, Key.Key_End)
    assert grid.currentIndex().row() == 999_999
    grid.selectAll()
    assert grid.selected_count() == 1_000_000
    assert len(grid.selected_ids()) == 1_000_000
    assert not grid.grab().isNull()


def test_news_above_do_not_move_what_is_seen_or_selected(make: Make) -> None:
    grid = make(3000)
    grid.verticalScrollBar().setValue(5000)
    grid.setCurrentIndex(grid.photos.index(150))
    seen = grid.indexAt(QPoint(60, 300))
    photo_id, before = seen.data(Qt.ItemDataRole.UserRole), grid.visualRect(seen)
    selected = list(grid.selected_ids())
    grid.update_listing(listed([*range(3400, 3000, -1), *range(3000, 0, -1)]))
    row = grid.photos.row_of(photo_id)
    assert row is not None
    after = grid.visualRect(grid.photos.index(row))
    assert abs(after.y() - before.y()) <= grid.grid_layout().pitch
    assert list(grid.selected_ids()) == selected
    assert grid.photos.data(grid.currentIndex(), Qt.ItemDataRole.UserRole) == selected[0]


def test_a_state_brings_back_exactly_the_same(make: Make) -> None:
    grid = make(3000)
    grid.setCurrentIndex(grid.photos.index(100))
    grid.verticalScrollBar().setValue(4321)
    state = grid.grid_state()
    before = grid.photos.listing
    grid.show_listing(listed(range(5)))
    assert grid.verticalScrollBar().value() == 0
    grid.show_listing(before, state)
    again = grid.grid_state()
    assert (again.scroll, list(again.selected), again.current) == (4321, [2900], 2900)


def test_control_and_wheel_change_the_size(make: Make, qtbot: QtBot) -> None:
    grid = make(500)
    columns = grid.grid_layout().columns

    def wheel(delta: int) -> None:
        at = QPointF(100, 100)
        event = QWheelEvent(
            at, grid.mapToGlobal(at), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(grid.viewport(), event)

    with qtbot.waitSignal(grid.zoomed) as told:
        wheel(120)
    assert told.args == [202]
    for _ in range(30):
        wheel(-120)
    assert grid.grid_layout().columns > columns
    assert grid.tile == 32


def test_hovering_marks_one_tile(make: Make, qtbot: QtBot) -> None:
    grid = make(50)
    plain = grid.grab().toImage()
    qtbot.mouseMove(grid.viewport(), grid.visualRect(grid.photos.index(3)).center())
    assert grid.grab().toImage() != plain
    QApplication.sendEvent(grid.viewport(), QEvent(QEvent.Type.Leave))
    grid.leaveEvent(QEvent(QEvent.Type.Leave))
    assert grid.grab().toImage() == plain
