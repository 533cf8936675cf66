"""Searching large libraries: projected vectors, true answers, and only some of the photos."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from drawn import draw_folder
from drawn_libraries import WIDTH, DrawnLibrary
from tiny_model import TinyModel

from photoorg import index
from photoorg.cli import main
from photoorg.domain import Ids, Vectors
from photoorg.library import Library, vectors
from photoorg.pipeline import searcher as searcher_module
from photoorg.pipeline import waiting as waiting_module
from photoorg.pipeline.searcher import Searcher

MODEL = TinyModel.model_id
AXES = 24


@pytest.fixture
def drawn(library: Library, tmp_path: Path) -> DrawnLibrary:
    return DrawnLibrary(library, tmp_path / "photos", groups=10)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Libraries are large from 300 photos on."""
    monkeypatch.setattr(searcher_module, "PROJECTED_FROM", 300)
    monkeypatch.setattr(searcher_module, "DIMENSIONS", (AXES,))
    monkeypatch.setattr(searcher_module, "_FEW", 1)


def absorbed(library: Library) -> Searcher:
    searcher = Searcher(library, MODEL, "photo")
    for _ in searcher.absorb():
        pass
    return searcher


def all_vectors(library: Library) -> tuple[Ids, Vectors]:
    return vectors.load(library, MODEL, "photo", vectors.ids(library, MODEL, "photo"))


def axes_of(searcher: Searcher) -> int:
    graph = searcher._graph
    assert graph is not None
    return 0 if graph.projection is None else graph.projection.axes.shape[1]


