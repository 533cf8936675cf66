"""Seasons and parts of the day, from the clock or from looks."""

from __future__ import annotations

import numpy as np
import pytest

from photoorg.decoders.facet import FacetScores
from photoorg.decoders.moment import PARTS, SEASONS, hours_apart, moment_facet, taken_at
from photoorg.domain import DateSource, Metadata
from photoorg.models.tags import load_bank

BANK = load_bank()


def taken(
    moment: str | None,
    latitude: float | None = None,
    source: DateSource | None = DateSource.EXIF_ORIGINAL,
) -> Metadata:
    return Metadata("JPEG", 4, 3, taken=moment, taken_source=source, latitude=latitude)


def facet(*metadata: Metadata | None, looks: dict[str, float] | None = None) -> FacetScores:
    shares = np.full((len(metadata), len(BANK.texts)), 1e-6, np.float32)
    for text, share in (looks or {}).items():
        shares[:, BANK.texts.index(text)] = share
    return moment_facet(metadata, BANK, shares)


def best(found: FacetScores, row: int = 0) -> str:
    return found.texts[int(found.scores[row].argmax())]


@pytest.mark.parametrize(
    ("moment", "latitude", "expected"),
    [
        ("2019-01-15T02:00:00", 48.0, "winter night"),
        ("2019-01-15T02:00:00", -33.9, "summer night"),
        ("2019-07-15T15:00:00", None, "summer afternoon"),
        ("2019-07-15T15:00:00", -33.9, "winter afternoon"),
        ("2019-04-15T08:30:00", 0.0, "spring morning"),
        ("2019-04-15T19:30:00", -0.1, "autumn evening"),
        ("2020-12-31T23:59:59", 60.0, "winter night"),
        ("2020-02-20T23:30:00", 60.0, "winter night"),
        ("2020-02-29T23:30:00", 90.0, "spring night"),
    ],
)
def test_season_follows_the_hemisphere(moment: str, latitude: float | None, expected: str) -> None:
    assert best(facet(taken(moment, latitude))) == expected


def test_time_goes_round() -> None:
    """Neither midnight nor new year is a jump."""
    found = facet(
        taken("2019-12-31T23:58:00"), taken("2020-01-01T00:02:00"), taken("2020-07-01T12:00:00")
    )
    assert np.abs(found.scores[0] - found.scores[1]).max() < 0.2
    assert np.abs(found.scores[0] - found.scores[2]).max() > 1


def test_a_date_without_a_time_says_nothing_of_the_day() -> None:
    found = facet(taken("2019-07-15T00:00:00"))
    table = found.scores[0].reshape(len(SEASONS), len(PARTS))
    assert table.std(axis=1) == pytest.approx(0, abs=1e-6)
    assert table[SEASONS.index("summer"), 0] > 0.5
    assert found.labels == ("15 July 2019",)


def test_labels_are_dates_and_say_when_they_only_guess() -> None:
    found = facet(
        taken("2019-05-12T16:04:12"), None, looks={"winter": 0.2, "night": 0.1, "summer": 0.01}
    )
    assert found.labels == ("12 May 2019, afternoon", "looks like winter night")
    assert best(found, 1) == "winter night"


@pytest.mark.parametrize(
    "said",
    [
        None,
        taken(None),
        taken("2019-05-12T16:04:12", source=DateSource.FILE_TIME),
        taken("the day before yesterday"),
        taken("2019-02-30T00:00:00"),
        taken(""),
    ],
)
def test_what_is_no_date_is_none(said: Metadata | None) -> None:
    assert taken_at(said) is None
    assert hours_apart(said, taken("2019-05-12T16:04:12")) is None
    assert facet(said).labels[0].startswith("looks like ")


def test_hours_apart() -> None:
    one, other = taken("2019-12-31T23:00:00"), taken("2020-01-01T01:30:00")
    assert hours_apart(one, other) == hours_apart(other, one) == 2.5
    assert hours_apart(one, one) == 0
