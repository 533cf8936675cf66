"""Albums that stay the same albums across arrangements."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest

from photoorg.cluster import KnownAlbum, carry_over
from photoorg.domain import ProposedAlbum

NewId = Callable[[ProposedAlbum], int]


@pytest.fixture
def new_id() -> NewId:
    numbers = itertools.count(1000)
    return lambda album: next(numbers)


def leaf(name: str, photos: range | list[int], **more: object) -> ProposedAlbum:
    return ProposedAlbum(name, tuple(photos), cover_id=photos[0], **more)  # type: ignore[arg-type]


def known(
    album: int, name: str, photos: range, parent: int | None = None, **more: object
) -> KnownAlbum:
    return KnownAlbum(album, parent, name, np.arange(photos.start, photos.stop), **more)  # type: ignore[arg-type]


def flat(albums: tuple[ProposedAlbum, ...]) -> dict[str, ProposedAlbum]:
    found = {}
    for album in albums:
        found[album.name] = album
        found |= flat(album.children)
    return found


def test_what_nobody_knew_gets_a_new_id(new_id: NewId) -> None:
    one, two = carry_over([leaf("Dogs", range(5)), leaf("Cats", range(5, 9))], [], new_id)
    assert (one.id, two.id) == (1000, 1001)
    assert (one.name, two.name) == ("Dogs", "Cats")


def test_a_recognised_album_keeps_id_name_and_cover(new_id: NewId) -> None:
    before = [known(7, "Our dogs", range(10), cover_id=3), known(8, "Cats", range(10, 20))]
    (album, other) = carry_over(
        [leaf("Dogs", range(1, 12)), leaf("Cats", range(12, 20))], before, new_id
    )
    assert (album.id, album.name, album.cover_id) == (7, "Our dogs", 3)
    assert (other.id, other.cover_id) == (8, 12)


def test_a_cover_that_left_gives_way(new_id: NewId) -> None:
    (album,) = carry_over(
        [leaf("Dogs", range(1, 12))], [known(7, "Dogs", range(10), cover_id=0)], new_id
    )
    assert album.cover_id == 1


def test_new_photos_do_not_make_an_album_another_one(
    new_id: NewId,
) -> None:
    photos = [*range(10), *range(100, 160)]
    (album,) = carry_over([leaf("Dogs", photos)], [known(7, "Our dogs", range(10))], new_id)
    assert album.id == 7


def test_half_an_album_is_not_that_album(new_id: NewId) -> None:
    proposed = [leaf("A", range(4)), leaf("B", range(4, 7)), leaf("C", range(7, 10))]
    assert {album.id for album in carry_over(proposed, [known(7, "Old", range(10))], new_id)} == {
        1000,
        1001,
        1002,
    }


def test_one_that_became_two_lives_on_as_their_parent(
    new_id: NewId,
) -> None:
    parent = ProposedAlbum("Pets", (), (leaf("Dogs", range(5)), leaf("Cats", range(5, 10))))
    (album,) = carry_over([parent], [known(7, "Animals", range(10))], new_id)
    assert (album.id, album.name) == (7, "Animals")
    assert [child.id for child in album.children] == [1000, 1001]


def test_a_recognised_album_stays_where_it_was(new_id: NewId) -> None:
    before = [
        known(1, "Pets", range(10)),
        known(2, "Dogs", range(5), 1),
        known(3, "Cats", range(5, 10), 1),
        known(4, "City", range(10, 30)),
        known(5, "Cars", range(10, 20), 4),
        known(6, "Houses", range(20, 30), 4),
    ]
    moved = [
        ProposedAlbum("A", (), (leaf("Dogs", range(5)), leaf("Cats", range(5, 10)))),
        ProposedAlbum("B", (), (leaf("Cars", range(10, 20)), leaf("Houses", range(20, 30)))),
    ]
    stray = [
        ProposedAlbum("A", (), (leaf("Dogs", range(5)), leaf("Bikes", range(40, 43)))),
        ProposedAlbum(
            "B",
            (),
            (
                leaf("Cars", range(10, 20)),
                leaf("Houses", range(20, 30)),
                leaf("Cats", range(5, 10)),
            ),
        ),
    ]
    for proposed in (moved, stray):
        tree = {album.id: album for album in carry_over(proposed, before, new_id)}
        assert {child.id for child in tree[1].children} >= {2, 3}
        assert {child.id for child in tree[4].children} == {5, 6}


def test_a_new_level_takes_in_what_was_on_top(new_id: NewId) -> None:
    before = [known(2, "Dogs", range(5)), known(3, "Cars", range(5, 10))]
    level = [
        ProposedAlbum("A", (), (leaf("x", range(5)), leaf("y", range(50, 60)))),
        ProposedAlbum("B", (), (leaf("z", range(5, 10)), leaf("w", range(60, 70)))),
    ]
    albums = carry_over(level, before, new_id)
    assert [album.children[0].id for album in albums] == [2, 3]


def test_a_kept_album_that_nobody_proposes_is_there(new_id: NewId) -> None:
    before = [
        known(1, "Trips", range(10), kept=True),
        known(2, "Rome", range(3), 1, kept=True, above=(1,)),
        known(3, "Gone", range(20, 25)),
    ]
    albums = flat(carry_over([leaf("Everything", range(100))], before, new_id))
    assert albums["Rome"].id == 2
    assert albums["Rome"] in albums["Trips"].children
    assert not albums["Rome"].members
    assert "Gone" not in albums


def test_beside_a_kept_name_a_new_album_takes_its_next_best(
    new_id: NewId,
) -> None:
    before = [known(2, "Dogs", range(5))]
    proposed = [
        leaf("Dogs in snow", range(5)),
        leaf("Dogs", range(5, 12), alternatives=("Puppies", "Animals")),
        leaf("Dogs", range(12, 20)),
    ]
    assert [album.name for album in carry_over(proposed, before, new_id)] == [
        "Dogs",
        "Puppies",
        "Dogs 2",
    ]


def test_a_guess_gives_way_to_a_sure_name(new_id: NewId) -> None:
    before = [known(2, "Untitled", range(5), guesses=("dogs", "cats"))]
    (album,) = carry_over([leaf("Dogs", range(5))], before, new_id)
    assert (album.id, album.name, album.guesses) == (2, "Dogs", ())
    (album,) = carry_over([leaf("Untitled", range(5), guesses=("cows",))], before, new_id)
    assert album.guesses == ("cows",)


def test_the_result_does_not_depend_on_the_order_of_what_was_known(
    new_id: NewId,
) -> None:
    before = [known(n, f"album {n}", range(10 * n, 10 * n + 10)) for n in range(6)]
    proposed = [leaf(f"new {n}", range(10 * n + 2, 10 * n + 12)) for n in range(6)]
    ids = [album.id for album in carry_over(proposed, before, new_id)]
    assert ids == list(range(6))
    assert ids == [album.id for album in carry_over(proposed, before[::-1], new_id)]


def test_all_but_kept_albums_can_be_named_anew(new_id: NewId) -> None:
    before = [known(2, "Dogs", range(5)), known(3, "Rex", range(5, 10), kept=True)]
    proposed = [leaf("Dogs in snow", range(5)), leaf("Cats", range(5, 10))]
    albums = carry_over(proposed, before, new_id, rename=True)
    assert [(album.id, album.name) for album in albums] == [(2, "Dogs in snow"), (3, "Rex")]
