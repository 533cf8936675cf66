"""Write photoorg/atlas/outlines.json.gz: coasts, borders and the names of countries.

    npm pack world-atlas@2 && tar xf world-atlas-2.*.tgz
    python packaging/outlines/build.py package/countries-50m.json

The package carries Natural Earth's maps (public domain) as TopoJSON.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[2] / "photoorg" / "atlas" / "outlines.json.gz"
SOURCE = "Natural Earth 1:50m, public domain, by way of world-atlas 2; see NATURAL_EARTH.txt"
PER_DEGREE = 100
HALF = 180 * PER_DEGREE
Line = list[tuple[int, int]]


def main(file: Path) -> None:
    topology = json.loads(file.read_text())
    arcs = [_rounded(arc, topology["transform"]) for arc in topology["arcs"]]
    countries = topology["objects"]["countries"]["geometries"]
    land = [
        [piece for ring in polygon for piece in _on_map(_unwound(_joined(arcs, ring)))]
        for shape in topology["objects"]["land"]["geometries"]
        for polygon in _polygons(shape)
    ]
    uses = Counter(
        arc if arc >= 0 else ~arc
        for country in countries
        for polygon in _polygons(country)
        for ring in polygon
        for arc in ring
    )
    borders = [
        piece
        for arc, count in sorted(uses.items())
        if count > 1
        for piece in _on_map(_unwound(arcs[arc]))
    ]
    written = {
        "source": SOURCE,
        "per_degree": PER_DEGREE,
        "land": [[_steps(ring) for ring in rings] for rings in land],
        "borders": [_steps(line) for line in borders if len(line) > 1],
        "countries": sorted(_names(arcs, countries)),
    }
    # Without a time stamp, so that the same data make the same file.
    text = json.dumps(written, separators=(",", ":"), ensure_ascii=False)
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _rounded(arc: list[list[int]], transform: dict[str, list[float]]) -> Line:
    """An arc's points in hundredths of a degree, east and north; TopoJSON keeps differences."""
    x = y = 0
    points: Line = []
    (across, up), (left, bottom) = transform["scale"], transform["translate"]
    for right, rise in arc:
        x, y = x + right, y + rise
        point = (round((x * across + left) * PER_DEGREE), round((y * up + bottom) * PER_DEGREE))
        if not points or point != points[-1]:
            points.append(point)
    return points


def _joined(arcs: list[Line], ring: Iterable[int]) -> Line:
    """A ring's points; each arc begins where the one before ends, and `~n` is arc n backwards."""
    points: Line = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points and points[-1] == arc[0] else arc
    return points


def _unwound(line: Line) -> Line:
    """A line that goes on past 180° instead of beginning again at −180°; a ring around a pole goes
    there and back."""
    points = [line[0]]
    for before, (x, y) in pairwise(line):
        turn = round((before[0] - x) / (2 * HALF))
        points.append((x + 2 * HALF * turn + points[-1][0] - before[0], y))
    if line[0] == line[-1] and points[0][0] != points[-1][0]:
        pole = -90 * PER_DEGREE if points[0][1] < 0 else 90 * PER_DEGREE
        points += [(points[-1][0], pole), (points[0][0], pole), points[0]]
    return points


def _on_map(line: Line) -> Iterator[Line]:
    """A line, and again from the other side what is beyond the edge of the map."""
    for away in (0, 2 * HALF, -2 * HALF):
        moved = [(x + away, y) for x, y in line]
        if any(-HALF < x < HALF for x, _ in moved):
            yield moved


def _polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    if shape["type"] == "Polygon":
        return [shape["arcs"]]
    return shape["arcs"] if shape["type"] == "MultiPolygon" else []


def _steps(line: Line) -> list[int]:
    """The first point, then how far each lies from the one before."""
    flat = list(line[0])
    for before, after in pairwise(line):
        flat += (after[0] - before[0], after[1] - before[1])
    return flat


def _names(
    arcs: list[Line], countries: list[dict[str, Any]]
) -> Iterator[tuple[str, int, int, int]]:
    """Each country's name, the middle of its largest piece, and how wide that is."""
    for country in countries:
        rings = [_unwound(_joined(arcs, polygon[0])) for polygon in _polygons(country)]
        if rings:
            largest = max(rings, key=lambda ring: _middle(ring)[0])
            _, x, y = _middle(largest)
            wide = max(p[0] for p in largest) - min(p[0] for p in largest)
            yield country["properties"]["name"], x, y, wide


def _middle(ring: Line) -> tuple[float, int, int]:
    """The area of a ring, and its centre of mass."""
    area = across = up = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        area += cross
        across += (x0 + x1) * cross
        up += (y0 + y1) * cross
    if not area:
        return 0.0, *ring[0]
    return abs(area) / 2, round(across / (3 * area)), round(up / (3 * area))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
