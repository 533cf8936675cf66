"""What the watcher notices becomes updates of the library, not too many, and none unasked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn import draw
from listening import count_listeners
from pytestqt.qtbot import QtBot

from photoorg import jobs
from photoorg.library import Library, folders
from photoorg.ui.live_updates import LiveUpdates
from photoorg.ui.main_window import MainWindow
from photoorg.watching import Times

WAIT = 30_000
QUICK = Times(look=0.2, quiet=0.2, most=1, rescan=600)


@pytest.fixture
def updates() -> list[int]:
    return []


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> threading.Semaphore:
    return count_listeners(monkeypatch)


@pytest.fixture
def live(
    library: Library, updates: list[int], listening: threading.Semaphore
) -> Iterator[LiveUpdates]:
    made = LiveUpdates(library, lambda: updates.append(1), gap_ms=400, times=QUICK)
    made.follow()
    assert listening.acquire(timeout=WAIT / 1000)
    yield made
    made.stop()


def test_a_new_photo_becomes_an_update(
    live: LiveUpdates, updates: list[int], pictures: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    # In one event: being made and being written would be two.
    draw(tmp_path / "made.jpg", 1).rename(pictures / "new.jpg")
    qtbot.waitUntil(lambda: len(updates) == 1, timeout=WAIT)
    qtbot.wait(600)
    assert len(updates) == 1


def test_updates_keep_a_distance_and_none_is_forgotten(
    live: LiveUpdates, updates: list[int], qtbot: QtBot
) -> None:
    for _ in range(5):
        live.noticed.emit()
    assert len(updates) == 1
    qtbot.waitUntil(lambda: len(updates) == 2, timeout=WAIT)
    qtbot.wait(600)
    assert len(updates) == 2


def test_a_folder_that_is_added_is_watched_too(
    live: LiveUpdates,
    updates: list[int],
    listening: threading.Semaphore,
    library: Library,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    other = draw(tmp_path / "other" / "a.jpg", 1).parent
    folders.add(library, other)
    live.refollow()
    for _ in range(2):
        assert listening.acquire(timeout=WAIT / 1000)
    draw(other / "b.jpg", 2)
    qtbot.waitUntil(lambda: len(updates) >= 1, timeout=WAIT)


def test_after_stop_nothing_is_told(
    live: LiveUpdates, updates: list[int], pictures: Path, qtbot: QtBot
) -> None:
    live.stop()
    draw(pictures / "new.jpg", 1)
    live.noticed.emit()
    qtbot.wait(800)
    live.refollow()
    assert updates == []


@pytest.mark.parametrize("worker_options", [("--long",)])
def test_stop_means_stop_until_the_person_goes_on(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[jobs.Request] = []
    real = window._worker.send

    def note(request: jobs.Request) -> None:
        sent.append(request)
        real(request)

    monkeypatch.setattr(window._worker, "send", note)
    window.begin(None)
    qtbot.waitUntil(lambda: window.indexing.running)
    window.live.noticed.emit()
    window.actions_["cancel"].trigger()
    qtbot.waitUntil(lambda: not window.indexing.running, timeout=WAIT)
    assert window.indexing.paused
    before = len(sent)
    window.live._gap.stop()
    window.live.noticed.emit()
    assert len(sent) == before
    window.actions_["update"].trigger()
    assert not window.indexing.paused
    assert isinstance(sent[-1], jobs.Organize)


def test_the_window_watches_from_its_beginning_to_its_end(window: MainWindow, qtbot: QtBot) -> None:
    assert window.live._watcher is None
    window.begin(None)
    assert window.live._watcher is not None
    window.close()
    assert window.live._watcher is None
