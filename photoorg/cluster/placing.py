"""Single photos into albums: new ones, those that were taken out, and those in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Ids, Vectors

NOWHERE = -1
"""In place of an album's id: no album is near enough."""

LEAST_COSINE = 0.1
"""Random pairs of centred photos are at 0 ± 0.1; the mean of an album is nearer to its photos."""


@dataclass(frozen=True, slots=True)
class Proxies:
    """The mean directions of albums."""

    ids: Ids
    """(m,) album ids, ascending."""
    vectors: Vectors
    """(m, d), of unit length."""

    def only(self, albums: Iterable[int]) -> Proxies:
        """Those of some albums."""
        rows = np.flatnonzero(np.isin(self.ids, np.fromiter(albums, np.int64)))
        return Proxies(self.ids[rows], self.vectors[rows])


def proxies(albums: Ids, vectors: Vectors) -> Proxies:
    """The means of centred photos (n, d) by the album (n,) that each lies in; below 0 is none."""
    inside = albums >= 0
    ids, of_row = np.unique(albums[inside], return_inverse=True)
    sums = np.zeros((len(ids), vectors.shape[1]))
    np.add.at(sums, of_row, vectors[inside])
    lengths = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return Proxies(ids.astype(np.int64), (sums / lengths).astype(np.float32))


def nearest(vectors: Vectors, among: Proxies, least: float = LEAST_COSINE) -> Ids:
    """The nearest album (n,) of each centred photo (n, d); NOWHERE below a cosine of `least`."""
    if not len(among.ids) or not len(vectors):
        return np.full(len(vectors), NOWHERE, np.int64)
    cosines = vectors @ among.vectors.T
    found: Ids = np.where(cosines.max(axis=1) >= least, among.ids[cosines.argmax(axis=1)], NOWHERE)
    return found


def doubts(
    albums: Ids, neighbours: NDArray[np.int64], cosines: NDArray[np.float32]
) -> Mapping[int, tuple[float, int]]:
    """Photos that resemble those of another album more than those of their own.

    By the row of the photo: by how much, as the difference of the two albums' shares of what the
    photo has in common with its nearest neighbours (above 0, at most 1), and the other album.
    `albums` (n,) are ids, below 0 for none; `neighbours` (n, k) rows, negative where there are
    fewer, and `cosines` (n, k) their similarity.
    """
    weights = np.where((neighbours >= 0) & (cosines > 0), cosines, 0).astype(np.float64)
    theirs = np.where(neighbours >= 0, albums[neighbours], NOWHERE)
    weights[theirs < 0] = 0
    total = weights.sum(axis=1)
    own = np.where(theirs == albums[:, None], weights, 0).sum(axis=1)
    found: dict[int, tuple[float, int]] = {}
    # Only where others have more than the album itself can one of them have more.
    for row in np.flatnonzero((albums >= 0) & (total - own > own)):
        rivals, which = np.unique(theirs[row], return_inverse=True)
        sums = np.bincount(which, weights[row])
        sums[rivals == albums[row]] = 0
        best = int(np.argmax(sums))
        lead = (sums[best] - own[row]) / total[row]
        if lead > 0:
            found[int(row)] = (float(lead), int(rivals[best]))
    return found
