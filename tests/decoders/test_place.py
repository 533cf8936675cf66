"""Places: nested cells, great circles, and words for them."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from photoorg.decoders.facets import facet_distances
from photoorg.decoders.place import (
    EDGES,
    cells,
    count_cells,
    distance_words,
    km_apart,
    place_facet,
    position_words,
)
from photoorg.domain import Metadata


def at(latitude: float | None, longitude: float | None) -> Metadata:
    return Metadata("JPEG", 4, 3, latitude=latitude, longitude=longitude)


ROME, TRASTEVERE, NAPLES = at(41.89, 12.49), at(41.881, 12.47), at(40.85, 14.27)
SYDNEY, NOWHERE = at(-33.86, 151.21), at(None, None)


def test_cells_are_nested() -> None:
    assert cells(ROME) == ((0, 4, 1), (1, 41, 12), (2, 418, 124), (3, 4189, 1249))
    assert cells(at(-0.001, -0.001)) == tuple((level, -1, -1) for level in range(len(EDGES)))
    assert cells(at(90, -180))[0] == (0, 9, -18)
    for nowhere in (None, NOWHERE, at(1.0, None), at(None, 1.0)):
        assert cells(nowhere) == ()
        assert position_words(nowhere) == ""


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        (ROME, ROME, 0),
        (at(0, 0), at(0, 1), 111.2),
        (at(0, 0), at(0, 180), 20_015),
        (at(90, 0), at(90, 120), 0),
        (at(10, 179.9), at(10, -179.9), 21.9),
        (ROME, at(48.8566, 2.3522), 1107),
        (ROME, SYDNEY, 16_326),
    ],
)
def test_km_apart(one: Metadata, other: Metadata, km: float) -> None:
    assert km_apart(one, other) == pytest.approx(km, rel=0.005, abs=1e-6)
    assert km_apart(other, one) == km_apart(one, other)


def test_km_apart_of_unknown_places() -> None:
    for nowhere in (None, NOWHERE, at(1.0, None), at(None, 1.0)):
        assert km_apart(ROME, nowhere) is None
        assert km_apart(nowhere, ROME) is None
    assert km_apart(at(0, 0), at(0, 0)) == 0, "the equator is a place too"


def test_nearer_places_are_nearer() -> None:
    photos = (ROME, TRASTEVERE, NAPLES, SYDNEY, NOWHERE, ROME)
    facet = place_facet(photos, count_cells(photos))
    assert np.exp(facet.log_pcode).sum() == pytest.approx(1)
    zeros = np.zeros(5, np.int64)
    apart = facet_distances((facet,), zeros, np.arange(1, 6))[:, 0]
    assert 0 == apart[4] < apart[0] < apart[1] < apart[2]
    assert apart[3] == 0, "nothing is known of it"
    assert facet.labels[4] == ""
    assert (facet.scores[4] == 0).all()


def test_places_unknown_to_the_library_still_count() -> None:
    facet = place_facet((ROME, SYDNEY), Counter())
    assert facet.known.all()
    assert facet_distances((facet,), np.array([0]), np.array([1]))[0, 0] > 0.5
    empty = place_facet((NOWHERE, None), Counter())
    assert not empty.known.any()
    assert (empty.scores == 0).all()


def test_words() -> None:
    assert position_words(ROME) == "41.89° N, 12.49° E"
    assert position_words(at(-33.86, -70.65)) == "33.86° S, 70.65° W"
    assert place_facet((ROME,), Counter()).texts[0].startswith("near 45° N, 15° E")


@pytest.mark.parametrize(
    ("km", "words"),
    [
        (0, "same place"),
        (0.3, "same place"),
        (0.31, "less than 1 km apart"),
        (1.4, "1 km apart"),
        (9.6, "10 km apart"),
        (37, "40 km apart"),
        (1107, "1,000 km apart"),
        (16_300, "20,000 km apart"),
    ],
)
def test_distances_in_words(km: float, words: str) -> None:
    assert distance_words(km) == words
