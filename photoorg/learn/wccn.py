"""Within-class covariance normalisation: directions in which albums scatter count for less.

Hatch, Kajarekar & Stolcke, “Within-Class Covariance Normalization for SVM-based Speaker
Recognition” (Interspeech 2006), shrunk towards a multiple of the identity as Ledoit & Wolf (2004)
do: from 25 classes of 25 photos the covariance of 1,280 components is known in few directions.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Vectors
from photoorg.learn.directions import class_means

_NOTHING = 1e-10


def wccn(
    vectors: Vectors,
    labels: NDArray[np.int64],
    shrinkage: float,
    weights: NDArray[np.float32] | None = None,
) -> Vectors:
    """The symmetric matrix ((1 − s)·S_w + s·(tr S_w / d)·I)^-½ (d, d), scaled so that directions in
    which no class scatters keep their length; for row vectors (n, d) with labels 0 … m − 1.

    0 < shrinkage s ≤ 1; at 1 it is the identity.
    """
    if not 0 < shrinkage <= 1:
        raise ValueError("the shrinkage of a covariance is above 0 and at most 1")
    spread = vectors - class_means(vectors, labels)[labels]
    shares = np.ones(len(vectors)) if weights is None else weights.astype(np.float64)
    variances, directions = _principal(spread, shares / shares.sum())
    prior = shrinkage * variances.sum() / vectors.shape[1]
    if prior <= 0:
        return np.eye(vectors.shape[1], dtype=np.float32)
    gains = (prior / ((1 - shrinkage) * variances + prior)) ** 0.5
    matrix = np.eye(vectors.shape[1]) + (directions * (gains - 1)) @ directions.T
    normalised: Vectors = matrix.astype(np.float32)
    return normalised


def _principal(
    spread: Vectors, shares: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Variances (k,) and directions (d, k) of deviations (n, d) that count by `shares` (n,)."""
    weighted = spread.astype(np.float64) * np.sqrt(shares)[:, None]
    # The smaller of the two Gram matrices: hundreds of photos are fewer than components.
    wide = weighted.shape[0] < weighted.shape[1]
    gram = weighted @ weighted.T if wide else weighted.T @ weighted
    variances, vectors = np.linalg.eigh(gram)
    real = variances > max(variances[-1], 0) * _NOTHING
    variances, vectors = variances[real], vectors[:, real]
    if wide:
        vectors = weighted.T @ vectors / np.sqrt(variances)
    return variances, vectors
