"""What was learned, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from photoorg import jobs
from photoorg.library import Access, Library, album_edits, heads
from photoorg.settings import Settings
from photoorg.ui.learning_dialog import LearningDialog
from photoorg.ui.learning_words import corrections_words, date_words, factor_words
from photoorg.ui.main_window import MainWindow
from photoorg.ui.worker_client import WorkerClient

WAIT = 10_000
MODEL = "builtin/1"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[jobs.Request]:
    """All requests to workers, which get them too."""
    requests: list[jobs.Request] = []
    send = WorkerClient.send

    def note(client: WorkerClient, request: jobs.Request) -> None:
        requests.append(request)
        send(client, request)

    monkeypatch.setattr(WorkerClient, "send", note)
    return requests


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[LearningDialog]:
    window.actions_["learning"].trigger()
    yield window.learning
    window.learning.close()


@pytest.fixture
def learned(library_folder: Path) -> Path:
    """Two trials that were accepted, the second one in use, and one that was not."""
    with Library.open(library_folder, Access.INDEX) as opened:
        figures = {"map_r": 0.7}
        better = "Photos of the same album are found 6 % more often."
        heads.note(opened, MODEL, 12, better, figures, b"one")
        heads.note(opened, MODEL, 34, "9 % <b>more</b>.", figures, b"two")
        none = "No gain from learning yet: as often as before."
        heads.note(opened, MODEL, 35, none, {}, None)
    return library_folder


def asked(sent: list[jobs.Request], kind: type[jobs.Request]) -> list[jobs.Request]:
    return [request for request in sent if isinstance(request, kind)]


def test_before_anything_was_learned(dialog: LearningDialog) -> None:
    assert dialog.isVisible()
    assert dialog.outcome.text() == "Nothing has been learned yet."
    assert dialog.made.text() == (
        "There are no corrections so far; after 20 more photoorg learns by itself."
    )
    assert dialog.learn.isEnabled()
    assert dialog.stop.isHidden()
    assert dialog.trials.isHidden()
    assert dialog.forget.isHidden()
    dialog.fold.click()
    assert not dialog.trials.nothing.isHidden()
    assert dialog.trials.none.isHidden()
    assert not dialog.forget.isEnabled()
    words = [label.text() for label in dialog.findChildren(QLabel)]
    for forbidden in ("cluster", "embedding", "head", "index"):
        assert not any(forbidden in said.casefold().split() for said in words)


def test_learning_runs_and_says_what_came_out(
    window: MainWindow, dialog: LearningDialog, sent: list[jobs.Request], qtbot: QtBot
) -> None:
    hills = next(a.id for a in window.albums.albums if a.name == "Hills")
    album_edits.keep(window.library, hills)
    dialog.refresh()
    assert dialog.made.text().startswith("There is 1 correction so far; after 19 more")
    dialog.learn.click()
    assert asked(sent, jobs.Learn)
    assert not dialog.learn.isEnabled()
    assert not dialog.stop.isHidden()
    assert window.status.stage.text() in ("Learning from what you did", "Reading photos")
    qtbot.waitUntil(lambda: dialog.learn.isEnabled(), timeout=WAIT)
    assert dialog.stop.isHidden()


@pytest.mark.parametrize("worker_options", [("--long",)])
def test_learning_is_stopped(window: MainWindow, dialog: LearningDialog, qtbot: QtBot) -> None:
    dialog.learn.click()
    qtbot.waitUntil(lambda: "200 of 200" in dialog.doing.text(), timeout=WAIT)
    dialog.stop.click()
    qtbot.waitUntil(lambda: dialog.learn.isEnabled(), timeout=WAIT)
    assert "Stopped" in window.status.stage.text()


def test_what_was_asked_for_follows_what_runs(
    window: MainWindow, dialog: LearningDialog, sent: list[jobs.Request], qtbot: QtBot
) -> None:
    window.indexing.update()
    window.indexing.learn()
    window.indexing.learn()
    assert not asked(sent, jobs.Learn)
    qtbot.waitUntil(lambda: bool(asked(sent, jobs.Learn)), timeout=WAIT)
    qtbot.waitUntil(lambda: not window.indexing.running, timeout=WAIT)
    assert len(asked(sent, jobs.Learn)) == 1


def test_a_failure_is_said_in_the_dialog(window: MainWindow, dialog: LearningDialog) -> None:
    window.indexing.failed.emit("There are <b>too few</b> corrections.")
    assert not dialog.trouble.isHidden()
    assert dialog.trouble.text() == "There are <b>too few</b> corrections."
    window.indexing.ended.emit("")
    assert dialog.trouble.isHidden()


def test_trials_and_the_way_back(
    learned: Path, window: MainWindow, sent: list[jobs.Request], qtbot: QtBot
) -> None:
    window.actions_["learning"].trigger()
    dialog = window.learning
    assert dialog.outcome.text() == "No gain from learning yet: as often as before."
    dialog.fold.setFocus()
    qtbot.keyClick(dialog.fold, Qt.Key.Key_Space)
    second, first = dialog.trials.rows
    assert not second.state.isHidden()
    assert second.use.isHidden()
    assert second.sentence.text() == "9 % <b>more</b>."
    assert first.use.text() == "Go back to this one"
    assert first.figures.text() == "12 corrections · map_r 0.700"
    first.use.click()
    (request,) = asked(sent, jobs.UseHead)
    assert isinstance(request, jobs.UseHead)
    assert request.trial == 1
    qtbot.waitUntil(lambda: not window.indexing.running, timeout=WAIT)
    dialog.trials.none.click()
    assert [r.trial for r in asked(sent, jobs.UseHead)] == [1, 0]  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not window.indexing.running, timeout=WAIT)
    for button in dialog.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text() or not button.isVisible()
    dialog.close()


def test_forgetting_is_asked_once_in_place(
    learned: Path, window: MainWindow, sent: list[jobs.Request], qtbot: QtBot
) -> None:
    window.actions_["learning"].trigger()
    dialog = window.learning
    dialog.fold.click()
    dialog.forget.click()
    assert "cannot be undone" in dialog.sure.text()
    assert not dialog.sure.isHidden()
    assert dialog.forget.isHidden()
    dialog.no.click()
    assert dialog.sure.isHidden()
    assert not dialog.forget.isHidden()
    assert not asked(sent, jobs.Forget)
    dialog.forget.click()
    dialog.yes.click()
    assert asked(sent, jobs.Forget)
    qtbot.waitUntil(lambda: not window.indexing.running, timeout=WAIT)
    dialog.close()


def test_the_weights_are_kept_and_albums_are_arranged_anew(
    window: MainWindow, dialog: LearningDialog, sent: list[jobs.Request], qtbot: QtBot
) -> None:
    sliders = dialog.sliders
    assert not sliders.apply.isEnabled()
    assert sliders.words["weigh_time"].text() == "as usual"
    qtbot.keyClick(sliders.sliders["weigh_time"], Qt.Key.Key_Right)
    assert sliders.words["weigh_time"].text() == "more (1.1 ×)"
    sliders.sliders["weigh_folder"].setValue(0)
    assert sliders.words["weigh_folder"].text() == "not at all"
    assert Settings.load(window.library.paths).weigh_time == 1.0
    sliders.apply.click()
    settings = Settings.load(window.library.paths)
    assert (settings.weigh_time, settings.weigh_place, settings.weigh_folder) == (1.1, 1.0, 0.0)
    assert asked(sent, jobs.Rearrange)
    assert not sliders.apply.isEnabled()
    sliders.usual.click()
    assert sliders.apply.isEnabled()
    dialog.close()
    window.actions_["learning"].trigger()
    assert sliders.words["weigh_folder"].text() == "not at all", "nothing was applied"
    qtbot.waitUntil(lambda: not window.indexing.running, timeout=WAIT)


@pytest.mark.parametrize(
    ("text", "said", "runs"),
    [('{"weigh_time": "a lot"}', "weigh_time", True), ("{", "no settings that can be read", False)],
)
def test_broken_settings_are_said(window: MainWindow, text: str, said: str, runs: bool) -> None:
    """What is chosen anew takes the place of nonsense; a file that is none is left alone."""
    (window.library.paths.library / "settings.json").write_text(text)
    window.actions_["learning"].trigger()
    assert said in window.learning.trouble.text()
    window.learning.sliders.sliders["weigh_place"].setValue(3)
    window.learning.sliders.apply.click()
    assert window.indexing.running == runs
    (window.library.paths.library / "settings.json").unlink()
    window.learning.close()


def test_return_presses_nothing(dialog: LearningDialog, sent: list[jobs.Request]) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not sent
    assert dialog.isVisible()
    assert not any(button.isDefault() for button in dialog.findChildren(QPushButton))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_words() -> None:
    assert corrections_words(34, 30) == (
        "There are 34 corrections so far; after 16 more photoorg learns by itself."
    )
    assert "enough to learn from" in corrections_words(50, 30)
    assert "after 20 more" in corrections_words(3, 30)
    assert date_words("yesterday\u202e") == "yesterday"
    assert date_words("2019-05-12T16:04:00+00:00").endswith(":04")
    assert [factor_words(f) for f in (0.0, 0.5, 1.0, 2.0)] == [
        "not at all", "less (0.5 ×)", "as usual", "more (2.0 ×)",
    ]  # fmt: skip


def test_it_says_what_learning_waits_for(dialog: LearningDialog) -> None:
    full = "The disk with the library is full: here."
    waiting = jobs.Progress(1, jobs.PAUSED, 0, 0, reason=full, until="there is room")
    dialog._show_progress(jobs.Progress(1, "learn", 1, 2))
    assert not dialog.bar.isHidden()
    dialog._show_progress(waiting)
    words = "The disk with the library is full: here; photoorg goes on when there is room."
    assert dialog.doing.text() == words
    assert dialog.bar.isHidden()
    dialog._show_progress(jobs.Progress(1, "learn", 1, 2))
    assert not dialog.bar.isHidden()
