"""Where a photo was taken: nested cells of latitude and longitude, from its GPS position."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from photoorg.decoders.facet import FacetScores, from_shares
from photoorg.domain import Metadata

NAME = "Place"
EDGES = (10.0, 1.0, 0.1, 0.01)
"""Degrees: about 1,100, 110, 11 and 1.1 km."""
_IMAGINED = 1.0
"""Photos that might have been taken in any of the cells."""
_EARTH_KM = 6371.0
SAME_PLACE_KM = 0.3
"""Within so much people say it was the same place, and satellites may err."""

Cell = tuple[int, int, int]
"""Which of EDGES, and how many edges north and east of 0°, 0°."""


def cells(metadata: Metadata | None) -> tuple[Cell, ...]:
    """The cells a photo was taken in, from large to small; none without a position."""
    if metadata is None or metadata.latitude is None or metadata.longitude is None:
        return ()
    return tuple(
        (level, math.floor(metadata.latitude / edge), math.floor(metadata.longitude / edge))
        for level, edge in enumerate(EDGES)
    )


def count_cells(photos: Iterable[Metadata | None]) -> Counter[Cell]:
    """How many of a library's photos were taken in each cell."""
    return Counter(cell for metadata in photos for cell in cells(metadata))


def place_facet(metadata: Sequence[Metadata | None], counts: Counter[Cell]) -> FacetScores:
    """The cells of a library and of the photos (n,), and where these were taken."""
    own = [cells(said) for said in metadata]
    known = sorted({*counts, *(cell for of_one in own for cell in of_one)}) or [(0, 0, 0)]
    column = {cell: number for number, cell in enumerate(known)}
    weights = np.array([counts[cell] + _IMAGINED for cell in known])
    levels = np.array([cell[0] for cell in known])
    prior = weights / np.bincount(levels, weights)[levels]
    shares = np.tile(prior, (len(own), 1))
    for row, of_one in enumerate(own):
        if of_one:
            shares[row] = 0
            shares[row, [column[cell] for cell in of_one]] = 1
    labels = tuple(position_words(said) for said in metadata)
    code = np.log(prior / prior.sum())
    return from_shares(NAME, tuple(map(_words, known)), prior, shares, labels, code)


def position_words(metadata: Metadata | None) -> str:
    """`41.73° N, 12.28° E`, or nothing."""
    if metadata is None or metadata.latitude is None or metadata.longitude is None:
        return ""
    return _degrees(metadata.latitude, metadata.longitude, 2)


def km_apart(one: Metadata | None, other: Metadata | None) -> float | None:
    """The great-circle distance of two photos in km; None where one has no position."""
    if one is None or other is None or None in (one.latitude, other.latitude):
        return None
    if one.longitude is None or other.longitude is None:
        return None
    a, b = math.radians(one.latitude or 0), math.radians(other.latitude or 0)
    across = math.radians(other.longitude - one.longitude) / 2
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(half, 1)))


def distance_words(km: float) -> str:
    """“same place”, “5 km apart”, rounded as people would."""
    if km <= SAME_PLACE_KM:
        return "same place"
    if km < 1:
        return "less than 1 km apart"
    digits = 10 ** max(math.floor(math.log10(km)), 0)
    return f"{round(km / digits) * digits:,} km apart"


def _words(cell: Cell) -> str:
    level, north, east = cell
    edge = EDGES[level]
    return f"near {_degrees((north + 0.5) * edge, (east + 0.5) * edge, level)}"


def _degrees(latitude: float, longitude: float, digits: int) -> str:
    north, east = "N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W"
    return f"{abs(latitude):.{digits}f}° {north}, {abs(longitude):.{digits}f}° {east}"
