"""Facets: what each says of photos, what it says of nothing, and that their parts add up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from explained import known, pictures
from tiny_model import TinyModel

from photoorg.decoders.facet import FacetScores, from_shares, product
from photoorg.decoders.facets import PRICE, facet_distances, facets_of
from photoorg.decoders.known import Known
from photoorg.decoders.statistics import Statistics, measure_priors
from photoorg.decoders.tags import TagDecoder
from photoorg.domain import DateSource, Metadata
from photoorg.models.tag_scores import TagPrior
from photoorg.similarity import distance

MEASURED = {"Time", "Place", "Camera"}
ROME = Metadata(
    "JPEG", 96, 64, taken="2019-05-12T16:04:12", taken_source=DateSource.EXIF_ORIGINAL,
    latitude=41.89, longitude=12.49, camera="Canon EOS 80D",
)  # fmt: skip
SYDNEY = replace(
    ROME, taken="2020-01-03T21:30:00", latitude=-33.86, longitude=151.21, camera="Pixel 3"
)


@pytest.fixture
def photos(tmp_path: Path) -> Known:
    """Six photos: two of Rome, two of Sydney, two without metadata."""
    return known(
        *pictures(tmp_path, 6), metadata=(ROME, ROME, SYDNEY, SYDNEY, None, Metadata("PNG", 9, 9))
    )


@pytest.fixture
def statistics(photos: Known) -> Statistics:
    return measure_priors(TinyModel(), photos)


@pytest.fixture
def facets(photos: Known, statistics: Statistics) -> tuple[FacetScores, ...]:
    return of(photos, statistics)


def of(photos: Known, statistics: Statistics) -> tuple[FacetScores, ...]:
    levels = np.empty((0, len(statistics.tag_prior)), np.float32)
    prior = TagPrior(float(statistics.tag_scale[0]), statistics.tag_prior, levels)
    return facets_of(photos, TagDecoder(TinyModel(), prior).pmi(photos), statistics, None)


def test_each_has_a_code_and_a_score_for_every_photo(facets: tuple[FacetScores, ...]) -> None:
    assert [facet.name for facet in facets] == [
        "Subject", "Scene", "Activity", "People", "Colour", "Time", "Place", "Camera",
    ]  # fmt: skip
    for facet in facets:
        assert np.exp(facet.log_pcode.astype(float)).sum() == pytest.approx(1, abs=1e-4)
        assert facet.scores.shape == (6, len(facet.texts))
        assert np.isfinite(facet.scores).all(), facet.name
        assert len(facet.labels) == 6


def test_unknown_metadata_tells_nothing(facets: tuple[FacetScores, ...]) -> None:
    for facet in facets:
        if facet.name in ("Place", "Camera"):
            assert facet.known.tolist() == [True] * 4 + [False] * 2
            assert (facet.scores[4:] == 0).all()
            assert facet.labels[4:] == ("", "")
    everything = facet_distances(facets, np.array([0, 4]), np.array([4, 5]))
    for column, facet in enumerate(facets):
        if facet.name in ("Place", "Camera"):
            assert (everything[:, column] == 0).all()


def test_unknown_pixels_tell_no_colours(photos: Known, statistics: Statistics) -> None:
    blind = replace(photos, palettes=np.zeros_like(photos.palettes))
    (colour,) = [facet for facet in of(blind, statistics) if facet.name == "Colour"]
    assert not colour.known.any()
    assert (colour.scores == 0).all()


def test_identical_photos_do_not_differ(facets: tuple[FacetScores, ...]) -> None:
    every = np.arange(6)
    assert (facet_distances(facets, every, every) == 0).all()


def test_parts_add_to_the_distance_of_the_product_code(facets: tuple[FacetScores, ...]) -> None:
    space, scores = product(facets)
    fitted = distance.at_prices(space, scores, PRICE)
    left, right = np.array([0, 0, 1]), np.array([1, 2, 3])
    whole = distance.pair_distances(fitted.rows(left), fitted.rows(right))[0]
    parts = facet_distances(facets, left, right)
    assert (parts >= 0).all()
    assert parts.sum(axis=1) == pytest.approx(whole, rel=1e-4)
    # And each is what the facet alone would find.
    for column, facet in enumerate(facets):
        own, of_own = product((facet,))
        alone = distance.at_prices(own, of_own, PRICE)
        pairs = distance.pair_distances(alone.rows(left), alone.rows(right))[0]
        assert parts[:, column] == pytest.approx(pairs, rel=1e-3, abs=1e-5), facet.name


def test_a_metadata_facet_sees_what_differs(facets: tuple[FacetScores, ...]) -> None:
    names = [facet.name for facet in facets]
    same, other = facet_distances(facets, np.array([0, 0]), np.array([1, 2]))
    for name in MEASURED:
        assert same[names.index(name)] == 0
        assert other[names.index(name)] > 0.3, name


def test_swapping_photos_changes_nothing(facets: tuple[FacetScores, ...]) -> None:
    left, right = np.triu_indices(6, 1)
    there = facet_distances(facets, left, right)
    assert facet_distances(facets, right, left) == pytest.approx(there, abs=1e-6)


def test_shares_are_mixed_with_what_is_usual() -> None:
    prior = np.array([0.5, 0.3, 0.2])
    shares = np.array([[0, 0, 1.0], prior, [1, 0, 0]])
    facet = from_shares("x", ("a", "b", "c"), prior, shares, ("c", "usual", ""))
    assert np.isfinite(facet.scores).all(), "nothing is ruled out"
    # Pointwise mutual information: the mean of exp(s) under the prior is 1.
    assert np.exp(facet.scores) @ prior == pytest.approx([1, 1, 1], abs=1e-6)
    assert facet.scores[1] == pytest.approx([0, 0, 0], abs=1e-7), "no news in what is usual"
    assert (facet.scores[2] == 0).all()
