"""The real worker with its library on a disk that is really full."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from drawn import draw_folder
from talk import Talk

from photoorg import jobs, thumbnail_files
from photoorg.jobs import PAUSED
from photoorg.library import Access, Library, folders, photos

COUNT = 20
SIZE = 6 << 20


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of six megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("needs root and Linux, to mount a small disk")
    if subprocess.run(command, check=False, capture_output=True).returncode != 0:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path, leave: int) -> Path:
    """Fill the disk but for `leave` bytes."""
    filler = disk / "filler"
    room = shutil.disk_usage(disk).free - leave
    filler.write_bytes(bytes(max(room, 0)))
    return filler


def paused(talk: Talk) -> jobs.Progress:
    return next(
        event
        for event in talk.events()
        if isinstance(event, jobs.Progress) and event.stage == PAUSED
    )


def test_the_worker_waits_answers_stops_and_goes_on(disk: Path, tmp_path: Path) -> None:
    place = disk / "library"
    with Library.open(place, Access.PERSON | Access.INDEX) as library:
        folders.add(library, draw_folder(tmp_path / "photos", COUNT))
    talk = Talk(place)
    talk.until(jobs.Ready)
    filler = fill(disk, leave=150_000)
    talk.say(jobs.Organize(1))
    assert paused(talk).reason == f"The disk with the library is full: {place}."
    talk.say(jobs.SearchText(2, "red"))
    assert isinstance(talk.until(jobs.Found | jobs.Failed), jobs.Found)
    began = time.monotonic()
    talk.say(jobs.Cancel(1))
    talk.until(jobs.Cancelled)
    assert time.monotonic() - began < 30
    talk.say(jobs.Organize(3))
    paused(talk)
    filler.unlink()
    assert isinstance(talk.until(jobs.Finished | jobs.Failed), jobs.Finished)
    assert talk.end() == 0
    with Library.open(place) as library:
        hashes = photos.hashes(library)
        kept = [thumbnail_files.load(library.paths.thumbnail(content)) for content in hashes]
    assert len(kept) == COUNT
    assert all(kept)
    assert list(disk.rglob("*.part")) == []


def test_it_ends_cleanly_without_a_byte_of_room(disk: Path, tmp_path: Path) -> None:
    place = disk / "library"
    with Library.open(place, Access.PERSON | Access.INDEX) as library:
        folders.add(library, draw_folder(tmp_path / "photos", COUNT))
    talk = Talk(place)
    talk.until(jobs.Ready)
    filler = fill(disk, leave=100_000)
    talk.say(jobs.Organize(1))
    paused(talk)
    with filler.open("ab") as rest, suppress(OSError):
        rest.write(bytes(shutil.disk_usage(disk).free))
    assert shutil.disk_usage(disk).free == 0
    talk.say(jobs.Quit())
    assert talk.end() == 0
    filler.unlink()
    for file in place.glob("*.db"):
        with closing(sqlite3.connect(file)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
