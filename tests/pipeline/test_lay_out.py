"""The map of similar photos: every photo has a place, stopped anywhere, and new ones move none."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from drawn_libraries import DrawnLibrary
from full_disk import FullDisk, until_paused
from tiny_model import TinyModel

from photoorg.jobs import PAUSED
from photoorg.library import Library, scatter
from photoorg.pipeline import Session, lay_out
from photoorg.pipeline import lay_out as lay_out_function
from photoorg.pipeline.lay_out import FEWEST, extend_map


@pytest.fixture
def drawn(library: Library, tmp_path: Path, tiny: str) -> DrawnLibrary:
    return DrawnLibrary(library, tmp_path / "photos", groups=5)


@pytest.fixture(autouse=True)
def _few_iterations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["photoorg.cluster.spread"], "ITERATIONS", 200)
    monkeypatch.setattr(sys.modules["photoorg.cluster.spread"], "_EARLY", 100)


@pytest.fixture
def few_landmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[lay_out_function.__module__], "LANDMARKS", 60)
    monkeypatch.setattr(sys.modules[lay_out_function.__module__], "_BATCH", 16)


def run(library: Library) -> str:
    steps = lay_out(Session(library, "tiny"))
    while True:
        try:
            step = next(steps)
            assert step.stage == "map"
            assert 0 <= step.done <= step.total
        except StopIteration as end:
            return str(end.value)


def places(library: Library) -> dict[int, tuple[float, float]]:
    return {
        photo_id: (x, y)
        for ids, laid in scatter.in_pieces(library)
        for photo_id, (x, y) in zip(ids.tolist(), laid.tolist(), strict=True)
    }


def neighbours_of_the_same_group(drawn: DrawnLibrary) -> float:
    found = places(drawn.library)
    ids, laid = list(found), np.array(list(found.values()))
    apart = np.linalg.norm(laid[:, None] - laid[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    nearest = apart.argmin(axis=1)
    return float(
        np.mean([drawn.group_of[ids[row]] == drawn.group_of[ids[near]]
                 for row, near in enumerate(nearest)])
    )  # fmt: skip


def test_every_photo_lies_beside_similar_ones(drawn: DrawnLibrary, few_landmarks: None) -> None:
    ids = drawn.add([n % 5 for n in range(150)])
    assert run(drawn.library) == "The map is drawn."
    assert sorted(places(drawn.library)) == sorted(ids)
    assert len(scatter.landmarks(drawn.library)[0]) == 60
    assert neighbours_of_the_same_group(drawn) > 0.9


def test_photos_that_come_later_move_none(drawn: DrawnLibrary, few_landmarks: None) -> None:
    drawn.add([n % 5 for n in range(100)])
    run(drawn.library)
    before = places(drawn.library)
    later = drawn.add([n % 5 for n in range(40)])
    for _ in extend_map(Session(drawn.library, "tiny")):
        pass
    after = places(drawn.library)
    assert set(after) - set(before) == set(later)
    assert {photo_id: after[photo_id] for photo_id in before} == before
    assert neighbours_of_the_same_group(drawn) > 0.9


def test_a_library_that_has_doubled_is_laid_out_anew(
    drawn: DrawnLibrary, few_landmarks: None
) -> None:
    drawn.add([n % 5 for n in range(60)])
    run(drawn.library)
    before = places(drawn.library)
    drawn.add([n % 5 for n in range(60)])
    run(drawn.library)
    assert scatter.drawn(drawn.library) == scatter.DrawnMap(TinyModel.model_id, 120)
    assert len(places(drawn.library)) == 120
    assert places(drawn.library).items() != before.items()


def test_a_library_that_has_lost_most_of_its_photos_is_laid_out_anew(
    drawn: DrawnLibrary, few_landmarks: None
) -> None:
    drawn.add([n % 5 for n in range(100)])
    run(drawn.library)
    landmarks, _ = scatter.landmarks(drawn.library)
    with drawn.library.writing_index() as db:
        for photo_id in landmarks[:40].tolist():
            db.execute("DELETE FROM photos WHERE id = ?", [photo_id])
    assert scatter.count_landmarks(drawn.library) == 20
    run(drawn.library)
    assert scatter.drawn(drawn.library) == scatter.DrawnMap(TinyModel.model_id, 60)
    assert scatter.count_landmarks(drawn.library) == 60


@pytest.mark.parametrize("steps", [1, 3, 9, 10, 12, 15])
def test_it_may_be_stopped_anywhere(drawn: DrawnLibrary, few_landmarks: None, steps: int) -> None:
    ids = drawn.add([n % 5 for n in range(150)])
    stopped = lay_out(Session(drawn.library, "tiny"))
    for _ in range(steps):
        next(stopped)
    stopped.close()
    run(drawn.library)
    assert sorted(places(drawn.library)) == sorted(ids)


def test_another_model_draws_another_map(drawn: DrawnLibrary) -> None:
    drawn.add([n % 5 for n in range(40)])
    run(drawn.library)
    with drawn.library.writing_index() as db:
        db.execute("UPDATE state SET value = ? WHERE key = 'similarity_map'", ['["old/1", 40]'])
    run(drawn.library)
    kept = scatter.drawn(drawn.library)
    assert kept is not None
    assert kept.model_id == TinyModel.model_id


def test_nobody_draws_a_map_unasked(drawn: DrawnLibrary) -> None:
    drawn.add([n % 5 for n in range(40)])
    assert list(extend_map(Session(drawn.library, "tiny"))) == []
    assert places(drawn.library) == {}


def test_too_few_photos_are_said_to_be_too_few(drawn: DrawnLibrary) -> None:
    drawn.add([0] * (FEWEST - 1))
    assert str(FEWEST) in run(drawn.library)
    assert scatter.drawn(drawn.library) is None


def test_missing_photos_are_not_on_the_map(drawn: DrawnLibrary) -> None:
    ids = drawn.add([n % 5 for n in range(40)])
    run(drawn.library)
    with drawn.library.writing_index() as db:
        db.execute("UPDATE files SET missing_since = 'x' WHERE photo_id = ?", [ids[0]])
    assert sorted(places(drawn.library)) == sorted(ids[1:])


def test_on_a_full_disk_it_waits_and_lays_out_once(
    drawn: DrawnLibrary, few_landmarks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn.add([n % 5 for n in range(100)])
    disk = FullDisk(monkeypatch)
    disk.full = True
    steps = lay_out(Session(drawn.library, "tiny"))
    until_paused(steps)
    assert next(steps).stage == PAUSED
    assert scatter.drawn(drawn.library) is None
    disk.full = False
    rest = [next(step for step in steps if step.stage != PAUSED)]
    assert scatter.count_landmarks(drawn.library) == 60
    disk.full = True
    until_paused(steps)
    disk.full = False
    rest += list(steps)
    assert len(places(drawn.library)) == 100
    assert all(step.total == 40 for step in rest if step.stage != PAUSED), "places only"
