"""Synthetic libraries: blobs of vectors whose photos show the same few classes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from photoorg.cluster import PhotoSet, centre
from photoorg.domain import ConceptScores, ConceptTree, ProposedAlbum, Vectors

Labels = NDArray[np.int64]


TREE = ConceptTree(
    names=("entity", "animal", "vehicle", "dog", "cat", "car", "boat", "terrier", "beagle"),
    plurals=("entities", "animals", "vehicles", "dogs", "cats", "cars", "boats", "terriers",
             "beagles"),
    parents=np.array([-1, 0, 0, 1, 1, 2, 2, 3, 3], dtype=np.int32),
    leaves=np.array([4, 5, 6, 7, 8], dtype=np.int32),
    showable=np.array([False] + [True] * 8),
)  # fmt: skip
CAT, CAR, BOAT, TERRIER, BEAGLE = range(5)
"""Class numbers of TREE: dogs are terriers and beagles, animals are dogs and cats."""


def nearest(vectors: Vectors, k: int = 8) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Exact nearest neighbours: rows and cosines, each (n, min(k, n - 1))."""
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -2)
    rows = np.argsort(-np.round(cosines, 5), axis=1, kind="stable")[:, : min(k, len(vectors) - 1)]
    return rows.astype(np.int64), np.take_along_axis(cosines, rows, axis=1)


def photo_set(
    vectors: Vectors, classes: Sequence[int] | Labels, taken: Sequence[str | None] | None = None
) -> PhotoSet:
    """Photos numbered 100, 103, … each with one concept of probability 0.8."""
    count = len(vectors)
    shown = np.asarray(classes)
    centred = centre(vectors)
    rows, cosines = nearest(centred)
    indices = np.stack([shown, (shown + 1) % 5], axis=1).astype(np.uint16)
    probabilities = np.tile(np.array([0.8, 0.1], dtype=np.float32), (count, 1))
    return PhotoSet(
        ids=np.arange(count, dtype=np.int64) * 3 + 100,
        vectors=centred,
        neighbours=rows,
        cosines=cosines,
        scores=ConceptScores(indices, probabilities),
        taken=tuple(taken) if taken is not None else (None,) * count,
    )


def blobs(sizes: Sequence[int], spread: float = 0.5, seed: int = 1) -> tuple[Vectors, Labels]:
    """Unit vectors around random directions, and which direction each belongs to."""
    random = np.random.default_rng(seed)
    labels = np.repeat(np.arange(len(sizes)), sizes)
    middles = random.normal(size=(len(sizes), 64))
    vectors = middles[labels] + spread * random.normal(size=(len(labels), 64))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors.astype(np.float32), labels


def leaves(album: ProposedAlbum) -> list[ProposedAlbum]:
    """The albums below and including one that hold photos."""
    if not album.children:
        return [album]
    return [leaf for child in album.children for leaf in leaves(child)]


def depth(album: ProposedAlbum) -> int:
    """Levels from this album down to its deepest leaf."""
    return 1 + max(map(depth, album.children), default=0)
