from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from photoorg import jobs
from photoorg.ui.worker_client import WorkerClient

Make = Callable[..., tuple[WorkerClient, list[jobs.Event]]]


@pytest.fixture
def client(qapp: object, fake_command: Callable[..., list[str]]) -> Iterator[Make]:
    made: list[WorkerClient] = []

    def make(*options: str, cancel_ms: int = 5000) -> tuple[WorkerClient, list[jobs.Event]]:
        worker = WorkerClient(fake_command(*options), cancel_ms=cancel_ms)
        events: list[jobs.Event] = []
        worker.heard.connect(events.append)
        made.append(worker)
        return worker, events

    yield make
    for worker in made:
        worker.stop()


def kinds(events: list[jobs.Event], kind: type) -> list[jobs.Event]:
    return [event for event in events if isinstance(event, kind)]


def test_it_starts_with_the_first_request_and_answers(client: Make, qtbot: QtBot) -> None:
    worker, events = client()
    assert not worker.running
    worker.send(jobs.SearchText(worker.new_job(), "dog"))
    qtbot.waitUntil(lambda: bool(kinds(events, jobs.Found)), timeout=20_000)
    assert isinstance(events[0], jobs.Ready)
    assert kinds(events, jobs.Found)[0].hits[0].photo_id == 1  # type: ignore[union-attr]


def test_lines_in_pieces_and_noise_are_survived(client: Make, qtbot: QtBot) -> None:
    worker, events = client()
    worker.send(jobs.SearchText(worker.new_job(), "noise"))
    worker.send(jobs.SearchText(worker.new_job(), "pieces"))
    qtbot.waitUntil(lambda: len(kinds(events, jobs.Found)) == 2, timeout=20_000)
    assert len(events) == 3


def test_progress_comes_at_most_ten_times_a_second_and_the_last_always(
    client: Make, qtbot: QtBot
) -> None:
    worker, events = client()
    began = time.monotonic()
    worker.send(jobs.Organize(worker.new_job()))
    qtbot.waitUntil(lambda: bool(kinds(events, jobs.Finished)), timeout=20_000)
    progress = kinds(events, jobs.Progress)
    assert 1 <= len(progress) <= min(3 + 10 * (time.monotonic() - began), 150)
    assert progress[-1].done == 200  # type: ignore[union-attr]
    assert isinstance(events[-1], jobs.Finished)


def test_a_worker_that_dies_is_replaced_and_given_its_job(
    client: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    worker, events = client("--die-times", str(tmp_path / "deaths"), "2")
    job = worker.new_job()
    worker.send(jobs.Organize(job))
    qtbot.waitUntil(lambda: bool(kinds(events, jobs.Finished)), timeout=15000)
    assert kinds(events, jobs.Finished) == [jobs.Finished(job, "200 new photos")]
    assert kinds(events, jobs.Failed) == []


def test_three_deaths_within_a_minute_are_enough(
    client: Make, qtbot: QtBot, tmp_path: Path
) -> None:
    worker, events = client("--die-times", str(tmp_path / "deaths"), "9")
    with qtbot.waitSignal(worker.gave_up, timeout=15000) as said:
        worker.send(jobs.Organize(worker.new_job()))
    assert said.args == ["out of memory"]
    assert (tmp_path / "deaths").read_text() == "3"
    assert [type(event) for event in events[-1:]] == [jobs.Failed]


def test_a_search_that_kills_the_worker_is_answered(client: Make, qtbot: QtBot) -> None:
    worker, events = client()
    worker.send(jobs.SearchText(worker.new_job(), "die"))
    qtbot.waitUntil(lambda: bool(kinds(events, jobs.Failed)), timeout=20_000)
    worker.send(jobs.SearchText(worker.new_job(), "dog"))
    qtbot.waitUntil(lambda: bool(kinds(events, jobs.Found)), timeout=20_000)


def test_an_idle_worker_that_left_is_started_again(client: Make, qtbot: QtBot) -> None:
    worker, events = client()
    worker.send(jobs.SearchText(worker.new_job(), "last"))
    qtbot.waitUntil(lambda: bool(events) and not worker.running, timeout=20_000)
    worker.send(jobs.SearchText(worker.new_job(), "dog"))
    qtbot.waitUntil(lambda: len(kinds(events, jobs.Found)) == 2, timeout=20_000)


def test_a_cancel_is_answered(client: Make, qtbot: QtBot) -> None:
    worker, events = client("--long")
    job = worker.new_job()
    worker.send(jobs.Organize(job))
    qtbot.waitUntil(lambda: bool(kinds(events, jobs.Progress)), timeout=20_000)
    worker.cancel(job)
    qtbot.waitUntil(lambda: kinds(events, jobs.Cancelled) == [jobs.Cancelled(job)], timeout=20_000)
    assert worker.running


def test_an_unanswered_cancel_kills_the_worker(client: Make, qtbot: QtBot) -> None:
    worker, events = client("--deaf", cancel_ms=200)
    job = worker.new_job()
    worker.send(jobs.Organize(job))
    qtbot.waitUntil(lambda: bool(kinds(events, jobs.Progress)), timeout=20_000)
    worker.cancel(job)
    qtbot.waitUntil(lambda: kinds(events, jobs.Cancelled) == [jobs.Cancelled(job)], timeout=20_000)
    assert not worker.running


def test_stop_ends_it_politely_and_for_good(client: Make, qtbot: QtBot) -> None:
    worker, events = client()
    worker.send(jobs.SearchText(worker.new_job(), "dog"))
    qtbot.waitUntil(lambda: bool(kinds(events, jobs.Found)), timeout=20_000)
    worker.stop()
    assert not worker.running
    worker.send(jobs.SearchText(worker.new_job(), "dog"))
    assert not worker.running


def test_stopping_does_not_wait_for_a_worker_that_is_busy(client: Make, qtbot: QtBot) -> None:
    worker, events = client()
    worker.send(jobs.SearchText(worker.new_job(), "sleep"))
    qtbot.waitUntil(lambda: bool(events), timeout=20_000)
    began = time.monotonic()
    worker.stop()
    assert 0.3 < time.monotonic() - began < 20
    qtbot.waitUntil(lambda: not worker.running, timeout=20_000)


def test_a_command_that_cannot_start_is_reported(qtbot: QtBot) -> None:
    worker = WorkerClient(["/nowhere/photoorg"])
    with qtbot.waitSignal(worker.gave_up, timeout=20_000):
        QTimer.singleShot(0, worker, lambda: worker.send(jobs.Organize(worker.new_job())))
    assert not worker.running
