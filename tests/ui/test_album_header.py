"""The top of an album's page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from photoorg.domain import Album, Evidence, EvidenceTag
from photoorg.library import album_edits, photos
from photoorg.ui.album_contents import AlbumShown, shown, spread
from photoorg.ui.album_evidence import TagBar
from photoorg.ui.album_header import AlbumHeader
from photoorg.ui.album_words import percent, sentence, tag_words
from photoorg.ui.labels import PlainLabel
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import AllPhotos

BEACH = "Beach & <b>sea</b>"
HUGE = (1 << 52) + 7
"""Lasting ids have 48 bits."""
HOSTILE = "<img src='x'>\u202e&evil" + "x" * 300


def album_id(window: MainWindow, name: str) -> int:
    return next(album.id for album in window.albums.albums if album.name == name)


def go(window: MainWindow, name: str) -> AlbumHeader:
    window.go_to_album(album_id(window, name))
    return window.browser.albums.header


def chips(header: AlbumHeader) -> list[QPushButton]:
    found = header.guesses.findChildren(QPushButton)
    return [chip for chip in found if not chip.isHidden()]


@pytest.fixture
def header(window: MainWindow, qtbot: QtBot) -> AlbumHeader:
    actions = [window.actions_[name] for name in ("keep_album", "split_album", "dismiss_album")]
    made = AlbumHeader(window.thumbnails, window.library.paths, actions)
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.show()
    return made


def test_an_album_opens_with_its_photos_and_its_evidence(window: MainWindow) -> None:
    header = go(window, "Hills")
    assert header.isVisible()
    assert header.name.label.text() == "Hills"
    assert header.name.label.font().italic()
    assert header.state.text() == "Proposed"
    assert header.says.text() == "10 photos · 91 % show <i>hills</i>"
    assert len(header.strip.cards) == 8
    assert window.browser.crumbs.note.isHidden()
    assert not chips(header)
    assert header.why.isHidden()
    window.browser.go(AllPhotos())
    assert header.isHidden()


def test_photos_that_are_in_no_album_have_no_header(window: MainWindow) -> None:
    assert go(window, "Not sorted").isHidden()


def test_a_kept_album_says_so_and_cannot_be_kept_again(window: MainWindow) -> None:
    header = go(window, "Hills")
    keep = header.verbs.buttons[0]
    assert keep.defaultAction() is window.actions_["keep_album"]
    assert not keep.isHidden()
    keep.click()
    assert header.state.text() == "Kept"
    assert not header.name.label.font().italic()
    assert keep.isHidden()


def test_the_name_is_typed_where_it_stands(window: MainWindow, qtbot: QtBot) -> None:
    header = go(window, "Hills")
    rename = next(b for b in header.verbs.buttons if b.text() == "Rename")
    rename.click()
    assert header.name.editing
    QTest.keyClicks(header.name.edit, "si")
    assert header.name.edit.text() == "si", "S would look for similar photos elsewhere"
    qtbot.keyClick(header.name.edit, Qt.Key.Key_Escape)
    assert not header.name.editing
    assert header.name.label.text() == "Hills"
    assert window.browser.grid.hasFocus()
    header.begin_rename()
    QTest.keyClicks(header.name.edit, "  Old   hills ")
    qtbot.keyClick(header.name.edit, Qt.Key.Key_Return)
    assert window.albums.by_id[album_id(window, "Old hills")].kept
    assert header.name.label.text() == "Old hills"
    header.begin_rename()
    QTest.keyClicks(header.name.edit, BEACH)
    qtbot.keyClick(header.name.edit, Qt.Key.Key_Return)
    assert "already" in window.status.stage.text()
    assert header.name.label.text() == "Old hills"


def test_return_on_the_proposed_name_keeps_the_album(window: MainWindow, qtbot: QtBot) -> None:
    header = go(window, BEACH)
    header.begin_rename()
    qtbot.keyClick(header.name.edit, Qt.Key.Key_Return)
    assert header.state.text() == "Kept"
    assert header.name.label.text() == BEACH


def test_a_guess_becomes_the_name(header: AlbumHeader, qtbot: QtBot) -> None:
    album = Album(HUGE, None, "Untitled", 7, guesses=("dogs", HOSTILE), evidence="perhaps dogs")
    header.show_album(AlbumShown(album, (), ()))
    assert header.says.text() == "7 photos"
    first, second = chips(header)
    assert second.width() < 300
    assert "\u202e" not in second.text()
    with qtbot.waitSignal(header.renamed) as renamed:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert renamed.args == [HUGE, "dogs", False]


def test_the_evidence_opens_in_bars(header: AlbumHeader, qtbot: QtBot) -> None:
    tags = tuple(EvidenceTag(f"{n} {HOSTILE}", 2.0 if n else 0.91, 0.12) for n in range(9))
    reasons = Evidence(tags, (), 0.75, "May–August", "Ostia")
    above = Album(1, None, "Outdoors", 300)
    album = Album(2, 1, HOSTILE, 40, reasons=reasons, kept=True)
    header.show_album(AlbumShown(album, (above,), ()))
    assert header.detail.isHidden()
    header.why.setFocus()
    qtbot.keyClick(header.why, Qt.Key.Key_Space)
    bars = header.detail.findChildren(TagBar)
    assert len(bars) == 6
    assert bars[0].accessibleName().endswith("91 % here, 12 % in Outdoors")
    assert bars[1].here == 1
    said = [label.text() for label in header.detail.findChildren(QLabel)]
    assert "30 of 40 photos fit the name." in said
    assert "Taken May–August." in said
    assert "Most of them in Ostia." in said
    for label in header.findChildren(PlainLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert "\u202e" not in label.text()
    QApplication.processEvents()
    assert header.minimumSizeHint().width() <= 700
    header.show_album(AlbumShown(Album(3, None, "Plain", 1), (), ()))
    assert header.detail.isHidden()
    assert header.says.text() == "1 photo"


def test_buttons_give_way_to_a_long_name(header: AlbumHeader) -> None:
    header.show_album(AlbumShown(Album(3, None, "Sea", 4), (), ()))
    assert header.verbs.more.isHidden()
    header.resize(300, 200)
    header.show_album(AlbumShown(Album(3, None, HOSTILE, 4), (), ()))
    QApplication.processEvents()
    in_menu = [action.objectName() for action in header.verbs.menu.actions()]
    assert not header.verbs.more.isHidden()
    assert in_menu[-1] == "dismiss_album"
    shown = [b for b in (*header.verbs.buttons, header.verbs.more) if not b.isHidden()]
    assert all(b.mapTo(header, b.rect().topRight()).x() < 300 for b in shown)
    assert header.name.label.toolTip()


def test_a_low_page_leaves_out_the_strip(header: AlbumHeader) -> None:
    header.fit_height(500)
    assert header.strip.isHidden()
    header.fit_height(700)
    assert not header.strip.isHidden()


def test_typical_photos_come_first(window: MainWindow) -> None:
    beach = album_id(window, BEACH)
    inside = photos.ids_in_album(window.library, beach).tolist()
    found = shown(window.library, window.albums, beach, 3)
    assert found is not None
    assert found.path == f"Outdoors › {BEACH}"
    assert len(found.cards) == 3
    assert found.cards[0].id == window.albums.by_id[beach].cover_id
    assert {card.id for card in found.cards} <= set(inside)
    assert shown(window.library, window.albums, 12345, 3) is None
    album_edits.dismiss(window.library, beach)
    assert spread(range(10), 4) == [0, 2, 5, 7]
    assert spread([1, 2], 4) == [1, 2]


def test_words() -> None:
    evidence = "1,214 photos · 91 % mention dog or beach · May–August"
    assert sentence(Album(1, None, "B", 1300, evidence=evidence)) == (
        "1,300 photos · 91 % mention dog or beach · May–August"
    )
    assert [percent(share) for share in (0, 0.001, 0.5, 0.999, 1, 7)] == [
        "0 %", "under 1 %", "50 %", "99 %", "100 %", "100 %",
    ]  # fmt: skip
    assert tag_words(EvidenceTag("dog", 0.5, 0), "all photos") == "50 % here, 0 % in all photos"


def test_more_photos_change_what_is_shown(
    window: MainWindow, more_photos: Callable[[range], None], library_folder: Path
) -> None:
    header = go(window, "Hills")
    more_photos(range(60, 70))
    window._refreshing.finish()
    assert header.isVisible()
    assert header.says.text().startswith("10 photos")


def test_a_low_window_has_no_strip(window: MainWindow) -> None:
    header = go(window, "Hills")
    assert header.strip.isVisible()
    window.resize(900, 420)
    QApplication.processEvents()
    assert header.isVisible()
    assert header.strip.isHidden()


def test_showing_the_same_again_leaves_the_keyboard_alone(header: AlbumHeader) -> None:
    album = Album(HUGE, None, "Untitled", 7, guesses=("dogs", "sea"))
    header.show_album(AlbumShown(album, (), ()))
    before = chips(header)
    header.show_album(AlbumShown(album, (), ()))
    assert chips(header) == before
