"""What albums show: how often each phrase of the vocabulary fits their photos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy
from numpy.typing import NDArray

from photoorg.cluster.mentions import mentions
from photoorg.cluster.vocabulary import TagWords, Vocabulary
from photoorg.domain import ConceptScores

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

_CAPTIONED = 0.5
"""Captions count where at least so many of an album's photos have one."""

_BELIEVED = 2.0
"""A caption that speaks of an animal, a vehicle or food is believed as far as the classifier, which
knows hundreds of them, sees half as much: a describer that grew up with dogs sees dogs everywhere.
"""


@dataclass(frozen=True, slots=True)
class TagScores:
    """The tags that fit each of n photos best: a few of them, 16 are enough."""

    words: TagWords
    indices: NDArray[np.uint16]
    """(n, k), numbers of tags."""
    scores: NDArray[np.float32]
    """(n, k), log p(tag | photo) − log p(tag) in nats: see `models.tag_scores.score_tags`."""

    def rows(self, chosen: Rows) -> TagScores:
        """Those of some of the photos."""
        return TagScores(self.words, self.indices[chosen], self.scores[chosen])


@dataclass(frozen=True, slots=True)
class Facts:
    """Of an album, for each of v phrases."""

    shares: Floats
    """The expected share of photos that show a concept, or have a tag among their best."""
    nats: Floats
    """Of tags the mean score over all photos, which counts 0 where a tag is not among the best."""
    cited: Floats
    """The share of captions that mention a phrase; 0 where few photos have a caption."""


class Shown:
    """The photos' concepts, tags and captions, added up by community."""

    def __init__(
        self,
        words: Vocabulary,
        scores: ConceptScores,
        tags: TagScores | None,
        captions: Sequence[str | None] | None,
        labels: NDArray[np.int64],
    ) -> None:
        self.words = words
        self.prior = np.zeros(len(words))
        classes = words.classes_below.sum(axis=1)
        self.prior[: words.concepts] = np.asarray(classes).ravel() / len(words.tree.leaves)
        known = np.flatnonzero(labels >= 0)
        members = (labels[known], known)
        shape = (int(labels.max(initial=-1)) + 1, len(labels))
        belongs = scipy.sparse.csr_array((np.ones(len(known)), members), shape=shape)
        self._sizes = np.asarray(belongs.sum(axis=1)).ravel()
        self._scores, self._tag_scores = scores, tags
        posteriors = _posteriors(scores, len(words.tree.leaves))
        concepts = (belongs @ posteriors) @ words.classes_below.T
        nats = _by_tag(tags, len(labels), words)
        has_tag = nats.astype(bool).astype(np.float64)
        self._shares = scipy.sparse.csr_array(
            scipy.sparse.hstack([concepts, belongs @ has_tag], format="csr")
        )
        self._nats = scipy.sparse.csr_array(belongs @ nats)
        self._by_phrase: scipy.sparse.csc_array | None = None
        if captions:
            cited = mentions(captions, words)
            self._by_phrase = scipy.sparse.csc_array(cited)
            self._by_phrase.sort_indices()
            self._cited_by = scipy.sparse.csr_array(belongs @ cited)
            said = np.array([bool(caption) for caption in captions or ()], np.float64)
            self._captioned = belongs @ said

    def of(self, communities: Sequence[int]) -> Facts:
        """What the photos of some communities show."""
        chosen = list(communities)
        count = max(float(self._sizes[chosen].sum()), 1.0)
        nats = np.zeros(len(self.words))
        nats[self.words.concepts :] = _added(self._nats, chosen) / count
        cited = np.zeros(len(self.words))
        if (
            self._by_phrase is not None
            and (said := self._captioned[chosen].sum()) >= _CAPTIONED * count
        ):
            cited = _added(self._cited_by, chosen) / said
        shares = _added(self._shares, chosen) / count
        kinds = self.words.well_known
        cited = np.where(kinds < 0, cited, np.minimum(cited, _BELIEVED * shares[kinds]))
        return Facts(shares, nats, cited)

    def showing(self, rows: Rows, phrases: Sequence[int]) -> Floats:
        """How sure it is that each of some photos shows one of the phrases at least, (rows,)."""
        concepts = [p for p in phrases if p < self.words.concepts]
        found = np.zeros(len(rows))
        if concepts:
            below = np.asarray(self.words.classes_below[concepts].sum(axis=0)).ravel() > 0
            listed = self._scores.probabilities[rows]
            own = (listed * below[self._scores.indices[rows]]).sum(axis=1)
            found = own / np.maximum(listed.sum(axis=1), 1e-12)
        tags = [p - self.words.concepts for p in phrases if p >= self.words.concepts]
        tags += [t for c in concepts for t in np.flatnonzero(self.words.twins == c).tolist()]
        if tags and self._tag_scores is not None:
            has = np.isin(self._tag_scores.indices[rows], tags)
            found[(has & (self._tag_scores.scores[rows] > 0)).any(axis=1)] = 1
        if self._by_phrase is not None:
            for phrase in phrases:
                found[_has(self._by_phrase, rows, phrase)] = 1
        return found


def _posteriors(scores: ConceptScores, classes: int) -> scipy.sparse.csr_array:
    """(n, classes) of each photo's classes, given that it shows one of those listed: classifiers
    trained on smoothed labels spread the rest over everything."""
    count, k = scores.indices.shape
    listed = np.maximum(scores.probabilities.sum(axis=1, dtype=np.float64), 1e-12)
    values = (scores.probabilities / listed[:, None]).ravel()
    starts = np.arange(count + 1) * k
    columns = scores.indices.ravel().astype(np.int32)
    return scipy.sparse.csr_array((values, columns, starts), shape=(count, classes))


def _by_tag(tags: TagScores | None, count: int, words: Vocabulary) -> scipy.sparse.csr_array:
    """(n, tags) of the scores above 0."""
    shape = (count, len(words.tags.texts))
    if tags is None:
        return scipy.sparse.csr_array(shape, dtype=np.float64)
    k = tags.indices.shape[1]
    values = np.maximum(tags.scores, 0).ravel().astype(np.float64)
    columns = tags.indices.ravel().astype(np.int32)
    matrix = scipy.sparse.csr_array((values, columns, np.arange(count + 1) * k), shape=shape)
    matrix.eliminate_zeros()
    return matrix


def _has(matrix: scipy.sparse.csc_array, rows: Rows, column: int) -> NDArray[np.bool_]:
    """Whether there is an entry in each of some rows of a column, (rows,)."""
    start, end = matrix.indptr[column : column + 2]
    filled = matrix.indices[start:end]
    if not len(filled):
        return np.zeros(len(rows), np.bool_)
    places = np.minimum(np.searchsorted(filled, rows), len(filled) - 1)
    return np.asarray(filled[places] == rows)


def _added(matrix: scipy.sparse.csr_array, rows: list[int]) -> Floats:
    """The sum of some rows; many times faster than scipy's for a few."""
    parts = [slice(matrix.indptr[row], matrix.indptr[row + 1]) for row in rows]
    columns = np.concatenate([matrix.indices[part] for part in parts])
    values = np.concatenate([matrix.data[part] for part in parts])
    total: Floats = np.bincount(columns, values, minlength=matrix.shape[1]).astype(np.float64)
    return total
