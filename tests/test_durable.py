"""Files are whole or as they were, whatever happens while they are written."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from photoorg import durable
from photoorg.errors import LibraryFull


def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is asked of the system, as it happens."""
    made: list[str] = []

    def watched(name: str) -> Callable[..., object]:
        real = getattr(os, name)

        def call(*arguments: object, **options: object) -> object:
            made.append(name)
            return real(*arguments, **options)

        return call

    for name in ("write", "fsync", "replace"):
        monkeypatch.setattr(os, name, watched(name))
    return made


def test_written_synced_named_and_the_folder_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = calls(monkeypatch)
    durable.write_durably(tmp_path / "a", b"one")
    assert made == ["write", "fsync", "replace", "fsync"]
    made.clear()
    durable.write_all_durably([(tmp_path / name, name.encode()) for name in "abc"])
    assert made == ["write"] * 3 + ["fsync"] * 3 + ["replace"] * 3 + ["fsync"]
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        name: name.encode() for name in "abc"
    }


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("name", ["write", "fsync", "replace"])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_call_that_fails_leaves_old_files_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int, at: int
) -> None:
    files = [tmp_path / str(n) for n in range(3)]
    for file in files:
        file.write_bytes(b"old")
    real, count = getattr(os, name), 0

    def failing(*arguments: object) -> object:
        nonlocal count
        count += 1
        if count == at + 1:
            raise OSError(number, os.strerror(number))
        return real(*arguments)

    monkeypatch.setattr(os, name, failing)
    with pytest.raises(OSError, match=os.strerror(number)):
        durable.write_all_durably([(file, b"new") for file in files])
    kept = [file.read_bytes() for file in files]
    assert kept == ([b"new"] * at if name == "replace" else []) + [b"old"] * (
        3 - at if name == "replace" else 3
    )
    assert len(list(tmp_path.iterdir())) == 3


def test_short_writes_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:3]))
    durable.write_durably(tmp_path / "a", b"0123456789")
    assert (tmp_path / "a").read_bytes() == b"0123456789"


def test_a_disk_that_takes_nothing_more_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "write", lambda *_: 0)
    with pytest.raises(OSError, match="No space left"):
        durable.write_durably(tmp_path / "a", b"0123456789")
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_the_way_is_replaced_and_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"mine")
    (tmp_path / "a").symlink_to(elsewhere)
    durable.write_durably(tmp_path / "a", b"new")
    assert elsewhere.read_bytes() == b"mine"
    assert not (tmp_path / "a").is_symlink()


def test_sweeping_removes_parts_only(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"")
    (tmp_path / "b.part").write_bytes(b"")
    (tmp_path / "folder.part").mkdir()
    assert durable.sweep_parts(tmp_path, older_than=60) == 0
    assert durable.sweep_parts(tmp_path) == 1
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.jpg", "folder.part"]
    assert durable.sweep_parts(tmp_path / "absent") == 0


def test_room_is_what_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert durable.has_room(tmp_path)
    assert not durable.has_room(tmp_path, 1 << 62)
    assert not durable.has_room(tmp_path / "absent")
    monkeypatch.setattr(os, "write", lambda *_: 4096)
    assert not durable.has_room(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_apart(tmp_path: Path) -> None:
    full = durable.failed_writing(tmp_path, OSError(errno.ENOSPC, "No space left on device"))
    assert isinstance(full, LibraryFull)
    assert str(full) == f"The disk with the library is full: {tmp_path}."
    other = durable.failed_writing(tmp_path, OSError(errno.EIO, "Input/output error", "x.jpg"))
    assert not isinstance(other, LibraryFull)
    assert str(other) == "x.jpg cannot be written: Input/output error."
