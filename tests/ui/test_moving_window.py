"""The library moves while its window is closed, and the window comes back where it is then."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg import jobs, moved
from photoorg.library import Access, Library, folders
from photoorg.settings import Paths
from photoorg.ui import app, moving_window
from photoorg.ui.main_window import MainWindow
from photoorg.ui.moving_window import MovingWindow

SLOW = "import time; time.sleep(60)"


def lines(*events: jobs.Event) -> list[str]:
    said = "\n".join(map(jobs.to_line, events))
    return [sys.executable, "-c", f"print({said!r}, flush=True)"]


def outcome(qtbot: QtBot, command: list[str]) -> moving_window.Outcome:
    window = MovingWindow(command, Path("/old"), Path("/new"))
    qtbot.addWidget(window)
    return window.run()


def test_it_shows_how_far_it_is_and_ends_where_the_library_is(qtbot: QtBot, qapp: object) -> None:
    progress = jobs.Progress(0, "move", 500 * 10**6, 1000 * 10**6, 50e6, 600.0)
    command = lines(progress, jobs.Finished(0, "/new"))
    window = MovingWindow(command, Path("/old"), Path("/new"))
    qtbot.addWidget(window)
    assert window.run() == moving_window.Outcome(Path("/new"))
    assert window.stage.text() == "Copying the library"
    assert window.detail.text() == "500 of 1,000 MB · 50.0 MB/s · 10 min left"
    assert window.bar.share == 0.5


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (lines(jobs.Failed(0, "The disk is full.")), "The disk is full."),
        ([sys.executable, "-c", "raise SystemExit('no <b>room</b>\u202e')"], "no <b>room</b>"),
        (["/nowhere/photoorg"], "was not moved"),
        ([sys.executable, "-c", "print('nonsense')"], "was stopped"),
    ],
)
def test_what_fails_leaves_it_where_it_was_and_says_why(
    qtbot: QtBot, qapp: object, command: list[str], says: str
) -> None:
    ended = outcome(qtbot, command)
    assert ended.library == Path("/old")
    assert says in ended.trouble
    assert "\u202e" not in ended.trouble


def test_it_can_be_stopped(qtbot: QtBot, qapp: object) -> None:
    window = MovingWindow([sys.executable, "-c", SLOW], Path("/old"), Path("/new"))
    qtbot.addWidget(window)
    QTimer.singleShot(200, window.stop.click)
    ended = window.run()
    assert ended == moving_window.Outcome(
        Path("/old"), "It was stopped. The library is where it was."
    )


@pytest.mark.parametrize("full", [False, True])
def test_the_window_comes_back_over_the_moved_library(
    qtbot: QtBot, qapp: QApplication, library_folder: Path, tmp_path: Path, full: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The real command moves it; where it cannot, the window comes back over the old one."""
    monkeypatch.setattr(MainWindow, "begin", lambda self, add: None)
    target = tmp_path / "elsewhere" / "library"
    if full:
        target.mkdir(parents=True)
        (target / "letter.txt").write_text("mine")
    seen: list[tuple[Path, str]] = []

    def look() -> None:
        for window in qapp.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible():
                dialog = window.verbs.choosing.dialog()
                seen.append((window.library.paths.library, dialog.library.trouble.text()))
                if len(seen) == 1:
                    QTimer.singleShot(300, again.start)
                    window.move_library(target)
                else:
                    window.close()
                return
        again.start()

    again = QTimer(singleShot=True, interval=200)
    again.timeout.connect(look)
    again.start()
    assert app.run(library_folder, None) == 0
    again.timeout.disconnect(look)
    again.stop()
    assert seen[0] == (library_folder, "")
    if full:
        assert seen[1][0] == library_folder
        assert "is not empty" in seen[1][1]
        assert moved.followed(library_folder) == library_folder
    else:
        assert seen[1] == (target, f"The library is in {target} now.")
        assert moved.followed(library_folder) == target
        with Library.open(target, Access.PERSON | Access.INDEX) as library:
            assert len(folders.listed(library)) == 1
    assert os.path.exists(Paths(library_folder).person_db)
