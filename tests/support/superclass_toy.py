"""A toy with superclasses, classes and photos: Gaussian, in 256 dimensions.

Classes differ little, photos of a class a lot, and mostly in directions that mean nothing.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoorg.learn import TrainingSet
from photoorg.learn.directions import unit

HELD_OUT = 4
"""Classes of each superclass that are kept for tests."""


def superclass_toy(seed: int, supers: int = 10, classes: int = 12, photos: int = 10) -> TrainingSet:
    """Superclasses × classes × photos, class numbers ascending within superclasses."""
    rng = np.random.default_rng(seed)
    basis = np.linalg.qr(rng.standard_normal((256, 256)))[0]
    shared, fine, useless = basis[:, :24], basis[:, 24:72], basis[:, 72:136]
    rows, labels, parents = [], [], []
    for parent in range(supers):
        mean = rng.standard_normal(24)
        for _ in range(classes):
            kind = mean + 0.3 * rng.standard_normal(24)
            own = 0.3 * rng.standard_normal(48)
            for _ in range(photos):
                rows.append(
                    shared @ kind
                    + fine @ (own + 0.35 * rng.standard_normal(48))
                    + useless @ (1.25 * rng.standard_normal(64))
                    + 0.3 * rng.standard_normal(256)
                )
                labels.append(len(labels) // photos)
                parents.append(parent)
    return TrainingSet(unit(np.stack(rows)), np.array(labels), np.array(parents))


def held_out(toy: TrainingSet, classes: int = 12) -> NDArray[np.bool_]:
    """Whether each photo is of a class kept for tests."""
    kept: NDArray[np.bool_] = toy.labels % classes >= classes - HELD_OUT
    return kept
