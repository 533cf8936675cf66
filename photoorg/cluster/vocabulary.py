"""The phrases that albums may be named with: concepts of the tree, and tags of a bank."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

import numpy as np
import scipy
from numpy.typing import NDArray

from photoorg.cluster.plurals import plural, singular
from photoorg.domain import ConceptTree

_FACET_WEIGHTS = {
    "count": 0.0, "style": 0.0, "colour": 0.0, "light": 0.0, "material": 0.0,
    "clothing": 0.5, "time of day": 0.7, "weather": 0.8,
}  # fmt: skip
"""How much a facet's phrases count as names. People are not named after what they wear, and how a
photo was taken is no subject; what is not listed counts whole."""
_WORN = ("clothing", "headwear", "footwear", "garment", "cloth covering", "mask")
"""Concepts below these are worn too."""
_NO_NAMES = frozenset(
    {"outdoors", "indoors", "nature", "looking at the camera", "adult", "one person",
     "structure", "dead end", "clothing", "mammal", "vertebrate", "organism", "passenger",
     "posing in front of a landmark", "hand with an object",
     "reflection in a mirror", "shadow on the ground", "empty room", "waking up",
     "talking", "working", "young adult", "face", "hair", "hand", "finger", "arm", "leg", "eye",
     "ear", "mouth", "closed eyes", "object", "covering", "fabric", "toiletries", "support",
     "household appliance", "printed matter", "waterside", "getting dressed", "dressing up",
     "trying on clothes", "doing laundry", "putting on makeup", "getting a haircut",
     "person with a hat", "person with glasses", "person with sunglasses", "dressing room",
     "signing the register", "bar mitzvah", "bat animal", "person sitting", "person standing",
     "person walking", "person from behind", "placental"}
)  # fmt: skip
"""Phrases that say too little, or what fits nearly any photo of its kind."""
_KINDS = {
    "animal": ("animal",),
    "food": ("food", "bread", "restaurant", "plate"),
    "vehicle": ("vehicle", "conveyance", "public transport"),
}
_SMALL_WORDS = frozenset({"and", "for", "from", "the", "with"})


@dataclass(frozen=True)
class TagWords:
    """A bank of tags as naming needs it: of each its phrase, facet, parent (-1 for none) and
    other words for the same."""

    texts: tuple[str, ...]
    facets: tuple[str, ...]
    parents: tuple[int, ...]
    synonyms: tuple[tuple[str, ...], ...]


NO_TAGS = TagWords((), (), (), ())


@dataclass(frozen=True)
class Vocabulary:
    """Phrases 0 … c-1 are the nodes of the concept tree, c … v-1 the tags of the bank."""

    tree: ConceptTree
    tags: TagWords = field(default=NO_TAGS)

    @property
    def concepts(self) -> int:
        """How many of the phrases are concepts."""
        return len(self.tree.names)

    def __len__(self) -> int:
        return self.concepts + len(self.tags.texts)

    @cached_property
    def well_known(self) -> NDArray[np.int64]:
        """For each of v phrases the concept it is a kind of, where that is an animal, a vehicle or
        food, of which a classifier knows many; else -1. “Brown dog” is a kind of dog."""
        known = np.full(len(self), -1, np.int64)
        for node, (name, parent) in enumerate(zip(self.tree.names, self.tree.parents, strict=True)):
            if name in _KINDS or (parent >= 0 and known[parent] >= 0):
                known[node] = node
        # Parents come before their children in the bank, too.
        for tag, (twin, parent) in enumerate(zip(self.twins, self.tags.parents, strict=True)):
            above = -1 if parent < 0 else known[self.concepts + parent]
            known[self.concepts + tag] = known[twin] if twin >= 0 else above
        return known

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Each phrase as the name of an album writes it, of many where many can be: “dogs”."""
        tags = zip(self.tags.texts, self.tags.facets, strict=True)
        return (*self.tree.plurals, *(plural(text, facet) for text, facet in tags))

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """How much each phrase counts as a name, (v,); 0 for those that never are one."""
        worn = _FACET_WEIGHTS["clothing"]
        weights = np.array(
            [
                (worn if self._is_worn(node) else 1.0) * bool(showable)
                for node, showable in enumerate(self.tree.showable)
            ]
            + [_FACET_WEIGHTS.get(facet, 1.0) for facet in self.tags.facets]
        )
        names = (*self.tree.names, *self.tags.texts)
        if self.tags.texts:
            weights[[name in _NO_NAMES for name in names]] = 0
        return weights

    @cached_property
    def twins(self) -> NDArray[np.int64]:
        """For each tag the concept that is the same in other words, -1 for none."""
        of_name = {
            name: node for node, name in enumerate(self.tree.names) if self.tree.showable[node]
        }
        known = [
            next((of_name[w] for w in (text, *others) if w in of_name), -1)
            for text, others in zip(self.tags.texts, self.tags.synonyms, strict=True)
        ]
        return np.array(known, np.int64)

    @cached_property
    def above(self) -> tuple[frozenset[int], ...]:
        """The phrases that are more general than each phrase."""
        above: list[frozenset[int]] = []
        for parent in self.tree.parents.tolist():
            above.append(above[parent] | {parent} if parent >= 0 else frozenset())
        for tag, parent in enumerate(self.tags.parents):
            own: frozenset[int] = frozenset()
            if parent >= 0:
                node = int(self.twins[parent])
                own = above[self.concepts + parent]
                own |= {self.concepts + parent} if node < 0 else above[node] | {node}
            if (twin := int(self.twins[tag])) >= 0:
                own |= above[twin]
            above.append(own)
        return tuple(above)

    @cached_property
    def classes_below(self) -> scipy.sparse.csr_array:
        """1 where class c (column) lies at or below a concept (row)."""
        nodes: list[int] = []
        classes: list[int] = []
        for leaf, node in enumerate(self.tree.leaves.tolist()):
            path = [node, *self.above[node]]
            nodes += path
            classes += [leaf] * len(path)
        shape = (self.concepts, len(self.tree.leaves))
        return scipy.sparse.csr_array((np.ones(len(nodes)), (nodes, classes)), shape=shape)

    @cached_property
    def kinds(self) -> tuple[tuple[NDArray[np.bool_], NDArray[np.int64]], ...]:
        """Tags of one facet, (tags,) mask, with the concepts that hold all a classifier knows of
        it: where it sees none of them, there is none."""
        facets = np.array(self.tags.facets)
        found = []
        for facet, names in _KINDS.items():
            nodes = [node for node, name in enumerate(self.tree.names) if name in names]
            if nodes and len(facets):
                found.append((facets == facet, np.array(nodes)))
        return tuple(found)

    @cached_property
    def stems(self) -> tuple[frozenset[str], ...]:
        """The words of each phrase, without endings."""
        names = (*self.tree.names, *self.tags.texts)
        return tuple(
            frozenset(
                singular(w) for w in re.findall(r"\w{3,}", n.lower()) if w not in _SMALL_WORDS
            )
            for n in names
        )

    def related(self, one: int, other: int) -> bool:
        """Whether two phrases say partly the same: one is a kind of the other, or they have a
        word in common, or words that begin alike."""
        if one == other or one in self.above[other] or other in self.above[one]:
            return True
        pairs = product(self.stems[one], self.stems[other])
        return any(a[:n] == b[:n] for a, b in pairs for n in [min(5, max(len(a), len(b)))])

    def _is_worn(self, node: int) -> bool:
        return any(self.tree.names[high] in _WORN for high in (node, *self.above[node]))
