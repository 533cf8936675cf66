"""Why hits were found, other ways to sort them, and what the person's verdicts teach."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from explained import EACH, field, id_of

from photoorg.domain import Hit, Metadata, Order
from photoorg.explanations import PhotoRef
from photoorg.library import Library, photos, verdicts
from photoorg.pipeline import Session, explain_hits, insight, similar, similar_to_file
from photoorg.pipeline.insight import Insight
from photoorg.pipeline.ranking import LOOKS, learned_weight, occasion_words

NAMES = (
    "Looks and meaning",
    "Same meaning",
    "Same subject",
    "Same place and time",
    "Same colours",
    "Same place, other subject",
)
ROME = "red rome 0.jpg"


@pytest.fixture
def seeing(session: Session) -> Insight:
    found = insight(session)
    assert found is not None
    return found


@pytest.fixture
def found(
    session: Session, seeing: Insight, library: Library, place: Path
) -> tuple[tuple[Hit, ...], dict[str, Order]]:
    """Everything like one photo, explained."""
    asked = id_of(library, ROME, place)
    hits, orders = explain_hits(seeing, PhotoRef(asked), similar(session, asked, 50))
    return hits, {order.name: order for order in orders}


def by(order: Order, hits: tuple[Hit, ...], library: Library, count: int = 2 * EACH) -> list[str]:
    """The names of the first photos in this order."""
    best = np.argsort(-np.array(order.scores), kind="stable")[:count]
    cards = photos.cards(library, [hits[k].photo_id for k in best])
    return [Path(cards[hits[k].photo_id].path.decode()).name for k in best]


def test_every_order_has_one_score_a_hit(
    found: tuple[tuple[Hit, ...], dict[str, Order]],
) -> None:
    hits, orders = found
    assert tuple(orders) == NAMES
    assert len(hits) == 35
    for order in orders.values():
        assert len(order.scores) == len(hits)
        assert np.isfinite(order.scores).all(), order.name
        assert len(set(order.scores)) > 1, order.name


def test_hits_stay_what_they_are_but_for_their_reasons(
    session: Session, seeing: Insight, library: Library, place: Path
) -> None:
    asked = id_of(library, ROME, place)
    hits = similar(session, asked, 9)
    explained, _ = explain_hits(seeing, PhotoRef(asked), hits)
    assert [(h.photo_id, h.score, h.closer_than, h.likely) for h in explained] == [
        (h.photo_id, h.score, h.closer_than, h.likely) for h in hits
    ]
    assert all(hit.reason == "" for hit in hits)
    assert all("\n" not in hit.reason for hit in explained)


def test_reasons(
    found: tuple[tuple[Hit, ...], dict[str, Order]], library: Library, place: Path
) -> None:
    hits, _ = found
    reason = {hit.photo_id: hit.reason for hit in hits}
    same = reason[id_of(library, "red rome 1.jpg", place)]
    assert same.endswith("same moment")
    assert "red" in same
    assert same.startswith("both: ")
    other = reason[id_of(library, "blue rome 1.jpg", place)]
    assert other.endswith("same moment"), "other looks, the same trip"
    assert "red" not in other
    far = reason[id_of(library, "red paris 1.jpg", place)]
    assert "red" in far
    assert "same" not in far
    unlike = reason[id_of(library, "blue none 0.jpg", place)]
    assert unlike in ("a similar look", "little in common"), "nothing else can be said"


def test_same_colours_and_subject_find_the_red_ones(
    found: tuple[tuple[Hit, ...], dict[str, Order]], library: Library
) -> None:
    hits, orders = found
    for name in ("Same colours", "Same subject", "Same meaning", "Looks and meaning"):
        best = by(orders[name], hits, library)
        assert all(photo.startswith("red") for photo in best), name


def test_same_place_and_time_finds_the_trip(
    found: tuple[tuple[Hit, ...], dict[str, Order]], library: Library
) -> None:
    hits, orders = found
    best = by(orders["Same place and time"], hits, library, 3 * EACH - 1)
    assert all(" rome " in photo for photo in best)
    unknown = by(orders["Same place and time"], hits, library, 35)[-3 * EACH :]
    assert all(" none " in photo for photo in unknown), "what is not known counts as far away"


def test_same_place_other_subject(
    found: tuple[tuple[Hit, ...], dict[str, Order]], library: Library
) -> None:
    hits, orders = found
    best = by(orders["Same place, other subject"], hits, library, EACH)
    assert all(" rome " in photo for photo in best[:2])
    assert not any(photo.startswith("red") for photo in best)


def test_a_file_outside_the_library_is_asked_about(
    session: Session, seeing: Insight, library: Library, tmp_path: Path
) -> None:
    outside = bytes(field(tmp_path / "outside.jpg", "blue", 77))
    hits, orders = explain_hits(
        seeing, PhotoRef(path=outside), similar_to_file(session, outside, 12)
    )
    assert len(hits) == 12
    assert all(len(order.scores) == 12 for order in orders)
    assert sum("blue" in hit.reason for hit in hits) > 6
    assert not any("red" in hit.reason or "green" in hit.reason for hit in hits)


def test_no_hits_no_orders(seeing: Insight) -> None:
    assert explain_hits(seeing, PhotoRef(1), ()) == ((), ())


def test_one_hit(session: Session, seeing: Insight, library: Library, place: Path) -> None:
    asked = id_of(library, ROME, place)
    hits, orders = explain_hits(seeing, PhotoRef(asked), similar(session, asked, 1))
    assert len(hits) == 1
    assert all(len(order.scores) == 1 and np.isfinite(order.scores[0]) for order in orders)


def test_hits_that_are_gone_are_left_unexplained(
    seeing: Insight, library: Library, place: Path
) -> None:
    asked = id_of(library, ROME, place)
    hits = (Hit(asked, 0.9, None), Hit(10**9, 0.8, None))
    assert explain_hits(seeing, PhotoRef(asked), hits) == (hits, ())


# Occasions


def at(
    taken: str | None, latitude: float | None = None, longitude: float | None = None
) -> Metadata:
    return Metadata("JPEG", 4, 3, taken=taken, latitude=latitude, longitude=longitude)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (at("2019-05-12T10:00:00"), at("2019-05-12T10:20:00"), "same moment"),
        (at("2019-05-12T23:50:00"), at("2019-05-13T00:10:00"), "same moment"),
        (at("2019-05-12T10:00:00"), at("2019-05-12T18:00:00"), "same day"),
        (at("2019-05-12T00:00:00"), at("2019-05-12T00:00:00"), "same day"),
        (at("2019-05-12T00:00:00"), at("2019-05-12T00:10:00"), "same day"),
        (at("2019-05-12T10:00:00", 1, 2), at("2019-05-12T18:00:00", 1, 2), "same place and day"),
        (at("2019-05-12T10:00:00", 1, 2), at("2020-05-12T10:00:00", 1.001, 2), "same place"),
        (at("2019-05-12T10:00:00", 1, 2), at("2020-05-12T10:00:00", 1.01, 2), ""),
        (at(None, 1, 2), at(None, 1, 2), "same place"),
        (at(None), at(None), ""),
        (None, None, ""),
        (None, at("2019-05-12T10:00:00", 1, 2), ""),
    ],
)
def test_occasions_in_words(one: Metadata | None, other: Metadata | None, words: str) -> None:
    assert occasion_words(one, other) == occasion_words(other, one) == words


# What verdicts teach


def judge(
    library: Library, place: Path, similar: Callable[[str, str], bool], colours: str = "red green"
) -> None:
    """Let the person call pairs of photos of two colours similar, or not."""
    cards = photos.cards(library, photos.all_ids(library))
    content = {Path(card.path.decode()).name: card.hash for card in cards.values()}
    names = [name for name in sorted(content) if name.split()[0] in colours.split()]
    for one in names[::2]:
        for other in names[1::2]:
            verdicts.give(library, content[one], content[other], similar(one, other))


def alike(one: str, other: str) -> bool:
    return one.split()[0] == other.split()[0]


def test_without_verdicts_the_weight_is_the_default(seeing: Insight) -> None:
    assert learned_weight(seeing) == LOOKS


def test_it_moves_with_verdicts_and_stays_a_share(
    seeing: Insight, library: Library, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What a pair looks like decides; what it means is noise.
    rng = np.random.default_rng(0)

    def parts(*_: object) -> tuple[np.ndarray, np.ndarray]:
        said = verdicts.given(library)
        looks = np.array([2.0 if verdict.similar else -2.0 for verdict in said])
        return looks, rng.normal(size=len(said)) * 2

    monkeypatch.setattr("photoorg.pipeline.ranking.likeness_parts", parts)
    judge(library, place, alike)
    assert LOOKS < learned_weight(seeing) <= 1

    # And the other way round.
    def swapped(*_: object) -> tuple[np.ndarray, np.ndarray]:
        return parts()[::-1]

    monkeypatch.setattr("photoorg.pipeline.ranking.likeness_parts", swapped)
    judge(library, place, alike, "red blue")
    assert 0 <= learned_weight(seeing) < LOOKS


def test_real_verdicts_give_a_share(seeing: Insight, library: Library, place: Path) -> None:
    for rule in (alike, lambda a, b: not alike(a, b), lambda *_: True, lambda *_: False):
        judge(library, place, rule)
        assert 0 <= learned_weight(seeing) <= 1


def test_a_single_verdict_hardly_moves_it(seeing: Insight, library: Library, place: Path) -> None:
    cards = photos.cards(library, photos.all_ids(library))
    one, other, *_ = (card.hash for card in cards.values())
    verdicts.give(library, one, other, True)
    assert learned_weight(seeing) == pytest.approx(LOOKS, abs=0.06)


def test_a_verdict_that_was_changed_counts_at_once(
    seeing: Insight, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    fitted: list[list[bool]] = []

    def fit(looks: np.ndarray, means: np.ndarray, similar: np.ndarray) -> float:
        fitted.append(similar.tolist())
        return 0.5

    monkeypatch.setattr("photoorg.pipeline.ranking._fit_weight", fit)
    cards = photos.cards(library, photos.all_ids(library))
    one, two, three, *_ = sorted(card.hash for card in cards.values())
    verdicts.give(library, one, two, True)
    verdicts.give(library, two, three, True)
    assert learned_weight(seeing) == learned_weight(seeing) == 0.5
    verdicts.give(library, one, two, False)
    learned_weight(seeing)
    assert fitted == [[True, True], [False, True]], "and is not learned from twice"


def test_verdicts_on_photos_that_are_gone_teach_nothing(seeing: Insight, library: Library) -> None:
    verdicts.give(library, b"\x00" * 32, b"\x01" * 32, True)
    assert learned_weight(seeing) == pytest.approx(LOOKS)
    cards = photos.cards(library, photos.all_ids(library))
    there = next(iter(cards.values())).hash
    verdicts.give(library, b"\x00" * 32, there, False)
    assert learned_weight(seeing) == pytest.approx(LOOKS)
