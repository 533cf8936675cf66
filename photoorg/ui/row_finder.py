"""Where photos are in a list of ids, for many at once."""

from __future__ import annotations

import numpy as np

from photoorg.domain import Ids

_SPARE = 1_000_000


class RowFinder:
    """The rows of photos in a list that does not change. Ids are numbers that a database counts up,
    so a table with a place for each is small, and quicker than sorting."""

    def __init__(self, ids: Ids) -> None:
        """`ids` (n,) are all different."""
        self._count = len(ids)
        largest = int(ids.max(initial=0))
        self._table: Ids | None = None
        if ids.min(initial=0) >= 0 and largest <= 8 * len(ids) + _SPARE:
            self._table = np.full(largest + 2, -1, np.int64)
            self._table[ids] = np.arange(len(ids))
        else:
            self._order = np.argsort(ids)
            self._sorted = ids[self._order]

    def rows(self, ids: Ids) -> Ids:
        """The row of each id (m,), -1 where it is not in the list."""
        if not self._count:
            return np.full(len(ids), -1, np.int64)
        if self._table is not None:
            last = len(self._table) - 1
            return self._table[np.where((ids >= 0) & (ids < last), ids, last)]
        at = np.minimum(np.searchsorted(self._sorted, ids), self._count - 1)
        return np.where(self._sorted[at] == ids, self._order[at], -1)
