"""The search bar: chips, what is offered, filters, the cut-off, saved and recent searches."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from photoorg import jobs
from photoorg.domain import Hit
from photoorg.library import Library, filters, photos, searches
from photoorg.questions import Filter, PhotoPart, Question, WordsPart
from photoorg.ui.answers import Answer
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import AllPhotos, Asked, Filtered, FittingWords, SimilarTo
from photoorg.ui.question_places import photo_part, place_of, question_of
from photoorg.ui.sidebar_model import SEARCHES, SearchLine
from photoorg.ui.suggestions import all_kinds, meant, offers

JPEG = Filter("type", "JPEG")


def chips(window: MainWindow) -> list[str]:
    bar = window.header.bar
    return [("−" if chip.minus else "") + chip.words for chip in bar.tokens.chips]


def typed(window: MainWindow, qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(window.header.search, text)
    qtbot.keyClick(window.header.search, Qt.Key.Key_Return)


def test_what_is_typed_becomes_chips_and_one_question(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["search"].trigger()
    typed(window, qtbot, "dog")
    assert window.browser.place == FittingWords("dog")
    typed(window, qtbot, "-snow")
    typed(window, qtbot, "May 2019")
    typed(window, qtbot, "type:jp")
    asked = Question(
        (WordsPart("dog"), WordsPart("snow", True)),
        filters=(Filter("date", "2019-05-01/2019-05-31"), JPEG),
    )
    assert window.browser.place == Asked(asked)
    assert chips(window) == ["dog", "−snow", "May 2019", "JPEG"]
    window.actions_["back"].trigger()
    assert chips(window) == ["dog", "−snow", "May 2019"]
    for _ in range(3):
        window.actions_["back"].trigger()
    assert window.browser.place == AllPhotos()
    assert chips(window) == []


def test_filters_alone_list_photos_by_date_at_once(window: MainWindow, library: Library) -> None:
    window.header.bar.add(JPEG)
    window.header.bar.add(Filter("date", "2019-05-01/2019-05-31"))
    assert isinstance(window.browser.place, Filtered)
    listing = window.browser.grid.photos.listing
    wanted = filters.listed_now(library, window.browser.place.question.filters)
    assert listing.ids.tolist() == wanted.tolist()
    assert len(listing.ids) == 5
    assert [section.title for section in listing.sections] == ["May 2019"]
    window.header.bar.add(Filter("camera", "none"))
    assert window.browser.pages.currentWidget() is window.browser.empty


def test_chips_are_removed_turned_and_changed_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.header.bar
    bar.add(WordsPart("dog"))
    bar.add(WordsPart("snow"))
    bar.add(JPEG)
    bar.field.setFocus()
    qtbot.keyClick(bar.field, Qt.Key.Key_Backspace)
    assert bar.tokens.chips[2].hasFocus()
    qtbot.keyClick(bar.tokens.chips[2], Qt.Key.Key_Delete)
    assert chips(window) == ["dog", "snow"]
    qtbot.keyClick(bar.field, Qt.Key.Key_Left)
    qtbot.keyClick(bar.tokens.chips[1], Qt.Key.Key_Left)
    assert bar.tokens.chips[0].hasFocus()
    qtbot.keyClick(bar.tokens.chips[0], Qt.Key.Key_Minus)
    assert chips(window) == ["−dog", "snow"]
    assert bar.tokens.chips[0].hasFocus()
    labels = [action.text() for action in bar.tokens.chips[0].menu_of_part().actions()]
    assert labels == ["Look for this", "Change the words", "Remove"]
    bar.tokens.chips[0].edited.emit(WordsPart("dog", True))
    assert bar.field.text() == "-dog"
    typed(window, qtbot, "s")
    assert window.browser.place.question.words == (WordsPart("snow"), WordsPart("dogs", True))
    cross = bar.tokens.chips[0]
    at = QPoint(cross.width() - 12, cross.height() // 2)
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton, pos=at)
    assert chips(window) == ["−dogs"]


def test_typing_over_what_is_marked_begins_anew(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.header.bar
    bar.add(WordsPart("dog"))
    bar.add(JPEG)
    window.actions_["search"].trigger()
    assert all(chip.marked for chip in bar.tokens.chips)
    typed(window, qtbot, "cat")
    assert window.browser.place == FittingWords("cat")
    window.actions_["search"].trigger()
    qtbot.keyClick(bar.field, Qt.Key.Key_Backspace)
    assert window.browser.place == AllPhotos()


def test_photos_join_a_search_from_their_menu(window: MainWindow, library: Library) -> None:
    grid = window.browser.grid
    grid.setCurrentIndex(grid.photos.index(3))
    first, second = (int(i) for i in grid.photos.listing.ids[3:5])
    window.actions_["add_to_search"].trigger()
    assert window.browser.place == SimilarTo(first)
    window.header.bar.add(photo_part(library, second, minus=True))
    place = window.browser.place
    assert isinstance(place, Asked)
    assert [part.minus for part in place.question.photos] == [False, True]
    assert place_of(library, question_of(library, SimilarTo(first))) == SimilarTo(first)
    window.header.bar.remove(place.question.photos[1])
    window.header.bar.add(JPEG)
    assert window.browser.place.subject == SimilarTo(first)
    assert window.browser.results.side.isVisible()


def test_a_dropped_file_joins_the_search(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "other.png"
    QImage(4, 3, QImage.Format.Format_RGB32).save(str(file))
    window.header.bar.add(WordsPart("dog"))
    window.header.bar.file_given.emit(os.fsencode(file))
    assert window.browser.place == Asked(
        Question((WordsPart("dog"),), (PhotoPart(path=os.fsencode(file)),))
    )


def test_filters_are_chosen_from_a_list_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.header.bar
    window.actions_["filter"].trigger()
    qtbot.waitUntil(lambda: "album" in bar.offering.choices and not bar.offering.loading.running)
    headings = [line.words for line in bar.offering.panel.lines if line.is_heading]
    assert headings == ["Date", "Camera", "Lens", "File type", "GPS", "Near a place", "Album",
                        "Folder"]  # fmt: skip
    qtbot.keyClicks(bar.field, "jpeg")
    assert bar.offering.panel.current().part == JPEG
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert chips(window) == ["JPEG"]
    assert bar.is_choosing, "several are chosen one after the other"
    qtbot.keyClicks(bar.field, "jpeg")
    assert bar.offering.panel.current().chosen
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert chips(window) == []
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.offering.panel.isHidden()
    assert bar.field.hasFocus()
    assert not bar.filter_button.isChecked()


def test_what_cannot_be_meant_is_told(window: MainWindow, qtbot: QtBot) -> None:
    window.header.search.setFocus()
    typed(window, qtbot, "camera:zzz")
    assert window.status.stage.text() == "There is no camera like “zzz”."
    assert window.browser.place == AllPhotos()
    assert window.header.search.text() == "camera:zzz"


CHOICES = {
    "camera": [filters.Choice("Pixel 3", "Pixel 3", 9), filters.Choice("X-T30", "X-T30", 2)],
    "album": [filters.Choice("7", "Outdoors › Beach", 214)],
    "folder": [filters.Choice("/a/Beach", "a › Beach", 3)],
    "date": [filters.Choice("2019-01-01/2019-12-31", "2019", 5)],
}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("dog", WordsPart("dog")),
        ("- dog in snow", WordsPart("dog in snow", True)),
        ("−dog", WordsPart("dog", True)),
        ("2019", Filter("date", "2019-01-01/2019-12-31")),
        ("year: 2019-2020", Filter("date", "2019-01-01/2020-12-31")),
        ("camera:x-t30", Filter("camera", "X-T30")),
        ("Kamera: x-t30", Filter("camera", "X-T30")),
        ("wann:Mai 2019", Filter("date", "2019-05-01/2019-05-31")),
        ("Camera: pix", Filter("camera", "Pixel 3")),
        ("in:beach", Filter("album", "7")),
        ("folder:beach", Filter("folder", "/a/Beach")),
        ("near:41.9,12.5,3", Filter("near", "41.90000,12.50000,3")),
        ("note: buy milk", WordsPart("note: buy milk")),
        ("-", ""),
        ("camera:", ""),
        (
            "near:here",
            "“here” is no place: it takes latitude, longitude and kilometres: 41.9,12.5,3.",
        ),
    ],
)
def test_a_text_means_one_thing(text: str, part: object) -> None:
    assert meant(text, CHOICES) == part


def test_offers_fit_what_is_typed_and_count() -> None:
    lines = offers("beach", CHOICES, Question())
    assert [line.words for line in lines] == [
        "Search for “beach”", "Without “beach”", "Album: Outdoors › Beach", "Folder: a › Beach"
    ]  # fmt: skip
    assert lines[2].detail == "214"
    pixel = Question(filters=(Filter("camera", "Pixel 3"),))
    assert [line.chosen for line in offers("camera:", CHOICES, pixel)] == [True, False]
    everything = all_kinds("", CHOICES, pixel)
    assert [line.words for line in everything if line.is_heading] == [
        "Date", "Camera", "Near a place", "Album", "Folder"
    ]  # fmt: skip


# The cut-off


def shown(window: MainWindow) -> list[int]:
    query = FittingWords("sleep")
    window.browser.go(query)
    ids = window.browser.grid.photos.listing.ids[:10].tolist()
    hits = tuple(Hit(i, 1 - n / 10, 0.9, n < 4) for n, i in enumerate(ids))
    window.browser.show_hits(query, hits)
    return ids


def test_the_cut_off_is_moved_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    ids = shown(window)
    curve, listing = window.browser.results.curve, window.browser.results.grid.photos
    assert curve.isVisible()
    assert (curve.value(), curve.maximum()) == (4, 10)
    assert curve.accessibleName() == "4 likely of 10 photos"
    qtbot.keyClick(curve, Qt.Key.Key_Right)
    assert listing.listing.prominent == 5
    assert window.browser.crumbs.count.text() == "5 likely of 10 photos, best first"
    middle = QPoint(round(curve._x(7)), curve.height() // 2)
    qtbot.mousePress(curve, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseRelease(curve, Qt.MouseButton.LeftButton, pos=middle)
    assert listing.listing.prominent == 7
    assert listing.listing.ids.tolist() == ids
    window.browser.go(AllPhotos())
    window.actions_["back"].trigger()
    assert listing.listing.prominent == 7
    assert curve.value() == 7
    qtbot.keyClick(curve, Qt.Key.Key_Home)
    assert [section.title for section in listing.listing.sections] == ["Less likely"]
    qtbot.keyClick(curve, Qt.Key.Key_Backspace)
    assert listing.listing.prominent == 4


def test_what_was_taught_stays_first_among_the_likely() -> None:
    scores = (0.7, 0.9, 0.8, 0.5, 0.6)
    hits = tuple(Hit(n, s, None, n < 3) for n, s in enumerate(scores))
    answer = Answer(FittingWords("x"), hits)
    assert answer.listing.ids.tolist() == [0, 1, 2, 3, 4]
    assert answer.cutting(2).listing.ids.tolist() == [1, 2, 0, 3, 4]
    assert answer.cutting(4).listing.ids.tolist() == [0, 1, 2, 4, 3]
    assert answer.cutting(99).likely == 5
    assert answer.scores.tolist() == sorted(scores, reverse=True)


# Saved and recent searches


def line_of(window: MainWindow, row: int = 0) -> SearchLine:
    model = window.sidebar._model
    heading = model.heading(SEARCHES)
    return model.index(row, 0, heading).data(Qt.ItemDataRole.UserRole)


def test_a_saved_search_is_a_live_album(
    window: MainWindow, library: Library, more_photos, qtbot: QtBot
) -> None:
    assert not window.actions_["save_search"].isEnabled()
    window.header.bar.add(JPEG)
    window.verbs.searches.take_new("Mine")
    assert (line_of(window).name, line_of(window).count) == ("Mine", 60)
    assert window.actions_["rename_search"].isEnabled()
    window.browser.go(AllPhotos())
    assert not window.actions_["rename_search"].isEnabled()
    more_photos(range(60, 64))
    window.refresh()
    qtbot.waitUntil(lambda: line_of(window).count == 64)
    window.sidebar.chosen.emit(line_of(window).place)
    assert chips(window) == ["JPEG"]
    window.verbs.searches.take_name(line_of(window).search, "Ours")
    assert line_of(window).name == "Ours"
    window.actions_["delete_search"].trigger()
    assert not window.sidebar._model.heading(SEARCHES).isValid()
    assert "Ours" in window.status.stage.text()
    window.actions_["undo"].trigger()
    window.actions_["undo"].trigger()
    assert line_of(window).name == "Mine"
    window.actions_["undo"].trigger()
    assert searches.listed(library) == ()
    window.actions_["redo"].trigger()
    assert line_of(window).name == "Mine"


def test_a_search_is_named_in_the_sidebar(window: MainWindow, qtbot: QtBot) -> None:
    window.header.bar.add(WordsPart("dog"))
    window.header.bar.add(JPEG)
    window.actions_["save_search"].trigger()
    editor = window.sidebar.tree.findChild(type(window.header.search).__mro__[1], "nameField")
    assert editor.text() == "“dog” · JPEG"
    qtbot.keyClicks(editor, "Dogs")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: line_of(window).name == "Dogs")
    assert not line_of(window).draft
    assert line_of(window).count is None


def test_recent_searches_are_offered_in_the_empty_field(
    window: MainWindow, qtbot: QtBot, library: Library
) -> None:
    bar = window.header.bar
    bar.add(WordsPart("dog"))
    bar.add(JPEG)
    bar.clear()
    bar.add(WordsPart("<b>cat</b>"))
    bar.clear()
    ids = photos.all_ids(library)
    window.browser.go(SimilarTo(int(ids[0])))
    bar.clear()
    bar.field.setFocus()
    qtbot.keyClick(bar.field, Qt.Key.Key_Down)
    lines = [line.words for line in bar.offering.panel.lines]
    assert lines == ["Recent searches", "“<b>cat</b>”", "“dog” · JPEG"]
    qtbot.keyClick(bar.field, Qt.Key.Key_Down)
    qtbot.keyClick(bar.field, Qt.Key.Key_Down)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert window.browser.place == Asked(Question((WordsPart("dog"),), filters=(JPEG,)))
    window.actions_["forget_recent"].trigger()
    assert window.recent.listed() == ()


def test_many_chips_stay_inside_the_narrowest_window(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.header.bar
    for number in range(12):
        bar.add(WordsPart(f"a rather long sentence about thing number {number}"))
    for width in (640, 900, 1400):
        window.resize(width, 700)
        qtbot.wait(20)
        assert bar.height() <= 110
        assert window.header.width() <= window.width()
        for chip in bar.tokens.chips:
            assert 0 < chip.width() <= bar.tokens.viewport().width()
    assert window.browser.results.isVisible()


def test_the_worker_is_asked_for_all_parts(window: MainWindow, monkeypatch) -> None:
    sent: list[jobs.Request] = []
    monkeypatch.setattr(window._worker, "send", sent.append)
    question = Question((WordsPart("dog"), WordsPart("snow", True)), filters=(JPEG,))
    window.verbs.searches.ask(question)
    (request,) = sent
    assert isinstance(request, jobs.SearchFor)
    assert request.question == question
