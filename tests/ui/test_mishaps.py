"""Errors nobody foresaw: the window tells of them and goes on."""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool, QTimer
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from photoorg.errors import LibraryError
from photoorg.library import Access, Library, opening
from photoorg.settings import Paths
from photoorg.ui import mishaps
from photoorg.ui.main_window import MainWindow


def fail_in_a_slot(window: MainWindow, qtbot: QtBot, slot: Callable[[], object]) -> None:
    """What would stop the test by pytest-qt's own hook is only told here."""
    with capture_exceptions() as caught, mishaps.told_in(window):
        QTimer.singleShot(0, slot)
        qtbot.waitUntil(lambda: len(caught) > 0)
    caught.clear()


def said(window: MainWindow) -> str:
    return window.status.stage.text()


def raises(error: Exception) -> Callable[[], object]:
    def slot() -> None:
        raise error

    return slot


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("<b>odd</b>"), "Something went wrong: ValueError: <b>odd</b>. Nothing of"),
        (KeyError(), "Something went wrong: KeyError. Nothing of yours is lost;"),
        (LibraryError("A search needs a name."), "A search needs a name."),
    ],
)
def test_an_error_is_told(window: MainWindow, qtbot: QtBot, error: Exception, words: str) -> None:
    before = sys.excepthook
    fail_in_a_slot(window, qtbot, raises(error))
    assert said(window).startswith(words)
    assert sys.excepthook is before
    window.actions_["sidebar"].trigger()
    assert not window.sidebar.isVisible(), "the window goes on"


def test_what_a_thread_raises_is_told_in_the_main_one(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[bool] = []

    def complain(_: str) -> None:
        threads.append(threading.current_thread() is threading.main_thread())

    monkeypatch.setattr(window.talk, "complain", complain)
    pool = QThreadPool()
    with capture_exceptions() as caught, mishaps.told_in(window):
        pool.start(raises(ValueError("in a thread")))
        pool.waitForDone()
        qtbot.waitUntil(lambda: len(threads) == 1)
    assert threads == [True]
    assert len(caught) == 1
    caught.clear()


def test_what_pyside_puts_before_an_error_is_left_out(window: MainWindow) -> None:
    error = LibraryError(
        "Error calling Python override of QAbstractItemView::paintEvent(): A search needs a name."
    )
    assert mishaps.words_of(window, error) == "A search needs a name."


def test_a_damaged_index_is_told_and_checked_at_the_next_start(
    window: MainWindow, qtbot: QtBot, library_folder: Path
) -> None:
    paths = Paths(library_folder)
    window.library.index.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(paths.index_db.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    paths.index_db.write_bytes(content)
    window.library.index.execute("PRAGMA shrink_memory")
    query = "SELECT COUNT(*) FROM photos WHERE taken > ''"
    fail_in_a_slot(window, qtbot, lambda: window.library.index.execute(query).fetchall())
    assert "malformed" in said(window)
    assert "start photoorg again" in said(window)
    assert opening._suspicion(paths).exists()
    with Library.open(library_folder, Access.INDEX) as library:
        assert library.index.execute("SELECT COUNT(*) FROM photos").fetchone() == (0,)
    assert list(library_folder.glob("index.db.damaged-*"))


def test_what_sqlite_says_of_its_use_is_no_damage(window: MainWindow, library_folder: Path) -> None:
    known = window.library.doubt(sqlite3.OperationalError("interrupted"))
    assert str(known) == f"{library_folder} cannot be read: interrupted."
    assert not opening._suspicion(Paths(library_folder)).exists()
    assert window.library.doubt(ValueError()) is None
