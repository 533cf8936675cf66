"""Marking photos in the window: by key, menu and click, on one photo or many, and back again."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from said_of import said_of

from photoorg.domain import UNMARKED, Flag, Marks
from photoorg.library import (
    Library,
    album_edits,
    journal,
    mark_acts,
    marking,
    marks,
    photos,
    searches,
)
from photoorg.library.marks import Summary
from photoorg.library.steps import at_once
from photoorg.questions import Filter, Question
from photoorg.ui import badges, theme
from photoorg.ui.actions import Where
from photoorg.ui.caption_popup import CaptionPopup
from photoorg.ui.edit_history import HistoryDialog, HistoryModel
from photoorg.ui.main_window import MainWindow
from photoorg.ui.mark_panel import mixed_words
from photoorg.ui.photo_model import MARKS
from photoorg.ui.places import AllPhotos, Favourites, Filtered, InAlbum, Tagged
from photoorg.ui.tag_chip import TagChip
from photoorg.ui.tag_editor import TagEditor, lines

LONG = "An evening/" + "very " * 30 + "long"


def choose(window: MainWindow, *rows: int) -> list[int]:
    """Select some photos, the keyboard on the first of them; their ids."""
    grid = window.browser.active_grid
    grid.setFocus()
    flag = QItemSelectionModel.SelectionFlag
    grid.selectionModel().setCurrentIndex(grid.photos.index(rows[0]), flag.ClearAndSelect)
    for row in rows[1:]:
        index = grid.photos.index(row)
        grid.selectionModel().select(QItemSelection(index, index), flag.Select)
    return [int(grid.photos.listing.ids[row]) for row in rows]


def press(
    window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier, settle: bool = True
) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    target = window.viewer if window.viewer.isVisible() else window.browser.active_grid
    QTest.keyClick(target, key, held)
    if settle:
        # On a busy machine even a short act may take more than one turn.
        window.long_act.finish()


def click(window: MainWindow, widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
    window.long_act.finish()


def undo(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def said(window: MainWindow) -> str:
    return window.status.stage.text()


def of(window: MainWindow, photo_id: int) -> Marks:
    return said_of(window.library, photo_id)


def acts(window: MainWindow) -> list[str]:
    return [edit.verb for edit in journal.edits(window.library, mark_acts.VERBS)]


def line_of(window: MainWindow, place: object) -> object:
    found = window.sidebar._model.find(place)  # type: ignore[arg-type]
    return window.sidebar.tree.entry(found) if found.isValid() else None


# Keys


def test_digits_rate_the_selected_photos(window: MainWindow) -> None:
    chosen = choose(window, 1, 2, 3)
    press(window, Qt.Key.Key_4)
    assert marks.rated(window.library, 4).tolist() == sorted(chosen)
    assert said(window) == "Rated 3 photos ★★★★. Ctrl+Z undoes."
    choose(window, 3, 4)
    press(window, Qt.Key.Key_4)
    assert said(window) == "Rated 1 photo ★★★★; 1 had that already. Ctrl+Z undoes."
    press(window, Qt.Key.Key_4)
    assert said(window) == "2 photos have that already."
    press(window, Qt.Key.Key_0)
    assert said(window).startswith("Took the stars from 2 photos.")
    assert acts(window) == ["rate", "rate", "rate"], "what changes nothing is no act"
    assert marks.rated(window.library, 1).tolist() == sorted(chosen[:2])


def test_p_x_and_u_set_one_flag(window: MainWindow) -> None:
    (photo,) = choose(window, 2)
    for key, flag in (
        (Qt.Key.Key_P, Flag.PICKED),
        (Qt.Key.Key_X, Flag.REJECTED),
        (Qt.Key.Key_U, Flag.NONE),
    ):
        press(window, key)
        assert of(window, photo).flag is flag
        assert window.browser.grid.photos.marks(2).flag is flag
    for flag in (Flag.REJECTED, Flag.PICKED, Flag.NONE):
        undo(window)
        assert of(window, photo).flag is flag


def test_f_makes_favourites_and_takes_them_back_when_all_are(window: MainWindow) -> None:
    one, two = choose(window, 1)[0], choose(window, 2)[0]
    press(window, Qt.Key.Key_F)
    choose(window, 1, 2)
    press(window, Qt.Key.Key_F)
    assert marks.favourites(window.library).tolist() == sorted([one, two])
    assert said(window).startswith("Added 1 photo to favourites; 1 had that already.")
    press(window, Qt.Key.Key_F)
    assert not len(marks.favourites(window.library))
    assert said(window).startswith("Took 2 photos out of favourites.")


def test_one_may_go_on_after_a_mark(window: MainWindow) -> None:
    choose(window, 1)
    press(window, Qt.Key.Key_3)
    assert window.browser.grid.currentIndex().row() == 1
    window.actions_["go_on"].trigger()
    one, two = choose(window, 1)[0], int(window.browser.grid.photos.listing.ids[2])
    press(window, Qt.Key.Key_4)
    press(window, Qt.Key.Key_X)
    press(window, Qt.Key.Key_F)
    assert (of(window, one).rating, of(window, two).flag) == (4, Flag.REJECTED)
    assert window.browser.grid.currentIndex().row() == 3, "a favourite stays"
    window.actions_["view"].trigger()
    press(window, Qt.Key.Key_P)
    assert window.viewer.place.text() == "5 of 60"
    window.viewer.leave()
    choose(window, 5, 6)
    press(window, Qt.Key.Key_1)
    assert window.browser.grid.currentIndex().row() == 5, "several stay selected"
    window.close()
    assert window._memory.value("go_on", False, bool) is True


def test_a_tag_with_braces_is_a_name_like_others(window: MainWindow) -> None:
    (photo,) = choose(window, 1)
    window.verbs.curating.add_tag("{0} {x")
    window.long_act.finish()
    assert of(window, photo).tags == ("{0} {x",)
    assert said(window).startswith("Tagged 1 photo {0} {x.")
    assert window.actions_["undo"].text() == "Undo tag 1 photo {0} {x"


def test_every_verb_of_marks_is_in_the_menus(window: MainWindow) -> None:
    choose(window, 0)
    listed = {action.objectName() for action in window.actions_.menu(Where.MARK, window).actions()}
    wanted = {f"rate_{stars}" for stars in range(6)}
    wanted |= {"favourite", "pick", "reject", "unflag", "edit_tags", "edit_caption"}
    assert wanted <= listed
    for name in wanted:
        assert window.actions_[name].isEnabled()
    window.browser.grid.clearSelection()
    QApplication.processEvents()
    for name in wanted:
        assert not window.actions_[name].isEnabled()


def test_undo_is_one_stack_with_corrections_of_albums(window: MainWindow) -> None:
    (photo,) = choose(window, 0)
    press(window, Qt.Key.Key_5)
    album = next(a for a in window.albums.albums if a.name == "Hills")
    window.verbs.sorting.drop([photo], album.id)
    choose(window, 0)
    press(window, Qt.Key.Key_P)
    assert window.actions_["undo"].text() == "Undo pick 1 photo"
    undo(window)
    assert said(window) == "Undone: pick 1 photo."
    assert window.actions_["undo"].text() == "Undo move 1 photo"
    undo(window)
    assert photo not in photos.ids_in_album(window.library, album.id)
    assert window.actions_["undo"].text() == "Undo rate 1 photo ★★★★★"
    undo(window)
    assert of(window, photo) == UNMARKED
    for _ in range(3):
        window.actions_["redo"].trigger()
        window.long_act.finish()
    assert of(window, photo) == Marks(5, False, Flag.PICKED)
    assert photo in photos.ids_in_album(window.library, album.id)
    assert not window.actions_["redo"].isEnabled()


def test_marks_arrange_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(window.rearranging, "soon", lambda: asked.append("soon"))
    choose(window, 0)
    press(window, Qt.Key.Key_3)
    undo(window)
    window.actions_["redo"].trigger()
    assert not asked


# The viewer


def test_in_the_viewer_marks_are_about_the_photo_that_is_seen(window: MainWindow) -> None:
    chosen = choose(window, 3, 4, 5)
    window.actions_["view"].trigger()
    for key in (Qt.Key.Key_5, Qt.Key.Key_F, Qt.Key.Key_P):
        press(window, key)
    assert window.viewer.isVisible()
    assert of(window, chosen[0]) == Marks(5, True, Flag.PICKED)
    assert [of(window, photo) for photo in chosen[1:]] == [UNMARKED, UNMARKED]
    assert window.viewer.marks.accessibleName() == "5 stars, favourite, picked"
    assert window.viewer.accessibleName().endswith("4 of 60, 5 stars, favourite, picked")
    press(window, Qt.Key.Key_Right)
    assert not window.viewer.marks.isVisible()
    press(window, Qt.Key.Key_Left)
    assert window.viewer.marks.isVisible()
    undo(window)
    assert window.viewer.marks.accessibleName() == "5 stars, favourite"
    press(window, Qt.Key.Key_D)
    (popup,) = window.findChildren(CaptionPopup)
    QTest.keyClicks(popup.edit, "Anna")
    QTest.keyClick(popup.edit, Qt.Key.Key_Return)
    window.long_act.finish()
    assert of(window, chosen[0]).caption == "Anna"


# Badges


def test_badges_are_told_apart_without_colour(qapp: QApplication) -> None:
    """Each mark on grey, white and black is another picture, in shades of grey, too."""
    shown = [
        Marks(rating=stars, favourite=favourite, flag=flag)
        for stars in (0, 1, 5)
        for favourite in (False, True)
        for flag in Flag
    ]
    for ground in ("#ffffff", "#000000", "#7f7f7f"):
        pictures = set()
        for one in shown:
            image = QImage(160, 160, QImage.Format.Format_RGB32)
            image.fill(QColor(ground))
            painter = QPainter(image)
            badges.paint_badges(painter, image.rect(), one)
            painter.end()
            grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
            pictures.add(bytes(grey.constBits()))
        assert len(pictures) == len(shown)
    assert badges.spoken(Marks(1, True, Flag.REJECTED)) == "1 star, favourite, rejected"
    assert badges.spoken(UNMARKED) == ""


def test_the_grid_paints_and_says_marks(window: MainWindow, library: Library) -> None:
    grid = window.browser.grid
    choose(window, 5)
    before = grid.viewport().grab(grid.visualRect(grid.photos.index(1))).toImage()
    at_once(marking.rate(library, [int(grid.photos.listing.ids[1])], 4))
    window.show_marked({mark_acts.RATE})
    after = grid.viewport().grab(grid.visualRect(grid.photos.index(1))).toImage()
    assert before != after
    index = grid.photos.index(1)
    assert index.data(MARKS) == Marks(4)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith(", 4 stars")
    assert "4 stars" in index.data(Qt.ItemDataRole.ToolTipRole)
    QAbstractItemModelTester(
        grid.photos, QAbstractItemModelTester.FailureReportingMode.Fatal, window
    )
    grid.photos.forget_marks()


# The details


def test_stars_are_clicked_and_reached_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    (photo,) = choose(window, 1)
    stars = window.inspector.marks.stars
    click(window, stars, QPoint(3 * 22 + 10, 16))
    assert of(window, photo).rating == 4
    assert stars.accessibleName() == "Rating: 4 stars"
    stars.setFocus()
    QTest.keyClick(stars, Qt.Key.Key_Right)
    window.long_act.finish()
    assert of(window, photo).rating == 5
    QTest.keyClick(stars, Qt.Key.Key_Right)
    window.long_act.finish()
    QTest.keyClick(stars, Qt.Key.Key_Left)
    assert of(window, photo).rating == 4
    assert stars.hasFocus()
    click(window, stars, QPoint(3 * 22 + 10, 16))
    assert of(window, photo).rating == 0, "the present one is taken away"


def test_heart_and_flags_are_buttons(window: MainWindow, qtbot: QtBot) -> None:
    (photo,) = choose(window, 1)
    panel = window.inspector.marks
    for button in (panel.favourite, panel.picked, panel.rejected):
        click(window, button)
    assert of(window, photo) == Marks(0, True, Flag.REJECTED)
    assert [b.isChecked() for b in (panel.favourite, panel.picked, panel.rejected)] == [
        True, False, True,
    ]  # fmt: skip
    panel.rejected.setFocus()
    QTest.keyClick(panel.rejected, Qt.Key.Key_Space)
    window.long_act.finish()
    assert of(window, photo).flag is Flag.NONE
    assert panel.rejected.accessibleName() == "Reject: no"


def test_tags_are_chips_that_lead_on_and_go(window: MainWindow, qtbot: QtBot) -> None:
    chosen = choose(window, 1, 2)
    at_once(marking.tag(window.library, chosen[:1], ["Trips/Rome", LONG]))
    at_once(marking.tag(window.library, chosen, ["Sea"]))
    window.show_marked({mark_acts.TAG})
    QApplication.processEvents()
    chips = {chip.tag: chip for chip in window.inspector.findChildren(TagChip) if chip.isVisible()}
    assert list(chips) == sorted(["Sea", "Trips/Rome", LONG])
    assert chips["Trips/Rome"].accessibleName() == "Tag Trips/Rome, 1 of 2 photos"
    assert chips["Sea"].accessibleName() == "Tag Sea"
    assert chips[LONG].width() <= window.inspector.viewport().width()
    chips["Sea"].setFocus()
    QTest.keyClick(chips["Sea"], Qt.Key.Key_Delete)
    window.long_act.finish()
    assert said(window).startswith("Took Sea from 2 photos.")
    assert marks.names_of_tags(window.library) == [LONG, "Trips/Rome"]
    rome = next(c for c in window.inspector.findChildren(TagChip) if c.tag == "Trips/Rome")
    click(window, rome, QPoint(12, 12))
    assert window.browser.place == Tagged("Trips/Rome")
    assert window.browser.grid.photos.rowCount() == 1


def test_a_caption_is_written_in_its_place(window: MainWindow) -> None:
    (photo,) = choose(window, 1)
    field = window.inspector.marks.caption
    press(window, Qt.Key.Key_D)
    assert field.editing
    QTest.keyClicks(field.edit, "Anna 5 px")
    QTest.keyClick(field.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    window.long_act.finish()
    QTest.keyClicks(field.edit, "sea")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    window.long_act.finish()
    assert of(window, photo) == Marks(caption="Anna 5 px\nsea"), "no key was a mark"
    assert not field.editing
    assert window.browser.grid.hasFocus()
    assert field.words.text() == "Anna 5 px sea"
    press(window, Qt.Key.Key_D)
    QTest.keyClicks(field.edit, "lost")
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    window.long_act.finish()
    assert of(window, photo).caption == "Anna 5 px\nsea"
    assert acts(window) == ["caption"]


def test_a_caption_goes_to_the_photo_it_was_written_for(window: MainWindow) -> None:
    (photo,) = choose(window, 1)
    press(window, Qt.Key.Key_D)
    QTest.keyClicks(window.inspector.marks.caption.edit, "mine")
    (other,) = choose(window, 2)
    assert of(window, photo).caption == "mine"
    assert of(window, other).caption == ""
    assert not window.inspector.marks.caption.editing


def test_many_photos_say_so_and_are_marked_together(window: MainWindow) -> None:
    chosen = choose(window, *range(12))
    at_once(marking.rate(window.library, chosen[:3], 2))
    at_once(marking.favour(window.library, chosen[:1], True))
    at_once(marking.caption(window.library, chosen[:1], "A"))
    window.show_marked({mark_acts.FAVOUR})
    inspector = window.inspector
    assert inspector.many.text() == "12 photos"
    assert inspector.many.isVisible()
    assert inspector.marks.mixed.text() == "0 to 2 stars · 1 favourite"
    assert inspector.marks.stars.accessibleName() == "Rating: ratings differ"
    assert inspector.marks.favourite.accessibleName() == "Favourite: 1 of 12"
    assert inspector.marks.caption.words.text() == "1 of 12 have a caption."
    inspector.marks.favourite.click()
    window.long_act.finish()
    assert marks.favourites(window.library).tolist() == sorted(chosen)
    inspector.marks.caption.begin()
    QTest.keyClicks(inspector.marks.caption.edit, "All")
    QTest.keyClick(inspector.marks.caption.edit, Qt.Key.Key_Return)
    window.long_act.finish()
    assert marks.captioned(window.library).tolist() == sorted(chosen)
    choose(window, 0)
    assert not inspector.many.isVisible()
    assert inspector.marks.caption.words.text() == "All"
    assert mixed_words(Summary(12, (12, 0, 0, 0, 0, 0), picked=3)) == "3 picked"


# Tags


def editor_of(window: MainWindow) -> TagEditor:
    press(window, Qt.Key.Key_T)
    found = [one for one in window.findChildren(TagEditor) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_tags_are_typed_completed_and_taken_away(window: MainWindow) -> None:
    one, two = choose(window, 1, 2)
    editor = editor_of(window)
    QTest.keyClicks(editor.field, "Trips/Italy/Rome")
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    window.long_act.finish()
    assert editor.field.text() == ""
    assert of(window, one).tags == of(window, two).tags == ("Trips/Italy/Rome",)
    QTest.keyClicks(editor.field, "rom")
    QTest.keyClick(editor.field, Qt.Key.Key_Tab)
    window.long_act.finish()
    assert editor.field.text() == "Trips/Italy/Rome"
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    window.long_act.finish()
    assert of(window, one).tags == ()
    QTest.keyClicks(editor.field, "sea")
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    window.long_act.finish()
    editor.close()
    assert acts(window) == ["tag", "tag", "tag"], "each Return is one act"
    for _ in range(3):
        undo(window)
    assert of(window, one).tags == ()


def test_a_tag_that_some_have_is_given_to_all_first(window: MainWindow) -> None:
    one, two = choose(window, 1, 2)
    at_once(marking.tag(window.library, [one], ["Sea"]))
    editor = editor_of(window)
    item = editor.list.item(0)
    assert item.text() == "Sea  ·  1 of 2"
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Sea, 1 of 2 have it"
    editor.list.itemClicked.emit(item)
    window.long_act.finish()
    assert of(window, two).tags == ("Sea",)
    assert editor.list.item(0).text() == "Sea"
    editor.list.itemClicked.emit(editor.list.item(0))
    window.long_act.finish()
    assert of(window, one).tags == of(window, two).tags == ()
    editor.close()


def test_what_is_offered_fits_what_is_typed() -> None:
    known = ["Sea", "Trips/Italy/Rome", "Trips/Oslo"]
    held = Summary(3, (3, 0, 0, 0, 0, 0), tags=(("Sea", 3), ("Trips/Oslo", 1)))
    offered = lines(known, held, "")
    assert [line.tag for line in offered[:2]] == ["Sea", "Trips/Oslo"]
    assert [line.everywhere for line in offered[:2]] == [True, False]
    assert {line.tag for line in offered} == {*known, "Trips", "Trips/Italy"}
    assert [line.tag for line in lines(known, held, "trips")] == [
        "Trips", "Trips/Italy", "Trips/Italy/Rome", "Trips/Oslo",
    ]  # fmt: skip
    first = lines(known, held, "trips/bari")[0]
    assert first.new
    assert first.tag == "Trips/bari"
    assert not any(line.new for line in lines(known, held, "SEA"))
    assert not any(line.new for line in lines(known, held, " / "))


# Places


def test_favourites_and_tags_are_places(window: MainWindow) -> None:
    assert line_of(window, Favourites()).count == 0  # type: ignore[attr-defined]
    assert line_of(window, Tagged("Trips")) is None
    assert not window.sidebar._model.heading("tags").isValid()
    chosen = choose(window, 1, 2, 3)
    press(window, Qt.Key.Key_F)
    at_once(marking.tag(window.library, chosen[:2], ["Trips/Rome"]))
    at_once(marking.tag(window.library, chosen[2:], ["Trips"]))
    window.show_marked({mark_acts.TAG})
    assert line_of(window, Favourites()).count == 3  # type: ignore[attr-defined]
    assert line_of(window, Tagged("Trips")).count == 3  # type: ignore[attr-defined]
    assert line_of(window, Tagged("Trips/Rome")).name == "Rome"  # type: ignore[attr-defined]
    QAbstractItemModelTester(
        window.sidebar._model, QAbstractItemModelTester.FailureReportingMode.Fatal, window
    )
    window.browser.go(Tagged("Trips/Rome"))
    listed = window.browser.grid.photos.listing.ids.tolist()
    assert sorted(listed) == sorted(chosen[:2])
    assert [step.name for step in window.browser.crumbs.way._steps] == [
        "All photos", "Trips", "Rome",
    ]  # fmt: skip
    assert window.sidebar.place() == Tagged("Trips/Rome")
    window.browser.go(Favourites())
    assert window.browser.grid.photos.rowCount() == 3
    choose(window, 0)
    press(window, Qt.Key.Key_F)
    assert window.browser.grid.photos.rowCount() == 2, "it is listed here no more"
    undo(window)
    assert window.browser.grid.photos.rowCount() == 3
    window.browser.go(AllPhotos())


def test_an_empty_place_says_how_to_fill_it(window: MainWindow) -> None:
    window.browser.go(Favourites())
    assert window.browser.pages.currentWidget() is window.browser.empty
    assert "F on a photo" in window.browser.empty._words.text()
    window.browser.go(Tagged("gone"))
    assert "no photo has this tag" in window.browser.empty._title.text().lower()


# The history


def test_of_photos_chosen_by_their_marks_the_next_one_comes_by_itself(window: MainWindow) -> None:
    window.actions_["go_on"].trigger()
    ids = window.browser.grid.photos.listing.ids[:4]
    at_once(marking.rate(window.library, ids, 3))
    place = Filtered(Question(filters=(Filter("stars", "3"),)))
    window.browser.go(place)
    listed = window.browser.grid.photos.listing.ids.tolist()
    assert len(listed) == 4
    choose(window, 1)
    press(window, Qt.Key.Key_1)
    assert window.browser.grid.photos.listing.ids.tolist() == [listed[0], *listed[2:]]
    following = window.browser.current()
    assert following is not None
    assert following.id == listed[2], "none is skipped"
    choose(window, 0)
    press(window, Qt.Key.Key_5)
    current = window.browser.current()
    assert current is not None
    assert current.id == listed[2], "the photo stays, and so the next one comes"


def test_the_last_photo_of_a_choice_by_marks_ends_the_viewer(
    window: MainWindow, qtbot: QtBot
) -> None:
    at_once(marking.rate(window.library, window.browser.grid.photos.listing.ids[:2], 3))
    window.browser.go(Filtered(Question(filters=(Filter("stars", "3"),))))
    first, second = window.browser.grid.photos.listing.ids.tolist()
    choose(window, 0)
    window.actions_["view"].trigger()
    press(window, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: window.viewer.card is not None and window.viewer.card.id == second)
    press(window, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: window.viewer.card is None)
    assert of(window, first).rating == of(window, second).rating == 0


def test_saved_searches_for_marks_are_counted_anew(window: MainWindow) -> None:
    question = Question(filters=(Filter("stars", "4"),))
    searches.save(window.library, "Best", question)
    window.refresh()
    window._refreshing.finish()

    def counted() -> list[int | None]:
        return [line.count for line in window._held.searches]

    assert counted() == [0]
    choose(window, 0, 1, 2)
    press(window, Qt.Key.Key_4)
    assert counted() == [3]
    undo(window)
    assert counted() == [0]


def test_stop_between_two_acts_of_many_that_are_undone(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    for stars in (1, 2, 3, 4):
        choose(window, 0)
        press(window, getattr(Qt.Key, f"Key_{stars}"))
    # Each turn goes one step, and the first act is undone at the end of a turn.
    monkeypatch.setattr("photoorg.ui.long_act.AT_ONCE_SECONDS", 0.0)
    monkeypatch.setattr("photoorg.ui.long_act.TURN_SECONDS", 1e-6)
    act, before = window.long_act, journal.last_id(window.library)
    window.verbs.correcting.steps_back(4)
    act._turn.stop()
    while journal.last_id(window.library) == before:
        assert act.running
        act._go_on()
    act.cancel()
    assert not act.running
    undone = journal.last_id(window.library) - before
    assert 1 <= undone < 4
    assert said(window) == f"Undone: {undone} act{'s' if undone > 1 else ''}."


def test_the_history_is_read_and_walked(window: MainWindow, qtbot: QtBot) -> None:
    chosen = choose(window, 1, 2)
    press(window, Qt.Key.Key_4)
    album = next(a for a in window.albums.albums if a.name == "Hills")
    window.verbs.sorting.drop(chosen, album.id)
    at_once(marking.tag(window.library, chosen, ["<b>Sea</b>"]))
    window.show_marked({mark_acts.TAG})
    choose(window, 1)
    press(window, Qt.Key.Key_X)
    undo(window)
    window.actions_["edit_history"].trigger()
    dialog = window.findChild(HistoryDialog)
    assert isinstance(dialog, HistoryDialog)
    model = dialog.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "Rejected 1 photo",
        "Tagged 2 photos <b>Sea</b>",
        "Moved 2 photos to Hills",
        "Rated 2 photos ★★★★",
    ]
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0).data(spoken) == "Rejected 1 photo, undone"
    assert dialog.forth.isVisible()
    assert not dialog.back.isEnabled()
    dialog.list.setCurrentIndex(model.index(2))
    assert dialog.back.text() == "Undo this and 1 later act"
    click(window, dialog.back)
    assert of(window, chosen[0]) == Marks(4)
    assert chosen[0] not in photos.ids_in_album(window.library, album.id)
    assert said(window) == "Undone: 2 acts."
    assert dialog.forth.text() == "Redo this"
    dialog.list.setCurrentIndex(model.index(0))
    assert dialog.forth.text() == "Redo this and 2 before it"
    click(window, dialog.forth)
    assert of(window, chosen[0]).tags == ("<b>Sea</b>",)
    assert of(window, chosen[0]).flag is Flag.REJECTED
    dialog.grab()
    dialog.close()


def test_every_act_has_a_sentence(library: Library, qapp: QApplication) -> None:
    ids = photos.all_ids(library)
    names = {1: "Outdoors"}
    for steps in (
        marking.rate(library, ids[:1], 1),
        marking.rate(library, ids[:1], 0),
        marking.favour(library, ids[:2], True),
        marking.favour(library, ids[:2], False),
        marking.flag(library, ids[:2], Flag.PICKED),
        marking.flag(library, ids[:2], Flag.REJECTED),
        marking.flag(library, ids[:2], Flag.NONE),
        marking.caption(library, ids[:1], "A"),
        marking.caption(library, ids[:1], ""),
        marking.tag(library, ids[:1], ["a", "b"]),
        marking.tag(library, ids[:1], ["c"], ["a"]),
        marking.tag(library, ids[:1], [], ["b", "c"]),
    ):
        assert at_once(steps)
    album_edits.make(library, "New", ids[:3].tolist())
    model = HistoryModel(library, lambda album: names.get(album, ""))
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "Made the album New with 3 photos",
        "Took b and c from 1 photo",
        "Tagged 1 photo c instead of a",
        "Tagged 1 photo a and b",
        "Took the caption from 1 photo",
        "Captioned 1 photo “A”",
        "Took the flag from 2 photos",
        "Rejected 2 photos",
        "Picked 2 photos",
        "Took 2 photos out of favourites",
        "Added 2 photos to favourites",
        "Took the stars from 1 photo",
        "Rated 1 photo ★",
    ]


def test_an_empty_history_says_what_will_be_there(window: MainWindow) -> None:
    window.actions_["edit_history"].trigger()
    dialog = window.findChild(HistoryDialog)
    assert isinstance(dialog, HistoryDialog)
    assert dialog.nothing.isVisible()
    assert not dialog.back.isEnabled()
    dialog.close()


# Long acts


def test_an_act_that_takes_long_goes_on_between_other_things(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photoorg.ui.long_act.AT_ONCE_SECONDS", 0.0)
    monkeypatch.setattr("photoorg.ui.long_act.TELL_SECONDS", 0.0)
    chosen = choose(window, *range(20))
    press(window, Qt.Key.Key_3, settle=False)
    assert window.long_act.running
    assert window.actions_["cancel"].isEnabled()
    window.actions_["cancel"].trigger()
    assert said(window) == "Stopped: nothing was changed."
    assert not len(marks.rated(window.library, 1))
    press(window, Qt.Key.Key_3, settle=False)
    press(window, Qt.Key.Key_5, settle=False)
    assert "One moment" in said(window)
    qtbot.waitUntil(lambda: not window.long_act.running)
    assert marks.rated(window.library, 3).tolist() == sorted(chosen)
    assert not len(marks.rated(window.library, 5))
    # Whatever else is said ends it first.
    press(window, Qt.Key.Key_1, settle=False)
    assert window.long_act.running
    album = next(a for a in window.albums.albums if a.name == "Hills")
    window.verbs.albums._keep(album.id)
    assert not window.long_act.running
    verbs = [edit.verb for edit in journal.edits(window.library)]
    assert verbs[-3:] == ["rate", "rate", "keep album"]
    press(window, Qt.Key.Key_2, settle=False)
    window.close()
    assert len(marks.rated(window.library, 2)) == 20, "what was begun is done before the end"


def test_what_cannot_be_written_is_told(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    (photo,) = choose(window, 1)
    window.library.access &= ~window.library.access
    press(window, Qt.Key.Key_3)
    assert "without PERSON access" in said(window)
    assert of(window, photo) == UNMARKED
    assert not window.long_act.running


def test_all_places_have_marks_of_their_photos(window: MainWindow) -> None:
    album = next(a for a in window.albums.albums if a.name == "Hills")
    window.browser.go(InAlbum(album.id))
    (photo,) = choose(window, 0)
    press(window, Qt.Key.Key_2)
    window.browser.go(AllPhotos())
    grid = window.browser.grid
    row = grid.photos.row_of(photo)
    assert row is not None
    assert grid.photos.marks(row).rating == 2
    assert np.array_equal(marks.rated(window.library, 1), [photo])
    assert theme.colours() is not None
