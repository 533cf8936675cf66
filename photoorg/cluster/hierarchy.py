"""The levels above the leaf albums: a dendrogram of their centroids, cut to be browsable.

Average linkage by cosine: with it the upper levels agreed better with WordNet than with Ward's
method, which prefers groups of equal size (`photoorg bench albums`, `coarse_ami`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy
from numpy.typing import NDArray

from photoorg.domain import Vectors

WIDEST = 12
"""A level lists about as many albums at most."""

LEVELS = 4
"""Levels of albums, the leaves included."""

_NARROWEST = 3
_TOLERANCE = 2
"""Lists up to twice as long as WIDEST are better than splitting what belongs together."""

_MANY = 1500
"""Of more leaves than these, near ones are taken together first: a linkage takes n²."""
_PIECE = 500
_TOGETHER = 8
_ROUNDS = 10

Members = NDArray[np.intp]
"""Numbers of some communities."""


@dataclass(frozen=True, slots=True)
class Group:
    """A node of the album tree: a leaf has a community, a group has children."""

    community: int = -1
    children: tuple[Group, ...] = ()

    @property
    def communities(self) -> tuple[int, ...]:
        """The communities of this node and of all below it."""
        if not self.children:
            return (self.community,)
        return tuple(c for child in self.children for c in child.communities)


def grow(centroids: Vectors) -> tuple[Group, ...]:
    """The top level over leaf centroids (m, d): m leaves where m is small, groups of them else.

    Average linkage merges the two groups whose members are most alike in the mean; each group is
    cut where the next merge would cost most more, so that it lists 3 to 12 albums. Groups too
    unequal to fit into 4 levels give way to even runs of the leaves in the dendrogram's order,
    where similar ones are side by side.
    """
    return _children(np.arange(len(centroids)), centroids.astype(np.float64), LEVELS)


def _children(members: Members, centroids: NDArray[np.float64], levels: int) -> tuple[Group, ...]:
    """What to list in an album of these communities, in at most `levels` levels."""
    if levels == 1 or len(members) <= WIDEST:
        return tuple(Group(community=c) for c in members.tolist())
    room = _room(levels - 1)
    bunches = _bunches(members, centroids)
    root = scipy.cluster.hierarchy.to_tree(
        _merges(np.stack([centroids[bunch].mean(axis=0) for bunch in bunches]))
    )
    sizes = np.array([len(bunch) for bunch in bunches])
    parts = [
        np.sort(np.concatenate([bunches[i] for i in part.pre_order()]))
        for part in _cut(root, sizes, levels)
    ]
    if max(map(len, parts)) > _TOLERANCE * room:
        in_order = np.concatenate([bunches[i] for i in root.pre_order()])
        parts = np.array_split(in_order, -(-len(members) // room))
    listed: list[Group] = []
    for part in parts:
        below = _children(part, centroids, levels - 1)
        # A pair is no help as a level of its own.
        if len(below) < _NARROWEST:
            listed.extend(below)
        else:
            listed.append(Group(children=below))
    return tuple(listed)


def _bunches(members: Members, centroids: NDArray[np.float64]) -> list[Members]:
    """What is merged: single communities, or where they are many bunches of near ones.

    They are halved across their longest axis down to pieces of 500, each which are divided each by
    average linkage.
    """
    if len(members) <= _MANY:
        return list(members[:, None])
    bunches: list[Members] = []
    for piece in _pieces(members, centroids):
        merges = _merges(centroids[piece])
        number = scipy.cluster.hierarchy.fcluster(
            merges, -(-len(piece) // _TOGETHER), criterion="maxclust"
        )
        bunches += [piece[number == i] for i in range(1, int(number.max()) + 1)]
    return bunches


def _pieces(members: Members, centroids: NDArray[np.float64]) -> list[Members]:
    if len(members) <= _PIECE:
        return [members]
    spread = centroids[members] - centroids[members].mean(axis=0)
    # Power iteration from the outermost point: the first principal axis, nearly.
    axis = spread[np.argmax(np.einsum("ij,ij->i", spread, spread))]
    for _ in range(_ROUNDS):
        axis = spread.T @ (spread @ axis)
        axis /= max(float(np.linalg.norm(axis)), 1e-12)
    order = np.argsort(spread @ axis, kind="stable")
    low, high = np.array_split(members[order], 2)
    return _pieces(np.sort(low), centroids) + _pieces(np.sort(high), centroids)


def _merges(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The linkage matrix of average linkage by the cosine of points (m, d)."""
    unit = points / np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-9)
    distance = np.maximum(1 - unit @ unit.T, 0)
    above = distance[np.triu_indices(len(points), 1)]
    merges: NDArray[np.float64] = scipy.cluster.hierarchy.linkage(above, method="average")
    return merges


def _room(levels: int) -> int:
    """How many leaves an album with this many levels below it can have."""
    return int(WIDEST**levels)


def _cut(
    root: scipy.cluster.hierarchy.ClusterNode, sizes: NDArray[np.int64], levels: int
) -> list[scipy.cluster.hierarchy.ClusterNode]:
    """The parts to list, none with more leaves than there is room for if it can be helped.

    `sizes` are the leaves in each of what was merged.
    """

    def leaves(part: scipy.cluster.hierarchy.ClusterNode) -> int:
        return int(sizes[part.pre_order()].sum())

    parts = _at_widest_gap(root, leaves(root), levels)
    while len(parts) < WIDEST:
        counts = [leaves(part) for part in parts]
        divisible = [i for i, part in enumerate(parts) if not part.is_leaf()]
        largest = max(divisible, key=lambda i: (counts[i], -i))
        if counts[largest] <= _room(levels - 1):
            break
        parts = _with_split(parts, largest)
    return parts


def _at_widest_gap(
    root: scipy.cluster.hierarchy.ClusterNode, leaves: int, levels: int
) -> list[scipy.cluster.hierarchy.ClusterNode]:
    """The parts where the merge costs jump most, among cuts into a fair number of parts."""
    needed = int(np.ceil(np.log(leaves) / np.log(WIDEST)))
    fair = leaves ** (1 / min(levels, max(2, needed)))
    fewest = max(_NARROWEST, int(np.floor(fair * 0.6)))
    most = max(fewest, min(WIDEST, int(np.ceil(fair * 1.4))))
    parts = [root]
    cuts: list[list[scipy.cluster.hierarchy.ClusterNode]] = []
    costs: list[float] = []
    while len(parts) <= most:
        costliest = max(
            (i for i, part in enumerate(parts) if not part.is_leaf()),
            key=lambda i: (parts[i].dist, -i),
        )
        cuts.append(parts)
        costs.append(parts[costliest].dist)
        parts = _with_split(parts, costliest)

    def jump(size: int) -> float:
        # The last merge into `size` - 1 parts against the last one into `size` parts.
        return costs[size - 2] / max(costs[size - 1], 1e-12)

    best = max(range(fewest, most + 1), key=lambda size: (jump(size), -size))
    return cuts[best - 1]


def _with_split(
    parts: list[scipy.cluster.hierarchy.ClusterNode], at: int
) -> list[scipy.cluster.hierarchy.ClusterNode]:
    return [*parts[:at], parts[at].get_left(), parts[at].get_right(), *parts[at + 1 :]]
