"""The bundled Earth: its names in words, and its outlines."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest

from photoorg.atlas.outlines import load_outlines
from photoorg.atlas.places import load_gazetteer

COLOSSEUM, OSTIA, MILAN = (41.8902, 12.4922), (41.73, 12.28), (45.46, 9.19)
CANYON, ATLANTIC, UNKNOWN = (36.1, -112.1), (0.0, -30.0), (np.nan, np.nan)


@pytest.mark.parametrize(
    ("position", "words"),
    [
        (COLOSSEUM, "Rome, Italy"),
        (OSTIA, "Lido di Ostia, Italy"),
        (CANYON, "Arizona, United States"),
        ((1.29, 103.85), "Singapore, Singapore"),
        (ATLANTIC, ""),
        (UNKNOWN, ""),
    ],
)
def test_a_position_in_words(position: tuple[float, float], words: str) -> None:
    assert load_gazetteer().find(np.array([position])).words(0) == words


@pytest.mark.parametrize(
    ("positions", "words"),
    [
        ([COLOSSEUM] * 3 + [MILAN], "near Rome, Italy"),
        ([COLOSSEUM, COLOSSEUM, OSTIA, OSTIA], "in Lazio, Italy"),
        ([COLOSSEUM, MILAN], "in Italy"),
        ([COLOSSEUM, CANYON], ""),
        ([COLOSSEUM, UNKNOWN, ATLANTIC], ""),
    ],
)
def test_many_positions_in_words(positions: list[tuple[float, float]], words: str) -> None:
    where = load_gazetteer().find(np.array(positions))
    assert where.near(slice(None)) == words
    assert where.near(np.arange(len(positions))) == words
    german = {"near {place}": "bei {place}", "in {place}": "in {place}"}
    said = words.replace("near ", "bei ")
    assert where.near(slice(None), german.__getitem__) == said, "only the words around names"


def test_cities_know_where_they_are() -> None:
    gazetteer = load_gazetteer()
    row = next(
        row
        for row, number in enumerate(gazetteer.places[:, 0])
        if gazetteer.names[number] == "Rome"
    )
    assert np.allclose(gazetteer.degrees[row], (41.9, 12.5), atol=0.1)


def test_outlines_are_on_the_earth_and_in_order() -> None:
    outlines = load_outlines()
    for lines in (outlines.land, outlines.borders):
        assert (np.abs(lines.degrees[:, 0]) <= 90).all()
        # What crosses the date line goes on and is there again from the other side.
        assert (np.abs(lines.degrees[:, 1]) < 540).all()
        assert (np.diff(lines.line) >= 0).all()
        assert (np.diff(lines.shape) >= 0).all()
        same = np.diff(lines.line) == 0
        jumps = np.abs(np.diff(lines.degrees[:, 1]))[same]
        # But for Antarctica's way along the pole nothing is drawn across the map.
        assert np.count_nonzero(jumps > 180) <= 4
    names = {country.name: country for country in outlines.countries}
    assert names["Fiji"].longitude > 170
    assert 60 < names["Russia"].longitude < 120


def test_rings_of_land_are_closed() -> None:
    land = load_outlines().land
    firsts = np.flatnonzero(np.diff(land.line, prepend=-1))
    lasts = np.append(firsts[1:], len(land.line)) - 1
    assert np.array_equal(land.degrees[firsts], land.degrees[lasts])


def test_sources_and_licences_come_along() -> None:
    place = files("photoorg.atlas")
    assert "public domain" in place.joinpath("NATURAL_EARTH.txt").read_text()
    assert "Attribution 4.0" in place.joinpath("GEONAMES_LICENSE.txt").read_text()
    # A few hundred kilobytes at most.
    assert len(place.joinpath("outlines.json.gz").read_bytes()) < 300_000
