"""What the verbs do that say which album photos belong in: each is one short method."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject

from photoorg.domain import Album
from photoorg.library import Library, album_edits, albums, photos
from photoorg.ui.actions import Needs
from photoorg.ui.album_contents import path_words
from photoorg.ui.album_picker import Choice
from photoorg.ui.correcting import Correcting, short
from photoorg.ui.grid_selection import GridState
from photoorg.ui.language import tr
from photoorg.ui.picker_popup import PickerPopup
from photoorg.ui.places import InAlbum, Review

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow


class Sorting(QObject):
    """The slots of the actions on the selected photos, and what is dropped on an album."""

    def __init__(self, window: MainWindow, correcting: Correcting) -> None:
        super().__init__(window)
        self._window = window
        self._correcting = correcting
        self._for_new: list[int] = []

    def present(self) -> Needs:
        """What is there for these verbs; their words say what they would do."""
        browser = self._window.browser
        count, album = browser.selected_count(), self.album()
        present = Needs.NOTHING
        for need, there in (
            (Needs.SORTED, count > 0 and album is not None),
            (Needs.SOME_PHOTOS, count > 1),
            (Needs.NO_DOUBT, not isinstance(browser.place, Review)),
        ):
            present |= need if there else Needs.NOTHING
        reword = self._window.actions_.reword
        here = tr("Not in this album") if album is None else tr("Not in {album}")
        cover = tr("Use as cover") if album is None else tr("Use as cover of {album}")
        name = "" if album is None else short(album.name)
        reword("not_here", here.format(album=name))
        reword("cover", cover.format(album=name))
        new = tr("New album with %n photos…", "", count) if count else tr("New album…")
        reword("new_album", new)
        return present

    def album(self) -> Album | None:
        """What “this album” means: the one that is shown, or else that of the current photo; not
        that of photos in no album."""
        browser, known = self._window.browser, self._window.albums.by_id
        if isinstance(browser.place, InAlbum):
            found = known.get(browser.place.album_id)
        else:
            card = browser.current()
            home = None if card is None else albums.home(self._library, card.id)
            found = None if home is None else known.get(home)
        return None if found is None or found.unsorted else found

    # Verbs

    def move_to(self) -> None:
        """Let the person choose the album that the selected photos go to."""
        chosen = self._selected()
        tree = self._window.albums
        choices = [
            Choice(album.id, path_words(tree.path(album.id)), album.count)
            for _, album in tree.walk()
            if not album.unsorted
        ]
        if chosen:
            title = tr("Move %n photos to", "", len(chosen))
            popup = PickerPopup(title, choices, self._window)
            popup.picked.connect(partial(self.drop, chosen))
            popup.open()

    def drop(self, photo_ids: Sequence[int], album_id: int) -> None:
        """The photos lie in this album."""
        words = tr("Moved %n photos to {album}.", "", len(photo_ids))
        words = words.format(album=self._correcting.name(album_id))
        self._correcting.act(
            partial(album_edits.move_photos, self._library, photo_ids, album_id), words
        )

    def take_out(self) -> None:
        """The selected photos are not in this album."""
        album = self.album()
        if album is None:
            return
        inside = set(photos.ids_in_album(self._library, album.id).tolist())
        chosen = [photo_id for photo_id in self._selected() if photo_id in inside]
        if chosen:
            words = tr("%n photos taken out of {album}.", "", len(chosen))
            words = words.format(album=short(album.name))
            self._correcting.act(
                partial(album_edits.take_out, self._library, chosen, album.id), words
            )

    def keep_together(self) -> None:
        """The selected photos are always in one album."""
        chosen = self._selected()
        self._correcting.act(
            partial(album_edits.belong_together, self._library, chosen),
            tr("%n photos belong together now.", "", len(chosen)),
        )

    def use_as_cover(self) -> None:
        """The current photo is on the cover of this album."""
        album, card = self.album(), self._window.browser.current()
        if album is not None and card is not None:
            self._correcting.act(
                partial(album_edits.choose_cover, self._library, album.id, card.id),
                tr("{album} has this photo on its cover.").format(album=short(album.name)),
            )

    def show_album(self) -> None:
        """Show the current photo among those of its album."""
        card = self._window.browser.current()
        home = None if card is None else albums.home(self._library, card.id)
        if card is None or home is None:
            self._correcting.refuse(tr("This photo is in no album yet."))
            return
        self._window.go_to_album(home)
        grid = self._window.browser.grid
        grid.restore(GridState(0, np.array([card.id], np.int64), card.id))
        grid.scrollTo(grid.currentIndex(), grid.ScrollHint.PositionAtCenter)
        grid.setFocus()

    def name_new_album(self) -> None:
        """Let the person type the name of a new album, which gets the selected photos."""
        self._for_new = self._selected()
        self._window.show_sidebar()
        self._window.sidebar.name_new()

    def make_album(self, name: str) -> None:
        """The new album has a name."""
        chosen, self._for_new = self._for_new, []
        made = (
            tr("Made {album} with %n photos.", "", len(chosen)) if chosen else tr("Made {album}.")
        )
        self._correcting.act(
            partial(album_edits.make, self._library, name, chosen),
            made.format(album=short(name)),
        )

    @property
    def _library(self) -> Library:
        return self._window.library

    def _selected(self) -> list[int]:
        return self._window.browser.selected_ids()
