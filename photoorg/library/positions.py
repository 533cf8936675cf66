"""Where on the Earth photos were taken (index.db). Never a guess: only what their files say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Ids
from photoorg.library.photos import IS_HERE, NEWEST_FIRST
from photoorg.library.store import Library

Degrees = NDArray[np.float64]
_KNOWN = "latitude IS NOT NULL AND longitude IS NOT NULL"
_A_PIECE = 10_000


@dataclass(frozen=True)
class Positions:
    """Photos, and where they were taken."""

    ids: Ids
    degrees: Degrees
    """(n, 2): latitude and longitude, WGS 84, north and east positive."""


def all_in_pieces(library: Library) -> Iterator[Positions]:
    """Every photo with a position, some at a time, for a caller that must not wait long."""
    rows = library.index.execute(
        f"SELECT id, latitude, longitude FROM photos WHERE {_KNOWN} AND {IS_HERE}"
    )
    while piece := rows.fetchmany(_A_PIECE):
        yield _positions(piece)


def inside(library: Library, south: float, west: float, north: float, east: float) -> Positions:
    """The photos between two latitudes and two longitudes in degrees, borders included, newest
    first."""
    return _positions(
        library.index.execute(
            f"""SELECT id, latitude, longitude FROM photos WHERE {_KNOWN}
            AND latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ? AND {IS_HERE}
            {NEWEST_FIRST}""",
            [south, north, west, east],
        ).fetchall()
    )


def _positions(rows: Sequence[Any]) -> Positions:
    values = np.fromiter(chain.from_iterable(rows), np.float64, 3 * len(rows)).reshape(-1, 3)
    return Positions(values[:, 0].astype(np.int64), values[:, 1:])
