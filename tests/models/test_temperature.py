"""Calibrated probabilities, and ConSE, which is not to notice them."""

from __future__ import annotations

import numpy as np

from photoorg.domain import ConceptScores
from photoorg.models import builtin, conse


def test_probabilities_are_those_at_the_temperature() -> None:
    logits = np.random.default_rng(0).normal(0, 3, (4, 1000)).astype(np.float32)
    exact = np.exp(logits.astype(np.float64) / builtin.TEMPERATURE)
    exact /= exact.sum(axis=1, keepdims=True)
    found = builtin._strongest(logits)
    for row in range(4):
        assert np.allclose(found.probabilities[row], exact[row][found.indices[row]], rtol=1e-4)
    assert builtin._strongest(logits[:0]).probabilities.shape == (0, 32)


def test_conse_mixes_as_it_would_without() -> None:
    rng = np.random.default_rng(1)
    logits = rng.normal(0, 3, (5, 1000)).astype(np.float32)
    names = rng.normal(size=(1000, 16)).astype(np.float32)
    shown = builtin._strongest(logits)
    plain = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    raw = ConceptScores(shown.indices, np.take_along_axis(plain, shown.indices.astype(int), axis=1))
    ours = conse.mix(shown, names, 32, builtin._POWER)
    assert np.allclose(ours, conse.mix(raw, names, 32, 0.5), atol=1e-5)
