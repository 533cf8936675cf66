"""The tag bank, and its scores under a model that reads word by word."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from tiny_model import TinyModel

from photoorg.domain import Vectors
from photoorg.models import tag_scores, tags
from photoorg.models.builtin import Builtin
from photoorg.models.conse import unit
from photoorg.models.tag_scores import best_tags, score_tags, tag_prior
from photoorg.models.tags import Tag, TagBank, load_bank, tag_vectors

BANK = load_bank()
NEVER = """
    fat thin slim obese ugly beautiful handsome pretty sexy attractive naked nude asian african
    european caucasian latino arab jew jewish muslim christian hindu gypsy disabled crippled poor
    homeless slave drunk criminal immigrant refugee foreigner
"""


class WordBag(TinyModel):
    """Texts are the sums of their words, each word a direction of its own."""

    model_id = "word-bag/1"
    reads = 0

    def embed_texts(self, texts: list[str]) -> Vectors:  # type: ignore[override]
        self.reads += 1
        return unit(np.array([self._read(text) for text in texts], np.float32).reshape(-1, 64))

    def _read(self, text: str) -> Vectors:
        words = [sum(ord(c) * 31**i for i, c in enumerate(word)) for word in text.split()]
        return np.sum([np.random.default_rng(w % 2**32).normal(size=64) for w in words], axis=0)


def bank(*rows: tuple[str, str, str]) -> TagBank:
    """Tags from (text, facet, parent)."""
    number = {text: place for place, (text, _, _) in enumerate(rows)}
    return TagBank(
        tuple(Tag(text, facet, number.get(parent, -1), ()) for text, facet, parent in rows)
    )


@pytest.fixture
def small() -> TagBank:
    return bank(
        ("animal", "animal", ""),
        ("dog", "animal", "animal"),
        ("poodle", "animal", "dog"),
        ("cat", "animal", "animal"),
        ("dog biscuit", "food", ""),
        ("person", "people", ""),
        ("nobody", "count", ""),
        ("two people", "count", ""),
        ("outdoors", "place", ""),
        ("beach", "place", "outdoors"),
        ("indoors", "place", ""),
        ("kitchen", "place", "indoors"),
        ("winter", "season", ""),
        ("summer", "season", ""),
    )


def shown(bank: TagBank, share: dict[str, float], **options: object) -> list[str]:
    """What is shown for a photo that has these probabilities, where all tags are usually alike."""
    rest = (1 - sum(share.values())) / (len(bank.tags) - len(share))
    p = np.array([share.get(text, rest) for text in bank.texts], np.float32)
    prior = tag_scores.TagPrior(
        1.0,
        np.full(len(p), -np.log(len(p)), np.float32),
        np.tile(np.linspace(-5, 5, 41, dtype=np.float32)[:, None], (1, len(p))),
    )
    [found] = best_tags(bank, (np.log(p) - prior.log_share)[None], prior, **options)  # type: ignore[arg-type]
    assert all(tag.score > 0 and 0.5 < tag.closer_than <= 1 for tag in found)
    return [tag.tag.text for tag in found]


def test_the_bank_is_large_and_tidy() -> None:
    assert len(BANK.tags) >= 1500
    assert len(set(BANK.texts)) == len(BANK.texts)
    synonyms = [text for tag in BANK.tags for text in tag.synonyms]
    assert len(set(synonyms) | set(BANK.texts)) == len(synonyms) + len(BANK.texts)
    for text in (*BANK.texts, *synonyms):
        assert re.fullmatch(r"[a-z0-9][a-z0-9' -]*[a-z0-9]", text), text
    for number, tag in enumerate(BANK.tags):
        assert tag.parent < number
        assert tag.parent < 0 or BANK.tags[tag.parent].facet == tag.facet
    many = Counter(tag.facet for tag in BANK.tags)
    assert {
        "people", "count", "animal", "plant", "food", "vehicle", "object", "clothing", "place",
        "activity", "event", "time of day", "season", "weather", "light", "colour", "style",
        "material",
    } == set(many)  # fmt: skip
    assert tags.FACETS_OF_CLASSES.issubset(many)


def test_the_bank_does_not_sort_people() -> None:
    """By looks, origin, belief or body."""
    words = {
        word for tag in BANK.tags for text in (tag.text, *tag.synonyms) for word in text.split()
    }
    assert not words & set(NEVER.split())


def test_no_two_tags_are_near_synonyms() -> None:
    read = Builtin(trained_parts=False).read(BANK.texts)
    alike = np.triu(read @ read.T, 1)
    worst = np.unravel_index(alike.argmax(), alike.shape)
    assert alike.max() <= tags.NEAR_SYNONYM, [BANK.texts[i] for i in worst]


def test_vectors_are_those_of_a_tag_with_its_synonyms_and_are_kept(home: Path) -> None:
    pair = TagBank((Tag("dog", "animal", -1, ("hound",)), Tag("black and white", "style", -1, ())))
    model = WordBag()
    vectors = tag_vectors(pair, model)
    told = model.embed_texts(["a photo of dog", "a photo of hound", "black and white"])
    assert np.allclose(vectors, unit(np.stack([told[0] + told[1], told[2]])), atol=1e-6)
    assert (tag_vectors(pair, model) == vectors).all()
    assert model.reads == 2, "the second time they come from the disk"
    other = WordBag()
    other.model_id = "word-bag/2"
    tag_vectors(pair, other)
    assert other.reads == 1


def test_scores_are_pointwise_mutual_information(small: TagBank) -> None:
    model, rng = WordBag(), np.random.default_rng(0)
    reference = unit(rng.normal(size=(200, 64)).astype(np.float32))
    prior = tag_prior(small, model, reference)
    assert np.exp(prior.log_share).sum() == pytest.approx(1, abs=1e-5)
    photos = tag_vectors(small, model)
    scores = score_tags(small, model, photos, prior)
    posterior = np.exp(scores + prior.log_share)
    assert np.allclose(posterior.sum(axis=1), 1, atol=1e-5)
    assert (scores.argmax(axis=1) == np.arange(len(small.tags))).all()
    # p(j) is the mean of p(j | x) over the reference and ten photos that might show anything.
    p = np.exp(score_tags(small, model, reference, prior) + prior.log_share)
    expected = (p.sum(axis=0) + 10 / len(small.tags)) / 210
    assert np.allclose(np.exp(prior.log_share), expected, atol=1e-5)
    entropy = -(p * np.log(p)).sum(axis=1).mean()
    assert np.exp(entropy) / len(small.tags) == pytest.approx(0.57, abs=0.01)


def test_a_model_with_narrow_cosines_scores_alike(small: TagBank) -> None:
    """What a cosine is worth is found from the photos, for every model anew."""

    class Narrow(WordBag):
        model_id = "narrow/1"

        def embed_texts(self, texts: list[str]) -> Vectors:  # type: ignore[override]
            wide = super().embed_texts(texts)
            common = np.full((len(wide), 1), np.sqrt(0.91), np.float32)
            return np.concatenate([wide * 0.3, common], axis=1)

    photos = unit(np.random.default_rng(1).normal(size=(50, 64)).astype(np.float32))
    wide = score_tags(small, WordBag(), photos, tag_prior(small, WordBag(), photos))
    padded = np.concatenate([photos, np.zeros((50, 1), np.float32)], axis=1)
    narrow = score_tags(small, Narrow(), padded, tag_prior(small, Narrow(), padded))
    assert np.allclose(wide, narrow, atol=0.02)


@pytest.mark.parametrize("count", [1, 2])
def test_a_library_of_a_photo_or_two(small: TagBank, count: int) -> None:
    model = WordBag()
    photos = unit(np.random.default_rng(2).normal(size=(count, 64)).astype(np.float32))
    prior = tag_prior(small, model, photos)
    scores = score_tags(small, model, photos, prior)
    assert np.isfinite(scores).all()
    assert scores.max() > 0, "a photo still differs from any photo"
    assert all(best_tags(small, scores, prior))
    assert best_tags(small, scores[:0], prior) == []


def test_what_is_probable_and_telling_is_shown(small: TagBank) -> None:
    assert shown(small, {"dog": 0.5, "beach": 0.2}) == ["dog", "beach"]
    assert shown(small, {"poodle": 0.5}) == ["poodle"], "special ones in place of general ones"
    assert shown(small, {"dog": 0.25, "poodle": 0.12}) == ["dog"]
    assert shown(small, {"dog": 0.5, "beach": 0.2}, limit=1) == ["dog"]
    assert shown(small, {"dog": 0.4, "beach": 0.3}, facets={"place"}) == ["beach"]
    assert shown(small, {}) == []


def test_nothing_shown_contradicts_or_repeats(small: TagBank) -> None:
    assert shown(small, {"winter": 0.4, "summer": 0.3}) == ["winter"]
    assert shown(small, {"nobody": 0.3, "two people": 0.4}) == ["two people"]
    assert shown(small, {"nobody": 0.4, "person": 0.3}) == ["nobody"]
    assert shown(small, {"kitchen": 0.4, "beach": 0.3}) == ["kitchen"]
    assert shown(small, {"dog": 0.5, "dog biscuit": 0.2}) == ["dog"]
    assert set(shown(small, {"poodle": 0.3, "cat": 0.3})) == {"poodle", "cat"}
    assert shown(small, {"poodle": 0.4, "cat": 0.3}, per_facet=1) == ["poodle"]
