"""When a photo was taken: the season and the part of the day, from the camera's clock.

Where the file has no date, what the photo looks like stands in: tags such as “dusk” and “winter”.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime

import numpy as np

from photoorg.decoders.facet import FacetScores, from_shares
from photoorg.domain import DateSource, Metadata
from photoorg.models.moment import part_of_day
from photoorg.models.tags import TagBank
from photoorg.similarity.codes import Floats

NAME = "Time"
SEASONS = ("spring", "summer", "autumn", "winter")
PARTS = ("night", "morning", "afternoon", "evening")
_SEASON_DAYS = (105, 196, 288, 15)
"""Middles of the northern seasons, days after new year."""
_PART_HOURS = (1.5, 8.5, 14.5, 19.5)
_DAYS, _HOURS = 30.0, 2.2
"""How gradually seasons and parts of the day pass into each other."""
TEXTS = tuple(f"{season} {part}" for season in SEASONS for part in PARTS)


def taken_at(metadata: Metadata | None) -> datetime | None:
    """The moment a photo was taken, in local time; None where only the file has a date."""
    if metadata is None or metadata.taken is None:
        return None
    if metadata.taken_source is DateSource.FILE_TIME:
        return None
    try:
        return datetime.fromisoformat(metadata.taken)
    except ValueError:
        return None


def knows_hour(taken: datetime) -> bool:
    """Whether it is more than a date: dates without a time are kept as midnight."""
    return (taken.hour, taken.minute, taken.second) != (0, 0, 0)


def moment_facet(
    metadata: Sequence[Metadata | None], bank: TagBank, tag_shares: Floats
) -> FacetScores:
    """Seasons and parts of the day, and what photos (n,) say of them; `tag_shares` p(tag | x)
    (n, tags) speak for photos without a date."""
    shares = np.empty((len(metadata), len(TEXTS)), np.float32)
    labels = []
    for row, said in enumerate(metadata):
        taken = taken_at(said)
        if taken is None:
            shares[row] = _looks(bank, tag_shares[row])
            labels.append(f"looks like {_best(shares[row])}")
        else:
            south = said is not None and said.latitude is not None and said.latitude < 0
            shares[row] = _seasons(taken, south)[:, None].repeat(len(PARTS), 1).ravel()
            shares[row] *= np.tile(_parts(taken), len(SEASONS))
            labels.append(_said(taken))
    even = np.full(len(TEXTS), 1 / len(TEXTS), np.float32)
    return from_shares(NAME, TEXTS, even, shares, tuple(labels))


def _seasons(taken: datetime, south: bool) -> Floats:
    day = taken.timetuple().tm_yday + (182.5 if south else 0)
    return _around(np.array(_SEASON_DAYS), day, 365.25, _DAYS)


def _parts(taken: datetime) -> Floats:
    if not knows_hour(taken):
        return np.full(len(PARTS), 1 / len(PARTS))
    hour = taken.hour + taken.minute / 60
    return _around(np.array(_PART_HOURS), hour, 24.0, _HOURS)


def _around(middles: Floats, at: float, period: float, width: float) -> Floats:
    """Shares of the middles around a circle."""
    apart = np.abs(middles - at) % period
    apart = np.minimum(apart, period - apart)
    weights = np.exp(-((apart / width) ** 2) / 2)
    shares: Floats = weights / weights.sum()
    return shares


def _looks(bank: TagBank, shares: Floats) -> Floats:
    """Seasons and parts of the day by the tags that name them."""
    number = {text: j for j, text in enumerate(bank.texts)}
    seasons = np.sqrt(np.array([shares[number[name]] for name in SEASONS]) + 1e-9)
    parts = np.sqrt(np.array([shares[number[name]] for name in PARTS]) + 1e-9)
    return np.outer(seasons / seasons.sum(), parts / parts.sum()).ravel()


def _best(shares: Floats) -> str:
    return TEXTS[int(shares.argmax())]


def _said(taken: datetime) -> str:
    day = f"{taken.day} {taken:%B} {taken.year}"
    if not knows_hour(taken):
        return day
    return f"{day}, {part_of_day(taken.hour)}"


def hours_apart(one: Metadata | None, other: Metadata | None) -> float | None:
    """How many hours lie between two photos; None where one has no date."""
    first, second = taken_at(one), taken_at(other)
    if first is None or second is None:
        return None
    return math.fabs((first - second).total_seconds()) / 3600
