"""The map: groups of similar photos lie together, and apart from others."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
import pytest

from photoorg import index
from photoorg.cluster import ITERATIONS, NEIGHBOURS, placed, spread
from photoorg.domain import Ids, Vectors

GROUPS = 6


def grouped(count: int, seed: int = 0) -> tuple[Vectors, Ids]:
    """Unit vectors (n, 32) in six groups, and the group of each."""
    chance = np.random.default_rng(seed)
    middles = np.random.default_rng(99).normal(size=(GROUPS, 32))
    group = np.arange(count) % GROUPS
    vectors = middles[group] + 0.4 * chance.normal(size=(count, 32))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32), group


def ended(steps: Generator[int, None, Vectors]) -> tuple[list[int], Vectors]:
    told = []
    while True:
        try:
            told.append(next(steps))
        except StopIteration as end:
            return told, end.value


def laid_out(vectors: Vectors, start: Vectors | None = None) -> Vectors:
    neighbours = index.neighbours(vectors, NEIGHBOURS)
    while True:
        try:
            next(neighbours)
        except StopIteration as end:
            near, cosines = end.value
            break
    told, positions = ended(spread(vectors, near, cosines, start))
    assert told == sorted(told)
    assert told[-1] == ITERATIONS
    return positions


def same_group_nearest(positions: Vectors, group: Ids) -> float:
    """The share of photos whose nearest one on the map is of their group."""
    apart = np.linalg.norm(positions[:, None] - positions[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    return float((group[apart.argmin(axis=1)] == group).mean())


def test_similar_photos_lie_together() -> None:
    vectors, group = grouped(240)
    positions = laid_out(vectors)
    assert positions.shape == (240, 2)
    assert positions.dtype == np.float32
    assert np.abs(positions).max() == pytest.approx(1, abs=1e-5)
    assert same_group_nearest(positions, group) > 0.97


def test_the_same_photos_give_the_same_map() -> None:
    vectors, _ = grouped(120)
    np.testing.assert_allclose(laid_out(vectors), laid_out(vectors), atol=1e-3)


def test_a_map_drawn_anew_resembles_the_one_before() -> None:
    vectors, group = grouped(240)
    before = laid_out(vectors[:180])
    known = np.full((240, 2), np.nan, np.float32)
    known[:180] = before
    after = laid_out(vectors, known)
    assert same_group_nearest(after, group) > 0.97
    middles = [
        np.array([laid[group[: len(laid)] == g].mean(axis=0) for g in range(GROUPS)])
        for laid in (before, after)
    ]
    for one in range(GROUPS):
        moved = np.linalg.norm(middles[0][one] - middles[1], axis=1)
        assert moved.argmin() == one


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
def test_a_few_photos_have_places_too(count: int) -> None:
    positions = laid_out(grouped(count)[0])
    assert positions.shape == (count, 2)
    assert np.isfinite(positions).all()
    assert len(np.unique(positions, axis=0)) == count


def test_equal_photos_have_places_too() -> None:
    positions = laid_out(np.repeat(grouped(2)[0][:1], 40, axis=0))
    assert np.isfinite(positions).all()


def test_others_lie_among_the_landmarks_most_like_them() -> None:
    vectors, group = grouped(240)
    positions = laid_out(vectors)
    more, their_group = grouped(90, seed=1)
    found = placed(more, vectors, positions)
    nearest = np.linalg.norm(found[:, None] - positions[None], axis=2).argmin(axis=1)
    assert (group[nearest] == their_group).mean() > 0.97


def test_a_photo_between_two_groups_lies_in_one_of_them() -> None:
    landmarks = np.array([[1, 0], [0.999, 0.04], [0, 1], [0.04, 0.999]], np.float32)
    landmarks /= np.linalg.norm(landmarks, axis=1, keepdims=True)
    positions = np.array([[-1, 0], [-0.98, 0], [1, 0], [0.98, 0]], np.float32)
    between = np.array([[0.7071068, 0.7071068]], np.float32)
    assert abs(placed(between, landmarks, positions)[0, 0]) > 0.9
