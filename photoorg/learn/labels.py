"""What may be learned from: labelled photos of one library, and how they are divided for tests."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Vectors
from photoorg.learn.hierarchy import UNKNOWN, Numbers

FEWEST_PHOTOS = 4
"""A class with fewer photos says little about what unites it."""
FEWEST_CLASSES = 3
WEAK = 0.3
"""How much a photo counts whose album nobody has confirmed."""


def _none() -> Vectors:
    return np.zeros((0, 0), np.float32)


@dataclass(frozen=True)
class Pairs:
    """Pairs of photos the person marked."""

    one: Vectors = field(default_factory=_none)
    """(p, d)."""
    other: Vectors = field(default_factory=_none)
    """(p, d)."""
    similar: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    """(p,); False for *not similar*."""

    def __len__(self) -> int:
        return len(self.similar)


@dataclass(frozen=True)
class TrainingSet:
    """n photos with their albums. Numbers of classes, parents and bursts are any integers ≥ 0."""

    vectors: Vectors
    """Unit vectors of one model (n, d)."""
    labels: Numbers
    """The album of each photo, (n,)."""
    parents: Numbers | None = None
    """The album above that one, (n,); UNKNOWN where there is none."""
    weights: NDArray[np.float32] | None = None
    """How much each photo counts, (n,): 1, or WEAK for proposals nobody confirmed."""
    bursts: Numbers | None = None
    """Photos with the same number are of one moment, (n,); UNKNOWN for single ones."""
    pairs: Pairs = field(default_factory=Pairs)

    def __post_init__(self) -> None:
        """Raises ValueError for arrays that do not fit together."""
        arrays = (self.labels, self.parents, self.weights, self.bursts)
        if any(part is not None and part.shape != (len(self),) for part in arrays):
            raise ValueError("a training set needs one label, parent, weight and burst a photo")

    def __len__(self) -> int:
        return len(self.vectors)

    @property
    def classes(self) -> Numbers:
        """The class numbers, ascending."""
        classes: Numbers = np.unique(self.labels)
        return classes

    def rows(self, chosen: Numbers) -> TrainingSet:
        """Some of the photos, with all pairs."""
        return TrainingSet(
            self.vectors[chosen],
            self.labels[chosen],
            None if self.parents is None else self.parents[chosen],
            None if self.weights is None else self.weights[chosen],
            None if self.bursts is None else self.bursts[chosen],
            self.pairs,
        )

    def of_classes(self, classes: Numbers) -> TrainingSet:
        """The photos of some classes."""
        return self.rows(np.flatnonzero(np.isin(self.labels, classes)))

    def sure(self, least: float) -> TrainingSet:
        """The photos of classes whose photos count at least so much in the mean."""
        if self.weights is None:
            return self
        classes, numbers = np.unique(self.labels, return_inverse=True)
        means = np.bincount(numbers, self.weights) / np.bincount(numbers)
        return self.of_classes(classes[means >= least])

    def parent_of(self, classes: Numbers) -> Numbers:
        """The commonest known parent of each class (m,), UNKNOWN where there is none."""
        found = np.full(len(classes), UNKNOWN, np.int64)
        if self.parents is None:
            return found
        for place, number in enumerate(classes):
            known = self.parents[(self.labels == number) & (self.parents != UNKNOWN)]
            if len(known):
                values, counts = np.unique(known, return_counts=True)
                found[place] = values[counts.argmax()]
        return found


def usable(labelled: TrainingSet) -> TrainingSet:
    """One photo of each burst and class, then only classes with enough photos."""
    kept = labelled.rows(one_per_burst(labelled))
    classes, counts = np.unique(kept.labels, return_counts=True)
    return kept.of_classes(classes[counts >= FEWEST_PHOTOS])


def one_per_burst(labelled: TrainingSet) -> Numbers:
    """Rows of the first photo of each burst in each class, and of all single ones, ascending."""
    if labelled.bursts is None:
        return np.arange(len(labelled))
    single = np.flatnonzero(labelled.bursts == UNKNOWN)
    grouped = np.flatnonzero(labelled.bursts != UNKNOWN)
    keys = np.stack([labelled.bursts[grouped], labelled.labels[grouped]])
    first = np.unique(keys, axis=1, return_index=True)[1] if len(grouped) else grouped
    return np.sort(np.concatenate([single, grouped[first]]))


def thinned(labelled: TrainingSet, most: int, rng: np.random.Generator) -> TrainingSet:
    """At most so many photos of each class, drawn at random."""
    order = rng.permutation(len(labelled))
    order = order[np.argsort(labelled.labels[order], kind="stable")]
    sizes = np.unique(labelled.labels, return_counts=True)[1]
    rank = np.arange(len(labelled)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return labelled.rows(np.sort(order[rank < most]))


def class_folds(labelled: TrainingSet, folds: int, rng: np.random.Generator) -> list[Numbers]:
    """The classes dealt into `folds` parts, those of each parent over all of them."""
    classes = rng.permutation(labelled.classes)
    parents = labelled.parent_of(classes)
    dealt = classes[np.argsort(parents, kind="stable")]
    return [np.sort(dealt[first::folds]) for first in range(folds)]


def unseen_half(labelled: TrainingSet, seed: int) -> tuple[Numbers, Numbers]:
    """Classes to train on and classes never seen: halves, stratified by parent."""
    seen, unseen = class_folds(labelled, 2, np.random.default_rng(seed))
    return seen, unseen


def new_photos(labelled: TrainingSet, seed: int, share: float = 0.2) -> tuple[Numbers, Numbers]:
    """Rows of known photos and of new ones: a share of each class, whole bursts only.

    A burst lies on one side even when its photos are in several classes.
    """
    rng = np.random.default_rng(seed)
    groups = _moments(labelled)
    new = np.zeros(len(labelled), np.bool_)
    decided = np.zeros(len(labelled), np.bool_)
    for number in labelled.classes:
        rows = np.flatnonzero(labelled.labels == number)
        wanted = max(round(share * len(rows)), 1)
        for moment in rng.permutation(np.unique(groups[rows])):
            members = groups == moment
            if decided[members].any():
                continue
            room = wanted - int(new[rows].sum())
            new[members] = 0 < int(members[rows].sum()) <= room
            decided |= members
    return np.flatnonzero(~new), np.flatnonzero(new)


def _moments(labelled: TrainingSet) -> Numbers:
    """A number for each burst, and one for each single photo, (n,)."""
    if labelled.bursts is None:
        return np.arange(len(labelled))
    single = labelled.bursts == UNKNOWN
    numbers = labelled.bursts.copy()
    numbers[single] = labelled.bursts.max(initial=0) + 1 + np.arange(int(single.sum()))
    return numbers
