"""What is shown of proposed albums with corrections on top."""

from __future__ import annotations

from dataclasses import replace

from photoorg.corrections import (
    NOTHING,
    UNSORTED,
    Base,
    Corrections,
    Seed,
    Shown,
    acts,
    add_up,
    show,
)
from photoorg.domain import Album

HASHES = [bytes([n]) * 32 for n in range(12)]
IDS = {content: n for n, content in enumerate(HASHES)}
OUTDOORS, BEACH, HILLS, CITY = 10, 1, 2, 3
HOMES = dict(enumerate([BEACH] * 4 + [HILLS] * 4 + [CITY] * 4))
BASE = Base(
    (
        Album(OUTDOORS, None, "Outdoors", 0),
        Album(BEACH, OUTDOORS, "Beach", 4, cover_id=0),
        Album(HILLS, OUTDOORS, "Hills", 4, cover_id=4),
        Album(CITY, None, "City", 4, cover_id=8),
    ),
    IDS,
    HOMES,
)


def seed(album: int, photos: range, above: tuple[int, ...] = ()) -> Seed:
    return Seed(album, f"album {album}", above, tuple(HASHES[n] for n in photos))


KEEP_BEACH = seed(BEACH, range(4), (OUTDOORS,))
KEEP_HILLS = seed(HILLS, range(4, 8), (OUTDOORS,))


def after(*said: acts.Act) -> Shown:
    return show(BASE, add_up(said))


def counts(shown: Shown) -> dict[int, int]:
    return {album.id: album.count for album in shown.tree.albums}


def test_what_is_not_corrected_is_shown_as_proposed() -> None:
    shown = show(BASE, NOTHING)
    assert counts(shown) == {OUTDOORS: 8, BEACH: 4, HILLS: 4, CITY: 4}
    assert not shown.placed
    assert not shown.redirects
    assert not any(album.kept for album in shown.tree.albums)


def test_a_kept_album_has_the_persons_name_and_stays_where_it_is() -> None:
    shown = after(acts.Rename(BEACH, "Ostia", (KEEP_BEACH,)))
    album = shown.tree.by_id[BEACH]
    assert (album.name, album.kept, album.parent_id) == ("Ostia", True, OUTDOORS)
    assert not shown.placed, "the photos are where they were proposed"


def test_a_kept_album_may_still_want_a_name() -> None:
    proposed = tuple(
        replace(a, name="Untitled", guesses=("Sea",)) if a.id == BEACH else a for a in BASE.albums
    )
    base = Base(proposed, IDS, HOMES)
    kept = show(base, add_up([acts.Keep((KEEP_BEACH,))])).tree.by_id[BEACH]
    assert (kept.kept, kept.guesses) == (True, ("Sea",))
    named = show(base, add_up([acts.Rename(BEACH, "Ostia", (KEEP_BEACH,))])).tree.by_id[BEACH]
    assert (named.name, named.guesses) == ("Ostia", ())


def test_a_kept_album_that_nobody_proposes_is_there() -> None:
    facts = add_up([acts.Keep((KEEP_BEACH,))])
    other = Base((Album(CITY, None, "City", 12, cover_id=8),), IDS, dict.fromkeys(range(12), CITY))
    shown = show(other, facts)
    assert counts(shown) == {CITY: 8, BEACH: 4}
    assert shown.tree.by_id[BEACH].cover_id == 0
    assert show(Base((), {}, {}), facts).tree.by_id[BEACH].count == 0


def test_moved_photos_are_counted_where_they_are() -> None:
    shown = after(acts.MovePhotos((HASHES[0], HASHES[8]), HILLS, (KEEP_HILLS,)))
    assert counts(shown) == {OUTDOORS: 9, BEACH: 3, HILLS: 6, CITY: 3}
    assert shown.placed == {0: HILLS, 8: HILLS}
    assert shown.album_of(0, BEACH) == HILLS


def test_a_proposed_album_without_photos_goes_and_a_kept_one_stays() -> None:
    everything = tuple(HASHES[8:])
    moved = acts.MovePhotos(everything, BEACH, (KEEP_BEACH,))
    assert CITY not in counts(after(moved))
    assert counts(after(acts.Keep((seed(CITY, range(8, 12)),)), moved))[CITY] == 0


