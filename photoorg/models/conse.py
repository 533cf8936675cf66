"""ConSE: a photo's place among words is the mix of its classes' names.

Norouzi et al., “Zero-Shot Learning by Convex Combination of Semantic Embeddings” (ICLR 2014), §3:
f(x) = Σ_t p(y_t | x) s(y_t) / Σ_t p(y_t | x) over the T most probable classes.
"""

from __future__ import annotations

import numpy as np

from photoorg.domain import ConceptScores, Vectors

PAPER_T = 10
"""How many classes the paper mixes."""


def mix(scores: ConceptScores, names: Vectors, t: int, power: float = 1.0) -> Vectors:
    """Unit vectors (n, d) of photos from class scores and the classes' name vectors (c, d).

    Probabilities are raised to `power` first: 1 is the paper; below 1 the less probable classes
    have more of a say, which a classifier sure of one thing in a crowded photo needs.
    """
    weights = scores.probabilities[:, :t] ** power
    return unit(np.einsum("nt,ntd->nd", weights, names[scores.indices[:, :t]]))


def unit(vectors: Vectors) -> Vectors:
    """The same directions with length 1; zero vectors stay zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
    return scaled
