"""Conceptual distance as a function of the length of description, exactly.

d(A, B) = ½ E_{q_A}[s(A, h) − s(B, h)] + ½ E_{q_B}[s(B, h) − s(A, h)], the difference that the best
descriptions of either photo make (CC:DAE, CVPR 2024). q_A and q_B are taken at the same budget of
information C, which is the definition, or at the same price λ of a nat, which needs no search and
is the Jeffreys divergence of q_A and q_B over 2λ.

Both are symmetric, never negative, 0 for equal photos, and do not change when a constant is added
to all scores of a photo.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoorg.similarity.codes import Code, Floats

_LOWEST, _HIGHEST = 1e-4, 1e4
"""Prices λ that are looked at: the highest is so high that a description says nearly all there is,
unless all scores of a photo are within some ten-thousandths of each other."""
_STEPS = 40
"""Halvings of the interval of log λ: its width falls below 1e-10."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Photos with their best distributions of descriptions at k budgets or prices."""

    scores: Floats
    """s(x, h) in nats, (n, h)."""
    q: Floats
    """(k, n, h)."""
    price: Floats
    """λ, (k, n)."""
    information: Floats
    """C in nats, (k, n); below a budget where a photo has no more to say."""

    def photo(self, number: int) -> Fitted:
        """One of the photos, as n = 1."""
        return self.rows(np.array([number]))

    def rows(self, chosen: NDArray[np.int64]) -> Fitted:
        """Some of the photos, in the order of `chosen`."""
        return Fitted(
            self.scores[chosen],
            self.q[:, chosen],
            self.price[:, chosen],
            self.information[:, chosen],
        )


def at_prices(code: Code, scores: Floats, prices: Floats) -> Fitted:
    """Photos with scores (n, h) at prices λ > 0 (k,)."""
    price = np.repeat(np.asarray(prices, scores.dtype)[:, None], len(scores), axis=1)
    return _fitted(code, scores, price)


def at_budgets(code: Code, scores: Floats, budgets: Floats) -> Fitted:
    """Photos with scores (n, h) at budgets C ≥ 0 in nats (k,).

    Found by bisection, since dC/dλ = λ Var_q(s) ≥ 0. A budget larger than what the best
    description of a photo takes is met as far as it can be.
    """
    wanted = np.asarray(budgets, np.float64)[:, None]
    low = np.full((len(budgets), len(scores)), np.log(_LOWEST))
    high = np.full_like(low, np.log(_HIGHEST))
    for _ in range(_STEPS):
        middle = (low + high) / 2
        too_long = code.information(scores, np.exp(middle).astype(scores.dtype)) > wanted
        low, high = np.where(too_long, low, middle), np.where(too_long, middle, high)
    price = np.where(wanted > 0, np.exp(low), 0).astype(scores.dtype)
    return _fitted(code, scores, price)


def common_price(code: Code, scores: Floats, budget: float) -> float:
    """The price λ at which photos with scores (n, h) are described in `budget` nats > 0 in the
    mean, as far as they have so much to say. At one price contributions are exact."""
    low, high = np.log(_LOWEST), np.log(_HIGHEST)
    for _ in range(_STEPS if len(scores) else 0):
        middle = (low + high) / 2
        price = np.full(len(scores), np.exp(middle), scores.dtype)
        if code.information(scores, price).mean() > budget:
            high = middle
        else:
            low = middle
    return float(np.exp(low))


def _fitted(code: Code, scores: Floats, price: Floats) -> Fitted:
    return Fitted(scores, code.posterior(scores, price), price, code.information(scores, price))


def distances(left: Fitted, right: Fitted) -> Floats:
    """d of every left photo from every right one, in nats, (k, n_left, n_right)."""
    own_left = np.einsum("knh,nh->kn", left.q, left.scores)
    own_right = np.einsum("knh,nh->kn", right.q, right.scores)
    crossed = left.q @ right.scores.T + (right.q @ left.scores.T).transpose(0, 2, 1)
    found: Floats = (own_left[:, :, None] + own_right[:, None, :] - crossed) / 2
    # Rounding may leave a photo some 1e-7 short of no distance from itself.
    return found.clip(0)


