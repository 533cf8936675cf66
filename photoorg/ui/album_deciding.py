"""Doing what the person decided on the pages about albums, and beside a photo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photoorg.domain import PlaceReason
from photoorg.errors import LibraryError
from photoorg.explanations import PhotoRef
from photoorg.library import Library, album_edits, undoing
from photoorg.ui import album_contents
from photoorg.ui.asking import Asking
from photoorg.ui.correcting import Correcting
from photoorg.ui.language import tr
from photoorg.ui.places import AllPhotos, InAlbum, MergeAlbums, Place, SplitAlbum, Why
from photoorg.ui.why_here import LIKE

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow


class AlbumDeciding(QObject):
    """Wires the pages and the inspector to the worker and to the corrections."""

    def __init__(self, window: MainWindow, correcting: Correcting, asking: Asking) -> None:
        super().__init__(window)
        self._window = window
        self._correcting = correcting
        self._asking = asking
        pages = window.browser.albums
        pages.header.renamed.connect(window.verbs.albums.take_name)
        pages.header.left.connect(window.focus_photos)
        pages.split.asked.connect(asking.propose_split)
        pages.split.decided.connect(self._split)
        pages.split.cancelled.connect(self._leave)
        pages.merge.decided.connect(self._merge)
        pages.merge.never.connect(self._never_merge)
        pages.merge.cancelled.connect(self._leave)
        asking.split_proposed.connect(pages.split.show_proposal)
        asking.split_failed.connect(pages.split.show_failure)
        window.browser.place_changed.connect(self._forget_questions)
        why = self._why = window.inspector.why_here
        why.asked.connect(asking.why_here)
        why.pair_wanted.connect(self._compare)
        why.move_wanted.connect(self._move)
        why.out_wanted.connect(self._take_out)
        asking.placed.connect(self._show_reason)
        asking.place_failed.connect(why.show_failure)

    @property
    def _library(self) -> Library:
        return self._window.library

    def _split(self, album_id: int, parts: Sequence[tuple[str, Sequence[int]]]) -> None:
        name = self._correcting.name(album_id)
        split = partial(album_edits.split, self._library, album_id, parts)
        words = tr("Split {album} into %n albums.", "", len(parts)).format(album=name)
        if self._correcting.act(split, words):
            self._leave(album_id)

    def _merge(self, album_ids: Sequence[int], into: int, name: str) -> None:
        called = self._correcting.name(into)
        words = tr("Merged %n albums into {album}.", "", len(album_ids)).format(album=called)
        if self._correcting.act(partial(self._merge_and_name, album_ids, into, name), words):
            self._leave(into)

    def _merge_and_name(self, album_ids: Sequence[int], into: int, name: str) -> None:
        """All or nothing: a name that cannot be had leaves the albums as they were."""
        before = self._window.albums.by_id[into].name
        album_edits.merge(self._library, album_ids, into)
        if name == " ".join(before.split()):
            return
        try:
            album_edits.rename(self._library, into, name)
        except LibraryError:
            undoing.undo(self._library)
            raise

    def _never_merge(self, album_ids: Sequence[int]) -> None:
        words = tr("These %n albums are never merged.", "", len(album_ids))
        if self._correcting.act(partial(self._part, album_ids), words):
            self._leave()

    def _part(self, album_ids: Sequence[int]) -> None:
        for one, other in combinations(album_ids, 2):
            album_edits.never_merge(self._library, one, other)

    def _leave(self, album_id: int | None = None) -> None:
        """Back to where one was, or to the album that was decided about."""
        browser = self._window.browser
        place: Place | None = None if album_id is None else InAlbum(album_id)
        if browser.can_go_back:
            browser.go_back()
        if isinstance(browser.place, SplitAlbum | MergeAlbums):
            place = place or AllPhotos()
        if place is not None and browser.place != place:
            self._window.go_to_album(album_id) if album_id else browser.go(place)

    def _forget_questions(self, place: Place) -> None:
        if not isinstance(place, SplitAlbum):
            self._asking.forget_split()

    # Why here?

    def _show_reason(self, reason: PlaceReason) -> None:
        tree = self._window.albums
        rival = tree.path(reason.rival_id) if reason.rival_id in tree.by_id else ()
        like = album_contents.cards(self._library, reason.like[:LIKE])
        self._why.show_reason(reason, like, rival)

    def _compare(self, photo_id: int, other: int) -> None:
        self._window.browser.go(Why(PhotoRef(photo_id), PhotoRef(other)))

    def _move(self, photo_id: int, album_id: int) -> None:
        move = partial(album_edits.move_photos, self._library, [photo_id], album_id)
        words = tr("The photo is in {album} for good.")
        self._correcting.act(move, words.format(album=self._correcting.name(album_id)))

    def _take_out(self, photo_id: int, album_id: int) -> None:
        take = partial(album_edits.take_out, self._library, [photo_id], album_id)
        words = tr("The photo is not in {album}.")
        self._correcting.act(take, words.format(album=self._correcting.name(album_id)))
