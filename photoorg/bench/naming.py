"""`photoorg bench names`: do albums bear the names of what is in them?

The photos of all classes are arranged as a library would be. Of the leaves that are nearly pure
(majority class share at least PURE) the shown name, or one of its guesses where it shows none,
must contain the class's name or a synonym as whole words, or end in a hypernym (“folding chairs”
for a Windsor chair). The relation is WordNet's: caltech_names.tsv beside this file for the classes
of Caltech-101, the concept tree for others. Hypernyms that say nothing never count.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoorg import cluster, index
from photoorg.bench import intervals
from photoorg.bench.features import photo_files, see_files
from photoorg.bench.intervals import Estimate
from photoorg.bench.report import Report, machine
from photoorg.cluster.plurals import singular
from photoorg.domain import ProposedAlbum
from photoorg.errors import PhotoorgError
from photoorg.models import Embedder, Seen, load_embedder
from photoorg.models.concepts import load_concept_tree
from photoorg.pipeline.witnesses import photo_tags

PURE = 0.8
_NEIGHBOURS = 8
_SAYS_NOTHING = frozenset(
    {"entity", "object", "artifact", "thing", "whole", "physical entity", "matter", "unit",
     "instrumentality", "living thing", "substance", "abstraction", "device", "instrument"}
)  # fmt: skip
_BROAD = frozenset(
    {"animal", "organism", "vertebrate", "invertebrate", "mammal", "placental", "plant", "person",
     "people", "vehicle", "conveyance", "craft", "structure", "construction", "equipment",
     "container", "food", "machine", "tool", "implement", "furniture"}
)  # fmt: skip
"""Hypernyms that count but say little; `found_narrow` goes without them."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What may be in the name of an album of one class."""

    names: frozenset[str]
    hypernyms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf album and the class of most of its photos."""

    label: str
    purity: float
    count: int
    said: tuple[str, ...]
    """The shown name; the guesses where the name says nothing."""
    untitled: bool

    def found(self, terms: Terms) -> tuple[bool, bool, bool]:
        """Whether the class's name, a telling hypernym, or any hypernym is in what is said."""
        return (
            any(has_name(text, terms.names) for text in self.said),
            any(has_hypernym(text, terms.hypernyms - _BROAD) for text in self.said),
            any(has_hypernym(text, terms.hypernyms) for text in self.said),
        )


def run(folder: Path, model: str) -> Report:
    """The share of nearly pure leaves whose name or guesses name the class.

    Raises PhotoorgError when fewer than two sub-folders hold photos, or no leaf is pure.
    """
    embedder = load_embedder(model)
    base = folder.resolve()
    paths, seen = see_files(embedder, [f for f in photo_files(folder) if f.parent != base])
    classes = [path.relative_to(base).parts[0] for path in paths]
    if len(set(classes)) < 2:
        raise PhotoorgError(f"{folder} needs two sub-folders with photos: they are the classes.")
    albums = cluster.arrange(photo_set(embedder, seen), load_concept_tree())
    every = [_leaf(album, classes) for album in leaves(albums)]
    pure = [leaf for leaf in every if leaf.purity >= PURE]
    if not pure:
        raise PhotoorgError(f"No album of {folder} is of one class.")
    found = np.array([leaf.found(terms_of(leaf.label)) for leaf in pure])
    figures = _figures(pure, found)
    misses = [leaf for leaf, hit in zip(pure, found, strict=True) if not hit.any()]
    return Report(
        f"Names of albums of {folder.name}: {len(pure)} of {len(every)} leaves are of one class",
        intervals.values(figures),
        {},
        {
            "photos": len(paths),
            "classes": len(set(classes)),
            "leaves": len(every),
            "pure_leaves": len(pure),
            "purity": PURE,
            "model": embedder.model_id,
            "failures": "; ".join(f"{m.label}: {' / '.join(m.said)}" for m in misses),
            "by_hypernym_only": "; ".join(
                f"{leaf.label}: {' / '.join(leaf.said)}"
                for leaf, hit in zip(pure, found, strict=True)
                if hit[2] and not hit[0]
            ),
            **machine(),
        },
        intervals.intervals(figures, {}),
    )


def photo_set(embedder: Embedder, seen: Seen) -> cluster.PhotoSet:
    """The photos as a library without dates, places and captions would arrange them."""
    centred = cluster.centre(seen.spaces[embedder.photo_space])
    neighbours = index.neighbours(centred, _NEIGHBOURS)
    while True:
        try:
            next(neighbours)
        except StopIteration as end:
            near, cosines = end.value
            break
    text = seen.spaces[embedder.text_space]
    return cluster.PhotoSet(
        np.arange(len(centred), dtype=np.int64),
        centred,
        near,
        cosines,
        seen.concepts,
        (None,) * len(centred),
        tags=photo_tags(embedder, text, [text]),
    )


def leaves(albums: Sequence[ProposedAlbum]) -> Iterator[ProposedAlbum]:
    """The albums that hold photos, without those that resemble nothing."""
    for album in albums:
        if album.children:
            yield from leaves(album.children)
        elif not album.unsorted:
            yield album


def has_name(text: str, names: frozenset[str]) -> bool:
    """Whether a text has one of some names in it, as whole words."""
    words = f" {_plain(text)} "
    return any(f" {name} " in words for name in names)


def has_hypernym(text: str, hypernyms: frozenset[str]) -> bool:
    """Whether one of the things that a text names ends in a hypernym."""
    parts = re.split(r" and | · ", text)
    return any(f" {_plain(part)}".endswith(f" {name}") for part in parts for name in hypernyms)


def terms_of(label: str) -> Terms:
    """The names and hypernyms of a class, from the table or the concept tree."""
    own = re.sub(r"_(?:side|body|face|head|easy)$", "", label).replace("_", " ")
    names, hypernyms = _table().get(label, ((), ()))
    if not hypernyms:
        tree = load_concept_tree()
        node = next((n for n, name in enumerate(tree.names) if _plain(name) == _plain(own)), -1)
        above = []
        while node >= 0 and (node := int(tree.parents[node])) >= 0:
            above.append(tree.names[node])
        hypernyms = tuple(above)
    return Terms(
        frozenset(map(_plain, (own, *names))),
        frozenset(map(_plain, hypernyms)) - _SAYS_NOTHING,
    )


@cache
def _table() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Synonyms and hypernyms of Caltech-101's classes in WordNet 3.0, by the folder's name."""
    text = files("photoorg.bench").joinpath("caltech_names.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {
        row["class"]: (
            tuple(filter(None, row["synonyms"].split("|"))),
            tuple(filter(None, row["hypernyms"].split("|"))),
        )
        for row in rows
    }


def _leaf(album: ProposedAlbum, classes: Sequence[str]) -> Leaf:
    label, count = Counter(classes[row] for row in album.members).most_common(1)[0]
    said = album.guesses or (album.name,)
    return Leaf(label, count / len(album.members), len(album.members), said, bool(album.guesses))


def _figures(pure: Sequence[Leaf], found: NDArray[np.bool_]) -> dict[str, Estimate]:
    by_name, narrow, kind = (found[:, column] for column in range(3))
    return {
        "found": intervals.of_mean(by_name | kind),
        "found_by_name": intervals.of_mean(by_name),
        "found_by_hypernym": intervals.of_mean(kind & ~by_name),
        "found_narrow": intervals.of_mean(by_name | narrow),
        "untitled": intervals.of_mean(np.array([leaf.untitled for leaf in pure])),
    }


def _plain(text: str) -> str:
    return " ".join(singular(word) for word in re.findall(r"[\w'-]+", text.lower()))
