"""Folders that move: index.db follows library.db without reading a file."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from photoorg.domain import FoundFile, Metadata, PhotoRead
from photoorg.errors import MediaError, ProblemKind
from photoorg.library import Library, files, folders, photos, problems, roots
from photoorg.volumes import Spot


def add(library: Library, folder: Path, *names: bytes) -> None:
    """A folder with some files, each a photo of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    root = folders.add(library, folder).path
    found = [FoundFile(os.path.join(root, name), 1, 1) for name in names]
    files.seen(library, root, found)
    blank = Metadata("JPEG", 1, 1)
    contents = [f.path.rjust(200)[-200:] for f in found]
    photos.save_read(
        library,
        [(f, PhotoRead(c, 1, blank, b"", 0)) for f, c in zip(found, contents, strict=True)],
        [],
    )


def move(library: Library, old: Path, new: Path) -> None:
    new.mkdir(parents=True, exist_ok=True)
    listed = folders.listed(library)
    folders.move(library, next(f for f in listed if f.path == os.fsencode(old)), new)


def follow(library: Library) -> None:
    listed = folders.listed(library)
    roots.follow(library, listed)
    files.forget_roots_except(library, [folder.path for folder in listed])


def paths(library: Library, root: Path) -> dict[bytes, int | None]:
    """Photo ids by the path below a root."""
    below = os.fsencode(root)
    known = files.known(library, below)
    return {os.path.relpath(path, below): photos_at(library, path) for path in known}


def photos_at(library: Library, path: bytes) -> int | None:
    row = library.index.execute(
        "SELECT photo_id, directory FROM files WHERE path = ?", [path]
    ).fetchone()
    assert row[1] == os.path.dirname(path)
    return int(row[0])


NAMES = (b"a.jpg", b"inside/a.jpg", b"inside/inside/a.jpg", b"\xff\n/\xfe.jpg", b"b'\".jpg")


@pytest.mark.parametrize("where", ["other", "photos/inside", "up", "odd \udcff"])
def test_every_path_follows(library: Library, tmp_path: Path, where: str) -> None:
    old = tmp_path / "up" / "photos"
    add(library, old, *NAMES)
    before = paths(library, old)
    assert set(before) == set(NAMES)
    new = old.parent if where == "up" else old.parent / where
    move(library, old, new)
    follow(library)
    assert paths(library, new) == before
    assert files.known(library, os.fsencode(old)) == {}


def test_what_was_found_at_the_new_place_gives_way(library: Library, tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    add(library, old, b"a.jpg")
    before = paths(library, old)
    move(library, old, new)
    fresh = FoundFile(os.fsencode(new / "a.jpg"), 5, 5)
    files.seen(library, os.fsencode(new), [fresh])
    follow(library)
    assert paths(library, new) == before


def test_problems_volumes_and_mounts_follow(library: Library, tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    add(library, old, b"a.jpg")
    root = os.fsencode(old)
    error = MediaError(root + b"/locked", ProblemKind.UNREADABLE, "no")
    files.record_unreadable(library, root, [error])
    roots.remember(library, root, Spot("uuid:1", b"/old"))
    roots.set_mounts(library, root, {root + b"/disk"})
    folders.set_online(library, folders.listed(library)[0], False)
    move(library, old, new)
    follow(library)
    there = os.fsencode(new)
    assert [p.path for p in problems.listed(library)] == [there + b"/locked"]
    assert roots.spot(library, there) == Spot("uuid:1", b"/old")
    assert roots.spot(library, root) is None
    assert roots.mounts(library, there) == {there + b"/disk"}
    assert folders.listed(library)[0].online


def test_two_moves_between_scans_are_one(library: Library, tmp_path: Path) -> None:
    add(library, tmp_path / "a", b"x.jpg")
    before = paths(library, tmp_path / "a")
    for old, new in (("a", "b"), ("b", "c")):
        move(library, tmp_path / old, tmp_path / new)
    follow(library)
    assert paths(library, tmp_path / "c") == before


def test_there_and_back_again(library: Library, tmp_path: Path) -> None:
    add(library, tmp_path / "a", b"x.jpg")
    before = paths(library, tmp_path / "a")
    move(library, tmp_path / "a", tmp_path / "b")
    move(library, tmp_path / "b", tmp_path / "a")
    follow(library)
    assert paths(library, tmp_path / "a") == before


def test_a_folder_added_again_and_removed_follows_no_old_move(
    library: Library, tmp_path: Path
) -> None:
    add(library, tmp_path / "a", b"x.jpg")
    move(library, tmp_path / "a", tmp_path / "b")
    follow(library)
    add(library, tmp_path / "a", b"other.jpg")
    listed = folders.listed(library)
    folders.remove(library, next(f for f in listed if f.path.endswith(b"/a")))
    follow(library)
    assert set(paths(library, tmp_path / "b")) == {b"x.jpg"}
    assert photos.count(library) == 1


def test_a_folder_inside_becomes_part_and_a_removed_one_is_forgotten(
    library: Library, tmp_path: Path
) -> None:
    add(library, tmp_path / "up" / "a", b"x.jpg")
    add(library, tmp_path / "b", b"y.jpg")
    before = paths(library, tmp_path / "up" / "a")
    add(library, tmp_path / "up")
    folders.remove(library, next(f for f in folders.listed(library) if f.path.endswith(b"/b")))
    follow(library)
    assert paths(library, tmp_path / "up") == {b"a/x.jpg": before[b"x.jpg"]}
    assert photos.count(library) == 1


def test_a_clock_that_jumps_counts_one_day_a_jump(library: Library, tmp_path: Path) -> None:
    root = b"/p"
    roots.remember(library, root, None)
    for year, day in ((2026, 1), (2026, 1), (2026, 2), (2099, 1), (2026, 2), (2026, 3)):
        roots.count_day(library, root, date(year, 1, day))
    assert library.index.execute("SELECT days FROM roots").fetchone() == (4,)


def test_files_agree_by_size_and_time(library: Library, tmp_path: Path) -> None:
    known: dict[bytes, FoundFile] = {}
    for number in range(200):
        file = tmp_path / "here" / f"{number}.jpg"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"x" * number)
        status = file.stat()
        path = b"/gone/%d.jpg" % number
        known[path] = FoundFile(path, status.st_size, status.st_mtime_ns)
    here = os.fsencode(tmp_path / "here")
    assert roots.agree(known, b"/gone", here) == 1
    assert roots.agree(known, b"/gone", os.fsencode(tmp_path)) == 0
    assert roots.agree({}, b"/gone", b"/nowhere") == 1
    for number in range(100):
        os.utime(tmp_path / "here" / f"{number}.jpg", (1, 1))
    assert 0.3 < roots.agree(known, b"/gone", here) < 0.7
