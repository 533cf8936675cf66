"""Single photos into albums."""

from __future__ import annotations

import numpy as np

from photoorg.cluster import NOWHERE, changes, doubts, nearest, proxies
from photoorg.domain import Album, AlbumTree

VECTORS = np.array([[1, 0], [0.8, 0.6], [0, 1], [-0.6, 0.8], [-1, 0]], np.float32)


def test_a_proxy_is_the_mean_direction_of_an_album() -> None:
    made = proxies(np.array([7, 7, 9, 9, NOWHERE]), VECTORS)
    assert made.ids.tolist() == [7, 9]
    np.testing.assert_allclose(
        made.vectors[0], np.array([1.8, 0.6]) / np.hypot(1.8, 0.6), rtol=1e-6
    )
    assert made.only([9, 11]).ids.tolist() == [9]


def test_photos_join_the_nearest_album_that_is_near_enough() -> None:
    made = proxies(np.array([7, 7, 9, 9]), VECTORS[:4])
    asked = np.array([[1, 0.1], [-0.2, 1], [-0.1, -1]], np.float32)
    assert nearest(asked, made).tolist() == [7, 9, NOWHERE]
    assert nearest(asked, made, least=-2).tolist() == [7, 9, 7]
    assert nearest(asked, made.only([])).tolist() == [NOWHERE] * 3
    assert nearest(asked[1:2], made.only([7])).tolist() == [7]


def test_who_resembles_the_photos_of_another_album_more_is_in_doubt() -> None:
    albums = np.array([1, 1, 2, 2, NOWHERE])
    near = np.array([[1, 2, -1], [0, 2, 3], [3, 0, -1], [2, 1, -1], [0, 1, 2]])
    cosines = np.array(
        [[0.9, 0.1, 0], [0.2, 0.5, 0.3], [0.5, 0.5, 0], [0.4, 0.2, 0], [1, 1, 1]], np.float32
    )
    found = doubts(albums, near, cosines)
    assert set(found) == {1}
    amount, rival = found[1]
    assert rival == 2
    np.testing.assert_allclose(amount, 0.6, rtol=1e-6)


def test_changes_are_told_in_words() -> None:
    before = AlbumTree(
        (Album(1, None, "Dogs", 4), Album(2, None, "Cats", 4), Album(3, None, "Old", 1))
    )
    after = AlbumTree(
        (
            Album(1, None, "Dogs", 6),
            Album(2, None, "Cats", 2),
            Album(4, None, "Kittens", 2),
            Album(5, None, "Unsorted", 1, unsorted=True),
        )
    )
    homes = dict.fromkeys(range(4), 1) | dict.fromkeys(range(4, 8), 2) | {8: 3}
    later = homes | {6: 4, 7: 4, 8: 5, 9: 1, 10: 1}
    found = changes(before, homes, after, later)
    assert found.new_photos == 2
    assert found.moved_photos == 3
    assert found.grew == (1,)
    assert found.split == (2,)
    assert found.appeared == (4,)
    assert found.gone == ("Old",)
    assert found.words() == "2 new photos, 1 album grew, 1 album split, 1 new album, 1 album gone"
    assert changes(after, later, after, later).words() == ""
