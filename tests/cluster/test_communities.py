"""Leaf albums from nearest neighbours."""

from __future__ import annotations

import numpy as np
import pytest
from cluster_libraries import Labels, blobs, nearest
from sklearn.metrics import adjusted_rand_score, homogeneity_score

from photoorg.cluster.communities import LARGEST, SMALLEST, UNSORTED, centre, find_communities
from photoorg.domain import Vectors


def communities(vectors: Vectors) -> Labels:
    centred = centre(vectors)
    return find_communities(centred, *nearest(centred))


@pytest.mark.parametrize("sizes", [[20] * 20, [12] * 20, [40, 35, 30, 25, 20, 15, 10, 8]])
def test_blobs_are_recovered(sizes: list[int]) -> None:
    vectors, truth = blobs(sizes)
    assert adjusted_rand_score(truth, communities(vectors)) >= 0.95


@pytest.mark.parametrize("count", [9, 40, 300, 1200])
def test_sizes_of_a_structureless_library(count: int) -> None:
    vectors, _ = blobs([count], spread=2.0)
    labels = communities(vectors)
    sizes = np.bincount(labels[labels != UNSORTED])
    assert sizes.max() <= LARGEST
    assert sizes.min() >= min(SMALLEST, count)


def test_large_blob_is_split_but_not_mixed() -> None:
    vectors, truth = blobs([700, 40, 40])
    labels = communities(vectors)
    assert np.bincount(labels).max() <= LARGEST
    assert homogeneity_score(truth, labels) == pytest.approx(1)


def test_strangers_are_unsorted() -> None:
    vectors, _ = blobs([40] * 6, spread=0.3)
    # Each on an axis of its own, at right angles to all others.
    wide = np.zeros((len(vectors) + 5, 69), dtype=np.float32)
    wide[: len(vectors), :64] = vectors
    wide[len(vectors) :, 64:] = np.eye(5)
    labels = communities(wide)
    assert (labels[-5:] == UNSORTED).all()
    assert (labels[:-5] != UNSORTED).all()


def test_few_photos_are_one_community() -> None:
    for count in range(1, 9):
        vectors, _ = blobs([1] * count)
        assert communities(vectors).tolist() == [0] * count


def test_identical_photos_stay_together() -> None:
    vectors, truth = blobs([30] * 8)
    vectors[truth == 3] = vectors[truth == 3][0]
    labels = communities(vectors)
    assert len(set(labels[truth == 3].tolist())) == 1


def test_nothing_but_copies() -> None:
    vectors = np.tile(blobs([1])[0], (50, 1))
    assert communities(vectors).tolist() == [0] * 50


def test_centred_vectors() -> None:
    vectors, _ = blobs([10, 20])
    centred = centre(vectors)
    np.testing.assert_allclose(np.linalg.norm(centred, axis=1), 1, rtol=1e-5)
    assert centred.dtype == np.float32
    assert centre(vectors[:0]).shape == (0, 64)
    assert not centre(vectors[:1]).any()


def test_labels_go_from_large_to_small() -> None:
    vectors, _ = blobs([15, 60, 30])
    sizes = np.bincount(communities(vectors)).tolist()
    assert sizes == sorted(sizes, reverse=True)
