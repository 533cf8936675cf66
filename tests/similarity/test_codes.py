"""Codes against plain sums, and closed forms against counting out all descriptions."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis_spaces import precisions, seeds, spaces, tag_spaces, texts
from scipy.special import log_softmax, xlogy

from photoorg.similarity.codes import Floats, HypothesisSpace, TagSpace

unhurried = settings(deadline=None, max_examples=60)
prices = st.floats(0.01, 30)


@st.composite
def scores_for(draw: st.DrawFn, code: HypothesisSpace | TagSpace, photos: int = 2) -> Floats:
    """Scores (photos, h): usual ones, large ones, or ones with many ties."""
    rng = np.random.default_rng(draw(seeds))
    shape = photos, len(code.texts)
    kind = draw(st.sampled_from(["usual", "large", "tied"]))
    if kind == "tied":
        return rng.integers(-3, 4, shape).astype(draw(precisions))
    return rng.uniform(-1, 1, shape).astype(draw(precisions)) * (50 if kind == "large" else 3)


def alike(found: Floats, wanted: Floats) -> bool:
    rough = 2e-3 if found.dtype == np.float32 else 1e-6
    return np.allclose(found, wanted, rtol=rough, atol=rough)


def groups(space: HypothesisSpace, values: Floats) -> list[Floats]:
    return np.split(np.asarray(values, np.float64), space.starts[1:], axis=-1)


def by_counting(space: HypothesisSpace, scores: Floats, price: float) -> tuple[Floats, Floats]:
    """q and KL(q ‖ p_code), from their definitions."""
    q, information = [], 0.0
    for lengths, gains in zip(groups(space, space.log_pcode), groups(space, scores), strict=True):
        log_q = log_softmax(lengths + price * gains, axis=-1)
        q.append(np.exp(log_q))
        information = information + (q[-1] * (log_q - lengths)).sum(axis=-1)
    return np.concatenate(q, axis=-1), information


def fit(code: HypothesisSpace | TagSpace, scores: Floats, price: float) -> tuple[Floats, Floats]:
    """What the code itself says of q and of the information."""
    each = np.full(scores.shape[:-1], price, scores.dtype)
    return code.posterior(scores, each), code.information(scores, each)


def test_precision_is_that_of_the_scores() -> None:
    for code in (HypothesisSpace(texts(2), np.log([0.5, 0.5])), TagSpace(texts(2), np.zeros(2))):
        for precision in (np.float32, np.float64):
            q, information = fit(code, np.ones((3, 2), precision), 1)
            assert q.dtype == information.dtype == precision


@unhurried
@given(st.data(), spaces(), prices)
def test_a_space_is_fitted_as_defined(
    data: st.DataObject, space: HypothesisSpace, price: float
) -> None:
    scores = data.draw(scores_for(space))
    q, information = fit(space, scores, price)
    true_q, true_information = by_counting(space, scores, price)
    assert alike(q, true_q)
    assert alike(information, true_information)
    assert np.allclose(space.by_group(q), 1, atol=1e-5)
    assert (q >= 0).all()
    assert (q <= 1).all()


@unhurried
@given(st.data(), spaces() | tag_spaces())
def test_information_increases_with_the_price(
    data: st.DataObject, code: HypothesisSpace | TagSpace
) -> None:
    [scores] = data.draw(scores_for(code, 1))
    rising = np.geomspace(1e-3, 100, 60).astype(scores.dtype)
    information = code.information(scores, rising)
    rough = 0.01 if scores.dtype == np.float32 else 1e-9
    assert (information >= 0).all()
    assert (np.diff(information) >= -rough).all()


@unhurried
@given(st.data(), spaces(), prices)
def test_a_constant_added_to_a_group_changes_nothing(
    data: st.DataObject, space: HypothesisSpace, price: float
) -> None:
    scores = data.draw(scores_for(space))
    extra = np.random.default_rng(data.draw(seeds)).uniform(-50, 50, len(space.starts))
    sizes = np.diff([*space.starts, len(space.texts)])
    moved = scores + np.repeat(extra, sizes).astype(scores.dtype)
    for found, wanted in zip(fit(space, moved, price), fit(space, scores, price), strict=True):
        assert np.allclose(found, wanted, atol=5e-3 if scores.dtype == np.float32 else 1e-8)


@unhurried
@given(spaces(), st.floats(-50, 50), prices)
def test_equal_scores_leave_the_code_as_it_is(
    space: HypothesisSpace, score: float, price: float
) -> None:
    q, information = fit(space, np.full((1, len(space.texts)), score), price)
    assert np.allclose(q, np.exp(space.log_pcode), atol=1e-6)
    assert information == pytest.approx(
        0, abs=1e-3 if space.log_pcode.dtype == np.float32 else 1e-9
    )


@unhurried
@given(st.data(), spaces() | tag_spaces())
def test_a_price_of_nothing_buys_nothing(
    data: st.DataObject, code: HypothesisSpace | TagSpace
) -> None:
    q, information = fit(code, data.draw(scores_for(code)), 0)
    if isinstance(code, HypothesisSpace):
        assert np.allclose(q, np.exp(code.log_pcode), atol=1e-5)
    else:
        assert np.allclose(q, 1 / (1 + np.exp(-code.log_odds)), atol=1e-5)
    assert np.allclose(information, 0, atol=1e-5)


@unhurried
@given(st.data(), spaces())
def test_the_best_description_is_the_longest(data: st.DataObject, space: HypothesisSpace) -> None:
    scores = np.round(data.draw(scores_for(space)).astype(np.float64))
    longest = sum(
        -np.log((np.exp(lengths) * (gains == gains.max(axis=-1, keepdims=True))).sum(axis=-1))
        for lengths, gains in zip(
            groups(space, space.log_pcode), groups(space, scores), strict=True
        )
    )
    assert np.allclose(fit(space, scores, 1000)[1], longest, atol=1e-5)


@unhurried
@given(st.data(), spaces() | tag_spaces(), prices)
def test_divergences_are_sums_of_terms_that_are_not_negative(
    data: st.DataObject, code: HypothesisSpace | TagSpace, price: float
) -> None:
    scores = np.clip(data.draw(scores_for(code)).astype(np.float64) * price, -8, 8)
    alone = np.float64(1)
    one, other = code.posterior(scores, np.ones(2))
    terms = code.divergence(scores[0], alone, scores[1], alone)
    wanted = xlogy(one, one / other)
    if isinstance(code, TagSpace):
        wanted = wanted + xlogy(1 - one, (1 - one) / (1 - other))
    assert (terms >= -1e-12).all()
    assert terms.sum() == pytest.approx(wanted.sum(), rel=1e-6, abs=1e-9)
    assert np.allclose(code.divergence(scores[0], alone, scores[0], alone), 0, atol=1e-12)


def test_what_is_never_said_adds_nothing_to_a_divergence() -> None:
    space = HypothesisSpace(texts(3), np.log([0.5, 0.25, 0.25]))
    scores, price = np.array([[0.0, -900, -900], [0, np.log(2), -900]]), np.float64(1)
    terms = space.divergence(scores[0], price, scores[1], price)
    assert terms.sum() == pytest.approx(np.log(2))
    assert terms[2] == 0


@pytest.mark.parametrize("precision", [np.float32, np.float64])
def test_tags_that_are_all_but_certain_count_in_full(precision: type) -> None:
    """Jeffreys over 2λ, tag by tag: ½ (q_A − q_B)(s_A − s_B), though a q rounds to 0 or 1."""
    code = TagSpace(texts(2), np.log([1 / 9, 1 / 9]))
    left, right = np.array([6, 3], precision), np.array([-25, -20], precision)
    price = np.float64(1)
    terms = code.divergence(left, price, right, price) + code.divergence(right, price, left, price)
    assert terms / 2 == pytest.approx([15.16, 7.94], abs=0.01)


def test_at_high_prices_float32_keeps_the_code() -> None:
    space = HypothesisSpace(texts(3), np.log([0.5, 0.2, 0.3]))
    scores = np.array([-43.435, -43.435, -45], np.float32)
    q, information = fit(space, scores, 1e4)
    assert q == pytest.approx([5 / 7, 2 / 7, 0], abs=1e-4)
    assert information == pytest.approx(-np.log(0.7), abs=1e-4)


@unhurried
@given(st.data(), spaces(most=9), prices)
def test_groups_are_a_code_of_all_their_combinations(
    data: st.DataObject, space: HypothesisSpace, price: float
) -> None:
    scores = data.draw(scores_for(space)).astype(np.float64)
    ends = [*space.starts[1:], len(space.texts)]
    said = list(product(*(range(*bounds) for bounds in zip(space.starts, ends, strict=True))))
    lengths = space.log_pcode.astype(np.float64)
    everything = HypothesisSpace(
        texts(len(said)), np.array([lengths[list(parts)].sum() for parts in said])
    )
    sums = np.stack([scores[:, list(parts)].sum(axis=-1) for parts in said], axis=-1)
    q_said, information = by_counting(everything, sums, price)
    q = np.zeros_like(scores)
    for number, parts in enumerate(said):
        q[:, list(parts)] += q_said[:, [number]]
    found, found_information = fit(space, scores, price)
    assert alike(found, q)
    assert alike(found_information, information)


@unhurried
@given(st.data(), tag_spaces(most=8), prices)
def test_tags_are_a_code_of_all_their_subsets(
    data: st.DataObject, tags: TagSpace, price: float
) -> None:
    scores = data.draw(scores_for(tags))
    chosen = np.array(list(product([0, 1], repeat=len(tags.texts))))
    odds = tags.log_odds.astype(np.float64)
    lengths = chosen @ odds - np.logaddexp(0, odds).sum()
    everything = HypothesisSpace(texts(len(chosen)), lengths)
    q_chosen, information = by_counting(everything, scores @ chosen.T, price)
    found, found_information = fit(tags, scores, price)
    assert alike(found, q_chosen @ chosen)
    assert alike(found_information, information)


@unhurried
@given(st.data(), spaces(), prices)
def test_information_adds_over_groups(
    data: st.DataObject, space: HypothesisSpace, price: float
) -> None:
    scores = data.draw(scores_for(space))
    alone = sum(
        fit(HypothesisSpace(texts(len(lengths)), lengths), gains, price)[1]
        for lengths, gains in zip(
            groups(space, space.log_pcode), groups(space, scores), strict=True
        )
    )
    assert alike(fit(space, scores, price)[1], alone)


def test_sums_by_group() -> None:
    space = HypothesisSpace(texts(5), np.log([0.5, 0.5, 1, 0.25, 0.75]), (0, 2, 3))
    assert space.by_group(np.arange(10.0).reshape(2, 5)).tolist() == [[1, 2, 7], [11, 7, 17]]


@unhurried
@given(st.data(), spaces() | tag_spaces())
def test_leading_axes_broadcast(data: st.DataObject, code: HypothesisSpace | TagSpace) -> None:
    scores = data.draw(scores_for(code, 3)).astype(np.float64)
    several = np.array([[0.5], [1], [2], [4]])
    assert code.posterior(scores, several).shape == (4, *scores.shape)
    information = code.information(scores, several)
    for row, column in product(range(4), range(3)):
        alone = code.information(scores[column], several[row, 0])
        assert information[row, column] == pytest.approx(float(alone), abs=1e-9)


def test_a_hypothesis_that_cannot_be_said_is_not() -> None:
    space = HypothesisSpace(texts(3), np.array([np.log(0.5), np.log(0.5), -np.inf]))
    q, information = fit(space, np.array([[1.0, 2.0, 50.0]]), 1)
    assert q[0, 2] == 0
    assert np.isfinite(information).all()


@unhurried
@given(spaces(), st.data())
def test_probabilities_must_sum_to_one_in_every_group(
    space: HypothesisSpace, data: st.DataObject
) -> None:
    wrong = space.log_pcode.copy()
    at = data.draw(st.integers(0, len(wrong) - 1))
    change = data.draw(st.sampled_from([-1, 1]))
    wrong[at] += change
    assume(abs(np.exp(wrong[at]) - np.exp(space.log_pcode[at])) > 1e-3)
    with pytest.raises(ValueError, match="sum to 1"):
        HypothesisSpace(space.texts, wrong, space.starts)


@pytest.mark.parametrize(
    ("count", "lengths", "starts"),
    [
        (2, np.log([0.5, 0.25, 0.25]), (0,)),
        (4, np.log([0.5, 0.25, 0.25]), (0,)),
        (3, np.log([0.5, 0.25, 0.25]), (0, 1)),
        (3, np.log([0.5, 0.25, 0.25]), (0, 0)),
        (3, np.log([0.5, 0.25, 0.25]), (2, 0)),
        (2, np.array([np.nan, 0.0]), (0,)),
    ],
    ids=["few texts", "many texts", "cut in two", "empty group", "descending", "not a number"],
)
def test_a_space_that_makes_no_sense_is_refused(
    count: int, lengths: Floats, starts: tuple[int, ...]
) -> None:
    with pytest.raises(ValueError, match=r"sum to 1|begin at 0|need a coding"):
        HypothesisSpace(texts(count), lengths, starts)


@pytest.mark.parametrize("starts", [(), (1,), (0, 3), (0, 2, 1)])
def test_groups_that_do_not_part_the_hypotheses_are_refused(starts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="begin at 0"):
        HypothesisSpace(texts(3), np.log([0.5, 0.25, 0.25]), starts)


def test_tags_need_odds_each() -> None:
    with pytest.raises(ValueError, match="odds for each"):
        TagSpace(texts(3), np.zeros(2))
