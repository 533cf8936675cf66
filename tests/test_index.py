"""The vector index against exact search, and against damage."""

from __future__ import annotations

import hashlib
import json
import os
import random
import struct
from pathlib import Path

import numpy as np
import pytest

from photoorg import index
from photoorg.domain import Ids, Vectors
from photoorg.index import graph as graph_module
from photoorg.index import neighbourhood, proofs
from photoorg.index import saved as saved_module
from photoorg.index.probe import loads_elsewhere
from photoorg.index.saved import Manifest
from photoorg.models.conse import unit


def random_vectors(count: int, dimension: int = 32, seed: int = 0) -> tuple[Ids, Vectors]:
    rng = np.random.default_rng(seed)
    centres = rng.standard_normal((20, dimension))
    points = centres[rng.integers(20, size=count)] + 0.5 * rng.standard_normal((count, dimension))
    return np.arange(100, 100 + count), unit(points.astype(np.float32))


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    file = tmp_path / "photos.hnsw"
    graph = index.build(*random_vectors(500))
    assert isinstance(graph, index.HnswIndex)
    graph.save(file, "db", "m/1", "photo")
    return file


def test_hnsw_finds_what_exact_search_finds() -> None:
    ids, vectors = random_vectors(3000)
    approximate, exact = index.build(ids, vectors), index.ExactIndex(ids, vectors)
    near, cosines = approximate.nearest(vectors[:200], 10)
    true, true_cosines = exact.nearest(vectors[:200], 10)
    overlap = [len(set(a) & set(b)) for a, b in zip(near.tolist(), true.tolist(), strict=True)]
    assert np.mean(overlap) >= 9.9
    assert near[:, 0].tolist() == ids[:200].tolist()
    assert np.allclose(cosines[:, 0], true_cosines[:, 0], atol=1e-5)


def test_exact_search_is_a_matrix_product() -> None:
    ids, vectors = random_vectors(50)
    near, cosines = index.ExactIndex(ids, vectors).nearest(vectors[:5], 50)
    product = vectors[:5] @ vectors.T
    for row in range(5):
        assert near[row].tolist() == ids[np.argsort(-product[row], kind="stable")].tolist()
    assert np.allclose(cosines, -np.sort(-product, axis=1), atol=1e-6)


@pytest.mark.parametrize("kind", [index.ExactIndex, index.build])
def test_fewer_photos_than_asked_for(kind) -> None:
    ids, vectors = random_vectors(3)
    near, cosines = kind(ids, vectors).nearest(vectors[:2], 10)
    assert near.shape == cosines.shape == (2, 3)
    assert kind(ids, vectors).nearest(vectors[:0], 10)[0].shape == (0, 3)


def test_adding_replacing_and_removing() -> None:
    ids, vectors = random_vectors(60)
    graph = index.HnswIndex(32, 1)
    graph.add(ids[:30], vectors[:30])
    graph.add(ids[30:], vectors[30:])
    graph.remove(ids[:20])
    graph.remove(ids[:5])
    assert graph.ids().tolist() == ids[20:].tolist()
    assert ids[3] not in graph.nearest(vectors[3:4], 40)[0]
    graph.add(ids[:1], vectors[:1])
    assert graph.nearest(vectors[:1], 1)[0].tolist() == [[100]]


def test_an_index_comes_back_as_saved(saved: Path) -> None:
    ids, vectors = random_vectors(500)
    opened = index.HnswIndex.open(saved, "db", "m/1", "photo")
    assert opened is not None
    assert opened.ids().tolist() == ids.tolist()
    assert opened.nearest(vectors[:50], 1)[0][:, 0].tolist() == ids[:50].tolist()
    manifest = json.loads(saved.with_suffix(".json").read_text())
    assert (manifest["count"], manifest["dimension"], manifest["last_id"]) == (500, 32, 599)


def test_removed_photos_are_not_saved(saved: Path) -> None:
    ids, _ = random_vectors(500)
    graph = index.HnswIndex.open(saved, "db", "m/1", "photo")
    assert graph is not None
    graph.remove(ids[:100])
    graph.save(saved, "db", "m/1", "photo")
    again = index.HnswIndex.open(saved, "db", "m/1", "photo")
    assert again is not None
    assert again.ids().tolist() == ids[100:].tolist()


