"""Nothing is lost when files move, drives go, or somebody tidies up."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from drawn import draw, draw_folder
from vanishing import cycles, run

from photoorg import media, volumes
from photoorg.errors import LibraryError, ProblemKind
from photoorg.library import (
    Library,
    album_edits,
    albums,
    folders,
    photos,
    problems,
    roots,
    vectors,
)
from photoorg.library import missing as gone
from photoorg.pipeline import Session, forget_missing, missing, presence, similar
from photoorg.volumes import Spot

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return draw_folder(tmp_path / "photos", 24)


@pytest.fixture
def session(library: Library, tiny: str, folder: Path) -> Session:
    folders.add(library, folder)
    organized = Session(library, tiny)
    run(organized)
    return organized


def id_of(library: Library, path: Path) -> int:
    found = photos.id_of_path(library, os.fsencode(path))
    assert found is not None
    return found


def by_name(library: Library) -> dict[str, tuple[int, str]]:
    """Photo id and problem by file name."""
    said = {os.path.basename(p.path).decode(): (0, p.reason) for p in problems.listed(library)}
    for card in photos.cards(library, photos.all_ids(library)).values():
        photo = photos.photo(library, card.id)
        assert photo is not None
        said |= {
            os.path.basename(path).decode(errors="replace"): (card.id, "") for path in photo.paths
        }
    return said


# Moves


@pytest.mark.parametrize("how", ["file", "directory", "root"])
def test_what_moves_keeps_its_photo_its_vectors_and_its_album(
    session: Session, folder: Path, tmp_path: Path, how: str
) -> None:
    library = session.library
    photo = folder / "set 1" / "photo 0001.jpg"
    photo_id = id_of(library, photo)
    album = albums.home(library, photo_id)
    album_edits.rename(library, album, "My own")
    run(session)
    before = set(photos.all_ids(library).tolist())
    if how == "file":
        now = photo.rename(folder / "renamed.jpg")
    elif how == "directory":
        now = (folder / "set 1").rename(folder / "deeper") / photo.name
    else:
        other = draw(tmp_path / "second" / "one.jpg", 900).parent
        folders.add(library, other)
        now = (folder / "set 1").rename(other / "moved") / photo.name
    stages = run(session)
    assert id_of(library, now) == photo_id
    fresh = set(photos.all_ids(library).tolist()) - before
    assert len(fresh) == (how == "root")
    if how != "root":
        assert not stages & {"read", "embed", "thumbnails"}
    assert vectors.count_lacking(library, session.model_id) == 0
    home = albums.home(library, photo_id)
    assert home is not None
    assert "My own" in {above.name for above in albums.tree(library).path(home)}


def test_a_touched_file_is_known_again_without_being_decoded(
    session: Session, folder: Path
) -> None:
    photo = folder / "set 0" / "photo 0000.jpg"
    before = id_of(session.library, photo)
    os.utime(photo, (1, 1))
    assert not run(session) & {"read", "embed"}
    assert id_of(session.library, photo) == before


def test_a_file_with_another_content_is_another_photo(session: Session, folder: Path) -> None:
    photo = folder / "set 0" / "photo 0000.jpg"
    before = id_of(session.library, photo)
    draw(photo, 4711)
    os.utime(photo, (5, 5))
    run(session)
    assert id_of(session.library, photo) != before
    assert photos.count(session.library) == 24


def test_the_same_size_alone_links_nothing(session: Session, folder: Path) -> None:
    original = (folder / "set 0" / "photo 0000.jpg").read_bytes()
    twin = bytearray(original)
    twin[-200] ^= 1
    (folder / "twin.jpg").write_bytes(twin)
    assert {"relink", "read"} <= run(session)
    assert id_of(session.library, folder / "twin.jpg") != id_of(
        session.library, folder / "set 0" / "photo 0000.jpg"
    )


# Drives


def test_drives_vanish_and_return_without_a_loss(session: Session, folder: Path) -> None:
    done = cycles(session, folder, 5)
    assert (done.rows_deleted, done.edits_lost, done.decoded, done.embedded) == (0, 0, 0, 0)


def test_photos_of_an_offline_drive_are_found_and_shown(session: Session, folder: Path) -> None:
    library = session.library
    folder.rename(folder.with_name("away"))
    run(session)
    cards = photos.cards(library, photos.all_ids(library))
    assert len(cards) == 24
    assert not any(card.online for card in cards.values())
    assert all(library.paths.thumbnail(card.hash).exists() for card in cards.values())
    assert len(similar(session, next(iter(cards)), 5)) == 5
    assert gone.listed(library) == []


def test_a_drive_that_goes_during_the_scan_loses_nothing(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = media.scan

    def going(root: bytes, own: frozenset[tuple[int, int]]):
        for number, found in enumerate(real(root, own)):
            if number == 5:
                folder.rename(folder.with_name("away"))
                folder.mkdir()
            yield found

    monkeypatch.setattr("photoorg.media.scan", going)
    run(session)
    library = session.library
    assert photos.count(library) == 24
    assert gone.listed(library) == []
    assert problems.count(library) == 0
    assert not folders.listed(library)[0].online


def test_another_volume_at_the_mount_point_is_offline_not_all_files_gone(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = session.library
    folder.rename(folder.with_name("away"))
    draw(folder / "stranger.jpg", 600)
    monkeypatch.setattr(volumes, "spot_of", lambda _: Spot("uuid:other", b"/"))
    roots.remember(library, os.fsencode(folder), Spot("uuid:mine", b"/"))
    run(session)
    assert not folders.listed(library)[0].online
    assert photos.count(library) == 24
    # The same files on a new drive, as a backup that was restored, are the folder again.
    shutil.rmtree(folder)
    shutil.copytree(folder.with_name("away"), folder, copy_function=shutil.copy2)
    assert not run(session) & {"read", "relink", "embed"}
    assert folders.listed(library)[0].online
    assert roots.spot(library, os.fsencode(folder)) == Spot("uuid:other", b"/")


def test_a_copy_without_its_times_is_the_folder_another_card_is_not(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = session.library
    ids = photos.all_ids(library).tolist()
    monkeypatch.setattr(volumes, "spot_of", lambda _: Spot("uuid:other", b"/"))
    roots.remember(library, os.fsencode(folder), Spot("uuid:mine", b"/"))
    for photo in folder.rglob("*.jpg"):
        data = photo.read_bytes()
        photo.write_bytes(bytes(reversed(data)))
        os.utime(photo, (9, 9))
    run(session)
    assert not folders.listed(library)[0].online, "the same names and sizes, and other photos"
    for photo in folder.rglob("*.jpg"):
        photo.write_bytes(bytes(reversed(photo.read_bytes())))
    assert not run(session) & {"read", "embed"}
    assert folders.listed(library)[0].online
    assert photos.all_ids(library).tolist() == ids


def test_a_directory_that_cannot_be_listed_keeps_its_photos(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, library = os.scandir, session.library

    def failing(path: bytes) -> object:
        if os.fsencode(path).endswith(b"set 1"):
            raise OSError(5, "Input/output error")
        return real(path)

    with monkeypatch.context() as broken:
        broken.setattr(os, "scandir", failing)
        run(session)
        assert photos.count(library) == 24
        [problem] = problems.listed(library)
        assert problem.reason == "the folder cannot be listed (Input/output error)"
        written = library.index.conn.total_changes
        run(session)
        assert library.index.conn.total_changes == written
    assert not run(session) & {"read", "relink"}
    assert problems.count(library) == 0


def test_a_drive_mounted_below_a_folder_may_go_too(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, point = session.library, os.fsencode(folder / "set 1")
    monkeypatch.setattr(volumes, "points_below", lambda _: {point})
    run(session)
    monkeypatch.setattr(volumes, "points_below", lambda _: set())
    away = (folder / "set 1").rename(folder.with_name("away"))
    for make_point in (False, True):
        if make_point:
            (folder / "set 1").mkdir()
        run(session)
        assert photos.count(library) == 24
        [problem] = problems.listed(library)
        assert "drive that was mounted here" in problem.reason
    (folder / "set 1").rmdir()
    away.rename(folder / "set 1")
    assert not run(session) & {"read", "relink"}
    assert problems.count(library) == 0


def test_a_drive_at_another_mount_point_is_found(
    session: Session, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = session.library
    ids = photos.all_ids(library).tolist()
    roots.remember(library, os.fsencode(folder), Spot("uuid:mine", b"/photos"))
    now = folder.rename(tmp_path / "mounted elsewhere \udcff")
    wrong = draw(tmp_path / "clone" / "x.jpg", 3).parent
    monkeypatch.setattr(volumes, "seen_at", lambda _: [os.fsencode(wrong), os.fsencode(now)])
    run(session)
    [(lost, path)] = roots.found_elsewhere(library)
    assert path == os.fsencode(now)
    moved = folders.move(library, lost, Path(os.fsdecode(path)))
    assert moved.id == lost.id
    assert not run(session) & {"read", "relink", "embed", "thumbnails", "arrange"}
    assert photos.all_ids(library).tolist() == ids
    [shown] = folders.listed(library)
    assert (shown.path, shown.online) == (path, True)
    assert roots.found_elsewhere(library) == []
    assert id_of(library, now / "set 2" / "photo 0002.jpg") in ids
    inside = photos.ids_in_directory(library, os.path.join(path, b"set 2"))
    assert len(inside) == 8


def test_moving_a_folder_twice_and_into_itself(session: Session, folder: Path) -> None:
    library = session.library
    ids = set(photos.all_ids(library).tolist())
    for step in ("b", "photos/inside", "b"):
        there = folder.parent / step
        away = folders.listed(library)[0].path
        os.rename(away, folder.parent / "aside")
        there.parent.mkdir(exist_ok=True)
        os.rename(folder.parent / "aside", there)
        folders.move(library, folders.listed(library)[0], there)
        if step == "photos/inside":
            continue  # Not seen by any scan.
        assert not run(session) & {"read", "relink", "embed"}
        assert set(photos.all_ids(library).tolist()) == ids


def test_a_folder_may_not_move_onto_another_one(session: Session, folder: Path) -> None:
    library = session.library
    other = draw(folder.parent / "other" / "x.jpg", 3).parent
    folders.add(library, other)
    mine = next(f for f in folders.listed(library) if f.path == os.fsencode(folder))
    for place, why in (
        (other, "overlaps"),
        (folder, "already"),
        (folder / "none", "no folder|not a"),
    ):
        with pytest.raises(LibraryError, match=why):
            folders.move(library, mine, place)


def test_a_folder_that_becomes_part_of_another_keeps_its_photos(
    session: Session, folder: Path
) -> None:
    library = session.library
    ids = set(photos.all_ids(library).tolist())
    folders.add(library, folder.parent)
    assert not run(session) & {"read", "relink", "embed"}
    assert set(photos.all_ids(library).tolist()) == ids


# Missing, and forgotten


def test_missing_photos_are_listed_and_forgotten_at_the_persons_word(
    session: Session, folder: Path
) -> None:
    library = session.library
    photo = folder / "set 1" / "photo 0001.jpg"
    photo_id = id_of(library, photo)
    album_edits.make(library, "Kept", [photo_id])
    run(session)
    content = photos.contents(library, [photo_id])[photo_id]
    away = photo.rename(folder.parent / "kept.jpg")
    run(session)
    assert photos.count(library) == 23
    [(lost, since)] = gone.listed(library)
    assert lost == photo_id
    assert since.startswith("20")
    assert gone.count(library) == 1
    assert gone.cards(library, [photo_id])[photo_id].path == os.fsencode(photo)
    assert library.paths.thumbnail(content).exists()

    assert forget_missing(library) == 1
    assert gone.listed(library) == []
    assert not library.paths.thumbnail(content).exists()
    left, _ = vectors.load(library, session.model_id, "photo", np.array([photo_id]))
    assert len(left) == 0
    run(session)
    away.rename(photo)
    run(session)
    again = id_of(library, photo)
    assert again != photo_id
    tree = albums.tree(library)
    kept = next(a for a in tree.albums if a.name == "Kept")
    assert photos.ids_in_album(library, kept.id).tolist() == [again]


def test_missing_photos_are_forgotten_after_90_days_and_30_seen(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = session.library
    (folder / "set 1" / "photo 0001.jpg").unlink()
    run(session)
    assert len(gone.listed(library)) == 1
    start = date.today()

    def at(day: int, clock: int) -> int:
        monkeypatch.setattr(presence, "today", lambda: start + timedelta(days=day))
        monkeypatch.setattr(missing, "DAYS", 90 - clock)
        run(session)
        return len(gone.listed(library))

    assert at(0, 10_000) == 1, "a clock that jumps forgets nothing"
    assert at(4000, 10_000) == 1
    folder.rename(folder.with_name("away"))
    for day in range(1, 40):
        assert at(day, 10_000) == 1, "days on which the folder is away do not count"
    folder.with_name("away").rename(folder)
    for day in range(41, 69):
        assert at(day, 10_000) == 1
    assert at(80, 0) == 1, "seen often enough, but not long ago"
    assert at(81, 10_000) == 0
    assert photos.count(library) == 23


# Doing nothing twice


def test_a_second_look_writes_nothing(session: Session, folder: Path) -> None:
    library = session.library
    (folder / "bad.jpg").write_bytes(b"\xff\xd8 no")
    os.mkfifo(folder / "pipe.jpg")
    os.symlink("nowhere", folder / "broken.jpg")
    os.truncate(os.open(folder / "cloud.jpg", os.O_CREAT | os.O_WRONLY), 1 << 20)
    (folder / "set 0" / "photo 0000.jpg").unlink()
    for _ in range(2):
        run(session)
    assert problems.count(library) == 3
    before = library.index.conn.total_changes, library.person.conn.total_changes
    assert run(session) == {"scan"}
    assert (library.index.conn.total_changes, library.person.conn.total_changes) == before


def test_a_file_that_cannot_be_opened_is_tried_twice(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = session.library
    locked = draw(folder / "locked.jpg", 800)
    tried = []
    real = os.open

    def refusing(path: object, *rest: int, **more: int) -> int:
        if path == os.fsencode(locked):
            tried.append(path)
            raise PermissionError(13, "Permission denied")
        return real(path, *rest, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as refused:
        refused.setattr(os, "open", refusing)
        for _ in range(5):
            run(session)
        assert len(tried) == 2
        assert problems.count(library) == 1
        before = library.index.conn.total_changes
        run(session)
        assert library.index.conn.total_changes == before
    assert "read" not in run(session)
    locked.chmod(0o640)
    run(session)
    assert problems.count(library) == 0
    assert id_of(library, locked)


def test_times_of_any_kind_cause_no_second_reading(session: Session, folder: Path) -> None:
    for number, seconds in enumerate((0, 4_102_444_800, -1_000_000, 2**33)):
        os.utime(draw(folder / f"time {number}.jpg", 700 + number), (seconds, seconds))
    run(session)
    assert photos.count(session.library) == 28
    assert run(session) == {"scan"}


# Placeholders


def test_a_cloud_file_is_told_and_read_when_it_is_there(session: Session, folder: Path) -> None:
    library = session.library
    cloud = folder / "cloud.jpg"
    draw(folder.parent / "x.jpg", 850, (900, 700))
    data = (folder.parent / "x.jpg").read_bytes()
    assert len(data) > 1 << 16
    os.truncate(os.open(cloud, os.O_CREAT | os.O_WRONLY), len(data))
    os.utime(cloud, (10, 10))
    run(session)
    [problem] = problems.listed(library)
    assert problem.kind == ProblemKind.ONLINE_ONLY
    cloud.write_bytes(data)
    os.utime(cloud, (10, 10))
    os.sync()
    run(session)
    photo_id = id_of(library, cloud)
    assert problems.count(library) == 0
    # And it may be taken away again: the photo stays.
    cloud.unlink()
    os.truncate(os.open(cloud, os.O_CREAT | os.O_WRONLY), len(data))
    os.utime(cloud, (10, 10))
    assert run(session) == {"scan"}
    assert id_of(library, cloud) == photo_id
    assert problems.count(library) == 0


# Names


@linux
def test_any_name_becomes_a_photo_and_any_node_a_sentence(
    library: Library, tiny: str, tmp_path: Path
) -> None:
    root = os.fsencode(tmp_path / "odd")
    os.mkdir(root)
    odd = [
        b"inv\xff\xfe.jpg", b"new\nline.jpg", b"a" * 251 + b".jpg", b"-rf.jpg", b"<img src=x>.jpg",
        b"%s%n.jpg", "u\u0308.jpg".encode(), "\u00fc.jpg".encode(), b"Case.jpg", b"case.jpg",
        "\u202egpj.exe.jpg".encode(), b" .jpg", b"CON.jpg", b"tab\t.jpg", b"quote'\".jpg",
    ]  # fmt: skip
    for number, name in enumerate(odd):
        os.rename(draw(tmp_path / "one.jpg", number), os.path.join(root, name))
    os.link(os.path.join(root, odd[0]), os.path.join(root, b"hard link.jpg"))
    os.symlink(b"..", os.path.join(root, b"up"))
    os.symlink(b".", os.path.join(root, b"self"))
    os.symlink(b"loop.jpg", os.path.join(root, b"loop.jpg"))
    os.symlink(odd[0], os.path.join(root, b"soft link.jpg"))
    os.mkfifo(os.path.join(root, b"pipe.jpg"))
    folders.add(library, tmp_path / "odd")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.join(root, b"socket.jpg"))
        if os.geteuid() == 0:
            os.mknod(os.path.join(root, b"device.jpg"), 0o20666, os.makedev(1, 5))
        run(Session(library, tiny))
    assert photos.count(library) == len(odd)
    cards = photos.cards(library, photos.all_ids(library))
    paths = {p for i in cards for p in photos.photo(library, i).paths}  # type: ignore[union-attr]
    assert paths == {os.path.join(root, name) for name in [*odd, b"hard link.jpg"]}
    said = {os.path.basename(p.path): p.reason for p in problems.listed(library)}
    assert said.pop(b"device.jpg", "it is not a regular file: it is a device").endswith("device")
    assert said == {
        b"pipe.jpg": "it is not a regular file: it is a named pipe",
        b"socket.jpg": "it is not a regular file: it is a socket",
    }
    assert run(Session(library, tiny)) == {"scan"}