def recall(searcher: Searcher, ids: Ids, matrix: Vectors, within: Ids | None = None) -> float:
    """Of the true ten nearest; every cosine told must be true, and every photo allowed."""
    shares = []
    allowed = np.ones(len(ids), bool) if within is None else np.isin(ids, within)
    exact = index.ExactIndex(ids[allowed], matrix[allowed])
    for query in matrix[:: max(1, len(matrix) // 40)]:
        near, cosines = searcher.nearest(query, 10, within)
        true, _ = exact.nearest(query[None], 10)
        assert len(near) == min(10, int(allowed.sum()))
        assert np.isin(near, ids[allowed]).all()
        own = matrix[np.searchsorted(ids, near)] @ query
        np.testing.assert_allclose(cosines, own, atol=1e-6)
        assert (np.diff(cosines) <= 0).all()
        shares.append(len(np.intersect1d(near, true[0])) / len(near) if len(near) else 1.0)
    return float(np.mean(shares))


def test_a_small_library_keeps_whole_vectors(drawn: DrawnLibrary) -> None:
    drawn.add([n % 10 for n in range(400)])
    assert axes_of(absorbed(drawn.library)) == 0


def test_a_large_library_is_projected_and_its_cosines_are_true(
    drawn: DrawnLibrary, large: None
) -> None:
    drawn.add([n % 10 for n in range(600)])
    searcher = absorbed(drawn.library)
    assert (axes_of(searcher), searcher.waiting, searcher.to_move) == (AXES, 0, 0)
    ids, matrix = all_vectors(drawn.library)
    assert recall(searcher, ids, matrix) >= 0.99
    again = Searcher(drawn.library, MODEL, "photo")
    again.refresh()
    assert (axes_of(again), again.waiting) == (AXES, 0)
    for query in matrix[:20]:
        assert again.nearest(query, 10)[0].tolist() == searcher.nearest(query, 10)[0].tolist()


def test_a_library_that_became_large_is_made_anew_while_it_answers(
    drawn: DrawnLibrary, large: None
) -> None:
    drawn.add([n % 10 for n in range(200)])
    searcher = absorbed(drawn.library)
    assert axes_of(searcher) == 0
    drawn.add([n % 10 for n in range(1200)])
    searcher.refresh()
    ids, matrix = all_vectors(drawn.library)
    assert searcher.to_move == 1400
    steps = []
    for moved in searcher.absorb():
        steps.append(moved)
        assert recall(searcher, ids, matrix) >= 0.97
    assert steps == sorted(steps)
    assert steps[-1] == 1400
    assert axes_of(searcher) == AXES


def test_new_photos_are_found_by_the_saved_projection(drawn: DrawnLibrary, large: None) -> None:
    drawn.add([n % 10 for n in range(400)])
    absorbed(drawn.library)
    drawn.add([n % 10 for n in range(100)])
    searcher = absorbed(drawn.library)
    assert searcher._graph is not None
    assert searcher._graph.projection is not None
    assert searcher._graph.projection.photos == 400
    assert recall(searcher, *all_vectors(drawn.library)) >= 0.99


def test_axes_that_no_longer_fit_are_fitted_anew(
    drawn: DrawnLibrary, large: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn.add([0] * 400)
    absorbed(drawn.library)
    drawn.add([n % 10 for n in range(500)])
    monkeypatch.setattr(searcher_module, "_LOST", 0.01)
    searcher = absorbed(drawn.library)
    assert searcher._graph is not None
    assert searcher._graph.projection is not None
    assert searcher._graph.projection.photos == 900
    assert searcher.to_move == 0


def test_removals_without_end_do_not_wear_the_index(drawn: DrawnLibrary, large: None) -> None:
    drawn.add([n % 10 for n in range(400)])
    absorbed(drawn.library)
    for _ in range(6):
        present = vectors.ids(drawn.library, MODEL, "photo")
        with drawn.library.writing_index() as db:
            db.execute("DELETE FROM photos WHERE id <= ?", [int(present[99])])
        drawn.add([n % 10 for n in range(100)])
        searcher = absorbed(drawn.library)
        ids, matrix = all_vectors(drawn.library)
        assert (len(ids), searcher.photos) == (400, 400)
        assert recall(searcher, ids, matrix) >= 0.99
        assert searcher._graph is not None
        assert not searcher._graph.worn


def test_a_damaged_projection_is_refused(drawn: DrawnLibrary, large: None) -> None:
    drawn.add([n % 10 for n in range(400)])
    absorbed(drawn.library)
    manifest = drawn.library.paths.index_file(MODEL, "photo").with_suffix(".json")
    fields = json.loads(manifest.read_text())
    first = fields["projection"][0]
    fields["projection"] = ("A" if first != "A" else "B") + fields["projection"][1:]
    manifest.write_text(json.dumps(fields))
    searcher = Searcher(drawn.library, MODEL, "photo")
    searcher.refresh()
    assert (searcher._graph, searcher.waiting) == (None, 400)


def test_more_waiting_photos_than_memory_holds(
    drawn: DrawnLibrary, large: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting_module, "_HELD", 61)
    monkeypatch.setattr(waiting_module, "_CHUNK", 64)
    monkeypatch.setattr(searcher_module, "_BLOCK", 60)
    drawn.add([n % 10 for n in range(250)])
    searcher = Searcher(drawn.library, MODEL, "photo")
    searcher.refresh()
    ids, matrix = all_vectors(drawn.library)
    assert searcher.waiting == 250
    assert recall(searcher, ids, matrix) == 1.0
    for _ in searcher.absorb():
        assert recall(searcher, ids, matrix, ids[::3]) >= 0.99
    assert searcher.waiting == 0


@pytest.mark.parametrize("held", [0, 450, 600])
@pytest.mark.parametrize("step", [1, 2, 10, 100])
def test_only_some_photos_are_found(drawn: DrawnLibrary, large: None, held: int, step: int) -> None:
    drawn.add([n % 10 for n in range(held)])
    searcher = absorbed(drawn.library)
    drawn.add([n % 10 for n in range(600 - held)])
    searcher.refresh()
    ids, matrix = all_vectors(drawn.library)
    within = np.append(ids[::step], 10**6)
    assert recall(searcher, ids, matrix, within) >= 0.99
    assert len(searcher.nearest(matrix[0], 10, within[:0])[0]) == 0


@pytest.mark.parametrize("held", [0, 450, 600])
@pytest.mark.parametrize("step", [None, 1, 2, 10, 100])
def test_photos_near_by_without_their_cosines(
    drawn: DrawnLibrary,
    large: None,
    held: int,
    step: int | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn.add([n % 10 for n in range(held)])
    searcher = absorbed(drawn.library)
    drawn.add([n % 10 for n in range(600 - held)])
    searcher.refresh()
    ids, matrix = all_vectors(drawn.library)
    within = None if step is None else ids[::step]
    allowed = np.ones(len(ids), bool) if within is None else np.isin(ids, within)
    exact = index.ExactIndex(ids[allowed], matrix[allowed])
    if held == 600 and step != 100:
        monkeypatch.setattr(vectors, "load", lambda *_: pytest.fail("a vector was read"))
    shares = []
    for query in matrix[::30]:
        near = searcher.near(query, 40, within)
        assert len(np.unique(near)) == len(near)
        assert np.isin(near, ids[allowed]).all()
        true, _ = exact.nearest(query[None], 10)
        shares.append(np.isin(true[0], near).mean())
    assert np.mean(shares) >= 0.97


def test_an_index_without_a_projection_stays_valid(tmp_path: Path) -> None:
    from photoorg.index import saved

    file = tmp_path / "photos.hnsw"
    graph = index.build(np.arange(1, 51), np.eye(50, WIDTH, dtype=np.float32) + 0.1)
    assert isinstance(graph, index.HnswIndex)
    graph.save(file, "db", MODEL, "photo")
    fields = json.loads(file.with_suffix(".json").read_text())
    for new in ("check", "projection", "kept", "photos"):
        fields.pop(new)
    fields["format"] = 2
    fields["check"] = saved._digest(fields)
    file.with_suffix(".json").write_text(json.dumps(fields))
    assert index.HnswIndex.open(file, "db", MODEL, "photo") is not None


def test_the_command_line_searches_in_a_folder_or_an_album(tmp_path: Path, tiny: str) -> None:
    folder = draw_folder(tmp_path / "photos", 24)
    library = tmp_path / "library"
    library.mkdir()
    (library / "settings.json").write_text('{"model": "tiny"}')
    where = ["--library", str(library), "--json"]

    def told(*arguments: str | Path) -> list[dict[str, object]]:
        result = CliRunner().invoke(main, [*map(str, arguments), *where])
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)  # type: ignore[no-any-return]

    told("add", folder)
    inside = folder / "set 0"
    count = len(list(inside.glob("*.jpg")))
    found = told("search", "red", "--limit", "99", "--folder", inside)
    assert len(found) == count
    assert {Path(str(hit["path"])).parent for hit in found} == {inside}
    photo = inside / "photo 0000.jpg"
    assert len(told("similar", photo, "--limit", "99", "--folder", inside)) == count - 1
    album = told("albums")[0]
    found = told("search", "red", "--limit", "99", "--in", str(album["id"]))
    assert len(found) == album["count"]
    result = CliRunner().invoke(main, ["search", "red", "--in", "999999", *where])
    assert result.exit_code == 1
    assert "no album 999999" in result.output
