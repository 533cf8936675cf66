"""Conceptual distance: what it promises, over random spaces, tags and photos."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis_spaces import precisions, seeds, spaces, tag_spaces, texts
from scipy.special import log_expit, log_softmax

from photoorg.similarity.codes import Floats, HypothesisSpace, TagSpace
from photoorg.similarity.distance import (
    Fitted,
    area,
    at_budgets,
    at_prices,
    budget_to_tell_apart,
    common_price,
    contributions,
    distances,
    pair_distances,
    shared,
)

unhurried = settings(deadline=None, max_examples=30)
BUDGETS = np.array([0.05, 0.3, 1, 2, 4, 8])
PRICES = np.array([0.05, 0.3, 1, 3])
DOG_OR_CAT = HypothesisSpace(("a photo", "a dog", "a cat"), np.log([0.5, 0.25, 0.25]))


@dataclass
class Photos:
    """A code, and scores of some photos."""

    code: HypothesisSpace | TagSpace
    scores: Floats

    def fit(self, way: str) -> Fitted:
        if way == "budget":
            return at_budgets(self.code, self.scores, BUDGETS)
        return at_prices(self.code, self.scores, PRICES)

    def pair(self, way: str) -> tuple[Fitted, Fitted]:
        fitted = self.fit(way)
        return fitted.photo(0), fitted.photo(1)

    def distance(self, way: str) -> Floats:
        return pair_distances(*self.pair(way))[:, 0]

    @property
    def rough(self) -> float:
        return 5e-3 if self.scores.dtype == np.float32 else 1e-7


ANY = spaces() | tag_spaces()


@st.composite
def photos(
    draw: st.DrawFn,
    codes: st.SearchStrategy[HypothesisSpace | TagSpace] = ANY,
    count: int = 2,
    kinds: tuple[str, ...] = ("usual", "large", "tied"),
    precision: st.SearchStrategy[type] = precisions,
) -> Photos:
    """Scores that are usual, large, or have many ties."""
    code = draw(codes)
    rng = np.random.default_rng(draw(seeds))
    shape = count, len(code.texts)
    kind = draw(st.sampled_from(kinds))
    if kind == "tied":
        return Photos(code, rng.integers(-3, 4, shape).astype(draw(precision)))
    scores = rng.uniform(-1, 1, shape) * (50 if kind == "large" else 3)
    return Photos(code, scores.astype(draw(precision)))


exact = st.just(np.float64)
ways = st.sampled_from(["budget", "price"])


def logs(code: HypothesisSpace | TagSpace, scores: Floats, price: Floats) -> list[Floats]:
    """Every distribution of q as log-probabilities, from its definition."""
    gains = np.asarray(price)[..., None] * scores
    if isinstance(code, HypothesisSpace):
        groups = np.split(code.log_pcode + gains, code.starts[1:], axis=-1)
        return [log_softmax(group, axis=-1) for group in groups]
    logits = code.log_odds + gains
    return [log_expit(logits), log_expit(-logits)]


def divergence(code: HypothesisSpace | TagSpace, one: list[Floats], other: list[Floats]) -> Floats:
    """KL(one ‖ other) from its definition, as what each hypothesis adds to it."""
    terms = [np.exp(p) * (p - q) - np.exp(p) + np.exp(q) for p, q in zip(one, other, strict=True)]
    return sum(terms) if isinstance(code, TagSpace) else np.concatenate(terms, axis=-1)


# ---- what is true of a distance


@unhurried
@given(photos(), ways)
def test_distance_is_what_either_description_tells(found: Photos, way: str) -> None:
    one, other = (np.float64(scores) for scores in found.scores)
    for k, (p, q) in enumerate(zip(*(fitted.q[:, 0] for fitted in found.pair(way)), strict=True)):
        told = (p * (one - other)).sum() / 2 + (q * (other - one)).sum() / 2
        assert told >= -found.rough
        assert found.distance(way)[k] == pytest.approx(told, rel=found.rough, abs=found.rough)


@unhurried
@given(photos(), ways)
def test_distance_is_symmetric(found: Photos, way: str) -> None:
    left, right = found.pair(way)
    assert np.array_equal(pair_distances(left, right), pair_distances(right, left))
    both = distances(found.fit(way), found.fit(way))
    assert np.allclose(both, both.transpose(0, 2, 1), atol=found.rough)


@unhurried
@given(photos(), ways)
def test_a_photo_is_at_no_distance_from_itself(found: Photos, way: str) -> None:
    fitted = found.fit(way)
    assert not pair_distances(fitted, fitted).any()
    own = np.diagonal(distances(fitted, fitted), axis1=1, axis2=2)
    assert np.allclose(own, 0, atol=found.rough)


@unhurried
@given(photos())
def test_nothing_said_tells_nothing_apart(found: Photos) -> None:
    fitted = at_budgets(found.code, found.scores, np.zeros(1))
    left, right = fitted.photo(0), fitted.photo(1)
    assert not fitted.price.any()
    assert np.allclose(fitted.information, 0, atol=1e-5)
    assert not distances(left, right).any() or distances(left, right).max() < found.rough
    assert not pair_distances(left, right).any()
    assert not contributions(found.code, left, right).any()


@unhurried
@given(photos(spaces()), seeds, ways)
def test_a_constant_added_to_a_group_changes_no_distance(
    found: Photos, seed: int, way: str
) -> None:
    space = found.code
    sizes = np.diff([*space.starts, len(space.texts)])
    extra = np.random.default_rng(seed).uniform(-50, 50, (2, len(sizes)))
    moved = found.scores + np.repeat(extra, sizes, axis=1).astype(found.scores.dtype)
    there = Photos(space, moved).distance(way)
    assert np.allclose(there, found.distance(way), rtol=found.rough, atol=found.rough)


@unhurried
@given(photos(), seeds, ways)
def test_the_order_of_hypotheses_does_not_matter(found: Photos, seed: int, way: str) -> None:
    code, rng = found.code, np.random.default_rng(seed)
    if isinstance(code, HypothesisSpace):
        groups = np.split(np.arange(len(code.texts)), code.starts[1:])
        order = np.concatenate([rng.permutation(group) for group in groups])
        mixed = HypothesisSpace(code.texts, code.log_pcode[order], code.starts)
    else:
        order = rng.permutation(len(code.texts))
        mixed = TagSpace(code.texts, code.log_odds[order])
    there = Photos(mixed, found.scores[:, order])
    assert np.allclose(there.distance(way), found.distance(way), rtol=found.rough, atol=found.rough)
    assert np.allclose(there.fit("price").q, found.fit("price").q[..., order], atol=found.rough)


@unhurried
@given(photos(precision=exact))
def test_distance_at_one_price_is_a_jeffreys_divergence(found: Photos) -> None:
    one, other = (logs(found.code, scores, PRICES) for scores in found.scores)
    jeffreys = divergence(found.code, one, other) + divergence(found.code, other, one)
    wanted = jeffreys.sum(axis=-1) / (2 * PRICES)
    assert np.allclose(found.distance("price"), wanted, rtol=1e-6, atol=1e-7)


@unhurried
@given(photos(count=3), photos(count=4), ways)
def test_a_table_of_distances_is_that_of_its_pairs(found: Photos, others: Photos, way: str) -> None:
    size = min(len(found.code.texts), len(others.code.texts))
    code = TagSpace(texts(size), np.full(size, -1.0))
    left = Photos(code, found.scores[:, :size]).fit(way)
    right = Photos(code, others.scores[:, :size]).fit(way)
    table = distances(left, right)
    assert table.shape == (len(left.price), 3, 4)
    rough = max(found.rough, others.rough)
    for row, column in product(range(3), range(4)):
        alone = pair_distances(left.photo(row), right.photo(column))[:, 0]
        assert np.allclose(table[:, row, column], alone, rtol=rough, atol=rough)


@unhurried
@given(photos(kinds=("usual", "tied")), ways)
def test_single_precision_is_enough(found: Photos, way: str) -> None:
    single = Photos(found.code, found.scores.astype(np.float32))
    double = Photos(found.code, single.scores.astype(np.float64))
    assert single.distance(way).dtype == np.float32
    assert np.allclose(single.distance(way), double.distance(way), rtol=2e-3, atol=2e-3)


# ---- budgets and prices


def room(found: Photos) -> tuple[Floats, Floats]:
    """The least and the most information that the engine can spend on each photo."""
    low, high = at_prices(found.code, found.scores, np.array([1e-4, 1e4])).information
    return low, high


@unhurried
@given(photos(precision=exact), st.lists(st.floats(1e-6, 60), min_size=1, max_size=6))
def test_budgets_are_met_where_they_can_be(found: Photos, budgets: list[float]) -> None:
    fitted = at_budgets(found.code, found.scores, np.array(budgets))
    wanted = np.clip(np.array(budgets)[:, None], *room(found))
    assert np.allclose(fitted.information, wanted, rtol=1e-6, atol=1e-8)


@unhurried
@given(photos(kinds=("usual", "tied"), precision=st.just(np.float32)))
def test_budgets_are_nearly_met_in_single_precision(found: Photos) -> None:
    fitted = found.fit("budget")
    wanted = np.clip(BUDGETS[:, None], *room(Photos(found.code, found.scores.astype(np.float64))))
    assert np.allclose(fitted.information, wanted, atol=0.02)


@unhurried
@given(photos(precision=exact))
def test_larger_budgets_are_spent_at_higher_prices(found: Photos) -> None:
    fitted = found.fit("budget")
    assert (np.diff(fitted.price, axis=0) >= 0).all()
    assert (np.diff(fitted.information, axis=0) >= -1e-9).all()


@unhurried
@given(photos(count=3, precision=exact), st.floats(1e-3, 60))
def test_photos_at_a_common_price_use_up_a_budget_in_the_mean(found: Photos, budget: float) -> None:
    price = common_price(found.code, found.scores, budget)
    [information] = at_prices(found.code, found.scores, np.array([price])).information
    low, high = (each.mean() for each in room(found))
    assert information.mean() == pytest.approx(np.clip(budget, low, high), rel=1e-6, abs=1e-8)


@unhurried
@given(photos(count=1, kinds=("usual",)), st.floats(0.05, 0.9))
def test_the_common_price_of_one_photo_is_its_own(found: Photos, part: float) -> None:
    budget = part * room(found)[1]
    assume(budget > 0.01)
    price = common_price(found.code, found.scores, budget.item())
    assert price == pytest.approx(
        at_budgets(found.code, found.scores, budget).price.item(), rel=1e-5
    )


def test_a_budget_that_nothing_can_use_up_buys_the_best_description() -> None:
    fitted = at_budgets(DOG_OR_CAT, np.array([[0.0, 2, -2], [3, 3, -1]]), np.array([100]))
    assert fitted.q[0] == pytest.approx(np.array([[0, 1, 0], [2 / 3, 1 / 3, 0]]))
    assert fitted.information[0] == pytest.approx([np.log(4), np.log(4 / 3)])


def test_a_photo_that_fits_every_hypothesis_alike_has_nothing_to_say() -> None:
    fitted = at_budgets(DOG_OR_CAT, np.full((1, 3), 7.0), BUDGETS)
    assert np.allclose(fitted.information, 0, atol=1e-9)
    assert np.allclose(fitted.q, [0.5, 0.25, 0.25])


@unhurried
@given(photos(count=3), ways, st.integers(0, 2))
def test_one_of_the_photos(found: Photos, way: str, number: int) -> None:
    one = found.fit(way).photo(number)
    alone = Photos(found.code, found.scores[number : number + 1]).fit(way)
    for name in ("scores", "q", "price", "information"):
        taken, wanted = getattr(one, name), getattr(alone, name)
        assert taken.shape == wanted.shape
        if way == "price":
            assert np.allclose(taken, wanted, rtol=1e-4, atol=1e-4)


# ---- what hypotheses add


@unhurried
@given(photos(), ways)
def test_contributions_make_up_the_distance(found: Photos, way: str) -> None:
    """Also where one photo has no more to say, as some do at the larger budgets."""
    left, right = found.pair(way)
    terms = contributions(found.code, left, right)
    assert terms.shape == left.q.shape
    assert (terms >= 0).all()
    assert np.allclose(terms.sum(axis=-1), pair_distances(left, right), rtol=1e-4, atol=found.rough)


def test_contributions_make_up_the_distance_where_one_photo_has_no_more_to_say() -> None:
    fitted = at_budgets(DOG_OR_CAT, np.array([[4.0, 0, -1], [-3, 1, 3]]), np.array([0.9]))
    assert fitted.information[0] == pytest.approx([np.log(2), 0.9])
    left, right = fitted.photo(0), fitted.photo(1)
    terms = contributions(DOG_OR_CAT, left, right)
    assert (terms >= 0).all()
    assert terms.sum() == pytest.approx(pair_distances(left, right).item())


@unhurried
@given(photos(kinds=("usual", "tied"), precision=exact))
def test_contributions_at_one_price(found: Photos) -> None:
    """(q_A − q_B) ln(q_A / q_B) / 2λ, and of tags ½ (q_A − q_B) (s_A − s_B)."""
    left, right = found.pair("price")
    gap = (left.q - right.q)[:, 0]
    if isinstance(found.code, HypothesisSpace):
        wanted = gap * np.log(left.q / right.q)[:, 0] / (2 * PRICES[:, None])
    else:
        wanted = gap * (found.scores[0] - found.scores[1]) / 2
    terms = contributions(found.code, left, right)[:, 0]
    assert np.allclose(terms, wanted, rtol=1e-4, atol=1e-7)


@unhurried
@given(photos(kinds=("usual",), precision=exact), st.floats(0.02, 0.7))
def test_contributions_at_one_budget(found: Photos, part: float) -> None:
    """½ [KL(q_B ‖ q_A) / λ_A + KL(q_A ‖ q_B) / λ_B], hypothesis by hypothesis."""
    budget = part * room(found)[1].min(keepdims=True)
    assume(budget > 1e-3)
    left, right = (
        fitted.photo(number)
        for fitted in [at_budgets(found.code, found.scores, budget)]
        for number in range(2)
    )
    # Beyond that q is 0 or 1 to the last digit.
    assume(max((left.price * abs(left.scores)).max(), (right.price * abs(right.scores)).max()) < 15)
    p = logs(found.code, left.scores[0], left.price[0, 0])
    q = logs(found.code, right.scores[0], right.price[0, 0])
    wanted = divergence(found.code, q, p) / left.price + divergence(found.code, p, q) / right.price
    terms = contributions(found.code, left, right)[0]
    assert np.allclose(terms, wanted / 2, rtol=1e-4, atol=1e-6)


def test_contributions_name_what_tells_photos_apart() -> None:
    scores = np.array([[0.0, 3, -3], [0.0, 1, 1]])
    fitted = at_prices(DOG_OR_CAT, scores, np.array([1]))
    left, right = fitted.photo(0), fitted.photo(1)
    named = contributions(DOG_OR_CAT, left, right)[0, 0]
    whose = np.sign(left.q - right.q)[0, 0]
    assert named.argmax() == 2
    assert whose.tolist() == [-1, 1, -1]


def test_what_both_photos_say() -> None:
    fitted = at_prices(DOG_OR_CAT, np.array([[0.0, 3, -3], [0.0, 3, 1]]), np.array([1]))
    left, right = fitted.photo(0), fitted.photo(1)
    both = shared(left, right)
    assert both.shape == left.q.shape
    assert both[0, 0].argmax() == 1
    assert np.array_equal(both, np.where(left.q < right.q, left.q, right.q))


# ---- groups and tags, counted out


@unhurried
@given(photos(spaces(most=9), precision=exact), ways)
def test_groups_are_a_code_of_all_their_combinations(found: Photos, way: str) -> None:
    space = found.code
    ends = [*space.starts[1:], len(space.texts)]
    said = list(product(*(range(*bounds) for bounds in zip(space.starts, ends, strict=True))))
    lengths = np.array([space.log_pcode[list(parts)].sum(dtype=np.float64) for parts in said])
    sums = np.stack([found.scores[:, list(parts)].sum(axis=-1) for parts in said], axis=-1)
    everything = Photos(HypothesisSpace(texts(len(said)), lengths), sums)
    assert np.allclose(found.distance(way), everything.distance(way), rtol=1e-5, atol=1e-5)


@unhurried
@given(photos(tag_spaces(most=8), precision=exact), ways)
def test_tags_are_a_code_of_all_their_subsets(found: Photos, way: str) -> None:
    odds = found.code.log_odds.astype(np.float64)
    chosen = np.array(list(product([0, 1], repeat=len(odds))))
    lengths = chosen @ odds - np.logaddexp(0, odds).sum()
    subsets = HypothesisSpace(texts(len(chosen)), lengths)
    everything = Photos(subsets, found.scores @ chosen.T)
    assert np.allclose(found.distance(way), everything.distance(way), rtol=1e-6, atol=1e-6)


@unhurried
@given(photos(spaces(), precision=exact))
def test_distances_at_one_price_add_over_groups(found: Photos) -> None:
    space = found.code
    alone = sum(
        Photos(HypothesisSpace(texts(len(lengths)), lengths), scores).distance("price")
        for lengths, scores in zip(
            np.split(space.log_pcode, space.starts[1:]),
            np.split(found.scores, space.starts[1:], axis=1),
            strict=True,
        )
    )
    assert np.allclose(found.distance("price"), alone, rtol=1e-6, atol=1e-7)


# ---- curves


def test_area_of_a_constant_is_that_constant() -> None:
    assert area(np.array([1, 2, 5]), np.full((3, 2), 0.7)).tolist() == pytest.approx([0.7, 0.7])


def test_area_of_a_line_is_its_middle() -> None:
    budgets = np.array([0, 0.1, 1, 4])
    assert area(budgets, 3 * budgets) == pytest.approx(6)
    assert area(budgets, (3 * budgets).reshape(4, 1, 1)) == pytest.approx(np.full((1, 1), 6))


def test_area_of_a_parabola() -> None:
    budgets = np.linspace(0, 3, 1001)
    assert area(budgets, budgets**2) == pytest.approx(3, abs=1e-5)


def test_every_curve_may_have_budgets_of_its_own() -> None:
    budgets = np.array([[0, 1], [1, 2], [2, 9]], np.float64)
    assert area(budgets, 2 * budgets) == pytest.approx([2, 10])


def test_area_over_no_range_is_nothing() -> None:
    assert area(np.array([1.0]), np.array([[5.0]])).tolist() == [0]
    assert area(np.array([1.0, 1.0]), np.array([[5.0], [5.0]])).tolist() == [0]


@pytest.mark.parametrize(
    ("threshold", "budget"),
    [(0.5, 0.25), (1, 0.5), (2, 1.5), (3, 2.5), (3.1, None)],
    ids=["before a point", "at a point", "between points", "at the end", "never"],
)
def test_budget_to_tell_apart(threshold: float, budget: float | None) -> None:
    found = budget_to_tell_apart(
        np.array([0, 0.5, 2.5]), np.array([0, 1, 3], np.float32), threshold
    )
    assert found == (None if budget is None else pytest.approx(budget))


def test_photos_told_apart_at_once() -> None:
    assert budget_to_tell_apart(np.array([0.25, 1]), np.array([2.0, 3]), 1) == 0.25


def test_the_first_budget_that_tells_apart_counts() -> None:
    assert budget_to_tell_apart(np.arange(5), np.array([0.0, 2, 1, 1, 4]), 1.5) == 0.75


@unhurried
@given(photos(precision=exact), st.floats(0.01, 0.99))
def test_photos_are_told_apart_at_the_budget_found(found: Photos, part: float) -> None:
    budgets = np.linspace(0, 3, 61)
    fitted = at_budgets(found.code, found.scores, budgets)
    curve = pair_distances(fitted.photo(0), fitted.photo(1))[:, 0]
    if curve.max() > 1e-3:
        threshold = part * curve.max()
        budget = budget_to_tell_apart(budgets, curve, threshold)
        assert np.interp(budget, budgets, curve) == pytest.approx(threshold)
        assert (curve[budgets < budget - 1e-9] < threshold).all()


def test_contributions_stay_right_when_a_photo_has_no_more_to_say() -> None:
    space = HypothesisSpace(tuple("abc"), np.log([0.5, 0.3, 0.2]))
    scores = np.array([[5.0, 0, -2], [0, 1, 4]])
    fitted = at_budgets(space, scores, np.array([0.68, 0.8]))
    parts = contributions(space, fitted.photo(0), fitted.photo(1))[:, 0]
    assert parts[0] == pytest.approx([1.170, 0.308, 2.991], abs=2e-3)
    assert parts[1] == pytest.approx([0.971, 0.391, 3.308], abs=2e-3)
