"""The settings: drawn from what is declared, in force at once, with a way back to each default."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from photoorg import jobs, model_store
from photoorg.library import Library
from photoorg.setting_kinds import Page
from photoorg.settings import Settings, declared
from photoorg.ui.main_window import MainWindow
from photoorg.ui.photo_grid import TILE_MAX, TILE_MIN
from photoorg.ui.setting_rows import ChoiceControl, NumberControl, SettingRow, SwitchControl
from photoorg.ui.settings_dialog import SettingsDialog

SPEC = "openclip:a/b"
COMMIT = "c0ffee" + "0" * 34


def opened(window: MainWindow, page: Page = Page.APPEARANCE) -> SettingsDialog:
    window.actions_["settings"].trigger()
    dialog = window.verbs.choosing.dialog()
    dialog.show_page(page)
    return dialog


def rows(dialog: SettingsDialog) -> dict[str, SettingRow]:
    return {name: row for page in dialog.declared for name, row in page.rows.items()}


def agree(spec: str = SPEC, host: str = "https://hub.example") -> None:
    file = model_store.ModelFile("model.safetensors", 3 * 10**8, "a" * 64)
    model_store.store().mkdir(parents=True, exist_ok=True)
    model_store.pin(model_store.Offer(spec, host, "a/b", COMMIT, "mit", (file,)))


@pytest.fixture(autouse=True)
def _models(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PHOTOORG_HOME", str(tmp_path / "home"))


def test_every_declared_setting_has_its_row(window: MainWindow) -> None:
    found = rows(opened(window))
    assert list(found) == [name for name, said in declared().items() if said.page is not None]
    for name, row in found.items():
        assert row.title.text() == declared()[name].title
        assert row.words.text() == declared()[name].words


def test_the_declared_size_is_that_of_the_slider() -> None:
    kind = declared()["tile"].kind
    assert (kind.lowest, kind.highest) == (TILE_MIN, TILE_MAX)  # type: ignore[union-attr]


def test_a_choice_holds_at_once_and_its_default_comes_back(
    window: MainWindow, library: Library
) -> None:
    row = rows(opened(window))["theme"]
    assert isinstance(row.control, ChoiceControl)
    assert row.default.isHidden()
    row.control.buttons["dark"].click()
    base = QGuiApplication.palette().color(QPalette.ColorRole.Base)
    assert base.lightness() < 128
    assert window.actions_["theme_dark"].isChecked()
    window.verbs.choosing.save()
    assert Settings.load(library.paths).theme == "dark"
    row.default.click()
    assert window.theme.choice == "system"
    window.verbs.choosing.save()
    assert not (library.paths.library / "settings.json").read_text().count("theme")
    window.actions_["theme_light"].trigger()
    assert row.control.buttons["light"].isChecked(), "it follows the menu"


def test_a_number_and_a_switch_hold_at_once(window: MainWindow, library: Library) -> None:
    found = rows(opened(window))
    size, battery = found["tile"].control, found["pause_on_battery"].control
    assert isinstance(size, NumberControl)
    assert isinstance(battery, SwitchControl)
    size.slider.setValue(240)
    assert window.browser.grid.tile == 240
    battery.tick.click()
    assert not window.actions_["pause_on_battery"].isChecked()
    window.verbs.choosing.save()
    loaded = Settings.load(library.paths)
    assert (loaded.tile, loaded.pause_on_battery) == (240, False)
    window.header.tile_size.setValue(200)
    window.actions_["pause_on_battery"].trigger()
    assert size.slider.value() == 200
    assert battery.tick.isChecked()
    found["tile"].default.click()
    assert window.browser.grid.tile == Settings().tile


def test_weights_arrange_the_albums_again_once_they_rest(
    window: MainWindow, library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []
    monkeypatch.setattr(
        window.indexing,
        "rearrange",
        lambda: asked.append(Settings.load(library.paths).weigh_time),
    )
    control = rows(opened(window, Page.WORK))["weigh_time"].control
    assert isinstance(control, NumberControl)
    for value in (11, 12, 15):
        control.slider.setValue(value)
    assert control.value.text() == "more (1.5 ×)"
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked), timeout=8000)
    assert asked == [1.5]


def test_what_was_chosen_last_is_saved_when_the_window_closes(
    window: MainWindow, library: Library
) -> None:
    control = rows(opened(window))["tips"].control
    assert isinstance(control, SwitchControl)
    control.tick.click()
    window.close()
    assert Settings.load(library.paths).tips is False


def test_values_that_mean_nothing_are_named_and_can_be_mended(
    window: MainWindow, library: Library
) -> None:
    (library.paths.library / "settings.json").write_text('{"theme": "pink", "tile": 240}')
    dialog = opened(window)
    assert "“Colours” (theme) should be one of" in dialog.trouble_words.text()
    assert dialog.trouble.isVisible()
    dialog.mend.click()
    assert dialog.trouble.isHidden()
    assert Settings.load(library.paths) == Settings(tile=240)
    assert window.browser.grid.tile == 240


def test_installed_models_are_listed_with_size_speed_and_device(window: MainWindow) -> None:
    window._worker.heard.emit(jobs.Ready("builtin", "cpu"))
    agree()
    model_store.folder(SPEC).mkdir()
    dialog = opened(window, Page.MODELS)
    facts = {row.title.text(): row.facts.text() for row in dialog.models.rows}
    assert facts["Built-in"].startswith("125 MB")
    assert facts["Built-in"].endswith("runs on CPU")
    assert " fast " in facts["Built-in"]
    assert facts["a/b"].startswith("300 MB")
    dialog.models.all.click()
    assert window.models_dialog().isVisible()
    window.models_dialog().close()


def test_what_was_agreed_to_is_listed_and_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, Page.PRIVACY)
    assert "does not use the network at all" in dialog.privacy.state.text()
    agree(host="https://hub.example/<b>\u202e")
    model_store.folder(SPEC).mkdir()
    dialog.refresh()
    row = dialog.privacy.rows[SPEC]
    assert "https://hub.example/<b>/a/b, revision c0ffee000000" in row.facts.text()
    assert "downloaded" in row.facts.text()
    row.back.click()
    qtbot.waitUntil(lambda: not dialog.privacy.rows, timeout=10_000)
    assert model_store.pinned(SPEC) is None
    assert "does not use the network at all" in dialog.privacy.state.text()


def test_a_model_in_use_cannot_be_taken_back(window: MainWindow, library: Library) -> None:
    agree()
    Settings.change(library.paths, model=SPEC)
    row = opened(window, Page.PRIVACY).privacy.rows[SPEC]
    assert not row.back.isEnabled()
    assert "choose another model first" in row.back.toolTip()


def test_the_library_says_where_it_lies_and_how_large_it_is(
    window: MainWindow, library: Library, qtbot: QtBot
) -> None:
    page = opened(window, Page.LIBRARY).library
    assert page.path.text() == str(library.paths.library)
    qtbot.waitUntil(lambda: page.bytes.text().endswith("B"), timeout=10_000)
    assert page.before.isHidden()


def test_moving_asks_first_and_then_closes_the_window(window: MainWindow, tmp_path: Path) -> None:
    page = opened(window, Page.LIBRARY).library
    full = tmp_path / "full"
    full.mkdir()
    (full / "holiday.txt").write_text("mine")
    page.ask_about(full)
    assert page.ask.text() == f"Move the library to {full / 'photoorg library'}?"
    page.no.click()
    assert page.ask.isHidden()
    assert window.move_to is None
    page.ask_about(tmp_path / "new")
    page.yes.click()
    assert window.move_to == tmp_path / "new"
    assert not window.isVisible()


def test_everything_is_reached_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.grid.setFocus()
    qtbot.keyClick(window.browser.grid, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = window.verbs.choosing.dialog()
    assert dialog.isVisible()
    for row, page in enumerate(dialog.pages):
        dialog.list.setCurrentRow(row)
        assert dialog.stack.currentWidget() is page
        for button in page.findChildren(QAbstractButton):
            assert button.accessibleName() or button.text(), page.page
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
