"""One score of several: how well photos fit some things and not others.

Each thing asked about has scores of its own, in its own space and on its own scale. What they have
in common is chance: the same thing's scores on photos picked at random. Their mean is the zero and
their standard deviation the unit of every part, so words and photos of any model can be added.
`bench combined` measures the choices made here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from photoorg.domain import Vectors

SHARE = 0.8
"""How much of what fits something unwanted is taken off."""
LEAST = 0.25
"""How much the plus part that fits least counts, beside the mean of all of them."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What one part of a question scores on photos, in standard deviations from chance."""

    values: Vectors
    """(n,)"""
    minus: bool = False


def standard(scores: Vectors, chance: Vectors) -> Vectors:
    """Scores (n,) as standard deviations from the mean of those on random photos (m,)."""
    unit = float(chance.std()) if len(chance) else 0.0
    zero = float(chance.mean()) if len(chance) else 0.0
    found: Vectors = ((scores - zero) / max(unit, 1e-6)).astype(np.float32)
    return found


def combined(parts: Sequence[Scores], share: float = SHARE, least: float = LEAST) -> Vectors:
    """One score a photo (n,), the highest for those that fit every plus part and no minus part.

    What fits a minus part less than chance gains nothing by it; without plus parts the best are
    those that fit the minus parts least.
    """
    plus = [part.values for part in parts if not part.minus]
    minus = [part.values for part in parts if part.minus]
    found: Vectors
    if not plus:
        found = -np.max(minus, axis=0)
        return found
    found = (1 - least) * np.mean(plus, axis=0) + least * np.min(plus, axis=0)
    if minus:
        found = found - share * np.maximum(np.max(minus, axis=0), 0)
    return found.astype(np.float32, copy=False)
