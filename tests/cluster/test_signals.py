"""Time, place and folders in the graph of look-alikes."""

from __future__ import annotations

import numpy as np
import pytest
from cluster_libraries import Labels, blobs, nearest
from sklearn.metrics import adjusted_rand_score

from photoorg.cluster.communities import centre, find_communities
from photoorg.cluster.signals import NO_FOLDER, Signals, Weights, blend, named_by_hand
from photoorg.domain import Vectors

OFF = Weights(0, 0, 0)
DAY = 86400.0


def unknown(count: int) -> Signals:
    nothing = np.full(count, np.nan)
    return Signals(nothing, nothing, nothing, np.full(count, NO_FOLDER, dtype=np.int64))


def trips(count: int = 30) -> tuple[Vectors, Labels, Labels]:
    """Vectors of six motifs; photos of the first were taken on two trips."""
    vectors, motif = blobs([2 * count, *[count] * 5], spread=0.4)
    trip = motif.copy()
    trip[1 : 2 * count : 2] = 6
    return vectors, motif, trip


def in_time(trip: Labels) -> Signals:
    random = np.random.default_rng(3)
    seconds = trip * 200 * DAY + random.uniform(0, 2 * DAY, len(trip))
    return Signals(seconds, *[np.full(len(trip), np.nan)] * 2, np.full(len(trip), NO_FOLDER))


def in_place(trip: Labels) -> Signals:
    random = np.random.default_rng(3)
    latitude = trip * 5 + random.normal(0, 0.005, len(trip))
    longitude = trip * 9 + random.normal(0, 0.005, len(trip))
    nothing = np.full(len(trip), np.nan)
    return Signals(nothing, latitude, longitude, np.full(len(trip), NO_FOLDER))


def in_folder(trip: Labels) -> Signals:
    nothing = np.full(len(trip), np.nan)
    return Signals(nothing, nothing, nothing, trip.astype(np.int64))


def communities(vectors: Vectors, signals: Signals, weights: Weights) -> Labels:
    centred = centre(vectors)
    return find_communities(centred, *blend(*nearest(centred), signals, weights, centred))


@pytest.mark.parametrize("signals", [in_time, in_place, in_folder])
def test_trips_that_look_alike_are_told_apart(signals) -> None:
    vectors, motif, trip = trips()
    found = communities(vectors, signals(trip), Weights())
    assert adjusted_rand_score(trip, found) >= 0.95
    found = communities(vectors, signals(trip), OFF)
    assert adjusted_rand_score(motif, found) >= 0.95


def test_one_occasion_of_different_looks_holds_together_when_the_person_says_so() -> None:
    vectors, motif, _ = trips()
    occasion = motif // 2
    found = communities(vectors, in_time(occasion), Weights(time=8))
    assert adjusted_rand_score(occasion, found) > adjusted_rand_score(motif, found)
    found = communities(vectors, in_time(occasion), Weights())
    assert adjusted_rand_score(motif, found) >= 0.8


@pytest.mark.parametrize("weights", [Weights(), OFF])
def test_nothing_known_changes_nothing(weights: Weights) -> None:
    near, cosines = nearest(blobs([20] * 4)[0])
    blended, mixed = blend(near, cosines, unknown(80), weights)
    assert blended is near
    assert mixed is cosines


def test_one_known_time_changes_nothing() -> None:
    near, cosines = nearest(blobs([20] * 4)[0])
    signals = unknown(80)
    signals.seconds[7] = 5.0
    assert blend(near, cosines, signals, Weights())[0] is near


def test_the_answer_is_sorted_and_names_each_once() -> None:
    vectors, _, trip = trips()
    rows, weights = blend(*nearest(vectors), in_place(trip), Weights())
    assert rows.shape == weights.shape
    assert (np.diff(weights, axis=1) <= 0).all()
    assert weights.min() >= 0
    assert weights.max() <= 1 + 1e-6
    for row, near in enumerate(rows.tolist()):
        named = [i for i in near if i >= 0]
        assert row not in named
        assert len(set(named)) == len(named)
    assert (weights[rows < 0] == 0).all()


def test_strangers_of_one_moment_become_neighbours() -> None:
    vectors = np.eye(40, dtype=np.float32)
    near = np.full((40, 8), -1, dtype=np.int64)
    seconds = np.random.default_rng(0).permutation(40) * 600.0
    nothing = np.full(40, np.nan)
    signals = Signals(seconds, nothing, nothing, np.full(40, NO_FOLDER))
    rows, _ = blend(near, np.zeros((40, 8), np.float32), signals, Weights(), vectors)
    for row in range(40):
        gaps = np.abs(seconds[rows[row][rows[row] >= 0]] - seconds[row])
        assert 3 <= len(gaps) <= 6
        assert gaps.max() <= 1800


def test_thousands_at_one_spot_are_no_hub() -> None:
    count = 3000
    latitude = np.repeat([48.0, 48.001], count // 2)
    nothing = np.full(count, np.nan)
    signals = Signals(nothing, latitude, np.full(count, 2.0), np.full(count, NO_FOLDER))
    near = np.full((count, 1), -1, dtype=np.int64)
    rows, weights = blend(near, np.zeros((count, 1), np.float32), signals, Weights())
    assert np.bincount(rows[rows >= 0]).max() <= 10
    assert (rows[:, 0] >= 0).all()
    # 111 m further on, at half the weight of a look: 0.25 / (1 + 0.111 / 2) / 1.25.
    far = weights[np.abs(latitude[rows] - latitude[:, None]) > 1e-6]
    np.testing.assert_allclose(far[far > 0], 0.2 / (1 + 0.1112 / 2), rtol=1e-3)


def test_a_photo_of_unknown_time_keeps_its_looks() -> None:
    vectors, _, trip = trips()
    near, cosines = nearest(vectors)
    signals = in_time(trip)
    signals.seconds[5] = np.nan
    rows, weights = blend(near, cosines, signals, Weights())
    known = rows[5] >= 0
    assert rows[5][known].tolist() == near[5].tolist()
    np.testing.assert_allclose(weights[5][known], cosines[5])


@pytest.mark.parametrize(
    "name",
    ["DCIM", "100CANON", "101_PANA", "100APPLE", "100ND750", "100canon", "Camera", "Camera Roll",
     "Screenshots", "WhatsApp Images", "2019", "2019-05-12", "2019_05", "12.05.2019", "20190512",
     "Photos from 2019", "May 2019", "2019-05 May", "Pictures", "New folder (2)", "202305__",
     ".thumbnails", "05", ""],
)  # fmt: skip
def test_camera_folders(name: str) -> None:
    assert not named_by_hand(name)


@pytest.mark.parametrize(
    "name",
    ["Rome", "2019-05 Rome", "2019rome", "Wedding of Ann", "Camera museum", "Mayfly", "Canon ball",
     "100 steps", "Screenshots of Zelda", "Photos of Tom", "Ö", "京都"],
)  # fmt: skip
def test_folders_named_by_hand(name: str) -> None:
    assert named_by_hand(name)


@pytest.mark.parametrize("value", [-0.1, float("nan"), float("inf")])
def test_weights_that_make_no_sense(value: float) -> None:
    with pytest.raises(ValueError, match="place"):
        Weights(place=value)
