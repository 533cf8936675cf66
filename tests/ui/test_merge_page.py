"""What some albums would be as one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from photoorg.library import album_edits, corrections
from photoorg.ui.album_picker import AlbumPicker, Choice
from photoorg.ui.main_window import MainWindow
from photoorg.ui.merge_page import MergePage
from photoorg.ui.places import AllPhotos, InAlbum, MergeAlbums

BEACH = "Beach & <b>sea</b>"


def album(window: MainWindow, name: str) -> int:
    return next(album.id for album in window.albums.albums if album.name == name)


def opened(window: MainWindow, *names: str) -> MergePage:
    window.browser.go(MergeAlbums(tuple(album(window, name) for name in names)))
    return window.browser.albums.merge


def albums_listed(picker: AlbumPicker | None) -> list[str]:
    assert picker is not None
    return [picker.list.item(row).text() for row in range(picker.list.count())]


def radio(page: MergePage, album_id: int) -> QAbstractButton:
    return next(card.radio for card in page.cards if card.album_id == album_id)


def test_two_albums_become_one(window: MainWindow, qtbot: QtBot) -> None:
    beach, hills = album(window, BEACH), album(window, "Hills")
    page = opened(window, BEACH, "Hills")
    assert [card.name.text() for card in page.cards] == [BEACH, "Hills"]
    assert page.cards[0].way.text() == "20 photos · in Outdoors"
    assert page.name.text() == BEACH, "the larger one takes in the other"
    assert page.together.text() == "30 photos"
    assert page.merge.hasFocus()
    page.cancel.click()
    assert not corrections.history(window.library).done
    page = opened(window, BEACH, "Hills")
    qtbot.mouseClick(radio(page, hills), Qt.MouseButton.LeftButton)
    assert page.name.text() == "Hills"
    page.merge.click()
    assert beach not in window.albums.by_id
    assert window.albums.by_id[hills].count == 30
    assert window.browser.place == InAlbum(hills)
    assert "Merged 2 albums" in window.status.stage.text()


def test_the_name_of_the_other_can_be_had(window: MainWindow, qtbot: QtBot) -> None:
    beach = album(window, BEACH)
    page = opened(window, BEACH, "Hills")
    page.name.selectAll()
    QTest.keyClicks(page.name, "Hills")
    page.merge.click()
    assert window.albums.by_id[beach].name == "Hills"
    assert window.albums.by_id[beach].count == 30


def test_a_name_that_cannot_be_had_merges_nothing(window: MainWindow) -> None:
    album_edits.make(window.library, "Taken", [], above=album(window, "Outdoors"))
    window._refreshing.finish()
    page = opened(window, BEACH, "Hills")
    page.name.selectAll()
    QTest.keyClicks(page.name, "Taken")
    page.merge.click()
    assert {BEACH, "Hills"} <= {found.name for found in window.albums.albums}
    assert isinstance(window.browser.place, MergeAlbums)
    assert "There is an album “Taken” here already." in window.status.stage.text()
    page.name.selectAll()
    QTest.keyClick(page.name, Qt.Key.Key_Backspace)
    assert page.words.text() == "The album needs a name."
    assert not page.merge.isEnabled()


def test_what_is_typed_stays_when_the_other_takes_in(window: MainWindow) -> None:
    page = opened(window, BEACH, "Hills")
    page.name.selectAll()
    QTest.keyClicks(page.name, "Both")
    radio(page, album(window, "Hills")).click()
    assert page.name.text() == "Both"


def test_an_album_takes_in_one_that_lies_in_it(window: MainWindow) -> None:
    outdoors, hills = album(window, "Outdoors"), album(window, "Hills")
    page = opened(window, "Hills", "Outdoors")
    assert not radio(page, hills).isEnabled()
    assert radio(page, outdoors).isChecked()
    assert page.together.text() == "30 photos"
    page.merge.click()
    assert hills not in window.albums.by_id
    assert window.albums.by_id[outdoors].count == 30


def test_never_merge_is_remembered(window: MainWindow) -> None:
    page = opened(window, BEACH, "Hills")
    page.apart.click()
    assert window.browser.place == AllPhotos()
    page = opened(window, "Hills", BEACH)
    assert page.words.text() == "You said that these are never merged."
    assert not page.apart.isEnabled()
    assert page.merge.isEnabled()


def test_the_other_album_is_found_by_letters(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to_album(album(window, "Hills"))
    window.actions_["merge_albums"].trigger()
    page = window.browser.albums.merge
    picker = page.picker
    assert albums_listed(picker) == ["Outdoors  ·  30", f"Outdoors › {BEACH}  ·  20"]
    assert picker is not None
    assert picker.field.hasFocus()
    assert not page.merge.isEnabled()
    QTest.keyClicks(picker.field, "zzz")
    assert picker.nothing.text() == "No album has that in its name."
    picker.field.clear()
    qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.cards) == 2)
    assert page.picker is None
    assert page.cards[0].drop.isHidden()
    page.cards[1].drop.click()
    qtbot.waitUntil(lambda: page.picker is not None)
    QTest.keyClicks(page.picker.field, "out sea")
    assert albums_listed(page.picker) == [f"Outdoors › {BEACH}  ·  20"]
    qtbot.keyClick(page.picker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.merge.hasFocus())
    qtbot.keyClick(page.merge, Qt.Key.Key_Space)
    assert window.albums.by_id[album(window, BEACH)].count == 30


def test_albums_that_are_gone(window: MainWindow) -> None:
    window.browser.go(MergeAlbums((4242, 4243)))
    page = window.browser.albums.merge
    assert page.words.text() == "This album is not there any more."
    assert page.cancel.hasFocus()
    page.cancel.click()
    assert window.browser.place == AllPhotos()


@pytest.mark.parametrize("width", [640, 1200])
def test_hostile_and_long_names_stay_inside(window: MainWindow, width: int) -> None:
    hills = album(window, "Hills")
    album_edits.rename(window.library, hills, "<img src='x'>&" + "y" * 180)
    window._refreshing.finish()
    window.resize(width, 420)
    window.browser.go(MergeAlbums((hills, album(window, BEACH))))
    page = window.browser.albums.merge
    QApplication.processEvents()
    assert page.wall.isHidden(), "a low page has its room for the cards"
    assert page.grid.horizontalScrollBar().maximum() == 0
    assert page.merge.mapTo(window, page.merge.rect().bottomRight()).x() < window.width()
    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    for button in page.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text() or button.toolTip()


def test_more_albums_than_anybody_reads(qtbot: QtBot, qapp: QApplication) -> None:
    picker = AlbumPicker("Which?")
    qtbot.addWidget(picker)
    picker.show_choices([Choice(n + (1 << 40), f"Album {n}", n) for n in range(2000)])
    assert picker.list.count() == 500
    assert picker.nothing.text() == "The first 500 of 2,000: type more letters."
    with qtbot.waitSignal(picker.picked) as picked:
        picker.list.itemActivated.emit(picker.list.item(3))
    assert picked.args == [3 + (1 << 40)]
    picker.show_choices([])
    assert picker.nothing.text() == "There is no other album."