def test_another_models_index_is_not_opened(saved: Path) -> None:
    assert index.HnswIndex.open(saved, "db", "m/2", "photo") is None
    assert index.HnswIndex.open(saved, "db", "m/1", "text") is None
    assert index.HnswIndex.open(saved.with_name("none.hnsw"), "db", "m/1", "photo") is None
    assert index.HnswIndex.open(saved, "another db", "m/1", "photo") is None


def test_damage_never_reaches_hnswlib(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def loaded(*_: object, **__: object) -> None:
        raise AssertionError("a damaged file was handed to hnswlib")

    monkeypatch.setattr(graph_module, "new_graph", loaded)
    monkeypatch.setattr(saved_module, "loads_elsewhere", loaded)
    good = saved.read_bytes()
    rng = random.Random(0)
    for trial in range(60):
        bad = bytearray(good)
        if trial % 3 == 0:
            bad = bad[: rng.randrange(len(bad))]
        elif trial % 3 == 1:
            bad[rng.randrange(len(bad))] ^= 1 << rng.randrange(8)
        else:
            start = rng.randrange(len(bad))
            bad[start : start + 4096] = bytes(len(bad[start : start + 4096]))
        if bytes(bad) == good:
            continue
        saved.write_bytes(bad)
        assert index.HnswIndex.open(saved, "db", "m/1", "photo") is None
    saved.write_bytes(good)
    for text in ("", "{", "[]", '{"sha256": 1}', "null"):
        saved.with_suffix(".json").write_text(text)
        assert index.HnswIndex.open(saved, "db", "m/1", "photo") is None


def test_a_full_disk_keeps_the_old_index(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = saved.read_bytes()
    graph = index.HnswIndex.open(saved, "db", "m/1", "photo")
    assert graph is not None

    class FullDisk:
        def __getattr__(self, name: str) -> object:
            return getattr(graph_inside, name)

        def save_index(self, name: str) -> None:
            Path(name).write_bytes(good[:1000])

    graph_inside, graph._graph = graph._graph, FullDisk()
    with pytest.raises(OSError, match="bytes of the search index were written"):
        graph.save(saved, "db", "m/1", "photo")
    assert saved.read_bytes() == good
    assert index.HnswIndex.open(saved, "db", "m/1", "photo") is not None
    assert list(saved.parent.glob("*.part")) == []


def test_without_hnswlib_search_is_exact(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_module, "hnswlib_installed", lambda: False)
    assert isinstance(index.build(*random_vectors(5)), index.ExactIndex)
    assert index.HnswIndex.open(saved, "db", "m/1", "photo") is None


def drained(steps):
    """What a generator returns, and all it yields on the way."""
    done = []
    while True:
        try:
            done.append(next(steps))
        except StopIteration as end:
            return end.value, done


@pytest.mark.parametrize("count", [0, 1, 2, 9, 300])
def test_neighbours_are_the_nearest_others(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbourhood, "BLOCK", 64)
    _, vectors = random_vectors(count)
    (rows, cosines), done = drained(index.neighbours(vectors, 8))
    product = vectors @ vectors.T
    np.fill_diagonal(product, -2)
    k = min(8, max(count - 1, 0))
    assert rows.shape == cosines.shape == (count, k)
    assert np.allclose(cosines, -np.sort(-product, axis=1)[:, :k], atol=1e-6)
    assert all(row not in near for row, near in enumerate(rows.tolist()))
    assert done == sorted(done)
    assert done[-1:] == ([count] if k else [])


def test_neighbours_of_many_come_from_the_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    _, vectors = random_vectors(2000)
    vectors[100:104] = vectors[100]
    (true, _), _ = drained(index.neighbours(vectors, 8))
    monkeypatch.setattr(neighbourhood, "EXACT_ROWS", 100)
    (rows, cosines), done = drained(index.neighbours(vectors, 8))
    assert rows.shape == cosines.shape == (2000, 8)
    assert (rows != np.arange(2000)[:, None]).all()
    assert done == sorted(done)
    overlap = [len(set(a) & set(b)) for a, b in zip(rows.tolist(), true.tolist(), strict=True)]
    assert np.mean(overlap) > 7.8


def test_a_graph_that_cannot_reach_all_is_searched_exactly() -> None:
    _, vectors = random_vectors(10)
    ids = np.arange(3000)
    graph = index.build(ids, np.repeat(vectors[:1], 3000, axis=0))
    near, cosines = graph.nearest(vectors[:1], 3000)
    assert sorted(near[0].tolist()) == ids.tolist()
    assert np.allclose(cosines, 1, atol=1e-5)


def test_removals_are_remembered_and_many_wear_a_graph(saved: Path) -> None:
    ids, vectors = random_vectors(500)
    graph = index.HnswIndex.open(saved, "db", "m/1", "photo")
    assert graph is not None
    for count, worn in ((50, False), (200, True)):
        graph.remove(ids[:count])
        graph.save(saved, "db", "m/1", "photo")
        again = index.HnswIndex.open(saved, "db", "m/1", "photo")
        assert again is not None
        assert again.ids().tolist() == ids[count:].tolist()
        assert again.worn == worn
        assert not set(ids[:count].tolist()) & set(again.nearest(vectors[:count], 9)[0].ravel())


@pytest.mark.parametrize("columns", [5, 64, 1000, 4097])
def test_the_largest_of_a_long_row_are_those_of_sorting(columns: int) -> None:
    values = np.random.default_rng(columns).normal(size=(20, columns)).astype(np.float32)
    k = min(8, columns)
    found = np.sort(np.take_along_axis(values, neighbourhood._largest(values, k), axis=1), axis=1)
    np.testing.assert_array_equal(found, np.sort(values, axis=1)[:, -k:])


def signed(file: Path, data: bytes) -> None:
    """Put other bytes in place of an index, with a manifest that says they are right."""
    fields = json.loads(file.with_suffix(".json").read_text())
    fields.pop("check")
    fields |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    manifest = Manifest(**{**fields, "deleted": tuple(fields["deleted"])})
    file.write_bytes(data)
    file.with_suffix(".json").write_bytes(saved_module._as_json(manifest))


def test_a_file_made_to_do_harm_ends_another_process(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, told = bytearray(saved.read_bytes()), list[str]()
    assert index.HnswIndex.open(saved, "db", "m/1", "photo") is not None
    (element,) = struct.unpack_from("<Q", bad, 24)
    for node in range(500):
        # Every node is linked to one that lies far outside.
        struct.pack_into("<I", bad, 96 + node * element + 4, 0x0FFF_FFFF)

    def trying(*asked: object) -> str:
        told.append(loads_elsewhere(*asked))  # type: ignore[arg-type]
        return told[-1]

    monkeypatch.setattr(saved_module, "loads_elsewhere", trying)
    signed(saved, bytes(bad))
    for _ in range(2):
        assert index.HnswIndex.open(saved, "db", "m/1", "photo") is None
    assert len(told) == 2
    assert all("signal" in words or os.name != "posix" for words in told)


def test_an_index_from_elsewhere_is_tried_once(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def trying(*asked: object) -> str:
        tried.append(loads_elsewhere(*asked))  # type: ignore[arg-type]
        return tried[-1]

    monkeypatch.setattr(saved_module, "loads_elsewhere", trying)
    assert index.HnswIndex.open(saved, "db", "m/1", "photo") is not None
    assert tried == []
    monkeypatch.setattr(proofs, "_hnswlib", lambda: "another build")
    for _ in range(2):
        assert index.HnswIndex.open(saved, "db", "m/1", "photo") is not None
    assert tried == [""]


def test_what_hnswlib_does_not_report_is_noticed(saved: Path) -> None:
    resource = pytest.importorskip("resource")
    good = saved.read_bytes()
    graph = index.HnswIndex.open(saved, "db", "m/1", "photo")
    assert graph is not None
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(OSError, match="of the search index were written"):
            graph.save(saved, "db", "m/1", "photo")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert saved.read_bytes() == good
    assert list(saved.parent.glob("*.part")) == []
    with pytest.raises(OSError, match="was not written"):
        graph._write(saved.parent / "absent" / "x.part")
    assert index.HnswIndex.open(saved, "db", "m/1", "photo") is not None
