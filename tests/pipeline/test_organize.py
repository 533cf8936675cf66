"""From folders to albums: stop anywhere, resume, change the disk in between."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from drawn import draw, draw_folder

from photoorg import media
from photoorg.domain import FoundFile
from photoorg.errors import LibraryError, MediaError, ProblemKind
from photoorg.isolation import DecoderPool
from photoorg.library import Access, Library, albums, files, folders, photos, problems, vectors
from photoorg.pipeline import Session, Summary, organize, search, similar, similar_to_file, summary
from photoorg.pipeline.batches import in_batches
from photoorg.pipeline.organize import STAGES


def run(session: Session) -> list[str]:
    """Organize to the end; the stages that had something to do.

    Less the model's reading the tags, which it does once for all libraries.
    """
    stages = dict.fromkeys(step.stage for step in organize(session))
    return [stage for stage in stages if stage != "model"]


def contents(library: Library, session: Session) -> dict[str, object]:
    """Everything a finished library says, in terms that do not depend on how it was made."""
    ids = photos.all_ids(library)
    cards = photos.cards(library, ids)
    _, matrix = vectors.load(library, session.model_id, "photo", np.sort(ids))
    return {
        "photos": [(cards[i].hash, cards[i].path, cards[i].taken) for i in ids.tolist()],
        "vectors": matrix.round(4).tolist(),
        "albums": [(d, a.name, a.count) for d, a in albums.tree(library).walk()],
        "problems": [(p.path, p.reason) for p in problems.listed(library)],
        "thumbnails": sorted(f.name for f in library.paths.thumbnails.rglob("*.jpg")),
    }


@pytest.fixture
def photos_folder(tmp_path: Path) -> Path:
    return draw_folder(tmp_path / "photos", 60)


@pytest.fixture
def session(library: Library, tiny: str, photos_folder: Path) -> Session:
    folders.add(library, photos_folder)
    return Session(library, tiny)


def test_every_photo_is_read_seen_and_in_one_album(session: Session) -> None:
    assert run(session) == [
        "scan", "read", "colours", "index", "arrange", "tag", "measure", "describe",
    ]  # fmt: skip
    library = session.library
    assert photos.count(library) == 60
    assert vectors.count_lacking(library, session.model_id) == 0
    tree = albums.tree(library)
    assert sum(album.count for album in tree.children(None)) == 60
    inside = [photos.ids_in_album(library, album.id) for album in tree.children(None)]
    assert sorted(np.concatenate(inside)) == sorted(photos.all_ids(library))
    cards = photos.cards(library, photos.all_ids(library))
    assert all(library.paths.thumbnail(card.hash).exists() for card in cards.values())


def test_a_second_run_does_nothing(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    run(session)
    monkeypatch.setattr(DecoderPool, "look", lambda *_: pytest.fail("decoded again"))
    assert run(session) == ["scan"]


def test_stopping_anywhere_and_resuming_ends_the_same(
    session: Session, tmp_path: Path, tiny: str, photos_folder: Path
) -> None:
    run(session)
    expected = contents(session.library, session)
    with Library.open(tmp_path / "other", Access.PERSON | Access.INDEX) as other:
        folders.add(other, photos_folder)
        for allowed in range(1, 30):
            resumed = Session(other, tiny)
            steps = organize(resumed)
            finished = True
            for _ in range(allowed):
                if next(steps, None) is None:
                    break
            else:
                finished = False
            steps.close()
            if finished:
                break
        assert finished
        assert contents(other, resumed) == expected


def test_one_bad_photo_never_stops_a_run(session: Session, photos_folder: Path) -> None:
    bad = photos_folder / "set 0" / "bad.jpg"
    bad.write_bytes((photos_folder / "set 0" / "photo 0000.jpg").read_bytes()[:300])
    (photos_folder / "empty.png").touch()
    (photos_folder / "lies.jpg").write_text("this is no photo")
    run(session)
    library = session.library
    assert photos.count(library) == 60
    reasons = {os.path.basename(p.path): p.reason for p in problems.listed(library)}
    assert set(reasons) == {b"bad.jpg", b"empty.png", b"lies.jpg"}
    assert all(reasons.values())
    assert run(session) == ["scan"], "a problem is not tried again while its file is the same"
    draw(bad, 500)
    run(session)
    assert photos.count(library) == 61
    assert problems.count(library) == 2


def test_moves_relink_and_losses_are_reversible(session: Session, photos_folder: Path) -> None:
    run(session)
    library = session.library
    before = set(photos.all_ids(library).tolist())
    (photos_folder / "set 1").rename(photos_folder / "renamed")
    assert run(session) == ["scan", "relink"]
    assert set(photos.all_ids(library).tolist()) == before

    away = photos_folder.parent / "away"
    (photos_folder / "renamed").rename(away)
    run(session)
    assert photos.count(library) == 40
    away.rename(photos_folder / "renamed")
    assert "embed" not in run(session)
    assert set(photos.all_ids(library).tolist()) == before


def test_copies_share_one_photo(session: Session, photos_folder: Path) -> None:
    shutil.copy(photos_folder / "set 0" / "photo 0000.jpg", photos_folder / "copy.jpg")
    run(session)
    assert photos.count(session.library) == 60
    photo_id = photos.id_of_path(session.library, os.fsencode(photos_folder / "copy.jpg"))
    assert photo_id is not None
    photo = photos.photo(session.library, photo_id)
    assert photo is not None
    assert len(photo.paths) == 2


def test_an_unplugged_drive_is_offline_not_deleted(session: Session, photos_folder: Path) -> None:
    run(session)
    library = session.library
    expected = contents(library, session)
    for unplug in ("vanish", "empty mount point"):
        photos_folder.rename(photos_folder.with_name("elsewhere"))
        if unplug == "empty mount point":
            photos_folder.mkdir()
        run(session)
        assert [folder.online for folder in folders.listed(library)] == [False]
        assert contents(library, session) == expected
        assert len(similar(session, int(photos.all_ids(library)[0]))) > 0
        if unplug == "empty mount point":
            photos_folder.rmdir()
        photos_folder.with_name("elsewhere").rename(photos_folder)
        assert run(session) == ["scan"]
        assert [folder.online for folder in folders.listed(library)] == [True]


def test_cleared_thumbnails_are_drawn_again(session: Session) -> None:
    run(session)
    library = session.library
    before = contents(library, session)
    shutil.rmtree(library.paths.thumbnails)
    library.paths.thumbnails.mkdir()
    assert run(session) == ["scan", "thumbnails"]
    assert contents(library, session) == before


def test_a_deleted_index_db_costs_time_only(session: Session, tmp_path: Path, tiny: str) -> None:
    run(session)
    expected = contents(session.library, session)
    folder = session.library.paths.library
    session.library.close()
    for file in folder.glob("index.db*"):
        file.unlink()
    with Library.open(folder, Access.PERSON | Access.INDEX) as again:
        renewed = Session(again, tiny)
        run(renewed)
        assert contents(again, renewed) == expected


def test_a_file_that_changes_while_it_is_read_waits(
    session: Session, photos_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = media.read_and_decode

    def changing(found: FoundFile, edge: int, looker: media.Looker):
        if found.path.endswith(b"0007.jpg"):
            raise MediaError(found.path, ProblemKind.CHANGED, "it changed")
        return real(found, edge, looker)

    with monkeypatch.context() as during:
        during.setattr("photoorg.media.read_and_decode", changing)
        run(session)
    assert (photos.count(session.library), problems.count(session.library)) == (59, 0)
    assert files.count_pending(session.library) == 1
    run(session)
    assert photos.count(session.library) == 60


def test_originals_are_untouched(session: Session, photos_folder: Path) -> None:
    def manifest() -> list[tuple[Path, int, int, int, bytes]]:
        return [
            (f, f.stat().st_mtime_ns, f.stat().st_mode, f.stat().st_ino, f.read_bytes())
            for f in sorted(photos_folder.rglob("*"))
            if f.is_file()
        ]

    before = manifest()
    run(session)
    search(session, "red")
    assert manifest() == before


def test_the_library_inside_a_photo_folder_is_left_out(
    library: Library, tiny: str, tmp_path: Path
) -> None:
    draw(tmp_path / "photo.jpg", 1)
    folders.add(library, tmp_path)
    session = Session(library, tiny)
    run(session)
    run(session)
    assert photos.count(library) == 1


def test_search_finds_colours_by_word_and_photo(session: Session, photos_folder: Path) -> None:
    run(session)
    library = session.library
    hits = search(session, "red", limit=5)
    assert len(hits) == 5
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    assert search(session, "  ") == ()
    photo_id = int(photos.all_ids(library)[0])
    near = similar(session, photo_id, limit=59)
    assert len(near) == 59
    assert photo_id not in {hit.photo_id for hit in near}
    assert near[0].closer_than > 0.9 > near[-1].closer_than
    path = photos.cards(library, [photo_id])[photo_id].path
    assert similar_to_file(session, path, limit=1)[0].photo_id == photo_id
    outside = draw(photos_folder.parent / "outside.jpg", 999)
    assert len(similar_to_file(session, os.fsencode(outside), limit=3)) == 3
    with pytest.raises(LibraryError):
        similar(session, 10**6)


def test_new_photos_are_found_before_the_index_has_them(
    session: Session, photos_folder: Path
) -> None:
    run(session)
    draw(photos_folder / "new.jpg", 12345)
    steps = organize(session)
    for step in steps:
        if step.stage == "embed" and step.done:
            break
    fresh = photos.id_of_path(session.library, os.fsencode(photos_folder / "new.jpg"))
    assert fresh is not None
    everyone = {hit.photo_id for hit in search(session, "green", limit=100)}
    assert fresh in everyone
    steps.close()


def test_the_summary_is_a_sentence(session: Session, photos_folder: Path) -> None:
    (photos_folder / "bad.jpg").write_bytes(b"no")
    steps = organize(session)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            text = summary(end.value)
            break
    assert text.startswith("60 new photos, 1 file could not be read, ")
    assert summary(Summary(0, 0, 1, 2)) == "Up to date: 1 photo, 2 albums"


def test_batches_keep_order_name_failures_and_stop() -> None:
    def work(number: int) -> int:
        if number % 7 == 3:
            raise MediaError(b"%d" % number, ProblemKind.DAMAGED, "seven")
        return number * number

    done: list[tuple[int, int]] = []
    failed: list[int] = []
    for batch, errors in in_batches(range(50), work, 8, threads=3):
        done += batch
        failed += [number for number, _ in errors]
    assert done == [(n, n * n) for n in range(50) if n % 7 != 3]
    assert failed == [n for n in range(50) if n % 7 == 3]
    with pytest.raises(ZeroDivisionError):
        list(in_batches([1, 0], lambda n: 1 // n, 1, threads=1))
    seen: list[int] = []
    batches = in_batches(range(1000), seen.append, 4, threads=2)
    next(batches)
    batches.close()
    assert len(seen) < 40


def test_the_first_update_says_what_came_though_captions_rename_albums_after_it(
    session: Session,
) -> None:
    steps = organize(session)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            first = end.value
            break
    assert first.changed.startswith("60 new photos, ")
    assert albums.basis(session.library) is not None
    assert albums.last_changes(session.library).new_photos == 60


def test_a_vector_that_is_damaged_does_not_keep_the_others_from_albums(
    library: Library, tiny: str, tmp_path: Path
) -> None:
    folders.add(library, draw_folder(tmp_path / "photos", 12))
    session = Session(library, tiny)
    for stage in STAGES[:-1]:
        for _ in stage(session):
            pass
    with library.writing_index() as db:
        db.execute("UPDATE vectors SET checksum = x'00' WHERE photo_id = 3")
    for _ in STAGES[-1](session):
        pass
    assert sum(a.count for a in albums.tree(library).children(None)) >= 11
    run(session)
    assert 3 in vectors.ids(library, session.model_id, session.embedder.photo_space)
