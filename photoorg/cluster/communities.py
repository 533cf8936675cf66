"""Leaf albums: communities of the graph that joins each photo to its nearest neighbours.

Leiden (Traag, Waltman, van Eck 2019, arXiv:1810.08473) maximises modularity on the graph whose
edges weigh as much as the cosine of the centred vectors.
"""

from __future__ import annotations

import graspologic_native
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from photoorg.domain import Vectors

UNSORTED = -1
"""The label of photos that resemble too few others."""

LARGEST = 200
"""Communities with more photos are split again."""

SMALLEST = 4
"""Communities with fewer photos join the one they are most connected to."""

_ONE_ALBUM = 8
"""Up to this many photos are one community: there is nothing to tell groups apart by."""

_SEED = 20

_SPLIT_PER_RESOLUTION = 500.0
"""A community of n > LARGEST photos is split at resolution n/500, or twice that, and so on."""

_WEIGHT_DECIMALS = 4
"""Weights are rounded so that the last bits of a dot product cannot decide a tie."""

_SHARE_OF_USUAL = 0.4
_ALWAYS_ALIKE = 0.25
"""Photos that resemble nothing are less than 0.4 times as close to their neighbours as is usual in
the library; but no photo is one at a cosine of 0.25 (random pairs of photos are at 0 ± 0.1)."""

_CLOSEST = 4


def centre(vectors: Vectors) -> Vectors:
    """Unit vectors (n, d) with their mean taken away, of unit length again; zero where nothing
    is left. Without the common part, cosines spread out and neighbours are told apart better.
    """
    if len(vectors) == 0:
        return vectors.astype(np.float32)
    # In double precision, so that the order of the rows leaves no trace in the result.
    mean = vectors.mean(axis=0, dtype=np.float64)
    centred: Vectors = (vectors - mean.astype(np.float32)).astype(np.float32)
    length = np.linalg.norm(centred, axis=1, keepdims=True)
    unit: Vectors = np.divide(centred, length, out=np.zeros_like(centred), where=length > 1e-6)
    return unit


def find_communities(
    vectors: Vectors, neighbours: NDArray[np.int64], cosines: NDArray[np.float32]
) -> NDArray[np.int64]:
    """A label 0, 1, … for each of n centred photos, by size; UNSORTED for those alike to nothing.

    `neighbours` (n, k) are rows of the nearest photos (a row's own number and negative numbers
    are ignored), `cosines` (n, k) their similarity.
    """
    count = len(vectors)
    if count <= _ONE_ALBUM:
        return np.zeros(count, dtype=np.int64)
    closeness = _closeness(cosines)
    needed = _least_closeness(closeness)
    graph = _graph(neighbours, cosines)
    labels = np.full(count, UNSORTED, dtype=np.int64)
    known = np.flatnonzero(closeness >= needed)
    graph = graph[known][:, known]
    found = _absorb_small(_split(graph, _resolution(len(known))), graph, vectors[known], needed)
    labels[known] = found
    if (labels == UNSORTED).sum() > count / 2:
        # Where most resemble nothing, to be unlike the others is no reason to be set aside.
        return np.zeros(count, dtype=np.int64)
    return _numbered_by_size(labels)


