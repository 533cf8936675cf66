"""What the verbs of the action table do: each is one short method."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from photoorg.domain import Folder
from photoorg.errors import LibraryError
from photoorg.library import folders
from photoorg.ui import desktop, explain_export, text
from photoorg.ui.actions import Needs
from photoorg.ui.album_verbs import AlbumVerbs
from photoorg.ui.arrange_verbs import ArrangeVerbs
from photoorg.ui.choosing import Choosing
from photoorg.ui.comparing import Comparing
from photoorg.ui.confirm import confirm_removal
from photoorg.ui.correcting import Correcting
from photoorg.ui.curating import Curating
from photoorg.ui.folder_verbs import FolderVerbs
from photoorg.ui.judging import judge
from photoorg.ui.language import tr
from photoorg.ui.pairs import pair_to_explain, selected_hits
from photoorg.ui.places import (
    InDirectory,
    MissingPhotos,
    OnSimilarityMap,
    SimilarTo,
    Why,
    subject_of,
)
from photoorg.ui.reviewing import Reviewing
from photoorg.ui.search_verbs import SearchVerbs
from photoorg.ui.sentences import told
from photoorg.ui.sorting import Sorting
from photoorg.ui.tag_verbs import TagVerbs
from photoorg.ui.trashing import Trashing

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow


class Verbs(QObject):
    """The slots of a window's actions."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.clicked: bytes | None = None
        """The directory whose menu was opened last in the sidebar."""
        self.correcting = correcting = Correcting(window)
        self.albums = AlbumVerbs(window, correcting)
        self.sorting = Sorting(window, correcting)
        self.reviewing = Reviewing(window, correcting)
        self.folders = FolderVerbs(window)
        self.choosing = Choosing(window)
        self.comparing = Comparing(window)
        self.trash = Trashing(window)
        self.curating = Curating(window)
        self.searches = SearchVerbs(window, correcting)
        self.tags = TagVerbs(window)
        self.arranging = ArrangeVerbs(window)

    def present(self, has_problems: bool, missing: int = 0) -> Needs:
        """What is there for verbs to work on."""
        browser = self._window.browser
        has_path = browser.current_path() is not None
        explains = isinstance(browser.place, Why)
        present = Needs.NOTHING
        for need, there in (
            (Needs.PHOTO, browser.current() is not None),
            (Needs.PATH, has_path),
            (Needs.FILE, has_path or self.clicked is not None),
            (Needs.FOLDER, self.folder() is not None),
            (Needs.JOB, self._has_job),
            (Needs.PROBLEMS, has_problems),
            (Needs.HISTORY, browser.can_go_back),
            (Needs.PAIR, self._pair() is not None),
            (Needs.HIT, bool(self._hits())),
            (Needs.EXPLANATION, explains and browser.why.explanation is not None),
            (Needs.DETAILS, browser.has_details),
        ):
            present |= need if there else Needs.NOTHING
        present |= self.folders.present(self.folder(), missing)
        parts = (
            self.albums,
            self.sorting,
            self.reviewing,
            self.comparing,
            self.trash,
            self.searches,
            self.tags,
        )
        for part in parts:
            present |= part.present()
        return present

    @property
    def _has_job(self) -> bool:
        window = self._window
        under_way = window.indexing.running or window.long_act.running or self.trash.running
        return under_way or bool(window.model_jobs.getting)

    # Photos

    def view_photo(self) -> None:
        """Look at the current photo in the whole window."""
        self._window.viewer.look(self._window.browser.active_grid)

    def open_photo(self) -> None:
        """Open the current photo in the system’s viewer."""
        path = self._window.browser.current_path()
        if path is not None and not desktop.open_photo(path):
            words = tr("{file} cannot be opened: it is not there now.")
            self._say(words.format(file=text.name_text(path)))

    def find_similar(self) -> None:
        """Look for photos like the current one."""
        card = self._window.browser.current()
        if card is not None:
            self._window.browser.go(SimilarTo(card.id))

    def show_on_similarity_map(self) -> None:
        """Show where the current photo lies on the map of similar photos."""
        card = self._window.browser.current()
        if card is not None:
            self._window.browser.go(OnSimilarityMap(card.id))

    def find_similar_to_clipboard(self) -> None:
        """Look for photos like the one that was copied."""
        path = self._window.header.search.photo_in(QGuiApplication.clipboard().mimeData())
        if path is not None:
            self.searches.find_file(path)
        else:
            keys = self._window.actions_.keys("similar_clipboard")
            words = tr("There is no photo to paste: copy one first.")
            then = tr("There is no photo to paste: copy one first, then press {keys}.")
            self._say(then.format(keys=keys) if keys else words)

    def show_in_file_manager(self) -> None:
        """Show the current file, or the folder that was clicked, where it lies."""
        path = self._taken() or self._window.browser.current_path()
        if path is not None and not desktop.show_in_file_manager(path):
            self._say(tr("{file} is not there now.").format(file=text.name_text(path)))

    def copy_path(self) -> None:
        """Copy the path of the current file."""
        path = self._window.browser.current_path()
        if path is not None:
            QGuiApplication.clipboard().setText(os.fsdecode(path))
            self._say(tr("The path is copied."))

    # Two photos

    def explain_pair(self) -> None:
        """Show why two photos are similar, and how they differ."""
        pair = self._pair()
        if pair is not None:
            self._window.browser.go(pair)

    def more_like_this(self) -> None:
        """Note that the selected photos are like the one that was asked about."""
        self._judge(similar=True)

    def less_like_this(self) -> None:
        """Note that the selected photos are not like the one that was asked about."""
        self._judge(similar=False)

    def copy_explanation(self) -> None:
        """Copy why two photos are similar, as text."""
        why = self._window.browser.why
        if why.explanation is not None:
            copied = explain_export.explanation_text(why.explanation, why.names)
            QGuiApplication.clipboard().setText(copied)
            self._say(tr("The explanation is copied."))

    def export_explanation(self) -> None:
        """Ask for a file and write into it why two photos are similar."""
        why = self._window.browser.why
        explanation = why.explanation
        file = explain_export.ask_for_file(self._window, why.names) if explanation else None
        if explanation is None or file is None:
            return
        try:
            explain_export.write_json(explanation, file)
        except OSError as error:
            reason = text.safe_text(error.strerror or str(error))
            words = tr("{file} could not be written: {reason}")
            self._window.status.show_error(words.format(file=file.name, reason=reason))
        else:
            self._say(tr("The explanation is in {file}.").format(file=file.name))

    def _pair(self) -> Why | None:
        browser = self._window.browser
        if isinstance(browser.place, MissingPhotos):
            return None
        return pair_to_explain(browser.place, browser.active_grid)

    def _hits(self) -> list[int]:
        browser = self._window.browser
        return selected_hits(browser.place, browser.active_grid)

    def _judge(self, similar: bool) -> None:
        hits, asked = self._hits(), subject_of(self._window.browser.place)
        if not isinstance(asked, SimilarTo) or not hits:
            return
        try:
            self._say(judge(self._window.library, asked.photo_id, hits, similar))
        except LibraryError as error:
            self._window.status.show_error(told(str(error)))
        self._window.enable()

    # The library

    def add_folder(self) -> None:
        """Ask for a folder and add it."""
        chosen = QFileDialog.getExistingDirectory(self._window, tr("Add a folder with photos"))
        if chosen:
            self.add(Path(chosen))

    def add(self, folder: Path) -> None:
        """Add a folder and look at its photos; says why where it cannot be added."""
        try:
            folders.add(self._window.library, folder)
        except LibraryError as error:
            self._window.status.show_error(told(str(error)))
            return
        self._window.refresh()
        self._window.indexing.update()

    def remove_folder(self) -> None:
        """Take a folder out of the library, after a question."""
        folder = self.folder()
        self.clicked = None
        if folder is not None and confirm_removal(self._window, folder.path):
            folders.remove(self._window.library, folder)
            self._window.refresh()
            self._window.indexing.update()

    def folder(self) -> Folder | None:
        """The folder the person added that was clicked, or is shown."""
        place = self._window.browser.place
        shown = place.path if isinstance(place, InDirectory) else None
        wanted = self.clicked or shown
        listed = folders.listed(self._window.library) if wanted is not None else []
        return next((folder for folder in listed if folder.path == wanted), None)

    def update_library(self) -> None:
        """Look for new, changed and removed photos."""
        self._window.indexing.update()

    def retry_problems(self) -> None:
        """Try the files with problems again."""
        self._window.indexing.retry_problems()

    def cancel_job(self) -> None:
        """Stop the running job."""
        if self.trash.running:
            self.trash.stop()
        elif self._window.long_act.running:
            self._window.long_act.cancel()
        elif self._window.indexing.running:
            self._window.indexing.cancel()
        else:
            self._window.model_jobs.cancel()

    # The window

    def open_models(self) -> None:
        """Show the models there are to choose from."""
        self._window.models_dialog().open_list()

    def open_learning(self) -> None:
        """Show what was learned from corrections."""
        self._window.learning.open_dialog()

    def focus_search(self) -> None:
        """Give the keyboard to the search field."""
        self._window.viewer.leave()
        self._window.header.bar.take_keyboard()

    def open_filters(self) -> None:
        """List the filters below the search field."""
        self._window.viewer.leave()
        self._window.header.bar.toggle_filters()

    def go_back(self) -> None:
        """Return to where one was; a search under way is forgotten."""
        self._window.search.forget()
        self._window.browser.go_back()

    def toggle_sidebar(self) -> None:
        """Show or hide the sidebar."""
        self._window.sidebar.setVisible(self._window.actions_["sidebar"].isChecked())

    def toggle_inspector(self) -> None:
        """Show or hide the details."""
        self._window.place_inspector()

    def pause_on_battery(self) -> None:
        """Let long jobs wait while the computer lives on its battery, or not."""
        wanted = self._window.actions_["pause_on_battery"].isChecked()
        self._window.save_setting(pause_on_battery=wanted)

    def use_system_theme(self) -> None:
        """Follow the colours of the system."""
        self._use_theme("system")

    def use_light_theme(self) -> None:
        """Use light colours."""
        self._use_theme("light")

    def use_dark_theme(self) -> None:
        """Use dark colours."""
        self._use_theme("dark")

    def open_menu(self) -> None:
        """Open the main menu, for the keyboard."""
        self._window.sidebar.show()
        self._window.sidebar.menu_button.showMenu()

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def _use_theme(self, choice: str) -> None:
        self._window.theme.choose(choice)
        self._window.save_setting(theme=choice)

    def _say(self, words: str) -> None:
        self._window.say(words)

    def _taken(self) -> bytes | None:
        clicked, self.clicked = self.clicked, None
        return clicked
