"""The verbs that open the settings and the list of all commands, and what a choice changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from photoorg.setting_kinds import KeyTable
from photoorg.ui import shortcuts
from photoorg.ui.actions import VERBS
from photoorg.ui.command_model import Command
from photoorg.ui.command_palette import CommandPalette
from photoorg.ui.obstacles import obstacle
from photoorg.ui.settings_dialog import SettingsDialog

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow

SAVE_MS = 300
REARRANGE_MS = 1500
"""How long weights must be left alone before albums are arranged by them."""


class Choosing(QObject):
    """Keeps what is chosen, and lets it hold at once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: SettingsDialog | None = None
        self._palette: CommandPalette | None = None
        self._rearrange = QTimer(self, singleShot=True, interval=REARRANGE_MS)
        self._rearrange.timeout.connect(self._arrange)
        self.unsaved: dict[str, Any] = {}
        """What holds already and is saved in a moment: a slider chooses many values in a row."""
        self._save = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._save.timeout.connect(self.save)

    # Verbs

    def open_settings(self) -> None:
        """Show the settings."""
        self.dialog().open_pages()

    def open_palette(self) -> None:
        """Show all commands, to be found by a few letters."""
        window = self._window
        window.enable()
        present, actions = window.present(), window.actions_
        commands = [
            Command(
                verb.name,
                actions.words(verb.name),
                verb.icon,
                actions.keys(verb.name),
                obstacle(verb, present),
            )
            for verb in VERBS
            if verb.name != "palette"
        ]
        self._palette = CommandPalette(commands, window)
        self._palette.picked.connect(self._run)
        self._palette.open()

    # What a choice changes

    def dialog(self) -> SettingsDialog:
        """The settings, made when they are first wanted."""
        if self._dialog is None:
            self._dialog = SettingsDialog(self._window)
            self._dialog.chosen.connect(self.choose)
            self._dialog.move_wanted.connect(self._window.move_library)
        return self._dialog

    def choose(self, name: str, value: Any) -> None:
        """Keep a setting, and let it hold at once."""
        self.unsaved[name] = value
        self._save.start()
        self.hold(name, value)
        if name.startswith("weigh_"):
            self._rearrange.start()

    def hold(self, name: str, value: Any) -> None:
        """Let a setting hold in the window."""
        window = self._window
        if name == "theme":
            window.theme.choose(value)
            window.actions_[f"theme_{value}"].setChecked(True)
        elif name == "tile":
            window.header.tile_size.setValue(value)
        elif name == "pause_on_battery":
            window.actions_["pause_on_battery"].setChecked(value)
        elif name == "shortcuts":
            self.use_keys(value)
        elif name == "tips":
            self.show_tips(value)

    def save(self) -> None:
        """Save what was chosen, now."""
        self._save.stop()
        unsaved, self.unsaved = self.unsaved, {}
        if unsaved:
            self._window.save_setting(**unsaved)

    def use_keys(self, chosen: KeyTable) -> None:
        """Let the verbs answer to these keys, and everything that names a key name the new one."""
        window = self._window
        window.actions_.use_keys(shortcuts.in_use(chosen))
        window.header.search.say_key(window.actions_.keys("search"))
        window.sidebar.say_key(window.actions_.keys("menu"))

    def _run(self, name: str) -> None:
        self._window.activateWindow()
        self._window.enable()
        self._window.actions_[name].trigger()

    def show_tips(self, wanted: bool) -> None:
        """Show tips or none; whoever turns them on again wants to see all of them."""
        window = self._window
        if wanted and not window.settings.tips:
            self.unsaved["tips_seen"] = ()
        self.save()
        window.tips.consider()

    def stop(self) -> None:
        """The window closes: save what was chosen, and begin nothing more."""
        self.save()
        self._rearrange.stop()
        if self._dialog is not None:
            self._dialog.stop()

    def _arrange(self) -> None:
        self.save()
        self._window.indexing.rearrange()
