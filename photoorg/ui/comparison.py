"""A comparison as it was left, to come back to exactly there."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from photoorg.domain import Ids
from photoorg.ui.canvas import Aim
from photoorg.ui.explained import Told
from photoorg.ui.wipe import WHOLE


@dataclass(frozen=True)
class Comparison:
    """What is not in the place itself: how the photos are looked at, and where they came from."""

    focused: int = 0
    """The photo that verbs are about, counted from 0."""
    is_linked: bool = True
    is_wiped: bool = False
    divider: int = WHOLE // 2
    aims: tuple[Aim, ...] = ()
    """What of each photo was looked at; empty when all of them were fitted in."""
    among: Ids = field(default_factory=lambda: np.empty(0, np.int64))
    """The list that the photos were chosen from."""
    told: Told = field(default_factory=Told)


def neighbour(among: Ids, photo_id: int | None, taken: frozenset[int], by: int) -> int | None:
    """The next photo (`by` 1) or the one before (-1) in a list, leaving out those that are taken;
    None at its ends, and for a photo that is not in the list."""
    rows = np.flatnonzero(among == (-1 if photo_id is None else photo_id))
    if not len(rows):
        return None
    row = int(rows[0]) + by
    while 0 <= row < len(among):
        if int(among[row]) not in taken:
            return int(among[row])
        row += by
    return None
