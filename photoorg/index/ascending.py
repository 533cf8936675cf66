"""Sets of ids as ascending arrays: 8 bytes for each of a million photos."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Ids


def together(ids: Ids, more: Ids) -> Ids:
    """Ascending ids and other ascending ones, each once."""
    fresh = more[~among(more, ids)]
    joined: Ids = np.insert(ids, np.searchsorted(ids, fresh), fresh)
    return joined


def without(ids: Ids, fewer: Ids) -> Ids:
    """Those of some ids that are not among ascending others."""
    return ids[~among(ids, fewer)] if len(fewer) else ids


def within(ids: Ids, others: Ids) -> Ids:
    """Those of some ids that are among ascending others."""
    return ids[among(ids, others)]


def among(ids: Ids, others: Ids) -> NDArray[np.bool_]:
    """Which ids (n,) are among ascending others."""
    if len(others) == 0:
        return np.zeros(len(ids), bool)
    places = np.minimum(np.searchsorted(others, ids), len(others) - 1)
    found: NDArray[np.bool_] = others[places] == ids
    return found
