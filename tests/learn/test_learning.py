"""Learning as a whole: accepted where it helps, refused where it does not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from photoorg.learn import Learned, Pairs, Progress, TrainingSet, learn
from photoorg.learn.directions import unit
from photoorg.learn.evaluate import retrieve
from photoorg.learn.labels import WEAK
from photoorg.learn.recipes import Hierarchical, Recipe, teach


def drawn(classes: int, photos: int, useless: float, seed: int = 0) -> TrainingSet:
    """Albums that differ in twelve directions and scatter in twelve others."""
    rng = np.random.default_rng(seed)
    labels = np.repeat(np.arange(classes), photos)
    own = rng.standard_normal((classes, 12))[labels] + 0.5 * rng.standard_normal((len(labels), 12))
    noise = useless * rng.standard_normal((len(labels), 12))
    return TrainingSet(unit(np.hstack([own, noise])), labels, labels // 4)


def ended(labelled: TrainingSet) -> tuple[Learned, list[Progress]]:
    steps, seen = learn(labelled), []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as end:
            return end.value, seen


def test_what_helps_is_accepted() -> None:
    labelled = drawn(24, 10, useless=1.0)
    learned, seen = ended(labelled)
    assert learned.head is not None
    assert learned.verdict is not None
    assert learned.verdict.accepted
    assert learned.sentence == learned.verdict.sentence
    assert learned.head.metrics["gain"] == learned.verdict.gain > 0
    assert [p.done for p in seen] == sorted(p.done for p in seen)
    assert seen[-1].done == seen[-1].total
    other = drawn(24, 10, useless=1.0, seed=1)
    assert other.parents is not None
    raw = retrieve(other.vectors, other.labels, other.parents).figures()
    taught = retrieve(learned.head.features(other.vectors), other.labels, other.parents).figures()
    assert taught["map_r"] > raw["map_r"] + 0.03
    assert ended(labelled)[0].head.to_bytes() == learned.head.to_bytes()  # type: ignore[union-attr]


def test_albums_put_together_by_chance_teach_nothing() -> None:
    labelled = drawn(16, 8, useless=1.0)
    mixed = replace(labelled, labels=np.random.default_rng(0).permutation(labelled.labels))
    learned, _ = ended(replace(mixed, parents=None))
    assert learned.head is None
    assert learned.sentence.startswith("No gain from learning yet")


@pytest.mark.parametrize(
    ("classes", "photos", "have"), [(0, 9, "none"), (1, 9, "one"), (2, 9, "are 2"), (9, 3, "none")]
)
def test_too_little_is_said(classes: int, photos: int, have: str) -> None:
    labelled = drawn(9, 9, useless=1.0)
    few = labelled.rows(np.flatnonzero((labelled.labels < classes) & (np.arange(81) % 9 < photos)))
    learned, seen = ended(few)
    assert learned.head is None
    assert not seen
    assert "3 albums with 4 photos" in learned.sentence
    assert have in learned.sentence


@pytest.mark.parametrize("classes", [3, 4, 5])
def test_the_fewest_classes_are_enough_to_try(classes: int) -> None:
    learned, _ = ended(drawn(classes, 4, useless=1.0))
    assert learned.verdict is not None
    assert learned.verdict.classes == classes


def test_proposals_teach_but_neither_judge_nor_are_remembered() -> None:
    labelled = drawn(16, 8, useless=1.0)
    weak = np.where(labelled.labels < 8, np.float32(WEAK), np.float32(1))
    some = replace(labelled, weights=weak)
    learned, _ = ended(some)
    assert learned.verdict is not None
    assert learned.verdict.classes == 8
    head, sure = _taught(teach(some, Recipe())), _taught(teach(some.sure(0.5), Recipe()))
    assert len(head.albums) == len(sure.albums) == 8
    assert np.abs(head.matrix - sure.matrix).max() > 1e-3
    nothing = replace(labelled, weights=np.full(len(labelled), WEAK, np.float32))
    assert "3 albums" in ended(nothing)[0].sentence


def test_photos_called_similar_come_nearer() -> None:
    labelled = drawn(8, 6, useless=1.0)
    one, other = labelled.vectors[:1], labelled.vectors[-1:]
    pairs = Pairs(one, other, np.array([True]))
    apart = replace(labelled, pairs=replace(pairs, similar=np.array([False])))
    recipe = Recipe(recall=0.0)
    without = _taught(teach(labelled, recipe)).similarity(one, other)
    assert _taught(teach(replace(labelled, pairs=pairs), recipe)).similarity(one, other) > without
    assert _taught(teach(apart, recipe)).similarity(one, other) == without
    trained = replace(recipe, training=Hierarchical(rank=8, rate=1e-2, epochs=10))
    before = _taught(teach(labelled, trained)).similarity(one, other)
    assert _taught(teach(apart, trained)).similarity(one, other) < before


def _taught(steps):  # type: ignore[no-untyped-def]
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
