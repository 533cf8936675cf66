"""Pictures of files that are not in the library: asked for once, and never decoded here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from photoorg import jobs
from photoorg.explanations import PhotoRef
from photoorg.ui import previews
from photoorg.ui.main_window import MainWindow
from photoorg.ui.picture import Picture
from photoorg.ui.places import SimilarToFile, Why
from photoorg.ui.previews import Preview, Previews
from photoorg.ui.thumbnails import Thumbnails
from photoorg.ui.worker_client import WorkerClient


@pytest.fixture
def worker(qapp: object, fake_command: Callable[..., list[str]]) -> Iterator[WorkerClient]:
    made = WorkerClient(fake_command())
    yield made
    made.stop()


@pytest.fixture
def sent(worker: WorkerClient, monkeypatch: pytest.MonkeyPatch) -> list[jobs.Request]:
    """What the worker was asked."""
    asked: list[jobs.Request] = []
    send = worker.send

    def note(request: jobs.Request) -> None:
        asked.append(request)
        send(request)

    monkeypatch.setattr(worker, "send", note)
    return asked


@pytest.fixture
def asking(worker: WorkerClient, sent: list[jobs.Request]) -> Previews:
    return Previews(worker)


@pytest.fixture
def picture(qtbot: QtBot, asking: Previews) -> Iterator[Picture]:
    thumbnails = Thumbnails()
    made = Picture(thumbnails)
    made.preview_wanted.connect(asking.ask)
    asking.arrived.connect(made.take_preview)
    qtbot.addWidget(made)
    made.resize(200, 200)
    made.show()
    yield made
    thumbnails.stop()


def middle(picture: Picture) -> QColor:
    return picture.grab().toImage().pixelColor(picture.width() // 2, picture.height() // 2)


def is_red(picture: Picture) -> bool:
    colour = middle(picture)
    return colour.red() > 240 and colour.green() < 30


@pytest.mark.parametrize("name", ["a.jpg", "b.HEIC", "c.dng", "<b>\udcff", "d.exe"])
def test_a_file_is_shown_when_its_picture_has_come(
    picture: Picture, qtbot: QtBot, tmp_path: Path, sent: list[jobs.Request], name: str
) -> None:
    path = os.fsencode(tmp_path / name)
    picture.show_file(path)
    assert not is_red(picture), "an emblem"
    qtbot.waitUntil(lambda: is_red(picture), timeout=8000)
    assert not picture.has_no_preview
    assert picture.heightForWidth(200) == 100, "in its own shape"
    assert sent == [jobs.Preview(sent[0].job, path)]


def test_the_window_does_not_open_the_file(picture: Picture, qtbot: QtBot, tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)  # Whoever opens it for reading waits for ever.
    picture.show_file(os.fsencode(pipe))
    qtbot.waitUntil(lambda: is_red(picture), timeout=8000)


def test_a_file_is_asked_for_once_while_it_stays_as_it_is(
    picture: Picture, qtbot: QtBot, tmp_path: Path, sent: list[jobs.Request]
) -> None:
    file = tmp_path / "a.webp"
    file.write_bytes(b"one")
    path = os.fsencode(file)
    picture.show_file(path)
    picture.show_file(path)
    qtbot.waitUntil(lambda: is_red(picture), timeout=8000)
    picture.show_missing("Nothing", "here")
    picture.show_file(path)
    qtbot.waitUntil(lambda: is_red(picture), timeout=8000)
    assert len(sent) == 1
    file.write_bytes(b"another")
    picture.show_file(path)
    assert len(sent) == 2


def test_only_the_newest_pictures_are_kept(
    asking: Previews, qtbot: QtBot, sent: list[jobs.Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "KEPT", 2)
    for name in (b"/a", b"/b", b"/a", b"/c", b"/a", b"/b"):
        with qtbot.waitSignal(asking.arrived, timeout=8000) as came:
            asking.ask(name)
        assert came.args[0].path == name
    assert [request.path for request in sent] == [b"/a", b"/b", b"/c", b"/b"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (b"/p/broken<i>\xff.jpg", "The file is <b>damaged</b> (cut short)"),
        (b"/p/fail.png", "Photos cannot be decoded: <b>no</b> memory."),
    ],
)
def test_a_file_without_a_picture_is_named_with_the_reason(
    picture: Picture, qtbot: QtBot, sent: list[jobs.Request], name: bytes, reason: str
) -> None:
    with qtbot.waitSignal(picture.changed, timeout=8000):
        picture.show_file(name)
    assert picture.has_no_preview
    assert picture.toolTip().startswith("<span>")
    assert "<b>" not in picture.toolTip()
    assert reason.replace("<b>", "&lt;b&gt;").replace("</b>", "&lt;/b&gt;") in picture.toolTip()
    picture.grab()
    with qtbot.waitSignal(picture.changed, timeout=8000):
        picture.show_file(name)
    assert len(sent) == 2, "it may have one the next time"


def test_what_comes_too_late_is_dropped(picture: Picture, qtbot: QtBot) -> None:
    picture.show_file(b"/p/silent.jpg")
    picture.take_preview(Preview(b"/p/other.jpg", problem="No."))
    assert not picture.has_no_preview
    picture.show_missing("Gone", "No longer in the library")
    picture.take_preview(Preview(b"/p/silent.jpg", b"any"))
    assert picture.has_no_preview


def test_bytes_that_are_no_jpeg_leave_the_emblem(picture: Picture, qtbot: QtBot) -> None:
    picture.show_file(b"/p/silent.jpg")
    picture.take_preview(Preview(b"/p/silent.jpg", b"GIF89a"))
    emblem = middle(picture)
    qtbot.wait(200)
    assert middle(picture) == emblem
    assert not is_red(picture)


def test_every_place_that_shows_files_asks_for_their_pictures(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    one, other = (os.fsencode(tmp_path / name) for name in ("one.heic", "broken.heic"))
    window.browser.go(SimilarToFile(one))
    qtbot.waitUntil(lambda: is_red(window.browser.results.picture), timeout=8000)
    window.browser.go(Why(PhotoRef(path=one), PhotoRef(path=other)))
    left, right = (photo.picture for photo in window.browser.why.photos.both)
    qtbot.waitUntil(lambda: is_red(left) and right.has_no_preview, timeout=8000)
    assert not left.has_no_preview
    assert window.browser.why.names == ("one.heic", "broken.heic")
