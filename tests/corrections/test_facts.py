"""What acts add up to."""

from __future__ import annotations

from photoorg.corrections import NOTHING, Seed, acts, add_up

A, B, C, D = (bytes([n]) * 32 for n in range(4))
BEACH = Seed(1, "Beach", (10,), (A, B))
HILLS = Seed(2, "Hills", (10,), (C,))


def test_nothing_said_is_nothing() -> None:
    assert add_up([]) == NOTHING


def test_to_keep_an_album_pins_its_photos() -> None:
    facts = add_up([acts.Keep((BEACH,))])
    assert facts.pins == {A: 1, B: 1}
    assert facts.albums[1].name == "Beach"
    assert not facts.albums[1].named


def test_a_seed_of_a_kept_album_changes_nothing_of_it() -> None:
    later = Seed(1, "Something else", (), (A, B, C))
    facts = add_up([acts.Rename(1, "Sea", (BEACH,)), acts.Keep((later,))])
    assert facts.albums[1].name == "Sea"
    assert C not in facts.pins


def test_what_was_put_somewhere_by_name_is_decided() -> None:
    kept = acts.Keep((BEACH,))
    moved = acts.MovePhotos((A,), 1)
    assert add_up([kept]).decided == frozenset()
    assert add_up([kept, moved]).decided == {A}
    assert add_up([kept, moved, acts.TakeOut((A,), 1)]).decided == frozenset()
    assert add_up([kept, moved, acts.Dismiss(1, (A, B))]).decided == frozenset()
    assert add_up([acts.Make(HILLS)]).decided == {C}
    assert add_up([kept, acts.BelongTogether((B, D), 1)]).decided == {B, D}


def test_the_later_place_counts() -> None:
    moved = acts.MovePhotos((A,), 2, (HILLS,))
    facts = add_up([acts.Keep((BEACH,)), moved])
    assert facts.pins == {A: 2, B: 1, C: 2}
    kept = add_up([moved, acts.Keep((BEACH,))])
    assert kept.pins == {A: 2, B: 1, C: 2}, "to keep an album says nothing of a photo elsewhere"


def test_to_be_put_into_an_album_ends_being_out_of_it() -> None:
    out = acts.TakeOut((A,), 1, (), (BEACH,))
    facts = add_up([out])
    assert facts.outs == {A: frozenset({1})}
    assert facts.pins == {B: 1}
    assert add_up([out, acts.MovePhotos((A,), 1)]).outs == {}


def test_to_be_out_of_an_album_is_to_be_out_of_those_below_it() -> None:
    below = Seed(3, "Waves", (1, 10), (D,))
    facts = add_up([acts.Keep((BEACH, below)), acts.TakeOut((D,), 1, (3,))])
    assert D not in facts.pins
    inside = add_up(
        [acts.Keep((BEACH, below)), acts.TakeOut((D,), 1, (3,)), acts.MovePhotos((D,), 3)]
    )
    assert inside.pins[D] == 3
    assert D not in inside.outs, "in Waves is in Beach"


def test_what_belongs_to_a_kept_photo_is_kept_with_it() -> None:
    """One of a group may be away while the album is kept: it is not in the seed then."""
    facts = add_up([acts.BelongTogether((A, D)), acts.Keep((BEACH,))])
    assert facts.pins == {A: 1, B: 1, D: 1}
    assert facts.together == (frozenset({A, D}),)


def test_groups_join_and_what_one_is_told_alone_parts_them() -> None:
    both = [acts.BelongTogether((A, B)), acts.BelongTogether((B, C))]
    assert add_up(both).together == (frozenset({A, B, C}),)
    parted = add_up([*both, acts.MovePhotos((C,), 2, (HILLS,))])
    assert parted.together == (frozenset({A, B}),)
    moved = add_up([*both, acts.MovePhotos((A, B, C), 2, (Seed(2, "Hills"),))])
    assert moved.together == (frozenset({A, B, C}),)
    assert set(moved.pins.values()) == {2}


def test_a_group_goes_where_one_of_it_is_pinned() -> None:
    facts = add_up([acts.Keep((BEACH,)), acts.BelongTogether((A, D))])
    assert facts.pins == {A: 1, B: 1, D: 1}


def test_split_parts_a_group() -> None:
    parts = (Seed(5, "one", (1,), (A,)), Seed(6, "two", (1,), (B,)))
    together = acts.BelongTogether((A, B), 1, (BEACH,))
    facts = add_up([together, acts.Split(1, parts)])
    assert facts.together == ()
    assert facts.pins == {A: 5, B: 6}


def test_what_is_merged_lives_on_in_the_other() -> None:
    merged = acts.Merge((2,), 1, (BEACH, HILLS))
    facts = add_up([acts.NeverMerge(1, 2, (BEACH, HILLS)), merged])
    assert set(facts.pins.values()) == {1}
    assert facts.living(2) == 1
    assert not facts.apart, "the later act counts"
    third = Seed(3, "Sea", (), (D,))
    again = add_up([acts.NeverMerge(2, 3, (HILLS, third)), merged])
    assert again.apart == {frozenset({1, 3})}


def test_a_dismissed_album_is_none_until_it_is_wanted_again() -> None:
    dismissed = acts.Dismiss(1, (A, B))
    facts = add_up([acts.Keep((BEACH,)), dismissed])
    assert facts.pins == {}
    assert facts.dismissed == {1: frozenset({A, B})}
    assert 1 not in facts.albums
    assert not add_up([dismissed, acts.Keep((BEACH,))]).dismissed


def test_adding_later_acts_to_facts_is_adding_all() -> None:
    said = [
        acts.Keep((BEACH,)),
        acts.MovePhotos((C,), 1),
        acts.TakeOut((A,), 1),
        acts.BelongTogether((B, D)),
        acts.Rename(1, "Sea"),
        acts.ChooseCover(1, B),
    ]
    for cut in range(len(said)):
        assert add_up(said[cut:], add_up(said[:cut])) == add_up(said)
