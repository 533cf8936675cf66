"""Selecting, magnifying and moving about in a grid, as a person does it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPointingDevice,
    QRegion,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from photoorg.domain import PhotoCard
from photoorg.settings import Paths
from photoorg.ui.grid_painter import GridPainter, Scene
from photoorg.ui.grid_selection import GridState
from photoorg.ui.justified_layout import JustifiedLayout
from photoorg.ui.months import Listing, Section
from photoorg.ui.photo_grid import PhotoGrid
from photoorg.ui.photo_model import PhotoModel
from photoorg.ui.thumbnails import Thumbnails

COUNT = 3000
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def cards(ids: Sequence[int]) -> dict[int, PhotoCard]:
    return {
        i: PhotoCard(i, int(i).to_bytes(32, "big"), 4, 3, 0x8899AA, None, b"/p/%d.jpg" % i, True)
        for i in ids
    }


def listed(count: int, whole: bool = True) -> Listing:
    """A month for each 50 photos, the newest first."""
    months = np.arange(count) // 50
    days = ((2020 - months // 12) * 10_000 + (12 - months % 12) * 100 + 1).astype(np.int32)
    sections = tuple(Section(start, f"Month {start}") for start in range(0, count, 50))
    ratios = np.random.default_rng(3).choice([0.75, 1.33, 1.5], count).astype(np.float32)
    return Listing(np.arange(count, 0, -1), sections, ratios=ratios, days=days, whole=whole)


@pytest.fixture
def grid(qtbot: QtBot, tmp_path: Path) -> PhotoGrid:
    thumbnails = Thumbnails()
    made = PhotoGrid(PhotoModel(cards), thumbnails, Paths(tmp_path))
    thumbnails.setParent(made)
    qtbot.addWidget(made, before_close_func=lambda _: thumbnails.stop())
    made.resize(900, 700)
    made.show_listing(listed(COUNT))
    made.show()
    qtbot.waitExposed(made)
    return made


def rows(grid: PhotoGrid) -> list[int]:
    return sorted(index.row() for index in grid.selectionModel().selectedIndexes())


def mouse(
    to: QWidget, kind: QEvent.Type, at: QPoint, held: bool = True, keys: Qt.KeyboardModifier = NONE
) -> None:
    left = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
    pressed = (
        Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    )
    where = QPointF(at)
    QApplication.sendEvent(to, QMouseEvent(kind, where, to.mapToGlobal(where), pressed, left, keys))


def stretch(grid: PhotoGrid, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    view = grid.viewport()
    mouse(view, QEvent.Type.MouseButtonPress, start, keys=keys)
    mouse(view, QEvent.Type.MouseMove, (start + end) / 2, keys=keys)
    mouse(view, QEvent.Type.MouseMove, end, keys=keys)
    assert not grid.grab().isNull()
    mouse(view, QEvent.Type.MouseButtonRelease, end, held=False, keys=keys)


def touched(grid: PhotoGrid, start: QPoint, end: QPoint) -> list[int]:
    from PySide6.QtCore import QRect

    area = QRect(start, end).normalized()
    return [r for r in range(200) if area.intersects(grid.visualRect(grid.photos.index(r)))]


@pytest.mark.parametrize("justified", [False, True])
def test_a_rubber_band_selects_what_it_touches(grid: PhotoGrid, justified: bool) -> None:
    grid.set_justified(justified)
    start, end = QPoint(4, 60), QPoint(500, 400)
    assert not grid.indexAt(start).isValid()
    stretch(grid, start, end)
    expected = touched(grid, start, end)
    assert len(expected) > 5
    assert rows(grid) == expected
    after = grid.grab().toImage()
    stretch(grid, QPoint(4, 420), QPoint(200, 430), CTRL)
    more = touched(grid, QPoint(4, 420), QPoint(200, 430))
    assert more
    assert set(rows(grid)) == set(expected) ^ set(more)
    assert grid.grab().toImage() != after


def test_a_press_on_a_photo_and_a_pull_is_no_rubber_band(
    grid: PhotoGrid, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[list[int]] = []
    monkeypatch.setattr(grid, "startDrag", lambda _: dragged.append(rows(grid)))
    start = grid.visualRect(grid.photos.index(2)).center()
    view = grid.viewport()
    mouse(view, QEvent.Type.MouseButtonPress, start)
    mouse(view, QEvent.Type.MouseMove, start + QPoint(40, 40))
    mouse(view, QEvent.Type.MouseMove, start + QPoint(90, 90))
    assert dragged == [[2]]
    assert grid._band.isNull()


def test_a_click_on_a_title_selects_its_section(grid: PhotoGrid, qtbot: QtBot) -> None:
    left = Qt.MouseButton.LeftButton
    layout = grid.grid_layout()
    grid.verticalScrollBar().setValue(int(layout.tops[2]) + 100)
    # The title of the third section stays in sight over its photos.
    title = QPoint(layout.left + 10, 10)
    qtbot.mouseClick(grid.viewport(), left, NONE, title)
    assert rows(grid) == list(range(100, 150))
    assert grid.currentIndex().row() == 100
    assert grid.verticalScrollBar().value() == int(layout.tops[2]) + 100
    grid.verticalScrollBar().setValue(int(layout.tops[5]))
    qtbot.mouseClick(grid.viewport(), left, CTRL, title)
    assert rows(grid) == [*range(100, 150), *range(250, 300)]
    qtbot.mouseClick(grid.viewport(), left, CTRL, title)
    assert rows(grid) == list(range(100, 150))
    grid.setCurrentIndex(grid.photos.index(777))
    grid.select_section()
    assert rows(grid) == list(range(750, 800))


def test_all_of_a_million_are_one_range(grid: PhotoGrid) -> None:
    grid.show_listing(Listing(np.arange(1_000_000), ratios=np.ones(1_000_000, np.float32)))
    grid.selectAll()
    assert grid.selectionModel().selection().count() == 1
    assert grid.selected_count() == 1_000_000


def test_all_means_those_too_that_are_still_read(grid: PhotoGrid) -> None:
    whole = listed(COUNT)
    some = Listing(whole.ids[100:300], whole=False)
    grid.show_listing(some)
    grid.selectAll()
    assert grid.selected_count() == 200
    grid.update_listing(whole)
    assert grid.selected_count() == COUNT
    grid.clearSelection()
    grid.update_listing(listed(COUNT - 1))
    assert grid.selected_count() == 0


def test_first_photos_stay_where_they_are_when_the_others_come(grid: PhotoGrid) -> None:
    whole = listed(COUNT)
    some = Listing(whole.ids[1000:1400], (Section(0, "x"),), ratios=whole.ratios[1000:1400])
    grid.show_listing(some)
    grid.verticalScrollBar().setValue(500)
    seen = grid.indexAt(QPoint(60, 300))
    photo, top = int(some.ids[seen.row()]), grid.visualRect(seen).y()
    grid.update_listing(whole)
    row = grid.photos.row_of(photo)
    assert row == COUNT - photo
    assert abs(grid.visualRect(grid.photos.index(row)).y() - top) <= grid.grid_layout().pitch


@pytest.mark.parametrize("justified", [False, True])
@pytest.mark.parametrize("step", [1, -1])
def test_the_photo_under_the_pointer_stays_there(
    grid: PhotoGrid, justified: bool, step: int
) -> None:
    grid.set_justified(justified)
    grid.verticalScrollBar().setValue(20_000)
    at = QPoint(430, 330)
    row = grid.grid_layout().nearest(at.x(), at.y() + grid.verticalOffset())
    assert row is not None
    for _ in range(6):
        where = QPointF(at)
        wheel = QWheelEvent(
            where, grid.mapToGlobal(where), QPoint(), QPoint(0, 120 * step),
            Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(grid.viewport(), wheel)
        rect = grid.visualRect(grid.photos.index(row))
        assert rect.top() - 3 <= at.y() <= rect.bottom() + 3
    assert (grid.tile > 300) is (step > 0)


def test_two_fingers_magnify(grid: PhotoGrid, qtbot: QtBot) -> None:
    device = QPointingDevice.primaryPointingDevice()
    at = QPointF(300, 300)
    kind = Qt.NativeGestureType.ZoomNativeGesture
    pinch = QNativeGestureEvent(kind, device, 2, at, at, at, 0.5, QPointF(), 1)
    with qtbot.waitSignal(grid.zoomed) as told:
        QApplication.sendEvent(grid.viewport(), pinch)
    assert told.args == [264]


def test_a_wheel_glides_and_a_touchpad_does_not(grid: PhotoGrid, qtbot: QtBot) -> None:
    at, none = QPointF(300, 300), Qt.MouseButton.NoButton
    bar = grid.verticalScrollBar()

    def turn(pixels: int, angle: int) -> None:
        wheel = QWheelEvent(
            at, grid.mapToGlobal(at), QPoint(0, pixels), QPoint(0, angle), none, NONE,
            Qt.ScrollPhase.ScrollUpdate, False,
        )  # fmt: skip
        QApplication.sendEvent(grid.viewport(), wheel)

    turn(-37, -37)
    assert bar.value() == 37
    turn(0, -120)
    step = bar.singleStep() * QApplication.styleHints().wheelScrollLines()
    qtbot.waitUntil(lambda: bar.value() == 37 + step)


def test_keys_lead_from_section_to_section(grid: PhotoGrid) -> None:
    grid.setFocus()
    grid.go_to_section(1)
    assert (grid.currentIndex().row(), rows(grid)) == (50, [50])
    assert grid.verticalScrollBar().value() == int(grid.grid_layout().tops[1])
    grid.setCurrentIndex(grid.photos.index(70))
    grid.go_to_section(-1)
    assert grid.currentIndex().row() == 50
    grid.go_to_section(-1)
    assert (grid.currentIndex().row(), grid.verticalScrollBar().value()) == (0, 0)
    grid.go_to_section(-1)
    assert grid.currentIndex().row() == 0


def test_the_scroll_bar_leads_to_any_date(grid: PhotoGrid, qtbot: QtBot) -> None:
    bar, dates = grid.scrubber, grid.dates
    assert not dates.is_shown
    mouse(bar, QEvent.Type.MouseButtonPress, QPoint(4, bar.height() // 2))
    assert abs(grid.verticalScrollBar().value() / bar.maximum() - 0.5) < 0.03
    assert dates.is_shown
    assert dates.shown[:2] == ["2020", "Nov"] or dates.shown[0] == "2020"
    assert {"2019", "2018"} <= set(dates.shown)
    first = grid.grid_layout().nearest(0, grid.verticalOffset() + 32)
    assert first is not None
    day = int(grid.photos.listing.days[first])
    assert dates.words.endswith(str(day // 10_000))
    mouse(bar, QEvent.Type.MouseMove, QPoint(4, bar.height() + 50))
    assert bar.value() == bar.maximum()
    assert not grid.grab().isNull()
    mouse(bar, QEvent.Type.MouseButtonRelease, QPoint(4, bar.height()), held=False)
    dates._touch(False)
    qtbot.waitUntil(lambda: not dates.is_shown)


def test_dates_show_while_photos_are_scrolled(grid: PhotoGrid) -> None:
    grid.verticalScrollBar().setValue(3000)
    assert grid.dates.is_shown
    assert grid.dates.words
    assert grid.dates.region.boundingRect().right() == grid.viewport().width() - 1


def test_scrolling_paints_what_came_into_sight_alone(
    grid: PhotoGrid, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With dates over the photos, too: a tile costs as much time as a screen has for thirty."""
    grid.verticalScrollBar().setValue(3000)
    QApplication.processEvents()
    assert grid.dates.is_shown
    painted: list[QRegion] = []
    paint = GridPainter.paint

    def note(painter: GridPainter, on: QPainter, region: QRegion, scene: Scene) -> list[int]:
        painted.append(region)
        return paint(painter, on, region, scene)

    monkeypatch.setattr(GridPainter, "paint", note)
    grid.verticalScrollBar().setValue(3100)
    QApplication.processEvents()
    area = sum(part.width() * part.height() for region in painted for part in region)
    view = grid.viewport()
    assert 0 < area < 0.6 * view.width() * view.height()


