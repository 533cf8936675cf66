"""Searching: what the search bar asks, photos added from their menus, and saved searches."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photoorg.library import photos, searches
from photoorg.library.searches import SavedSearch
from photoorg.questions import PhotoPart, Question
from photoorg.ui.actions import Needs
from photoorg.ui.correcting import Correcting, short
from photoorg.ui.language import tr
from photoorg.ui.places import Place
from photoorg.ui.question_places import photo_name, photo_part, place_of, question_of
from photoorg.ui.question_words import question_title

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow


class SearchVerbs(QObject):
    """The slots of a window's actions that look for photos."""

    def __init__(self, window: MainWindow, correcting: Correcting) -> None:
        super().__init__(window)
        self._window = window
        self._correcting = correcting
        self.clicked: int | None = None
        """The saved search whose menu is open."""

    def present(self) -> Needs:
        """What is there for these verbs to work on."""
        present = Needs.QUESTION if self._question().parts else Needs.NOTHING
        marked = self._window.sidebar.selected_albums()
        if self._saved() is not None and (self.clicked is not None or not marked):
            present |= Needs.SAVED
        return present

    # Looking for photos

    def ask(self, question: Question) -> None:
        """Show what a question finds."""
        self._window.browser.go(place_of(self._window.library, question))

    def find_file(self, path: bytes) -> None:
        """Look for photos like a file, and for nothing else."""
        self.ask(Question(photos=(self._part(path),)))

    def add_file(self, path: bytes) -> None:
        """Look for photos that are also like a file."""
        self.ask(self._question().adding(self._part(path)))

    def add_photo(self) -> None:
        """Look for photos that are also like the selected ones."""
        self._add_selected(minus=False)

    def exclude_photo(self) -> None:
        """Look for photos that are not like the selected ones."""
        self._add_selected(minus=True)

    def follow(self, place: Place) -> None:
        """Show what is looked for at a place."""
        question = question_of(self._window.library, place)
        self._window.header.bar.show_question(question)
        self._window.recent.note(question)

    def restore(self) -> None:
        """Show what is looked for at the present place again: what was typed over it is not."""
        self._window.header.bar.show_question(self._question())

    # Saved searches

    def save(self) -> None:
        """Let the person name the search that is shown."""
        question = self._question()
        if question.parts:
            self._window.show_sidebar()
            title = question_title(question, partial(photo_name, self._window.library))
            self._window.sidebar.name_search(title)

    def take_new(self, name: str) -> None:
        """Save the search that is shown under a name."""
        question = self._question()
        save = partial(searches.save, self._window.library, name, question)
        self._act(save, tr("Saved the search {name}.").format(name=short(name.strip())))

    def rename(self) -> None:
        """Let the person type another name for a saved search."""
        saved = self._saved()
        if saved is not None:
            self._window.show_sidebar()
            self._window.sidebar.rename_search(saved.id)

    def take_name(self, search_id: int, name: str) -> None:
        """Give a saved search the name that was typed."""
        known = {saved.id: saved.name for saved in searches.listed(self._window.library)}
        if name.strip() and name.strip() != known.get(search_id):
            rename = partial(searches.rename, self._window.library, search_id, name)
            self._act(rename, tr("Renamed the search to {name}.").format(name=short(name.strip())))

    def delete(self) -> None:
        """Forget a saved search."""
        saved = self._saved()
        if saved is not None:
            delete = partial(searches.delete, self._window.library, saved.id)
            self._act(
                delete,
                tr("Deleted the search {name}; the photos stay.").format(name=short(saved.name)),
            )

    def forget_recent(self) -> None:
        """Forget what was searched for lately."""
        self._window.recent.forget()
        self._window.say(tr("Recent searches are forgotten."))

    # Inner workings

    def _act(self, do: Callable[[], object], words: str) -> None:
        self._correcting.act(do, words, teaches=False)

    def _question(self) -> Question:
        return question_of(self._window.library, self._window.browser.place)

    def _saved(self) -> SavedSearch | None:
        """The saved search that was clicked, or else the one that is shown."""
        listed = searches.listed(self._window.library)
        if self.clicked is not None:
            return next((saved for saved in listed if saved.id == self.clicked), None)
        question = self._question()
        return next((saved for saved in listed if saved.question == question), None)

    def _add_selected(self, minus: bool) -> None:
        question = self._question()
        for photo_id in self._window.browser.selected_ids()[:MOST_PHOTOS]:
            question = question.adding(photo_part(self._window.library, photo_id, minus))
        self.ask(question)

    def _part(self, path: bytes) -> PhotoPart:
        """A file as a part of a question; one that is in the library counts as the photo it is."""
        library = self._window.library
        known = photos.id_of_path(library, os.path.realpath(path))
        return PhotoPart(path=path) if known is None else photo_part(library, known)


MOST_PHOTOS = 8
"""More photos at a time say less about what is looked for."""
