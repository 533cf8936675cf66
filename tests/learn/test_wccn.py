"""WCCN against its formula."""

from __future__ import annotations

import numpy as np
import pytest

from photoorg.learn.wccn import wccn


@pytest.mark.parametrize("photos", [12, 90])
@pytest.mark.parametrize("shrinkage", [0.2, 0.8, 1.0])
def test_formula(photos: int, shrinkage: float) -> None:
    """Both with fewer and with more photos than components."""
    rng = np.random.default_rng(0)
    vectors = rng.standard_normal((photos, 20)).astype(np.float32) * np.linspace(0.2, 3, 20)
    labels = np.arange(photos) % 3
    means = np.stack([vectors[labels == c].mean(axis=0) for c in range(3)])
    spread = vectors - means[labels]
    within = spread.T @ spread / photos
    prior = shrinkage * np.trace(within) / 20
    values, directions = np.linalg.eigh((1 - shrinkage) * within + prior * np.eye(20))
    expected = np.sqrt(prior) * (directions * values**-0.5) @ directions.T
    found = wccn(vectors.astype(np.float32), labels, shrinkage)
    np.testing.assert_allclose(found, expected, atol=1e-4)


def test_weights_count_photos() -> None:
    rng = np.random.default_rng(1)
    vectors = rng.standard_normal((9, 5)).astype(np.float32)
    labels = np.arange(9) % 2
    ones = np.ones(9, np.float32)
    np.testing.assert_allclose(
        wccn(vectors, labels, 0.5, ones), wccn(vectors, labels, 0.5), atol=1e-6
    )


def test_equal_photos_change_nothing() -> None:
    np.testing.assert_array_equal(
        wccn(np.ones((6, 4), np.float32), np.arange(6) % 2, 0.5), np.eye(4)
    )


@pytest.mark.parametrize("shrinkage", [0.0, 1.5])
def test_the_shrinkage_has_bounds(shrinkage: float) -> None:
    with pytest.raises(ValueError, match="shrinkage"):
        wccn(np.ones((6, 4), np.float32), np.arange(6) % 2, shrinkage)
