"""Every verb of the window, once: menus, context menus and shortcuts are drawn from this table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Flag, auto
from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from photoorg.ui.icons import icon
from photoorg.ui.language import tr
from photoorg.ui.text import label_text, tooltip


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
    MISSING = auto()
    """In the menu on a missing photo."""
    ALBUM = auto()
    """In the menu on an album in the sidebar, and in that of albums in the main menu."""
    COMPARED = auto()
    """In the menu on a photo that is compared."""
    MARK = auto()
    """In the menu of marks, which is part of the main menu and of that on a photo."""
    SEARCH = auto()
    """In the menu on a saved search in the sidebar."""
    TAG = auto()
    """In the menu on a tag in the sidebar."""
    VIEW = auto()
    """In the menu “View” of the main menu."""
    ARRANGE = auto()
    """In the menu “Arrange by” of the menu “View”."""


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
    ALBUM = auto()
    """One album or more is selected or shown that can be corrected."""
    ONE_ALBUM = auto()
    TWO_ALBUMS = auto()
    """Exactly two."""
    NESTED = auto()
    """One of them lies in another album."""
    PROPOSED = auto()
    """One of them is not the person's yet."""
    SORTED = auto()
    """The photos that are selected are in an album that can be corrected."""
    SOME_PHOTOS = auto()
    """Two photos or more are selected."""
    DOUBT = auto()
    """A photo for review is selected."""
    NO_DOUBT = auto()
    """One is elsewhere than among the photos for review."""
    UNDO = auto()
    """There is an act to undo."""
    REDO = auto()
    OFFLINE = auto()
    """The folder that is shown or was clicked cannot be seen now."""
    MISSING = auto()
    """There are photos whose files are gone."""
    LISTED = auto()
    """It is one of a list that can be leafed through."""
    FEW_PHOTOS = auto()
    """Two to four photos are selected, or one that was found beside one that was asked about."""
    BESIDE = auto()
    """Photos are compared side by side."""
    COMPARED_TWO = auto()
    COMPARED_MANY = auto()
    """Three or four."""
    TRASHABLE = auto()
    """Photos are selected, and nothing is on its way to the trash."""
    NEWS = auto()
    """The last arrangement changed something."""
    QUESTION = auto()
    """It is shown what a search found."""
    SAVED = auto()
    """That search is a saved one, or one was clicked."""
    TAG = auto()
    """The photos of a tag are shown, or one was clicked in the sidebar."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing a person can do. `slot` names the method of `Verbs`, or of a part of it, that does
    it."""

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
    Verb("undo", tr("Undo"), "albums.undo", "arrow-u-up-left", ("Ctrl+Z",), Where.MENU, Needs.UNDO,
         section=-2),
    Verb("redo", tr("Redo"), "albums.redo", "arrow-u-up-right", ("Ctrl+Shift+Z", "Ctrl+Y"),
         Where.MENU, Needs.REDO, section=-2),
    Verb("edit_history", tr("Edit history…"), "curating.show_history", "clock-clockwise",
         ("Ctrl+Shift+H",), Where.MENU, section=-2),
    Verb("news", tr("What changed"), "albums.show_news", "clock-counter-clockwise", (), Where.MENU,
         Needs.NEWS, section=-1),
    Verb("view", tr("View", "look at a photo"), "view_photo", "frame-corners",
         ("E", "Return", "Enter"), Where.PHOTO, Needs.PHOTO | Needs.LISTED, in_grid=True),
    Verb("open", tr("Open in another program"), "open_photo", "arrow-square-out", ("Ctrl+Return",),
         Where.PHOTO, Needs.PHOTO, in_grid=True),
    Verb("similar", tr("Find similar"), "find_similar", "sparkle", ("S",), Where.PHOTO,
         Needs.PHOTO),
    Verb("add_to_search", tr("Add to search"), "searches.add_photo", "plus-circle",
         ("Ctrl+Shift+F",), Where.PHOTO, Needs.PHOTO),
    Verb("exclude_from_search", tr("Exclude like this"), "searches.exclude_photo", "minus-circle",
         ("Ctrl+Shift+X",), Where.PHOTO, Needs.PHOTO),
    Verb("why", tr("Why?"), "explain_pair", "question", ("W",), Where.PHOTO, Needs.PAIR),
    Verb("compare", tr("Compare", "a verb"), "comparing.compare", "columns", ("C",), Where.PHOTO,
         Needs.FEW_PHOTOS),
    Verb("compare_linked", tr("Linked"), "comparing.link", "link", ("L",), Where.COMPARED,
         Needs.BESIDE, checkable=True),
    Verb("compare_wiped", tr("One over the other"), "comparing.lay_over", "square-half", ("O",),
         Where.COMPARED, Needs.COMPARED_TWO, checkable=True),
    Verb("compare_remove", tr("Remove from comparison"), "comparing.remove", "selection-slash",
         ("Backspace",), Where.COMPARED, Needs.COMPARED_MANY),
    Verb("more_like", tr("More like this"), "more_like_this", "thumbs-up", ("+",), Where.PHOTO,
         Needs.HIT, section=1),
    Verb("less_like", tr("Less like this"), "less_like_this", "thumbs-down", ("-",), Where.PHOTO,
         Needs.HIT, section=1),
    Verb("move_to", tr("Move to album…"), "sorting.move_to", "arrow-bend-up-right", ("M",),
         Where.PHOTO, Needs.PHOTO | Needs.NO_DOUBT, section=2),
    Verb("not_here", tr("Not in this album"), "sorting.take_out", "selection-slash", ("N",),
         Where.PHOTO, Needs.SORTED, section=2),
    Verb("together", tr("These belong together"), "sorting.keep_together", "link", ("Ctrl+G",),
         Where.PHOTO, Needs.SOME_PHOTOS, section=2),
    Verb("cover", tr("Use as cover"), "sorting.use_as_cover", "image-square", (), Where.PHOTO,
         Needs.PHOTO | Needs.SORTED, section=2),
    Verb("new_album", tr("New album…"), "sorting.name_new_album", "circles-three-plus",
         ("Ctrl+Shift+N",), Where.PHOTO | Where.ALBUM, section=2),
    Verb("on_similarity_map", tr("Show on similarity map"), "show_on_similarity_map",
         "circles-three", (), Where.PHOTO, Needs.PHOTO, section=2),
    Verb("show_album", tr("Show its album"), "sorting.show_album", "stack", ("A",), Where.PHOTO,
         Needs.PHOTO, section=2),
    Verb("favourite", tr("Favourite"), "curating.favour", "heart", ("F",), Where.PHOTO | Where.MARK,
         Needs.PHOTO, section=1),
    Verb("edit_tags", tr("Tags…"), "curating.edit_tags", "tag", ("T",), Where.PHOTO | Where.MARK,
         Needs.PHOTO, section=1),
    Verb("edit_caption", tr("Caption…"), "curating.edit_caption", "chat-text", ("D",),
         Where.PHOTO | Where.MARK, Needs.PHOTO, section=1),
    Verb("rate_5", tr("5 stars"), "curating.rate_5", "star", ("5",), Where.MARK, Needs.PHOTO,
         section=2),
    Verb("rate_4", tr("4 stars"), "curating.rate_4", "star", ("4",), Where.MARK, Needs.PHOTO,
         section=2),
    Verb("rate_3", tr("3 stars"), "curating.rate_3", "star", ("3",), Where.MARK, Needs.PHOTO,
         section=2),
    Verb("rate_2", tr("2 stars"), "curating.rate_2", "star", ("2",), Where.MARK, Needs.PHOTO,
         section=2),
    Verb("rate_1", tr("1 star"), "curating.rate_1", "star", ("1",), Where.MARK, Needs.PHOTO,
         section=2),
    Verb("rate_0", tr("No stars"), "curating.rate_0", "star-half", ("0",), Where.MARK, Needs.PHOTO,
         section=2),
    Verb("pick", tr("Pick"), "curating.pick", "flag", ("P",), Where.MARK, Needs.PHOTO, section=3),
    Verb("reject", tr("Reject"), "curating.reject", "prohibit", ("X",), Where.MARK, Needs.PHOTO,
         section=3),
    Verb("unflag", tr("Neither picked nor rejected"), "curating.unflag", "minus", ("U",),
         Where.MARK, Needs.PHOTO, section=3),
    Verb("go_on", tr("Go on after stars and flags"), "curating.toggle_going_on", "arrow-line-right",
         (), Where.MARK, checkable=True, section=4),
    Verb("stays", tr("Stays here"), "reviewing.stays", "check", ("Y",), Where.NOWHERE, Needs.DOUBT),
    Verb("goes", tr("Move there"), "reviewing.goes", "arrow-right", ("M",), Where.NOWHERE,
         Needs.DOUBT),
    Verb("open_album", tr("Open", "a verb"), "albums.open_album", "arrow-square-right", (),
         Where.ALBUM, Needs.ALBUM),
    Verb("keep_album", tr("Keep", "an album"), "albums.keep", "check-circle", ("K",), Where.ALBUM,
         Needs.ALBUM | Needs.PROPOSED, section=1),
    Verb("rename_album", tr("Rename"), "albums.rename", "pencil-simple", ("F2",), Where.ALBUM,
         Needs.ONE_ALBUM, section=1),
    Verb("split_album", tr("Split…"), "albums.split", "arrows-out-line-horizontal", (), Where.ALBUM,
         Needs.ONE_ALBUM, section=1),
    Verb("merge_albums", tr("Merge…"), "albums.merge", "arrows-in-line-horizontal", (), Where.ALBUM,
         Needs.ALBUM, section=1),
    Verb("never_merge", tr("Never merge these two"), "albums.never_merge", "link-break", (),
         Where.ALBUM, Needs.TWO_ALBUMS, section=1),
    Verb("to_top_level", tr("Move to top level"), "albums.move_to_top", "arrow-line-up", (),
         Where.ALBUM, Needs.NESTED, section=1),
    Verb("dismiss_album", tr("Dismiss"), "albums.dismiss", "x-circle", (), Where.ALBUM, Needs.ALBUM,
         section=1),
    Verb("similar_clipboard", tr("Find similar to copied photo"), "find_similar_to_clipboard",
         "clipboard", ("Ctrl+V",), Where.MENU, section=1),
    Verb("show_in_files", tr("Show in file manager"), "show_in_file_manager", "folder-open",
         ("Ctrl+Shift+R",), Where.PHOTO | Where.PROBLEM | Where.FOLDER, Needs.FILE, section=3),
    Verb("copy_path", tr("Copy path"), "copy_path", "copy", ("Ctrl+C",),
         Where.PHOTO | Where.PROBLEM, Needs.PATH, section=3),
    Verb("copy_explanation", tr("Copy as text"), "copy_explanation", "copy", ("Ctrl+C",),
         needs=Needs.EXPLANATION),
    Verb("export_explanation", tr("Export…"), "export_explanation", "export", ("Ctrl+E",),
         needs=Needs.EXPLANATION),
    Verb("add_folder", tr("Add folder…"), "add_folder", "folder-plus", ("Ctrl+O",), Where.MENU),
    Verb("update", tr("Update library"), "update_library", "arrows-clockwise", ("F5",),
         Where.MENU | Where.FOLDER),
    Verb("retry", tr("Try problems again"), "retry_problems", "arrow-clockwise", (),
         Where.MENU | Where.PROBLEM, Needs.PROBLEMS),
    Verb("locate_folder", tr("Locate folder…"), "folders.locate", "map-pin", (), Where.FOLDER,
         Needs.FOLDER | Needs.OFFLINE),
    Verb("forget_missing", tr("Forget missing photos…"), "folders.forget_missing", "ghost", (),
         Where.MENU | Where.MISSING, Needs.MISSING),
    Verb("remove_folder", tr("Remove folder from library…"), "remove_folder", "minus-circle", (),
         Where.MENU | Where.FOLDER, Needs.FOLDER),
    Verb("trash", tr("Move to trash…"), "trash.move_to_trash", "trash", ("Del",),
         Where.PHOTO | Where.MENU, Needs.TRASHABLE, in_grid=True, section=4),
    Verb("models", tr("Models…"), "open_models", "cpu", ("Ctrl+M",), Where.MENU),
    Verb("learning", tr("Learning…"), "open_learning", "graduation-cap", (), Where.MENU),
    Verb("settings", tr("Settings…"), "choosing.open_settings", "gear-six", ("Ctrl+,",),
         Where.MENU),
    Verb("palette", tr("All commands…"), "choosing.open_palette", "command", ("Ctrl+K",),
         Where.MENU),
    Verb("cancel", tr("Stop"), "cancel_job", "x", (), Where.MENU, Needs.JOB),
    Verb("pause_on_battery", tr("Wait while on battery"), "pause_on_battery", "battery-charging",
         (), Where.MENU, checkable=True),
    Verb("search", tr("Search", "a verb"), "focus_search", "magnifying-glass", ("Ctrl+F",),
         Where.MENU, section=1),
    Verb("filter", tr("Filter…"), "open_filters", "funnel-simple", ("Ctrl+L",), Where.MENU,
         section=1),
    Verb("save_search", tr("Save search…"), "searches.save", "bookmark-simple", ("Ctrl+S",),
         Where.MENU, Needs.QUESTION, section=1),
    Verb("rename_search", tr("Rename search"), "searches.rename", "pencil-simple", (), Where.SEARCH,
         Needs.SAVED),
    Verb("delete_search", tr("Delete search"), "searches.delete", "trash", (), Where.SEARCH,
         Needs.SAVED),
    Verb("rename_tag", tr("Rename tag"), "tags.rename", "pencil-simple", (), Where.TAG, Needs.TAG),
    Verb("drop_tag", tr("Take tag from all photos"), "tags.drop", "trash", (), Where.TAG,
         Needs.TAG),
    Verb("forget_recent", tr("Forget recent searches"), "searches.forget_recent",
         "clock-counter-clockwise", (), Where.MENU, section=1),
    Verb("back", tr("Back"), "go_back", "arrow-left", ("Alt+Left", "Esc", "Back"), Where.MENU,
         Needs.HISTORY, section=1),
    Verb("uniform", tr("Equal squares"), "arranging.use_squares", "grid-four", (), Where.VIEW,
         group="layout"),
    Verb("justified", tr("Their own shapes"), "arranging.use_own_shapes", "rows", (), Where.VIEW,
         group="layout"),
    Verb("arrange_day", tr("Day", "what photos are arranged by"), "arranging.by_day",
         "calendar-blank", (), Where.ARRANGE, group="arrange"),
    Verb("arrange_month", tr("Month", "what photos are arranged by"), "arranging.by_month",
         "calendar", (), Where.ARRANGE, group="arrange"),
    Verb("arrange_folder", tr("Folder"), "arranging.by_folder", "folder", (), Where.ARRANGE,
         group="arrange"),
    Verb("arrange_album", tr("Album"), "arranging.by_album", "stack", (), Where.ARRANGE,
         group="arrange"),
    Verb("arrange_none", tr("Nothing", "what photos are arranged by"), "arranging.by_nothing",
         "dots-nine", (), Where.ARRANGE, group="arrange", section=1),
    Verb("larger", tr("Larger photos"), "arranging.larger", "magnifying-glass-plus",
         ("Ctrl++", "Ctrl+="), Where.VIEW, section=1),
    Verb("smaller", tr("Smaller photos"), "arranging.smaller", "magnifying-glass-minus",
         ("Ctrl+-",), Where.VIEW, section=1),
    Verb("next_section", tr("Next section"), "arranging.next_section", "caret-double-down",
         ("Ctrl+PgDown",), Where.VIEW, section=2),
    Verb("previous_section", tr("Previous section"), "arranging.previous_section",
         "caret-double-up", ("Ctrl+PgUp",), Where.VIEW, section=2),
    Verb("select_section", tr("Select this section"), "arranging.select_section", "selection-plus",
         ("Ctrl+Shift+A",), Where.VIEW, section=2),
    Verb("sidebar", tr("Sidebar"), "toggle_sidebar", "list-bullets", ("F9",), Where.MENU,
         checkable=True, section=2),
    Verb("inspector", tr("Details"), "toggle_inspector", "info", ("I",), Where.MENU, Needs.DETAILS,
         checkable=True, section=2),
    Verb("theme_system", tr("Colours of the system"), "use_system_theme", "desktop", (), Where.MENU,
         group="theme", section=3),
    Verb("theme_light", tr("Light", "colours"), "use_light_theme", "sun", (), Where.MENU,
         group="theme", section=3),
    Verb("theme_dark", tr("Dark", "colours"), "use_dark_theme", "moon", (), Where.MENU,
         group="theme", section=3),
    Verb("menu", tr("Menu"), "open_menu", "list", ("F10",)),
    Verb("quit", tr("Quit"), "quit", "sign-out", ("Ctrl+Q",), Where.MENU, section=5),
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

    def reword(self, name: str, words: str) -> None:
        """Let a verb say what it would do now; `words` may have names from anywhere in them."""
        action = self._actions[name]
        action.setText(label_text(words))
        action.setToolTip(tooltip(words.rstrip(" …") + _keys(action)))

    def words(self, name: str) -> str:
        """What a verb says now, as a person reads it."""
        return self._actions[name].text().replace("&&", "&")

    def keys(self, name: str) -> str:
        """The first key of a verb as this system writes it; empty where it has none."""
        return _first(self._actions[name])

    def use_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Let every verb answer to these keys, and its tooltip say so."""
        for name, action in self._actions.items():
            action.setShortcuts([QKeySequence(key) for key in keys[name]])
            action.setToolTip(tooltip(self.words(name).rstrip(" …") + _keys(action)))

    def menu(self, where: Where, parent: QWidget) -> QMenu:
        """The verbs of one place, with lines between sections."""
        menu = QMenu(parent)
        self.fill(menu, where)
        return menu

    def fill(self, menu: QMenu, where: Where) -> None:
        """Add the verbs of one place to a menu."""
        shown: Sequence[Verb] = sorted(
            (verb for verb in VERBS if where & verb.where), key=lambda verb: verb.section
        )
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
    action.setToolTip(verb.text.rstrip(" …") + _keys(action))
    action.triggered.connect(attrgetter(verb.slot)(verbs))
    return action


def _keys(action: QAction) -> str:
    keys = _first(action)
    return f" ({keys})" if keys else ""


def _first(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