def test_thumbnails_that_come_while_one_scrolls_are_painted(grid: PhotoGrid) -> None:
    """A part that is painted is not the whole, though it reaches from corner to corner."""
    grid.verticalScrollBar().setValue(3000)
    QApplication.processEvents()
    waiting = set(grid._painter._awaited)
    assert waiting
    grid.verticalScrollBar().setValue(3012)
    QApplication.processEvents()
    assert waiting <= set(grid._painter._awaited)
    grid.viewport().update()
    QApplication.processEvents()
    layout, top = grid.grid_layout(), grid.verticalOffset()
    seen = layout.rows_between(top, top + grid.viewport().height())
    assert set(grid._painter._awaited.values()) <= set(seen)


@pytest.mark.parametrize("tile", [32, 176])
@pytest.mark.parametrize("justified", [False, True])
def test_scrolling_shows_the_same_as_painting_anew(
    grid: PhotoGrid, tile: int, justified: bool
) -> None:
    """What is moved instead of painted must not leave traces, of titles above all."""
    grid.set_tile(tile)
    grid.set_justified(justified)
    screen, before = grid.window(), None
    for scroll in (7, 90, 500, 777, 760, 340, 350, 0, 1200):
        grid.verticalScrollBar().setValue(scroll)
        QApplication.processEvents()
        QApplication.processEvents()
        moved = screen.screen().grabWindow(screen.winId()).toImage()
        assert moved != before
        before = moved
        grid.viewport().update()
        QApplication.processEvents()
        assert screen.screen().grabWindow(screen.winId()).toImage() == moved


