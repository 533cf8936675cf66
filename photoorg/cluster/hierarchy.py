"""The levels above the leaf albums: Ward's clustering of their centroids, cut to be browsable."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.cluster import hierarchy

from photoorg.domain import Vectors

WIDEST = 12
"""A level lists about as many albums at most."""

LEVELS = 4
"""Levels of albums, the leaves included."""

_NARROWEST = 3
_TOLERANCE = 2
"""Lists up to twice as long as WIDEST are better than splitting what belongs together."""

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

    Ward (1963) merges the two groups whose union adds least to the variance
    within groups; each group is cut where the next merge would cost most more, so that it lists
    3 to 12 albums. Groups too unequal to fit into 4 levels give way to even runs of the leaves in
    the dendrogram's order, where similar ones are side by side.
    """
    return _children(np.arange(len(centroids)), centroids.astype(np.float64), LEVELS)


def _children(members: Members, centroids: NDArray[np.float64], levels: int) -> tuple[Group, ...]:
    """What to list in an album of these communities, in at most `levels` levels."""
    if levels == 1 or len(members) <= WIDEST:
        return tuple(Group(community=c) for c in members.tolist())
    room = _room(levels - 1)
    root = hierarchy.to_tree(hierarchy.linkage(centroids[members], method="ward"))
    parts = [members[np.sort(part.pre_order())] for part in _cut(root, levels)]
    if max(map(len, parts)) > _TOLERANCE * room:
        in_ward_order = members[root.pre_order()]
        parts = np.array_split(in_ward_order, -(-len(members) // room))
    listed: list[Group] = []
    for part in parts:
        below = _children(part, centroids, levels - 1)
        # A pair is no help as a level of its own.
        if len(below) < _NARROWEST:
            listed.extend(below)
        else:
            listed.append(Group(children=below))
    return tuple(listed)


def _room(levels: int) -> int:
    """How many leaves an album with this many levels below it can have."""
    return int(WIDEST**levels)


def _cut(root: hierarchy.ClusterNode, levels: int) -> list[hierarchy.ClusterNode]:
    """The parts to list, none with more leaves than there is room for if it can be helped."""
    parts = _at_widest_gap(root, levels)
    while len(parts) < WIDEST:
        largest = max(range(len(parts)), key=lambda i: (parts[i].count, -i))
        if parts[largest].count <= _room(levels - 1):
            break
        parts = _with_split(parts, largest)
    return parts


def _at_widest_gap(root: hierarchy.ClusterNode, levels: int) -> list[hierarchy.ClusterNode]:
    """The parts where the merge costs jump most, among cuts into a fair number of parts."""
    needed = int(np.ceil(np.log(root.count) / np.log(WIDEST)))
    fair = root.count ** (1 / min(levels, max(2, needed)))
    fewest = max(_NARROWEST, int(np.floor(fair * 0.6)))
    most = max(fewest, min(WIDEST, int(np.ceil(fair * 1.4))))
    parts = [root]
    cuts: list[list[hierarchy.ClusterNode]] = []
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


def _with_split(parts: list[hierarchy.ClusterNode], at: int) -> list[hierarchy.ClusterNode]:
    return [*parts[:at], parts[at].get_left(), parts[at].get_right(), *parts[at + 1 :]]
