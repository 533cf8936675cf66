"""Ranking photos for words: what is added to cosines, and when."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray
from tiny_model import TinyModel

from photoorg.domain import ConceptScores, Vectors
from photoorg.models import load_embedder
from photoorg.models.concepts import class_names
from photoorg.models.second_look import (
    CLOSELY,
    SecondLook,
    caption_share,
    with_caption,
    with_names,
)


class Looker(TinyModel):
    """Adds a number per class, and likes photos by the first number of their regions."""

    def by_names(self, texts: Sequence[str], concepts: ConceptScores) -> Vectors:
        added = concepts.indices[:, 0].astype(np.float32)
        return np.tile(added, (len(texts), 1))

    def by_caption(self, text: str, regions: NDArray[np.int8]) -> Vectors | None:
        return regions[:, 0, 0].astype(np.float32)


CAPTION = "two brown dogs run along a sandy beach"


def test_names_and_captions_are_told_apart() -> None:
    assert caption_share("dog") == caption_share("a photo of a grand piano") == 0
    assert caption_share(CAPTION) == 1
    assert 0 < caption_share("a dog running on the beach") < 1
    assert caption_share("") == 0


def test_a_model_without_a_second_look_keeps_its_cosines() -> None:
    cosines = np.array([[0.1, 0.3, 0.2]], np.float32)
    concepts = ConceptScores(np.zeros((3, 1), np.uint16), np.ones((3, 1), np.float32))
    assert not isinstance(TinyModel(), SecondLook)
    assert with_names(TinyModel(), ["dog"], cosines, concepts) is cosines
    assert (with_caption(TinyModel(), CAPTION, cosines[0], pytest.fail) == cosines[0]).all()


def test_names_add_to_cosines() -> None:
    concepts = ConceptScores(np.array([[2], [0]], np.uint16), np.ones((2, 1), np.float32))
    scores = with_names(Looker(), ["a", "b"], np.full((2, 2), 0.5, np.float32), concepts)
    assert scores.tolist() == [[2.5, 0.5], [2.5, 0.5]]


def test_captions_deal_the_best_scores_anew() -> None:
    count = CLOSELY + 8
    scores = np.linspace(1, 0, count, dtype=np.float32)
    asked: list[list[int]] = []

    def regions_of(rows: NDArray[np.int64]) -> NDArray[np.int8]:
        asked.append(rows.tolist())
        return rows.astype(np.int8)[:, None, None]

    dealt = with_caption(Looker(), CAPTION, scores, regions_of)
    assert asked == [list(range(CLOSELY))]
    assert sorted(dealt) == pytest.approx(sorted(scores))
    assert (dealt[CLOSELY:] == scores[CLOSELY:]).all(), "the others keep what they have"
    assert np.argsort(-dealt)[:CLOSELY].tolist() == list(range(CLOSELY))[::-1]


def test_captions_change_nothing_for_names_or_without_regions() -> None:
    scores = np.array([0.3, 0.9], np.float32)
    assert with_caption(Looker(), "dog", scores, pytest.fail).tolist() == scores.tolist()
    assert with_caption(Looker(), CAPTION, scores, lambda _: None).tolist() == scores.tolist()


def test_a_name_attends_to_classes_with_names_like_it() -> None:
    embedder = load_embedder("builtin-labels")
    assert isinstance(embedder, SecondLook)
    names = class_names()
    shown = [names.index("grand piano"), names.index("pizza")]
    concepts = ConceptScores(np.array(shown, np.uint16)[:, None], np.ones((2, 1), np.float32))
    added = embedder.by_names(["a piano", "a photo of a pizza", CAPTION], concepts)
    assert added.shape == (3, 2)
    assert added[0, 0] > added[0, 1] + 0.1
    assert added[1, 1] > added[1, 0] + 0.1
    assert (added[2] == 0).all()
