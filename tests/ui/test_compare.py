"""A few photos side by side: seen together, exchanged, and left again to exactly where one was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from photoorg.domain import Photo
from photoorg.explanations import PhotoRef
from photoorg.library import Access, Library, photos
from photoorg.ui.canvas import Aim, Canvas
from photoorg.ui.compare_facts import differing
from photoorg.ui.compare_page import ComparePage
from photoorg.ui.comparison import neighbour
from photoorg.ui.main_window import MainWindow
from photoorg.ui.pairs import photos_to_compare
from photoorg.ui.places import AllPhotos, Compare, SimilarTo, SimilarToFile, Why
from photoorg.ui.wipe import STEP, WHOLE


def ids_of(window: MainWindow) -> list[int]:
    return [int(photo_id) for photo_id in window.browser.grid.photos.listing.ids]


def choose(window: MainWindow, qtbot: QtBot, *rows: int) -> None:
    grid = window.browser.grid
    qtbot.waitUntil(lambda: grid.photos.rowCount() == 60)
    flag = QItemSelectionModel.SelectionFlag
    grid.clearSelection()
    for row in rows:
        grid.selectionModel().setCurrentIndex(grid.photos.index(row), flag.Select)
    grid.setFocus()


def compare(window: MainWindow, qtbot: QtBot, *rows: int) -> ComparePage:
    """Compare photos of the grid by key."""
    choose(window, qtbot, *rows)
    QTest.keyClick(window.browser.grid, Qt.Key.Key_C)
    page = window.browser.compare
    assert window.browser.pages.currentWidget() is page
    return page


def shown(page: ComparePage) -> list[int | None]:
    assert page.place is not None
    return [ref.photo_id for ref in page.place.photos]


def press(page: ComparePage, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)
    QTest.keyClick(focused, key)


# Which photos


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_two_to_four_photos_can_be_compared(window: MainWindow, qtbot: QtBot, count: int) -> None:
    choose(window, qtbot, *range(3, 3 + count))
    assert window.actions_["compare"].isEnabled() == (2 <= count <= 4)
    QTest.keyClick(window.browser.grid, Qt.Key.Key_C)
    if 2 <= count <= 4:
        chosen = tuple(PhotoRef(photo_id) for photo_id in ids_of(window)[3 : 3 + count])
        assert window.browser.place == Compare(chosen)
    else:
        assert window.browser.place == AllPhotos()


@pytest.mark.parametrize("worker_options", [("--orders",)])
def test_a_hit_is_compared_with_the_photo_that_was_asked_about(
    window: MainWindow, qtbot: QtBot
) -> None:
    grid = window.browser.results.grid
    window.browser.go(SimilarTo(3))
    qtbot.waitUntil(lambda: grid.photos.rowCount() > 1)
    grid.setCurrentIndex(grid.photos.index(1))
    hit = int(grid.photos.listing.ids[1])
    window.actions_["compare"].trigger()
    assert window.browser.place == Compare((PhotoRef(3), PhotoRef(hit)))
    page = window.browser.compare
    assert not page.board.feet[0].after.isEnabled(), "the photo asked about is not among its hits"
    assert page.board.feet[1].after.isEnabled()
    page._step(1, 1)
    assert shown(page) == [3, int(grid.photos.listing.ids[2])]


def test_a_file_that_is_not_in_the_library_is_compared_with_a_hit(
    window: MainWindow, qtbot: QtBot
) -> None:
    grid = window.browser.results.grid
    window.browser.go(SimilarToFile(b"/elsewhere/x.jpg"))
    qtbot.waitUntil(lambda: grid.photos.rowCount() == 1)
    grid.setCurrentIndex(grid.photos.index(0))
    window.actions_["compare"].trigger()
    page = window.browser.compare
    assert window.browser.place == Compare((PhotoRef(path=b"/elsewhere/x.jpg"), PhotoRef(2)))
    assert page.board.feet[0].facts == "Not in the library"
    assert window.browser.current() is None
    assert window.browser.selected_ids() == []
    assert window.browser.current_path() == b"/elsewhere/x.jpg"
    qtbot.waitUntil(lambda: page.showings[0].is_there and page.showings[1].is_there)
    assert page.board.canvases[0].photo_size == QSize(4096, 3072)
    press(page, Qt.Key.Key_Tab)
    assert window.browser.selected_ids() == [2]


def test_a_pair_that_is_explained_can_be_compared_and_the_other_way_round(
    window: MainWindow, qtbot: QtBot
) -> None:
    pair = Why(PhotoRef(1), PhotoRef(2))
    window.browser.go(pair)
    window.actions_["compare"].trigger()
    assert window.browser.place == Compare((PhotoRef(1), PhotoRef(2)))
    assert photos_to_compare(window.browser.place, window.browser.grid) is None
    window.actions_["why"].trigger()
    assert window.browser.place == pair


# Focus, and what verbs are about


def test_verbs_are_about_the_focused_photo(window: MainWindow, qtbot: QtBot) -> None:
    page, ids = compare(window, qtbot, 3, 4, 5), ids_of(window)
    browser = window.browser
    assert browser.selected_ids() == [ids[3]]
    assert browser.selected_count() == 1
    for key, row in (
        (Qt.Key.Key_Tab, 4),
        (Qt.Key.Key_Tab, 5),
        (Qt.Key.Key_Backtab, 4),
    ):
        press(page, key)
        current = browser.current()
        assert current is not None
        assert current.id == ids[row]
        assert browser.selected_ids() == [ids[row]]
        assert browser.current_path() == current.path
        marked = [canvas.is_marked for canvas in page.board.canvases[:3]]
        assert marked == [row == number for number in (3, 4, 5)]
    window.actions_["similar"].trigger()
    assert browser.place == SimilarTo(ids[4])


def test_marks_given_here_are_shown_below_their_photo(window: MainWindow, qtbot: QtBot) -> None:
    page = compare(window, qtbot, 3, 4)
    left, right = page.board.feet[0].said, page.board.feet[1].said
    assert left.isHidden()
    assert right.isHidden()
    press(page, Qt.Key.Key_4)
    press(page, Qt.Key.Key_P)
    assert left.accessibleName() == "4 stars, picked"
    assert left.isVisible()
    assert right.isHidden()
    assert page.board.canvases[0].accessibleDescription().startswith("4 stars, picked, ")
    window.actions_["undo"].trigger()
    window.actions_["undo"].trigger()
    assert left.isHidden()


def test_arrows_lead_to_the_photo_beside(window: MainWindow, qtbot: QtBot) -> None:
    page, ids = compare(window, qtbot, 3, 4, 5, 6), ids_of(window)
    assert page.board.columns == 2
    for key, row in (
        (Qt.Key.Key_Right, 4),
        (Qt.Key.Key_Right, 4),
        (Qt.Key.Key_Down, 6),
        (Qt.Key.Key_Left, 5),
        (Qt.Key.Key_Down, 5),
        (Qt.Key.Key_Up, 3),
    ):
        press(page, key)
        assert window.browser.selected_ids() == [ids[row]]


def test_it_says_who_is_who_to_screen_readers(window: MainWindow, qtbot: QtBot) -> None:
    page = compare(window, qtbot, 3, 4)
    first, second = page.board.canvases[:2]
    assert first.accessibleName() == f"Photo 1 of 2: {page.board.feet[0].name.text()}"
    assert second.accessibleName().startswith("Photo 2 of 2: ")
    assert first.accessibleDescription() == page.board.feet[0].facts != ""
    assert "%" in page.board.divider.accessibleName()


def test_the_menu_on_a_photo_has_the_verbs_of_photos_and_of_comparing(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = compare(window, qtbot, 3, 4, 5)
    press(page, Qt.Key.Key_Menu)
    menu = next(m for m in window.findChildren(QMenu) if m.isVisible())
    names = {action.objectName(): action.isEnabled() for action in menu.actions()}
    assert names["compare_remove"]
    assert names["compare_linked"]
    assert not names["compare_wiped"], "three photos cannot lie over each other"
    assert names["similar"]
    assert not names["view"]
    menu.close()


# Other photos


def test_pages_exchange_the_focused_photo_and_leave_out_the_others(
    window: MainWindow, qtbot: QtBot
) -> None:
    page, ids = compare(window, qtbot, 3, 4, 6), ids_of(window)
    press(page, Qt.Key.Key_PageDown)
    assert shown(page) == [ids[5], ids[4], ids[6]]
    press(page, Qt.Key.Key_PageDown)
    assert shown(page) == [ids[7], ids[4], ids[6]]
    press(page, Qt.Key.Key_PageUp)
    assert shown(page) == [ids[5], ids[4], ids[6]]
    assert window.browser.place == page.place
    assert window.browser.selected_ids() == [ids[5]]
    press(page, Qt.Key.Key_Tab)
    for _ in range(10):
        press(page, Qt.Key.Key_PageUp)
    assert shown(page) == [ids[5], ids[0], ids[6]]
    assert not page.board.feet[1].before.isEnabled()


@given(
    st.lists(st.integers(0, 30), unique=True, max_size=12),
    st.integers(0, 30),
    st.frozensets(st.integers(0, 30), max_size=4),
    st.sampled_from((-1, 1)),
)
def test_a_neighbour_is_the_nearest_that_is_not_taken(
    among: list[int], photo_id: int, taken: frozenset[int], by: int
) -> None:
    found = neighbour(np.array(among, np.int64), photo_id, taken, by)
    if photo_id not in among:
        assert found is None
        return
    row = among.index(photo_id)
    beside = among[row + 1 :] if by > 0 else among[:row][::-1]
    assert found == next((other for other in beside if other not in taken), None)


def test_one_photo_is_removed_while_two_are_left(window: MainWindow, qtbot: QtBot) -> None:
    page, ids = compare(window, qtbot, 3, 4, 5), ids_of(window)
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Backspace)
    assert shown(page) == [ids[3], ids[4]]
    assert page.board.canvases[1].hasFocus()
    assert window.browser.selected_ids() == [ids[4]]
    assert not window.actions_["compare_remove"].isEnabled()
    press(page, Qt.Key.Key_Backspace)
    assert shown(page) == [ids[3], ids[4]]
    assert window.actions_["compare_wiped"].isEnabled()


def test_the_button_of_another_photo_removes_that_one(window: MainWindow, qtbot: QtBot) -> None:
    page, ids = compare(window, qtbot, 3, 4, 5, 6), ids_of(window)
    press(page, Qt.Key.Key_Right)
    page.board.feet[0].remove.click()
    assert shown(page) == [ids[4], ids[5], ids[6]]
    assert window.browser.selected_ids() == [ids[4]]


def test_back_leads_to_exactly_where_one_was(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, qtbot, 30, 31)
    grid = window.browser.grid
    before = grid.grid_state()
    page = compare(window, qtbot, 30, 31)
    press(page, Qt.Key.Key_PageDown)
    press(page, Qt.Key.Key_Escape)
    after = grid.grid_state()
    assert window.browser.place == AllPhotos()
    assert (after.scroll, after.current) == (before.scroll, before.current)
    assert after.selected.tolist() == before.selected.tolist()
    assert grid.hasFocus()
    assert not window.views._kept, "nobody looks at them any more"


def test_back_to_a_comparison_shows_it_as_it_was_left(window: MainWindow, qtbot: QtBot) -> None:
    page = compare(window, qtbot, 3, 4)
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: page.words.told.explanation is not None)
    press(page, Qt.Key.Key_Z)
    press(page, Qt.Key.Key_Right)
    window.actions_["compare_linked"].trigger()
    left, state = page.place, page.state()
    assert state.aims[0].extent is not None
    window.actions_["similar"].trigger()
    assert window.browser.place != left
    window.actions_["back"].trigger()
    assert window.browser.place == left
    assert not page.linked.isChecked()
    again = page.state()
    assert (again.focused, again.told, again.divider) == (1, state.told, state.divider)
    qtbot.waitUntil(lambda: page.board.canvases[1].scale == 1)
    for one, other in zip(again.aims, state.aims, strict=True):
        assert one.extent == other.extent
        assert (one.across, one.down) == pytest.approx((other.across, other.down))
    press(page, Qt.Key.Key_PageDown)
    assert len(set(shown(page))) == 2


def test_photos_that_go_meanwhile_leave_the_comparison(
    window: MainWindow, library: Library, library_folder: Path, qtbot: QtBot
) -> None:
    page, ids = compare(window, qtbot, 3, 4, 5), ids_of(window)

    def lose(photo_id: int) -> None:
        with Library.open(library_folder, Access.INDEX) as index, index.writing_index() as db:
            db.execute("DELETE FROM files WHERE photo_id = ?", [photo_id])
        window.refresh()

    lose(ids[4])
    qtbot.waitUntil(lambda: shown(page) == [ids[3], ids[5]])
    lose(ids[3])
    qtbot.waitUntil(lambda: window.browser.place == AllPhotos())
    qtbot.waitUntil(lambda: window.browser.grid.photos.rowCount() == 58)


# How they are seen


def scales(page: ComparePage) -> list[float]:
    return [canvas.scale for canvas in page.board.canvases[: len(shown(page))]]


def test_a_click_magnifies_all_at_the_same_spot_and_another_one_fits_them_in(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = compare(window, qtbot, 3, 4, 5)
    canvas = page.board.canvases[1]
    at = QPoint(canvas.width() // 4, canvas.height() // 2)
    spot = canvas._to_photo(QPointF(at))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert scales(page) == [1, 1, 1]
    assert canvas.hasFocus()
    assert (canvas._to_photo(QPointF(at)) - spot).manhattanLength() < 1
    aims = [canvas.aim for canvas in page.board.canvases[:3]]
    assert aims[0] == aims[1] == aims[2]
    assert page.bar.percent.text() == "100 %"
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert all(canvas.is_fitted for canvas in page.board.canvases[:3])


def test_dragging_moves_all_and_is_no_click(window: MainWindow, qtbot: QtBot) -> None:
    page = compare(window, qtbot, 3, 4)
    press(page, Qt.Key.Key_Z)
    one, other = page.board.canvases[:2]
    before = one.aim
    QTest.mousePress(one, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    QTest.mouseMove(one, QPoint(120, 130))
    QTest.mouseRelease(one, Qt.MouseButton.LeftButton, pos=QPoint(120, 130))
    assert one.scale == 1
    assert one.aim.across > before.across
    assert other.aim == one.aim


def test_what_is_not_linked_stays(window: MainWindow, qtbot: QtBot) -> None:
    page = compare(window, qtbot, 3, 4)
    QTest.keyClick(page.board.canvases[0], Qt.Key.Key_L)
    assert not page.linked.isChecked()
    press(page, Qt.Key.Key_Z)
    assert page.board.canvases[0].scale == 1
    assert page.board.canvases[1].is_fitted
    QTest.keyClick(page.board.canvases[0], Qt.Key.Key_L)
    assert scales(page) == [1, 1], "linked again, the others come along"


def test_keys_magnify_and_move(window: MainWindow, qtbot: QtBot) -> None:
    page = compare(window, qtbot, 3, 4)
    fitted = scales(page)
    press(page, Qt.Key.Key_Plus)
    assert scales(page) == pytest.approx([1.25 * scale for scale in fitted])
    before = page.board.canvases[1].aim
    press(page, Qt.Key.Key_Right)
    assert page.board.canvases[1].aim.across > before.across
    assert page.board.canvases[0].hasFocus()
    press(page, Qt.Key.Key_Minus)
    assert scales(page) == pytest.approx(fitted)


def test_all_photos_are_asked_for_as_finely_as_they_are_seen(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = compare(window, qtbot, 3, 4, 5)
    qtbot.waitUntil(lambda: all(showing.is_there for showing in page.showings[:3]))
    views = window.views
    paths = [showing.path for showing in page.showings[:3]]
    assert len(set(paths)) == 3
    assert all(views.best(path).wanted.edge < 4096 for path in paths)
    press(page, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: all(views.best(path).wanted.edge == 4096 for path in paths))


@pytest.mark.parametrize("worker_options", [("--broken-views",)])
def test_a_photo_that_cannot_be_decoded_shows_its_thumbnail_and_why(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = compare(window, qtbot, 3, 4)
    foot = page.board.feet[1]
    qtbot.waitUntil(lambda: foot.problem.text().startswith("The file is"))
    assert foot.problem.isVisible()
    assert page.board.canvases[1].has_image
    assert foot.geometry().bottom() <= page.board.rect().bottom()


def halves(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


def a_canvas(qtbot: QtBot, size: tuple[int, int], photo: tuple[int, int]) -> Canvas:
    made = Canvas()
    qtbot.addWidget(made)
    made.resize(*size)
    made.show_photo(QSize(*photo))
    made.show_image(halves(*photo))
    return made


def test_photos_of_other_sizes_stay_aligned(qtbot: QtBot) -> None:
    large = a_canvas(qtbot, (400, 300), (4000, 3000))
    small = a_canvas(qtbot, (400, 300), (1000, 750))
    large.zoom_to(1.0, QPointF(310, 40))
    small.take_aim(large.aim)
    assert small.scale == 4
    assert small.seen().topLeft().x() == pytest.approx(large.seen().topLeft().x(), abs=0.01)
    assert small.seen().bottom() == pytest.approx(large.seen().bottom(), abs=0.01)
    large.take_aim(small.aim)
    assert large.scale == 1
    small.take_aim(Aim())
    assert small.is_fitted


def test_portrait_and_landscape_of_one_camera_are_magnified_alike(qtbot: QtBot) -> None:
    wide = a_canvas(qtbot, (400, 300), (4000, 3000))
    tall = a_canvas(qtbot, (400, 300), (3000, 4000))
    wide.zoom_to(1.0)
    tall.take_aim(wide.aim)
    assert tall.scale == 1
    wide.zoom_to(0.09)
    assert wide.is_fitted
    tall.zoom_to(0.08)
    wide.take_aim(tall.aim)
    assert wide.is_fitted, "what would be smaller than fitted in is fitted in"


# One over the other


def test_the_divider_shows_one_photo_left_and_the_other_right(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = compare(window, qtbot, 3, 4)
    qtbot.waitUntil(lambda: all(showing.is_there for showing in page.showings[:2]))
    board = page.board
    QTest.keyClick(board.canvases[0], Qt.Key.Key_O)
    left, right = board.canvases[:2]
    assert left.geometry() == right.geometry()
    assert not window.actions_["compare_linked"].isEnabled()
    for canvas, colour in ((left, "red"), (right, "blue")):
        canvas.show_image(replaced(colour))
    grabbed = board.grab().toImage()
    middle = left.geometry().center()
    across = left.width() // 4

    def colour_at(x: int) -> str:
        return grabbed.pixelColor(x, middle.y()).name()

    assert colour_at(middle.x() - across) == "#ff0000"
    assert colour_at(middle.x() + across) == "#0000ff"
    QTest.keyClick(board.divider, Qt.Key.Key_End)
    grabbed = board.grab().toImage()
    assert colour_at(middle.x() + across) == "#ff0000"
    QTest.keyClick(board.canvases[0], Qt.Key.Key_O)
    assert left.geometry() != right.geometry()
    grabbed = board.grab().toImage()
    right_middle = right.geometry().center()
    assert grabbed.pixelColor(right_middle).name() == "#0000ff"


def replaced(colour: str) -> QImage:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def test_the_divider_is_moved_by_keys_and_by_the_mouse(window: MainWindow, qtbot: QtBot) -> None:
    page = compare(window, qtbot, 3, 4)
    window.actions_["compare_wiped"].trigger()
    divider = page.board.divider
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Tab)
    assert divider.hasFocus()
    press(page, Qt.Key.Key_Right)
    assert divider.value() == WHOLE // 2 + STEP
    assert divider.accessibleName() == "Divider: 52 % left photo, 48 % right photo"
    press(page, Qt.Key.Key_Home)
    assert divider.value() == 0
    press(page, Qt.Key.Key_End)
    width = page.board.canvases[0].width()
    at = divider.rect().center()
    QTest.mousePress(divider, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(divider, at - QPoint(width // 4, 0))
    QTest.mouseRelease(divider, Qt.MouseButton.LeftButton, pos=divider.rect().center())
    assert divider.value() == pytest.approx(750, abs=10)
    state = page.state()
    press(page, Qt.Key.Key_Escape)
    assert window.browser.place == AllPhotos()
    assert state.divider == divider.value()


# Words and facts


def test_words_come_later_and_belong_to_the_photos_that_are_shown(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = compare(window, qtbot, 3, 4)
    qtbot.waitUntil(page.words.isVisible)
    assert page.words.told.explanation is None
    qtbot.waitUntil(lambda: page.words.told.explanation is not None)
    qtbot.waitUntil(lambda: page.words.told.explanation.complete)
    assert page.words.chips.chips
    assert page.words.verdict.text()
    first = page.words.told.explanation
    press(page, Qt.Key.Key_PageDown)
    assert page.words.told.explanation is None, "that was about another photo"
    qtbot.waitUntil(lambda: page.words.told.explanation is not None)
    assert page.words.told.explanation.left != first.left


def test_photos_that_are_passed_by_are_not_asked_about(window: MainWindow, qtbot: QtBot) -> None:
    page = compare(window, qtbot, 3, 4)
    asked: list[object] = []
    page.words.pair_wanted.connect(asked.append)
    for _ in range(5):
        press(page, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: page.words.told.explanation is not None)
    assert len(asked) == 1
    press(page, Qt.Key.Key_PageDown)
    window.actions_["back"].trigger()
    qtbot.wait(400)
    assert len(asked) == 1


@pytest.mark.parametrize("worker_options", [("--explain", "fail")])
def test_words_that_cannot_be_had_say_why(window: MainWindow, qtbot: QtBot) -> None:
    page = compare(window, qtbot, 3, 4)
    qtbot.waitUntil(lambda: page.words.failure.isVisible())
    assert "The file <b>ends</b> early." in page.words.failure.text()
    assert page.words.pending.again.isVisible()


def test_three_have_no_words_and_narrow_windows_neither(window: MainWindow, qtbot: QtBot) -> None:
    page = compare(window, qtbot, 3, 4, 5)
    assert not page.words.isVisible()
    press(page, Qt.Key.Key_Backspace)
    qtbot.waitUntil(page.words.isVisible)
    window.resize(820, 600)
    qtbot.waitUntil(lambda: not page.words.isVisible())


def photo(library: Library, photo_id: int) -> Photo:
    found = photos.photo(library, photo_id)
    assert found is not None
    return found


def test_only_facts_that_differ_are_said(library: Library) -> None:
    one = photo(library, 1)
    assert differing([one, one]) == [(), ()]
    meta = replace(one.metadata, taken="2019-05-12T16:04:07", camera=None, lens=None)
    other = replace(one, metadata=meta, size=12_345)
    mine, others = differing([one, other])
    assert others == ("12 May 2019 16:04:07", "no camera", "12 KB")
    assert len(mine) == 3
    assert mine[2] == "3.2 MB"
    assert differing([one, None]) == [(), ()]


def test_names_and_facts_from_files_are_plain(
    window: MainWindow, qtbot: QtBot, library: Library
) -> None:
    hostile = next(i for i in ids_of(window) if b"<img" in photo(library, i).card.path)
    other = next(i for i in ids_of(window) if i != hostile)
    window.browser.go(Compare((PhotoRef(hostile), PhotoRef(other), PhotoRef(99_999))))
    feet = window.browser.compare.board.feet
    assert "<img" in feet[0].name.text()
    assert "\u202e" not in feet[0].name.text() + feet[0].toolTip() + feet[0].facts
    assert "\u202e" not in window.browser.compare.board.canvases[0].accessibleName()
    assert feet[2].name.text() == "No longer in the library"


@pytest.mark.parametrize("size", [(640, 420), (900, 600), (2000, 1300)])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_everything_has_room_in_windows_of_any_size(
    window: MainWindow, qtbot: QtBot, size: tuple[int, int], count: int
) -> None:
    window.resize(*size)
    page = compare(window, qtbot, *range(3, 3 + count))
    qtbot.wait(20)
    room = page.board.rect()
    for canvas, foot in zip(page.board.canvases[:count], page.board.feet[:count], strict=True):
        assert room.contains(canvas.geometry())
        assert room.contains(foot.geometry())
        assert not canvas.geometry().intersects(foot.geometry())
        assert canvas.height() >= 40
    boxes = [canvas.geometry() for canvas in page.board.canvases[:count]]
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[:n])


def test_other_photos_in_the_library_leave_the_list_it_came_from(
    window: MainWindow, qtbot: QtBot, more_photos: Callable[[range], None]
) -> None:
    page, ids = compare(window, qtbot, 3, 4), ids_of(window)
    more_photos(range(100, 130))
    window.refresh()
    qtbot.wait(200)
    press(page, Qt.Key.Key_PageDown)
    assert shown(page) == [ids[5], ids[4]]
