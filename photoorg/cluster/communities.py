"""Leaf albums: communities of the graph that joins each photo to its nearest neighbours.

Leiden (Traag, Waltman, van Eck 2019, arXiv:1810.08473) maximises modularity on the graph that UMAP
draws of nearest neighbours (McInnes, Healy, Melville 2018, arXiv:1802.03426, §3.1): an edge is as
strong as a photo is near in comparison with that photo's other neighbours.
"""

from __future__ import annotations

import graspologic_native
import numpy as np
import scipy
from numpy.typing import NDArray

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

_TRIALS = 5
_MANY = 30_000
"""The best of five runs by modularity is nearly the same from any seed. In a graph of more photos
chance weighs less, and time more."""

_SPLIT_PER_RESOLUTION = 500.0
"""A community of n > LARGEST photos is split at resolution n/500, or twice that, and so on."""

_WEIGHT_DECIMALS = 4
"""Weights are rounded so that the last bits of a dot product cannot decide a tie."""

_HALVINGS = 25
"""Steps of the search for each photo's scale: more would not change a rounded weight."""

_POWER = 0.6
_SPREAD_FLOOR = 0.02
"""Activations are raised to 0.6 and divided by the root of their spread + 0.02. On 12 halves of 50
classes all powers from 0.5 to 0.75 are within 0.005 of each other in AMI, 1 is 0.005 below at the
same resolution; the division changes less than can be told from chance."""

_SHORTEST, _LONGEST = 1e-4, 10.0
"""Bounds of that scale: copies are near at any, and no two photos are further apart than 2."""

_SHARE_OF_USUAL = 0.4
_ALWAYS_ALIKE = 0.25
"""Photos that resemble nothing are less than 0.4 times as close to their neighbours as is usual in
the library; but no photo is one at a cosine of 0.25 (random pairs of photos are at 0 ± 0.1)."""

_BLOCK = 4096
_CLOSEST = 4


def centre(vectors: Vectors) -> Vectors:
    """Unit vectors (n, d) with their mean taken away, of unit length again; zero where nothing
    is left. Without the common part, cosines spread out and neighbours are told apart better.

    Vectors without negative components are taken as activations of a network: few large ones would
    decide, as in histograms (Arandjelović & Zisserman 2012, “RootSIFT”), so they are tamed first.
    """
    if len(vectors) == 0:
        return vectors.astype(np.float32)
    activations = bool(vectors.min() >= 0)
    centred: Vectors = vectors.astype(np.float32)
    if activations:
        np.power(centred, _POWER, out=centred)
    # In double precision, so that the order of the rows leaves no trace in the result.
    centred -= centred.mean(axis=0, dtype=np.float64).astype(np.float32)
    _make_unit(centred)
    if activations:
        squares = np.zeros(centred.shape[1], np.float64)
        for start in range(0, len(centred), _BLOCK):
            squares += np.square(centred[start : start + _BLOCK]).sum(axis=0, dtype=np.float64)
        spread = np.sqrt(squares / len(centred))
        centred /= np.sqrt(spread + _SPREAD_FLOOR).astype(np.float32)
        _make_unit(centred)
    return centred


def _make_unit(vectors: Vectors) -> None:
    """In place, a block at a time: a library's vectors are large, and copies of them larger."""
    for start in range(0, len(vectors), _BLOCK):
        block = vectors[start : start + _BLOCK]
        length = np.linalg.norm(block, axis=1, keepdims=True)
        block[:] = np.divide(block, length, out=np.zeros_like(block), where=length > 1e-6)


