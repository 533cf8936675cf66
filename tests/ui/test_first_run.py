"""The first minute: an empty window that offers one act, photos soon, and honest progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn import draw_folder
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from photoorg.library import Access, Library, folders
from photoorg.settings import Settings
from photoorg.ui import empty
from photoorg.ui.main_window import MainWindow
from photoorg.ui.theme import Theme
from photoorg.ui.worker_client import WorkerClient


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person with a folder for pictures."""
    home = tmp_path / "home of <b>\u202e&me"
    (home / "Pictures").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", staticmethod(lambda _: str(home / "Pictures"))
    )
    return home


@pytest.fixture
def fresh(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """The window of a new library, with the real command of a quick worker behind it."""
    folder = tmp_path / "library"
    worker_file = Path(__file__).resolve().parents[1] / "support" / "tiny_worker.py"
    command = [sys.executable, str(worker_file), str(folder)]
    with Library.open(folder, Access.PERSON) as library:
        worker = WorkerClient(command)
        window = MainWindow(library, Settings(), Theme(qapp, "light"), worker)
        qtbot.addWidget(window)
        window.resize(1200, 800)
        window.show()
        yield window
        window.close()
        worker.stop()


def test_an_empty_folder_or_a_home_is_not_suggested(
    person: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert empty.suggested_folder() is None, "there is nothing in it"
    (person / "Pictures" / "a.jpg").touch()
    assert empty.suggested_folder() == person / "Pictures"
    monkeypatch.setattr(QStandardPaths, "writableLocation", staticmethod(lambda _: str(person)))
    assert empty.suggested_folder() is None
    monkeypatch.setattr(QStandardPaths, "writableLocation", staticmethod(lambda _: ""))
    assert empty.suggested_folder() is None
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", staticmethod(lambda _: str(person / "nowhere"))
    )
    assert empty.suggested_folder() is None


def test_pictures_are_suggested_and_come_with_one_click(
    person: Path, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    draw_folder(person / "Pictures" / "trip", 12)
    window: MainWindow = request.getfixturevalue("fresh")
    page = window.browser.empty
    assert window.browser.pages.currentWidget() is page
    assert "Your photos will be here" in [label.text() for label in page.findChildren(QLabel)]
    assert page._suggestion.text() == "Add “Pictures”"
    assert page._button.text() == "Another folder…"
    page._suggestion.click()
    added = folders.listed(window.library)
    assert [folder.path for folder in added] == [os.fsencode(person / "Pictures")]
    assert "Getting your photos" in [label.text() for label in page.findChildren(QLabel)]
    assert page._suggestion.isHidden()
    said: list[str] = []
    window.indexing.progressed.connect(lambda _: said.append(window.status.detail.text()))
    qtbot.waitUntil(lambda: window.browser.grid.photos.rowCount() > 0, timeout=60_000)
    assert window.browser.pages.currentWidget() is window.browser.grid
    qtbot.waitUntil(lambda: not window.indexing.running, timeout=120_000)
    qtbot.waitUntil(lambda: window.browser.grid.photos.rowCount() == 12, timeout=10_000)
    assert any(" of 12" in words for words in said)
    qtbot.waitUntil(lambda: bool(window.albums.albums), timeout=10_000)


def test_without_a_suggestion_there_is_one_button(
    fresh: MainWindow,
) -> None:
    page = fresh.browser.empty
    if page._suggestion.isHidden():
        assert page._button.text() == "Add a folder…"
        assert page._button.property("main") == "true"
