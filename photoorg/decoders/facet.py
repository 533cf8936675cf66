"""One way in which photos may be alike: a small vocabulary with what each photo says in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoorg.similarity.codes import Floats, HypothesisSpace

SURE = 0.95
"""How far a measured value is believed; cameras' clocks and satellites err."""


@dataclass(frozen=True, slots=True)
class FacetScores:
    """What n photos say in one respect."""

    name: str
    texts: tuple[str, ...]
    log_pcode: Floats
    """(h,); probabilities that sum to 1."""
    scores: Floats
    """s(x, h) in nats, (n, h); zeros for photos that say nothing."""
    labels: tuple[str, ...]
    """What each photo shows in a few words; empty for photos that say nothing."""

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which photos say something, (n,)."""
        return np.array([bool(label) for label in self.labels], np.bool_)


def from_shares(
    name: str,
    texts: tuple[str, ...],
    prior: Floats,
    shares: Floats,
    labels: tuple[str, ...],
    log_pcode: Floats | None = None,
) -> FacetScores:
    """A facet from p(h) (h,) and p(h | x) (n, h), mixed with a little of p(h); the code is p(h)
    unless another is given. Photos with an empty label say nothing."""
    mixed = SURE * shares + (1 - SURE) * prior
    scores = np.log(mixed / prior)
    scores[[not label for label in labels]] = 0
    code = np.log(prior / prior.sum()) if log_pcode is None else log_pcode
    return FacetScores(name, texts, code, scores.astype(np.float32), labels)


def product(facets: tuple[FacetScores, ...]) -> tuple[HypothesisSpace, Floats]:
    """All facets as one product code, over which lengths and distances add, and s (n, h)."""
    sizes = [len(facet.texts) for facet in facets]
    space = HypothesisSpace(
        tuple(text for facet in facets for text in facet.texts),
        np.concatenate([facet.log_pcode for facet in facets]),
        tuple(np.cumsum([0, *sizes[:-1]]).tolist()),
    )
    return space, np.concatenate([facet.scores for facet in facets], axis=1)
