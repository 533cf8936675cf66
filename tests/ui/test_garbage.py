"""Garbage is collected in the main thread, and it is collected."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg.ui import garbage


class Cycle(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def collecting() -> Iterator[list[int]]:
    """The threads that collect."""
    threads: list[int] = []

    def note(phase: str, _: object) -> None:
        if phase == "start":
            threads.append(threading.get_ident())

    # Widgets of other tests shall not be destroyed in the threads of these.
    gc.collect()
    gc.enable()
    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)
    gc.disable()


def leave_garbage() -> None:
    for _ in range(100_000):
        cycle: list[object] = []
        cycle.append(cycle)


def in_a_thread() -> int:
    thread = threading.Thread(target=leave_garbage)
    thread.start()
    thread.join()
    return thread.ident or 0


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    """No test is in the next one's way."""
    yield
    gc.unfreeze()


def looked_at(thing: object) -> bool:
    """Whether a collection would look at it."""
    return any(one is thing for one in gc.get_objects())


def test_what_lasts_is_not_looked_at_again(qapp: QApplication) -> None:
    for timer in qapp.findChildren(QTimer, "garbage"):
        timer.stop()
        timer.setParent(None)
    lasting = Cycle()
    assert looked_at(lasting)
    garbage.collect_in_main_thread(qapp)
    assert not looked_at(lasting)
    later = Cycle()
    garbage.collect_in_main_thread(qapp)
    assert looked_at(later), "a second window's garbage is not kept for ever"


def test_another_thread_collects_without_it(collecting: list[int]) -> None:
    assert in_a_thread() in collecting


def test_only_the_main_thread_collects(
    collecting: list[int], qtbot: QtBot, qapp: QApplication
) -> None:
    garbage.collect_in_main_thread(qapp)
    cycle = Cycle()
    gone = weakref.ref(cycle)
    garbage.collect_in_main_thread(qapp)
    assert len(qapp.findChildren(QTimer, "garbage")) == 1
    collecting.clear()
    del cycle
    other = in_a_thread()
    assert other not in collecting
    qtbot.waitUntil(lambda: gone() is None)
    assert set(collecting) == {threading.get_ident()}
