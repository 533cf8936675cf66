from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg.jobs import Progress
from photoorg.ui import desktop, status_area
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import FittingWords, InDirectory
from photoorg.ui.status_area import StatusArea


@pytest.fixture
def status(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> StatusArea:
    monkeypatch.setattr(status_area, "REMARK_MS", 60)
    made = StatusArea(QAction("Stop"))
    qtbot.addWidget(made)
    made.resize(900, made.height())
    made.show()
    return made


def test_a_remark_gives_way_to_what_was_there(status: StatusArea, qtbot: QtBot) -> None:
    status.show_idle("12 new photos")
    status.remark("The path is copied.")
    assert status.stage.text() == "The path is copied."
    qtbot.waitUntil(lambda: status.stage.text() == "12 new photos", timeout=2000)
    status.remark("Not there now.", tone="amber")
    status.remark("")
    assert status.stage.text() == "12 new photos"
    assert status.stage.property("tone") == "muted"


def test_a_remark_is_read_while_a_job_runs(status: StatusArea, qtbot: QtBot) -> None:
    status.show_starting("Looking for photos")
    status.remark("The path is copied.")
    status.show_progress(Progress(1, "read", 1, 9))
    assert status.stage.text() == "The path is copied."
    assert status.cancel.isVisible()
    qtbot.waitUntil(lambda: status.stage.text() == "Reading photos", timeout=2000)


def test_a_failure_stays_until_the_next_job(window: MainWindow, qtbot: QtBot) -> None:
    window.indexing.failed.emit("The disk is full.")
    window.refresh()
    qtbot.waitSignal(window._refreshing.done, timeout=5000).wait()
    window.say("The path is copied.")
    window.browser.go(FittingWords("dog"))
    assert window.status.stage.text() == "The disk is full."
    window.indexing.started.emit()
    assert window.status.stage.text() == "Looking for photos"


def test_the_button_that_stops_stays_in_its_place(status: StatusArea) -> None:
    places = set()
    for done in (1, 12_345):
        status.show_progress(Progress(1, "read", done, 18_330, 42.0, 900.0 * done))
        QApplication.processEvents()
        places.add((status.cancel.x(), status.bar.x()))
    assert len(places) == 1
    assert status.cancel.text() == "Stop"


def test_the_reason_a_photo_does_not_open_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Services:
        @staticmethod
        def openUrl(_url: QUrl) -> bool:
            return False

    monkeypatch.setattr(desktop, "QDesktopServices", Services)
    file = tmp_path / "a.jpg"
    monkeypatch.setattr(window.browser, "current_path", lambda: bytes(file))
    window.verbs.open_photo()
    assert window.status.stage.text() == "a.jpg is not there now."
    file.touch()
    window.verbs.open_photo()
    assert window.status.stage.text() == "No application on this system opens a.jpg."
    window.browser.go(InDirectory(b"/"))
    assert window.status.stage.text() == ""
