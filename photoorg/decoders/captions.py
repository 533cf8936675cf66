"""Captions drawn for two photos as hypotheses: what explains a pair in a describer's own words.

A hypothesis is how a description begins: captions of several lengths and the beginnings of each,
cut where a clause ends. p(h | x) comes from teacher forcing and p(h) from the same under a fixed
set of other photos (VisualGPTScore; Lin et al., ICML 2024). The pool is a sample of all
descriptions, drawn from r = ½ p(· | A) + ½ p(· | B), so each counts p(h) / r(h), and the effective
sample size (Σ w)² / Σ w² says how far to believe it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from photoorg.domain import TokenScores
from photoorg.errors import Stopped
from photoorg.models import Describer, ScoringDescriber
from photoorg.models.protocols import Stop, never
from photoorg.similarity.codes import Floats, HypothesisSpace
from photoorg.similarity.distance import Fitted, at_prices

LENGTHS = (3, 5, 7, 9, 12)
"""How many words descriptions may have at each detail."""
_DRAWN_AT = (4, 8, 12)
"""How many words drawn captions may have."""
DRAWN = 2
"""Captions drawn at each of these lengths."""
FEWEST = 3.0
"""Results that rest on a smaller effective sample are only approximate."""
_TEMPER = 2.0
"""Scores are divided by it: describers are surer than they are right."""
_SHARED = 0.02
"""Below this √p(h | x) · s a beginning says nothing of both photos."""
_FEWEST_WORDS = 3
_UNFINISHED = frozenset(
    {
        "a", "an", "the", "is", "are", "be", "being", "to", "and", "or", "of", "in", "on", "at",
        "with", "his", "her", "its", "their", "black", "white", "brown", "red", "blue", "green",
        "yellow", "orange", "pink", "purple", "grey", "gray", "tan", "little", "small", "big",
        "large", "young", "old", "other",
    }
)  # fmt: skip
"""No beginning worth saying ends with these."""
_CLAUSE = re.compile(r"\b(?:in|on|at|with|while|near|by|through|over|into|of|from|to)\b|,")


@dataclass(frozen=True, slots=True)
class Captions:
    """What a describer may say of one photo."""

    best: tuple[str, ...]
    """The best description at each of LENGTHS."""
    texts: tuple[str, ...]
    """All drawn captions and their beginnings, the best ones among them."""


@dataclass(frozen=True, slots=True)
class Pool:
    """The captions of two photos, scored under both."""

    space: HypothesisSpace
    scores: Floats
    """s(x, h) in nats, (2, h), the left photo first."""
    own: Floats
    """log p(h | x) (2, h)."""

    def shared(self) -> str:
        """The beginning that is at once probable and telling for both photos, or nothing."""
        telling = np.exp(self.own / 2) * np.maximum(self.scores, 0)
        whole = [
            len(words) >= _FEWEST_WORDS and words[-1] not in _UNFINISHED
            for words in (text.split() for text in self.space.texts)
        ]
        fits = np.where(whole, telling.min(axis=0), 0)
        best = int(fits.argmax())
        return self.space.texts[best] if fits[best] >= _SHARED else ""

    def fitted(self, price: float) -> tuple[Fitted, float]:
        """The best descriptions of both photos at one price, and the smaller of their effective
        sample sizes."""
        fitted = at_prices(self.space, self.scores, np.array([price]))
        sizes = 1 / (fitted.q[0] ** 2).sum(axis=1)
        return fitted, float(sizes.min())


def draw(describer: Describer[Any], sight: Any, stop: Stop = never) -> Captions:
    """What the describer may say of the one photo in `sight`. Raises Stopped."""
    best = []
    for words in LENGTHS:
        _heed(stop)
        best.append(_line(describer.describe(sight, words, stop)[0].text))
    drawn = list(best)
    if isinstance(describer, ScoringDescriber):
        for words in _DRAWN_AT:
            _heed(stop)
            sampled = describer.sample(sight, words, DRAWN, words, stop)[0]
            drawn += [description.text for description in sampled]
    begun = [beginning for text in drawn for beginning in (*beginnings(text), text)]
    texts = dict.fromkeys(filter(None, map(_line, begun)))
    return Captions(tuple(best), tuple(texts))


def _heed(stop: Stop) -> None:
    """Between two captions at least, even where the describer itself never asks."""
    if stop():
        raise Stopped("Describing was stopped.")


def _line(text: str) -> str:
    return " ".join(text.split())


def beginnings(text: str) -> list[str]:
    """The parts of a caption up to where a clause ends, short to long, of two words at least."""
    cuts = (text[: match.start()].strip(" ,") for match in _CLAUSE.finditer(text))
    return [cut for cut in cuts if len(cut.split()) > 1]


def score(
    describer: ScoringDescriber[Any],
    sights: Sequence[Any],
    reference: Any | None,
    captions: Sequence[Captions],
    stop: Stop = never,
) -> Pool:
    """The captions of two photos under both of them; `reference` are other photos for the prior, or
    None for the describer's own. Raises Stopped."""
    texts = tuple(dict.fromkeys(text for own in captions for text in own.texts))
    own = np.concatenate([begin(describer.score(sight, texts, stop)) for sight in sights])
    if reference is None:
        prior = begin(describer.prior(texts, stop))[0]
    else:
        under = begin(describer.score(reference, texts, stop))
        prior = np.logaddexp.reduce(under, axis=0) - np.log(len(under))
    return pool_of(texts, own, prior)


def pool_of(texts: tuple[str, ...], own: Floats, prior: Floats) -> Pool:
    """A pool from log p(h | x) (2, h) and log p(h) (h,)."""
    proposal = np.logaddexp(own[0], own[1]) - np.log(2)
    weights = (prior - proposal) / _TEMPER
    space = HypothesisSpace(texts, weights - np.logaddexp.reduce(weights))
    return Pool(space, (own - prior) / _TEMPER, own)


def begin(scores: TokenScores) -> Floats:
    """log p(a description begins so | x), (n, texts): without the end of the text."""
    ends = scores.lengths - 1
    last = np.take_along_axis(scores.values, ends[None, :, None], axis=2)[:, :, 0]
    begun: Floats = scores.totals.astype(np.float64) - last
    return begun
