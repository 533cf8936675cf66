"""What models see, as hypotheses: tags, concepts, captions of the bank."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from explained import known, pictures
from PIL import Image
from tiny_model import TinyModel

from photoorg.decoders.bank import BankDecoder, measure_bank
from photoorg.decoders.concepts import ConceptDecoder, concept_tree, measure_concepts, node_shares
from photoorg.decoders.facets import facet_distances
from photoorg.decoders.known import Known, together
from photoorg.decoders.seen import TAG_FACETS, columns_of, subject_facet, tag_facet
from photoorg.decoders.statistics import from_bytes
from photoorg.decoders.tags import LENGTH, TagDecoder
from photoorg.domain import ConceptScores
from photoorg.models.concepts import class_names
from photoorg.models.tag_scores import tag_prior
from photoorg.models.tags import load_bank
from photoorg.similarity import distance

BUDGETS = np.array([0, 1, 3.0])


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Known:
    return known(*pictures(tmp_path_factory.mktemp("reference"), 30))


@pytest.fixture
def plain() -> Known:
    """A red photo, a blue one, and the red one again."""
    red, blue = Image.new("RGB", (64, 48), (230, 20, 20)), Image.new("RGB", (64, 48), (20, 20, 230))
    return known(red, blue, red)


def tags(reference: Known) -> TagDecoder:
    return TagDecoder(TinyModel(), tag_prior(load_bank(), TinyModel(), reference.text))


def bank(reference: Known) -> BankDecoder:
    return BankDecoder(TinyModel(), *measure_bank(TinyModel(), reference))


def test_tags_are_pointwise_mutual_information(reference: Known, plain: Known) -> None:
    decoder = tags(reference)
    scores = decoder.pmi(plain)
    assert np.exp(scores + decoder.prior.log_share).sum(axis=1) == pytest.approx(1, abs=1e-4)
    q = decoder.space.posterior(scores, np.ones(3, np.float32))
    said = [decoder.bank.texts[j] for j in q.argmax(axis=1)]
    assert "red" in said[0]
    assert "blue" in said[1]
    # The code asserts some four tags of any photo.
    usual = 1 / (1 + np.exp(-decoder.space.log_odds.astype(float)))
    assert usual.sum() == pytest.approx(LENGTH, rel=0.01)
    assert 0.05 < decoder.words_per_nat < 2


def test_concepts_add_up_to_the_root(reference: Known, plain: Known) -> None:
    decoder = ConceptDecoder(measure_concepts(reference))
    scores = decoder.pmi(plain)
    assert scores[:, 0] == pytest.approx(0, abs=1e-5), "a photo of something says nothing"
    shares = node_shares(plain.concepts)
    assert (shares <= 1 + 1e-5).all()
    assert shares[:, 0] == pytest.approx(1, abs=1e-5)
    for node in range(1, len(concept_tree().parents)):
        parent = concept_tree().parents[node]
        assert (shares[:, node] <= shares[:, parent] + 1e-6).all()


def test_captions_are_pointwise_mutual_information(reference: Known, plain: Known) -> None:
    decoder = bank(reference)
    scores = decoder.pmi(plain)
    assert np.exp(scores + decoder.log_prior).sum(axis=1) == pytest.approx(1, abs=1e-3)
    best = [decoder.bank.texts[j] for j in scores.argmax(axis=1)]
    assert "red" in best[0]
    assert "blue" in best[1]
    assert decoder.expected(plain, decoder.fits(plain)).shape == (3, decoder.meaning_width)


def test_identical_photos_do_not_differ(reference: Known, plain: Known) -> None:
    for decoder in (tags(reference), bank(reference), ConceptDecoder(measure_concepts(reference))):
        fitted = distance.at_budgets(decoder.space, decoder.pmi(plain), BUDGETS)
        apart = distance.pair_distances(
            fitted.rows(np.array([0, 0])), fitted.rows(np.array([2, 1]))
        )
        assert apart[:, 0] == pytest.approx(0, abs=1e-6)
        assert apart[0, 1] == pytest.approx(0, abs=1e-6), "nothing said, nothing told apart"
        assert (apart[1:, 1] > 1e-3).all()


def concepts_of(**probabilities: float) -> Known:
    names = class_names()
    leaves = [names.index(name.replace("_", " ")) for name in probabilities]
    (photo,) = [known(Image.new("RGB", (8, 8)))]
    scores = ConceptScores(
        np.array([leaves], np.uint16), np.array([list(probabilities.values())], np.float32)
    )
    return Known(photo.photo, photo.text, scores, photo.metadata, photo.palettes)


@pytest.mark.parametrize(
    ("probabilities", "label"),
    [
        ({"golden_retriever": 0.9}, "golden retriever"),
        ({"golden_retriever": 0.3, "beagle": 0.3}, "hunting dog"),
        ({"golden_retriever": 0.3, "tabby_cat": 0.3}, "mammal"),
        ({"banana": 0.05}, "banana"),
    ],
)
def test_a_subject_is_as_special_as_it_is_sure(
    probabilities: dict[str, float], label: str, reference: Known
) -> None:
    decoder = ConceptDecoder(measure_concepts(reference))
    assert subject_facet(decoder, concepts_of(**probabilities)).labels == (label,)


def test_other_subjects_are_farther_apart() -> None:
    data = files("photoorg.decoders").joinpath("general.safetensors").read_bytes()
    decoder = ConceptDecoder(from_bytes(data).concept_prior)
    dog, hound, cat, car = (
        concepts_of(**{name: 0.85})
        for name in ("golden_retriever", "beagle", "tabby_cat", "sports_car")
    )
    photos = together(together(dog, hound), together(cat, car))
    facet = subject_facet(decoder, photos)
    apart = facet_distances((facet,), np.zeros(3, np.int64), np.array([1, 2, 3]))[:, 0]
    assert 0.1 < apart[0] < apart[1] < apart[2]


def test_tag_facets_speak_of_their_own(reference: Known, plain: Known) -> None:
    found, decoder = load_bank(), tags(reference)
    prior = decoder.prior.log_share
    log_shares = decoder.pmi(plain) + prior
    seen: set[str] = set()
    for name, of_bank in TAG_FACETS:
        columns = columns_of(found, of_bank)
        facet = tag_facet(name, columns, found, log_shares, prior)
        assert {found.tags[j].facet for j in columns} == of_bank
        assert not seen & set(facet.texts)
        seen |= set(facet.texts)
        assert np.exp(facet.scores + facet.log_pcode).sum(axis=1) == pytest.approx(1, abs=1e-4)
        assert set(facet.labels) <= set(facet.texts)


def test_photos_together(plain: Known) -> None:
    both = together(plain.rows(np.array([1])), plain.rows(np.array([0, 2])))
    assert len(both) == 3
    assert (both.photo == plain.photo[[1, 0, 2]]).all()
    assert (both.concepts.indices == plain.concepts.indices[[1, 0, 2]]).all()


def test_a_bank_measured_on_one_photo(plain: Known, tmp_path: Path) -> None:
    decoder = bank(plain.rows(np.array([0])))
    scores = decoder.pmi(plain)
    assert np.isfinite(scores).all()
    assert scores[1].max() > scores[0].max(), "the other one is news"
