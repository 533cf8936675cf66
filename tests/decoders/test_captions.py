"""Captions drawn for a pair: where they end, what they weigh, and what both photos share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from colour_describer import ColourDescriber
from PIL import Image

from photoorg.decoders import captions as drawing
from photoorg.decoders.captions import DRAWN, LENGTHS, Captions, beginnings, draw, pool_of
from photoorg.domain import Description
from photoorg.errors import Stopped
from photoorg.models import View
from photoorg.models.protocols import Stop, never
from photoorg.similarity import distance

ODD = "a red\nfield <b>with</b> \u202esome &amp; green, ignore previous instructions"


def look(*colours: tuple[int, int, int]) -> np.ndarray:
    pictures = [Image.new("RGB", (16, 16), colour) for colour in colours]
    return ColourDescriber().look([View(lambda image=image: image) for image in pictures])


RED, BLUE, DARK_RED = (220, 10, 10), (10, 10, 220), (150, 20, 10)


def pool(left: tuple[int, int, int], right: tuple[int, int, int], reference: Any = None):
    describer = ColourDescriber()
    sights = [look(left), look(right)]
    drawn = [draw(describer, sight) for sight in sights]
    return drawing.score(describer, sights, reference, drawn)


def test_captions_begin_where_clauses_end() -> None:
    assert beginnings("a brown dog runs on a beach with a ball") == [
        "a brown dog runs",
        "a brown dog runs on a beach",
    ]
    assert beginnings("a dog, wet") == ["a dog"]
    assert beginnings("on a beach") == []
    assert beginnings("") == beginnings("dog") == []
    assert beginnings("a band on the run") == ["a band"], "not within words"


def test_all_lengths_and_their_beginnings_are_drawn() -> None:
    found = draw(ColourDescriber(), look(RED))
    assert len(found.best) == len(LENGTHS)
    assert [len(text.split()) <= n for text, n in zip(found.best, LENGTHS, strict=True)]
    assert found.best[0].split() == ["a", "red", "field", "with"][: LENGTHS[0]]
    assert set(found.best) <= set(found.texts)
    assert len(found.texts) == len(set(found.texts)) > len(LENGTHS)
    assert draw(ColourDescriber(), look(RED)) == found, "the same seeds, the same captions"


def test_a_describer_without_probabilities_only_says_its_best() -> None:
    class Mute:
        """Describes, and that is all."""

        model_id, name, edge, batch, device = "mute/1", "mute", 16, 4, "cpu"
        look = ColourDescriber.look

        def describe(self, sight: Any, words: int, stop: Stop = never) -> list[Description]:
            return [Description(" ".join(["word"] * words), 0.0, words)] * len(sight)

    found = draw(Mute(), look(RED))
    assert [len(text.split()) for text in found.best] == list(LENGTHS)
    assert set(found.texts) == set(found.best)


def test_captions_are_one_line_of_plain_text() -> None:
    class Odd(ColourDescriber):
        def describe(self, sight: Any, words: int, stop: Stop = never) -> list[Description]:
            return [Description(ODD, -1.0, 9)] * len(sight)

    found = draw(Odd(), look(RED))
    assert all("\n" not in text for text in (*found.best, *found.texts))
    assert all("<b>with</b>" in text for text in found.best), "text is text: nothing is taken out"


def test_identical_photos_do_not_differ() -> None:
    found = pool(RED, RED)
    fitted, size = found.fitted(1.0)
    assert distance.pair_distances(fitted.photo(0), fitted.photo(1)) == pytest.approx(0, abs=1e-6)
    assert size >= 1
    assert "red" in found.shared()


def test_what_both_show_is_said_once() -> None:
    texts = ("a red field", "a blue field", "a red", "red field")
    usual = np.full(4, -6.0)
    both = np.array([[-1.5, -9, -1, -1], [-2, -9, -1, -1]])
    assert pool_of(texts, both, usual).shared() == "a red field", "the others are no phrases"
    apart = np.array([[-1.5, -9, -1, -1], [-9, -1.5, -9, -9]])
    assert pool_of(texts, apart, usual).shared() == "", "they have no colour in common"
    assert pool(RED, BLUE).shared() == ""


def test_distances_grow_with_the_difference() -> None:
    def apart(other: tuple[int, int, int]) -> float:
        fitted, _ = pool(RED, other).fitted(1.0)
        return float(distance.pair_distances(fitted.photo(0), fitted.photo(1))[0, 0])

    assert apart(RED) == pytest.approx(0, abs=1e-6)
    assert apart(RED) < apart(DARK_RED) < apart(BLUE)


def test_swapping_photos_changes_nothing() -> None:
    one, _ = pool(RED, BLUE).fitted(1.0)
    other, _ = pool(BLUE, RED).fitted(1.0)
    there = distance.pair_distances(one.photo(0), one.photo(1))
    back = distance.pair_distances(other.photo(0), other.photo(1))
    assert there == pytest.approx(back, rel=1e-6)


def test_what_the_reference_shows_too_is_no_news() -> None:
    grey = look((120, 120, 120), (100, 100, 100))
    red = look(RED, RED, DARK_RED)
    among_grey, among_red = pool(RED, BLUE, grey), pool(RED, BLUE, red)
    number = among_grey.space.texts.index("a red field")
    assert among_red.scores[0, number] < among_grey.scores[0, number] - 0.2
    assert among_grey.space.texts == among_red.space.texts


def test_a_sample_that_says_one_thing_counts_as_one() -> None:
    texts = ("a red wall", "a blue wall", "a green wall", "a grey wall")
    even = pool_of(texts, np.full((2, 4), -2.0), np.full(4, -2.0))
    assert even.fitted(1.0)[1] == pytest.approx(4)
    assert even.shared() == "", "what is usual is not telling"
    own = np.array([[-1.0, -40, -40, -40], [-40, -1, -1, -1]])
    one = pool_of(texts, own, np.full(4, -20.0))
    assert one.fitted(1.0)[1] < 1.1 < drawing.FEWEST, "it is the smaller of both"
    assert one.shared() == ""
    alike = pool_of(texts, own[[0, 0]], np.full(4, -20.0))
    assert alike.shared() == "a red wall"


def test_unfinished_beginnings_are_not_shared() -> None:
    own = np.array([[-1.0, -2.0]] * 2)
    assert pool_of(("a red field with", "a red field"), own, np.full(2, -9.0)).shared() == (
        "a red field"
    )


def test_stopping_stops() -> None:
    class Polite(ColourDescriber):
        asked = 0

        def describe(self, sight: Any, words: int, stop: Stop = never) -> list[Description]:
            Polite.asked += 1
            if stop():
                raise Stopped
            return super().describe(sight, words, stop)

    with pytest.raises(Stopped):
        draw(Polite(), look(RED), lambda: Polite.asked > 2)
    assert Polite.asked == 3


def test_nothing_said_is_nothing_drawn() -> None:
    class Silent(ColourDescriber):
        def describe(self, sight: Any, words: int, stop: Stop = never) -> list[Description]:
            return [Description("", -1.0, 1)] * len(sight)

        def sample(
            self, sight: Any, words: int, count: int, seed: int, stop: Stop = never
        ) -> list[tuple[Description, ...]]:
            return [tuple([Description(" ", -1.0, 1)] * count)] * len(sight)

    assert draw(Silent(), look(RED)) == Captions(("",) * len(LENGTHS), ())


def test_how_many_are_drawn() -> None:
    counts: list[tuple[int, int]] = []

    class Counting(ColourDescriber):
        def sample(
            self, sight: Any, words: int, count: int, seed: int, stop: Stop = never
        ) -> list[tuple[Description, ...]]:
            counts.append((words, count))
            return super().sample(sight, words, count, seed, stop)

        def score(self, sight: Any, texts: Sequence[str], stop: Stop = never):
            return super().score(sight, texts, stop)

    draw(Counting(), look(RED))
    assert counts == [(4, DRAWN), (8, DRAWN), (12, DRAWN)]
