"""The album tree."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from cluster_libraries import BEAGLE, BOAT, CAR, CAT, TERRIER, TREE, blobs, depth, leaves, photo_set
from sklearn.metrics import adjusted_rand_score

from photoorg.cluster import PhotoSet, arrange
from photoorg.cluster.communities import LARGEST
from photoorg.cluster.hierarchy import LEVELS
from photoorg.domain import ConceptScores, ProposedAlbum


def all_leaves(albums: tuple[ProposedAlbum, ...]) -> list[ProposedAlbum]:
    return [leaf for album in albums for leaf in leaves(album)]


def levels_of(albums: tuple[ProposedAlbum, ...]) -> list[tuple[ProposedAlbum, ...]]:
    """The albums of each place where albums are listed beside each other."""
    return [albums] + [level for a in albums if a.children for level in levels_of(a.children)]


def library(count: int) -> PhotoSet:
    sizes = [20] * (count // 20) + ([count % 20] if count % 20 else [])
    vectors, labels = blobs(sizes)
    return photo_set(vectors, labels % 5)


def shuffled(photos: PhotoSet, seed: int) -> PhotoSet:
    order = np.random.default_rng(seed).permutation(len(photos.ids))
    place = np.argsort(order)
    return PhotoSet(
        photos.ids[order],
        photos.vectors[order],
        place[photos.neighbours[order]],
        photos.cosines[order],
        ConceptScores(photos.scores.indices[order], photos.scores.probabilities[order]),
        tuple(photos.taken[row] for row in order),
    )


def test_no_photos_no_albums() -> None:
    vectors, labels = blobs([2])
    photos = photo_set(vectors, labels)
    none = ConceptScores(photos.scores.indices[:0], photos.scores.probabilities[:0])
    empty = PhotoSet(
        photos.ids[:0], photos.vectors[:0], photos.neighbours[:0], photos.cosines[:0], none, ()
    )
    assert arrange(empty, TREE) == ()


@pytest.mark.parametrize("count", [1, 2, 5, 9, 30, 100, 400, 2000])
def test_every_photo_is_in_one_leaf_of_a_browsable_tree(count: int) -> None:
    photos = library(count)
    albums = arrange(photos, TREE)
    found = all_leaves(albums)
    assert sorted(i for leaf in found for i in leaf.members) == photos.ids.tolist()
    assert all(bool(album.members) != bool(album.children) for level in levels_of(albums)
               for album in level)  # fmt: skip
    assert max(map(depth, albums)) <= LEVELS
    assert max(len(leaf.members) for leaf in found) <= LARGEST
    assert all(2 < len(level) <= 20 for level in levels_of(albums)[1:])
    assert len(albums) <= 15
    if count >= 400:
        assert max(map(depth, albums)) >= 2
    for level in levels_of(albums):
        assert len({album.name for album in level}) == len(level)
        assert all(album.cover_id in album.photo_ids for album in level)


def test_few_photos_are_one_album() -> None:
    albums = arrange(photo_set(blobs([5])[0], [CAT] * 5), TREE)
    assert [(album.name, album.evidence) for album in albums] == [
        ("Cats", "5 photos · 89 % show cats")
    ]


def test_row_order_does_not_matter() -> None:
    photos = library(500)
    albums = arrange(photos, TREE)
    assert arrange(photos, TREE) == albums
    for seed in range(3):
        assert arrange(shuffled(photos, seed), TREE) == albums


def test_albums_are_named_after_what_they_show() -> None:
    vectors, labels = blobs([40, 35, 30, 25, 20])
    albums = arrange(photo_set(vectors, np.array([CAT, CAR, BOAT, TERRIER, BEAGLE])[labels]), TREE)
    assert [album.name for album in albums] == ["Cats", "Cars", "Boats", "Terriers", "Beagles"]
    assert [len(album.members) for album in albums] == [40, 35, 30, 25, 20]


def test_large_blobs_are_the_upper_level() -> None:
    vectors, labels = blobs([300, 200, 200, 150, 150])
    photos = photo_set(vectors, np.array([CAT, CAR, BOAT, TERRIER, BEAGLE])[labels])
    albums = arrange(photos, TREE)
    found = np.zeros(len(labels))
    for number, album in enumerate(albums):
        found[np.searchsorted(photos.ids, album.photo_ids)] = number
    assert adjusted_rand_score(labels, found) >= 0.95
    assert {album.name for album in albums} == {"Cats", "Cars", "Boats", "Terriers", "Beagles"}


def test_strangers_come_last() -> None:
    vectors, labels = blobs([40] * 6, spread=0.3)
    wide = np.zeros((len(vectors) + 2, 66), dtype=np.float32)
    wide[:-2, :64] = vectors
    wide[-2:, 64:] = np.eye(2)
    photos = photo_set(wide, np.append(labels % 5, [CAT, CAR]))
    albums = arrange(photos, TREE)
    assert [album.unsorted for album in albums] == [False] * (len(albums) - 1) + [True]
    assert albums[-1].members == tuple(photos.ids[-2:].tolist())
    assert albums[-1].evidence == "2 photos that resemble few others"


def test_cover_is_the_photo_in_the_middle() -> None:
    vectors, labels = blobs([30, 30, 30], spread=0.6)
    photos = photo_set(vectors, labels)
    for album in arrange(photos, TREE):
        rows = np.searchsorted(photos.ids, album.members)
        similar = photos.vectors[rows] @ photos.vectors[rows].mean(axis=0)
        assert album.cover_id == album.members[int(np.argmax(similar))]


def test_photos_without_concepts_are_untitled() -> None:
    vectors, labels = blobs([20] * 4)
    photos = photo_set(vectors, labels)
    silent = ConceptScores(photos.scores.indices, np.zeros_like(photos.scores.probabilities))
    albums = arrange(replace(photos, scores=silent), TREE)
    assert [album.name for album in albums] == ["Untitled", "Untitled 2", "Untitled 3",
                                                "Untitled 4"]  # fmt: skip
    assert albums[0].evidence == "20 photos"