def find_communities(
    vectors: Vectors, neighbours: NDArray[np.int64], cosines: NDArray[np.float32]
) -> NDArray[np.int64]:
    """A label 0, 1, … for each of n centred photos, by size; UNSORTED for those alike to nothing.

    `neighbours` (n, k) are rows of the nearest photos (a row's own number and negative numbers
    are ignored), `cosines` (n, k) their similarity, or what `signals.blend` makes of it.
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


def _graph(neighbours: NDArray[np.int64], cosines: NDArray[np.float32]) -> scipy.sparse.csr_array:
    """The symmetric graph: how likely it is that one of two photos would name the other."""
    count, k = neighbours.shape
    rows = np.repeat(np.arange(count), k).reshape(count, k)
    used = (neighbours >= 0) & (neighbours != rows) & (cosines > 0)
    nearness = _nearness(cosines, used)
    graph = scipy.sparse.csr_array(
        (nearness[used], (rows[used], neighbours[used])), shape=(count, count), dtype=np.float64
    )
    other = scipy.sparse.csr_array(graph.T)
    either = scipy.sparse.csr_array(graph + other - graph * other)
    either.data = np.round(either.data, _WEIGHT_DECIMALS)
    either.eliminate_zeros()
    return either


def _nearness(cosines: NDArray[np.float32], used: NDArray[np.bool_]) -> NDArray[np.float64]:
    """From 0 to 1 (n, k): exp(−(d − nearest)/scale) of the distances d = 1 − cosine, with a scale
    for each photo that makes its neighbours count as log₂ k in all; 0 where not `used`."""
    distance = np.where(used, 1 - np.round(cosines.astype(np.float64), _WEIGHT_DECIMALS), np.inf)
    beyond = distance - np.where(used.any(axis=1), distance.min(axis=1, initial=np.inf), 0)[:, None]
    wanted = np.log2(np.maximum(used.sum(axis=1), 2))
    low, high = np.full(len(cosines), _SHORTEST), np.full(len(cosines), _LONGEST)
    for _ in range(_HALVINGS):
        scale = np.sqrt(low * high)
        enough = np.exp(-beyond / scale[:, None]).sum(axis=1) > wanted
        low, high = np.where(enough, low, scale), np.where(enough, scale, high)
    nearness: NDArray[np.float64] = np.exp(-beyond / high[:, None])
    return nearness


def _resolution(count: int) -> float:
    """The resolution of modularity that finds communities of a handy size among n photos.

    From n/125 to n/200 classes of 25 photos come out alike (within 0.005 in AMI and 0.007 in ARI).
    The communities grow with n/resolution: 20 makes about 30 photos each of 8,000, and n/800 keeps
    to about 50 from there.
    """
    return max(1.0, min(count / 150, 20.0), count / 800)


def _split(graph: scipy.sparse.csr_array, resolution: float) -> NDArray[np.int64]:
    """Community labels of a graph's nodes, of at most LARGEST nodes each if it can be helped."""
    labels = _leiden(graph, resolution)
    while labels.max(initial=0) == 0 and len(labels) > LARGEST and resolution < len(labels):
        resolution *= 2
        labels = _leiden(graph, resolution)
    following = int(labels.max(initial=-1)) + 1
    for community, members in enumerate(_members(labels)):
        if len(members) <= LARGEST or len(members) == len(labels):
            continue
        inside = _split(graph[members][:, members], len(members) / _SPLIT_PER_RESOLUTION)
        # The first part keeps its label, the others get new ones.
        labels[members] = np.where(inside == 0, community, following + inside - 1)
        following += int(inside.max())
    return labels


def _members(labels: NDArray[np.int64]) -> list[NDArray[np.intp]]:
    """The rows with label 0, with label 1, …, each ascending."""
    by_label = np.argsort(labels, kind="stable")
    return np.split(by_label, np.cumsum(np.bincount(labels))[:-1])


def _leiden(graph: scipy.sparse.csr_array, resolution: float) -> NDArray[np.int64]:
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
        trials=_TRIALS if count <= _MANY else 1,
    )
    # Isolated nodes are in no community that Leiden reports: each is its own.
    labels = np.array([found.get(node, -1 - node) for node in range(count)], dtype=np.int64)
    return np.unique(labels, return_inverse=True)[1].astype(np.int64)


def _absorb_small(
    labels: NDArray[np.int64], graph: scipy.sparse.csr_array, vectors: Vectors, needed: float
) -> NDArray[np.int64]:
    """The same labels with small communities joined to the most connected large one, or UNSORTED
    where even that one is less similar than `needed`."""
    members = _members(labels)
    large = np.array([len(rows) >= SMALLEST for rows in members])
    count = len(labels)
    member = scipy.sparse.csr_array((np.ones(count), (np.arange(count), labels)))
    links = scipy.sparse.csr_array(member.T @ graph @ member)
    joined = labels.copy()
    for small in np.flatnonzero(~large):
        ends = slice(links.indptr[small], links.indptr[small + 1])
        linked, strength = links.indices[ends], links.data[ends]
        rows = members[small]
        if not large[linked].any():
            joined[rows] = UNSORTED
            continue
        target = int(linked[np.argmax(np.where(large[linked], strength, -1))])
        middle = vectors[members[target]].mean(axis=0)
        alike = float((vectors[rows] @ middle).mean() / max(float(np.linalg.norm(middle)), 1e-6))
        joined[rows] = target if alike >= needed else UNSORTED
    return joined


def _numbered_by_size(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Labels 0, 1, … from the largest community to the smallest, ties by first member."""
    names, first, inverse, sizes = np.unique(
        labels, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((first, -sizes, names == UNSORTED))
    numbers = np.empty(len(names), dtype=np.int64)
    numbers[order] = np.arange(len(names))
    numbers[names == UNSORTED] = UNSORTED
    return numbers[inverse]
