"""What an album would fall into."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from photoorg.domain import AlbumPart
from photoorg.jobs import SplitProposed
from photoorg.library import Library, albums, corrections, photos
from photoorg.ui import carried
from photoorg.ui.main_window import MainWindow
from photoorg.ui.part_card import MIME
from photoorg.ui.parts import Parts
from photoorg.ui.places import AllPhotos, InAlbum, SplitAlbum
from photoorg.ui.split_page import SplitPage

BEACH = "Beach & <b>sea</b>"
WAIT = 10_000


def beach(window: MainWindow) -> int:
    return next(album.id for album in window.albums.albums if album.name == BEACH)


@pytest.fixture
def worker_options(library: Library, request: pytest.FixtureRequest) -> tuple[str, ...]:
    """The fake worker knows what is in the album, and what tests ask of it."""
    tree = albums.tree(library)
    album_id = next(album.id for album in tree.albums if album.name == BEACH)
    inside = photos.ids_in_album(library, album_id).tolist()
    return ("--photos", ",".join(map(str, inside)), *getattr(request, "param", ()))


def opened(window: MainWindow) -> SplitPage:
    window.go_to_album(beach(window))
    window.actions_["split_album"].trigger()
    assert window.browser.place == SplitAlbum(beach(window))
    return window.browser.albums.split


def with_parts(window: MainWindow, qtbot: QtBot, count: int = 3) -> SplitPage:
    page = opened(window)
    qtbot.waitUntil(lambda: len(page.cards) == count and len(page.parts) == count, timeout=WAIT)
    return page


def test_nothing_happens_before_the_person_says_so(window: MainWindow, qtbot: QtBot) -> None:
    page = with_parts(window, qtbot)
    assert page.by == "subject"
    assert [card.name.text() for card in page.cards] == ["Part 1", "Part 2", "Part 3"]
    assert page.cards[0].count.text() == "7 photos"
    assert len(page.cards[0].wall.cards) == 7
    assert page.words.text() == f"{BEACH} gets 3 albums below it."
    assert window.inspector.isHidden()
    assert window.browser.albums.header.isHidden()
    page.cancel.click()
    assert window.browser.place == InAlbum(beach(window))
    assert not corrections.history(window.library).done


def test_the_parts_become_albums(window: MainWindow, qtbot: QtBot) -> None:
    page, album_id = with_parts(window, qtbot), beach(window)
    page.cards[0].name.selectAll()
    QTest.keyClicks(page.cards[0].name, "Sand, wind")
    page.split.click()
    below = window.albums.children(album_id)
    assert [album.name for album in below] == ["Sand, wind", "Part 2", "Part 3"]
    assert [album.count for album in below] == [7, 7, 6]
    assert window.browser.place == InAlbum(album_id)
    assert "Split" in window.status.stage.text()
    window.browser.go_back()
    assert window.browser.place == AllPhotos(), "the preview is no place to go back to"
    window.actions_["undo"].trigger()
    assert not window.albums.children(album_id)


def test_unticked_parts_stay_where_they_are(window: MainWindow, qtbot: QtBot) -> None:
    page, album_id = with_parts(window, qtbot), beach(window)
    qtbot.mouseClick(page.cards[2].tick, Qt.MouseButton.LeftButton)
    assert page.cards[2].count.text() == f"6 photos · stay in {BEACH}"
    assert not page.cards[2].name.isEnabled()
    assert page.words.text().endswith("gets 2 albums below it; 6 photos stay directly in it.")
    page.cards[1].tick.click()
    assert page.words.text() == "Tick two parts at least."
    assert not page.split.isEnabled()
    page.cards[1].tick.click()
    page.split.click()
    assert [a.count for a in window.albums.children(album_id)] == [7, 7]
    assert window.albums.by_id[album_id].count == 20


def dropped(onto: QWidget, place: int) -> None:
    data = QMimeData()
    carried.put(data, MIME, [place])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    onto.dropEvent(event)


def test_a_part_is_put_together_with_another_by_dragging_or_menu(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = with_parts(window, qtbot)
    dropped(page.cards[1], 1)
    dropped(page.cards[0], 2)
    qtbot.waitUntil(lambda: len(page.cards) == 2)
    assert [page.parts[n].name for n in range(2)] == ["Part 1", "Part 2"]
    assert page.cards[0].count.text() == "13 photos"
    page.cards[1].menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: len(page.cards) == 1)
    assert page.words.text() == "Tick two parts at least."
    assert not page.split.isEnabled()


def test_every_part_needs_a_name_of_its_own(window: MainWindow, qtbot: QtBot) -> None:
    page = with_parts(window, qtbot)
    page.cards[0].name.selectAll()
    qtbot.keyClick(page.cards[0].name, Qt.Key.Key_Backspace)
    assert page.words.text() == "Every part needs a name."
    QTest.keyClicks(page.cards[0].name, "part 2")
    assert page.words.text() == "Two parts are called “Part 2”."
    QTest.keyClicks(page.cards[0].name, "x")
    assert page.split.isEnabled()


def test_the_number_of_parts_is_chosen_for_subjects_only(window: MainWindow, qtbot: QtBot) -> None:
    page = with_parts(window, qtbot)
    page.number.setCurrentIndex(4)
    page.number.activated.emit(4)
    qtbot.waitUntil(lambda: len(page.parts) == 5, timeout=WAIT)
    page.ways["time"].click()
    assert page.number.isHidden()
    qtbot.waitUntil(lambda: len(page.parts) == 2, timeout=WAIT)
    page.ways["subject"].click()
    assert not page.number.isHidden()
    qtbot.waitUntil(lambda: len(page.parts) == 5, timeout=WAIT)


def test_hostile_and_long_names_are_shown_as_they_are(window: MainWindow, qtbot: QtBot) -> None:
    page = with_parts(window, qtbot)
    page.ways["time"].click()
    qtbot.waitUntil(lambda: len(page.parts) == 2, timeout=WAIT)
    assert "\u202e" not in page.cards[0].name.text()
    assert len(page.cards[1].name.text()) == 200
    QApplication.processEvents()
    assert page.width() <= window.browser.width()
    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    for button in page.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text() or button.toolTip()
    page.split.click()
    assert len(window.albums.children(beach(window))) == 2


def test_many_parts_scroll_and_one_is_none(window: MainWindow, qtbot: QtBot) -> None:
    page = with_parts(window, qtbot)
    page.ways["folder"].click()
    qtbot.waitUntil(lambda: len(page.cards) == 20, timeout=WAIT)
    qtbot.waitUntil(lambda: page.grid.verticalScrollBar().maximum() > 0)
    assert page.grid.horizontalScrollBar().maximum() == 0
    page.ways["place"].click()
    qtbot.waitUntil(lambda: bool(page.waiting.title.text()), timeout=WAIT)
    assert page.waiting.title.text() == "These photos do not differ in place."
    assert page.waiting.again.isHidden()
    assert not page.split.isEnabled()


@pytest.mark.parametrize("worker_options", [("--split", "fail")], indirect=True)
def test_a_failure_is_said_and_tried_again(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window)
    qtbot.waitUntil(lambda: page.waiting.again.isVisible(), timeout=WAIT)
    assert "<b>this</b>" in page.waiting.title.text()
    assert page.waiting.title.textFormat() == Qt.TextFormat.PlainText
    with qtbot.waitSignal(page.asked) as asked:
        page.waiting.again.click()
    assert asked.args == [beach(window), "subject", 0]


@pytest.mark.parametrize("worker_options", [("--split", "silent")], indirect=True)
def test_waiting_says_for_what_and_how_long(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window)
    assert page.waiting.title.text() == ""
    words = "Looking at how these photos differ in subject…"
    qtbot.waitUntil(lambda: page.waiting.title.text() == words, timeout=WAIT)
    passed = re.compile(re.escape(words) + r" [2-9]\d* s")
    qtbot.waitUntil(lambda: passed.fullmatch(page.waiting.title.text()) is not None, timeout=WAIT)
    late = SplitProposed(0, beach(window), "time", (AlbumPart("x", (1,)), AlbumPart("y", (2,))))
    page.show_proposal(late)
    assert not len(page.parts), "it is the answer to another question"
    page.cancel.click()
    assert window.browser.place == InAlbum(beach(window))


def test_it_works_with_the_keyboard_alone(window: MainWindow, qtbot: QtBot) -> None:
    page = with_parts(window, qtbot)
    assert page.ways["subject"].hasFocus()
    page.cards[1].tick.setFocus()
    qtbot.keyClick(page.cards[1].tick, Qt.Key.Key_Space)
    assert not page.parts[1].taken
    page.split.setFocus()
    qtbot.keyClick(page.split, Qt.Key.Key_Space)
    assert len(window.albums.children(beach(window))) == 2


def test_an_album_that_is_gone_says_so(window: MainWindow) -> None:
    window.browser.go(SplitAlbum(424242))
    page = window.browser.albums.split
    assert page.waiting.title.text() == "This album is not there any more."
    page.cancel.click()
    assert window.browser.place == AllPhotos()


def test_parts() -> None:
    parts = Parts((AlbumPart("a", (1, 2)), AlbumPart("b", (3,)), AlbumPart("c", (4,))))
    parts.join(0, 0)
    assert len(parts) == 3
    parts.join(0, 2)
    assert parts.chosen == [("b", (3,)), ("c", (4, 1, 2))]
    parts.take(0, taken=False)
    assert parts.left == 1
    assert parts.words("Beach", unseen=1) == (
        "Beach gets 1 album below it; 2 photos stay directly in it."
    )
    assert Parts().trouble() == "Tick two parts at least."
