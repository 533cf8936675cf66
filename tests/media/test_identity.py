from __future__ import annotations

import hashlib
import os
import socket
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from media_drawings import Write

from photoorg.errors import MediaError, ProblemKind
from photoorg.media import identity
from photoorg.media.identity import content_hash, open_original

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX file types")


def test_hash_is_blake2b_256_of_all_bytes(write: Write) -> None:
    data = os.urandom(3_000_001)
    with open_original(write("a.jpg", data)) as file:
        file.read(10)
        assert content_hash(file) == hashlib.blake2b(data, digest_size=32).digest()
        assert content_hash(file) == hashlib.blake2b(data, digest_size=32).digest()


def test_files_are_opened_for_reading_only(write: Write) -> None:
    with open_original(write("a.jpg", b"x")) as file:
        assert not file.writable()
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.write(file.fileno(), b"y")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match=r"gone\.jpg: it cannot be opened") as caught:
        open_original(os.fsencode(tmp_path / "gone.jpg"))
    assert caught.value.kind is ProblemKind.UNREADABLE


@posix
def test_links_are_refused(tmp_path: Path, write: Write) -> None:
    write("a.jpg", b"x")
    (tmp_path / "b.jpg").symlink_to("a.jpg")
    with pytest.raises(MediaError, match="symbolic link"):
        open_original(os.fsencode(tmp_path / "b.jpg"))


@posix
@pytest.mark.timeout(5)
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    with pytest.raises(MediaError, match="not a regular file") as caught:
        open_original(os.fsencode(tmp_path / "pipe.jpg"))
    assert caught.value.kind is ProblemKind.UNSUPPORTED


@posix
def test_sockets_folders_and_devices_are_refused(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.jpg"))
        (tmp_path / "folder.jpg").mkdir()
        for path in (tmp_path / "s.jpg", tmp_path / "folder.jpg", Path("/dev/zero")):
            with pytest.raises(MediaError):
                open_original(os.fsencode(path))


@pytest.mark.skipif(sys.platform != "linux", reason="counts open files in /proc")
def test_a_refused_file_is_closed(tmp_path: Path) -> None:
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(20):
        with pytest.raises(MediaError):
            open_original(os.fsencode(tmp_path))
    assert len(os.listdir("/proc/self/fd")) < before + 10, "other threads may open some"


def test_placeholders_of_cloud_services_are_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cloud.jpg").touch()
    os.truncate(tmp_path / "cloud.jpg", 1 << 20)
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("opened"))
    with pytest.raises(MediaError, match="online only") as caught:
        open_original(os.fsencode(tmp_path / "cloud.jpg"))
    assert caught.value.kind is ProblemKind.ONLINE_ONLY


def test_other_systems_mark_placeholders_with_a_flag() -> None:
    def status(**fields: int) -> os.stat_result:
        return SimpleNamespace(**fields)  # type: ignore[return-value]

    size = {"st_size": 9, "st_blocks": 8}
    assert not identity.is_online_only(status(**size))
    assert identity.is_online_only(status(**size, st_flags=0x40000000))
    for attribute in (0x1000, 0x40000, 0x400000):
        assert identity.is_online_only(status(st_size=9, st_file_attributes=attribute | 0x20))
    assert not identity.is_online_only(status(st_size=9, st_file_attributes=0x20))


def test_a_hash_is_only_given_for_the_file_that_was_found(write: Write) -> None:
    path = write("a.jpg", b"abc")
    found = identity.found_file(path, os.stat(path))
    assert identity.hash_unchanged(found) == hashlib.blake2b(b"abc", digest_size=32).digest()
    write("a.jpg", b"abcd")
    with pytest.raises(MediaError) as caught:
        identity.hash_unchanged(found)
    assert caught.value.kind is ProblemKind.CHANGED


def test_huge_files_are_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("a.jpg", b"x" * 1001)
    monkeypatch.setattr(identity, "SIZE_LIMIT", 1000)
    with pytest.raises(MediaError) as caught:
        open_original(path)
    assert caught.value.kind is ProblemKind.TOO_LARGE


def test_hashing_in_threads(write: Write) -> None:
    contents = [os.urandom(200_000) for _ in range(8)]
    paths = [write(f"{i}.jpg", data) for i, data in enumerate(contents)]
    hashes: dict[int, bytes] = {}

    def work(i: int) -> None:
        with open_original(paths[i]) as file:
            hashes[i] = content_hash(file)

    threads = [threading.Thread(target=work, args=(i,)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = [hashlib.blake2b(data, digest_size=32).digest() for data in contents]
    assert [hashes[i] for i in range(8)] == expected
