"""What a person corrects stays corrected, whatever is arranged afterwards."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest
from drawn_libraries import DrawnLibrary

from photoorg.domain import AlbumTree
from photoorg.errors import LibraryError
from photoorg.library import Library, album_edits, albums, corrections, photos, undoing
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.session import Session

GROUPS = 24


@pytest.fixture
def drawn(library: Library, tmp_path: Path, tiny: str) -> DrawnLibrary:
    made = DrawnLibrary(library, tmp_path / "photos", GROUPS)
    made.add([n % GROUPS for n in range(GROUPS * 16)])
    return made


def rearrange(library: Library) -> None:
    for _ in arrange(Session(library, "tiny")):
        pass


def members(library: Library) -> dict[int, set[int]]:
    """The photos in and below each shown album."""
    tree = albums.tree(library)
    return {album.id: set(photos.ids_in_album(library, album.id).tolist()) for album in tree.albums}


def check(library: Library) -> None:
    """Every fact holds of what is shown."""
    facts, tree, inside = corrections.read(library), albums.tree(library), members(library)
    ids = photos.hashes(library)
    home = dict(zip(*(part.tolist() for part in albums.homes(library)), strict=True))
    for album_id, kept in facts.albums.items():
        assert tree.by_id[album_id].name == kept.name
        assert tree.by_id[album_id].kept
        if kept.placed and kept.above and facts.living(kept.above[0]) in tree.by_id:
            assert tree.by_id[album_id].parent_id == facts.living(kept.above[0])
    for content, album_id in facts.pins.items():
        assert home[ids[content]] == album_id
    for content, outs in facts.outs.items():
        for album_id in outs if content not in facts.pins else ():
            assert ids[content] not in inside.get(facts.living(album_id), ())
    for group in facts.together:
        assert len({home[ids[content]] for content in group}) == 1
    for pair in facts.apart:
        assert pair <= set(tree.by_id)
    for album_id, dismissed in facts.dismissed.items():
        assert album_id not in tree.by_id
        was = {ids[content] for content in dismissed}
        for album in tree.albums:
            if not album.kept and not album.unsorted and not tree.children(album.id) and was:
                common = len(was & inside[album.id])
                assert common < 0.5 * len(was | inside[album.id]), "proposed again"
    for album_id in facts.merged:
        assert album_id not in tree.by_id
    assert sum(album.count for album in tree.children(None)) == photos.count(library)


class Person:
    """Corrects something, by chance, and looks whether it is done."""

    def __init__(self, library: Library, seed: int) -> None:
        self._library = library
        self._random = random.Random(seed)
        self.done = 0

    def correct(self) -> None:
        tree = albums.tree(self._library)
        own = [album.id for album in tree.albums if not album.unsorted]
        verb = self._random.choice(
            ["keep", "rename", "rename", "dismiss", "merge", "split", "album", "move", "move",
             "move", "out", "out", "together", "together", "never", "make", "undo"]
        )  # fmt: skip
        try:
            getattr(self, f"_{verb}")(tree, own)
        except LibraryError:
            return
        self.done += 1

    def _some(self, at_most: int = 6) -> list[int]:
        known = photos.all_ids(self._library).tolist()
        return self._random.sample(known, self._random.randint(1, at_most))

    def _keep(self, tree: AlbumTree, own: list[int]) -> None:
        album_edits.keep(self._library, self._random.choice(own))

    def _rename(self, tree: AlbumTree, own: list[int]) -> None:
        album, name = self._random.choice(own), f"name {self.done}"
        album_edits.rename(self._library, album, name)
        assert albums.tree(self._library).by_id[album].name == name

    def _dismiss(self, tree: AlbumTree, own: list[int]) -> None:
        if len(own) > 8 and self._random.random() < 0.4:
            album = self._random.choice(own)
            album_edits.dismiss(self._library, album)
            assert album not in albums.tree(self._library).by_id

    def _merge(self, tree: AlbumTree, own: list[int]) -> None:
        if len(own) > 8:
            one, other = self._random.sample(own, 2)
            both = members(self._library)
            album_edits.merge(self._library, [one], other)
            missing = (both[one] | both[other]) - members(self._library)[other]
            facts = corrections.read(self._library)
            # They were told to be elsewhere, or go where the rest of their group is.
            elsewhere = set(facts.outs).union(*facts.together) - set(facts.pins)
            assert set(photos.contents(self._library, missing).values()) <= elsewhere

    def _split(self, tree: AlbumTree, own: list[int]) -> None:
        album = self._random.choice(own)
        inside = sorted(members(self._library)[album])
        self._random.shuffle(inside)
        half = len(inside) // 2
        new = album_edits.split(
            self._library, album, [("one", inside[:half]), ("two", inside[half:])]
        )
        shown = members(self._library)
        assert [shown[part] for part in new] == [set(inside[:half]), set(inside[half:])]

    def _album(self, tree: AlbumTree, own: list[int]) -> None:
        album, under = self._random.choice(own), self._random.choice([None, *own])
        album_edits.move_album(self._library, album, under)
        assert albums.tree(self._library).by_id[album].parent_id == under

    def _move(self, tree: AlbumTree, own: list[int]) -> None:
        some, to = self._some(), self._random.choice(own)
        album_edits.move_photos(self._library, some, to)
        assert {albums.home(self._library, photo) for photo in some} == {to}

    def _out(self, tree: AlbumTree, own: list[int]) -> None:
        album = self._random.choice(own)
        inside = sorted(members(self._library)[album])
        some = inside[: self._random.randint(1, 3)]
        album_edits.take_out(self._library, some, album)
        assert not members(self._library).get(album, set()) & set(some)

    def _together(self, tree: AlbumTree, own: list[int]) -> None:
        some = self._some(4)
        album_edits.belong_together(self._library, some)
        assert len({albums.home(self._library, photo) for photo in some}) == 1

    def _never(self, tree: AlbumTree, own: list[int]) -> None:
        album_edits.never_merge(self._library, *self._random.sample(own, 2))

    def _make(self, tree: AlbumTree, own: list[int]) -> None:
        some = self._some()
        made = album_edits.make(
            self._library, f"made {self.done}", some, self._random.choice([None, *own])
        )
        assert members(self._library)[made] == set(some)

    def _undo(self, tree: AlbumTree, own: list[int]) -> None:
        before = corrections.read(self._library)
        undoing.undo(self._library)
        if self._random.random() < 0.5:
            undoing.redo(self._library)
            assert corrections.read(self._library) == before


def test_a_thousand_corrections_hold_through_twenty_arrangements(
    drawn: DrawnLibrary, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Ids of new albums are made of the moment: the same ones every time make the same run.
    moments = itertools.count()
    monkeypatch.setattr(album_edits.time, "time_ns", lambda: next(moments))
    rearrange(library)
    person = Person(library, 7)
    while person.done < 1000:
        person.correct()
    check(library)
    names = {album.name for album in corrections.read(library).albums.values()}
    little_changed = kept_identity = 0
    for turn in range(20):
        before, tree = members(library), albums.tree(library)
        drawn.add([(turn + n) % GROUPS for n in range(20)])
        rearrange(library)
        check(library)
        after = members(library)
        assert names <= {album.name for album in albums.tree(library).albums}
        for album_id, inside in before.items():
            if tree.by_id[album_id].unsorted or not inside:
                continue
            best = max(
                after, key=lambda other: len(inside & after[other]) / len(inside | after[other])
            )
            if len(inside & after[best]) > 0.8 * len(inside | after[best]):
                little_changed += 1
                kept_identity += album_id in after and len(inside & after[album_id]) > 0.5 * len(
                    inside
                )
    assert little_changed > 500
    assert kept_identity >= 0.95 * little_changed
