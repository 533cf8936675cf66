"""What the person sees of photos that are gone and of folders that lie elsewhere now."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from photoorg import jobs
from photoorg.domain import Problem
from photoorg.library import Access, Library, files, folders, photos, roots
from photoorg.ui import folder_verbs
from photoorg.ui.confirm import confirm_forgetting
from photoorg.ui.main_window import MainWindow
from photoorg.ui.missing_photos import NOTE, went
from photoorg.ui.photo_model import CAPTION
from photoorg.ui.places import AllPhotos, InDirectory, MissingPhotos
from photoorg.ui.sidebar_model import ENTRY, Entry
from photoorg.volumes import Spot


def lose(library_folder: Path, count: int) -> None:
    """The worker does not find some photos any more."""
    with Library.open(library_folder, Access.INDEX) as library:
        root = folders.listed(library)[0].path
        known = [path for path in sorted(files.known(library, root)) if b"IMG_" in path]
        files.lost(library, known[:count])


def refresh(window: MainWindow) -> None:
    window._refreshing.finish()


def lines(window: MainWindow) -> dict[str, Entry]:
    """The entries below the first heading, by name."""
    model = window.sidebar.tree.model()
    top = model.index(0, 0)
    rows = [model.index(row, 0, top).data(ENTRY) for row in range(model.rowCount(top))]
    return {entry.name: entry for entry in rows}


def asked(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[jobs.Request]:
    sent: list[jobs.Request] = []
    monkeypatch.setattr(window._worker, "send", sent.append)
    return sent


def test_missing_photos_have_a_line_while_there_are_any(
    window: MainWindow, library_folder: Path
) -> None:
    assert "Missing" not in lines(window)
    lose(library_folder, 3)
    refresh(window)
    entry = lines(window)["Missing"]
    assert (entry.count, entry.place) == (3, MissingPhotos())
    window.browser.go(entry.place)
    grid = window.browser.grid
    assert grid.photos.rowCount() == 3
    card = grid.photos.card(0)
    assert card is not None
    assert not card.online
    assert window.library.paths.thumbnail(card.hash).exists()
    assert grid.photos.index(0).data(CAPTION).forms[0].startswith("missing since ")
    assert window.browser.crumbs.count.text() == "3 photos"
    assert NOTE.startswith("Their files are gone")


def test_nothing_can_be_done_with_them_but_forgetting(
    window: MainWindow, library_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not window.actions_["forget_missing"].isEnabled()
    lose(library_folder, 2)
    refresh(window)
    window.browser.go(MissingPhotos())
    grid = window.browser.grid
    grid.selectAll()
    window.enable()
    for name in ("open", "similar", "why", "move_to", "copy_path"):
        assert not window.actions_[name].isEnabled(), name
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: opened.append(menu))
    window.menus.open_on_photo(QPoint(5, 5))
    assert [a.objectName() for a in opened[0].actions()] == ["forget_missing"]
    sent = asked(window, monkeypatch)
    monkeypatch.setattr(folder_verbs, "confirm_forgetting", lambda _, count, trashed: count != 2)
    window.actions_["forget_missing"].trigger()
    assert sent == []
    monkeypatch.setattr(folder_verbs, "confirm_forgetting", lambda _, count, trashed: count == 2)
    window.actions_["forget_missing"].trigger()
    assert [type(request) for request in sent] == [jobs.ForgetMissing]


def test_the_question_names_the_number(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def answer(box: QMessageBox) -> int:
        shown.append(box.text() + box.informativeText())
        box.buttons()[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    assert confirm_forgetting(window, 1204)
    assert "1,204 missing photos" in shown[0]
    assert "no file is touched" in shown[0]


def test_words_for_when_it_went() -> None:
    assert went("2026-05-03T12:00:00+00:00").forms == (
        "missing since 3 May 2026", "missing since 3 May 2026", "missing",
    )  # fmt: skip
    assert went("2026-12-03T12:00:00+00:00").forms[1] == "missing since 3 Dec 2026"
    assert went("<b>nonsense").forms == ("missing",)


def test_an_offline_folder_can_be_located(
    window: MainWindow, library_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folders.listed(window.library)[0]
    window.verbs.clicked = root.path
    window.enable()
    assert not window.actions_["locate_folder"].isEnabled()
    with Library.open(library_folder, Access.INDEX) as library:
        folders.set_online(library, root, False)
    window.enable()
    assert window.actions_["locate_folder"].isEnabled()
    sent = asked(window, monkeypatch)
    for chosen, path in (("", root.path), (str(tmp_path / "gone"), root.path)):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, at=chosen: at)
        window.verbs.clicked = root.path
        window.actions_["locate_folder"].trigger()
        assert folders.listed(window.library)[0].path == path
    assert "is not a folder" in window.status.stage.text()
    assert sent == []
    new = tmp_path / "drive" / "photos"
    new.mkdir(parents=True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(new))
    window.verbs.clicked = root.path
    window.actions_["locate_folder"].trigger()
    assert folders.listed(window.library)[0].path == os.fsencode(new)
    assert [type(request) for request in sent] == [jobs.Organize]


def test_a_folder_found_elsewhere_is_followed_and_told(
    window: MainWindow, library_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, new = folders.listed(window.library)[0], tmp_path / "other <b>drive"
    new.mkdir()
    with Library.open(library_folder, Access.INDEX) as library:
        roots.remember(library, root.path, Spot("uuid:1", b"/"))
        folders.set_online(library, root, False)
        roots.set_found_at(library, root.path, os.fsencode(new))
    sent = asked(window, monkeypatch)
    window.indexing.changed.emit()
    [moved] = folders.listed(window.library)
    assert (moved.id, moved.path) == (root.id, os.fsencode(new))
    assert [type(request) for request in sent] == [jobs.Organize]
    assert window.status.remark.text() == f"{root.path.rpartition(b'/')[2].decode()} was found " \
        f"again at {new}."  # fmt: skip
    window.indexing.changed.emit()
    assert len(sent) == 1
    with Library.open(library_folder, Access.INDEX) as library:
        roots.follow(library, folders.listed(library))
    assert photos.count(window.library) == 60
    assert len(photos.ids_in_directory(window.library, os.fsencode(new))) == 60
    assert window.browser.place in (AllPhotos(), InDirectory(root.path))


def test_what_is_online_only_looks_less_alarming(window: MainWindow, qtbot: QtBot) -> None:
    page = window.browser.problems
    pictures = []
    for kind in ("damaged", "online only"):
        page.show_problems([Problem(b"/p/a.jpg", kind, "it is online only")])
        page.resize(600, 300)
        pictures.append(page.grab().toImage())
    assert pictures[0] != pictures[1]
