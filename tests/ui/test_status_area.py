"""What the line at the bottom says while a run waits."""

from __future__ import annotations

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from photoorg.jobs import PAUSED, Progress
from photoorg.ui.status_area import StatusArea


def test_a_run_that_waits_says_why_and_can_be_cancelled(qtbot: QtBot) -> None:
    area = StatusArea(QAction("Cancel"))
    qtbot.addWidget(area)
    area.resize(900, 36)
    area.show()
    area.show_progress(Progress(1, "read", 32, 99, 5.0, 13.0))
    assert area.bar.isVisible()
    area.show_progress(Progress(1, PAUSED, 0, 0, reason="The disk is full.", until="there is room"))
    assert area.stage.text() == "The disk is full; photoorg goes on when there is room."
    assert area.cancel.isVisible()
    assert not area.bar.isVisible()
    assert not area.detail.isVisible()
    area.show_progress(Progress(1, "read", 64, 99, 5.0, 7.0))
    assert area.stage.text() == "Reading photos"
    assert area.bar.isVisible()
