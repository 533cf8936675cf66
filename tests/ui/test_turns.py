from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from photoorg.domain import Album, AlbumTree
from photoorg.library.steps import at_once
from photoorg.ui.folder_tree import DirectoryNode
from photoorg.ui.places import InAlbum, InDirectory
from photoorg.ui.sidebar_model import ENTRY, Contents, SidebarModel
from photoorg.ui.turns import Steps, Turns


def test_steps_leave_room_for_other_events(qtbot: QtBot) -> None:
    order: list[str] = []

    def work() -> Iterator[None]:
        for number in range(3):
            order.append(str(number))
            QTimer.singleShot(0, turns, lambda: order.append("other"))
            yield

    turns = Turns(work)
    with qtbot.waitSignal(turns.done, timeout=5000):
        turns.start()
        assert turns.running
        assert order == []
    assert "other" in order[: order.index("2")]


def test_asking_twice_meanwhile_runs_once_more(qtbot: QtBot) -> None:
    runs: list[int] = []

    def work() -> Iterator[None]:
        runs.append(1)
        yield

    turns = Turns(work)
    for _ in range(3):
        turns.start()
    qtbot.waitUntil(lambda: len(runs) == 2 and not turns.running, timeout=5000)
    turns.start()
    turns.stop()
    assert not turns.running
    turns.finish()
    assert len(runs) == 3


def test_at_once_returns_what_steps_return() -> None:
    def steps() -> Steps[int]:
        yield
        return 7

    assert at_once(steps()) == 7


def contents() -> Contents:
    below = [DirectoryNode(b"/p/%03d" % n, 1) for n in range(500)]
    below[7].children = [DirectoryNode(b"/p/007/sea", 1)]
    tree = AlbumTree(
        (Album(1, None, "Outdoors", 5), Album(2, 1, "Beach", 5, evidence="<b>why</b>"))
    )
    return Contents(500, 0, tree, {1: Path("x")}, [DirectoryNode(b"/p", 500, children=below)])


def test_lines_below_closed_ones_are_made_when_wanted(qtbot: QtBot) -> None:
    model = SidebarModel()
    tree = QTreeView()
    qtbot.addWidget(tree)
    tree.setModel(model)
    model.fill(contents())
    folder = model.index(0, 0, model.index(2, 0))
    assert model.hasChildren(folder)
    assert model.rowCount(folder) == 0
    tree.setExpanded(model.index(2, 0), True)
    tree.show()
    tree.setExpanded(folder, True)
    assert model.rowCount(folder) == 500
    found = model.find(InDirectory(b"/p/007/sea"))
    assert found.data(ENTRY).name == "sea"
    assert not model.hasChildren(found)
    beach = model.find(InAlbum(2, ("Outdoors", "Beach")))
    assert "Beach · proposed · &lt;b&gt;why" in beach.data(3)
    assert not model.find(InDirectory(b"/elsewhere")).isValid()
