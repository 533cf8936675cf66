"""The nearest city of a position, offline: GeoNames' cities with 5,000 people or more.

Source: cities.tsv.gz beside this file, CC BY 4.0; see GEONAMES_LICENSE.txt.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

import numpy as np
import scipy
from numpy.typing import NDArray

from photoorg.translatable import tr

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]

CITY, REGION, COUNTRY = range(3)
"""How wide a place is."""

_EARTH_KM = 6371.0
_KM_PER_ROOT_PERSON = 0.006
"""A city of n people reaches 0.006·√n km from its middle: Rome 9, London 18, a village 0.4."""
_LARGE = 100_000
_NEAREST, _NEAREST_LARGE = 4, 8
_FARTHEST_CITY, _FARTHEST_LAND = 30.0, 150.0
"""Kilometres beyond a city's reach at which nobody speaks of it any more, nor of its region: who
is farther from any place is at sea, or in a desert that has no name here."""


@dataclass(frozen=True, slots=True)
class Where:
    """The places that n positions lie in, as numbers of names (n, 3): city, region, country; -1
    where there is none."""

    numbers: Numbers
    names: tuple[str, ...]

    def words(self, row: int) -> str:
        """`Rome, Italy`, `Lazio, Italy`, `Italy`, or nothing."""
        return self._words(self.numbers[row], CITY)

    def near(self, rows: Numbers | slice, say: Callable[[str], str] = tr) -> str:
        """The narrowest place that most of some positions lie in: `near Rome, Italy`, `in Lazio,
        Italy`, `in Italy`, or nothing. `say` translates the words around names."""
        number, width = _most(self.numbers[rows])
        if width is None:
            return ""
        row = self.numbers[rows][self.numbers[rows][:, width] == number][0]
        said = say(tr("near {place}") if width == CITY else tr("in {place}"))
        return said.format(place=self._words(row, width))

    def _words(self, numbers: Numbers, width: int) -> str:
        narrow = next((int(n) for n in numbers[width:] if n >= 0), -1)
        country = int(numbers[COUNTRY])
        listed = [narrow] if narrow == country else [narrow, country]
        return ", ".join(self.names[number] for number in listed if number >= 0)


@dataclass(frozen=True)
class Gazetteer:
    """Cities (m,): where they are, how far they reach, and what they are called."""

    points: Floats
    """On the unit sphere, (m, 3)."""
    reach: Floats
    """Kilometres, (m,)."""
    people: Numbers
    places: Numbers
    """(m, 3), numbers of names: the city, its region, its country."""
    names: tuple[str, ...]

    def find(self, positions: Floats) -> Where:
        """Where positions (n, 2) lie: latitude and longitude in degrees, NaN where not known.

        A position belongs to the city whose reach it is in, or nearest to; to the largest of
        several.
        """
        found = np.full((len(positions), 3), -1, np.int64)
        known = np.flatnonzero(np.isfinite(positions).all(axis=1))
        # Photos of a day share their places: 0.01° is about a kilometre.
        cells, back = np.unique(np.round(positions[known], 2), axis=0, return_inverse=True)
        if len(cells):
            found[known] = self._of_cells(_on_sphere(cells))[back.ravel()]
        return Where(found, self.names)

    @property
    def degrees(self) -> Floats:
        """Latitude and longitude of the cities, (m, 2)."""
        x, y, z = self.points.T
        degrees: Floats = np.degrees(np.stack([np.arcsin(z), np.arctan2(y, x)], axis=1))
        return degrees

    @cached_property
    def _large(self) -> Numbers:
        return np.flatnonzero(self.people >= _LARGE)

    @cached_property
    def _tree(self) -> scipy.spatial.KDTree:
        return scipy.spatial.KDTree(self.points)

    @cached_property
    def _tree_of_large(self) -> scipy.spatial.KDTree:
        return scipy.spatial.KDTree(self.points[self._large])

    def _of_cells(self, points: Floats) -> Numbers:
        near = _nearest(self._tree, points, _NEAREST)
        far = self._large[_nearest(self._tree_of_large, points, _NEAREST_LARGE)]
        candidates = np.concatenate([near, far], axis=1)
        chord = np.linalg.norm(self.points[candidates] - points[:, None], axis=2)
        away = 2 * _EARTH_KM * np.arcsin(np.minimum(chord / 2, 1)) - self.reach[candidates]
        outside = np.maximum(away, 0)
        order = np.lexsort((-self.people[candidates], outside), axis=1)[:, :1]
        best = np.take_along_axis(candidates, order, axis=1)[:, 0]
        beyond = np.take_along_axis(outside, order, axis=1)[:, 0]
        found: Numbers = self.places[best].copy()
        found[beyond > _FARTHEST_CITY, CITY] = -1
        found[beyond > _FARTHEST_LAND] = -1
        return found


def _nearest(tree: scipy.spatial.KDTree, wanted: Floats, count: int) -> Numbers:
    _, rows = tree.query(wanted, min(count, tree.n))
    numbers: Numbers = np.asarray(rows, np.int64).reshape(len(wanted), -1)
    return numbers


@cache
def load_gazetteer() -> Gazetteer:
    """The cities that come with photoorg; takes about a fifth of a second once."""
    packed = files("photoorg.atlas").joinpath("cities.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    numbers: dict[tuple[str, ...], int] = {}

    def number(*path: str) -> int:
        return numbers.setdefault(path, len(numbers)) if path[-1] else -1

    places = [
        (number(country, region, city), number(country, region), number(country))
        for country, region, city, *_ in rows
    ]
    people = np.array([int(row[5]) for row in rows])
    return Gazetteer(
        _on_sphere(np.array([[float(row[3]), float(row[4])] for row in rows])),
        _KM_PER_ROOT_PERSON * np.sqrt(people),
        people,
        np.array(places),
        tuple(path[-1] for path in numbers),
    )


def _on_sphere(degrees: Floats) -> Floats:
    latitude, longitude = np.radians(degrees).T
    return np.stack(
        [
            np.cos(latitude) * np.cos(longitude),
            np.cos(latitude) * np.sin(longitude),
            np.sin(latitude),
        ],
        axis=1,
    )


def place_name(degrees: Floats) -> str:
    """The narrowest place that most of some positions (n, 2) lie in, in degrees; "" for none."""
    where = load_gazetteer().find(degrees)
    number, _ = _most(where.numbers)
    return "" if number < 0 else where.names[number]


def _most(numbers: Numbers) -> tuple[int, int | None]:
    """The narrowest place that most of some (n, 3) have, and how wide it is; -1 and None where
    there is none."""
    for width in (CITY, REGION, COUNTRY):
        found, sizes = np.unique(numbers[numbers[:, width] >= 0, width], return_counts=True)
        if len(found) and 2 * sizes.max() > len(numbers):
            return int(found[np.argmax(sizes)]), width
    return -1, None
