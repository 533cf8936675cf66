"""Tips come at the right moment, once, take nothing away, and are remembered."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg.domain import Hit
from photoorg.library import Library
from photoorg.settings import Settings
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import AllPhotos, InAlbum, SimilarTo


def select(window: MainWindow, row: int) -> None:
    grid = window.browser.active_grid
    grid.setCurrentIndex(grid.photos.index(row))
    grid.setFocus()
    QApplication.processEvents()


def seen(library: Library) -> tuple[str, ...]:
    return Settings.load(library.paths).tips_seen


def test_the_first_selected_photo_teaches_find_similar(
    window: MainWindow, library: Library
) -> None:
    card, grid = window.tips.card, window.browser.grid
    assert card.isHidden()
    height = grid.height()
    select(window, 3)
    assert card.isVisible()
    assert card.do.text() == "Find similar (S)"
    assert grid.height() == height, "it takes no room"
    assert grid.hasFocus(), "it takes no keys"
    assert QApplication.activeModalWidget() is None
    card.close_.click()
    assert card.isHidden()
    assert seen(library) == ("similar",)
    select(window, 4)
    assert card.isHidden()


def test_following_a_tip_leads_to_the_next_one(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    select(window, 3)
    window.tips.card.do.click()
    place = window.browser.place
    assert isinstance(place, SimilarTo)
    assert seen(library) == ("similar",)
    others = [int(i) for i in window.browser.grid.photos.listing.ids[5:9]]
    qtbot.waitUntil(lambda: window.browser.results.grid.photos.rowCount() > 0, timeout=10_000)
    window.browser.show_hits(place, tuple(Hit(i, 0.9, 0.99) for i in others))
    select(window, 1)
    assert window.tips.card.isVisible()
    assert window.tips.card.do.text() == "Why? (W)"
    window.tips.card.do.click()
    assert seen(library) == ("similar", "why")
    assert window.tips.card.isHidden()


def test_whoever_knows_already_is_not_taught(window: MainWindow, library: Library) -> None:
    window.settings = Settings(tips=False)
    select(window, 3)
    assert window.tips.card.isHidden()
    window.actions_["similar"].trigger()
    assert "similar" in seen(library)


def test_whoever_goes_elsewhere_has_seen_it(window: MainWindow, library: Library) -> None:
    select(window, 3)
    assert window.tips.card.isVisible()
    album = next(a for a in window.albums.albums if a.name == "Hills")
    window.browser.go(InAlbum(album.id))
    assert seen(library) == ("similar",)
    window.browser.go(AllPhotos())
    select(window, 3)
    assert window.tips.card.isHidden()


def test_a_tip_names_the_key_that_was_chosen(window: MainWindow) -> None:
    window.verbs.choosing.choose("shortcuts", (("similar", ("F6",)),))
    select(window, 3)
    assert window.tips.card.do.text() == "Find similar (F6)"


def test_turned_off_and_on_again_all_tips_come_back(window: MainWindow, library: Library) -> None:
    select(window, 3)
    window.tips.card.close_.click()
    window.verbs.choosing.choose("tips", False)
    assert Settings.load(library.paths).tips is False
    window.verbs.choosing.choose("tips", True)
    assert seen(library) == ()
    assert window.tips.card.isVisible()
