"""What the person does about folders that lie elsewhere now, and about photos that are gone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from photoorg.domain import Folder
from photoorg.errors import LibraryError
from photoorg.library import folders, missing, roots
from photoorg.ui import text
from photoorg.ui.actions import Needs
from photoorg.ui.confirm import confirm_forgetting
from photoorg.ui.language import tr
from photoorg.ui.sentences import told

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow


class FolderVerbs(QObject):
    """The slots of the actions on folders that are offline and on missing photos."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def present(self, folder: Folder | None, missing: int) -> Needs:
        """What is there for them to work on."""
        offline = Needs.OFFLINE if folder is not None and not folder.online else Needs.NOTHING
        return offline | (Needs.MISSING if missing else Needs.NOTHING)

    def locate(self) -> None:
        """Ask where a folder that is offline lies now, and look for its photos there."""
        verbs = self._window.verbs
        folder, verbs.clicked = verbs.folder(), None
        if folder is None:
            return
        title = tr("Where is {folder} now?").format(folder=text.name_text(folder.path))
        chosen = QFileDialog.getExistingDirectory(self._window, title)
        if not chosen:
            return
        try:
            folders.move(self._window.library, folder, Path(chosen))
        except LibraryError as error:
            self._window.status.show_error(told(str(error)))
            return
        self._window.refresh()
        self._window.indexing.update()

    def follow_found(self) -> None:
        """Follow the folders whose drive or share was recognised at another place."""
        library = self._window.library
        for folder, path in roots.found_elsewhere(library):
            try:
                folders.move(library, folder, Path(os.fsdecode(path)))
            except LibraryError:
                # It went again, or the person added that place meanwhile: they may locate it.
                continue
            self._window.refresh()
            self._window.indexing.keep_up()
            found = tr("{folder} was found again at {place}.")
            self._window.say(
                found.format(folder=text.name_text(folder.path), place=text.path_text(path))
            )

    def forget_missing(self) -> None:
        """Forget the missing photos, after a question."""
        gone, trashed = missing.counts(self._window.library)
        count = gone + trashed
        if count and confirm_forgetting(self._window, count, trashed):
            self._window.indexing.forget_missing()