def _closeness(cosines: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean cosine (n,) of each photo with its few closest neighbours."""
    ranked = -np.sort(-cosines, axis=1)
    mean: NDArray[np.float32] = ranked[:, :_CLOSEST].mean(axis=1)
    return mean


def _least_closeness(closeness: NDArray[np.float32]) -> float:
    """What a photo's closeness must be for it to be in a community."""
    return min(_SHARE_OF_USUAL * float(np.median(closeness)), _ALWAYS_ALIKE)


def _graph(neighbours: NDArray[np.int64], cosines: NDArray[np.float32]) -> sparse.csr_array:
    """The symmetric graph: two photos are joined when either is among the other's nearest."""
    count, k = neighbours.shape
    rows = np.repeat(np.arange(count), k)
    columns = neighbours.ravel()
    weights = np.round(cosines.ravel().astype(np.float64), _WEIGHT_DECIMALS)
    used = (columns >= 0) & (columns != rows) & (weights > 0)
    graph = sparse.csr_array(
        (weights[used], (rows[used], columns[used])), shape=(count, count), dtype=np.float64
    )
    return sparse.csr_array(graph.maximum(graph.T))


def _resolution(count: int) -> float:
    """The resolution of modularity that finds communities of a handy size among n photos.

    50 classes of 25 photos come out best at 8 to 12, and so as n/160. The communities grow with
    n/resolution: 20 makes about 30 photos each of 8,000, and n/800 keeps to about 50 from there.
    """
    return max(1.0, min(count / 160, 20.0), count / 800)


def _split(graph: sparse.csr_array, resolution: float) -> NDArray[np.int64]:
    """Community labels of a graph's nodes, of at most LARGEST nodes each if it can be helped."""
    labels = _leiden(graph, resolution)
    while labels.max(initial=0) == 0 and len(labels) > LARGEST and resolution < len(labels):
        resolution *= 2
        labels = _leiden(graph, resolution)
    following = int(labels.max(initial=-1)) + 1
    for community in range(following):
        members = np.flatnonzero(labels == community)
        if len(members) <= LARGEST or len(members) == len(labels):
            continue
        inside = _split(graph[members][:, members], len(members) / _SPLIT_PER_RESOLUTION)
        # The first part keeps its label, the others get new ones.
        labels[members] = np.where(inside == 0, community, following + inside - 1)
        following += int(inside.max())
    return labels


def _leiden(graph: sparse.csr_array, resolution: float) -> NDArray[np.int64]:
    count: int = graph.shape[0]
    if graph.nnz == 0:
        return np.zeros(count, dtype=np.int64)
    graph.sort_indices()
    _, found = graspologic_native.leiden_csr(
        graph.indptr.astype(np.int64),
        graph.indices.astype(np.int32),
        graph.data,
        count,
        resolution=resolution,
        iterations=2,
        seed=_SEED,
    )
    # Isolated nodes are in no community that Leiden reports: each is its own.
    labels = np.array([found.get(node, -1 - node) for node in range(count)], dtype=np.int64)
    return np.unique(labels, return_inverse=True)[1].astype(np.int64)


def _absorb_small(
    labels: NDArray[np.int64], graph: sparse.csr_array, vectors: Vectors, needed: float
) -> NDArray[np.int64]:
    """The same labels with small communities joined to the most connected large one, or UNSORTED
    where even that one is less similar than `needed`."""
    sizes = np.bincount(labels)
    count = len(labels)
    member = sparse.csr_array((np.ones(count), (np.arange(count), labels)))
    links = sparse.csr_array(member.T @ graph @ member)
    joined = labels.copy()
    for small in np.flatnonzero(sizes < SMALLEST):
        row = links[[small]].tocoo()
        large = sizes[row.coords[1]] >= SMALLEST
        rows = np.flatnonzero(labels == small)
        if not large.any():
            joined[rows] = UNSORTED
            continue
        target = int(row.coords[1][large][np.argmax(row.data[large])])
        middle = vectors[labels == target].mean(axis=0)
        alike = float((vectors[rows] @ middle).mean() / max(float(np.linalg.norm(middle)), 1e-6))
        joined[rows] = target if alike >= needed else UNSORTED
    return joined


def _numbered_by_size(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Labels 0, 1, … from the largest community to the smallest, ties by first member."""
    names, first, sizes = np.unique(labels, return_index=True, return_counts=True)
    order = sorted(
        (i for i in range(len(names)) if names[i] != UNSORTED), key=lambda i: (-sizes[i], first[i])
    )
    renumbered = np.full(len(labels), UNSORTED, dtype=np.int64)
    for number, i in enumerate(order):
        renumbered[labels == names[i]] = number
    return renumbered
