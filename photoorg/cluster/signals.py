"""When, where and in which folder photos were taken, blended into the graph of look-alikes.

Photos close in time or place become neighbours whether or not they look alike, and all neighbours
are weighed by a mean of how near they are in each respect that is known of both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

import numpy as np
import scipy
from numpy.typing import NDArray

from photoorg.domain import Vectors

Numbers = NDArray[np.float64]

NO_FOLDER = -1
"""The folder of photos that lie in no folder which a person named."""

EARTH_KM = 6371.0088
"""The mean radius of the earth (IUGG)."""

_NEAREST_IN_TIME = 3
"""Photos before, and as many after, that become neighbours."""
_NEAREST_IN_PLACE = 4
_NEAREST_IN_FOLDER = 2

_BLOCK = 8192

_HOUR, _DAY = 3600.0, 86400.0
_SHORTEST_SPAN, _LONGEST_SPAN = 2 * _HOUR, 3 * _DAY
_GAPS_WITHIN = 4.0
"""Photos of one occasion are at most about four of the library's usual gaps apart."""
_SPAN_KM = 2.0
"""Places within a walk of each other are the same; a day's trip is not."""

_CAMERA_FOLDER = re.compile(
    r"""
    dcim | (?-i:[1-9]\d{2}[A-Z_][A-Z0-9_]{4}) | \d{6}__
    | \d{2,3}(canon|nikon|_?pana|msdcf|apple|olymp|_?fuji|media|gopro)\w*
    | camera([ _-]?(roll|uploads?))? | cameras? | screen[ _-]?(shots?|recordings?|captures?)
    | (whatsapp|telegram|signal|viber|wechat|messenger|instagram|snapchat|facebook)
      ([ _-]?(images?|photos?|pictures?|videos?|documents?|animated[ ]gifs|stickers))?
    | (my[ ])?(photos?|pictures?|images?|videos?|media|gallery|downloads?|desktop|documents)
    | (private|sent|received|bluetooth|saved[ ]pictures|recents?|all[ ]photos)
    | (import(s|ed)?|uploads?|inbox|unsorted|misc|new[ ]folder|untitled([ ]folder)?|backup|export)
      ([ ]?\(?\d+\)?)?
    | (photos?[ ]from[ ])?\d{4} | \d{1,2} | \d{6} | \d{8}([ _-]?\d{4,6})?
    | \d{4}[ ._-]\d{1,2}([ ._-]\d{1,2})? | \d{1,2}[ ._-]\d{1,2}[ ._-]\d{2,4}
    | (\d{4}[ ._-])?(\d{1,2}[ ._-])?
      (jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?
       |oct(ober)?|nov(ember)?|dec(ember)?)([ ._-]?\d{2,4})?
    | \.\w* | [\W_]*
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of n photos besides their looks; row i belongs to photo i of a `PhotoSet`."""

    seconds: Numbers
    """(n,) since any one moment; NaN where unknown."""
    latitudes: Numbers
    """(n,) degrees north; NaN where unknown."""
    longitudes: Numbers
    """(n,) degrees east; NaN where unknown."""
    folders: NDArray[np.int64]
    """(n,) the same number for photos of one folder that a person named; else NO_FOLDER."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal counts beside looks, which count 1; 0 switches it off."""

    time: float = 0.25
    place: float = 0.25
    folder: float = 0.15

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not (np.isfinite(value) and value >= 0):
                raise ValueError(f"The weight of {field.name} is {value}: it must be 0 or more.")


def named_by_hand(name: str) -> bool:
    """Whether a person, not a camera or a program, gave a folder this name.

    DCIM, 100CANON, Camera, Screenshots, WhatsApp Images, 2019, 2019-05-12 and “May 2019” tell what
    wrote the files or when, not what they show; “2019-05 Rome” does.
    """
    return _CAMERA_FOLDER.fullmatch(name.strip()) is None


def blend(
    neighbours: NDArray[np.int64],
    cosines: NDArray[np.float32],
    signals: Signals,
    weights: Weights,
    vectors: Vectors | None = None,
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Neighbours (n, m ≥ k) and weights up to 1 that mix looks with time, place and folder.

    `neighbours` (n, k) are rows of look-alikes, -1 where there are fewer; `cosines` (n, k) their
    similarity; with `vectors` (n, d) given, photos that are near in other respects have theirs too,
    else 0. Each photo's answer is sorted by weight, best first, with (-1, 0) where there are
    fewer than m. With no signal on, or none known, it is the input itself. O(n log n).
    """
    times = _times(signals) if weights.time else None
    points = _points(signals) if weights.place else None
    folders = _shared(signals.folders) if weights.folder else None
    if times is None and points is None and folders is None:
        return neighbours, cosines
    candidates = [neighbours]
    if times is not None:
        candidates.append(_nearest_in_time(times))
    if points is not None:
        candidates.append(_nearest_in_place(points))
    if folders is not None:
        candidates.append(_nearest_in_folder(folders, signals.seconds))
    near, looks = _merged(candidates, cosines)
    if vectors is not None:
        _look(near, looks, vectors)
    total, known = looks.astype(np.float64), np.ones(near.shape)
    for weight, alike in (
        (weights.time, None if times is None else _alike_in_time(times, near)),
        (weights.place, None if points is None else _alike_in_place(points, near)),
        (weights.folder, None if folders is None else _alike_in_folder(folders, near)),
    ):
        if alike is not None:
            certain = ~np.isnan(alike)
            total += weight * np.where(certain, alike, 0)
            known += weight * certain
    return _best_first(near, total / known)


def _times(signals: Signals) -> Numbers | None:
    return signals.seconds if np.isfinite(signals.seconds).sum() > 1 else None


def _points(signals: Signals) -> Numbers | None:
    """Places (n, 3) on the unit sphere, NaN where unknown; None if fewer than two are known."""
    latitude, longitude = np.radians(signals.latitudes), np.radians(signals.longitudes)
    points: Numbers = np.stack(
        [
            np.cos(latitude) * np.cos(longitude),
            np.cos(latitude) * np.sin(longitude),
            np.sin(latitude),
        ],
        axis=1,
    )
    points[~np.isfinite(points).all(axis=1)] = np.nan
    return points if np.isfinite(points[:, 0]).sum() > 1 else None


def _shared(folders: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """The folders, if any has two photos."""
    found, sizes = np.unique(folders, return_counts=True)
    return folders if (sizes[found >= 0] > 1).any() else None


def _nearest_in_time(times: Numbers) -> NDArray[np.int64]:
    known = np.flatnonzero(np.isfinite(times))
    order = known[np.argsort(times[known], kind="stable")]
    return _beside(order, len(times), _NEAREST_IN_TIME)


def _nearest_in_folder(folders: NDArray[np.int64], times: Numbers) -> NDArray[np.int64]:
    """Those before and after in the same folder, by time and then by row."""
    known = np.flatnonzero(folders >= 0)
    order = known[np.lexsort((times[known], folders[known]))]
    near = _beside(order, len(folders), _NEAREST_IN_FOLDER)
    return np.where(folders[near] == folders[:, None], near, -1)


def _beside(order: NDArray[np.intp], count: int, reach: int) -> NDArray[np.int64]:
    """The `reach` rows before and after each in `order`, (count, 2 reach); -1 where none is."""
    near = np.full((count, 2 * reach), -1, dtype=np.int64)
    for step in range(1, min(reach, len(order) - 1) + 1):
        near[order[step:], 2 * step - 2] = order[:-step]
        near[order[:-step], 2 * step - 1] = order[step:]
    return near


def _nearest_in_place(points: Numbers) -> NDArray[np.int64]:
    """The nearest places of other photos; photos of one spot are neighbours in order of rows."""
    known = np.flatnonzero(np.isfinite(points[:, 0]))
    spots, at = np.unique(points[known], axis=0, return_inverse=True)
    at = at.ravel()
    near = np.full((len(points), 2 * _NEAREST_IN_PLACE), -1, dtype=np.int64)
    # Thousands of photos may share a spot, which no tree can divide.
    by_spot = np.argsort(at, kind="stable")
    order = known[by_spot]
    beside = _beside(order, len(points), _NEAREST_IN_PLACE // 2)
    spot_of = np.full(len(points), -1, dtype=np.int64)
    spot_of[known] = at
    same = spot_of[beside] == spot_of[:, None]
    near[:, :_NEAREST_IN_PLACE] = np.where((beside >= 0) & same, beside, -1)
    wanted = min(_NEAREST_IN_PLACE + 1, len(spots))
    if wanted > 1:
        _, others = scipy.spatial.KDTree(spots).query(spots, k=wanted)
        others = _without_own(others)
        starts = np.searchsorted(at[by_spot], np.arange(len(spots) + 1))
        rank = np.empty(len(known), dtype=np.int64)
        rank[by_spot] = np.arange(len(known)) - starts[at[by_spot]]
        # Photos of one spot each meet another one of the next, so that none meets them all.
        there = others[at]
        turn = rank[:, None] % np.diff(starts)[there]
        near[known, _NEAREST_IN_PLACE : _NEAREST_IN_PLACE + wanted - 1] = order[
            starts[there] + turn
        ]
    return near


def _without_own(near: NDArray[np.int64]) -> NDArray[np.int64]:
    """The rows of a square look-up without the row itself, or without the last."""
    own = near == np.arange(len(near))[:, None]
    own[~own.any(axis=1), -1] = True
    others: NDArray[np.int64] = near[~own].reshape(len(near), -1)
    return others


def _merged(
    candidates: list[NDArray[np.int64]], cosines: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """All candidates once each, look-alikes with their cosine and the others with 0."""
    near = np.concatenate(candidates, axis=1)
    looks = np.zeros(near.shape, dtype=np.float32)
    looks[:, : cosines.shape[1]] = np.maximum(cosines, 0)
    near = np.where(near == np.arange(len(near))[:, None], -1, near)
    # Stable: of two mentions the first, which has the cosine, stays.
    order = np.argsort(near, axis=1, kind="stable")
    near, looks = np.take_along_axis(near, order, 1), np.take_along_axis(looks, order, 1)
    near[:, 1:][near[:, 1:] == near[:, :-1]] = -1
    looks[near < 0] = 0
    return near, looks


def _look(near: NDArray[np.int64], looks: NDArray[np.float32], vectors: Vectors) -> None:
    """Fill in the cosines of those that are no look-alikes."""
    rows, places = np.nonzero((near >= 0) & (looks == 0))
    for start in range(0, len(rows), _BLOCK):
        here = slice(start, start + _BLOCK)
        ours, theirs = vectors[rows[here]], vectors[near[rows[here], places[here]]]
        looks[rows[here], places[here]] = np.maximum(np.einsum("ij,ij->i", ours, theirs), 0)


def _alike_in_time(times: Numbers, near: NDArray[np.int64]) -> Numbers:
    """exp(−gap/span), NaN where a time is unknown."""
    gaps = np.abs(times[near] - times[:, None])
    gaps[near < 0] = np.nan
    alike: Numbers = np.exp(-gaps / _span(times))
    return alike


def _span(times: Numbers) -> float:
    """Seconds within which photos belong to one occasion, after the library's own gaps.

    A few usual gaps within a day or so: who takes a photo an hour is not whom a burst describes.
    """
    known = np.sort(times[np.isfinite(times)])
    gaps = np.diff(known)
    within = gaps[gaps < _LONGEST_SPAN]
    usual = float(np.quantile(within, 0.9)) if len(within) else 0.0
    return float(np.clip(_GAPS_WITHIN * usual, _SHORTEST_SPAN, _LONGEST_SPAN))


def _alike_in_place(points: Numbers, near: NDArray[np.int64]) -> Numbers:
    """1/(1 + (km/2)), NaN where a place is unknown."""
    chord = np.linalg.norm(points[near] - points[:, None], axis=2)
    # The haversine formula, written with the chord: both are 2 sin(angle/2).
    km = 2 * EARTH_KM * np.arcsin(np.minimum(chord / 2, 1))
    km[near < 0] = np.nan
    alike: Numbers = 1 / (1 + km / _SPAN_KM)
    return alike


def _alike_in_folder(folders: NDArray[np.int64], near: NDArray[np.int64]) -> Numbers:
    """1 in the same folder, 0 in two different ones, NaN where either is in none."""
    ours = np.broadcast_to(folders[:, None], near.shape)
    theirs = folders[near]
    unknown = (near < 0) | (ours < 0) | (theirs < 0)
    alike: Numbers = np.where(unknown, np.nan, (ours == theirs).astype(np.float64))
    return alike


def _best_first(
    near: NDArray[np.int64], weight: Numbers
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    weight = np.where(near >= 0, weight, 0)
    order = np.lexsort((near, -weight), axis=1)
    near = np.take_along_axis(near, order, axis=1)
    weight = np.take_along_axis(weight, order, axis=1)
    return np.where(weight > 0, near, -1), weight.astype(np.float32)
