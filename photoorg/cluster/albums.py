"""The album tree: communities as leaves, groups of them above, each with name and evidence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoorg.cluster import evidence, hierarchy, names
from photoorg.cluster.communities import UNSORTED, find_communities
from photoorg.cluster.hierarchy import Group
from photoorg.cluster.names import Name, Shares, Unnamed
from photoorg.domain import ConceptScores, ConceptTree, Ids, ProposedAlbum, Vectors


@dataclass(frozen=True, slots=True)
class PhotoSet:
    """What an arrangement rests on; row i of everything belongs to photo `ids[i]`."""

    ids: Ids
    """(n,), each once, in any order."""
    vectors: Vectors
    """(n, d), centred unit vectors: see `communities.centre`."""
    neighbours: NDArray[np.int64]
    """(n, k), the rows of each photo's nearest others among `vectors`; -1 where there are fewer.
    k = 8 is enough."""
    cosines: NDArray[np.float32]
    """(n, k), their similarity; 0 where there is none."""
    scores: ConceptScores
    """(n, …); zero probabilities for a photo without concepts."""
    taken: tuple[str | None, ...]
    """ISO dates."""


def arrange(photos: PhotoSet, tree: ConceptTree) -> tuple[ProposedAlbum, ...]:
    """The top-level albums, largest first, with every photo in exactly one leaf.

    Photos that resemble nothing are in a last album marked `unsorted`. The result depends on the
    photos alone, neither on the order of the rows nor on chance.
    """
    if len(photos.ids) == 0:
        return ()
    photos = _by_id(photos)
    labels = find_communities(photos.vectors, photos.neighbours, photos.cosines)
    arrangement = _Arrangement(photos, tree, labels)
    albums = arrangement.name_level(arrangement.groups(), arrangement.library_shares(), ())
    strangers = np.flatnonzero(labels == UNSORTED)
    if len(strangers):
        albums += (arrangement.unsorted(strangers),)
    return albums


def _by_id(photos: PhotoSet) -> PhotoSet:
    """The same photos with rows in the order of their ids."""
    order = np.argsort(photos.ids, kind="stable")
    if np.array_equal(order, np.arange(len(order))):
        return photos
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    neighbours = photos.neighbours[order]
    return PhotoSet(
        ids=photos.ids[order],
        vectors=photos.vectors[order],
        neighbours=np.where(neighbours >= 0, place[neighbours], -1),
        cosines=photos.cosines[order],
        scores=ConceptScores(photos.scores.indices[order], photos.scores.probabilities[order]),
        taken=tuple(photos.taken[row] for row in order),
    )


class _Arrangement:
    """Photos in id order with their community labels: what naming the levels looks up."""

    def __init__(self, photos: PhotoSet, tree: ConceptTree, labels: NDArray[np.int64]) -> None:
        self._photos = photos
        self._tree = tree
        count = int(labels.max()) + 1
        by_label = np.argsort(labels, kind="stable")
        bounds = np.searchsorted(labels[by_label], np.arange(count + 1))
        self._rows = [by_label[bounds[c] : bounds[c + 1]] for c in range(count)]
        self._prior = names.prior(tree)
        self._masses = names.community_masses(photos.scores, labels, tree)
        self._sums = np.stack(
            [photos.vectors[rows].sum(axis=0, dtype=np.float64) for rows in self._rows]
        )

    def groups(self) -> tuple[Group, ...]:
        """The unnamed tree over the communities."""
        sizes = np.array([[len(rows)] for rows in self._rows])
        return hierarchy.grow((self._sums / sizes).astype(np.float32))

    def library_shares(self) -> Shares:
        """The shares of all photos that are in some community."""
        return self._shares(tuple(range(len(self._rows))))

    def name_level(
        self, groups: tuple[Group, ...], parent: Shares, above: tuple[Name, ...]
    ) -> tuple[ProposedAlbum, ...]:
        """Albums of the groups of one level, largest first, with all below them."""
        groups = tuple(sorted(groups, key=lambda g: (-self._count(g), min(g.communities))))
        unnamed = [
            Unnamed(
                self._shares(group.communities),
                evidence.period(self._taken(group)),
                bool(group.children),
            )
            for group in groups
        ]
        expected = names.expected_below(parent, self._prior)
        named = names.name_siblings(unnamed, expected, above, self._tree)
        return tuple(
            self._album(group, name, its, expected, above)
            for group, name, its in zip(groups, named, unnamed, strict=True)
        )

    def unsorted(self, rows: NDArray[np.intp]) -> ProposedAlbum:
        """The album of photos that are in no community."""
        members = tuple(self._photos.ids[rows].tolist())
        verb = "resembles" if len(members) == 1 else "resemble"
        why = f"{evidence.counted(len(members))} that {verb} few others"
        return ProposedAlbum("Unsorted", members, (), members[0], why, unsorted=True)

    def _album(
        self,
        group: Group,
        name: Name,
        its: Unnamed,
        expected: Shares,
        above: tuple[Name, ...],
    ) -> ProposedAlbum:
        guesses = () if name.nodes else names.guesses(its.shares, expected, self._tree)
        why = evidence.sentence(self._count(group), name, guesses, its, self._tree)
        members: tuple[int, ...] = ()
        if not group.children:
            members = tuple(self._photos.ids[self._rows[group.community]].tolist())
        children = self.name_level(group.children, its.shares, (*above, name))
        return ProposedAlbum(name.text, members, children, self._medoid(group), why)

    def _medoid(self, group: Group) -> int:
        """The id of the photo nearest to the centroid."""
        rows = self._all_rows(group)
        middle = self._sums[list(group.communities)].sum(axis=0).astype(np.float32)
        return int(self._photos.ids[rows[np.argmax(self._photos.vectors[rows] @ middle)]])

    def _shares(self, communities: tuple[int, ...]) -> Shares:
        chosen = list(communities)
        count = sum(len(self._rows[c]) for c in communities)
        shares: Shares = self._masses[chosen].sum(axis=0) / max(count, 1)
        return shares

    def _count(self, group: Group) -> int:
        return sum(len(self._rows[c]) for c in group.communities)

    def _all_rows(self, group: Group) -> NDArray[np.intp]:
        return np.sort(np.concatenate([self._rows[c] for c in group.communities]))

    def _taken(self, group: Group) -> list[str | None]:
        return [self._photos.taken[row] for row in self._all_rows(group)]
