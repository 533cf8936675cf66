"""The engine against the numbers of papers.md §1.3: animals and vehicles in a small tree."""

from __future__ import annotations

import numpy as np
import pytest

from photoorg.similarity.codes import Floats
from photoorg.similarity.distance import area, at_budgets, at_prices, pair_distances
from photoorg.similarity.tree import Tree, node_probabilities, space_of

TREE = Tree(
    ("entity", "animal", "artifact", "dog", "cat", "car", "truck"),
    np.array([-1, 0, 0, 1, 1, 2, 2]),
)
SPACE = space_of(TREE)
LEAVES = [3, 4, 5, 6]
DOG, CAT, CAR = 0, 1, 2
"""Photos A, B and D."""
BUDGETS = np.array([0, 0.25, 0.5, 1, 1.5, 2, 2.5])


@pytest.fixture(params=[np.float64, np.float32])
def scores(request: pytest.FixtureRequest) -> Floats:
    leaves = np.array(
        [[0.90, 0.08, 0.01, 0.01], [0.08, 0.90, 0.01, 0.01], [0.01, 0.01, 0.90, 0.08]]
    )
    usual = node_probabilities(TREE, LEAVES, np.full((1, 4), 0.25))
    return np.log(node_probabilities(TREE, LEAVES, leaves) / usual).astype(request.param)


@pytest.mark.parametrize(
    ("one", "other", "curve"),
    [
        (DOG, CAT, [0, 0.3198, 0.6215, 1.1608, 1.5923, 1.9632, 2.2858]),
        (DOG, CAR, [0, 1.5407, 2.2351, 3.2021, 3.8192, 4.2237, 4.4510]),
    ],
)
def test_distance_at_each_budget(scores: Floats, one: int, other: int, curve: list[float]) -> None:
    fitted = at_budgets(SPACE, scores, BUDGETS)
    found = pair_distances(fitted.photo(one), fitted.photo(other))
    assert found[:, 0] == pytest.approx(curve, abs=1e-4)


@pytest.mark.parametrize(("other", "golden"), [(CAT, 3.2605), (CAR, 8.0715)])
def test_area_under_the_curve(scores: Floats, other: int, golden: float) -> None:
    budgets = np.linspace(0, 2.5, 251)
    fitted = at_budgets(SPACE, scores, budgets)
    curve = pair_distances(fitted.photo(DOG), fitted.photo(other))
    assert 2.5 * area(budgets, curve)[0] == pytest.approx(golden, abs=1e-4)


def test_distance_at_one_price(scores: Floats) -> None:
    fitted = at_prices(SPACE, scores, np.array([0.3, 1, 3]))
    found = pair_distances(fitted.photo(DOG), fitted.photo(CAT))
    assert found[:, 0] == pytest.approx([0.129677, 0.496175, 1.617899], abs=2e-6)


def test_information_at_each_price(scores: Floats) -> None:
    fitted = at_prices(SPACE, scores, np.array([0.5, 1, 2, 4, 8]))
    golden = [0.1680, 0.3981, 0.9187, 2.0216, 2.6802]
    assert fitted.information[:, DOG] == pytest.approx(golden, abs=1e-4)


def test_the_longest_description_takes_all_of_a_leaf(scores: Floats) -> None:
    fitted = at_budgets(SPACE, scores, np.array([10]))
    assert fitted.q[0].argmax(axis=-1).tolist() == [LEAVES[photo] for photo in (DOG, CAT, CAR)]
    assert fitted.information[0, DOG] == pytest.approx(np.log(16), abs=1e-2)
