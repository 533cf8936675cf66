"""The gate: a head is only used when it surely helps with albums it has never seen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoorg.learn.evaluate import Answers, Values
from photoorg.learn.hierarchy import Numbers

DRAWS = 1000
COARSE_LOSS = 0.01
"""What MAP@R at the level of parents may lose."""
_SEED = 2022
_TAILS = (2.5, 97.5)


@dataclass(frozen=True)
class Verdict:
    """What the gate decided, and by which numbers. Gains are differences of shares."""

    accepted: bool
    gain: float
    """ΔMAP@R on classes held out."""
    by_photo: tuple[float, float]
    """95 % interval of the gain, photos drawn anew."""
    by_class: tuple[float, float]
    """95 % interval of the gain, classes drawn anew: wider, as photos of a class are alike."""
    coarse_gain: float
    photos: int
    classes: int
    sentence: str
    """For people."""


def judge(before: Answers, after: Answers, labels: Numbers, coarse: bool = True) -> Verdict:
    """Whether `after` is surely better than `before`: the same queries on classes that took no
    part in training, with the class of each query (q,). `coarse`: there are parents to compare by.
    """
    if not np.array_equal(before.queries, after.queries) or len(labels) != len(before.queries):
        raise ValueError("the gate compares answers to the same queries")
    gains = after.map_r - before.map_r
    coarse_gain = _mean(after.map_r_coarse - before.map_r_coarse) if coarse else 0.0
    by_photo = interval(gains, np.arange(len(gains)))
    by_class = interval(gains, labels)
    surely = min(by_photo[0], by_class[0]) > 0
    accepted = surely and coarse_gain >= -COARSE_LOSS
    return Verdict(
        accepted,
        _mean(gains),
        by_photo,
        by_class,
        coarse_gain,
        len(gains),
        len(np.unique(labels)),
        _sentence(_mean(gains), surely, accepted, coarse_gain),
    )


def interval(values: Values, groups: NDArray[np.integer]) -> tuple[float, float]:
    """Where the mean of values (q,) lies with 95 % confidence, whole groups (q,) being drawn.

    Efron & Tibshirani, “An Introduction to the Bootstrap” (1993), §13.3.
    """
    if not len(values):
        return 0.0, 0.0
    _, numbers = np.unique(groups, return_inverse=True)
    sums, counts = np.bincount(numbers, weights=values), np.bincount(numbers)
    rng = np.random.default_rng(_SEED)
    means = []
    for _ in range(DRAWS):
        drawn = rng.integers(len(sums), size=len(sums))
        means.append(sums[drawn].sum() / counts[drawn].sum())
    lower, upper = np.percentile(means, _TAILS)
    return float(lower), float(upper)


def _sentence(gain: float, surely: bool, accepted: bool, coarse_gain: float) -> str:
    points = f"{abs(100 * gain):.1f} points"
    if accepted:
        return f"Learned from your albums: photos of albums not seen before match {points} better."
    if surely:
        lost = f"{abs(100 * coarse_gain):.1f} points"
        return f"No gain from learning yet: albums match better, but their groups {lost} worse."
    if gain > 0:
        return f"No gain from learning yet: {points} better on other albums may well be chance."
    return "No gain from learning yet: other albums do not match better than without it."


def _mean(values: Values) -> float:
    return float(values.mean()) if len(values) else 0.0
