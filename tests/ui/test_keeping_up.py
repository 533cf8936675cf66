"""The whole way: the real window, watcher and worker keep up with the disk."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from drawn import draw, draw_folder
from pytestqt.qtbot import QtBot
from talk import WORKER

from photoorg.library import folders
from photoorg.ui import app
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import MissingPhotos
from photoorg.watching import Times

LONG = 120_000


def test_photos_come_go_and_return_by_themselves(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "worker_command", lambda at: [sys.executable, str(WORKER), str(at)])
    folder = draw_folder(tmp_path / "photos", 8)
    with app.opened(tmp_path / "library") as (_, window, _worker):
        window.live._gap.setInterval(300)
        window.live._times = Times(look=0.5, quiet=0.5)
        rows = window.browser.grid.photos.rowCount

        def settled(count: int) -> None:
            qtbot.waitUntil(lambda: rows() == count, timeout=LONG)
            qtbot.waitUntil(lambda: not window.indexing.running, timeout=LONG)

        window.begin(folder)
        settled(8)
        fresh = draw(folder / "new" / "deep" / "fresh.jpg", 99)
        settled(9)
        away = fresh.rename(tmp_path / "away.jpg")
        settled(8)
        qtbot.waitUntil(lambda: window._held.missing == 1, timeout=LONG)
        window.browser.go(MissingPhotos())
        assert rows() == 1
        away.rename(fresh)
        qtbot.waitUntil(lambda: window._held.missing == 0, timeout=LONG)
        assert window.browser.pages.currentWidget() is window.browser.empty

        folder.rename(tmp_path / "drive")
        qtbot.waitUntil(lambda: not _online(window), timeout=LONG)
        (tmp_path / "drive").rename(folder)
        qtbot.waitUntil(lambda: _online(window), timeout=LONG)

        fresh.unlink()
        qtbot.waitUntil(lambda: window._held.missing == 1, timeout=LONG)
        window.indexing.forget_missing()
        qtbot.waitUntil(lambda: window._held.missing == 0, timeout=LONG)
        qtbot.waitUntil(lambda: not window.indexing.running, timeout=LONG)
        assert len(list(window.library.paths.thumbnails.rglob("*.jpg"))) == 8


def _online(window: MainWindow) -> bool:
    return all(folder.online for folder in folders.listed(window.library))