def test_a_kept_album_without_photos_is_there_below_a_proposed_one_without_any() -> None:
    everything = tuple(HASHES[:8])
    said = [
        acts.Keep((KEEP_BEACH,)),
        acts.MovePhotos(everything, CITY, (seed(CITY, range(8, 12)),)),
    ]
    shown = after(*said)
    assert counts(shown) == {OUTDOORS: 0, BEACH: 0, CITY: 12}
    assert shown.tree.by_id[BEACH].parent_id == OUTDOORS


def test_photos_taken_out_lie_in_the_album_above() -> None:
    shown = after(acts.TakeOut((HASHES[0],), BEACH, (), (seed(BEACH, range(1, 4), (OUTDOORS,)),)))
    assert shown.placed == {0: OUTDOORS}
    assert counts(shown)[OUTDOORS] == 8
    shown = after(acts.TakeOut((HASHES[0],), OUTDOORS))
    assert shown.placed == {0: UNSORTED}
    assert shown.tree.albums[-1].unsorted


def test_a_dismissed_album_leaves_its_photos_and_albums_above() -> None:
    shown = after(acts.Dismiss(BEACH, tuple(HASHES[:4]), (OUTDOORS,)))
    assert counts(shown) == {OUTDOORS: 8, HILLS: 4, CITY: 4}
    assert shown.redirects == {BEACH: OUTDOORS}
    shown = after(acts.Dismiss(OUTDOORS, tuple(HASHES[:8])))
    assert [a.id for a in shown.tree.children(None)] == [BEACH, HILLS, CITY]
    assert counts(after(acts.Dismiss(CITY, tuple(HASHES[8:]))))[UNSORTED] == 4


def test_merged_albums_are_one() -> None:
    shown = after(acts.Merge((CITY,), BEACH, (KEEP_BEACH, seed(CITY, range(8, 12)))))
    assert counts(shown) == {OUTDOORS: 12, BEACH: 8, HILLS: 4}
    assert shown.homes_of(BEACH) == [BEACH, CITY]
    assert shown.album_of(99, CITY) == BEACH, "what is proposed for it later, too"
    into = after(
        acts.Merge((OUTDOORS,), CITY, (seed(CITY, range(8, 12)), seed(OUTDOORS, range(0))))
    )
    assert {a.id for a in into.tree.children(CITY)} == {BEACH, HILLS}


def test_parts_lie_below_what_was_split() -> None:
    parts = (seed(50, range(2), (BEACH, OUTDOORS)), seed(51, range(2, 4), (BEACH, OUTDOORS)))
    shown = after(acts.Split(BEACH, parts, (KEEP_BEACH,)))
    assert {a.id for a in shown.tree.children(BEACH)} == {50, 51}
    assert counts(shown)[BEACH] == 4


def test_albums_go_where_they_are_put_but_never_into_each_other() -> None:
    shown = after(acts.MoveAlbum(BEACH, (CITY,), (KEEP_BEACH, seed(CITY, range(8, 12)))))
    assert shown.tree.by_id[BEACH].parent_id == CITY
    assert counts(shown) == {OUTDOORS: 4, HILLS: 4, CITY: 8, BEACH: 4}
    both = acts.MoveAlbum(CITY, (BEACH, OUTDOORS), ())
    shown = after(acts.MoveAlbum(BEACH, (CITY,), (KEEP_BEACH, seed(CITY, range(8, 12)))), both)
    assert {*counts(shown)} == {OUTDOORS, HILLS, CITY, BEACH}
    assert sum(album.count for album in shown.tree.children(None)) == 12


def test_a_group_is_where_most_of_it_is() -> None:
    shown = after(acts.BelongTogether((HASHES[0], HASHES[1], HASHES[8])))
    assert shown.placed == {8: BEACH}
    out = acts.TakeOut((HASHES[0], HASHES[1], HASHES[8]), BEACH)
    shown = show(BASE, add_up([acts.BelongTogether((HASHES[0], HASHES[1], HASHES[8])), out]))
    assert len({shown.album_of(n, HOMES[n]) for n in (0, 1, 8)}) == 1
    assert shown.album_of(0, BEACH) != BEACH


def test_missing_photos_are_not_counted() -> None:
    proposed = tuple(replace(a, count=3) if a.id == BEACH else a for a in BASE.albums)
    base = Base(proposed, IDS, HOMES, frozenset({0}))
    facts: Corrections = add_up([acts.MovePhotos((HASHES[0], HASHES[8]), HILLS, (KEEP_HILLS,))])
    shown = show(base, facts)
    assert shown.placed == {0: HILLS, 8: HILLS}
    assert counts(shown) == {OUTDOORS: 8, BEACH: 3, HILLS: 5, CITY: 3}
