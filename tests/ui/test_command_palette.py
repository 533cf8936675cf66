"""Every command by name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from photoorg.ui.actions import VERBS, Needs
from photoorg.ui.command_model import COMMAND, Command, CommandModel
from photoorg.ui.command_palette import CommandPalette
from photoorg.ui.main_window import MainWindow
from photoorg.ui.obstacles import obstacle
from photoorg.ui.places import SimilarTo

COMMANDS = (
    Command("undo", "Undo", obstacle="there is nothing to undo"),
    Command("similar", "Find similar", keys="S"),
    Command("clipboard", "Find similar to copied photo", obstacle="no"),
)


def palette_of(window: MainWindow, qtbot: QtBot) -> CommandPalette:
    window.browser.grid.setFocus()
    qtbot.keyClick(window.browser.grid, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    found = window.findChildren(CommandPalette)
    assert len(found) == 1
    return found[0]


def names(model: CommandModel) -> list[str]:
    return [model.index(row).data(COMMAND).name for row in range(model.rowCount())]


def test_the_list_is_a_model_and_puts_first_what_can_be_done(
    qtmodeltester: ModelTester,
) -> None:
    model = CommandModel(COMMANDS)
    qtmodeltester.check(model)
    assert names(model) == ["similar", "undo", "clipboard"]
    model.look_for("fsi")
    qtmodeltester.check(model)
    assert names(model) == ["similar", "clipboard"]
    told = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Find similar to copied photo, no"
    model.look_for("nothing like it")
    assert names(model) == []


def test_it_holds_every_verb_with_its_key_and_what_is_missing(
    window: MainWindow, qtbot: QtBot
) -> None:
    palette = palette_of(window, qtbot)
    model = palette.model
    commands = {c.name: c for row in range(model.rowCount())
                if (c := model.index(row).data(COMMAND))}  # fmt: skip
    assert commands.keys() == {verb.name for verb in VERBS} - {"palette"}
    for verb in VERBS:
        if verb.name != "palette":
            action = window.actions_[verb.name]
            assert bool(commands[verb.name].obstacle) != action.isEnabled(), verb.name
            assert commands[verb.name].keys == window.actions_.keys(verb.name)
    assert commands["similar"].obstacle == "select a photo"
    palette.close()


def test_letters_and_enter_do_it(window: MainWindow, qtbot: QtBot) -> None:
    grid = window.browser.grid
    grid.setCurrentIndex(grid.photos.index(3))
    palette = palette_of(window, qtbot)
    qtbot.keyClicks(palette.field, "fsi")
    current = palette.current()
    assert current is not None
    assert current.name == "similar"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.browser.place == SimilarTo(int(grid.photos.listing.ids[3]))


def test_what_cannot_be_done_says_why_and_is_not_done(window: MainWindow, qtbot: QtBot) -> None:
    palette = palette_of(window, qtbot)
    picked: list[str] = []
    palette.picked.connect(picked.append)
    qtbot.keyClicks(palette.field, "undo")
    assert palette.remark.text() == "Not now: there is nothing to undo."
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert picked == []
    assert palette.isVisible()
    palette.field.setText("zzzz")
    assert palette.remark.text() == "No command is called so."
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    palette.field.clear()
    before = palette.list.currentIndex().row()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == before + 1
    palette.close()


def test_every_need_has_words() -> None:
    for verb in VERBS:
        assert (obstacle(verb, Needs.NOTHING) == "") == (verb.needs == Needs.NOTHING)
        assert obstacle(verb, verb.needs) == ""
