"""What the verbs on albums do: each is one short method."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from photoorg.domain import Album, Edit
from photoorg.library import Library, album_edits, journal, undoing
from photoorg.ui.act_words import words_of
from photoorg.ui.actions import Needs
from photoorg.ui.album_news import NewsDialog
from photoorg.ui.correcting import Correcting
from photoorg.ui.language import tr
from photoorg.ui.places import InAlbum, MergeAlbums, SplitAlbum

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow


class AlbumVerbs(QObject):
    """The slots of the actions on albums, and what is dropped on the tree."""

    def __init__(self, window: MainWindow, correcting: Correcting) -> None:
        super().__init__(window)
        self._window = window
        self._correcting = correcting
        self.clicked: tuple[int, ...] = ()
        """The albums whose menu is open in the sidebar."""
        self._steps: tuple[int, Edit | None, Edit | None] | None = None

    def chosen(self) -> tuple[int, ...]:
        """The albums that verbs are about: those whose menu is open, or else those marked in the
        tree, or else the one that is shown."""
        known = self._window.albums.by_id
        marked = self.clicked or self._window.sidebar.selected_albums()
        place = self._window.browser.place
        if not self.clicked and len(marked) < 2 and isinstance(place, InAlbum):
            marked = (place.album_id,)
        return tuple(i for i in marked if i in known and not known[i].unsorted)

    def present(self) -> Needs:
        """What is there for verbs on albums to work on; undo and redo say what they would do."""
        albums = [self._window.albums.by_id[album_id] for album_id in self.chosen()]
        undo, redo = self._next_steps()
        free = not self._window.verbs.trash.running
        present = Needs.NOTHING
        for need, there in (
            (Needs.ALBUM, bool(albums)),
            (Needs.ONE_ALBUM, len(albums) == 1),
            (Needs.TWO_ALBUMS, len(albums) == 2),
            (Needs.NESTED, any(album.parent_id is not None for album in albums)),
            (Needs.PROPOSED, any(not album.kept for album in albums)),
            (Needs.UNDO, free and undo is not None),
            (Needs.REDO, free and redo is not None),
            (Needs.NEWS, self._window.talk.news.any),
        ):
            present |= need if there else Needs.NOTHING
        reword = self._window.actions_.reword
        undoes, redoes = tr("Undo {act}"), tr("Redo {act}")
        reword("undo", tr("Undo") if undo is None else undoes.format(act=words_of(undo)))
        reword("redo", tr("Redo") if redo is None else redoes.format(act=words_of(redo)))
        return present

    def _next_steps(self) -> tuple[Edit | None, Edit | None]:
        last = journal.last_id(self._window.library)
        if self._steps is None or self._steps[0] != last:
            library = self._window.library
            self._steps = last, undoing.next_undo(library), undoing.next_redo(library)
        return self._steps[1:]

    # Undo

    def undo(self) -> None:
        """Undo the last act of all that can be undone: a correction, a verdict, a mark, a move to
        the trash."""
        if not self._window.verbs.trash.take_back(self._next_steps()[0]):
            self._correcting.step_back()

    def redo(self) -> None:
        """Redo what was undone last."""
        if not self._window.verbs.trash.do_again(self._next_steps()[1]):
            self._correcting.step_forth()

    # Albums

    def open_album(self) -> None:
        """Show the first of the albums."""
        for album_id in self.chosen()[:1]:
            self._window.go_to_album(album_id)

    def keep(self) -> None:
        """The albums stay as they are."""
        for album_id in self.chosen():
            self._keep(album_id)

    def _keep(self, album_id: int) -> None:
        keep = partial(album_edits.keep, self._library, album_id)
        words = tr("Kept {album}.").format(album=self._correcting.name(album_id))
        self._correcting.act(keep, words)

    def rename(self) -> None:
        """Let the person type another name."""
        for album_id in self.chosen()[:1]:
            self._window.show_sidebar()
            self._window.sidebar.rename(album_id)

    def take_name(self, album_id: int, name: str, entered: bool) -> None:
        """A name was typed; Enter on the name that was proposed keeps the album."""
        album = self._window.albums.by_id.get(album_id)
        if album is None:
            return
        if " ".join(name.split()) != " ".join(album.name.split()):
            rename = partial(album_edits.rename, self._library, album_id, name)
            words = tr("Renamed {album}.").format(album=self._correcting.name(album_id))
            self._correcting.act(rename, words)
        elif entered and not album.kept:
            self._keep(album_id)

    def split(self) -> None:
        """Show what the album would fall into."""
        for album_id in self.chosen()[:1]:
            self._window.browser.go(SplitAlbum(album_id))

    def merge(self) -> None:
        """Show what the albums would be as one."""
        if self.chosen():
            self._window.browser.go(MergeAlbums(self.chosen()))

    def never_merge(self) -> None:
        """The two albums stay two."""
        chosen = self.chosen()
        if len(chosen) == 2:
            one, other = chosen
            say = tr("{one} and {other} stay two albums.").format(
                one=self._correcting.name(one), other=self._correcting.name(other)
            )
            self._correcting.act(partial(album_edits.never_merge, self._library, one, other), say)

    def move_to_top(self) -> None:
        """The albums lie in no other one."""
        self.drop(self.chosen(), None)

    def dismiss(self) -> None:
        """The albums are none: their photos lie in the ones above."""
        for album_id in self.chosen():
            dismiss = partial(album_edits.dismiss, self._library, album_id)
            words = tr("Dismissed {album}: it is no album any more.")
            words = words.format(album=self._correcting.name(album_id))
            self._correcting.act(dismiss, words)

    def drop(self, album_ids: Sequence[int], under: int | None) -> None:
        """The albums lie directly below another one, or at the top level."""
        words = tr("Moved {album} to the top level.")
        if under is not None:
            words = tr("Moved {album} to {place}.")
        place = "" if under is None else self._correcting.name(under)
        for album in self._outermost(album_ids):
            if album.parent_id != under:
                move = partial(album_edits.move_album, self._library, album.id, under)
                name = self._correcting.name(album.id)
                if not self._correcting.act(move, words.format(album=name, place=place)):
                    return

    def _outermost(self, album_ids: Sequence[int]) -> list[Album]:
        """Without those that lie in another one of them: they go with it."""
        tree, moved = self._window.albums, set(album_ids)
        there = [tree.path(album_id) for album_id in album_ids if album_id in tree.by_id]
        return [path[-1] for path in there if not moved & {album.id for album in path[:-1]}]

    # What changed

    def show_news(self) -> None:
        """List what the last arrangement changed."""
        news = self._window.talk.news.latest
        dialog = NewsDialog(news, self._window.albums, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._window.go_to_album)
        dialog.open()

    @property
    def _library(self) -> Library:
        return self._window.library
