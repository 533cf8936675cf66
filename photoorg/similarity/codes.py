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
import scipy
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

    def divergence(
        self, scores: Floats, price: Floats, other_scores: Floats, other_price: Floats
    ) -> Floats:
        """What each hypothesis adds to KL(q ‖ q') of two photos' posteriors, (…, h) float64, all
        ≥ 0. From scores and prices, since logarithms of posteriors as small as 1e-30 count."""


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
        starts = np.asarray(self.starts)
        if len(self.texts) != len(self.log_pcode) or not len(self.texts):
            raise ValueError(
                "hypotheses need one coding probability each, and those of a group to sum to 1"
            )
        if (
            not len(starts)
            or starts[0] != 0
            or (np.diff(starts) <= 0).any()
            or starts[-1] >= len(self.texts)
        ):
            raise ValueError("groups begin at 0, ascend and hold a hypothesis each")
        totals = self._sum(np.exp(np.asarray(self.log_pcode, np.float64)))
        if not np.allclose(totals, 1, atol=1e-4):
            raise ValueError("every group of a hypothesis space needs probabilities that sum to 1")

    def posterior(self, scores: Floats, price: Floats) -> Floats:
        return self._fit(scores, price)[0]

    def information(self, scores: Floats, price: Floats) -> Floats:
        # λ E_q[s] − log Z, as Σ q ln(q / p_code) would lose small differences of large numbers.
        shifted = self._below_best(scores)
        q, log_z = self._fit(scores, price)
        gain: Floats = price * (q * shifted).sum(axis=-1) - log_z.sum(axis=-1)
        return gain.clip(0)

    def divergence(
        self, scores: Floats, price: Floats, other_scores: Floats, other_price: Floats
    ) -> Floats:
        one = self._log_posterior(scores, price)
        other = self._log_posterior(other_scores, other_price)
        q = np.exp(one)
        terms: Floats = q * (one - other) - q + np.exp(other)
        return terms

    def by_group(self, terms: Floats) -> Floats:
        """Sums of terms (…, h) over each group, (…, groups)."""
        return self._sum(terms)

    def _fit(self, scores: Floats, price: Floats) -> tuple[Floats, Floats]:
        """q (…, h), and log Z of each group (…, groups) for scores below its best one."""
        gains = np.asarray(price)[..., None] * self._below_best(scores)
        logits = self.log_pcode.astype(scores.dtype) + gains
        highest = self._spread(np.maximum.reduceat(logits, self.starts, axis=-1))
        weights = np.exp(logits - highest)
        total = self._sum(weights)
        return weights / self._spread(total), np.log(total) + highest[..., self.starts]

    def _log_posterior(self, scores: Floats, price: Floats) -> Floats:
        gains = np.asarray(price, np.float64)[..., None] * self._below_best(
            np.asarray(scores, np.float64)
        )
        logits = np.asarray(self.log_pcode, np.float64) + gains
        logits = logits - self._spread(np.maximum.reduceat(logits, self.starts, axis=-1))
        total = np.log(self._sum(np.exp(logits)))
        normal: Floats = logits - self._spread(total)
        return normal

    def _below_best(self, scores: Floats) -> Floats:
        """Scores from the best one of their group: at large λ nothing else would be left of the
        code's own probabilities."""
        below: Floats = scores - self._spread(np.maximum.reduceat(scores, self.starts, axis=-1))
        return below

    def _sum(self, terms: Floats) -> Floats:
        return np.add.reduceat(terms, self.starts, axis=-1)

    def _spread(self, totals: Floats) -> Floats:
        """Each group's number for all of its hypotheses (…, h)."""
        if len(self.starts) == 1:
            return totals
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

    def __post_init__(self) -> None:
        """Raises ValueError when there are not as many odds as tags."""
        if len(self.texts) != len(self.log_odds):
            raise ValueError("a tag space needs odds for each tag")

    def posterior(self, scores: Floats, price: Floats) -> Floats:
        asserted: Floats = scipy.special.expit(self._logits(scores, price))
        return asserted

    def information(self, scores: Floats, price: Floats) -> Floats:
        gains = np.asarray(price)[..., None] * scores
        odds = self.log_odds.astype(scores.dtype)
        logits = odds + gains
        # λ E_q[s] − log Z, with Z_j = 1 − ρ_j + ρ_j exp(λ s_j) = (1 + e^logit) / (1 + e^odds).
        log_z = np.logaddexp(0, logits) - np.logaddexp(0, odds)
        gain: Floats = (scipy.special.expit(logits) * gains - log_z).sum(axis=-1, dtype=np.float64)
        return gain.clip(0).astype(scores.dtype)

    def divergence(
        self, scores: Floats, price: Floats, other_scores: Floats, other_price: Floats
    ) -> Floats:
        one = self._logits(np.asarray(scores, np.float64), np.asarray(price, np.float64))
        other = self._logits(
            np.asarray(other_scores, np.float64), np.asarray(other_price, np.float64)
        )
        terms: Floats = scipy.special.expit(one) * (
            scipy.special.log_expit(one) - scipy.special.log_expit(other)
        )
        silent: Floats = scipy.special.expit(-one) * (
            scipy.special.log_expit(-one) - scipy.special.log_expit(-other)
        )
        return terms + silent

    def _logits(self, scores: Floats, price: Floats) -> Floats:
        logits: Floats = self.log_odds.astype(scores.dtype) + np.asarray(price)[..., None] * scores
        return logits
