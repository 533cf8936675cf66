"""How well tags fit photos, for any model that compares photos with words.

A photo's description is one tag of the bank, drawn from p(j | x) = softmax(scale · cos) (Radford
et al., ICML 2021, §3.1.2), and its score is pointwise mutual information, log p(j | x) − log p(j)
in nats: how much more a tag is to be expected of this photo than of any photo of the library.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain, product

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Vectors
from photoorg.models.protocols import Embedder
from photoorg.models.tags import Tag, TagBank, tag_vectors

_SPREAD = 0.57
"""Over which share of the bank a photo's p(j | x) spreads (its perplexity) where it is best
calibrated. On the dev photos of Flickr8k the likelihood of the words in people's captions is
greatest at 0.57 both for ConSE (scale 6) and for a head trained on captions (scale 8), so this
fixes the scale of models whose cosines nobody has calibrated."""
_IMAGINED = 10
"""Photos that might show anything, counted beside those of the reference set: without them the
tags of a library of three photos would be a matter of chance."""
_SCALES = (0.5, 500.0)
_MEASURED = 256
"""Reference photos that the scale is found on."""
_LEVELS = np.linspace(0, 1, 41)
_SPECIAL_ENOUGH = 0.75
"""“Golden retriever” takes the place of “dog” when its weight is this share of the dog's."""
_CANDIDATES = 60
_ONE_OF = frozenset({"count", "time of day", "season"})
"""Of these facets only one tag can be true."""
_LEAST = np.finfo(np.float32).tiny
"""What would be less probable than this counts as it: the logarithm of 0 compares with nothing."""
_NO_WORDS = frozenset({"and", "for", "from", "the", "with"})


@dataclass(frozen=True, slots=True)
class TagPrior:
    """What to expect of any photo of a library, under one model."""

    scale: float
    """Turns cosines into nats."""
    log_share: NDArray[np.float32]
    """log p(j), (tags,); the shares sum to 1."""
    levels: NDArray[np.float32]
    """Quantiles of each tag's score (with all below it) in the reference photos, (41, tags)."""


@dataclass(frozen=True, slots=True)
class ShownTag:
    """A tag worth showing for one photo."""

    tag: Tag
    score: float
    """How much more to be expected here than elsewhere, in nats, with all tags below it."""
    closer_than: float
    """The share of the reference photos that it fits less well."""


def tag_prior(bank: TagBank, embedder: Embedder, reference: Vectors) -> TagPrior:
    """The prior of a library from a fair sample of its photos' vectors (n, d), n ≥ 1, in the
    embedder's text space. Some hundred photos are plenty; with few it leans to all tags alike."""
    cosines = reference @ tag_vectors(bank, embedder).T
    scale = fitting_scale(cosines)
    log_p = _log_softmax(scale * cosines)
    share = (np.exp(log_p).sum(axis=0) + _IMAGINED / len(bank.tags)) / (len(log_p) + _IMAGINED)
    log_share = np.log(share)
    _, fits = _with_below(bank, log_p, log_share)
    levels = np.quantile(fits, _LEVELS, axis=0)
    return TagPrior(scale, log_share.astype(np.float32), levels.astype(np.float32))


def score_tags(
    bank: TagBank, embedder: Embedder, photos: Vectors, prior: TagPrior
) -> NDArray[np.float32]:
    """log p(j | x) − log p(j) in nats, (n, tags), of photos' vectors (n, d) in the text space."""
    log_p = _log_softmax(prior.scale * (photos @ tag_vectors(bank, embedder).T))
    return (log_p - prior.log_share).astype(np.float32)


def best_tags(
    bank: TagBank,
    scores: NDArray[np.float32],
    prior: TagPrior,
    limit: int = 5,
    per_facet: int = 2,
    facets: Collection[str] | None = None,
) -> list[tuple[ShownTag, ...]]:
    """For each row of `score_tags` the tags to show, the weightiest first, at most `limit`.

    A tag counts with all below it and weighs √p(j | x) · score, so that it is both probable and
    telling. None is shown with a more general or special one, with one that has a word in common
    with it, or with one that contradicts it. `facets` are those that may be shown.
    """
    log_p, fits = _with_below(bank, scores + prior.log_share, prior.log_share)
    weights = np.exp(log_p / 2) * fits
    if facets is not None:
        weights[:, [tag.facet not in facets for tag in bank.tags]] = 0
    return [
        tuple(
            ShownTag(bank.tags[j], float(fit[j]), _closer_than(float(fit[j]), prior.levels[:, j]))
            for j in choose_tags(bank, weight, limit, per_facet)
        )
        for weight, fit in zip(weights, fits, strict=True)
    ]


