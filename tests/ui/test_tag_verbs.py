"""Tags renamed, moved and taken away as such: in the sidebar, for all photos, and back again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from said_of import said_of

from photoorg.library import marking, marks, photos, searches
from photoorg.library.steps import at_once
from photoorg.questions import Filter, Question
from photoorg.ui import carried
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import AllPhotos, Tagged
from photoorg.ui.recent_searches import RecentSearches
from photoorg.ui.sidebar_model import ENTRY, TAGS, Entry


@pytest.fixture
def ids(window: MainWindow) -> list[int]:
    """Three photos: one has Trips/Italy/Rome, one Trips/Italy, one Trips."""
    found = sorted(photos.all_ids(window.library).tolist())[:3]
    for photo_id, tag in zip(found, ("Trips/Italy/Rome", "Trips/Italy", "Trips"), strict=True):
        at_once(marking.tag(window.library, [photo_id], [tag]))
    window.show_marked({"tag"})
    return found


def listed(window: MainWindow) -> list[str]:
    """The tags at the top level of the sidebar, with how many photos each has."""
    model = window.sidebar._model
    heading = model.heading(TAGS)
    entries = (model.index(row, 0, heading).data(ENTRY) for row in range(model.rowCount(heading)))
    return [f"{entry.name} {entry.count}" for entry in entries]


def entry_of(window: MainWindow, tag: str) -> Entry:
    found = window.sidebar.tree.entry(window.sidebar._model.find(Tagged(tag)))
    assert found is not None
    return found


def field(window: MainWindow) -> QLineEdit:
    found = window.sidebar.tree.findChild(QLineEdit, "nameField")
    assert isinstance(found, QLineEdit)
    QApplication.processEvents()
    return found


def name(window: MainWindow, typed: str) -> None:
    editor = field(window)
    QTest.keyClicks(editor, typed)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    window.long_act.finish()


def said(window: MainWindow) -> str:
    return window.status.stage.text()


def test_a_tag_is_renamed_where_it_stands(window: MainWindow, ids: list[int]) -> None:
    assert listed(window) == ["Trips 3"]
    assert not window.actions_["rename_tag"].isEnabled()
    window.browser.go(Tagged("Trips/Italy"))
    window.actions_["rename_tag"].trigger()
    editor = field(window)
    assert (editor.text(), editor.selectedText()) == ("Trips/Italy", "Italy")
    assert editor.accessibleName() == "Name of the tag"
    name(window, "Italia")
    assert said(window) == "Renamed the tag Trips/Italy of 2 photos to Trips/Italia. Ctrl+Z undoes."
    assert window.browser.place == Tagged("Trips/Italia"), "what was looked at is followed"
    assert window.sidebar.place() == Tagged("Trips/Italia")
    assert listed(window) == ["Trips 3"]
    assert window.browser.grid.photos.rowCount() == 2
    assert said_of(window.library, ids[0]).tags == ("Trips/Italia/Rome",)
    assert window.actions_["undo"].text() == "Undo rename a tag of 2 photos to Trips/Italia"
    window.actions_["undo"].trigger()
    window.long_act.finish()
    assert window.browser.place == window.sidebar.place() == Tagged("Trips/Italy")
    assert window.browser.grid.photos.rowCount() == 2
    window.actions_["redo"].trigger()
    window.long_act.finish()
    assert window.browser.place == Tagged("Trips/Italia")


def steps(window: MainWindow, count: int, back: bool) -> None:
    window.verbs.correcting.steps_back(count, back)
    window.long_act.finish()


def rename(window: MainWindow, tag: str, name: str) -> None:
    window.verbs.tags.take_name(tag, name)
    window.long_act.finish()


def test_several_renamings_undone_at_once_are_followed(window: MainWindow, ids: list[int]) -> None:
    rename(window, "Trips", "Travel")
    rename(window, "Travel/Italy", "Journeys/Italy")
    window.browser.go(Tagged("Journeys/Italy/Rome"))
    steps(window, 2, back=True)
    assert window.browser.place == window.sidebar.place() == Tagged("Trips/Italy/Rome")
    assert window.browser.grid.photos.rowCount() == 1
    steps(window, 2, back=False)
    assert window.browser.place == Tagged("Journeys/Italy/Rome")


def test_a_tag_that_is_there_still_is_not_left_when_a_merge_is_undone(
    window: MainWindow, ids: list[int]
) -> None:
    at_once(marking.tag(window.library, ids[:1], ["Travel"]))
    window.show_marked({"tag"})
    rename(window, "Trips", "Travel")
    window.browser.go(Tagged("Travel"))
    steps(window, 1, back=True)
    assert window.browser.place == Tagged("Travel")
    assert window.browser.grid.photos.rowCount() == 1


def test_going_back_leads_to_a_tag_under_its_new_name(window: MainWindow, ids: list[int]) -> None:
    window.browser.go(Tagged("Trips/Italy"))
    window.browser.go(AllPhotos())
    rename(window, "Trips", "Travel")
    window.actions_["back"].trigger()
    assert window.browser.place == Tagged("Travel/Italy")
    assert window.browser.grid.photos.rowCount() == 2


def test_what_was_opened_stays_open(window: MainWindow, ids: list[int]) -> None:
    tree, model = window.sidebar.tree, window.sidebar._model
    tree.setExpanded(model.find(Tagged("Trips")), True)
    rename(window, "Trips", "Travel")
    assert tree.isExpanded(model.find(Tagged("Travel")))


def test_a_tag_of_no_photo_here_is_not_renamed_in_silence(
    window: MainWindow, ids: list[int]
) -> None:
    window.browser.go(Tagged("Elsewhere"))
    window.actions_["rename_tag"].trigger()
    assert said(window) == "No photo that is here has this tag."
    rename(window, "Trips/Italy", "TRIPS/Italy")
    assert said(window) == "The tag is called so already."


def test_what_is_selected_stays_so(window: MainWindow, ids: list[int]) -> None:
    window.browser.go(Tagged("Trips"))
    window.browser.grid.selectAll()
    before = window.browser.selected_ids()
    assert len(before) == 3
    window.verbs.tags.take_name("Trips", "Travel")
    window.long_act.finish()
    assert window.browser.place == Tagged("Travel")
    assert window.browser.selected_ids() == before


def test_a_tag_is_moved_by_its_path(window: MainWindow, ids: list[int]) -> None:
    window.browser.go(Tagged("Trips/Italy"))
    window.actions_["rename_tag"].trigger()
    field(window).selectAll()
    name(window, "Countries/Italy")
    assert listed(window) == ["Countries 2", "Trips 1"]
    assert entry_of(window, "Countries/Italy/Rome").count == 1


@pytest.mark.parametrize("typed", ["", " / ", "Trips"])
def test_no_name_changes_nothing(window: MainWindow, ids: list[int], typed: str) -> None:
    before = marks.tag_counts(window.library)
    window.verbs.tags.take_name("Trips", typed)
    window.long_act.finish()
    assert marks.tag_counts(window.library) == before
    assert said(window) == ""


def test_a_name_that_is_too_long_is_refused_in_words(window: MainWindow, ids: list[int]) -> None:
    window.verbs.tags.take_name("Trips", "x" * 199)
    window.long_act.finish()
    assert listed(window) == ["Trips 3"]
    assert "200" in said(window)


def test_a_tag_is_taken_from_all_photos(
    window: MainWindow, ids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: opened.append(menu))
    tree = window.sidebar.tree
    window.sidebar.menu_wanted.emit(entry_of(window, "Trips/Italy"), tree.pos())
    assert [action.text() for action in opened[0].actions()] == [
        "Rename tag",
        "Take tag from all photos",
    ]
    opened[0].actions()[1].trigger()
    window.long_act.finish()
    assert said(window) == "Took Trips/Italy and what lies below from 2 photos. Ctrl+Z undoes."
    assert marks.tag_counts(window.library) == {"Trips": 1}
    assert window.browser.place == AllPhotos(), "the menu is about a line, not about what is shown"
    window.actions_["undo"].trigger()
    window.long_act.finish()
    assert marks.tag_counts(window.library)["Trips/Italy"] == 2


def asked(tag: str) -> Question:
    return Question(filters=(Filter("tag", tag, tag.replace("/", " › ")),))


def test_a_saved_search_follows(window: MainWindow, ids: list[int]) -> None:
    searches.save(window.library, "Mine", asked("Trips/Italy"))
    window.refresh()
    window.verbs.tags.take_name("Trips", "Travel")
    window.long_act.finish()
    (line,) = window._held.searches
    assert line.count == 2
    window.sidebar.chosen.emit(line.place)
    assert window.browser.active_grid.photos.rowCount() == 2
    rename(window, "Travel", "Journeys")
    assert window.browser.active_grid.photos.rowCount() == 2, "while it is shown, too"
    assert window.actions_["rename_search"].isEnabled()


def test_recent_searches_follow(window: MainWindow, ids: list[int]) -> None:
    other = Question(filters=(Filter("year", "2019"),))
    for question in (asked("Trips/Italy"), other, asked("Trips/Italia"), asked("Elsewhere")):
        window.recent.note(question)
    rename(window, "Trips/Italy", "Trips/Italia")
    now = (asked("Elsewhere"), asked("Trips/Italia"), other)
    assert window.recent.listed() == now, "the latest first, each once"
    assert RecentSearches(window._memory).listed() == now, "kept, too"
    steps(window, 1, back=True)
    assert window.recent.listed() == (asked("Elsewhere"), asked("Trips/Italy"), other)


def test_photos_dropped_on_a_tag_have_it(window: MainWindow, ids: list[int]) -> None:
    others = sorted(photos.all_ids(window.library).tolist())[3:5]
    data = QMimeData()
    carried.put(data, carried.PHOTOS, others)
    model = window.sidebar._model
    line = model.find(Tagged("Trips/Italy"))
    assert model.why_not(data, line) is None
    window.sidebar.tree.photos_tagged.emit(others, "Trips/Italy")
    window.long_act.finish()
    assert said(window) == "Tagged 2 photos Trips/Italy. Ctrl+Z undoes."
    assert [said_of(window.library, i).tags for i in others] == [("Trips/Italy",)] * 2
