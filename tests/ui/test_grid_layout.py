from __future__ import annotations

import random

import pytest

from photoorg.ui.grid_layout import GridLayout

LAYOUTS = [
    GridLayout(count=0, width=800, tile=176),
    GridLayout(count=1, width=800, tile=176),
    GridLayout(count=1000, width=800, tile=176),
    GridLayout(count=1000, width=813, tile=120, starts=(0, 1, 8, 500, 999)),
    GridLayout(count=1000, width=100, tile=384, starts=(0, 3), caption=24),
    GridLayout(count=5, width=4000, tile=96, starts=(0, 4, 7)),
    GridLayout(count=1_000_000, width=1500, tile=176, starts=tuple(range(0, 1_000_000, 3333))),
]


@pytest.mark.parametrize("grid", LAYOUTS)
def test_box_and_row_at_are_inverse(grid: GridLayout) -> None:
    rows = (
        range(grid.count) if grid.count <= 1000 else random.Random(1).sample(range(grid.count), 500)
    )
    for row in rows:
        box = grid.box(row)
        for x, y in ((box.x, box.y), (box.x + box.width - 1, box.y + box.height - 1)):
            assert grid.row_at(x, y) == row
        assert grid.row_at(box.x + box.width, box.y) != row
        assert box.y + box.height <= grid.height
        assert box.x >= 0
        assert box.x + box.width <= grid.width or grid.columns == 1


@pytest.mark.parametrize("grid", LAYOUTS)
def test_visible_rows_are_all_and_few(grid: GridLayout) -> None:
    for top in (0, grid.height // 3, max(0, grid.height - 600)):
        rows = grid.rows_between(top, top + 600)
        assert len(rows) <= (600 // grid.pitch + 3) * grid.columns
        for row in (rows.start - 1, rows.stop):
            if 0 <= row < grid.count:
                box = grid.box(row)
                assert box.y + box.height <= top or box.y >= top + 600 or row >= rows.stop


@pytest.mark.parametrize("grid", LAYOUTS[2:])
def test_a_step_down_and_up_stays_in_its_column(grid: GridLayout) -> None:
    for row in random.Random(2).sample(range(grid.count), min(grid.count, 200)):
        below = grid.line_step(row, 1)
        assert below == row or grid.box(below).y > grid.box(row).y
        assert grid.box(below).x <= grid.box(row).x
        above = grid.line_step(row, -1)
        assert above == row or grid.box(above).y < grid.box(row).y


def test_sections_begin_new_lines() -> None:
    grid = GridLayout(count=10, width=800, tile=176, starts=(0, 3))
    assert grid.box(3).x == grid.box(0).x
    assert [grid.section_of(row) for row in (2, 3)] == [0, 1]
    assert grid.sections_between(0, 10_000) == range(2)