def choose_tags(
    bank: TagBank,
    weight: NDArray[np.float32],
    limit: int,
    per_facet: int,
    said: Collection[int] = (),
) -> list[int]:
    """The numbers of at most `limit` tags by weights (tags,), the weightiest first, without those
    of no weight, those that do not go together, and those that say much the same as tags `said`
    already; `per_facet` of each facet at most."""
    chosen: list[int] = []
    for j in np.argsort(-weight, kind="stable")[:_CANDIDATES].tolist():
        if weight[j] <= 0:
            break
        if any(_akin(bank, j, other) for other in said):
            continue
        above = set(bank.above(j))
        general = [c for c in chosen if c in above]
        if general:
            if len(general) == 1 and weight[j] >= _SPECIAL_ENOUGH * weight[general[0]]:
                others = [c for c in chosen if c != general[0]]
                if _goes_with(bank, j, others, per_facet):
                    chosen[chosen.index(general[0])] = j
        elif len(chosen) < limit and _goes_with(bank, j, chosen, per_facet):
            chosen.append(j)
    return chosen


def _goes_with(bank: TagBank, tag: int, chosen: list[int], per_facet: int) -> bool:
    facet = bank.tags[tag].facet
    same = [c for c in chosen if bank.tags[c].facet == facet]
    if len(same) >= (1 if facet in _ONE_OF else per_facet):
        return False
    for other in chosen:
        if _akin(bank, tag, other):
            return False
        if _contradict(bank, tag, other) or _contradict(bank, other, tag):
            return False
    return True


def _akin(bank: TagBank, one: int, other: int) -> bool:
    """Whether a tag is a more general one than another, or has a word in common with it."""
    return one in bank.above(other) or _alike(bank.texts[one], bank.texts[other])


def _contradict(bank: TagBank, one: int, other: int) -> bool:
    """Indoors and outdoors, and people where nobody is."""
    facets = bank.tags[one].facet, bank.tags[other].facet
    if facets == ("place", "place"):
        return _root(bank, one) != _root(bank, other)
    return bank.texts[one] == "nobody" and facets[1] == "people"


def _root(bank: TagBank, tag: int) -> int:
    *_, root = chain([tag], bank.above(tag))
    return root


def _alike(one: str, other: str) -> bool:
    """Whether two phrases have a word in common, or words that begin alike: “dress”, “dressing”."""
    pairs = product(_words(one), _words(other))
    return any(a[:length] == b[:length] for a, b in pairs for length in [min(4, len(a), len(b))])


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w{3,}", text) if word not in _NO_WORDS}


def _closer_than(fit: float, levels: NDArray[np.float32]) -> float:
    return float(np.interp(fit, levels, _LEVELS))


def _with_below(
    bank: TagBank, log_p: NDArray[np.float32], log_share: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """log p(j or a tag below it | x), and how much more that is than expected, both (n, tags)."""
    total = np.concatenate([np.exp(log_p), np.exp(log_share)[None]]).T.copy()
    for j in range(len(bank.tags) - 1, -1, -1):
        if (parent := bank.tags[j].parent) >= 0:
            total[parent] += total[j]
    together = np.log(np.maximum(total.T, _LEAST))
    return together[:-1], together[:-1] - together[-1]


def fitting_scale(cosines: Vectors) -> float:
    """The scale at which photos spread over _SPREAD of some texts, as a geometric mean, from their
    cosines (photos, texts)."""
    cosines = cosines[:_MEASURED]
    low, high = _SCALES
    wanted = np.log(max(_SPREAD * cosines.shape[1], 1.0))
    for _ in range(20):
        middle = float(np.sqrt(low * high))
        log_p = _log_softmax(middle * cosines)
        entropy = -(np.exp(log_p) * log_p).sum(axis=1).mean()
        low, high = (middle, high) if entropy > wanted else (low, middle)
    return low


def _log_softmax(scores: Vectors) -> Vectors:
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_p: Vectors = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return log_p
