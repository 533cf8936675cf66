"""What may be learned from, and how it is divided."""

from __future__ import annotations

import numpy as np
import pytest

from photoorg.learn import TrainingSet
from photoorg.learn.hierarchy import UNKNOWN
from photoorg.learn.labels import (
    class_folds,
    new_photos,
    one_per_burst,
    thinned,
    unseen_half,
    usable,
)


def labelled(
    labels: list[int], bursts: list[int] | None = None, parents: list[int] | None = None
) -> TrainingSet:
    vectors = np.arange(3 * len(labels), dtype=np.float32).reshape(-1, 3)
    return TrainingSet(
        vectors,
        np.array(labels),
        None if parents is None else np.array(parents),
        bursts=None if bursts is None else np.array(bursts),
    )


def test_parts_have_to_fit() -> None:
    with pytest.raises(ValueError, match="a photo"):
        TrainingSet(np.zeros((3, 2), np.float32), np.zeros(2, np.int64))


def test_small_classes_are_left_out_after_bursts() -> None:
    found = usable(
        labelled([1] * 5 + [2] * 5 + [3] * 3, [9, 9, -1, -1, -1, 8, 8, 8, -1, -1] + [-1] * 3)
    )
    assert found.classes.tolist() == [1]
    assert len(found) == 4
    assert found.vectors[:, 0].tolist() == [0, 6, 9, 12]


def test_a_burst_in_two_classes_leaves_one_photo_in_each() -> None:
    assert one_per_burst(labelled([1, 1, 2, 2], [5, 5, 5, 5])).tolist() == [0, 2]
    assert one_per_burst(labelled([1, 1, 2])).tolist() == [0, 1, 2]


def test_thinning() -> None:
    found = thinned(labelled([1] * 9 + [2] * 3), 4, np.random.default_rng(0))
    assert np.unique(found.labels, return_counts=True)[1].tolist() == [4, 3]


def test_parents_by_majority() -> None:
    found = labelled([1, 1, 1, 2, 3], parents=[7, 7, 8, UNKNOWN, 6])
    assert found.parent_of(np.array([1, 2, 3])).tolist() == [7, UNKNOWN, 6]
    assert labelled([1]).parent_of(np.array([1])).tolist() == [UNKNOWN]


def test_folds_share_out_every_parent() -> None:
    labels = np.repeat(np.arange(30), 2)
    found = labelled(labels.tolist(), parents=(labels // 10).tolist())
    folds = class_folds(found, 2, np.random.default_rng(0))
    assert sorted(np.concatenate(folds).tolist()) == list(range(30))
    for fold in folds:
        assert np.bincount(fold // 10).tolist() == [5, 5, 5]
    seen, unseen = unseen_half(found, 3)
    assert not set(seen) & set(unseen)
    assert [half.tolist() for half in unseen_half(found, 3)] == [seen.tolist(), unseen.tolist()]
    assert unseen_half(found, 4)[0].tolist() != seen.tolist()


@pytest.mark.parametrize("seed", range(5))
def test_bursts_are_never_split(seed: int) -> None:
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 6, 300)
    bursts = np.where(rng.random(300) < 0.5, rng.integers(0, 40, 300), UNKNOWN)
    found = labelled(labels.tolist(), bursts.tolist())
    old, new = new_photos(found, seed)
    assert sorted([*old, *new]) == list(range(300))
    assert not set(bursts[old]) & set(bursts[new]) - {UNKNOWN}
    assert 0 < len(new) < 100


def test_a_fifth_of_single_photos_is_new() -> None:
    old, new = new_photos(labelled([1] * 25 + [2] * 10), 0)
    assert (len(old), len(new)) == (28, 7)
