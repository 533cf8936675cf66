"""A full disk makes a run wait; it goes on by itself, and nothing is lost or half saved."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import numpy as np
import pytest
from drawn import draw_folder
from full_disk import until_paused

from photoorg import durable, power, thumbnail_files
from photoorg.errors import LibraryError, LibraryFull
from photoorg.index import HnswIndex
from photoorg.jobs import PAUSED, Step
from photoorg.library import Library, albums, folders, photos
from photoorg.pipeline import Session, organize, patience
from photoorg.progress import run_with_bars
from photoorg.settings import Settings

COUNT = 12


@pytest.fixture
def session(
    library: Library, tiny: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Session:
    monkeypatch.setattr(patience, "STEP_SECONDS", 0.01)
    monkeypatch.setattr(patience, "POLL_SECONDS", 0.05)
    folders.add(library, draw_folder(tmp_path / "photos", COUNT))
    return Session(library, tiny)


class Clock:
    """Time that goes by only while somebody sleeps."""

    def __init__(self) -> None:
        self._now = 0.0

    def monotonic(self) -> float:
        return self._now

    def sleep(self, seconds: float) -> None:
        self._now += seconds


def no_space(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def complete(session: Session) -> bool:
    library = session.library
    kept = [thumbnail_files.load(library.paths.thumbnail(h)) for h in photos.hashes(library)]
    return len(kept) == COUNT and all(kept) and not list(library.paths.library.rglob("*.part"))


@pytest.mark.parametrize("place", ["thumbnails", "index"])
def test_it_waits_for_room_and_goes_on(
    session: Session, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    steps = organize(session)
    with monkeypatch.context() as full:
        if place == "thumbnails":
            full.setattr(thumbnail_files, "write_all_durably", no_space)
        else:
            full.setattr(HnswIndex, "_write", no_space)
        step = until_paused(steps)
        where = session.library.paths.library
        assert step.reason == f"The disk with the library is full: {where}."
        assert step.until == "there is room"
        assert [next(steps).stage for _ in range(3)] == [PAUSED] * 3
    assert {step.stage for step in steps} - {PAUSED}
    assert complete(session)
    assert session.searcher("photo").waiting == 0
    assert session.library.paths.index_file(session.model_id, "photo").exists()


def test_a_database_without_room_is_rolled_back_and_goes_on(session: Session) -> None:
    db = session.library.index
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages + 2}")
    steps = organize(session)
    until_paused(steps)
    assert next(steps).stage == PAUSED
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    db.execute("PRAGMA max_page_count = 1000000")
    for _ in steps:
        pass
    assert complete(session)


def test_it_does_not_go_on_before_there_is_room(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def full(*_: object) -> None:
        tried.append(time.monotonic())
        no_space()

    monkeypatch.setattr(thumbnail_files, "write_all_durably", full)
    monkeypatch.setattr(durable, "has_room", lambda *_: False)
    steps = organize(session)
    until_paused(steps)
    assert {next(steps).stage for _ in range(30)} == {PAUSED}
    assert len(tried) == 1
    steps.close()


def test_waits_grow_while_nothing_gets_better(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(patience, "MOST_SECONDS", 0.4)
    monkeypatch.setattr(patience, "time", clock)
    tries: list[float] = []

    def stage() -> Iterator[Step]:
        tries.append(clock.monotonic())
        if len(tries) < 6:
            raise LibraryFull("The disk with the library is full: x.")
        yield Step("read", 1, 1)

    stages = [step.stage for step in patience.patiently(session.library, stage)]
    assert stages[-1] == "read"
    waits = np.diff(tries)
    assert waits[0] < waits[1] < waits[2]
    assert 0.4 <= waits[-1] < 0.5


def test_what_computes_long_before_it_fails_waits_as_long(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(patience, "STEP_SECONDS", 0.5)
    monkeypatch.setattr(patience, "POLL_SECONDS", 2.0)
    monkeypatch.setattr(patience, "time", clock)
    began: list[float] = []

    def stage() -> Iterator[Step]:
        began.append(clock.monotonic())
        clock.sleep(20)
        if len(began) < 4:
            raise LibraryFull("The disk with the library is full: x.")
        yield Step("arrange", 1, 1)

    for _ in patience.patiently(session.library, stage):
        pass
    waited = np.diff(began) - 20
    assert waited[0] < 5, "the first time it may have worked for hours before"
    assert waited[1:].min() >= 20


def test_other_errors_of_the_disk_end_the_run(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(thumbnail_files, "write_all_durably", broken)
    with pytest.raises(LibraryError, match="cannot be written: Input/output error") as told:
        until_paused(organize(session))
    assert not isinstance(told.value, LibraryFull)


def test_where_nobody_looks_on_a_full_disk_is_an_error(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnail_files, "write_all_durably", no_space)
    with pytest.raises(LibraryFull, match=r"^The disk with the library is full: [^;]*\.$"):
        run_with_bars(organize(session), quiet=True)


@pytest.fixture
def battery(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the computer lives on its battery: the last of these says so."""
    said = [False]
    monkeypatch.setattr(power, "on_battery", lambda: said[-1])
    return said


def test_it_spares_the_battery_and_goes_on(session: Session, battery: list[bool]) -> None:
    battery.append(True)
    steps = patience.sparing(session.library, organize(session))
    before = []
    for step in steps:
        if step.stage == PAUSED:
            break
        before.append(step.stage)
    # What is cheap goes on, and one costly step shows that there is something to do.
    assert before[0] == "scan"
    assert before.count("read") == 1
    assert "on battery" in step.reason
    assert {next(steps).stage for _ in range(10)} == {PAUSED}
    assert not albums.tree(session.library).albums
    battery.append(False)
    rest = [step.stage for step in steps]
    assert "arrange" in rest
    assert complete(session)


def test_where_nothing_is_to_do_it_ends_on_battery_too(
    session: Session, battery: list[bool]
) -> None:
    for _ in organize(session):
        pass
    battery.append(True)
    stages = [step.stage for step in patience.sparing(session.library, organize(session))]
    assert PAUSED not in stages


def test_who_wants_it_at_once_uses_the_battery(session: Session, battery: list[bool]) -> None:
    Settings.change(session.library.paths, pause_on_battery=False)
    battery.append(True)
    steps = patience.sparing(session.library, organize(session))
    assert PAUSED not in [step.stage for step in steps]
    assert complete(session)


def test_what_spares_the_battery_gives_the_result_and_closes(
    session: Session, battery: list[bool]
) -> None:
    closed = []

    def job() -> Generator[Step, None, str]:
        try:
            yield Step("read", 1, 2)
            yield Step("read", 2, 2)
        finally:
            closed.append(True)
        return "done"

    steps = patience.sparing(session.library, job())
    assert next(steps).done == 1
    steps.close()
    assert closed == [True]

    results = []

    def whole() -> Iterator[Step]:
        results.append((yield from patience.sparing(session.library, job())))

    assert [step.done for step in whole()] == [1, 2]
    assert results == ["done"]
    battery.append(True)
    waiting = patience.sparing(session.library, job())
    assert [next(waiting).stage for _ in range(3)] == ["read", PAUSED, PAUSED]
    waiting.close()
