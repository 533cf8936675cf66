"""Corrections in awkward moments: photos that are away, a lost index, albums in albums."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn_libraries import DrawnLibrary

from photoorg.library import Library, album_edits, albums, photos, undoing
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.session import Session

GROUPS = 8


@pytest.fixture
def drawn(library: Library, tmp_path: Path, tiny: str) -> DrawnLibrary:
    made = DrawnLibrary(library, tmp_path / "photos", GROUPS)
    made.add([n % GROUPS for n in range(GROUPS * 14)])
    rearrange(library)
    return made


def rearrange(library: Library) -> None:
    for _ in arrange(Session(library, "tiny")):
        pass


def leaves(library: Library) -> list[int]:
    tree = albums.tree(library)
    return [a.id for a in tree.albums if not a.unsorted and not tree.children(a.id)]


def inside(library: Library, album: int) -> set[int]:
    return set(photos.ids_in_album(library, album).tolist())


def set_missing(library: Library, photo: int, since: str | None) -> None:
    with library.writing_index() as db:
        db.execute("UPDATE files SET missing_since = ? WHERE photo_id = ?", [since, photo])


def lose_index(library: Library) -> None:
    """As if albums were arranged for the first time, with the same journal."""
    with library.writing_index() as db:
        db.execute("DELETE FROM albums")
        db.execute("DELETE FROM state WHERE key LIKE 'albums%'")
    library.memory.clear()


def test_who_is_away_while_an_album_is_kept_stays_where_it_was_put(
    library: Library, drawn: DrawnLibrary
) -> None:
    one, two, *_ = leaves(library)
    photo = min(inside(library, one))
    album_edits.move_photos(library, [photo], two)
    set_missing(library, photo, "2026-01-01")
    album_edits.rename(library, one, "Mine")
    set_missing(library, photo, None)
    assert albums.home(library, photo) == two


def test_a_group_stays_whole_though_one_is_away_while_its_album_is_kept(
    library: Library, drawn: DrawnLibrary
) -> None:
    one, two, *_ = leaves(library)
    group = [*sorted(inside(library, one))[:2], min(inside(library, two))]
    album_edits.belong_together(library, group)
    set_missing(library, group[2], "2026-01-01")
    album_edits.keep(library, two)
    album_edits.keep(library, one)
    set_missing(library, group[2], None)
    rearrange(library)
    assert len({albums.home(library, photo) for photo in group}) == 1


def test_parts_and_made_albums_stay_where_they_are(library: Library, drawn: DrawnLibrary) -> None:
    one, two, three, *_ = leaves(library)
    first, second = inside(library, one), inside(library, two)
    album_edits.merge(library, [one], two)
    parts = album_edits.split(library, two, [("first", list(first)), ("second", list(second))])
    made = album_edits.make(library, "Made", list(inside(library, three))[:5])
    below = album_edits.make(library, "Below", list(inside(library, three))[:3], three)
    for turn in range(3):
        drawn.add([turn, turn + 1, 0, 1, 2, 3])
        rearrange(library)
        tree = albums.tree(library)
        assert [tree.by_id[part].parent_id for part in parts] == [two, two]
        assert tree.by_id[made].parent_id is None
        assert tree.by_id[below].parent_id == three
        assert first <= inside(library, parts[0])


def test_photos_of_a_dismissed_album_lie_above_it_even_when_the_index_is_lost(
    library: Library, drawn: DrawnLibrary
) -> None:
    one, two, *_ = leaves(library)
    album_edits.move_album(library, one, two)
    mine = inside(library, one)
    album_edits.dismiss(library, one)
    assert {albums.home(library, photo) for photo in mine} == {two}
    rearrange(library)
    assert {albums.home(library, photo) for photo in mine} == {two}
    lose_index(library)
    rearrange(library)
    assert {albums.home(library, photo) for photo in mine} == {two}
    undoing.undo(library)
    assert albums.tree(library).by_id[one].parent_id == two


def test_what_is_merged_takes_in_what_comes_later_even_when_the_index_is_lost(
    library: Library, drawn: DrawnLibrary
) -> None:
    one, two, *_ = leaves(library)
    group = drawn.group_of[min(inside(library, one))]
    album_edits.merge(library, [one], two)
    lose_index(library)
    new = drawn.add([group] * 6)
    rearrange(library)
    assert set(new) <= inside(library, two)


def test_undoing_a_dismissal_brings_the_album_back(library: Library, drawn: DrawnLibrary) -> None:
    one, two, three, *_ = leaves(library)
    for album in (two, three):
        album_edits.move_album(library, album, one)
    album_edits.keep(library, one)
    mine = inside(library, two)
    album_edits.dismiss(library, two)
    rearrange(library)
    assert {albums.home(library, photo) for photo in mine} == {one}
    undoing.undo(library)
    rearrange(library)
    assert inside(library, two) == mine


def test_any_photo_can_be_the_cover(library: Library, drawn: DrawnLibrary) -> None:
    one, two, *_ = leaves(library)
    album_edits.move_album(library, two, one)
    lowest = min(photos.hashes(library).items())[1]
    for cover in (min(inside(library, two)), lowest):
        album_edits.choose_cover(library, one, cover)
        assert albums.tree(library).by_id[one].cover_id == cover
        rearrange(library)
        assert albums.tree(library).by_id[one].cover_id == cover


def test_undo_and_another_act_are_not_the_same_as_before(
    library: Library, drawn: DrawnLibrary
) -> None:
    one, two, *_ = leaves(library)
    album_edits.rename(library, one, "Mine")
    rearrange(library)
    undoing.undo(library)
    photo = min(inside(library, two))
    album_edits.take_out(library, [photo], two)
    before = albums.basis(library)
    rearrange(library)
    assert albums.basis(library) != before
