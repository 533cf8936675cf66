"""Ranking photos for words: cosines first, then a closer look at those that matter.

One vector a photo finds candidates among millions. A model may know more than fits into it: which
classes a name is near to, or how probable the words are as the photo's caption.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import ConceptScores, Vectors
from photoorg.models.protocols import Embedder

CLOSELY = 32
"""How many of the best photos are looked at as captions would be: some 30 ms on a CPU."""

_ASIDE = frozenset(
    {
        "a", "an", "the", "of", "in", "on", "at", "to", "by", "with", "and", "or", "is", "are",
        "photo", "photos", "picture", "pictures", "image", "images",
    }
)  # fmt: skip
"""Words without content of their own."""
_NAME, _CAPTION = 2, 5
"""Texts of up to so many words with content are names; of so many or more, captions."""


@runtime_checkable
class SecondLook(Protocol):
    """An embedder that can look closer than its vectors do."""

    def by_names(self, texts: Sequence[str], concepts: ConceptScores) -> Vectors:
        """What the classes seen in n photos add to the cosines, (texts, n)."""

    def by_caption(self, text: str, regions: NDArray[np.int8]) -> Vectors | None:
        """What the regions of n photos add to their scores, (n,); None if that adds nothing."""


def caption_share(text: str) -> float:
    """How much a text is a caption rather than a name, from 0 to 1."""
    words = sum(word not in _ASIDE for word in text.lower().split())
    return float(np.interp(words, (_NAME, _CAPTION), (0, 1)))


def with_names(
    embedder: Embedder, texts: Sequence[str], cosines: Vectors, concepts: ConceptScores
) -> Vectors:
    """Scores (texts, n): the cosines, and what the classes seen in the photos add."""
    if not isinstance(embedder, SecondLook):
        return cosines
    return cosines + embedder.by_names(texts, concepts)


def with_caption(
    embedder: Embedder,
    text: str,
    scores: Vectors,
    regions_of: Callable[[NDArray[np.int64]], NDArray[np.int8] | None],
) -> Vectors:
    """The same scores (n,), dealt anew among the best `CLOSELY` photos after a closer look.

    `regions_of` gives the regions of the photos in some rows, or None when they are not known. The
    k-th best keeps the k-th highest score, so that scores stay comparable with those of others.
    """
    if not isinstance(embedder, SecondLook) or caption_share(text) == 0:
        return scores
    best = np.argsort(-scores, kind="stable")[:CLOSELY]
    regions = regions_of(best)
    added = None if regions is None else embedder.by_caption(text, regions)
    if added is None:
        return scores
    order = np.argsort(-(scores[best] + added), kind="stable")
    dealt = scores.copy()
    dealt[best[order]] = scores[best]
    return dealt
