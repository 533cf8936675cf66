"""The journal of corrections: undo and redo, across restarts."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn_libraries import DrawnLibrary

from photoorg.corrections import acts
from photoorg.errors import LibraryError
from photoorg.library import (
    Access,
    Library,
    album_edits,
    albums,
    corrections,
    photos,
    undoing,
    verdicts,
)
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.session import Session


@pytest.fixture
def arranged(library: Library, tmp_path: Path, tiny: str) -> Library:
    DrawnLibrary(library, tmp_path / "photos", 6).add([n % 6 for n in range(72)])
    for _ in arrange(Session(library, tiny)):
        pass
    return library


def own(library: Library) -> list[int]:
    tree = albums.tree(library)
    return [a.id for a in tree.albums if not a.unsorted and not tree.children(a.id)]


def split(library: Library, album: int) -> None:
    inside = photos.ids_in_album(library, album).tolist()
    album_edits.split(library, album, [("a", inside[:1]), ("b", inside[1:2])])


def test_every_act_can_be_undone_and_redone(arranged: Library) -> None:
    one, two, three, four, *_ = own(arranged)
    inside = photos.ids_in_album(arranged, two).tolist()
    steps = [
        lambda: album_edits.rename(arranged, one, "Mine"),
        lambda: album_edits.move_photos(arranged, inside[:2], one),
        lambda: album_edits.take_out(arranged, inside[2:3], two),
        lambda: album_edits.belong_together(arranged, [inside[3], inside[0]]),
        lambda: album_edits.never_merge(arranged, three, four),
        lambda: album_edits.merge(arranged, [three], two),
        lambda: split(arranged, one),
        lambda: album_edits.dismiss(arranged, four),
        lambda: album_edits.make(arranged, "New", inside[:2]),
        lambda: album_edits.move_album(arranged, two, one),
        lambda: album_edits.choose_cover(arranged, two, inside[5]),
        lambda: album_edits.keep(arranged, two),
    ]
    seen = [albums.tree(arranged)]
    for step in steps[:-1]:
        step()
        seen.append(albums.tree(arranged))
    for before in reversed(seen[:-1]):
        assert undoing.undo(arranged) is not None
        assert albums.tree(arranged) == before
    assert undoing.undo(arranged) is None
    for after in seen[1:]:
        assert undoing.redo(arranged) is not None
        assert albums.tree(arranged) == after
    assert undoing.redo(arranged) is None


def test_undo_works_after_a_restart(arranged: Library, tmp_path: Path) -> None:
    album = own(arranged)[0]
    name = albums.tree(arranged).by_id[album].name
    album_edits.rename(arranged, album, "Mine")
    arranged.close()
    with Library.open(tmp_path / "library", Access.PERSON) as again:
        edit = undoing.next_undo(again)
        assert edit is not None
        assert corrections.act_of(edit) == acts.Rename(
            album, "Mine", corrections.act_of(edit).keeps
        )  # type: ignore[union-attr]
        undoing.undo(again)
    with Library.open(tmp_path / "library", Access.PERSON) as again:
        assert albums.tree(again).by_id[album].name == name
        undoing.redo(again)
        assert albums.tree(again).by_id[album].name == "Mine"


def test_what_is_done_ends_what_could_be_redone(arranged: Library) -> None:
    one, two, *_ = own(arranged)
    album_edits.rename(arranged, one, "A")
    undoing.undo(arranged)
    album_edits.rename(arranged, two, "B")
    assert undoing.redo(arranged) is None
    assert albums.tree(arranged).by_id[one].name != "A"


def test_verdicts_can_be_undone_too(arranged: Library) -> None:
    left, right = list(photos.hashes(arranged))[:2]
    verdicts.give(arranged, left, right, True)
    verdicts.give(arranged, left, right, False)
    undoing.undo(arranged)
    assert [v.similar for v in verdicts.given(arranged)] == [True]
    undoing.undo(arranged)
    assert verdicts.given(arranged) == []
    undoing.redo(arranged)
    assert [v.similar for v in verdicts.given(arranged)] == [True]


def test_corrections_outlive_index_db(arranged: Library, tmp_path: Path, tiny: str) -> None:
    one, two, *_ = own(arranged)
    album_edits.rename(arranged, one, "Mine")
    album_edits.dismiss(arranged, two)
    gone = {bytes(c) for c in corrections.read(arranged).dismissed[two]}
    arranged.close()
    for file in (tmp_path / "library").glob("index.db*"):
        file.unlink()
    with Library.open(tmp_path / "library", Access.PERSON | Access.INDEX) as again:
        assert albums.tree(again).by_id[one].name == "Mine"
        DrawnLibrary(again, tmp_path / "photos", 6).add([n % 6 for n in range(72)])
        for _ in arrange(Session(again, tiny)):
            pass
        assert albums.tree(again).by_id[one].count > 0
        assert two not in albums.tree(again).by_id
        ids = photos.hashes(again)
        for album in own(again):
            inside = set(photos.ids_in_album(again, album).tolist())
            same = {ids[c] for c in gone} & inside
            assert len(same) < 0.5 * len(gone | inside)


def test_what_makes_no_sense_is_refused_and_not_noted(arranged: Library) -> None:
    one, two, *_ = own(arranged)
    before = corrections.history(arranged)
    name = albums.tree(arranged).by_id[two]
    sibling = albums.tree(arranged).by_id[one]
    refused = [
        (lambda: album_edits.rename(arranged, one, "  "), "needs a name"),
        (lambda: album_edits.rename(arranged, one, "x" * 201), "at most"),
        (lambda: album_edits.rename(arranged, 12345, "A"), "not there any more"),
        (lambda: album_edits.merge(arranged, [one], one), "at least two"),
        (lambda: album_edits.move_album(arranged, one, one), "in itself"),
        (lambda: album_edits.never_merge(arranged, one, one), "choose two"),
        (lambda: album_edits.move_photos(arranged, [10**9], one), "not in the library"),
        (lambda: album_edits.belong_together(arranged, [1]), "at least two"),
        (lambda: album_edits.split(arranged, one, [("a", [1])]), "two parts"),
    ]
    if name.parent_id == sibling.parent_id:
        refused.append((lambda: album_edits.rename(arranged, one, name.name.upper()), "already"))
    for step, says in refused:
        with pytest.raises(LibraryError, match=says):
            step()
    assert corrections.history(arranged) == before


def test_a_reader_sees_what_the_window_corrects(arranged: Library, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as reader:
        album = own(reader)[0]
        album_edits.rename(arranged, album, "Mine")
        assert albums.tree(reader).by_id[album].name == "Mine"
        undoing.undo(arranged)
        assert albums.tree(reader).by_id[album].name != "Mine"
