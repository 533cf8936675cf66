"""Cells of many photos come from a thread: the newest request counts, and until it is there the map
shows what it has, larger or smaller."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from photoorg.settings import Paths
from photoorg.ui import similarity_gathering
from photoorg.ui.similarity_cells import Scatter, gather
from photoorg.ui.similarity_gathering import Gathered, Gathering
from photoorg.ui.similarity_map import CELL, GAP, SimilarityMap
from photoorg.ui.thumbnails import Thumbnails


def drawn(count: int) -> Scatter:
    chance = np.random.default_rng(count)
    laid = np.clip(chance.normal(scale=0.3, size=(count, 2)), -1, 1).astype(np.float32)
    return Scatter(np.arange(count) + 1, laid, np.zeros(count, np.int32), ("Beach",))


def cells_of(gathered: Gathered) -> tuple[float, list[int], list[int]]:
    cells = gathered.cells
    return cells.edge, cells.shown.tolist(), cells.counts.tolist()


@pytest.mark.parametrize("at_once", [0, 1000])
def test_the_newest_request_counts(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(similarity_gathering, "AT_ONCE", at_once)
    gathering, came = Gathering(), []
    gathering.gathered.connect(came.append)
    scatter, other = drawn(500), drawn(200)
    for edge in (0.5, 0.2, 0.1, 0.05):
        gathering.want(scatter, edge)
    gathering.want(other, 0.1)
    gathering.hurry()
    qtbot.waitUntil(lambda: gathering.is_settled)
    assert came[-1].scatter is other
    assert cells_of(came[-1]) == cells_of(Gathered(other, gather(other, 0.1)))
    assert [name for name, _, _ in came[-1].labels] == ["Beach"]
    assert len(came) == (1 if at_once else 2), "what is wanted no more is not begun"
    before = len(came)
    gathering.want(other, 0.1)
    assert gathering.is_settled
    assert len(came) == before, "it is there"


def test_one_that_fails_is_not_the_last(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similarity_gathering, "AT_ONCE", 0)
    gathering, came, scatter = Gathering(), [], drawn(500)
    gathering.gathered.connect(came.append)
    with monkeypatch.context() as broken, capture_exceptions() as raised:
        broken.setattr(similarity_gathering, "gather", lambda *_: 1 / 0)
        gathering.want(scatter, 0.1)
        qtbot.waitUntil(lambda: gathering.is_settled)
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    assert came == []
    gathering.want(scatter, 0.2)
    qtbot.waitUntil(lambda: len(came) == 1)
    gathering.stop()


def test_nothing_comes_once_it_is_stopped(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(similarity_gathering, "AT_ONCE", 0)
    gathering, came = Gathering(), []
    gathering.gathered.connect(came.append)
    gathering.want(drawn(500), 0.1)
    gathering.stop()
    gathering.want(drawn(500), 0.2)
    qtbot.wait(30)
    assert came == []


def test_the_map_shows_what_it_has_until_the_rest_is_there(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(similarity_gathering, "AT_ONCE", 0)
    fetched: list[int] = []

    def fetch(ids: list[int]) -> dict[int, object]:
        fetched.extend(ids)
        return {}

    shown = SimilarityMap(fetch, Thumbnails(), Paths(tmp_path))  # type: ignore[arg-type]
    qtbot.addWidget(shown)
    shown.resize(500, 500)
    shown.show()
    scatter = drawn(3000)
    shown.show_scatter(scatter)
    assert not shown.has_photos
    qtbot.waitUntil(lambda: shown.is_settled)
    assert shown.scatter is scatter
    assert shown._box(0).width() == CELL - GAP
    before = shown.cells
    fetched.clear()
    shown.zoom_by(2.0)
    assert shown.cells is before
    assert shown._box(0).width() == 2 * (CELL - GAP)
    shown.repaint()
    assert fetched == [], "nothing is looked up for a moment"
    qtbot.waitUntil(lambda: shown.is_settled)
    assert shown.cells.edge == before.edge / 2
    assert shown._box(0).width() == CELL - GAP
    assert shown.go_to(77)
    chosen = set(shown.chosen_rows().tolist())
    assert 76 in chosen
    shown.show_scatter(drawn(2500))
    assert 76 in shown.chosen_rows(), "until the others are there"
    qtbot.waitUntil(lambda: shown.is_settled)
    assert set(shown.chosen_rows().tolist()) == {row for row in chosen if row < 2500}
    shown.stop()


def test_far_more_cells_than_fit_are_not_all_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(similarity_gathering, "AT_ONCE", 0)
    shown = SimilarityMap(lambda _: {}, Thumbnails(), Paths(tmp_path))
    qtbot.addWidget(shown)
    shown.resize(500, 500)
    shown.show()
    shown.show_scatter(drawn(20_000))
    shown.zoom_by(60.0)
    qtbot.waitUntil(lambda: shown.is_settled and len(shown.cells) > 8000)
    painted: list[int] = []
    monkeypatch.setattr(shown, "_paint_cell", lambda _p, cell, _c: painted.append(cell))
    shown.fit()
    shown.repaint()
    assert 1000 < len(painted) <= 2000
    shown.stop()
