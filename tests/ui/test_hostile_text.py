"""Hostile names everywhere in a window: nothing is markup, a mnemonic, unseen, or endless."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from photoorg.library import Access, Library
from photoorg.settings import Settings
from photoorg.ui.main_window import MainWindow
from photoorg.ui.text import label_text, name_text, path_text, safe_text, tooltip
from photoorg.ui.theme import Theme
from photoorg.ui.worker_client import WorkerClient
from tests.faults import shown
from tests.faults.everywhere import acts
from tests.faults.hostile_library import make_hostile_library
from tests.faults.hostile_text import RAW

TEXTS = [
    "\u202egpj.exe\u202c \u2066turned\u2069",
    "<img src='x'><b>bold</b> & <i>so</i>",
    "Save && &Quit &amp; &&& <a href='file:///x'>go</a>",
    "line one\nline two\r\n\ttabbed\u2028\u2029end\x85",
    "nul\x00bell\x07escape\x1b[31m",
    "lone \ud800 and \udcff surrogates",
    "unseen \u200b\u2060\ufeff\u00ad\U000e0041 letters",
    "long " * 2000,
    "&" * 300,
    "%s {0} {file} $HOME `id`",
]


@pytest.fixture
def hostile(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    monkeypatch.setenv("PHOTOORG_HOME", str(tmp_path / "home"))
    place = tmp_path / "lib <b>\u202e&x\nrary"
    texts = (TEXTS * 4)[:36]
    make_hostile_library(place, tmp_path / "photos", texts)
    command = [sys.executable, "-m", "tests.faults.hostile_worker", str(tmp_path), "--orders"]
    with Library.open(place, Access.PERSON) as library:
        worker = WorkerClient(command)
        window = MainWindow(library, Settings(), Theme(qapp, "light"), worker)
        qtbot.addWidget(window)
        window.resize(1300, 900)
        window.show()
        window.begin(None)
        yield window
        window.close()
        worker.stop()


def settle(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)


def test_no_widget_shows_anything_unsafe(hostile: MainWindow) -> None:
    wrong: list[str] = []
    count = 0
    for act in acts(hostile, hostile.library, thorough=False):
        said = act()
        wrong += said if isinstance(said, list) else []
        settle(0.06)
        found, texts = shown.wrongs()
        wrong += found
        count += texts
    assert count > 10_000
    assert list(dict.fromkeys(wrong)) == []


def test_the_walk_catches_what_it_is_for(qtbot: QtBot) -> None:
    careless, button = QLabel("<b>x</b>\u202e" + "y" * 5000), QPushButton("A & B")
    careless.setToolTip("<i>x</i>")
    for widget in (careless, button):
        qtbot.addWidget(widget)
        widget.show()
    found = [words for words in shown.wrongs()[0] if "QLabel" in words or "QPushButton" in words]
    assert len([w for w in found if "markup" in w]) == 2
    assert any("'\\u202e'" in w for w in found)
    assert any("characters" in w for w in found)
    assert any("mnemonic" in w for w in found)


@pytest.mark.parametrize("text", TEXTS)
def test_every_way_to_show_a_text_makes_it_safe(text: str) -> None:
    name = text.replace("\0", "").encode("utf-8", "surrogatepass")
    for made in (
        safe_text(text),
        label_text(text),
        tooltip(text),
        name_text(name),
        path_text(name),
    ):
        assert not set(made) & RAW
        made.encode("utf-8")
    assert len(safe_text(text)) <= 400
    assert "&" not in label_text(text).replace("&&", "")
