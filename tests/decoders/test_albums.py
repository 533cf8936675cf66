"""The person's own albums as a vocabulary."""

from __future__ import annotations

import numpy as np
import pytest

from photoorg.decoders.albums import AlbumProxies, album_facet, album_proxies, shared_album
from photoorg.decoders.facets import facet_distances
from photoorg.domain import Album, AlbumTree, Vectors
from photoorg.models.conse import unit

OUTDOORS, BEACH, FOREST, HOME, REST = 7, 9, 12, 15, 20
TREE = AlbumTree(
    (
        Album(OUTDOORS, None, "Outdoors", 20),
        Album(BEACH, OUTDOORS, "Beach", 10),
        Album(FOREST, OUTDOORS, "Forest", 10),
        Album(HOME, None, "Home", 10),
        Album(REST, None, "Unsorted", 3, unsorted=True),
    )
)
CENTRE = np.full(4, 0.5, np.float32)
MEANS: dict[int, Vectors] = {
    BEACH: np.array([1, 0.6, 0.2, 0.2], np.float32),
    FOREST: np.array([0.6, 1, 0.2, 0.2], np.float32),
    HOME: np.array([0.2, 0.2, 1, 0.6], np.float32),
}


@pytest.fixture
def proxies() -> AlbumProxies:
    made = album_proxies(TREE, MEANS, CENTRE)
    assert made is not None
    return made


def test_the_tree_is_the_persons(proxies: AlbumProxies) -> None:
    assert proxies.tree.texts == ("all photos", "Outdoors", "Beach", "Forest", "Home")
    assert proxies.tree.parents.tolist() == [-1, 0, 1, 1, 0]
    assert proxies.leaves == (2, 3, 4), "photos nobody could sort are no album"


def test_photos_belong_to_the_nearest_album(proxies: AlbumProxies) -> None:
    photos = np.stack([MEANS[BEACH], MEANS[FOREST], MEANS[HOME]])
    facet = album_facet(proxies, photos)
    assert facet.labels == ("Beach", "Forest", "Home")
    assert facet.scores[:, 0] == pytest.approx(0, abs=1e-6), "all are photos"
    apart = facet_distances((facet,), np.array([0, 0, 0]), np.array([0, 1, 2]))[:, 0]
    assert 0 == apart[0] < apart[1] < apart[2], "beach and forest are both outdoors"


def test_in_doubt_it_is_the_album_above(proxies: AlbumProxies) -> None:
    between = unit((MEANS[BEACH] + MEANS[FOREST])[None] / 2)
    everywhere = CENTRE[None].copy()
    assert album_facet(proxies, between).labels == ("Outdoors",)
    nowhere = album_facet(proxies, everywhere)
    assert np.isfinite(nowhere.scores).all()
    assert nowhere.labels[0] in ("", "Outdoors")


def test_what_two_photos_share_is_the_album_above(proxies: AlbumProxies) -> None:
    beach, forest, home = (MEANS[album] for album in (BEACH, FOREST, HOME))
    assert shared_album(proxies, np.stack([beach, forest])) == "Outdoors"
    assert shared_album(proxies, np.stack([beach, beach])) == "Beach"
    assert shared_album(proxies, np.stack([beach, home])) == "", "“all photos” says nothing"


def test_one_album_is_no_vocabulary() -> None:
    assert album_proxies(AlbumTree(), {}, CENTRE) is None
    assert album_proxies(TREE, {BEACH: MEANS[BEACH]}, CENTRE) is None
    assert album_proxies(TREE, {OUTDOORS: MEANS[BEACH], HOME: MEANS[HOME]}, CENTRE) is None


def test_an_album_whose_photos_nobody_saw_does_no_harm() -> None:
    made = album_proxies(TREE, {BEACH: MEANS[BEACH], HOME: MEANS[HOME]}, CENTRE)
    assert made is not None
    facet = album_facet(made, np.stack([MEANS[BEACH], MEANS[FOREST]]))
    assert np.isfinite(facet.scores).all()
    assert "Forest" not in facet.labels
