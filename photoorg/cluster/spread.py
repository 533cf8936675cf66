"""Photos spread over a plane so that similar ones lie near each other.

t-SNE with gradients by interpolation (Linderman et al., 2019), as openTSNE computes it, for some
thousand landmarks; every other photo lies where the landmarks that are most like it do. So a map
takes as long for a million photos as for twenty thousand, and photos that come later move nothing.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import Any

import numpy as np
import scipy
from numpy.typing import NDArray

from photoorg.domain import Ids, Vectors

NEIGHBOURS = 30
"""Of each landmark: three times the perplexity, as is usual."""
ITERATIONS = 750
_EARLY = 250
"""Of these iterations so many pull neighbours together first."""
_PERPLEXITY = 10
_EXAGGERATION = 12
_SLICE = 25
"""Iterations between two yields."""
_FEWEST = 4
_PULLING = 5
"""Landmarks that decide where another photo lies."""
_SHARPNESS = 40.0
"""How much more the most similar of them counts: e to the power of so many times the cosine."""
_TOGETHER = 0.1
"""Landmarks farther than this from the most similar one do not count."""
_BLOCK = 512


def spread(
    vectors: Vectors, near: Ids, cosines: Vectors, start: Vectors | None = None
) -> Generator[int, None, Vectors]:
    """Where each of n unit vectors (n, d) lies on the map: (n, 2), within −1 and 1.

    `near` (n, k) are the rows most like each and `cosines` theirs. `start` (n, 2) is where they lay
    before, with NaN for new ones: the map stays as recognisable as it can. A generator that yields
    the iterations done. The same photos give the same map, but for the last digits.
    """
    n = len(vectors)
    if n < _FEWEST:
        yield ITERATIONS
        return np.linspace([-0.5, 0], [0.5, 0], n).astype(np.float32)
    import openTSNE
    from openTSNE import affinity, nearest_neighbors

    k = near.shape[1]
    apart = np.sqrt(np.maximum(2 - 2 * cosines.astype(np.float64), 0))
    affinities = affinity.PerplexityBasedNN(
        knn_index=nearest_neighbors.PrecomputedNeighbors(near, apart),
        perplexity=min(_PERPLEXITY, max(k / 3, 1)),
    )
    begin = _main_axes(vectors) if start is None else _with_new_ones(start, near)
    embedding: Any = openTSNE.TSNEEmbedding(
        begin * (1e-4 / max(float(begin.std(axis=0).max()), 1e-12)),
        affinities,
        negative_gradient_method="fft" if n > 2000 else "bh",
        n_jobs=os.cpu_count() or 1,
        random_state=0,
    )
    for done in range(0, ITERATIONS, _SLICE):
        early = done < _EARLY
        embedding.optimize(
            _SLICE,
            exaggeration=_EXAGGERATION if early else None,
            momentum=0.5 if early else 0.8,
            learning_rate=max(n / _EXAGGERATION, 50) if early else max(n, 50),
            max_grad_norm=None,
            inplace=True,
        )
        yield done + _SLICE
    return _within(np.asarray(embedding))


def placed(vectors: Vectors, landmarks: Vectors, positions: Vectors) -> Vectors:
    """Where unit vectors (n, d) lie among landmarks (m, d), m ≥ 1, at positions (m, 2): (n, 2)."""
    found = np.empty((len(vectors), 2), np.float32)
    k = min(_PULLING, len(landmarks))
    for start in range(0, len(vectors), _BLOCK):
        here = vectors[start : start + _BLOCK]
        alike = here @ landmarks.T
        best = np.argpartition(-alike, k - 1, axis=1)[:, :k]
        cosines = np.take_along_axis(alike, best, axis=1)
        weights = np.exp(_SHARPNESS * (cosines - cosines.max(axis=1, keepdims=True)))
        # Landmarks may lie far apart: the mean of two groups would be in neither.
        first = positions[np.take_along_axis(best, cosines.argmax(axis=1)[:, None], axis=1)[:, 0]]
        away = np.linalg.norm(positions[best] - first[:, None], axis=2)
        weights[away > _TOGETHER] = 0
        weights /= weights.sum(axis=1, keepdims=True)
        found[start : start + _BLOCK] = np.einsum("nk,nkd->nd", weights, positions[best])
    return found


def _main_axes(vectors: Vectors) -> Vectors:
    """Coordinates (n, 2) along the two directions in which vectors differ most."""
    centred = (vectors - vectors.mean(axis=0)).astype(np.float64)
    if min(centred.shape) <= 2:
        return np.pad(centred, ((0, 0), (0, 2)))[:, :2]
    axes, sizes, _ = scipy.sparse.linalg.svds(centred, k=2, rng=np.random.default_rng(0))
    order = np.argsort(-sizes)
    coordinates = axes[:, order] * sizes[order]
    # The sign of an axis is chance; a map should not be turned over by it.
    signs = np.sign(coordinates[np.abs(coordinates).argmax(axis=0), [0, 1]])
    turned: Vectors = coordinates * np.where(signs == 0, 1, signs)
    return turned


def _with_new_ones(start: Vectors, near: Ids) -> Vectors:
    """Positions in which those that are not known are those of known neighbours."""
    positions = start.astype(np.float64)
    unknown: NDArray[np.bool_] = np.isnan(positions[:, 0])
    around = np.where(unknown[near][:, :, None], np.nan, positions[near])
    known = ~np.isnan(around[:, :, 0])
    sums = np.nansum(around, axis=1)
    counts = known.sum(axis=1, keepdims=True)
    positions[unknown] = (sums / np.maximum(counts, 1))[unknown]
    return positions.astype(np.float32)


def _within(positions: Vectors) -> Vectors:
    """Moved and scaled to lie within −1 and 1, as wide as high."""
    low, high = positions.min(axis=0), positions.max(axis=0)
    half = max(float((high - low).max()) / 2, 1e-12)
    scaled: Vectors = ((positions - (low + high) / 2) / half).astype(np.float32)
    return scaled
