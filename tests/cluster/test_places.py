"""Places and times: the gazetteer, and what unites an album's photos."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from cluster_libraries import TREE, blobs, photo_set

from photoorg.atlas.places import load_gazetteer
from photoorg.cluster import arrange
from photoorg.cluster.united import common_places, place_words, span, time_words

COLOSSEUM, PINCIO, OSTIA = (41.8902, 12.4922), (41.911, 12.478), (41.73, 12.28)
MILAN, VERSAILLES, ATLANTIC = (45.46, 9.19), (48.8049, 2.1204), (0.0, -30.0)
NOWHERE = np.full(3, -1)
UNKNOWN = (np.nan, np.nan)


@pytest.mark.parametrize(
    ("position", "names"),
    [
        (COLOSSEUM, ("Rome", "Lazio", "Italy")),
        (OSTIA, ("Lido di Ostia", "Lazio", "Italy")),
        (VERSAILLES, ("Versailles", "Île-de-France", "France")),
        ((40.68, -73.95), ("New York City", "New York", "United States")),
        ((36.1, -112.1), (None, "Arizona", "United States")),
        ((-16.8, 179.99), (None, "Northern", "Fiji")),
        (ATLANTIC, (None, None, None)),
        (UNKNOWN, (None, None, None)),
    ],
)
def test_the_place_of_a_position(
    position: tuple[float, float], names: tuple[str | None, ...]
) -> None:
    where = load_gazetteer().find(np.array([position]))
    assert tuple(where.names[n] if n >= 0 else None for n in where.numbers[0]) == names


def test_the_narrowest_place_that_most_photos_share() -> None:
    positions = np.array([COLOSSEUM] * 8 + [PINCIO, MILAN] + [UNKNOWN] * 9)
    where = load_gazetteer().find(positions)
    most = common_places(where, np.arange(len(positions)))
    assert place_words(where, most, NOWHERE) == "Rome"
    assert place_words(where, common_places(where, np.array([0, 9])), NOWHERE) == "Italy"
    # Of most of these nobody knows where they were taken.
    assert place_words(where, common_places(where, np.arange(8, 19)), NOWHERE) == ""
    # The parent says so already.
    assert place_words(where, most, most) == ""


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        (["2019-05-12T10:00:00", "2019-05-12T20:00:00"], "12 May 2019"),
        (["2019-05-11", "2019-05-13"], "11–13 May 2019"),
        (["2019-05-01", "2019-05-28"], "May 2019"),
        (["2019-05-20", "2019-06-05"], "May–June 2019"),
        (["2018-12-10", "2019-02-10"], "Winter 2018/19"),
        (["2019-06-10", "2019-08-10"], "Summer 2019"),
        (["2019-02-10", "2019-11-10"], "2019"),
        (["2018-02-10", "2019-11-10"], ""),
        (["2019-05-12", None, None], ""),
        (["yesterday"], ""),
    ],
)
def test_the_time_that_unites(taken: list[str | None], words: str) -> None:
    assert time_words(span(taken), span(["1990-01-01", "2020-01-01"])) == words


def test_a_time_unites_only_where_the_parent_is_wider() -> None:
    own = span(["2019-05-01", "2019-05-28"])
    assert time_words(own, span(["2019-04-25", "2019-06-10"])) == ""
    assert time_words(own, None) == "May 2019"


def test_mixed_photos_of_one_trip_are_named_after_it() -> None:
    vectors, labels = blobs([20] * 4)
    photos = photo_set(vectors, labels)
    silent = replace(photos.scores, probabilities=np.zeros_like(photos.scores.probabilities))
    trip = labels == 0
    positions = np.where(trip[:, None], COLOSSEUM, UNKNOWN)
    taken = tuple("2019-05-12" if t else f"20{10 + i % 9}-01-01" for i, t in enumerate(trip))
    albums = arrange(replace(photos, scores=silent, positions=positions, taken=taken), TREE)
    event = next(album for album in albums if album.name == "Rome, 12 May 2019")
    assert event.reasons.place == "Rome"
    assert event.evidence == "20 photos · Rome · May 2019"
    assert event.guesses == ()
