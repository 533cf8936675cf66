from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from photoorg import thumbnail_files
from photoorg.ui import thumbnails
from photoorg.ui.thumbnails import Rendition, Thumbnails, render


def draw(file: Path, width: int = 384, height: int = 256) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    assert image.save(str(file), "JPEG")
    return file


def test_a_crop_fills_its_square_with_round_corners(tmp_path: Path) -> None:
    image = render(Rendition(draw(tmp_path / "a.jpg"), 100, 100, True, 8))
    assert (image.width(), image.height()) == (100, 100)
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(50, 50).alpha() == 255


def test_a_fit_keeps_the_shape(tmp_path: Path) -> None:
    image = render(Rendition(draw(tmp_path / "a.jpg"), 300, 300, crop=False))
    assert (image.width(), image.height()) == (300, 200)


def test_broken_and_strange_files_are_no_pictures(tmp_path: Path) -> None:
    broken = tmp_path / "b.jpg"
    broken.write_bytes(b"\xff\xd8\xff nothing")
    svg = tmp_path / "c.jpg"
    svg.write_text("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    for file in (broken, svg, tmp_path / "absent.jpg"):
        assert render(Rendition(file, 10, 10)).isNull()


def test_a_damaged_thumbnail_is_none_and_comes_again(qtbot: QtBot, tmp_path: Path) -> None:
    file = draw(tmp_path / "a.jpg")
    sealed = thumbnail_files.seal(file.read_bytes())
    file.write_bytes(sealed)
    assert not render(Rendition(file, 50, 50)).isNull()
    damaged = bytearray(sealed)
    damaged[len(damaged) // 2] ^= 4
    file.write_bytes(damaged)
    assert render(Rendition(file, 50, 50)).isNull()
    assert not file.exists()


def test_the_worker_may_send_the_bytes(tmp_path: Path) -> None:
    jpeg = draw(tmp_path / "a.jpg").read_bytes()
    image = render(Rendition(jpeg, 300, 300, crop=False))
    assert (image.width(), image.height()) == (300, 200)
    for nothing in (b"", b"nothing", jpeg[:20]):
        assert render(Rendition(nothing, 50, 50)).isNull()


@pytest.mark.parametrize("file_format", ["PNG", "BMP", "PPM"])
def test_nothing_but_jpeg_is_read(tmp_path: Path, file_format: str) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    file = tmp_path / "a.jpg"
    assert image.save(str(file), file_format)
    data = file.read_bytes()
    file.write_bytes(thumbnail_files.seal(data))
    assert render(Rendition(file, 10, 10)).isNull()
    assert render(Rendition(data, 10, 10)).isNull()


def test_it_arrives_later_and_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    cache = Thumbnails()
    wanted = Rendition(draw(tmp_path / "a.jpg"), 50, 50)
    with qtbot.waitSignal(cache.arrived, timeout=5000) as told:
        assert cache.get(wanted, 2.0) is None
    assert told.args == [{wanted.source}]
    kept = cache.get(wanted, 2.0)
    assert kept is not None
    assert (kept.width(), kept.devicePixelRatio()) == (50, 2.0)
    larger = Rendition(wanted.source, 90, 90)
    stand_in = cache.get(larger)
    assert stand_in is not None
    assert stand_in.width() == 50
    qtbot.waitSignal(cache.arrived, timeout=5000).wait()
    assert cache.get(larger).width() == 90  # type: ignore[union-attr]
    cache.stop()


def test_a_file_that_comes_later_is_tried_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "RETRY_SECONDS", 0.0)
    cache = Thumbnails()
    wanted = Rendition(tmp_path / "late.jpg", 50, 50)
    with qtbot.waitSignal(cache.retry, timeout=8000):
        assert cache.get(wanted) is None
    draw(tmp_path / "late.jpg")
    with qtbot.waitSignal(cache.arrived, timeout=5000):
        assert cache.get(wanted) is None
    cache.stop()


def test_memory_stays_within_its_limit(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "KEPT_BYTES", 50 * 50 * 4 * 3)
    cache = Thumbnails()
    files = [draw(tmp_path / f"{number}.jpg") for number in range(6)]
    for file in files:
        with qtbot.waitSignal(cache.arrived, timeout=5000):
            cache.get(Rendition(file, 50, 50))
    assert cache.get(Rendition(files[-1], 50, 50)) is not None
    assert cache.get(Rendition(files[0], 50, 50)) is None
    cache.stop()


def test_what_is_made_meanwhile_comes_at_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "THREADS", 0)
    cache, told = Thumbnails(), []
    cache.arrived.connect(told.append)
    files = [draw(tmp_path / f"{number}.jpg") for number in range(5)]
    for file in [*files, tmp_path / "not there"]:
        cache.get(Rendition(file, 20, 20))
    thread = threading.Thread(target=cache._work)
    thread.start()
    thread.join()
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [set(files)]
    assert all(cache.get(Rendition(file, 20, 20)) is not None for file in files)
    cache.stop()


def test_who_asked_for_too_much_is_told_to_ask_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "WAITING", 3)
    cache = Thumbnails()
    files = [draw(tmp_path / f"{number}.jpg") for number in range(10)]

    def ask() -> None:
        for file in files:
            cache.get(Rendition(file, 20, 20))

    cache.retry.connect(ask)
    ask()
    assert cache._dropped
    qtbot.waitUntil(lambda: len(cache._kept) == len(files))
    with qtbot.assertNotEmitted(cache.retry, wait=50):
        ask()
    cache.stop()


def test_a_thread_that_fails_makes_room_for_another(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "THREADS", 1)
    cache, file = Thumbnails(), draw(tmp_path / "a.jpg")
    with monkeypatch.context() as broken:
        broken.setattr(thumbnails, "render", lambda _: 1 / 0)
        broken.setattr(cache._pool, "start", lambda work: None)
        cache.get(Rendition(file, 20, 20))
        with pytest.raises(ZeroDivisionError):
            cache._work()
    with qtbot.waitSignal(cache.arrived, timeout=5000):
        cache.get(Rendition(file, 30, 30))
    cache.stop()


def test_the_newest_request_is_served_first_and_old_ones_are_dropped(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "THREADS", 0)
    monkeypatch.setattr(thumbnails, "WAITING", 3)
    cache = Thumbnails()
    files = [draw(tmp_path / f"{number}.jpg") for number in range(5)]
    arrived: list[Path] = []
    cache.arrived.connect(arrived.extend)
    for file in files:
        cache.get(Rendition(file, 20, 20))
    cache._work()
    qtbot.waitUntil(lambda: len(arrived) == 3, timeout=5000)
    assert arrived == [files[4], files[3], files[2]]
    cache.stop()
