"""The levels above the leaves have a shape that people can browse."""

from __future__ import annotations

import numpy as np
import pytest

from photoorg.cluster.hierarchy import LEVELS, Group, grow
from photoorg.domain import Vectors


def middles(count: int, seed: int = 0) -> Vectors:
    """Leaf centroids of subjects of very unequal sizes."""
    random = np.random.default_rng(seed)
    subjects = random.normal(size=(max(1, count // 6), 64))
    of = np.minimum(random.geometric(0.05, size=count), len(subjects)) - 1
    found: Vectors = (subjects[of] + 0.5 * random.normal(size=(count, 64))).astype(np.float32)
    return found


def lists(level: tuple[Group, ...]) -> list[tuple[Group, ...]]:
    return [level] + [inner for g in level if g.children for inner in lists(g.children)]


def depth(level: tuple[Group, ...]) -> int:
    return 1 + max((depth(g.children) for g in level if g.children), default=0)


@pytest.mark.parametrize("count", [1, 3, 13, 40, 150, 600, 2500])
def test_every_leaf_once_in_a_browsable_tree(count: int) -> None:
    level = grow(middles(count))
    assert sorted(c for group in level for c in group.communities) == list(range(count))
    widths = np.array([len(listed) for listed in lists(level)])
    assert depth(level) <= LEVELS
    assert (widths <= 24).all()
    if count > 12:
        assert depth(level) >= 2
        assert ((widths >= 3) & (widths <= 15)).mean() >= 0.9


def test_many_leaves_take_little_longer_each() -> None:
    level = grow(middles(7000))
    assert sorted(c for group in level for c in group.communities) == list(range(7000))
    assert depth(level) <= LEVELS


def test_the_same_tree_again() -> None:
    assert grow(middles(300)) == grow(middles(300))
