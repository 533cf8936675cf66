"""Heads: similarity by definition, the file format, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save

from photoorg.errors import ModelError
from photoorg.learn import Head, identity
from photoorg.learn.directions import tempered, unit

RNG = np.random.default_rng(0)


def drawn(**changes: object) -> Head:
    head = Head(
        RNG.standard_normal(6).astype(np.float32) / 9,
        RNG.standard_normal((6, 4)).astype(np.float32),
        power=0.5,
        blend=0.75,
        albums=RNG.standard_normal((3, 4)).astype(np.float32),
        recall=0.2,
        sharpness=7.0,
        threshold=0.3,
        version="v",
        metrics={"gain": 0.01},
    )
    return replace(head, **changes)  # type: ignore[arg-type]


def test_similarity_by_definition() -> None:
    head = drawn()
    x, y = RNG.standard_normal((2, 6)).astype(np.float32)

    def project(v: np.ndarray) -> np.ndarray:
        z = np.sign(v) * np.sqrt(np.abs(v))
        return (z / np.linalg.norm(z) - head.centre) @ head.matrix

    def cosine(a: np.ndarray, b: np.ndarray) -> float:
        return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))

    def belonging(v: np.ndarray) -> np.ndarray:
        odds = np.array([np.exp(7 * (cosine(project(v), album) - 0.3)) for album in head.albums])
        return odds / (1 + odds.sum())

    expected = (
        0.25 * cosine(x, y)
        + 0.75 * cosine(project(x), project(y))
        + 0.2 * belonging(x) @ belonging(y)
    )
    assert head.similarity(x[None], y[None])[0, 0] == pytest.approx(expected, abs=1e-5)


def test_features_are_similarity() -> None:
    head = drawn(blend=1.0, recall=0.0)
    vectors = RNG.standard_normal((5, 6)).astype(np.float32)
    np.testing.assert_allclose(head.features(vectors), head.project(vectors))
    np.testing.assert_allclose((head.features(vectors) ** 2).sum(axis=1), 1, atol=1e-5)


def test_the_identity_changes_nothing() -> None:
    vectors = RNG.standard_normal((5, 6)).astype(np.float32)
    np.testing.assert_allclose(identity(6).features(vectors), unit(vectors), atol=1e-6)
    np.testing.assert_allclose(tempered(vectors, 1), unit(vectors))


def test_a_head_of_raw_vectors_alone_has_no_need_of_a_projection() -> None:
    vectors = RNG.standard_normal((5, 6)).astype(np.float32)
    np.testing.assert_allclose(drawn(blend=0.0, recall=0.0).features(vectors), unit(vectors))


def test_far_from_all_albums_belongs_to_none() -> None:
    head = drawn(sharpness=1000.0, threshold=0.9)
    shares = head.belonging(unit(np.vstack([head.albums, -head.albums])))
    np.testing.assert_allclose(shares[:3], np.eye(3), atol=1e-3)
    np.testing.assert_allclose(shares[3:], 0, atol=1e-3)


def test_written_and_read(tmp_path: Path) -> None:
    head = drawn()
    assert head.to_bytes() == head.to_bytes()
    head.save(tmp_path / "head.safetensors")
    found = Head.load(tmp_path / "head.safetensors")
    assert found.to_bytes() == head.to_bytes()
    assert (found.version, found.metrics, found.blend) == ("v", {"gain": 0.01}, 0.75)
    without = drawn(albums=np.zeros((0, 0), np.float32))
    assert not Head.from_bytes(without.to_bytes()).albums.size


@pytest.mark.parametrize("cut", [0, 7, 60, -4])
def test_broken_files_are_refused(cut: int) -> None:
    with pytest.raises(ModelError, match="damaged"):
        Head.from_bytes(drawn().to_bytes()[:cut])


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no head at all"):
        Head.from_bytes(save({"matrix": np.eye(3)}))
    for about in ("[]", '{"format": 1}', "nonsense"):
        with pytest.raises(ModelError, match="no head at all"):
            Head.from_bytes(save({"matrix": np.eye(3)}, {"head": about}))
    with pytest.raises(ModelError, match="another version"):
        Head.from_bytes(save({"matrix": np.eye(3)}, {"head": '{"format": 99}'}))
    with pytest.raises(ModelError, match="cannot be read"):
        Head.load(tmp_path / "nothing")
    with pytest.raises(ModelError, match="cannot be written"):
        drawn().save(tmp_path / "no folder" / "head")


def test_impossible_heads_are_refused() -> None:
    with pytest.raises(ModelError, match="fit together"):
        drawn(centre=np.zeros(5, np.float32))
    with pytest.raises(ModelError, match="fit together"):
        drawn(albums=np.zeros((2, 9), np.float32))
    with pytest.raises(ModelError, match="finite"):
        drawn(matrix=np.full((6, 4), np.nan, np.float32))
    with pytest.raises(ModelError, match="out of range"):
        drawn(blend=1.5)


def test_vectors_of_another_model_are_refused() -> None:
    with pytest.raises(ModelError, match="another model"):
        drawn().project(np.ones((2, 7), np.float32))
