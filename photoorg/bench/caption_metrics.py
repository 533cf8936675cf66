"""BLEU and CIDEr of captions, as the COCO caption evaluation computes them.

The standard for captions is the code of Chen et al., “Microsoft COCO Captions: Data Collection and
Evaluation Server” (2015), github.com/tylin/coco-caption. These are our own few lines of the same
definitions; tests hold them against sacrebleu and against figures that coco-caption printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Tokens: TypeAlias = tuple[str, ...]
Counts: TypeAlias = Counter[Tokens]

_ORDERS = (1, 2, 3, 4)
_SIGMA = 6.0
_TOKEN = re.compile(
    r"""\d+(?:[.,:]\d+)+              # 1,000  7:30
    | (?:[a-z]\.){2,}                # u.s.
    | \w+?(?=n't\b) | n't\b          # do n't
    | '(?:s|m|d|ll|re|ve)\b          # the dog 's ball
    | \w+(?:[-/]\w+)*                # t-shirt  and/or
    | [^\w\s]""",
    re.VERBOSE,
)
_PUNCTUATION = frozenset("'\"`()[]{}.?!,:-–—…;“”‘’")


def tokenise(caption: str) -> Tokens:
    """Lower-case words without punctuation, parted as in the Penn Treebank (“do n't”, “dog 's”).

    What coco-caption gets from Stanford's PTBTokenizer, by rules that suffice for captions.
    """
    words = _TOKEN.findall(caption.lower().replace("’", "'"))
    return tuple(word for word in words if word not in _PUNCTUATION)


def bleu_statistics(candidate: Tokens, references: Sequence[Tokens]) -> NDArray[np.float64]:
    """What one caption adds to a corpus's BLEU (10,): matches and n-grams for n = 1 … 4 by turns,
    its length, and the length of the reference closest to it (of two, the shorter).
    """
    row: list[float] = []
    for n in _ORDERS:
        ours = _ngrams(candidate, n)
        allowed: Counts = Counter()
        for reference in references:
            allowed |= _ngrams(reference, n)
        row += [(ours & allowed).total(), ours.total()]
    closest = min((abs(len(r) - len(candidate)), len(r)) for r in references)[1]
    return np.array([*row, len(candidate), closest], np.float64)


def bleu(sums: NDArray[np.float64], order: int) -> NDArray[np.float64]:
    """BLEU of corpora (m,) from summed statistics (m, 10), n-grams up to `order`.

    Papineni et al. (ACL 2002), §2.3: the geometric mean of the clipped precisions times the brevity
    penalty; no smoothing, so that it is 0 where nothing matches. From 0 to 1.
    """
    matches, totals = sums[:, 0 : 2 * order : 2], sums[:, 1 : 2 * order : 2]
    length, closest = sums[:, 8], sums[:, 9]
    with np.errstate(divide="ignore", invalid="ignore"):
        precision = np.exp(np.log(matches / totals).mean(axis=1))
        brevity = np.exp(np.minimum(1 - closest / length, 0))
    return np.where(matches.min(axis=1) > 0, precision * brevity, 0.0)


@dataclass(frozen=True, slots=True)
class _Weighted:
    """A caption's n-grams of one order with their tf-idf weights."""

    weights: dict[Tokens, float]
    norm: float


class Cider:
    """CIDEr and CIDEr-D over a set of photos: how much a caption says what people say.

    Vedantam, Zitnick & Parikh, “CIDEr” (CVPR 2015), without stemming and times ten, as
    coco-caption has it. An n-gram's document frequency is the number of photos with a reference
    that contains it, at least 1.
    """

    def __init__(self, references: Sequence[Sequence[Tokens]]) -> None:
        """Count documents: one sequence of references for every photo of the set."""
        self._frequency: Counts = Counter()
        for captions in references:
            self._frequency.update({g for c in captions for n in _ORDERS for g in _ngrams(c, n)})
        self._log_photos = log(len(references))
        self._weighed: dict[Tokens, list[_Weighted]] = {}

    def plain(self, candidate: Tokens, references: Sequence[Tokens]) -> float:
        """CIDEr as the paper first defines it, from 0 to 10: a mean of cosines."""
        ours = self._weigh(candidate)
        return 10 * _mean(_similarity(ours, self._weigh(r), clip=False) for r in references)

    def clipped(self, candidate: Tokens, references: Sequence[Tokens]) -> float:
        """CIDEr-D with σ = 6, from 0 to 10: what coco-caption prints as “CIDEr”.

        A weight counts up to the reference's own, and captions of another length count less.
        As in coco-caption, lengths are numbers of bigrams.
        """
        ours = self._weigh(candidate)
        return 10 * _mean(
            _similarity(ours, self._weigh(r), clip=True)
            * exp(-((_bigrams(candidate) - _bigrams(r)) ** 2) / (2 * _SIGMA**2))
            for r in references
        )

    def _weigh(self, caption: Tokens) -> list[_Weighted]:
        """The caption's weights for n = 1 … 4, kept: references are asked for again and again."""
        if caption not in self._weighed:
            self._weighed[caption] = [self._weigh_order(caption, n) for n in _ORDERS]
        return self._weighed[caption]

    def _weigh_order(self, caption: Tokens, n: int) -> _Weighted:
        weights = {
            gram: count * (self._log_photos - log(max(self._frequency[gram], 1)))
            for gram, count in _ngrams(caption, n).items()
        }
        return _Weighted(weights, sqrt(sum(weight * weight for weight in weights.values())))


def _similarity(ours: list[_Weighted], theirs: list[_Weighted], clip: bool) -> float:
    """The mean over n of the cosines of two captions' weights; 0 where one has no n-gram."""
    return _mean(_cosine(a, b, clip) for a, b in zip(ours, theirs, strict=True))


def _cosine(ours: _Weighted, theirs: _Weighted, clip: bool) -> float:
    if ours.norm == 0 or theirs.norm == 0:
        return 0.0
    shared = 0.0
    for gram, weight in ours.weights.items():
        other = theirs.weights.get(gram, 0.0)
        shared += (min(weight, other) if clip else weight) * other
    return shared / (ours.norm * theirs.norm)


def _ngrams(tokens: Tokens, n: int) -> Counts:
    return Counter(tokens[start : start + n] for start in range(len(tokens) - n + 1))


def _bigrams(tokens: Tokens) -> int:
    return max(len(tokens) - 1, 0)


def _mean(values: Iterable[float]) -> float:
    kept = list(values)
    return sum(kept) / len(kept)
