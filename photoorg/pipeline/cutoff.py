"""Where one search's hits stop being likely and the rest begins.

How high a score is means something only beside what the same question scores on photos picked by
chance: their mean is the zero and their standard deviation the unit of z below. If hits were chance
alone, the best of n photos would come to about √(2 ln n). The cut lies at a share of that, and
higher the more the best hits stand out. Exponent and share are from `bench cutoff`: over folders of
known classes the mean F1 is above that of any fixed number of hits and of any fixed score.
"""

from __future__ import annotations

import math

import numpy as np

from photoorg.domain import Vectors

SHARE = 0.24
STANDING_OUT = 0.75
"""z of the cut: SHARE · √(2 ln n) · z(third best hit) ^ STANDING_OUT."""
_THIRD = 3
"""The best hit or two may be copies of the question."""


def likely(scores: Vectors, chance: Vectors, photos: int) -> int:
    """How many of a search's scores, best first (k,), are likely to be what was meant.

    `chance` (m,) are the same question's scores on random photos of the library, which holds
    `photos` in all. All are likely where nothing tells them apart from chance.
    """
    if len(scores) == 0 or len(chance) == 0:
        return len(scores)
    zero, unit = float(chance.mean()), float(chance.std())
    if unit < 1e-6:
        return len(scores)
    standing_out = (float(scores[min(_THIRD, len(scores)) - 1]) - zero) / unit
    expected = math.sqrt(2 * math.log(max(photos, 2)))
    cut = zero + unit * SHARE * expected * max(standing_out, 0.0) ** STANDING_OUT
    return int(np.count_nonzero(scores > cut))
