"""`bench index`: what it draws is like the real vectors, and what it says is so."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest
import tiny_add
from click.testing import CliRunner
from drawn import draw_folder

from photoorg.bench import index_served, search_index, worker_under_test
from photoorg.cli import main
from photoorg.domain import Vectors
from photoorg.models.conse import unit


@pytest.fixture
def real() -> Vectors:
    """300 × 256: 20 clusters, most of their length in 40 directions."""
    chance = np.random.default_rng(0)
    scales = np.where(np.arange(256) < 40, 1.0, 0.1)
    middles = chance.normal(size=(20, 256))[np.arange(300) % 20]
    return unit(((middles + 0.5 * chance.normal(size=(300, 256))) * scales).astype(np.float32))


def test_more_axes_keep_more_of_the_nearest(real: Vectors) -> None:
    shares = list(search_index.by_dimension(real).values())
    assert len(shares) == 5
    assert shares == sorted(shares)
    assert shares[-1] >= 0.99


def test_drawn_vectors_are_like_the_real_ones(real: Vectors) -> None:
    drawn = np.concatenate(list(search_index.draw(real, 6000, 1)))
    again = np.concatenate(list(search_index.draw(real, 6000, 1)))
    np.testing.assert_array_equal(drawn, again)
    assert drawn.shape == (6000, 256)
    np.testing.assert_allclose(np.linalg.norm(drawn, axis=1), 1, atol=1e-5)
    main_axes = np.linalg.eigh(real.T @ real)[1][:, -40:]
    kept = [float(np.mean(np.sum((v @ main_axes) ** 2, axis=1))) for v in (real, drawn)]
    assert kept[1] == pytest.approx(kept[0], abs=0.05)
    assert np.median((drawn[:300] @ real.T).max(axis=1)) > 0.8


@pytest.mark.parametrize("projected_from", [1, 10**6])
def test_an_index_is_measured(
    real: Vectors, tmp_path: Path, home: Path, projected_from: int
) -> None:
    search_index.fill(tmp_path, "drawn/1", {"photo": real}, 1000)
    search_index._write_queries(tmp_path, real)
    figures = search_index.measure(tmp_path, "drawn/1", "photo", projected_from)
    assert figures["recall_at_10"] >= 0.97
    assert all(v >= 0.97 for name, v in figures.items() if name.startswith("recall"))
    assert 0 < figures["query_ms"] <= figures["query_ms_p95"]
    assert figures["built_per_second"] > 0
    numbers = search_index.DIMENSIONS[0] if projected_from == 1 else 256
    assert 4 * numbers * 1000 < 1e6 * figures["file_mb"] < (4 * numbers + 400) * 1000


def test_the_true_nearest_are_those_of_sorting(
    real: Vectors, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class All:
        def vectors_of(self, ids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            return ids, real[ids]

    monkeypatch.setattr(index_served, "_READ", 64)
    ids = np.arange(300)
    found = index_served._true(All(), real[:9], ids, [ids, ids[::3]])  # type: ignore[arg-type]
    for row in range(9):
        order = np.argsort(-(real @ real[row]), kind="stable")
        assert found[0][row].tolist() == order[:10].tolist()
        assert found[1][row].tolist() == order[order % 3 == 0][:10].tolist()


def test_the_command_says_json(
    tmp_path: Path, home: Path, tiny: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = (sys.executable, str(Path(tiny_add.__file__)))
    monkeypatch.setattr(worker_under_test, "PHOTOORG", command)
    folder = draw_folder(tmp_path / "photos", 110)
    told = CliRunner().invoke(
        main, ["bench", "index", str(folder), "--model", "tiny", "--scale", "1000", "--json"]
    )
    assert told.exit_code == 0, told.output
    figures = json.loads(told.stdout)
    for space in ("photo", "text"):
        assert figures[f"1000_{space}_recall_at_10"] >= 0.97
        assert figures["baselines"]["whole vectors"][f"1000_{space}_recall_at_10"] >= 0.97
    assert 30 < figures["1000_worker_mb"] <= figures["1000_worker_mb_at_most"]
    assert figures["1000_worker_first_answer_s"] > 0
