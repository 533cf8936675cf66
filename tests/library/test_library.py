"""The two database files: who may write, what is kept, what is refused."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from photoorg.domain import (
    ConceptScores,
    FoundFile,
    Metadata,
    PhotoRead,
    PhotoTag,
    ProposedAlbum,
)
from photoorg.errors import LibraryBusy, LibraryError, MediaError, ProblemKind
from photoorg.library import (
    Access,
    Library,
    albums,
    files,
    folders,
    journal,
    photos,
    problems,
    tags,
    vectors,
)

BOTH = Access.PERSON | Access.INDEX
ROOT = b"/photos"


def found(name: bytes, size: int = 10, mtime: int = 1) -> FoundFile:
    return FoundFile(ROOT + b"/" + name, size, mtime)


def content(number: int, taken: str | None = None) -> PhotoRead:
    metadata = Metadata("JPEG", 400, 300, taken=taken)
    return PhotoRead(number.to_bytes(32, "big"), 10, metadata, b"", 0x123456)


def fill(library: Library, count: int) -> list[int]:
    """`count` photos, one file each; their ids in the order they were made."""
    batch = [found(b"%04d.jpg" % i) for i in range(count)]
    files.seen(library, ROOT, batch)
    photos.save_read(library, [(f, content(i)) for i, f in enumerate(batch)], [])
    return sorted(photos.all_ids(library).tolist())


@pytest.fixture
def library(tmp_path: Path):
    with Library.open(tmp_path / "library", BOTH) as opened:
        yield opened


def test_each_file_has_one_writer(tmp_path: Path) -> None:
    with Library.open(tmp_path, Access.PERSON):
        with Library.open(tmp_path, Access.INDEX), Library.open(tmp_path):
            pass
        with pytest.raises(LibraryBusy, match="already using"):
            Library.open(tmp_path, Access.PERSON)
    with Library.open(tmp_path, BOTH), pytest.raises(LibraryBusy):
        Library.open(tmp_path, Access.INDEX)
    Library.open(tmp_path, BOTH).close()


def test_writing_needs_the_access(tmp_path: Path) -> None:
    Library.open(tmp_path, BOTH).close()
    with Library.open(tmp_path) as reader:
        with pytest.raises(LibraryError, match="PERSON"), reader.writing_person():
            pass
        with pytest.raises(LibraryError, match="INDEX"), reader.writing_index():
            pass
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.index.execute("DELETE FROM photos")


def test_a_reader_sees_an_empty_library_until_there_is_one(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", Access.PERSON) as window:
        assert photos.count(window) == 0
        with Library.open(tmp_path / "library", Access.INDEX) as worker:
            fill(worker, 3)
        assert photos.count(window) == 3


def test_durability_is_set(library: Library) -> None:
    for db in (library.person, library.index):
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert db.execute("PRAGMA synchronous").fetchone() == (2,)
        assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert db.execute("PRAGMA busy_timeout").fetchone()[0] >= 5000


def test_a_failed_transaction_leaves_nothing(library: Library) -> None:
    def fail() -> None:
        with library.writing_person() as db:
            journal.append(db, "try", {})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert journal.edits(library) == []


def test_damage_is_noticed(tmp_path: Path) -> None:
    with Library.open(tmp_path, BOTH) as library:
        fill(library, 200)
        assert library.damage() == ""
    file = tmp_path / "index.db"
    data = bytearray(file.read_bytes())
    data[-4096 * 3 :] = os.urandom(4096 * 3)
    file.write_bytes(data)
    with Library.open(tmp_path) as library:
        assert "index.db" in library.damage()


def test_folders_and_journal(library: Library, tmp_path: Path) -> None:
    place = tmp_path / "photos"
    (place / "inside").mkdir(parents=True)
    added = folders.add(library, place)
    assert folders.add(library, place) == added
    with pytest.raises(LibraryError, match="part of"):
        folders.add(library, place / "inside")
    with pytest.raises(LibraryError, match="not a folder"):
        folders.add(library, tmp_path / "nowhere")
    with pytest.raises(LibraryError, match="own library"):
        folders.add(library, library.paths.cache)
    folders.remove(library, added)
    assert folders.listed(library) == []
    assert [edit.verb for edit in journal.edits(library)] == ["add folder", "remove folder"]


def test_the_journal_is_append_only(library: Library) -> None:
    with library.writing_person() as db:
        journal.append(db, "say", {"word": "ü"})
    for statement in ("UPDATE edits SET verb = 'x'", "DELETE FROM edits"):
        with (
            pytest.raises(sqlite3.IntegrityError, match="append-only"),
            library.writing_person() as db,
        ):
            db.execute(statement)
    assert journal.edits(library)[0].payload == {"word": "ü"}


def test_an_unchanged_file_is_not_read_again_but_a_touched_one_is(library: Library) -> None:
    fill(library, 2)
    assert files.count_pending(library) == 0
    files.seen(library, ROOT, [found(b"0000.jpg")])
    assert files.pending(library, 9) == []
    files.seen(library, ROOT, [found(b"0000.jpg", mtime=2)])
    assert files.pending(library, 9) == [found(b"0000.jpg", mtime=2)]
    assert photos.count(library) == 2, "the photo stays until its file is read again"


def test_copies_share_a_photo_and_moves_keep_it(library: Library) -> None:
    files.seen(library, ROOT, [found(b"a.jpg"), found(b"b.jpg")])
    photos.save_read(library, [(found(b"a.jpg"), content(1)), (found(b"b.jpg"), content(1))], [])
    [photo_id] = photos.all_ids(library).tolist()
    photo = photos.photo(library, photo_id)
    assert photo is not None
    assert photo.paths == (ROOT + b"/a.jpg", ROOT + b"/b.jpg")

    files.lost(library, [ROOT + b"/a.jpg", ROOT + b"/b.jpg"])
    assert photos.count(library) == 0
    files.seen(library, ROOT, [found(b"moved/c.jpg")])
    photos.save_read(library, [(found(b"moved/c.jpg"), content(1))], [])
    assert photos.all_ids(library).tolist() == [photo_id]


def test_names_that_are_not_utf8_survive(library: Library) -> None:
    name = found(b"\xff\xfe \n<img>.jpg")
    files.seen(library, ROOT, [name])
    photos.save_read(library, [(name, content(1))], [])
    [photo_id] = photos.all_ids(library).tolist()
    assert photos.cards(library, [photo_id])[photo_id].path == name.path
    assert photos.id_of_path(library, name.path) == photo_id


def test_a_problem_waits_until_its_file_changes(library: Library) -> None:
    bad = found(b"bad.jpg")
    files.seen(library, ROOT, [bad])
    error = MediaError(bad.path, ProblemKind.DAMAGED, "it ends too early")
    photos.save_read(library, [], [(bad, error)])
    assert [p.reason for p in problems.listed(library)] == ["it ends too early"]
    assert files.pending(library, 9) == []
    files.seen(library, ROOT, [found(b"bad.jpg", size=11)])
    assert problems.count(library) == 0
    assert len(files.pending(library, 9)) == 1


def test_offline_is_not_lost(library: Library, tmp_path: Path) -> None:
    place = tmp_path / "drive"
    place.mkdir()
    folder = folders.add(library, place)
    one = FoundFile(folder.path + b"/a.jpg", 1, 1)
    files.seen(library, folder.path, [one])
    photos.save_read(library, [(one, content(1))], [])
    folders.set_online(library, folder, False)
    [photo_id] = photos.all_ids(library).tolist()
    assert photos.cards(library, [photo_id])[photo_id].online is False
    assert photos.a_file_of(library, photo_id) is None
    assert vectors.count_lacking(library, "m") == 0
    folders.set_online(library, folder, True)
    assert photos.cards(library, [photo_id])[photo_id].online is True


def test_removing_a_folder_forgets_what_was_derived(library: Library) -> None:
    fill(library, 3)
    assert files.forget_roots_except(library, [ROOT]) == 0
    assert files.forget_roots_except(library, []) == 3
    assert photos.count(library) == 0


def test_photos_come_newest_first_and_by_directory(library: Library) -> None:
    batch = [found(b"a/1.jpg"), found(b"a/b/2.jpg"), found(b"ab/3.jpg")]
    dates = ["2020-01-01T00:00:00", "2022-01-01T00:00:00", None]
    files.seen(library, ROOT, batch)
    photos.save_read(library, [(f, content(i, dates[i])) for i, f in enumerate(batch)], [])
    first, second, third = sorted(photos.all_ids(library).tolist())
    assert photos.all_ids(library).tolist() == [second, first, third]
    assert photos.ids_in_directory(library, ROOT + b"/a").tolist() == [second, first]
    assert list(files.directories(library)) == [
        (ROOT + b"/a", 1),
        (ROOT + b"/a/b", 1),
        (ROOT + b"/ab", 1),
    ]


def test_vectors_lose_less_than_a_ten_thousandth_of_a_cosine(library: Library) -> None:
    ids = fill(library, 40)
    raw = np.abs(np.random.default_rng(0).standard_normal((40, 1280))).astype(np.float32)
    unit = raw / np.linalg.norm(raw, axis=1, keepdims=True)
    scores = ConceptScores(np.zeros((40, 2), np.uint16), np.full((40, 2), 0.5, np.float32))
    vectors.save(library, "m", ids, {"photo": unit}, scores, [()] * 40)
    read_ids, kept = vectors.load(library, "m", "photo", np.array(ids))
    assert read_ids.tolist() == ids
    assert np.abs(kept @ kept.T - unit @ unit.T).max() < 1e-4
    assert np.allclose(np.linalg.norm(kept, axis=1), 1, atol=1e-6)
    assert vectors.lacking(library, "m", 9) == []
    assert vectors.count_lacking(library, "another") == 40


def test_the_basis_changes_with_the_set_of_vectors(library: Library) -> None:
    ids = fill(library, 3)
    scores = ConceptScores(np.zeros((1, 2), np.uint16), np.zeros((1, 2), np.float32))
    seen = {vectors.basis(library, "m", "photo")}
    for photo_id in ids:
        vectors.save(library, "m", [photo_id], {"photo": np.ones((1, 4), np.float32)}, scores, [()])
        seen.add(vectors.basis(library, "m", "photo"))
    with library.writing_index() as db:
        db.execute("DELETE FROM photos WHERE id = ?", [ids[0]])
    seen.add(vectors.basis(library, "m", "photo"))
    assert len(seen) == 5


def test_tags_rest_on_the_present_prior(library: Library) -> None:
    ids = fill(library, 3)
    scores = ConceptScores(np.zeros((2, 2), np.uint16), np.zeros((2, 2), np.float32))
    spaces = {"text": np.ones((2, 4), np.float32)}
    vectors.save(library, "m", ids[:2], spaces, scores, [(), ()])
    assert tags.prior(library, "m") is None
    levels = np.linspace(-9, 9, 12, dtype=np.float32).reshape(4, 3)
    made = tags.KeptPrior("one", "bank", 2, 7.5, np.array([-1, -2, -3], np.float32), levels)
    tags.save_prior(library, "m", made)
    kept = tags.prior(library, "m")
    assert kept is not None
    assert (kept.basis, kept.bank, kept.photos, kept.scale) == ("one", "bank", 2, 7.5)
    assert kept.log_share.tolist() == [-1, -2, -3]
    assert kept.levels.tolist() == levels.tolist()

    assert tags.lacking(library, "m", "text", "one", 9).tolist() == [ids[1], ids[0]]
    assert tags.lacking(library, "m", "text", "one", 1).tolist() == [ids[1]]
    said = (PhotoTag("golden retriever", 0.9921), PhotoTag("snow", 0.75))
    tags.save(library, "m", "one", ids[:2], [said, ()])
    assert tags.count_lacking(library, "m", "text", "one") == 0
    assert tags.count_lacking(library, "m", "text", "two") == 2, "what it rests on is another"
    assert tags.count_lacking(library, "n", "text", "one") == 0, "it has seen nothing"
    assert [tags.of_photo(library, photo_id) for photo_id in ids] == [said, (), ()]
    tags.save(library, "m", "two", ids[:1], [said[:1]])
    tags.save(library, "n", "two", ids[:1], [said[1:]])
    assert tags.of_photo(library, ids[0]) == said[1:], "the last one's"
    albums.replace(library, [], "b", albums.Maker("m", "m"))
    assert tags.of_photo(library, ids[0]) == said[:1], "the one's that arranged the albums"
    files.lost(library, [ROOT + b"/0001.jpg"])
    assert tags.lacking(library, "m", "text", "three", 9).tolist() == [ids[0]]


def test_an_album_tree_replaces_the_old_one_whole(library: Library) -> None:
    ids = fill(library, 6)
    leaf = ProposedAlbum("Dogs", members=tuple(ids[:2]), evidence="2 photos")
    other = ProposedAlbum("Cats", members=tuple(ids[2:5]), cover_id=ids[2])
    parent = ProposedAlbum("Animals", children=(leaf, other))
    rest = ProposedAlbum("Unsorted", members=(ids[5],), unsorted=True)
    old = ProposedAlbum("Old", members=(ids[0],))
    albums.replace(library, [old], "old", albums.Maker("a", "a/1"))
    albums.replace(library, [parent, rest], "new", albums.Maker("b:x", "b/1"))
    tree = albums.tree(library)
    assert [(depth, a.name, a.count) for depth, a in tree.walk()] == [
        (0, "Animals", 5),
        (1, "Dogs", 2),
        (1, "Cats", 3),
        (0, "Unsorted", 1),
    ]
    top = tree.children(None)[0]
    assert set(photos.ids_in_album(library, top.id).tolist()) == set(ids[:5])
    assert albums.basis(library) == "new"
    files.lost(library, [ROOT + b"/0000.jpg"])
    assert albums.tree(library).children(None)[0].count == 4


def test_a_library_on_a_read_only_medium_can_be_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(tmp_path, BOTH) as library:
        fill(library, 3)
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = {file.name for file in tmp_path.iterdir()}
    with Library.open(tmp_path) as reader:
        assert photos.count(reader) == 3
    assert {file.name for file in tmp_path.iterdir()} == before


def test_each_index_db_has_a_name_of_its_own(tmp_path: Path) -> None:
    with Library.open(tmp_path / "one", BOTH) as one, Library.open(tmp_path / "two", BOTH) as two:
        origin = one.origin
        assert len(origin) == 32
        assert two.origin != origin
    with Library.open(tmp_path / "one", BOTH) as again:
        assert again.origin == origin
