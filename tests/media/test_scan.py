from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

import pytest

from photoorg.domain import FoundFile
from photoorg.errors import MediaError, ProblemKind
from photoorg.media.identity import INLINE_LIMIT
from photoorg.media.scan import scan

linux_names = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")


def touch(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def names(root: Path, exclude: frozenset[tuple[int, int]] = frozenset()) -> list[str]:
    """What a scan finds, relative to root; fails on errors."""
    paths = []
    for item in scan(os.fsencode(root), exclude):
        assert isinstance(item, FoundFile)
        paths.append(os.path.relpath(os.fsdecode(item.path), root).replace(os.sep, "/"))
    return paths


def test_files_of_a_folder_by_name_then_its_folders(tmp_path: Path) -> None:
    touch(tmp_path, "b.jpg", "z/a.jpg", "c/d/e.png", "c/x.heic", "a.jpg")
    assert names(tmp_path) == ["a.jpg", "b.jpg", "c/x.heic", "c/d/e.png", "z/a.jpg"]


def test_size_and_time_are_those_of_the_file(tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"12345")
    os.utime(photo, ns=(1, 1_500_000_000_123_456_700))
    (item,) = scan(os.fsencode(tmp_path))
    assert item == FoundFile(os.fsencode(photo), 5, os.stat(photo).st_mtime_ns)


def test_photos_by_extension_whatever_its_case(tmp_path: Path) -> None:
    photos = ["a.JPG", "b.Jpeg", "c.CR3", "d.heic", "e.tif", "f.webp", "g.avif", "h.dng", "i.jxl"]
    touch(tmp_path, *photos, "a.jpg.xmp", "b.xmp", "c.txt", "d.mov", "jpg", "e.jpg.part")
    assert names(tmp_path) == photos


def test_hidden_and_system_folders_are_skipped(tmp_path: Path) -> None:
    touch(
        tmp_path,
        "keep/a.jpg",
        ".thumbnails/a.jpg",
        ".hidden/a.jpg",
        "@eaDir/a.jpg",
        "#recycle/a.jpg",
        "$RECYCLE.BIN/a.jpg",
        "$Recycle.Bin/b.jpg",
        "System Volume Information/a.jpg",
        "lost+found/a.jpg",
        "keep/._a.jpg",
        "keep/.trashed-1-b.jpg",
    )
    assert names(tmp_path) == ["keep/a.jpg"]


def test_the_chosen_folder_may_itself_be_hidden_or_a_link(tmp_path: Path) -> None:
    touch(tmp_path, ".photos/a.jpg")
    assert names(tmp_path / ".photos") == ["a.jpg"]
    (tmp_path / "link").symlink_to(tmp_path / ".photos")
    assert names(tmp_path / "link") == ["a.jpg"]


def test_links_are_not_followed_and_loops_end(tmp_path: Path) -> None:
    touch(tmp_path, "root/a/b/p.jpg", "outside/q.jpg")
    root = tmp_path / "root"
    (root / "a/b/up").symlink_to("../..")
    (root / "a/b/up2").symlink_to("../..")
    (root / "out").symlink_to(tmp_path / "outside")
    (root / "q.jpg").symlink_to(tmp_path / "outside/q.jpg")
    assert names(root) == ["a/b/p.jpg"]


def test_hard_links_are_files_of_their_own(tmp_path: Path) -> None:
    touch(tmp_path, "a.jpg")
    os.link(tmp_path / "a.jpg", tmp_path / "b.jpg")
    assert names(tmp_path) == ["a.jpg", "b.jpg"]


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX file types")
def test_what_is_not_a_regular_file_is_told(tmp_path: Path) -> None:
    touch(tmp_path, "folder.jpg/a.jpg")
    os.mkfifo(tmp_path / "pipe.jpg")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.jpg"))
        pipe, sock, photo = scan(os.fsencode(tmp_path))
    assert isinstance(photo, FoundFile)
    for problem, kind in ((pipe, "named pipe"), (sock, "socket")):
        assert isinstance(problem, MediaError)
        assert problem.kind is ProblemKind.UNSUPPORTED
        assert problem.reason == f"it is not a regular file: it is a {kind}"


@linux_names
def test_a_file_without_blocks_is_online_only_unless_it_is_small(tmp_path: Path) -> None:
    for name, size in (("cloud.jpg", INLINE_LIMIT + 1), ("small.jpg", INLINE_LIMIT)):
        (tmp_path / name).touch()
        os.truncate(tmp_path / name, size)
    (tmp_path / "real.jpg").write_bytes(b"x" * (INLINE_LIMIT + 1))
    os.sync()
    cloud, real, small = scan(os.fsencode(tmp_path))
    assert isinstance(cloud, MediaError)
    assert cloud.kind is ProblemKind.ONLINE_ONLY
    assert isinstance(real, FoundFile)
    assert isinstance(small, FoundFile)


def test_what_vanishes_between_listing_and_looking_is_no_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path, "a.jpg", "b.jpg")
    items = scan(os.fsencode(tmp_path))
    assert isinstance(next(items), FoundFile)
    (tmp_path / "b.jpg").unlink()
    assert list(items) == []


