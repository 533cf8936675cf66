"""Names: phrases that distinguish, cover, and are told apart from siblings; guesses when unsure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from cluster_libraries import BEAGLE, BOAT, CAR, CAT, TERRIER, TREE

from photoorg.cluster.evidence import counted, period, sentence
from photoorg.cluster.names import Name, Unnamed, coverage, name_siblings, score
from photoorg.cluster.plurals import plural, singular
from photoorg.cluster.shown import Facts, Shown, TagScores
from photoorg.cluster.vocabulary import NO_TAGS, TagWords, Vocabulary
from photoorg.domain import ConceptScores

TAGS = TagWords(
    ("animal", "dog", "puppy", "beach", "sandy beach", "swimming trunks", "black and white"),
    ("animal", "animal", "animal", "place", "place", "clothing", "style"),
    (-1, 0, 1, -1, 3, -1, -1),
    ((), ("hound",), ("young dog",), ("seaside",), (), (), ()),
)
WORDS = Vocabulary(TREE, NO_TAGS)
TAGGED = Vocabulary(TREE, TAGS)
DOG = TREE.names.index("dog")
BEACH, TRUNKS, STYLE = (
    TAGGED.concepts + TAGS.texts.index(t) for t in ("beach", "swimming trunks", "black and white")
)
PUPPY = TAGGED.concepts + TAGS.texts.index("puppy")


def prior(words: Vocabulary = WORDS) -> np.ndarray:
    below = np.asarray(words.classes_below.sum(axis=1)).ravel() / len(TREE.leaves)
    return np.concatenate([below, np.zeros(len(words) - words.concepts)])


def facts(
    words: Vocabulary = WORDS, tags: dict[int, float] | None = None, **classes: float
) -> Facts:
    """An album whose photos show classes, and have tags at 3 nats, so often."""
    numbers = {"cat": CAT, "car": CAR, "boat": BOAT, "terrier": TERRIER, "beagle": BEAGLE}
    shares, nats = np.zeros(len(words)), np.zeros(len(words))
    for name, share in classes.items():
        node = int(TREE.leaves[numbers[name]])
        while node >= 0:
            shares[node] += share
            node = int(TREE.parents[node])
    for tag, share in (tags or {}).items():
        shares[tag], nats[tag] = share, 3 * share
    return Facts(shares, nats, np.zeros(len(words)))


def nothing(words: Vocabulary = WORDS) -> Facts:
    """A parent that is as any photos are: few classes stand out among hundreds."""
    return Facts(prior(words) / 20, np.zeros(len(words)), np.zeros(len(words)))


def named(
    *albums: Facts,
    above: tuple[Name, ...] = (),
    parent: Facts | None = None,
    words: Vocabulary = WORDS,
    when: str = "",
    event: str = "",
) -> list[str]:
    level = [Unnamed(album, when, event) for album in albums]
    usual = nothing(words)
    found = name_siblings(level, parent or usual, above, words, usual.shares)
    return [one.name.text for one in found]


@pytest.mark.parametrize(
    ("album", "name"),
    [
        (facts(cat=0.9), "Cats"),
        (facts(terrier=0.45, beagle=0.45), "Dogs"),
        (facts(terrier=0.9, beagle=0.05), "Terriers"),
        (facts(car=0.45, cat=0.45), "Cats and cars"),
        (facts(car=0.02), "Untitled"),
    ],
)
def test_names(album: Facts, name: str) -> None:
    assert named(album) == [name]


def test_what_few_photos_show_is_no_name() -> None:
    rare = facts(TAGGED, {BEACH: 0.05})
    assert named(rare, words=TAGGED) == ["Untitled"]
    assert named(facts(TAGGED, {BEACH: 0.9}), words=TAGGED) == ["Beach"]


def test_nobody_is_named_after_clothes_or_how_photos_were_taken() -> None:
    album = facts(TAGGED, {TRUNKS: 0.9, BEACH: 0.6, STYLE: 1.0})
    assert named(album, words=TAGGED) == ["Beach"]
    assert score(album, nothing(TAGGED), TAGGED, nothing(TAGGED).shares)[STYLE] == 0


def test_tags_of_animals_are_doubted_where_the_classifier_sees_none() -> None:
    seen = facts(TAGGED, {PUPPY: 0.9}, terrier=0.9)
    unseen = facts(TAGGED, {PUPPY: 0.9})
    usual = nothing(TAGGED)
    of_seen, of_unseen = (score(f, usual, TAGGED, usual.shares)[PUPPY] for f in (seen, unseen))
    assert of_unseen < of_seen / 2


def test_a_tag_and_a_concept_that_are_the_same_are_one_phrase() -> None:
    dog_tag = TAGGED.concepts + TAGS.texts.index("dog")
    album = facts(TAGGED, {dog_tag: 0.8}, terrier=0.5)
    usual = nothing(TAGGED)
    scores = score(album, usual, TAGGED, usual.shares)
    alone = score(facts(TAGGED, {}, terrier=0.5), usual, TAGGED, usual.shares)
    assert scores[dog_tag] == 0
    assert scores[DOG] > alone[DOG]
    assert coverage(album, TAGGED)[DOG] == pytest.approx(0.8)


def test_siblings_get_different_names() -> None:
    names = named(facts(cat=0.9), facts(cat=0.6, car=0.35), facts(cat=0.85))
    assert len(set(names)) == 3
    assert names[0] == "Cats"


def test_same_name_is_told_apart_by_date_then_by_number() -> None:
    same = [facts(TAGGED, {BEACH: 0.8})] * 3
    names = named(*same, words=TAGGED, when="May 2019")
    assert names == ["Beach", "Beach · May 2019", "Beach 2"]


def test_nothing_above_is_said_again() -> None:
    dogs = Name("Dogs", (DOG,))
    parent = facts(terrier=0.45, beagle=0.45)
    inside = named(
        facts(terrier=0.9, beagle=0.1), facts(terrier=0.1, beagle=0.9), above=(dogs,), parent=parent
    )
    assert inside == ["Terriers", "Beagles"]
    assert named(facts(terrier=0.4, beagle=0.4), above=(dogs,))[0] not in {"Dogs", "Animals"}


def test_what_is_mixed_but_of_one_place_and_time_is_an_event() -> None:
    event = "Rome, May 2019"
    assert named(facts(car=0.02), event=event) == [event]
    assert named(facts(cat=0.9), event=event) == ["Cats"]


def test_guesses_are_distinct_and_not_shown_twice() -> None:
    usual = nothing(TAGGED)
    weak = [facts(TAGGED, {BEACH: 0.25, TRUNKS: 0.3}, cat=0.2)] * 2
    found = name_siblings([Unnamed(f) for f in weak], usual, (), TAGGED, usual.shares)
    shown = [guess.text for one in found for guess in one.guesses]
    assert found[0].name.text == "Untitled"
    assert 2 <= len(found[0].guesses) <= 3
    assert len(shown) == len(set(shown))


def test_sure_names_have_alternatives_and_no_guesses() -> None:
    usual = nothing(TAGGED)
    level = [Unnamed(facts(TAGGED, {BEACH: 0.6}, terrier=0.9)), Unnamed(facts(TAGGED, {}, cat=0.9))]
    first, second = name_siblings(level, usual, (), TAGGED, usual.shares)
    assert first.guesses == second.guesses == ()
    assert "Beach" in first.alternatives
    assert second.name.text == "Cats"
    assert not {first.name.text, second.name.text} & {*first.alternatives, *second.alternatives}


def shown(captions: Sequence[str | None] | None = None) -> Shown:
    scores = ConceptScores(
        np.array([[TERRIER, BEAGLE], [CAR, BOAT], [CAT, CAR]], dtype=np.uint16),
        np.array([[0.4, 0.1], [0.3, 0.1], [0.5, 0.5]], dtype=np.float32),
    )
    tags = TagScores(
        TAGS,
        np.array([[3, 1], [3, 4], [0, 5]], dtype=np.uint16),
        np.array([[2.0, 1.0], [4.0, 0.5], [1.0, -1.0]], dtype=np.float32),
    )
    return Shown(TAGGED, scores, tags, captions, np.array([0, 0, -1]))


def test_shares_are_posteriors_of_all_classes_below_and_tags_of_all_photos() -> None:
    of_both = shown().of([0])
    found = dict(zip(TREE.names, np.round(of_both.shares, 6).tolist(), strict=False))
    assert found == {
        "entity": 1.0, "animal": 0.5, "vehicle": 0.5, "dog": 0.5, "cat": 0.0, "car": 0.375,
        "boat": 0.125, "terrier": 0.4, "beagle": 0.1,
    }  # fmt: skip
    assert of_both.shares[BEACH] == 1.0
    assert of_both.nats[BEACH] == pytest.approx(3.0)


def test_captions_count_where_most_photos_have_one() -> None:
    said = shown(["two dogs on the seaside", "a puppy at a sandy beach", None]).of([0])
    assert said.cited[BEACH] == 1.0
    assert said.cited[DOG] == 1.0
    assert said.cited[PUPPY] == 0.5
    assert shown([None, None, "a dog"]).of([0]).cited.max() == 0


def test_a_photo_shows_a_phrase_as_surely_as_its_best_witness_says() -> None:
    sure = shown(["a dog", "a car", "a cat"]).showing(np.array([0, 1, 2]), [DOG])
    assert sure.tolist() == pytest.approx([1.0, 0.0, 0.0])
    assert shown().showing(np.array([0, 1]), [BEACH]).tolist() == [1.0, 1.0]
    assert shown().showing(np.array([0, 1]), []).tolist() == [0.0, 0.0]


@pytest.mark.parametrize(
    ("phrase", "facet", "many"),
    [
        ("dog", "animal", "dogs"),
        ("bowl of fruit", "object", "bowls of fruit"),
        ("person with a dog", "people", "people with a dog"),
        ("fisherman", "people", "fishermen"),
        ("furniture", "object", "furniture"),
        ("box", "object", "boxes"),
        ("baby", "people", "babies"),
        ("toy", "object", "toys"),
        ("running", "activity", "running"),
        ("skis", "object", "skis"),
    ],
)
def test_plurals(phrase: str, facet: str, many: str) -> None:
    assert plural(phrase, facet) == many


@pytest.mark.parametrize(
    ("many", "one"),
    [("dogs", "dog"), ("babies", "baby"), ("boxes", "box"), ("children", "child"),
     ("glass", "glass"), ("buses", "buse"), ("people", "person"), ("horses", "horse")],
)  # fmt: skip
def test_singulars(many: str, one: str) -> None:
    assert singular(many) == one


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        ([], ""),
        ([None], ""),
        (["2019-05-12T16:04:00", None], "May 2019"),
        (["2019-08-01", "2019-05-12"], "May–August 2019"),
        (["2014-01-01", "2012-12-31"], "2012–2014"),
        (["1980-01-01"] + ["2019-05-12"] * 39, "May 2019"),
        (["2019-05-01T10:00:00", None, None], ""),
        (["2019-05-01T10:00:00", None], "May 2019"),
    ],
)
def test_period(taken: list[str | None], words: str) -> None:
    assert period(taken) == words


def test_evidence() -> None:
    assert sentence(2140, ["dogs", "beach"], [], 0.91, "Ostia", "May–August 2019") == (
        "2,140 photos · 91 % show dogs or beach · Ostia · May–August 2019"
    )
    assert sentence(8, [], ["dogs"], 0.1, "", "") == "8 photos · perhaps dogs"
    assert sentence(8, [], [], 0.0, "Rome", "") == "8 photos · Rome"
    assert counted(1) == "1 photo"


def test_captions_are_believed_as_far_as_the_classifier_sees_half_as_much() -> None:
    words = Vocabulary(TREE)
    kinds = words.well_known
    dog, entity = TREE.names.index("dog"), 0
    assert kinds[dog] == dog
    assert kinds[entity] == -1
    labels = np.zeros(10, np.int64)
    captions = ["a dog runs"] * 10
    for share, believed in ((0.0, 0.0), (0.2, 0.4), (0.6, 1.0)):
        seen = np.array([TERRIER, CAR], np.uint16)[None].repeat(10, axis=0)
        chances = np.array([share, 1 - share], np.float32)[None].repeat(10, axis=0)
        facts = Shown(words, ConceptScores(seen, chances), None, captions, labels).of([0])
        np.testing.assert_allclose(facts.cited[dog], believed, atol=1e-6)
