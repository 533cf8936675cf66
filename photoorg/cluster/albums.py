"""The album tree: communities as leaves, groups of them above, each with name and evidence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoorg.atlas.places import Where, load_gazetteer
from photoorg.cluster import evidence, hierarchy, names, united
from photoorg.cluster.communities import UNSORTED, find_communities
from photoorg.cluster.hierarchy import Group
from photoorg.cluster.names import Name, Named, Unnamed
from photoorg.cluster.shown import Facts, Shown, TagScores
from photoorg.cluster.vocabulary import NO_TAGS, Vocabulary
from photoorg.domain import (
    ConceptScores,
    ConceptTree,
    Evidence,
    EvidenceTag,
    Ids,
    ProposedAlbum,
    Vectors,
)

_EXAMPLES = 5
_TAGS_SHOWN = 6


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
    tags: TagScores | None = None
    """The tags that fit each photo best; None where the model compares no photos with words."""
    captions: tuple[str | None, ...] | None = None
    """Descriptions, as far as there are any."""
    positions: NDArray[np.float64] | None = None
    """(n, 2), latitude and longitude in degrees, NaN where not known."""


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
    albums = arrangement.name_level(arrangement.groups(), arrangement.library(), ())
    strangers = np.flatnonzero(labels == UNSORTED)
    if len(strangers):
        albums += (arrangement.unsorted(strangers),)
    return albums


def name_parts(
    photos: PhotoSet, tree: ConceptTree, labels: NDArray[np.int64]
) -> tuple[ProposedAlbum, ...]:
    """An album for each part that photos, in the order of their ids, were divided into: named
    after what tells it from the others, the largest first. `labels` (n,) are 0, 1, …"""
    arrangement = _Arrangement(photos, tree, labels)
    parts = tuple(Group(label) for label in range(int(labels.max()) + 1))
    return arrangement.name_level(parts, arrangement.library(), ())


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
        tags=None if photos.tags is None else photos.tags.rows(order),
        captions=photos.captions and tuple(photos.captions[row] for row in order),
        positions=None if photos.positions is None else photos.positions[order],
    )


@dataclass(frozen=True, slots=True)
class _Whole:
    """An album, or the library, as its children are told apart from it."""

    facts: Facts
    span: united.Span | None
    places: NDArray[np.int64]
    """(3,): see `united.common_places`."""


class _Arrangement:
    """Photos in id order with their community labels: what naming the levels looks up."""

    def __init__(self, photos: PhotoSet, tree: ConceptTree, labels: NDArray[np.int64]) -> None:
        self._photos = photos
        count = int(labels.max()) + 1
        by_label = np.argsort(labels, kind="stable")
        bounds = np.searchsorted(labels[by_label], np.arange(count + 1))
        self._rows = [by_label[bounds[c] : bounds[c + 1]] for c in range(count)]
        self._words = Vocabulary(tree, photos.tags.words if photos.tags else NO_TAGS)
        self._shown = Shown(self._words, photos.scores, photos.tags, photos.captions, labels)
        self._where = _where(photos)
        self._sums = np.stack(
            [photos.vectors[rows].sum(axis=0, dtype=np.float64) for rows in self._rows]
        )

    def groups(self) -> tuple[Group, ...]:
        """The unnamed tree over the communities."""
        sizes = np.array([[len(rows)] for rows in self._rows])
        return hierarchy.grow((self._sums / sizes).astype(np.float32))

    def library(self) -> _Whole:
        """All photos that are in some community."""
        return self._whole(tuple(range(len(self._rows))))

    def name_level(
        self, groups: tuple[Group, ...], parent: _Whole, above: tuple[Name, ...]
    ) -> tuple[ProposedAlbum, ...]:
        """Albums of the groups of one level, largest first, with all below them."""
        groups = tuple(sorted(groups, key=lambda g: (-self._count(g), min(g.communities))))
        wholes = [self._whole(group.communities) for group in groups]
        unnamed = [
            Unnamed(
                whole.facts,
                evidence.period(self._taken(self._all_rows(group.communities))),
                self._event(whole, parent),
                bool(group.children),
            )
            for group, whole in zip(groups, wholes, strict=True)
        ]
        named = names.name_siblings(unnamed, parent.facts, above, self._words, self._shown.prior)
        return tuple(
            self._album(group, its_name, its, whole, parent, above)
            for group, its_name, its, whole in zip(groups, named, unnamed, wholes, strict=True)
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
        named: Named,
        its: Unnamed,
        whole: _Whole,
        parent: _Whole,
        above: tuple[Name, ...],
    ) -> ProposedAlbum:
        rows = self._all_rows(group.communities)
        reasons, cover = self._reasons(group, rows, named, its, whole, parent)
        texts = self._words.texts
        why = evidence.sentence(
            len(rows),
            [texts[phrase] for phrase in named.name.phrases],
            [texts[phrase] for guess in named.guesses for phrase in guess.phrases],
            reasons.coverage,
            reasons.place,
            its.period,
        )
        members: tuple[int, ...] = ()
        if not group.children:
            members = tuple(self._photos.ids[self._rows[group.community]].tolist())
        return ProposedAlbum(
            named.name.text,
            members,
            self.name_level(group.children, whole, (*above, named.name)),
            cover,
            why,
            guesses=tuple(guess.text for guess in named.guesses),
            alternatives=named.alternatives,
            reasons=reasons,
        )

    def _reasons(
        self,
        group: Group,
        rows: NDArray[np.intp],
        named: Named,
        its: Unnamed,
        whole: _Whole,
        parent: _Whole,
    ) -> tuple[Evidence, int]:
        """The evidence as values, and the id of the photo nearest to the centroid."""
        own, usual = (names.coverage(facts, self._words) for facts in (whole.facts, parent.facts))
        guessed = [phrase for guess in named.guesses for phrase in guess.phrases]
        phrases = named.name.phrases or tuple(guessed)
        listed = list(dict.fromkeys([*phrases, *named.ranked]))[:_TAGS_SHOWN]
        middle = self._sums[list(group.communities)].sum(axis=0).astype(np.float32)
        central = self._photos.vectors[rows] @ middle
        shows = self._shown.showing(rows, phrases) if phrases else np.zeros(len(rows))
        typical = np.argsort(-(np.round(shows, 1) + 1) * central, kind="stable")[:_EXAMPLES]
        place = united.place_words(self._where, whole.places, _NOWHERE) if self._where else ""
        evidence_of = Evidence(
            tuple(
                EvidenceTag(self._words.texts[p], float(own[p]), float(usual[p])) for p in listed
            ),
            tuple(self._photos.ids[rows[typical]].tolist()),
            float(shows.mean()),
            its.period,
            place,
        )
        return evidence_of, int(self._photos.ids[rows[np.argmax(central)]])

    def _whole(self, communities: tuple[int, ...]) -> _Whole:
        rows = self._all_rows(communities)
        places = united.common_places(self._where, rows) if self._where else _NOWHERE
        return _Whole(self._shown.of(communities), united.span(self._taken(rows)), places)

    def _event(self, whole: _Whole, parent: _Whole) -> str:
        """“Rome, May 2019” where that unites the photos of a group."""
        place = ""
        if self._where:
            place = united.place_words(self._where, whole.places, parent.places)
        return ", ".join(filter(None, (place, united.time_words(whole.span, parent.span))))

    def _count(self, group: Group) -> int:
        return sum(len(self._rows[c]) for c in group.communities)

    def _all_rows(self, communities: tuple[int, ...]) -> NDArray[np.intp]:
        return np.sort(np.concatenate([self._rows[c] for c in communities]))

    def _taken(self, rows: NDArray[np.intp]) -> list[str | None]:
        return [self._photos.taken[row] for row in rows]


_NOWHERE = np.full(3, -1, np.int64)


def _where(photos: PhotoSet) -> Where | None:
    if photos.positions is None or not np.isfinite(photos.positions).all(axis=1).any():
        return None
    return load_gazetteer().find(photos.positions)
