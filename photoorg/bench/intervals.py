"""Figures with their 95 % confidence intervals: the bootstrap over photos.

Efron & Tibshirani, “An Introduction to the Bootstrap” (1993), §13.3 (percentile intervals). Photos
are drawn with replacement, each with all that belongs to it, and the figure is computed anew from
what every photo contributes; what photos were compared with stays as it was. The draws are the same
for all figures over the same photos, so that the difference of two figures is a paired one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float64]
Interval: TypeAlias = tuple[float, float]

DRAWS = 2000
_SEED = 1993
_LEVEL = 95.0
_AT_ONCE = 4_000_000
"""How many drawn photo numbers are held in memory."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure that depends on sums over photos only: a mean, a ratio, BLEU of a corpus."""

    contributions: Numbers
    """What each photo adds to the sums, (photos, k)."""
    figure: Callable[[Numbers], Numbers]
    """From sums (m, k) to the figure of each row (m,)."""

    @property
    def value(self) -> float:
        """The figure over all photos."""
        return float(self.figure(self.contributions.sum(axis=0, keepdims=True))[0])

    @property
    def interval(self) -> Interval:
        """Where the figure lies with 95 % confidence: lower end, upper end."""
        return _middle(self._redrawn())

    def lead(self, other: Estimate) -> Interval:
        """Where the difference from `other`, of the same photos in the same order, lies."""
        return _middle(self._redrawn() - other._redrawn())

    def _redrawn(self) -> Numbers:
        """The figure in every draw of the photos (DRAWS,)."""
        draws = _draws(len(self.contributions))
        return np.concatenate([self.figure(times @ self.contributions) for times in draws])


Estimates: TypeAlias = Mapping[str, Estimate]
"""By metric name."""


def of_ratio(parts: NDArray[Any], wholes: NDArray[Any]) -> Estimate:
    """Σ parts / Σ wholes, both (photos,): a share of things of which photos have several."""
    table = np.stack([parts, wholes], axis=1).astype(np.float64)
    return Estimate(table, lambda sums: sums[:, 0] / sums[:, 1])


def of_mean(values: NDArray[Any]) -> Estimate:
    """The mean of one number a photo (photos,)."""
    return of_ratio(values, np.ones(len(values)))


def values(estimates: Estimates) -> dict[str, float]:
    """The figures alone."""
    return {metric: estimate.value for metric, estimate in estimates.items()}


def intervals(ours: Estimates, baselines: Mapping[str, Estimates]) -> dict[str, Interval]:
    """Intervals of our figures by metric, and of their leads by `METRIC_minus_BASELINE`."""
    leads = {
        f"{metric}_minus_{name}": ours[metric].lead(theirs)
        for name, figures in baselines.items()
        for metric, theirs in figures.items()
    }
    return {metric: estimate.interval for metric, estimate in ours.items()} | leads


def _middle(draws: Numbers) -> Interval:
    tail = (100 - _LEVEL) / 2
    lower, upper = np.percentile(draws, [tail, 100 - tail])
    return float(lower), float(upper)


def _draws(photos: int) -> Iterator[Numbers]:
    """How often each photo is in each draw, (some draws, photos), DRAWS draws in all."""
    rng = np.random.default_rng(_SEED)
    step = max(_AT_ONCE // photos, 1)
    for start in range(0, DRAWS, step):
        count = min(step, DRAWS - start)
        drawn = rng.integers(photos, size=(count, photos))
        drawn += np.arange(count)[:, None] * photos
        times = np.bincount(drawn.ravel(), minlength=count * photos)
        yield times.reshape(count, photos).astype(np.float64)
