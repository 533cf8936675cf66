"""The training loop: what it moves, what it repeats, where it stops."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pytest

from photoorg.learn import Pairs
from photoorg.learn.directions import unit
from photoorg.learn.fit import PER_CLASS, Epoch, Fitted, Lesson, Plan, batches, fit
from photoorg.learn.losses import proxy_nca_plus

Result = TypeVar("Result")
PLAN = Plan(width=8, epochs=8, warm_up=2, refresh=3, rate=0.02, batch=16)


def ended(steps: Generator[object, None, Result]) -> Result:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result


def lesson(parents: bool = True, photos: int = 60) -> Lesson:
    rng = np.random.default_rng(0)
    labels = np.arange(photos) % 6
    means = rng.standard_normal((6, 12))
    vectors = unit(means[labels] + 1.2 * rng.standard_normal((photos, 12)))
    return Lesson(vectors, labels, (np.array([0, 0, 1, 1, 2, 2]),) if parents else ())


def separation(fitted: Fitted, learned: Lesson) -> float:
    """Mean cosine within classes less that between them."""
    z = unit(learned.vectors @ fitted.matrix)
    same = learned.labels[:, None] == learned.labels
    cosines = z @ z.T
    return float(cosines[same].mean() - cosines[~same].mean())


@pytest.mark.parametrize(
    "plan",
    [
        PLAN,
        replace(PLAN, weights=()),
        replace(PLAN, weights=(0.3, 0.1), sizes=(0.5,)),
        replace(PLAN, residual=8),
        replace(PLAN, residual=8, pull=0.001, base=proxy_nca_plus),
        replace(PLAN, random_start=True),
    ],
)
@pytest.mark.parametrize("parents", [True, False])
def test_it_separates_classes_and_repeats_itself(plan: Plan, parents: bool) -> None:
    learned = lesson(parents)
    start = ended(fit(learned, replace(plan, epochs=0), seed=1))
    found = ended(fit(learned, replace(plan, epochs=20), seed=1))
    again = ended(fit(learned, replace(plan, epochs=20), seed=1))
    assert found.matrix.shape == ((12, 12) if plan.residual else (12, 8))
    assert separation(found, learned) > separation(start, learned) + 0.02
    np.testing.assert_array_equal(found.matrix, again.matrix)


def test_a_residual_starts_from_what_is_known() -> None:
    plan = replace(PLAN, residual=4, epochs=0)
    np.testing.assert_array_equal(ended(fit(lesson(), plan)).matrix, np.eye(12))


def test_a_pull_keeps_it_near() -> None:
    start = ended(fit(lesson(), replace(PLAN, epochs=0))).matrix
    free = ended(fit(lesson(), PLAN)).matrix
    pulled = ended(fit(lesson(), replace(PLAN, pull=100.0))).matrix
    assert np.linalg.norm(pulled - start) < 0.5 * np.linalg.norm(free - start)


def test_it_can_be_stopped_at_every_epoch() -> None:
    steps = fit(lesson(), PLAN)
    first = next(steps)
    assert isinstance(first, Epoch)
    assert (first.number, first.total) == (1, 8)
    steps.close()
    assert len(list(fit(lesson(), PLAN))) == 8


def test_marked_pairs_move_it() -> None:
    rng = np.random.default_rng(3)
    one, other = unit(rng.standard_normal((2, 12))), unit(rng.standard_normal((2, 12)))
    pairs = Pairs(one, other, np.array([True, False]))
    plan = replace(PLAN, pair_weight=5.0, epochs=20)
    without = ended(fit(lesson(), plan)).matrix
    found = ended(fit(replace(lesson(), pairs=pairs), plan)).matrix

    def cosines(matrix: np.ndarray) -> np.ndarray:
        return (unit(one @ matrix) * unit(other @ matrix)).sum(axis=1)

    assert cosines(found)[0] > cosines(without)[0] + 0.1
    assert cosines(found)[1] < max(cosines(without)[1], 0.3) + 0.1


def test_photos_of_no_weight_teach_nothing() -> None:
    learned = lesson()
    weights = np.ones(60, np.float32)
    weights[:30] = 1e-9
    half = ended(fit(replace(learned, weights=weights), PLAN)).matrix
    wrong = learned.labels.copy()
    wrong[:30] = np.random.default_rng(0).permutation(wrong[:30])
    same = ended(fit(replace(learned, weights=weights, labels=wrong), PLAN)).matrix
    whole = ended(fit(replace(learned, labels=wrong), PLAN)).matrix
    # Proxies start at class means, so that a little of the wrong labels is left.
    assert np.abs(half - same).max() < np.abs(half - whole).max()


def test_an_epoch_is_not_ruled_by_one_class() -> None:
    labels = np.repeat([0, 1, 2], [900, 30, 10])
    rng = np.random.default_rng(0)
    shown = np.concatenate(list(batches(labels, 16, rng)))
    assert len(np.unique(shown)) == len(shown)
    assert np.bincount(labels[shown]).tolist() == [30, 30, 10]
    large = np.concatenate(list(batches(np.zeros(900, np.int64), 64, rng)))
    assert len(large) == PER_CLASS