def test_excluded_folders_are_left_out(tmp_path: Path) -> None:
    touch(tmp_path, "a.jpg", "cache/b.jpg", "cache/deep/c.jpg")
    status = os.stat(tmp_path / "cache")
    assert names(tmp_path, frozenset({(status.st_dev, status.st_ino)})) == ["a.jpg"]


@linux_names
def test_any_name_the_system_allows(tmp_path: Path) -> None:
    odd = [
        b"inv\xff\xfe.jpg",
        b"new\nline.jpg",
        b"a" * 251 + b".jpg",
        b"-rf.jpg",
        b"<img src=x>.jpg",
        b"%s%n.jpg",
        "u\u0308.jpg".encode(),
        "\u00fc.jpg".encode(),
        "\u202egpj.exe.jpg".encode(),
    ]
    folder = os.path.join(os.fsencode(tmp_path), b"\xff\xfe\n")
    os.mkdir(folder)
    for name in odd:
        with open(os.path.join(folder, name), "wb"):
            pass
    items = list(scan(os.fsencode(tmp_path)))
    assert [i.path for i in items] == [os.path.join(folder, name) for name in sorted(odd)]


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    (item,) = scan(os.fsencode(tmp_path / "gone"))
    assert isinstance(item, MediaError)
    assert item.kind is ProblemKind.UNREADABLE
    assert "gone: the folder cannot be listed" in str(item)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_forbidden_folder_is_reported_and_the_scan_goes_on(tmp_path: Path) -> None:
    touch(tmp_path, "a/x.jpg", "b/x.jpg", "c/x.jpg")
    (tmp_path / "b").chmod(0)
    try:
        items = list(scan(os.fsencode(tmp_path)))
    finally:
        (tmp_path / "b").chmod(0o700)
    assert [type(i) for i in items] == [FoundFile, MediaError, FoundFile]


def test_a_folder_that_cannot_be_listed_does_not_end_the_scan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path, "a/x.jpg", "b/x.jpg", "c/x.jpg")
    scandir = os.scandir

    def failing(path: bytes) -> object:
        if path.endswith(b"b"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", failing)
    first, second, third = scan(os.fsencode(tmp_path))
    assert isinstance(first, FoundFile)
    assert isinstance(third, FoundFile)
    assert isinstance(second, MediaError)
    assert second.kind is ProblemKind.UNREADABLE
    assert second.reason == "the folder cannot be listed (Permission denied)"


def test_deep_trees_need_no_recursion(tmp_path: Path) -> None:
    depth = 1200  # Deeper than Python's recursion limit.
    here = os.open(tmp_path, os.O_RDONLY)
    try:
        for _ in range(depth):
            os.mkdir("d", dir_fd=here)
            below = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = below
        os.close(os.open("p.jpg", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    finally:
        os.close(here)
    (item,) = scan(os.fsencode(tmp_path))
    assert item.path == os.path.join(os.fsencode(tmp_path), *[b"d"] * depth, b"p.jpg")
    os.unlink(item.path)  # Python's own way to remove a tree is too recursive for this one.
    for level in range(depth, 0, -1):
        os.rmdir(os.path.join(tmp_path, *["d"] * level))


def test_many_files_in_one_folder_come_quickly(tmp_path: Path) -> None:
    for i in range(5000):
        (tmp_path / f"{i:05}.jpg").touch()
    started = time.thread_time()
    assert len(names(tmp_path)) == 5000
    assert time.thread_time() - started < 2
