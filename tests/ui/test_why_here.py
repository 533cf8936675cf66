"""Why a photo is in its album."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from photoorg.domain import PlaceReason
from photoorg.explanations import PhotoRef
from photoorg.library import Library, albums, photos
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import Why
from photoorg.ui.why_here import WhyHere

BEACH = "Beach & <b>sea</b>"
WAIT = 10_000


def named(library: Library, name: str) -> int:
    return next(album.id for album in albums.tree(library).albums if album.name == name)


@pytest.fixture
def worker_options(library: Library, request: pytest.FixtureRequest) -> tuple[str, ...]:
    param = getattr(request, "param", None)
    if param is not None:
        return ("--why-here", param)
    return ("--why-here", str(named(library, BEACH)), str(named(library, "Hills")))


def in_beach(window: MainWindow, row: int = 0) -> int:
    window.go_to_album(named(window.library, BEACH))
    grid = window.browser.grid
    grid.setCurrentIndex(grid.photos.index(row))
    QApplication.processEvents()
    return int(grid.photos.listing.ids[row])


def opened(window: MainWindow, qtbot: QtBot) -> WhyHere:
    why = window.inspector.why_here
    qtbot.mouseClick(why.question, Qt.MouseButton.LeftButton, pos=why.question.rect().center())
    return why


def answered(window: MainWindow, qtbot: QtBot) -> WhyHere:
    why = opened(window, qtbot)
    qtbot.waitUntil(lambda: bool(why.like.cards), timeout=WAIT)
    return why


def test_a_photo_says_why_it_is_here(window: MainWindow, qtbot: QtBot) -> None:
    photo = in_beach(window)
    assert window.inspector.why_here.question.words == f"Why in {BEACH}?"
    why = answered(window, qtbot)
    assert why.says.text() == "Like most photos here it shows a <b>dog</b>."
    assert why.next.text() == "It would also fit Outdoors › Hills. It was taken there."
    assert 0 < len(why.like.cards) <= 8
    assert photo not in {card.id for card in why.like.cards}
    assert why.out.text() == "Not in Beach && <b>sea</b>"
    for label in why.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_it_is_asked_for_every_photo_while_it_is_open(window: MainWindow, qtbot: QtBot) -> None:
    in_beach(window)
    why = answered(window, qtbot)
    with qtbot.waitSignal(why.asked, timeout=WAIT) as asked:
        photo = in_beach(window, 5)
        assert not why.like.cards, "what was said of the other photo is gone at once"
    assert asked.args == [photo]
    qtbot.waitUntil(lambda: bool(why.like.cards), timeout=WAIT)
    why.question.click()
    with qtbot.assertNotEmitted(why.asked, wait=300):
        in_beach(window, 6)


def test_a_photo_it_is_like_leads_to_the_comparison(window: MainWindow, qtbot: QtBot) -> None:
    photo = in_beach(window)
    why = answered(window, qtbot)
    second = why.like.cards[1].id
    why.like.setFocus()
    qtbot.keyClick(why.like, Qt.Key.Key_Right)
    qtbot.keyClick(why.like, Qt.Key.Key_Return)
    assert window.browser.place == Why(PhotoRef(photo), PhotoRef(second))


@pytest.mark.parametrize(
    ("button", "album"), [("there", "Hills"), ("stay", BEACH), ("out", "Outdoors")]
)
def test_the_photo_goes_where_the_person_says(
    window: MainWindow, qtbot: QtBot, button: str, album: str
) -> None:
    photo = in_beach(window)
    why = answered(window, qtbot)
    getattr(why, button).click()
    shown = photos.photo(window.library, photo)
    assert shown is not None
    assert shown.album_id == named(window.library, album)
    assert "undoes" in window.status.stage.text()


@pytest.mark.parametrize("worker_options", ["fail"], indirect=True)
def test_a_failure_is_said(window: MainWindow, qtbot: QtBot) -> None:
    in_beach(window)
    why = opened(window, qtbot)
    words = "This photo <b>cannot</b> be compared yet."
    qtbot.waitUntil(lambda: why.says.text() == words, timeout=WAIT)
    assert why._acts.isHidden()


@pytest.mark.parametrize("worker_options", ["silent"], indirect=True)
def test_waiting_says_what_for(window: MainWindow, qtbot: QtBot) -> None:
    photo = in_beach(window)
    why = opened(window, qtbot)
    words = "Comparing it with its album…"
    qtbot.waitUntil(lambda: why.says.text() == words, timeout=WAIT)
    why.show_reason(PlaceReason(photo + 1, named(window.library, BEACH), "Other."), (), ())
    assert why.says.text() == words
    why.show_reason(PlaceReason(photo, named(window.library, BEACH), "You put it here."), (), ())
    assert why.says.text() == "You put it here."
    assert why.like.isHidden()
    assert why.next.isHidden()
    assert why.there.isHidden()
    assert not why.stay.isHidden()


def test_a_photo_in_no_album_can_only_go_elsewhere(window: MainWindow, qtbot: QtBot) -> None:
    rest = named(window.library, "Not sorted")
    window.go_to_album(rest)
    window.browser.grid.setCurrentIndex(window.browser.grid.photos.index(0))
    photo = int(window.browser.grid.photos.listing.ids[0])
    why = window.inspector.why_here
    assert why.question.words == "Why in no album?"
    why.question.click()
    tree = window.albums
    why.show_reason(
        PlaceReason(photo, rest, "It is like few others."),
        (),
        tree.path(named(window.library, "Hills")),
    )
    assert not why.there.isHidden()
    assert why.out.isHidden()
    assert why.stay.isHidden()