def pair_distances(left: Fitted, right: Fitted) -> Floats:
    """d of n pairs, the i-th left photo from the i-th right one, (k, n)."""
    differ = left.scores - right.scores
    found: Floats = np.einsum("knh,nh->kn", left.q - right.q, differ) / 2
    return found.clip(0)


def contributions(code: Code, left: Fitted, right: Fitted) -> Floats:
    """What each hypothesis adds to the distances of n pairs, (k, n, h): ≥ 0, summing to d.

    With C the same for both photos, d = ½ [KL(q_B ‖ q_A) / λ_A + KL(q_A ‖ q_B) / λ_B], because the
    normalisers cancel; the terms of these divergences are the contributions. At one price they
    are (q_A − q_B) ln(q_A / q_B) / 2λ. Where a photo cannot use up its budget the rest of d
    belongs to all hypotheses and is spread in proportion. The sign of q_A − q_B tells whose
    phrase a hypothesis is.
    """
    of_right = code.divergence(right.scores, right.price, left.scores, left.price)
    of_left = code.divergence(left.scores, left.price, right.scores, right.price)
    least = np.finfo(np.float64).tiny
    terms = of_right / np.maximum(left.price, least, dtype=np.float64)[..., None]
    terms = terms + of_left / np.maximum(right.price, least, dtype=np.float64)[..., None]
    terms = np.where((left.price > 0)[..., None], np.maximum(terms, 0), 0)
    total = terms.sum(axis=-1, keepdims=True)
    wanted = pair_distances(left, right)[..., None]
    share = np.divide(terms, total, out=np.zeros_like(terms), where=total > 0)
    parts: Floats = share * wanted
    return parts


def shared(left: Fitted, right: Fitted) -> Floats:
    """How much both photos' descriptions say each hypothesis, min(q_A, q_B), (k, n, h)."""
    both: Floats = np.minimum(left.q, right.q)
    return both


def area(budgets: Floats, curve: Floats) -> Floats:
    """The area under curves d(C), (k, …), by the trapezoidal rule, over the budgets' range (…).

    `budgets` (k,) or of the curves' shape ascend; the area is divided by their range, so that it
    is a distance in nats.
    """
    spread = np.asarray(budgets)
    if spread.ndim == 1:
        spread = spread.reshape(-1, *[1] * (curve.ndim - 1))
    width = np.maximum(spread[-1] - spread[0], np.finfo(curve.dtype).tiny)
    steps = np.diff(spread, axis=0)
    mean: Floats = (steps * (curve[1:] + curve[:-1]) / 2).sum(axis=0) / width
    return mean


def areas_at_prices(
    code: Code, scores: Floats, prices: Floats, left: NDArray[np.int64], right: NDArray[np.int64]
) -> Floats:
    """The areas under the curves of pairs of photos, by their rows of scores (n, h), (pairs,), from
    ascending prices (k,): cheaper than budgets, which must be searched for."""
    curves, lengths = [], []
    # One price at a time: all of them at once would take much memory.
    for price in prices:
        fitted = at_prices(code, scores, np.array([price]))
        curves.append(pair_distances(fitted.rows(left), fitted.rows(right))[0])
        lengths.append((fitted.information[0, left] + fitted.information[0, right]) / 2)
    return area(np.stack(lengths), np.stack(curves))


def budget_to_tell_apart(budgets: Floats, curve: Floats, threshold: float) -> float | None:
    """C*, the least budget at which a curve (k,) reaches a threshold > 0; None if it never does."""
    reached = np.flatnonzero(curve >= threshold)
    if not len(reached):
        return None
    at = int(reached[0])
    if at == 0:
        return float(budgets[0])
    before, after = float(curve[at - 1]), float(curve[at])
    share = (threshold - before) / (after - before)
    return float(budgets[at - 1] + share * (budgets[at] - budgets[at - 1]))
