"""What goes wrong around a run, and must not go wrong in it."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from drawn import draw, draw_folder
from PIL import Image

from photoorg import media
from photoorg.domain import FoundFile, PhotoRead
from photoorg.errors import LibraryError
from photoorg.library import Access, Library, albums, files, folders, photos, problems, vectors
from photoorg.pipeline import Session, organize, search, similar
from photoorg.pipeline.first_look import FirstLook
from photoorg.pipeline.searcher import Searcher

Organized = Callable[[], list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return draw_folder(tmp_path / "photos", 30)


@pytest.fixture
def session(library: Library, tiny: str, folder: Path) -> Session:
    folders.add(library, folder)
    return Session(library, tiny)


def run(session: Session) -> list[str]:
    return list(dict.fromkeys(step.stage for step in organize(session)))


def finds_itself_first(session: Session) -> bool:
    """Whether every photo is nearest to its own vector in the index."""
    searcher = session.searcher("photo")
    ids = photos.all_ids(session.library)
    return all(
        searcher.nearest(searcher.vectors_of(np.array([i]))[1][0], 1)[0][0] == i for i in ids
    )


def solid(file: Path, colour: str, size: tuple[int, int] = (64, 48)) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(file)
    return file


def test_hundreds_of_copies_read_at_once(session: Session, folder: Path) -> None:
    original = folder / "set 0" / "photo 0000.jpg"
    for number in range(300):
        shutil.copy2(original, folder / f"copy {number}.jpg")
    run(session)
    assert photos.count(session.library) == 30
    assert list(session.library.paths.thumbnails.rglob("*.part")) == []


def test_an_old_search_index_is_not_used_for_a_new_database(
    session: Session, folder: Path, tiny: str
) -> None:
    run(session)
    place = session.library.paths.library
    session.library.close()
    for file in place.glob("index.db*"):
        file.unlink()
    for number, photo in enumerate(sorted(folder.rglob("*.jpg"), reverse=True)):
        os.utime(photo, (10**9 + 977 * number % 1000, 10**9 + 977 * number % 1000))
    with Library.open(place, Access.PERSON | Access.INDEX) as again:
        renewed = Session(again, tiny)
        run(renewed)
        assert finds_itself_first(renewed)


def test_times_and_numbers_no_database_can_keep(session: Session, folder: Path) -> None:
    future = draw(folder / "future.jpg", 77)
    os.utime(future, ns=(2**70, 2**70))
    if future.stat().st_mtime_ns <= 2**63:
        os.utime(future, (2**33, 2**33))
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x8832] = 10**30
    with Image.open(folder / "set 0" / "photo 0000.jpg") as photo:
        photo.save(folder / "iso.tif", exif=exif)
    run(session)
    assert photos.count(session.library) == 32
    assert run(session) == ["scan"]


def test_an_error_nobody_foresaw_is_one_files_problem(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = media.read_and_decode

    def stumbling(
        found: FoundFile, edge: int, looker: media.Looker
    ) -> tuple[PhotoRead, Image.Image]:
        if found.path.endswith(b"0003.jpg"):
            raise OverflowError("too big")
        return real(found, edge, looker)

    monkeypatch.setattr("photoorg.media.read_and_decode", stumbling)
    run(session)
    assert photos.count(session.library) == 29
    [problem] = problems.listed(session.library)
    assert "OverflowError: too big" in problem.reason


def test_a_drive_unplugged_while_reading_comes_back_whole(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = session.library
    away = folder.with_name("away")
    monkeypatch.setattr("photoorg.pipeline.read.BATCH", 4)
    steps = organize(session)
    for step in steps:
        if step.stage == "read":
            break
    folder.rename(away)
    for _ in steps:
        pass
    assert problems.count(library) == 0
    assert [f.online for f in folders.listed(library)] == [False]
    away.rename(folder)
    run(session)
    assert photos.count(library) == 30
    assert vectors.count_lacking(library, session.model_id) == 0


def test_a_file_that_could_not_be_opened_is_tried_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def failing(path: object, *arguments: object, **options: object) -> int:
        if isinstance(path, bytes) and path.endswith(b"0007.jpg"):
            raise OSError(errno.EIO, "Input/output error")
        return real(path, *arguments, **options)

    with monkeypatch.context() as during:
        during.setattr(os, "open", failing)
        run(session)
    assert photos.count(session.library) == 29
    assert "Input/output error" in problems.listed(session.library)[0].reason
    run(session)
    assert (photos.count(session.library), problems.count(session.library)) == (30, 0)


def test_a_photo_never_gets_the_vector_of_other_bytes(
    library: Library, tiny: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FirstLook, "begin", lambda _: None)  # As if the model never came.
    red = solid(tmp_path / "photos" / "a.png", "red")
    folders.add(library, tmp_path / "photos")
    session = Session(library, tiny)
    steps = organize(session)
    while next(steps).stage != "read":
        pass
    kept = red.rename(tmp_path / "kept.png")
    solid(red, "green", (65, 48))
    for _ in steps:
        pass
    assert len(vectors.ids(library, session.model_id, "photo")) == 0
    kept.rename(red)
    run(session)
    ids = vectors.ids(library, session.model_id, "text")
    _, [colour] = vectors.load(library, session.model_id, "text", ids)
    assert colour.argmax() == 0


def test_searches_and_albums_leave_out_what_is_gone(session: Session, folder: Path) -> None:
    run(session)
    library = session.library
    for photo in sorted(folder.rglob("*.jpg"))[:20]:
        photo.unlink()
    run(session)
    here = set(photos.all_ids(library).tolist())
    assert len(here) == 10
    for hits in (search(session, "red", 10), search(session, "blue", 10)):
        assert {hit.photo_id for hit in hits} == here
    tree = albums.tree(library)
    assert sum(album.count for album in tree.children(None)) == 10
    assert {album.cover_id for album in tree.albums} <= here | {None}
    reopened = Searcher(library, session.model_id, "photo")
    reopened.refresh()
    assert set(reopened.nearest(np.ones(48, np.float32), 99)[0].tolist()) == here


def test_problems_of_deleted_files_end_with_them(session: Session, folder: Path) -> None:
    bad = folder / "bad.jpg"
    bad.write_bytes(b"no")
    run(session)
    assert problems.count(session.library) == 1
    bad.unlink()
    run(session)
    assert problems.count(session.library) == 0


def test_nothing_is_forgotten_while_the_folders_are_unknown(
    session: Session, tiny: str, tmp_path: Path
) -> None:
    run(session)
    place = session.library.paths.library
    session.library.close()
    (place / "library.db").rename(tmp_path / "elsewhere.db")
    with Library.open(place, Access.INDEX) as blind:
        with pytest.raises(LibraryError, match="is missing"):
            run(Session(blind, tiny))
        assert photos.count(blind) == 30


def test_a_parent_takes_the_place_of_its_child(session: Session, folder: Path) -> None:
    library = session.library
    run(session)
    before = photos.all_ids(library).tolist()
    folders.add(library, folder.parent / "photos" / "..")
    assert [f.path for f in folders.listed(library)] == [os.fsencode(folder.parent.resolve())]
    assert "read" not in run(session)
    assert photos.all_ids(library).tolist() == before
    assert run(session) == ["scan"]


def test_removing_a_folder_takes_its_pictures_out_of_the_cache(session: Session) -> None:
    run(session)
    library = session.library
    assert len(list(library.paths.thumbnails.rglob("*.jpg"))) == 30
    folders.remove(library, folders.listed(library)[0])
    run(session)
    assert list(library.paths.thumbnails.rglob("*.jpg")) == []
    graph = Searcher(library, session.model_id, "photo")
    assert graph.nearest(np.ones(48, np.float32), 9)[0].tolist() == []


def test_unreadable_directories_hide_nothing_for_good(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(session)
    real = os.scandir

    def failing(path: object) -> object:
        if path == os.fsencode(folder / "set 1"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path)

    with monkeypatch.context() as during:
        during.setattr(os, "scandir", failing)
        run(session)
    assert photos.count(session.library) == 30
    assert [p.path for p in problems.listed(session.library)] == [os.fsencode(folder / "set 1")]
    run(session)
    assert problems.count(session.library) == 0


def test_the_order_of_finding_does_not_change_the_albums(
    session: Session, folder: Path, tiny: str, tmp_path: Path
) -> None:
    def tree(library: Library) -> list[tuple[int, str, int, bytes]]:
        cards = photos.cards(library, photos.all_ids(library))
        return [
            (depth, album.name, album.count, cards[album.cover_id or 0].hash)
            for depth, album in albums.tree(library).walk()
        ]

    run(session)
    with Library.open(tmp_path / "other", Access.PERSON | Access.INDEX) as other:
        for part in ("set 2", "set 0", "set 1"):
            folders.add(other, folder / part)
        run(Session(other, tiny))
        assert tree(other) == tree(session.library)


def test_the_cache_may_be_deleted_at_any_time(session: Session) -> None:
    run(session)
    shutil.rmtree(session.library.paths.cache)
    assert "thumbnails" in run(session)
    assert finds_itself_first(session)


def test_a_searcher_keeps_up_without_loading_all_again(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(session)
    library = session.library
    searcher = Searcher(library, session.model_id, "photo")
    searcher.refresh()
    assert searcher.waiting == 0
    loaded: list[int] = []
    real = vectors.load

    def counting(*arguments):
        loaded.append(len(arguments[3]))
        return real(*arguments)

    monkeypatch.setattr("photoorg.library.vectors.load", counting)
    searcher.refresh()
    assert loaded == []
    draw(folder / "new.jpg", 4711)
    run(session)
    loaded.clear()
    searcher.refresh()
    assert loaded == [1]
    assert searcher.waiting == 1
    assert list(searcher.absorb()) == [1]
    assert searcher.waiting == 0


def test_likeness_is_unknown_before_it_is_measured(
    library: Library, tiny: str, tmp_path: Path
) -> None:
    folders.add(library, draw_folder(tmp_path / "photos", 1))
    session = Session(library, tiny)
    run(session)
    [hit] = search(session, "red")
    assert hit.closer_than is None
    assert similar(session, hit.photo_id) == ()


def test_likeness_is_measured_anew_when_the_library_changes(session: Session, folder: Path) -> None:
    run(session)
    basis, before = vectors.calibration(session.library, session.model_id, "photo", "photo pairs")
    draw(folder / "new.jpg", 9999)
    run(session)
    again, after = vectors.calibration(session.library, session.model_id, "photo", "photo pairs")
    assert basis != again
    assert not np.array_equal(before, after)


def test_files_of_offline_folders_wait(session: Session, folder: Path) -> None:
    library = session.library
    run(session)
    files.seen(library, os.fsencode(folder), [FoundFile(os.fsencode(folder / "x.jpg"), 1, 1)])
    assert files.count_pending(library) == 1
    folders.set_online(library, folders.listed(library)[0], False)
    assert files.count_pending(library) == 0
