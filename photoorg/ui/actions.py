"""Every verb of the window, once: menus, context menus and shortcuts are drawn from this table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Flag, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from photoorg.ui.icons import icon


class Where(Flag):
    """Where a verb appears."""

    NOWHERE = 0
    """As a shortcut or a button only."""
    MENU = auto()
    PHOTO = auto()
    """In the menu on a photo."""
    FOLDER = auto()
    """In the menu on a folder in the sidebar."""
    PROBLEM = auto()
    """In the menu on a file that could not be read."""


class Needs(Flag):
    """What must be there for a verb to make sense."""

    NOTHING = 0
    PHOTO = auto()
    """A photo is selected."""
    PATH = auto()
    """A photo, or a file with a problem, is selected."""
    FILE = auto()
    """The same, or a folder was clicked."""
    FOLDER = auto()
    """A folder the person added is shown or was clicked."""
    JOB = auto()
    """A long job is running."""
    PROBLEMS = auto()
    HISTORY = auto()
    """There is somewhere to go back to."""
    PAIR = auto()
    """Two photos are selected, or one that was found and another one that was asked about."""
    HIT = auto()
    """A photo that was found similar to one of the library is selected."""
    EXPLANATION = auto()
    """It is shown why two photos are similar; there is no PATH then."""
    DETAILS = auto()
    """Something is shown that has details beside it."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing a person can do. `slot` names the method of `Verbs` that does it."""

    name: str
    text: str
    slot: str
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    where: Where = Where.NOWHERE
    needs: Needs = Needs.NOTHING
    group: str = ""
    """Verbs of a group exclude each other and show which one holds."""
    checkable: bool = False
    in_grid: bool = False
    """The shortcut counts only while the photos have the keyboard."""
    section: int = 0
    """Menus draw a line between sections."""


VERBS: tuple[Verb, ...] = (
    Verb("open", "Open", "open_photo", "arrow-square-out", ("Return", "Enter"),
         Where.PHOTO, Needs.PHOTO, in_grid=True),
    Verb("similar", "Find similar", "find_similar", "sparkle", ("S",),
         Where.PHOTO, Needs.PHOTO),
    Verb("why", "Why?", "explain_pair", "question", ("W",), Where.PHOTO, Needs.PAIR),
    Verb("more_like", "More like this", "more_like_this", "thumbs-up", ("+",),
         Where.PHOTO, Needs.HIT, section=1),
    Verb("less_like", "Less like this", "less_like_this", "thumbs-down", ("-",),
         Where.PHOTO, Needs.HIT, section=1),
    Verb("similar_clipboard", "Find similar to copied photo", "find_similar_to_clipboard",
         "clipboard", ("Ctrl+V",), Where.MENU, section=1),
    Verb("show_in_files", "Show in file manager", "show_in_file_manager", "folder-open",
         ("Ctrl+Shift+R",), Where.PHOTO | Where.PROBLEM | Where.FOLDER, Needs.FILE, section=2),
    Verb("copy_path", "Copy path", "copy_path", "copy", ("Ctrl+C",),
         Where.PHOTO | Where.PROBLEM, Needs.PATH, section=2),
    Verb("copy_explanation", "Copy as text", "copy_explanation", "copy", ("Ctrl+C",),
         needs=Needs.EXPLANATION),
    Verb("export_explanation", "Export…", "export_explanation", "export", ("Ctrl+E",),
         needs=Needs.EXPLANATION),
    Verb("add_folder", "Add folder…", "add_folder", "folder-plus", ("Ctrl+O",), Where.MENU),
    Verb("update", "Update library", "update_library", "arrows-clockwise", ("F5",),
         Where.MENU | Where.FOLDER),
    Verb("retry", "Try problems again", "retry_problems", "arrow-clockwise", (),
         Where.MENU | Where.PROBLEM, Needs.PROBLEMS),
    Verb("remove_folder", "Remove folder from library…", "remove_folder", "minus-circle", (),
         Where.MENU | Where.FOLDER, Needs.FOLDER),
    Verb("models", "Models…", "open_models", "cpu", ("Ctrl+M",), Where.MENU),
    Verb("cancel", "Stop", "cancel_job", "x", (), Where.MENU, Needs.JOB),
    Verb("search", "Search", "focus_search", "magnifying-glass", ("Ctrl+F",), Where.MENU,
         section=1),
    Verb("back", "Back", "go_back", "arrow-left", ("Alt+Left", "Esc", "Back"), Where.MENU,
         Needs.HISTORY, section=1),
    Verb("sidebar", "Sidebar", "toggle_sidebar", "list-bullets", ("F9",), Where.MENU,
         checkable=True, section=2),
    Verb("inspector", "Details", "toggle_inspector", "info", ("I",), Where.MENU,
         Needs.DETAILS, checkable=True, section=2),
    Verb("theme_system", "Colours of the system", "use_system_theme", "desktop", (),
         Where.MENU, group="theme", section=3),
    Verb("theme_light", "Light", "use_light_theme", "sun", (), Where.MENU, group="theme",
         section=3),
    Verb("theme_dark", "Dark", "use_dark_theme", "moon", (), Where.MENU, group="theme",
         section=3),
    Verb("menu", "Menu", "open_menu", "list", ("F10",)),
    Verb("quit", "Quit", "quit", "sign-out", ("Ctrl+Q",), Where.MENU, section=4),
)  # fmt: skip


class Actions:
    """The verbs as QActions of a window, by name."""

    def __init__(self, window: QWidget, verbs: object) -> None:
        """`verbs` has the method each verb names."""
        self._actions = {verb.name: _action(verb, window, verbs) for verb in VERBS}
        groups: dict[str, QActionGroup] = {}
        for verb in VERBS:
            action = self._actions[verb.name]
            if not verb.in_grid:
                window.addAction(action)
            if verb.group:
                group = groups.setdefault(verb.group, QActionGroup(window))
                action.setCheckable(True)
                group.addAction(action)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def add_to_grid(self, grid: QWidget) -> None:
        """Give a grid the verbs whose shortcuts count only there."""
        for verb in VERBS:
            if verb.in_grid:
                grid.addAction(self._actions[verb.name])

    def enable(self, present: Needs) -> None:
        """Enable the verbs whose needs are among what is present."""
        for verb in VERBS:
            self._actions[verb.name].setEnabled(verb.needs in present)

    def menu(self, where: Where, parent: QWidget) -> QMenu:
        """The verbs of one place, with lines between sections."""
        menu = QMenu(parent)
        self.fill(menu, where)
        return menu

    def fill(self, menu: QMenu, where: Where) -> None:
        """Add the verbs of one place to a menu."""
        shown: Sequence[Verb] = [verb for verb in VERBS if where & verb.where]
        for before, verb in zip((None, *shown), shown, strict=False):
            if before is not None and before.section != verb.section:
                menu.addSeparator()
            menu.addAction(self._actions[verb.name])


def _action(verb: Verb, window: QWidget, verbs: object) -> QAction:
    action = QAction(verb.text, window)
    action.setObjectName(verb.name)
    if verb.icon:
        action.setIcon(icon(verb.icon))
    action.setShortcuts([QKeySequence(keys) for keys in verb.shortcuts])
    if verb.in_grid:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setCheckable(verb.checkable)
    keys = f" ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
    action.setToolTip(verb.text.rstrip("…") + (keys if verb.shortcuts else ""))
    action.triggered.connect(getattr(verbs, verb.slot))
    return action
