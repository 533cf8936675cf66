"""Retrieval figures against their definitions and against pytorch-metric-learning."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from pytorch_metric_learning.distances import DotProductSimilarity
from pytorch_metric_learning.utils.accuracy_calculator import AccuracyCalculator
from pytorch_metric_learning.utils.inference import CustomKNN

from photoorg.learn.directions import unit
from photoorg.learn.evaluate import retrieve


def drawn() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    labels = np.repeat(np.arange(20), rng.integers(2, 30, 20))
    parents = np.array([0, 0, 1, 1, 1, 2, 3, 3, 4, 4] * 2)[labels]
    coarse, fine = rng.standard_normal((5, 12)), rng.standard_normal((20, 12))
    noise = rng.standard_normal((len(labels), 12))
    return unit(coarse[parents] + fine[labels] + noise), labels, parents


def test_by_definition() -> None:
    vectors, labels, parents = drawn()
    # With float32 the order of photos that are equally far depends on how they are summed up.
    vectors = vectors.astype(np.float64)
    slow = []
    for query in range(len(vectors)):
        order = [i for i in np.argsort(-(vectors @ vectors[query])) if i != query]

        def at_r(values: np.ndarray, query: int = query, order: list[int] = order) -> list[float]:
            relevant = [values[i] == values[query] for i in order]
            r = sum(relevant)
            average = sum(relevant[i] * np.mean(relevant[: i + 1]) for i in range(r)) / r
            return [relevant[0], any(relevant[:10]), np.mean(relevant[:r]), average]

        wrong = [i for i in order[:10] if labels[i] != labels[query]]
        coarse = at_r(parents)
        kin = sum(parents[i] == parents[query] for i in wrong)
        slow.append([*at_r(labels), coarse[0], coarse[3], kin, len(wrong)])
    found = retrieve(vectors, labels, parents)
    table = np.stack(
        [
            found.r1,
            found.r10,
            found.r_precision,
            found.map_r,
            found.r1_coarse,
            found.map_r_coarse,
            found.kin,
            found.wrong,
        ],
        axis=1,
    )
    np.testing.assert_allclose(table, np.array(slow, float), atol=1e-9)
    figures = found.figures()
    assert figures["map_r"] == pytest.approx(found.map_r.mean())
    assert figures["kin"] == pytest.approx(found.kin.sum() / found.wrong.sum())


def test_as_pytorch_metric_learning() -> None:
    vectors, labels, parents = drawn()
    names = ("precision_at_1", "r_precision", "mean_average_precision_at_r")
    calculator = AccuracyCalculator(
        include=names, k="max_bin_count", knn_func=CustomKNN(DotProductSimilarity())
    )
    theirs = calculator.get_accuracy(torch.from_numpy(vectors), torch.from_numpy(labels))
    ours = retrieve(vectors, labels, parents).figures()
    for name, key in zip(names, ("r1", "r_precision", "map_r"), strict=True):
        assert ours[key] == pytest.approx(theirs[name], abs=1e-6)


def test_some_queries_and_photos_without_company() -> None:
    vectors, labels, parents = drawn()
    labels = labels.copy()
    labels[3] = 99
    whole = retrieve(vectors, labels, parents)
    some = retrieve(vectors, labels, parents, np.array([3, 50, 7]))
    assert some.queries.tolist() == [50, 7]
    assert 3 not in whole.queries
    assert some.map_r[0] == whole.map_r[whole.queries == 50][0]
