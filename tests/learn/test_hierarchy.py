"""Coarse proxies: groups, means, and what happens to them when proxies move."""

from __future__ import annotations

import numpy as np
import pytest

from photoorg.learn.directions import unit
from photoorg.learn.hierarchy import (
    UNKNOWN,
    coarse_means,
    grow,
    reassigned,
    refreshed,
    spherical_kmeans,
)


def bundles(groups: int, each: int, noise: float = 0.1) -> np.ndarray:
    rng = np.random.default_rng(0)
    centres = rng.standard_normal((groups, 32))
    return (
        np.repeat(centres, each, axis=0) + noise * rng.standard_normal((groups * each, 32))
    ).astype(np.float32)


def test_kmeans_finds_bundles_of_any_length() -> None:
    fine = bundles(5, 6) * np.random.default_rng(1).uniform(0.1, 9, (30, 1)).astype(np.float32)
    groups = spherical_kmeans(fine, 5, np.random.default_rng(2))
    assert len(np.unique(groups)) == 5
    assert all(len(np.unique(groups[first : first + 6])) == 1 for first in range(0, 30, 6))


@pytest.mark.parametrize("k", [1, 3, 8])
def test_no_group_is_empty(k: int) -> None:
    same = np.ones((8, 4), np.float32)
    assert len(np.unique(spherical_kmeans(same, k, np.random.default_rng(0)))) == k


def test_means_are_of_directions() -> None:
    fine = np.array([[2, 0], [0, 5], [0, 1]], np.float32)
    means = coarse_means(fine, np.array([0, 0, 1]))
    np.testing.assert_allclose(means, [[0.5, 0.5], [0, 1]])


def test_reassignment_never_empties_a_group() -> None:
    fine = unit(np.array([[1, 0], [1, 0.1], [0, 1]], np.float32))
    coarse = unit(np.array([[1, 0], [0, 1]], np.float32))
    assert reassigned(fine, coarse, np.array([0, 1, 1])).tolist() == [0, 0, 1]
    far = unit(np.array([[1, 0], [-1, -1]], np.float32))
    assert reassigned(fine[:2], far, np.array([1, 0])).tolist() == [1, 0]


def test_levels_on_levels() -> None:
    fine = bundles(6, 5)
    tree = grow(fine, np.random.default_rng(0), sizes=(6, 2))
    assert [len(level) for level in tree.proxies] == [6, 2]
    assert [len(numbers) for numbers in tree.parents] == [30, 6]
    np.testing.assert_allclose(tree.proxies[1], coarse_means(tree.proxies[0], tree.parents[1]))


def test_given_parents_stay_and_unknown_ones_join_the_nearest() -> None:
    fine = bundles(3, 4)
    given = np.repeat([7, 3, 9], 4)
    given[[1, 6]] = UNKNOWN
    tree = grow(fine, np.random.default_rng(0), given=(given,))
    assert tree.parents[0].tolist() == np.repeat([1, 0, 2], 4).tolist()
    moved = refreshed(tree, fine[::-1].copy())
    assert moved.parents[0].tolist() == tree.parents[0].tolist()
    np.testing.assert_allclose(moved.proxies[0], coarse_means(fine[::-1], tree.parents[0]))


def test_groups_follow_proxies_that_move() -> None:
    fine = bundles(3, 4)
    tree = grow(fine, np.random.default_rng(0), sizes=(3,))
    fine[0] = fine[5]
    assert refreshed(tree, fine).parents[0][0] == tree.parents[0][5]
