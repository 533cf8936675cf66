"""Coasts and borders of the bundled map; see NATURAL_EARTH.txt."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Lines:
    """Many lines, one after the other."""

    degrees: NDArray[np.float64]
    """(n, 2): latitude and longitude of every point."""
    line: NDArray[np.int64]
    """(n,): which line each point belongs to, ascending."""
    shape: NDArray[np.int64]
    """(n,): which shape each line belongs to, ascending; a shape is a piece of land with its
    holes, or a border."""


@dataclass(frozen=True, slots=True)
class Country:
    """Where the name of a country stands."""

    name: str
    latitude: float
    longitude: float
    wide: float
    """Degrees from the western to the eastern end of its largest piece."""


@dataclass(frozen=True)
class Outlines:
    """Land as closed rings (holes are rings, too: what is inside two is none), borders as open
    lines. Some go on beyond 180° east or west; that part is there again from the other side."""

    land: Lines
    borders: Lines
    countries: tuple[Country, ...]


@cache
def load_outlines() -> Outlines:
    """The outlines that come with photoorg; takes some hundredths of a second once."""
    packed = files("photoorg.atlas").joinpath("outlines.json.gz").read_bytes()
    read = json.loads(gzip.decompress(packed))
    unit = read["per_degree"]
    countries = tuple(
        Country(name, y / unit, x / unit, wide / unit) for name, x, y, wide in read["countries"]
    )
    borders = [[line] for line in read["borders"]]
    return Outlines(_lines(read["land"], unit), _lines(borders, unit), countries)


def _lines(shapes: Sequence[Sequence[Sequence[int]]], unit: int) -> Lines:
    steps = [np.array(line, np.int64).reshape(-1, 2) for shape in shapes for line in shape]
    eastward = np.concatenate([line.cumsum(axis=0) for line in steps])
    shape_of = np.repeat(np.arange(len(shapes)), [len(shape) for shape in shapes])
    line = np.repeat(np.arange(len(steps)), [len(each) for each in steps])
    return Lines(eastward[:, ::-1] / unit, line, shape_of[line])
