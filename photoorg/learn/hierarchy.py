"""The hierarchy of proxies: coarse proxies are means of finer ones, and stay put for a while.

Yang et al., “Hierarchical Proxy-based Loss” (WACV 2022): k-means on the fine proxies of a trained
model, and from time to time new assignments and new means. Trials: with means that move along at
every step, the gain is lost at both levels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Vectors
from photoorg.learn.directions import class_means, unit

Numbers: TypeAlias = NDArray[np.int64]

_ROUNDS = 50
"""k-means settles long before."""
UNKNOWN = -1
"""The parent of a class that was given none."""


@dataclass(frozen=True)
class Hierarchy:
    """Levels above the fine proxies, the lowest first."""

    parents: tuple[Numbers, ...]
    """For each proxy of the level below, the number of its proxy in this one."""
    proxies: tuple[Vectors, ...]
    """Means of the unit vectors of what is assigned, (m, d) each; not of unit length."""
    given: tuple[bool, ...]
    """Whether a level's parents are the person's, so that they are kept."""


def grow(
    fine: Vectors,
    rng: np.random.Generator,
    given: Sequence[Numbers] = (),
    sizes: Sequence[int] = (),
) -> Hierarchy:
    """Levels above fine proxies (m, d): the given parents first, then k-means into `sizes`.

    Parents (m,) may be UNKNOWN for some: those join the coarse proxy that is nearest.
    """
    parents: list[Numbers] = []
    proxies: list[Vectors] = []
    below = fine
    for known in given:
        numbers = _completed(below, known)
        parents.append(numbers)
        below = coarse_means(below, numbers)
        proxies.append(below)
    for size in sizes:
        numbers = spherical_kmeans(below, min(size, len(below)), rng)
        parents.append(numbers)
        below = coarse_means(below, numbers)
        proxies.append(below)
    kept = tuple([True] * len(given) + [False] * len(sizes))
    return Hierarchy(tuple(parents), tuple(proxies), kept)


def refreshed(hierarchy: Hierarchy, fine: Vectors) -> Hierarchy:
    """New assignments where none were given, then new means, from the lowest level up."""
    parents: list[Numbers] = []
    proxies: list[Vectors] = []
    below = fine
    levels = zip(hierarchy.parents, hierarchy.proxies, hierarchy.given, strict=True)
    for numbers, coarse, given in levels:
        kept = numbers if given else reassigned(below, coarse, numbers)
        parents.append(kept)
        below = coarse_means(below, kept)
        proxies.append(below)
    return Hierarchy(tuple(parents), tuple(proxies), hierarchy.given)


def coarse_means(finer: Vectors, parents: Numbers) -> Vectors:
    """The mean direction of the finer proxies (m, d) of each parent, (parents, d)."""
    return class_means(unit(finer), parents)


def reassigned(finer: Vectors, coarse: Vectors, parents: Numbers) -> Numbers:
    """The nearest coarse proxy of each finer one; as they were if one would be left with none."""
    nearest: Numbers = (unit(finer) @ unit(coarse).T).argmax(axis=1)
    return nearest if len(np.unique(nearest)) == len(coarse) else parents


def spherical_kmeans(vectors: Vectors, k: int, rng: np.random.Generator) -> Numbers:
    """Groups 0 … k − 1 of vectors (m, d) by cosine, none empty, k ≤ m; seeded as k-means++ does.

    Dhillon & Modha, “Concept Decompositions for Large Sparse Text Data” (2001).
    """
    points = unit(vectors)
    centres = points[_spread_out(points, k, rng)]
    groups = np.full(len(points), UNKNOWN)
    for _ in range(_ROUNDS):
        found = _without_empty(points @ centres.T)
        if (found == groups).all():
            break
        groups = found
        centres = unit(coarse_means(points, groups))
    return groups.astype(np.int64)


def _spread_out(points: Vectors, k: int, rng: np.random.Generator) -> list[int]:
    chosen = [int(rng.integers(len(points)))]
    far = 1 - points @ points[chosen[0]]
    while len(chosen) < k:
        odds = np.maximum(far, 0).astype(np.float64)
        odds[chosen] = 0
        left = np.setdiff1d(np.arange(len(points)), chosen)
        total = odds.sum()
        chosen.append(
            int(rng.choice(len(points), p=odds / total)) if total > 1e-9 else int(rng.choice(left))
        )
        far = np.minimum(far, 1 - points @ points[chosen[-1]])
    return chosen


def _without_empty(cosines: NDArray[np.float32]) -> Numbers:
    """The best group of each point (m, k); an empty one takes the worst-fitting point of a group
    that can spare it."""
    groups: Numbers = cosines.argmax(axis=1)
    for empty in np.setdiff1d(np.arange(cosines.shape[1]), groups):
        spare = np.bincount(groups, minlength=cosines.shape[1])[groups] > 1
        fit = np.where(spare, cosines[np.arange(len(groups)), groups], np.inf)
        groups[int(fit.argmin())] = empty
    return groups


def _completed(finer: Vectors, parents: Numbers) -> Numbers:
    """The parents numbered 0 … without gaps, the unknown ones the nearest."""
    known = parents != UNKNOWN
    if not known.any():
        return np.zeros(len(parents), np.int64)
    numbers = np.full(len(parents), UNKNOWN, np.int64)
    numbers[known] = np.unique(parents[known], return_inverse=True)[1]
    means = unit(coarse_means(finer[known], numbers[known]))
    numbers[~known] = (unit(finer[~known]) @ means.T).argmax(axis=1)
    return numbers
