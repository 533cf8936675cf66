from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.ui.row_changes import changes
from photoorg.ui.row_finder import RowFinder


@st.composite
def lists(draw: st.DrawFn) -> list[int]:
    """Up to 40 different numbers, mostly ascending, some of them huge."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    listed = np.arange(60)[random.random(60) < draw(st.sampled_from((0.0, 0.3, 0.9)))]
    if draw(st.integers(0, 3)) == 0:
        listed = random.permutation(listed)
    huge = [2**50] if draw(st.booleans()) else []
    return [*listed.tolist(), *huge]


@settings(deadline=None)
@given(lists(), lists())
def test_changes_make_the_new_list_of_the_old_one(old: list[int], new: list[int]) -> None:
    found = changes(np.array(old, np.int64), np.array(new, np.int64))
    stays = [number for number in old if number in new]
    if stays != [number for number in new if number in old]:
        assert found is None
        return
    assert found is not None
    made = list(old)
    for start, end in reversed(found.gone):
        del made[start:end]
    for start, end in found.come:
        made[start:start] = new[start:end]
    assert made == new


def test_too_many_changes_are_not_told_one_by_one() -> None:
    assert changes(np.arange(1000), np.arange(0, 1000, 2)) is None
    many = np.arange(200_000)
    assert changes(many, np.delete(many, [1, 1000, 5000])) is not None
    assert changes(many, np.delete(many, np.arange(0, 20_000, 1000))) is None


@settings(deadline=None)
@given(lists(), st.lists(st.sampled_from((-3, 0, 7, 40, 70, 2**50, 2**50 + 9)), max_size=20))
def test_rows_are_found(listed: list[int], wanted: list[int]) -> None:
    rows = RowFinder(np.array(listed, np.int64)).rows(np.array(wanted, np.int64))
    assert rows.tolist() == [listed.index(i) if i in listed else -1 for i in wanted]