def test_photos_in_their_own_shapes_stay_in_sight(grid: PhotoGrid) -> None:
    grid.verticalScrollBar().setValue(9_000)
    grid.setCurrentIndex(grid.indexAt(QPoint(430, 330)))
    row = grid.currentIndex().row()
    grid.set_justified(True)
    assert isinstance(grid.grid_layout(), JustifiedLayout)
    assert grid.viewport().rect().contains(grid.visualRect(grid.photos.index(row)).center())


def test_a_state_leads_to_its_photo_in_another_layout(grid: PhotoGrid) -> None:
    grid.verticalScrollBar().setValue(9_000)
    state = grid.grid_state()
    assert state.anchor is not None
    grid.show_listing(listed(COUNT))
    grid.set_tile(90)
    grid.restore(GridState(anchor=state.anchor))
    row = grid.photos.row_of(state.anchor.photo_id)
    assert grid.visualRect(grid.photos.index(row or 0)).y() == state.anchor.y


def test_badges_tell_of_problems_copies_and_absence(grid: PhotoGrid) -> None:
    plain = grid.grab().toImage()

    def marked(ids: Sequence[int]) -> dict[int, PhotoCard]:
        return {
            i: PhotoCard(
                i, b"", 4, 3, 0x8899AA, None, b"/p/x.jpg", i % 2 == 0, 1 + i % 3, i % 5 == 0
            )
            for i in ids
        }

    grid.photos._fetch = marked
    grid.show_listing(listed(COUNT))
    assert grid.grab().toImage() != plain
    said = {grid.photos.index(r).data(Qt.ItemDataRole.AccessibleTextRole) for r in range(60)}
    assert "x.jpg" in said
    assert "x.jpg, its folder is offline, its file has changed and cannot be read" in said
    assert any(words.endswith("3 exact copies") for words in said)
