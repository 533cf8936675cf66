"""What comes and what goes when one list of photos takes the place of another."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Ids

RANGES = 64
"""More separate changes than this are not told one by one."""
RANGES_OF_MANY = 6
"""The same in a large list, of which each change makes a copy."""
MANY = 100_000

Runs = list[tuple[int, int]]


class Changes(NamedTuple):
    """Half-open ranges of rows, ascending."""

    gone: Runs
    """Rows of the old list."""
    come: Runs
    """Rows of the new list."""


def changes(old: Ids, new: Ids) -> Changes | None:
    """How the new list comes of the old one; None where what stays is in another order, or where
    the changes are too many. Ids (n,) and (m,) are all different."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    stays, stayed = np.isin(before, after), np.isin(after, before)
    if not np.array_equal(before[stays], after[stayed]):
        return None
    gone, come = _runs(~stays, head), _runs(~stayed, head)
    most = RANGES_OF_MANY if len(new) > MANY else RANGES
    return Changes(gone, come) if len(gone) + len(come) <= most else None


def _alike(one: Ids, other: Ids) -> int:
    """How many ids both begin with."""
    length = min(len(one), len(other))
    differ = one[:length] != other[:length]
    first = int(differ.argmax()) if length else 0
    return first if length and differ[first] else length


def _runs(mask: NDArray[np.bool_], first: int) -> Runs:
    """The half-open ranges in which a mask is true, counted from `first`."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.view(np.int8), [0])))) + first
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
