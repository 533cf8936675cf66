"""Which keys belong to which verb, and the page on which they are changed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from photoorg.library import Library
from photoorg.setting_kinds import Page
from photoorg.settings import Settings
from photoorg.ui import shortcuts
from photoorg.ui.actions import VERBS
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import SimilarTo
from photoorg.ui.shortcuts_page import ShortcutsPage

NAMES = [verb.name for verb in VERBS]


def page_of(window: MainWindow) -> ShortcutsPage:
    window.actions_["settings"].trigger()
    dialog = window.verbs.choosing.dialog()
    dialog.show_page(Page.SHORTCUTS)
    return dialog.shortcuts


def press(qtbot: QtBot, page: ShortcutsPage, name: str, key: str) -> None:
    """As a person does: the keys are pressed, and the field waits until they are all."""
    field = page.rows[name].field
    field.setKeySequence(QKeySequence(key))
    field.editingFinished.emit()


def saved(library: Library) -> object:
    return Settings.load(library.paths).shortcuts


def test_no_two_verbs_clash_as_photoorg_comes() -> None:
    keys = shortcuts.usual()
    for verb in VERBS:
        for key in keys[verb.name]:
            assert QKeySequence(key).count() == 1
            assert not shortcuts.reserved(key), verb.name
            assert shortcuts.holders(verb.name, key, keys) == [], verb.name


def test_keys_of_the_photos_clash_with_those_of_the_window() -> None:
    keys = shortcuts.usual()
    assert [verb.name for verb in shortcuts.holders("search", "E", keys)] == ["view"]
    assert [verb.name for verb in shortcuts.holders("view", "Ctrl+F", keys)] == ["search"]


def test_what_means_nothing_is_left_out() -> None:
    keys = shortcuts.in_use(
        (("gone", ("X",)), ("search", ("Ctrl+L", "Nonsense+", "Left", "Ctrl+L")))
    )
    assert keys["search"] == ("Ctrl+L",)
    assert "gone" not in keys


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(["F6", "Ctrl+L", "S", ""]))),
)
def test_after_any_changes_no_two_clash_and_what_differs_is_kept(
    changes: list[tuple[str, str]],
) -> None:
    keys = shortcuts.usual()
    for name, key in changes:
        losers = shortcuts.holders(name, key, keys) if key else []
        keys = shortcuts.with_key(name, key, keys, losers)
    for name in NAMES:
        for key in keys[name]:
            assert shortcuts.holders(name, key, keys) == []
    assert shortcuts.in_use(shortcuts.differing(keys)) == keys
    for name in NAMES:
        keys, _ = shortcuts.with_usual(name, keys)
    assert shortcuts.differing(keys) == ()


def test_a_new_key_counts_at_once_and_only_it_is_saved(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    page = page_of(window)
    press(qtbot, page, "similar", "F6")
    assert window.actions_["similar"].shortcut() == QKeySequence("F6")
    assert "(F6)" in window.actions_["similar"].toolTip()
    window.verbs.choosing.save()
    assert saved(library) == (("similar", ("F6",)),)
    stored = json.loads((library.paths.library / "settings.json").read_text())
    assert stored == {"shortcuts": {"similar": ["F6"]}}
    window.verbs.choosing.dialog().close()
    grid = window.browser.grid
    grid.setCurrentIndex(grid.photos.index(3))
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_S)
    assert not isinstance(window.browser.place, SimilarTo)
    qtbot.keyClick(grid, Qt.Key.Key_F6)
    assert isinstance(window.browser.place, SimilarTo)


def test_a_clash_is_named_at_once_and_replaced_only_when_that_is_wanted(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    page = page_of(window)
    row = page.rows["update"]
    row.field.setKeySequence(QKeySequence("Ctrl+F"))
    assert row.trouble.text() == "Ctrl+F is “Search”: replace?"
    row.field.editingFinished.emit()
    assert row.replace.isVisible()
    assert window.actions_["search"].shortcut() == QKeySequence("Ctrl+F"), "not yet"
    row.keep.click()
    assert row.field.keySequence() == QKeySequence("F5")
    assert not row.replace.isVisible()
    press(qtbot, page, "update", "Ctrl+F")
    row.replace.click()
    assert window.actions_["update"].shortcut() == QKeySequence("Ctrl+F")
    assert window.actions_["search"].shortcuts() == []
    assert page.rows["search"].field.keySequence().isEmpty()
    assert "Ctrl+F" not in window.header.search.toolTip()
    window.verbs.choosing.save()
    assert saved(library) == (("search", ()), ("update", ("Ctrl+F",)))
    page.rows["search"].default.click()
    assert window.actions_["search"].shortcut() == QKeySequence("Ctrl+F")
    assert "“Update library” had a key" in page.rows["search"].trouble.text()
    page.reset_all.click()
    assert shortcuts.differing({n: page._keys[n] for n in NAMES}) == ()
    window.verbs.choosing.save()
    assert saved(library) == ()


def test_a_key_that_moves_among_the_photos_is_refused(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    press(qtbot, page, "similar", "Left")
    row = page.rows["similar"]
    assert "moves among the photos" in row.trouble.text()
    assert not row.replace.isVisible()
    assert window.actions_["similar"].shortcut() == QKeySequence("S")
    assert row.field.keySequence() == QKeySequence("S")


def test_one_key_may_serve_two_verbs_that_are_never_possible_at_once(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = page_of(window)
    press(qtbot, page, "copy_explanation", "F6")
    press(qtbot, page, "copy_path", "F6")
    assert window.actions_["copy_path"].shortcut() == QKeySequence("F6")
    assert window.actions_["copy_explanation"].shortcut() == QKeySequence("F6")


def test_other_keys_of_a_verb_stay_and_it_may_have_none(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    assert page.rows["redo"].also.text() == "also Ctrl+Y"
    press(qtbot, page, "redo", "F6")
    keys = [key.toString() for key in window.actions_["redo"].shortcuts()]
    assert keys == ["F6", "Ctrl+Y"]
    page.rows["redo"].clear.click()
    assert window.actions_["redo"].shortcuts() == []
    assert not page.rows["redo"].clear.isEnabled()


def test_the_list_can_be_searched(window: MainWindow) -> None:
    page = page_of(window)
    page.filter.setText("theme nothing")
    assert page.nothing.isVisible()
    page.filter.setText("dismiss")
    shown = [name for name, row in page.rows.items() if row.isVisible()]
    assert shown == ["dismiss_album"]


@pytest.mark.parametrize("name", ["undo", "menu"])
def test_chosen_keys_come_back_with_the_window(
    library: Library, qtbot: QtBot, request: pytest.FixtureRequest, name: str
) -> None:
    Settings.change(library.paths, shortcuts=((name, ("F6",)),))
    window: MainWindow = request.getfixturevalue("window")
    assert window.actions_[name].shortcut() == QKeySequence("F6")
