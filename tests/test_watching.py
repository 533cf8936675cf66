"""Watching real folders: what is told, what is not, and what happens when nobody can listen."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import watchfiles
from drawn import draw, draw_folder
from listening import count_listeners
from vanishing import run
from watchfiles import Change

from photoorg import volumes, watching
from photoorg.library import Library, folders
from photoorg.pipeline import Session
from photoorg.watching import Times, Watcher, matters

QUICK = Times(look=0.2, quiet=0.2, most=1, rescan=0.6)
SLOW = Times(look=0.2, quiet=0.2, most=1, rescan=600)
SECONDS = 30.0


class Calls:
    """How often a change was told."""

    def __init__(self) -> None:
        self.count = 0
        self._more = threading.Condition()

    def __call__(self) -> None:
        with self._more:
            self.count += 1
            self._more.notify_all()

    def come(self, act: Callable[[], object]) -> bool:
        """Whether one comes soon after an act."""
        with self._more:
            before = self.count
            act()
            return self._more.wait_for(lambda: self.count > before, SECONDS)

    def stay_away(self, act: Callable[[], object], seconds: float = 1.0) -> bool:
        """Whether none comes after an act."""
        before = self.count
        act()
        time.sleep(seconds)
        return self.count == before


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "photos"
    (place / "2019").mkdir(parents=True)
    return place


@pytest.fixture
def calls() -> Calls:
    return Calls()


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> threading.Semaphore:
    return count_listeners(monkeypatch)


@pytest.fixture
def start(calls: Calls, listening: threading.Semaphore) -> Iterator[Callable[..., None]]:
    started: list[Watcher] = []

    def begin(folder: Path, times: Times = SLOW, own: bytes = b"") -> None:
        started.append(Watcher([os.fsencode(folder)], calls, own, times))
        if folder.is_dir() and times is not QUICK:
            assert listening.acquire(timeout=SECONDS)
        else:
            time.sleep(0.6)

    yield begin
    for watcher in started:
        watcher.stop(wait=5)
        assert not any(thread.is_alive() for thread in watcher._threads)


def test_changes_are_told_soon(
    folder: Path, calls: Calls, start: Callable[..., None], tmp_path: Path
) -> None:
    start(folder)
    assert calls.come(lambda: draw(folder / "new.jpg", 1))
    assert calls.come(lambda: (folder / "new.jpg").rename(folder / "2019" / "named.jpg"))
    assert calls.come(lambda: draw(folder / "fresh folder" / "deep.png", 2))
    time.sleep(0.6)
    assert calls.come(lambda: draw(folder / "fresh folder" / "deeper" / "still.png", 2))
    assert calls.come(lambda: (folder / "fresh folder").rename(tmp_path / "away"))
    assert calls.come(lambda: (tmp_path / "away").rename(folder / "back"))
    assert calls.come(lambda: shutil.rmtree(folder / "2019"))


def test_what_is_no_photo_is_not_told(
    folder: Path, calls: Calls, start: Callable[..., None]
) -> None:
    own = folder / "library"
    own.mkdir()
    (folder / "notes.txt").touch()
    start(folder, own=os.fsencode(own))

    def noise() -> None:
        (folder / "notes.txt").write_text("more")
        (folder / "notes.txt").unlink()
        draw(folder / ".hidden" / "a.jpg", 1)
        draw(folder / "@eaDir" / "b.jpg", 1)
        draw(own / "cache" / "c.jpg", 1)

    assert calls.stay_away(noise)
    assert calls.come(lambda: draw(folder / "still heard.jpg", 1))


def test_links_are_not_followed_and_hidden_folders_not_watched(folder: Path) -> None:
    (folder / "up").symlink_to("..")
    (folder / "2019" / "self").symlink_to(folder)
    for name in (".git", "@eaDir", "library", "deep/er"):
        (folder / name).mkdir(parents=True)
    places, odd = watching.directories(os.fsencode(folder), os.fsencode(folder / "library"))
    assert set(places) == {str(folder / name) for name in ("", "2019", "deep", "deep/er")}
    assert not odd


def test_many_changes_are_told_once_they_are_over(
    folder: Path, calls: Calls, start: Callable[..., None]
) -> None:
    start(folder, Times(look=0.2, quiet=3, most=60, rescan=600))
    for number in range(5):
        draw(folder / f"{number}.jpg", number)
        time.sleep(0.5)
    assert calls.count == 0
    assert calls.come(lambda: None)
    time.sleep(1)
    assert calls.count == 1


def test_a_long_row_of_changes_is_told_before_its_end(
    folder: Path, calls: Calls, start: Callable[..., None]
) -> None:
    start(folder, Times(look=0.2, quiet=0.6, most=1, rescan=600))
    until = time.monotonic() + SECONDS
    number = 0
    while time.monotonic() < until and not calls.count:
        number += 1
        draw(folder / "growing.jpg", number)
        time.sleep(0.1)
    assert calls.count == 1


def test_organizing_tells_nothing_new(
    library: Library, tiny: str, folder: Path, calls: Calls, start: Callable[..., None]
) -> None:
    draw_folder(folder, 9)
    folders.add(library, folder)
    start(folder)
    assert calls.stay_away(lambda: run(Session(library, tiny)))


def test_a_folder_that_goes_and_returns_is_noticed(
    folder: Path, calls: Calls, start: Callable[..., None]
) -> None:
    start(folder)
    away = folder.with_name("away")
    assert calls.come(lambda: folder.rename(away))
    assert calls.come(lambda: away.rename(folder))
    time.sleep(0.6)
    assert calls.come(lambda: draw(folder / "later.jpg", 1)), "it is listened to again"
    assert calls.come(lambda: (folder.rename(away), folder.mkdir()))


def test_a_folder_that_is_not_there_yet_is_noticed(
    tmp_path: Path, calls: Calls, start: Callable[..., None]
) -> None:
    start(tmp_path / "drive")
    assert calls.come(lambda: draw(tmp_path / "drive" / "a.jpg", 1))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_not_utf8_are_noticed(
    folder: Path, calls: Calls, start: Callable[..., None]
) -> None:
    start(folder)
    odd = os.path.join(os.fsencode(folder), b"bad\xff.jpg")
    assert calls.come(lambda: os.close(os.open(odd, os.O_CREAT)))
    time.sleep(1)
    assert calls.come(lambda: draw(folder / "good.jpg", 1))
    os.mkdir(os.path.join(os.fsencode(folder), b"folder \xff"))
    assert calls.come(lambda: None)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_folder_with_such_a_name_is_looked_at_from_time_to_time(
    tmp_path: Path, calls: Calls, start: Callable[..., None]
) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/photos \xff"))
    odd.mkdir()
    start(odd, QUICK)
    assert calls.come(lambda: None)
    assert calls.come(lambda: None)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_folder_below_with_such_a_name_is_looked_at_from_time_to_time(
    folder: Path, calls: Calls, start: Callable[..., None]
) -> None:
    os.mkdir(os.path.join(os.fsencode(folder), b"folder \xff"))
    start(folder, QUICK)
    assert calls.come(lambda: None)
    assert calls.come(lambda: draw(folder / "2019" / "heard.jpg", 1))


@pytest.mark.parametrize("why", ["network", "no watches left"])
def test_where_nobody_tells_it_is_looked_at_from_time_to_time(
    folder: Path,
    calls: Calls,
    start: Callable[..., None],
    why: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    if why == "network":
        monkeypatch.setattr(volumes, "is_remote", lambda _: True)
        monkeypatch.setattr(watching, "watch", lambda *_, **__: pytest.fail("listened"))
    else:

        def full(*_: object, **__: object) -> Iterator[object]:
            raise OSError("OS file watch limit reached")
            yield

        monkeypatch.setattr(watching, "watch", full)
    start(folder, QUICK)
    assert calls.come(lambda: None)
    assert calls.come(lambda: None)
    assert calls.come(lambda: folder.rename(folder.with_name("away")))
    assert ("watch limit" in caplog.text) == (why != "network")


def test_one_folder_that_hangs_holds_up_no_other(
    tmp_path: Path,
    folder: Path,
    calls: Calls,
    listening: threading.Semaphore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    released = threading.Event()
    real = watching.state_of

    def hanging(root: bytes) -> watching.State:
        if root.endswith(b"dead"):
            released.wait(20)
        return real(root)

    monkeypatch.setattr(watching, "state_of", hanging)
    dead = os.fsencode(tmp_path / "dead")
    watcher = Watcher([dead, os.fsencode(folder)], calls, times=SLOW)
    assert listening.acquire(timeout=SECONDS)
    assert calls.come(lambda: draw(folder / "a.jpg", 1))
    began = time.monotonic()
    watcher.stop()
    assert time.monotonic() - began < 10
    released.set()
    watcher.stop(wait=5)


def test_what_matters() -> None:
    root, own = b"/p", b"/p/library"
    assert matters(root, own, Change.deleted, b"/p/2019.05 Rome")
    assert matters(root, own, Change.modified, b"/p/a.JPG")
    assert not matters(root, own, Change.deleted, b"/p/a.jpg.xmp")
    assert not matters(root, own, Change.added, b"/p/library/cache/a.jpg")
    assert matters(root, own, Change.added, b"/p/library two/a.jpg")
    assert matters(b"/.p", b"", Change.added, b"/.p/a.jpg"), "the root itself may be hidden"
    assert watchfiles.__version__
