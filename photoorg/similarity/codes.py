"""Hypothesis spaces: what may be said of a photo, and how long that takes to say.

A hypothesis has a coding log-probability; its length is minus that, in nats. q_λ(h | x), the best
distribution of descriptions of photo x for one price λ of a nat of length, is proportional to
p_code(h) · exp(λ s(x, h)), where s(x, h) = log p(h | x) − log p(h) is pointwise mutual information
(CC:DAE, Achille et al., CVPR 2024, as the Gibbs solution over a finite space).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[Any]
"""float32 or float64; results have the precision of the scores."""


class Code(Protocol):
    """A hypothesis space together with its coding length.

    Scores s have the shape (…, h), prices λ the shape (…): the leading axes broadcast.
    """

    @property
    def texts(self) -> tuple[str, ...]:
        """The hypotheses in words, (h,)."""

    def posterior(self, scores: Floats, price: Floats) -> Floats:
        """q_λ(h | x) (…, h), each from 0 to 1."""

    def information(self, scores: Floats, price: Floats) -> Floats:
        """KL(q_λ(· | x) ‖ p_code) in nats, (…): how long these descriptions are."""

    def divergence(self, one: Floats, other: Floats) -> Floats:
        """What each hypothesis adds to KL(one ‖ other) of two posteriors, (…, h), all ≥ 0."""


@dataclass(frozen=True)
class HypothesisSpace:
    """A list of hypotheses of which a description is one; or several lists, one from each.

    With several groups the code is a product code: lengths, and with them distances at one
    price, add over the groups.
    """

    texts: tuple[str, ...]
    log_pcode: Floats
    """Coding log-probabilities in nats (h,); the probabilities of each group sum to 1."""
    starts: tuple[int, ...] = (0,)
    """Where the groups begin, ascending from 0."""

    def __post_init__(self) -> None:
        """Raises ValueError for a code whose groups are not distributions."""
        totals = self._sum(np.exp(np.asarray(self.log_pcode, np.float64)))
        if len(self.texts) != len(self.log_pcode) or not np.allclose(totals, 1, atol=1e-4):
            raise ValueError("every group of a hypothesis space needs probabilities that sum to 1")

    def posterior(self, scores: Floats, price: Floats) -> Floats:
        return self._fit(scores, price)[0]

    def information(self, scores: Floats, price: Floats) -> Floats:
        # λ E_q[s] − log Z, as Σ q ln(q / p_code) would lose small differences of large numbers.
        q, log_z = self._fit(scores, price)
        gain: Floats = price * (q * scores).sum(axis=-1) - log_z.sum(axis=-1)
        return gain.clip(0)

    def divergence(self, one: Floats, other: Floats) -> Floats:
        return _kl_terms(one, other) - one + other

    def by_group(self, terms: Floats) -> Floats:
        """Sums of terms (…, h) over each group, (…, groups)."""
        return self._sum(terms)

    def _fit(self, scores: Floats, price: Floats) -> tuple[Floats, Floats]:
        """q (…, h) and log Z of each group (…, groups)."""
        logits = self.log_pcode.astype(scores.dtype) + np.asarray(price)[..., None] * scores
        if len(self.starts) == 1:
            highest = logits.max(axis=-1, keepdims=True)
            weights = np.exp(logits - highest)
            total = weights.sum(axis=-1, keepdims=True)
            return weights / total, np.log(total) + highest
        highest = np.maximum.reduceat(logits, self.starts, axis=-1)
        weights = np.exp(logits - self._spread(highest))
        total = self._sum(weights)
        return weights / self._spread(total), np.log(total) + highest

    def _sum(self, terms: Floats) -> Floats:
        return np.add.reduceat(terms, self.starts, axis=-1)

    def _spread(self, totals: Floats) -> Floats:
        sizes = np.diff([*self.starts, len(self.texts)])
        return np.repeat(totals, sizes, axis=-1)


@dataclass(frozen=True)
class TagSpace:
    """Tags that a description asserts or passes over, each independently of the others.

    The product code of papers' sets of phrases in closed form: tag j is asserted with
    probability ρ_j by the code and σ(logit ρ_j + λ s_j) by q_λ; passing it over scores 0.
    """

    texts: tuple[str, ...]
    log_odds: Floats
    """logit ρ_j (h,)."""

    def posterior(self, scores: Floats, price: Floats) -> Floats:
        logits = self.log_odds.astype(scores.dtype) + np.asarray(price)[..., None] * scores
        return _sigmoid(logits)

    def information(self, scores: Floats, price: Floats) -> Floats:
        gains = np.asarray(price)[..., None] * scores
        odds = self.log_odds.astype(scores.dtype)
        logits = odds + gains
        # λ E_q[s] − log Z, with Z_j = 1 − ρ_j + ρ_j exp(λ s_j) = (1 + e^logit) / (1 + e^odds).
        log_z = np.logaddexp(0, logits) - np.logaddexp(0, odds)
        gain: Floats = (_sigmoid(logits) * gains - log_z).sum(axis=-1)
        return gain.clip(0)

    def divergence(self, one: Floats, other: Floats) -> Floats:
        terms: Floats = _kl_terms(one, other) + _kl_terms(1 - one, 1 - other)
        return terms


def _kl_terms(one: Floats, other: Floats) -> Floats:
    """one · ln(one / other), 0 where `one` is."""
    tiny = np.finfo(one.dtype).tiny
    terms: Floats = one * np.log(np.maximum(one, tiny) / np.maximum(other, tiny))
    return terms


def _sigmoid(x: Floats) -> Floats:
    share: Floats = 0.5 + 0.5 * np.tanh(0.5 * x)
    return share
