"""The map's geometry, and photos that become one picture."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.library.positions import Positions
from photoorg.ui.map_clusters import APART, MapPhotos, pinned
from photoorg.ui.map_geometry import WORLD_EDGE, ZOOM_MAX, Look, inside, to_degrees, to_map

WORLD = (0.0, 0.0, 1.0, 1.0)
seeds = st.integers(0, 2**32 - 1)
looks = st.builds(
    lambda x, y, zoom, width, height: Look(x, y, zoom, width, height).held(),
    st.floats(0, 1), st.floats(0, 1), st.floats(0, ZOOM_MAX),
    st.integers(200, 2000), st.integers(200, 1500),
)  # fmt: skip


def taken(degrees: np.ndarray) -> MapPhotos:
    ids = np.arange(len(degrees)) + 1
    pieces = [Positions(ids[at : at + 7], degrees[at : at + 7]) for at in range(0, len(ids), 7)]
    return MapPhotos(list(map(pinned, pieces)))


def scattered(seed: int, count: int = 300) -> MapPhotos:
    """Around some places, near and far, and some at the edges of the map."""
    random = np.random.default_rng(seed)
    middles = random.uniform((-60, -180), (75, 180), (12, 2))
    spread = 10.0 ** random.uniform(-5, 1, (12, 1))
    which = random.integers(0, 12, count)
    degrees = middles[which] + spread[which] * random.normal(size=(count, 2))
    degrees = np.clip(degrees, (-90, -180), (90, 180))
    degrees[:4] = (90, 180), (-90, -180), (90, -180), (0, 0)
    return taken(degrees)


@given(st.floats(-85, 85), st.floats(-180, 179.99))
def test_the_map_and_back(latitude: float, longitude: float) -> None:
    x, y = to_map(np.array([[latitude, longitude]]))[0].tolist()
    assert 0 <= x < 1
    assert 0 <= y < 1
    assert to_degrees(x, y) == pytest.approx((latitude, longitude), abs=1e-6)


@given(looks, st.floats(0, 1), st.floats(0, 1), st.floats(-4, 4))
def test_the_point_under_the_pointer_stays(
    look: Look, across: float, down: float, steps: float
) -> None:
    at = across * look.width, down * look.height
    there = look.to_map(*at)
    nearer = look.zoomed(abs(steps), at)
    # Nearer never meets the edge of the map.
    assert nearer.to_screen(*there) == pytest.approx(at, abs=0.5)
    farther = look.zoomed(-abs(steps), at)
    left, top, right, bottom = farther.box
    assert min(left, top) > -1e-9
    assert max(right, bottom) < 1 + 1e-9


@settings(deadline=None)
@given(seeds, st.integers(0, int(ZOOM_MAX)))
def test_every_photo_is_in_one_picture(seed: int, zoom: int) -> None:
    photos = scattered(seed)
    groups = photos.groups(zoom, WORLD)
    rows = np.concatenate([np.arange(*run) for group in groups for run in group.runs])
    assert sorted(rows.tolist()) == list(range(len(photos)))
    for group in groups:
        mine = np.sort(np.concatenate([np.arange(*run) for run in group.runs]))
        # Its cells are the place that a click on it opens.
        assert np.flatnonzero(inside(photos.points, group.cells)).tolist() == mine.tolist()
        assert group.count == len(mine)
        assert group.photo in photos.ids[mine]
        left, top, right, bottom = group.bounds
        assert left <= group.x <= right
        assert top <= group.y <= bottom


@settings(deadline=None)
@given(seeds, st.floats(0, ZOOM_MAX))
def test_pictures_do_not_cover_each_other(seed: int, zoom: float) -> None:
    groups = scattered(seed).groups(zoom, WORLD)
    at = np.array([(group.x, group.y) for group in groups]) * WORLD_EDGE * 2.0**zoom
    away = np.abs(at[:, None] - at[None]).max(axis=2)
    np.fill_diagonal(away, np.inf)
    assert away.min(initial=np.inf) >= APART - 1e-6


@settings(deadline=None)
@given(seeds, looks)
def test_a_part_of_the_map_has_all_that_is_seen_of_it(seed: int, look: Look) -> None:
    photos = scattered(seed)
    found = photos.groups(look.zoom, look.box)
    rows = {row for group in found for run in group.runs for row in range(*run)}
    seen = np.flatnonzero(inside(photos.points, (look.box,)))
    assert set(seen.tolist()) <= rows
    assert photos.count_in(look.box) == len(seen)


def test_nothing_is_no_picture() -> None:
    nothing = MapPhotos()
    assert nothing.groups(3, WORLD) == []
    assert nothing.bounds is None
    assert nothing.count_in(WORLD) == 0


def test_photos_of_one_place_stay_one_picture() -> None:
    photos = taken(np.tile([[41.8902, 12.4922]], (50, 1)))
    for zoom in range(int(ZOOM_MAX) + 1):
        [group] = photos.groups(zoom, WORLD)
        assert group.count == 50
        assert group.bounds[:2] == group.bounds[2:]


def test_the_largest_comes_first() -> None:
    degrees = np.array([(41.9, 12.5)] * 3 + [(48.85, 2.35)] * 5 + [(-33.9, 151.2)])
    assert [group.count for group in taken(degrees).groups(5, WORLD)] == [5, 3, 1]
