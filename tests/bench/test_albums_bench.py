"""`photoorg bench albums` on drawn vectors."""

from __future__ import annotations

import numpy as np
import pytest
from click.testing import CliRunner

from photoorg import cluster
from photoorg.bench import album_scale, albums, rival_clusterings
from photoorg.bench.rival_clusterings import Rival
from photoorg.bench_commands import bench
from photoorg.errors import PhotoorgError

FAST = {"kmeans", "ward", "hdbscan"}


@pytest.fixture
def fast_rivals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without those that compile for a minute; one of a package that nobody has."""
    fast = [rival for rival in rival_clusterings.rivals() if rival.name in FAST]
    one = fast[0]
    absent = Rival("absent", "no_such_package", one.space, one.cluster, {}, {})
    monkeypatch.setattr(rival_clusterings, "rivals", lambda: (*fast, absent))


@pytest.mark.usefixtures("fast_rivals")
def test_report_on_easy_classes() -> None:
    vectors, scores = album_scale.draw(600)
    random = np.random.default_rng(0)
    middles = random.normal(size=(12, 64))
    names = [f"class {i}" for i in range(12) for _ in range(50)]
    vectors = np.repeat(middles, 50, axis=0) + 0.4 * random.normal(size=(600, 64))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    centred = cluster.centre(vectors.astype(np.float32))
    report = albums.compare(centred, scores, names, "Easy", {})
    found = report.as_json()
    for metric in ("ami", "ari", "bcubed_f1", "dendrogram_purity"):
        assert report.ours[metric] >= 0.75
        assert report.baselines["kmeans"][metric] == pytest.approx(1, abs=0.05)
    assert set(report.baselines) == FAST
    assert report.notes["absent"] == "not installed"
    assert "bcubed_f1_minus_ward" in found["intervals"]
    assert report.ours["levels"] >= 1


def test_one_class_cannot_be_measured() -> None:
    vectors, scores = album_scale.draw(20)
    with pytest.raises(PhotoorgError, match="one class"):
        albums.compare(vectors, scores, ["a"] * 20, "One", {})


def test_superclasses() -> None:
    assert albums.superclass("okapi") == "mammal"
    assert albums.superclass("schooner") == "vehicle"
    assert albums.superclass("Rome") == ""


def test_scale() -> None:
    report = album_scale.run(500)
    assert report.ours["arrange_seconds"] > 0
    assert report.ours["leaves"] >= 3


def test_either_photos_or_a_scale() -> None:
    assert CliRunner().invoke(bench, ["albums"]).exit_code == 2
    assert CliRunner().invoke(bench, ["albums", ".", "--scale", "100"]).exit_code == 2
