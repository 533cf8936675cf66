from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.ui.grid_layout import GAP, HEADER, MARGIN, Box, GridLayout, Layout
from photoorg.ui.justified_layout import TALLEST, JustifiedLayout


def uniform(
    count: int, width: int, tile: int, starts: tuple[int, ...] = (), caption: int = 0
) -> GridLayout:
    return GridLayout(count, width, tile, np.array(starts, np.int64), caption)


LAYOUTS = [
    uniform(count=0, width=800, tile=176),
    uniform(count=1, width=800, tile=176),
    uniform(count=1000, width=800, tile=176),
    uniform(count=1000, width=813, tile=120, starts=(0, 1, 8, 500, 999)),
    uniform(count=1000, width=100, tile=384, starts=(0, 3), caption=24),
    uniform(count=5, width=4000, tile=96, starts=(0, 4, 7)),
    uniform(count=1_000_000, width=1500, tile=176, starts=tuple(range(0, 1_000_000, 3333))),
]


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Any layout of up to 200 photos. Numbers that are many come from numpy, which is quicker."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    count = draw(st.integers(0, 200))
    starts = np.unique(random.integers(1, 220, draw(st.integers(0, 12))))
    titled = draw(st.booleans())
    rows = np.concatenate(([0], starts)) if titled else np.array([], np.int64)
    width, tile = draw(st.integers(120, 3000)), draw(st.integers(32, 512))
    caption = draw(st.sampled_from((0, 24)))
    if draw(st.booleans()):
        return GridLayout(count, width, tile, rows, caption)
    wild = np.exp(random.normal(0, draw(st.sampled_from((0.3, 2.0))), count))
    return JustifiedLayout(count, width, tile, rows, caption, wild.astype(np.float32))


@settings(max_examples=60, deadline=None)
@given(layouts())
def test_every_photo_is_found_where_it_lies(layout: Layout) -> None:
    boxes = [layout.box(row) for row in range(layout.count)]
    everything = Box(0, 0, layout.width, layout.height)
    assert [box for _, box in layout.touching([everything])] == boxes
    assert list(layout.touching([])) == []
    for row, box in enumerate(boxes):
        right, bottom = box.x + box.width - 1, box.y + box.height - 1
        for x, y in ((box.x, box.y), (right, bottom), (box.x, bottom), (right, box.y)):
            assert layout.row_at(x, y) == row
        assert layout.row_at(right + 1, box.y) is None
        assert bottom < layout.height
        assert layout.line_of(row) in range(int(layout.section_lines[-1]))
        assert row in layout.rows_in(layout.line_of(row))
        assert row in layout.section_rows(layout.section_of(row))


@settings(max_examples=60, deadline=None)
@given(layouts(), st.data())
def test_what_touches_some_areas_is_found_once(layout: Layout, data: st.DataObject) -> None:
    edges = st.tuples(st.integers(-50, layout.width), st.integers(-50, layout.height + 50))
    sizes = st.tuples(st.integers(1, layout.width), st.integers(1, 900))
    drawn = data.draw(st.lists(st.tuples(edges, sizes), max_size=4))
    areas = [Box(x, y, width, height) for (x, y), (width, height) in drawn]
    boxes = [layout.box(row) for row in range(layout.count)]
    wanted = [(row, box) for row, box in enumerate(boxes) if any(_meet(box, a) for a in areas)]
    assert list(layout.touching(areas)) == wanted


def _meet(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


@settings(max_examples=60, deadline=None)
@given(layouts())
def test_photos_come_in_order_and_nowhere_overlap(layout: Layout) -> None:
    boxes = [layout.box(row) for row in range(layout.count)]
    for row, (one, other) in enumerate(pairwise(boxes)):
        if layout.line_of(row) == layout.line_of(row + 1):
            assert (other.x, other.y) == (one.x + one.width + GAP, one.y)
            assert other.height == one.height
        else:
            assert other.y >= one.y + one.height + GAP
            assert other.x == layout.left
    for section in range(len(layout.first) - 1):
        rows = layout.section_rows(section)
        if rows:
            assert boxes[rows.start].y >= int(layout.tops[section]) + layout.header
            assert boxes[rows.stop - 1].y + boxes[rows.stop - 1].height < layout.tops[section + 1]


@settings(max_examples=60, deadline=None)
@given(layouts())
def test_lines_of_photos_in_their_own_shapes_fill_the_width(layout: Layout) -> None:
    if not isinstance(layout, JustifiedLayout):
        return
    for line in range(int(layout.section_lines[-1]) if layout.count else 0):
        boxes = layout.boxes(line)
        height = boxes[0].height - layout.caption
        full = boxes[-1].x + boxes[-1].width == layout.width - MARGIN
        assert full or height == int(TALLEST * layout.tile) or height == 16
        assert height <= TALLEST * layout.tile


def test_photos_keep_their_shapes_and_lines_are_about_as_high_as_wanted() -> None:
    shapes = np.random.default_rng(1).choice([0.75, 1.0, 1.33, 1.5, 1.78], 5000)
    layout = JustifiedLayout(5000, 1200, 176, np.array([0]), 0, shapes.astype(np.float32))
    heights = []
    for row in range(5000):
        box = layout.box(row)
        heights.append(box.height)
        assert box.width / box.height == pytest.approx(shapes[row], rel=0.03)
    assert 0.9 * 176 < np.median(heights) < 1.1 * 176
    assert np.percentile(heights, 95) < 1.3 * 176
    assert np.percentile(heights, 5) > 0.75 * 176


@settings(max_examples=60, deadline=None)
@given(layouts(), st.data())
def test_a_rubber_band_holds_exactly_what_it_touches(layout: Layout, data: st.DataObject) -> None:
    x, y = data.draw(st.integers(0, layout.width)), data.draw(st.integers(0, layout.height))
    area = Box(x, y, data.draw(st.integers(1, 900)), data.draw(st.integers(1, 900)))
    touched = {row for start, end in layout.runs_in(area) for row in range(start, end)}
    assert touched == {
        row
        for row in range(layout.count)
        for box in [layout.box(row)]
        if box.x < area.x + area.width and box.x + box.width > area.x
        and box.y < area.y + area.height and box.y + box.height > area.y
    }  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(layouts(), st.data())
def test_titles_stay_in_sight_with_their_section(layout: Layout, data: st.DataObject) -> None:
    if not layout.count or not len(layout.starts):
        assert layout.title_at(0, 0) is None
        return
    offset = data.draw(st.integers(0, layout.height))
    section = layout.section_at(offset)
    top = layout.title_top(section, offset)
    assert int(layout.tops[section]) <= top <= int(layout.tops[section + 1]) - HEADER
    assert layout.title_at(top, offset) == section
    if offset + HEADER <= int(layout.tops[section + 1]):
        assert top == offset


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
    grid = uniform(count=10, width=800, tile=176, starts=(0, 3))
    assert grid.box(3).x == grid.box(0).x
    assert [grid.section_of(row) for row in (2, 3)] == [0, 1]
    assert grid.sections_between(0, 10_000) == range(2)
