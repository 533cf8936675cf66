from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg import jobs
from photoorg.library import Access, Library, folders
from photoorg.settings import Settings
from photoorg.ui.given import file_in, folder_in, typed_path
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import AllPhotos, FittingWords, SimilarToFile
from photoorg.ui.theme import Theme
from photoorg.ui.worker_client import WorkerClient


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "a photo, 50 %.png"
    assert QImage(4, 4, QImage.Format.Format_RGB32).save(str(made))
    return made


def enter(window: MainWindow, words: str) -> None:
    window.header.search.setText(words)
    window.header.search.returnPressed.emit()


def text_data(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


@pytest.mark.parametrize("words", ["dog", "a/b", "c: d", "his ~ hers", "http://a/b.jpg", ""])
def test_words_are_no_path(words: str) -> None:
    assert typed_path(words) is None
    assert file_in(text_data(words)) is None


def test_paths_are_known_in_all_their_forms(file: Path, tmp_path: Path) -> None:
    address = QUrl.fromLocalFile(str(file)).toString(QUrl.ComponentFormattingOption.FullyEncoded)
    for words in (str(file), f'"{file}"', f"  {file}\n", address, f"{file}\n/another.jpg"):
        assert file_in(text_data(words)) == str(file)
    assert typed_path("~") == os.path.expanduser("~")
    assert folder_in(text_data(str(tmp_path))) == str(tmp_path)
    assert file_in(text_data(f"/nowhere.jpg\n{file}")) is None


def test_a_copied_path_is_asked_about(window: MainWindow, file: Path) -> None:
    QGuiApplication.clipboard().setText(f"{file}\n/another.jpg")
    window.actions_["similar_clipboard"].trigger()
    assert window.browser.place == SimilarToFile(os.fsencode(file))


@pytest.mark.skipif(os.name == "nt", reason="names are no bytes there")
def test_any_name_that_was_copied_here_is_found_again(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"\xff & more.jpg")
    Path(os.fsdecode(path)).touch()
    monkeypatch.setattr(window.browser, "current_path", lambda: path)
    window.verbs.copy_path()
    assert QGuiApplication.clipboard().text().endswith("more.jpg")
    window.actions_["similar_clipboard"].trigger()
    assert window.browser.place == SimilarToFile(path)


def test_a_copied_path_of_a_folder_adds_it(
    window: MainWindow, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "More"
    folder.mkdir()
    QGuiApplication.clipboard().setText(str(folder))
    window.actions_["similar_clipboard"].trigger()
    assert os.fsencode(folder) in [known.path for known in folders.listed(library)]
    qtbot.waitUntil(lambda: not window.indexing.running, timeout=10_000)


@pytest.mark.parametrize("words", ["/nowhere/x.jpg", "~/no such.jpg", "file:///nowhere.jpg"])
def test_a_path_with_nothing_there_is_no_search(window: MainWindow, words: str) -> None:
    enter(window, words)
    assert window.browser.place == AllPhotos()
    assert window.status.stage.text() == f"There is no such file: {typed_path(words)}"
    enter(window, "dog")
    assert window.browser.place == FittingWords("dog")
    assert window.status.stage.text() == ""


def test_without_photos_nothing_is_searched(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch,
    fake_command: Callable[..., list[str]],
) -> None:  # fmt: skip
    with Library.open(tmp_path / "empty", Access.PERSON) as library:
        worker = WorkerClient(fake_command())
        window = MainWindow(library, Settings(), Theme(qapp, "light"), worker)
        qtbot.addWidget(window)
        window.show()
        sent: list[jobs.Request] = []
        monkeypatch.setattr(worker, "send", sent.append)
        for words in ("dog", str(file)):
            enter(window, words)
            assert window.browser.place == AllPhotos()
            assert window.browser.pages.currentWidget() is window.browser.empty
            assert window.status.stage.text() == "There are no photos to search yet."
        assert sent == []
        window.close()
        worker.stop()
