"""The cells of the map: every photo is in one, and each has one that stands for it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.ui.similarity_cells import NO_ALBUM, Scatter, gather, middles


def scattered(count: int, seed: int = 0, albums: int = 3) -> Scatter:
    chance = np.random.default_rng(seed)
    positions = chance.uniform(-1, 1, (count, 2)).astype(np.float32)
    ids = np.sort(chance.permutation(10 * count + 1)[:count]).astype(np.int64)
    groups = (np.arange(count) % (albums + 1) - 1).astype(np.int32)
    return Scatter(ids, positions, groups, tuple(f"Album {n}" for n in range(albums)))


@given(st.integers(0, 400), st.integers(0, 9), st.floats(0.01, 3))
@settings(max_examples=60, deadline=None)
def test_every_photo_is_in_the_cell_it_lies_in(count: int, seed: int, edge: float) -> None:
    scatter = scattered(count, seed)
    cells = gather(scatter, edge)
    assert cells.counts.sum() == count
    assert len(cells.cell_of) == count
    for row in range(count):
        cell = cells.cell_of[row]
        x, y = np.floor(scatter.positions[row] / np.float32(edge))
        assert (cells.columns[cell], cells.lines[cell]) == (x, y)
    assert (np.bincount(cells.cell_of, minlength=len(cells)) == cells.counts).all()
    assert (cells.cell_of[cells.shown] == np.arange(len(cells))).all()
    assert len({*zip(cells.columns.tolist(), cells.lines.tolist(), strict=True)}) == len(cells)


def test_the_photo_in_the_middle_stands_for_its_cell() -> None:
    positions = np.array([[0.1, 0.1], [0.52, 0.49], [0.9, 0.2]], np.float32)
    cells = gather(Scatter(np.arange(3), positions, np.zeros(3, np.int32)), 1.0)
    assert cells.shown.tolist() == [1]


def test_a_rectangle_and_a_point_find_their_cells() -> None:
    scatter = scattered(300)
    cells = gather(scatter, 0.2)
    inside = cells.within(-0.5, -0.5, 0.1, 0.3)
    rows = cells.rows(inside)
    x, y = scatter.positions.T
    deep = (x > -0.5) & (x < 0.1) & (y > -0.5) & (y < 0.3)
    assert set(np.flatnonzero(deep)) <= set(rows.tolist())
    assert (np.abs(scatter.positions[rows] + [0.2, 0.1]).max(axis=0) <= [0.5, 0.6]).all()
    for row in (0, 17, 299):
        assert cells.at(*scatter.positions[row].tolist()) == cells.cell_of[row]
    assert cells.at(5.0, 5.0) is None
    assert cells.marked(rows).tolist() == sorted(inside.tolist())


@pytest.mark.parametrize(("across", "down"), [(1, 0), (-1, 0), (0, 1), (0, -1)])
def test_a_step_goes_where_it_should_and_ends_at_the_edge(across: int, down: int) -> None:
    cells = gather(scattered(300), 0.2)
    cell = int(cells.cell_of[0])
    for _ in range(100):
        after = cells.beside(cell, across, down)
        if after == cell:
            break
        moved = (cells.columns[after] - cells.columns[cell]) * across
        moved += (cells.lines[after] - cells.lines[cell]) * down
        assert moved > 0
        cell = after
    ends = cells.columns * across + cells.lines * down
    assert ends[cell] >= ends.max() - 3


def test_rows_of_photos_that_are_there() -> None:
    scatter = scattered(50)
    wanted = np.array([scatter.ids[3], scatter.ids[-1], 10**9])
    assert scatter.rows_of(np.sort(wanted)).tolist() == [3, 49]
    assert len(Scatter().rows_of(wanted)) == 0


def test_albums_are_named_where_their_photos_are() -> None:
    positions = np.array([[-0.9, 0]] * 9 + [[0.8, 0.8]] * 6 + [[0, 0]] * 2, np.float32)
    albums = np.array([0] * 9 + [1] * 6 + [NO_ALBUM] * 2, np.int32)
    found = middles(Scatter(np.arange(17), positions, albums, ("Sea", "Hills")), least=7)
    assert [(name, round(x, 3), round(y, 3)) for name, x, y in found] == [("Sea", -0.9, 0)]
