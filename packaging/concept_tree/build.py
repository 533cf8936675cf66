"""Write photoorg/models/imagenet_tree.json from WordNet 3.0 and timm's list of ImageNet classes.

Run by hand when the curation changes (wordnet-base is a Debian package):

    python packaging/concept_tree/build.py /usr/share/wordnet/data.noun

The 1000 classes keep the classic order (WordNet ids ascending, tench is 0 and toilet tissue 999).
Where a synset has several hypernyms its first pointer is followed: WordNet lists the taxonomic one
first (dog: canine before domestic animal), whereas the shortest path would lose dogs among the
domestic animals. `curation.HYPERNYMS` corrects the few that read wrong in a photo album. Groups
with a single child are left out, as they could never be told from that child.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import timm
from curation import (
    CLASS_NAMES,
    HIDDEN_CLASSES,
    HYPERNYMS,
    MASS_NOUNS,
    PLURALS,
    SHOWN_GROUPS,
)

MODELS = Path(__file__).resolve().parents[2] / "photoorg" / "models"


@dataclass(frozen=True, slots=True)
class Synset:
    """A noun synset: its words, the favourite first, and its hypernyms' offsets."""

    lemmas: tuple[str, ...]
    hypernyms: tuple[str, ...]


def read_nouns(data_noun: Path) -> tuple[dict[str, Synset], str]:
    """All synsets of `data.noun` by offset, and the licence at its top (wndb(5WN))."""
    nouns: dict[str, Synset] = {}
    notice: list[str] = []
    for line in data_noun.read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):
            notice.append(line.strip().partition(" ")[2].rstrip())
            continue
        fields = line.split(" | ")[0].split()
        words = int(fields[3], 16)
        first_pointer = 5 + 2 * words
        pointers = [
            fields[at : at + 2]
            for at in range(first_pointer, first_pointer + 4 * int(fields[first_pointer - 1]), 4)
        ]
        nouns[fields[0]] = Synset(
            tuple(fields[4 : 4 + 2 * words : 2]),
            tuple(offset for symbol, offset in pointers if symbol in ("@", "@i")),
        )
    return nouns, "\n".join(notice) + "\n"


def read_classes() -> list[str]:
    """WordNet offsets of the 1000 classes, in the order of the classifier's outputs."""
    listed = Path(timm.__file__).parent / "data" / "_info" / "imagenet_synsets.txt"
    synsets = listed.read_text().split()
    if len(synsets) != 1000 or synsets != sorted(synsets) or synsets[0] != "n01440764":
        raise SystemExit(f"{listed}: not the classic 1000 classes in their classic order")
    return [synset[1:] for synset in synsets]


class Hierarchy:
    """One hypernym for each synset above the classes."""

    def __init__(self, nouns: dict[str, Synset], classes: list[str]) -> None:
        self.nouns = nouns
        self.hypernym: dict[str, str | None] = {}
        used = self._closure(classes, {})
        by_lemma: dict[str, list[str]] = {}
        for offset in used | {h for o in used for h in nouns[o].hypernyms}:
            by_lemma.setdefault(nouns[offset].lemmas[0], []).append(offset)
        self._by_lemma = by_lemma
        corrected = {self.find(low): self.find(high) for low, high in HYPERNYMS.items()}
        self._closure(classes, corrected)

    def find(self, key: str) -> str:
        """The offset a curation key stands for."""
        lemma, _, offset = key.partition("@")
        found = [offset] if offset in self.nouns else self._by_lemma.get(lemma, [])
        if len(found) != 1 or self.nouns[found[0]].lemmas[0] != lemma:
            raise SystemExit(f"curation: {key!r} stands for {found or 'nothing'}")
        return found[0]

    def _closure(self, classes: list[str], corrected: dict[str, str]) -> set[str]:
        self.hypernym = {}
        waiting = list(classes)
        while waiting:
            offset = waiting.pop()
            if offset in self.hypernym:
                continue
            above = self.nouns[offset].hypernyms
            high = corrected.get(offset, above[0] if above else None)
            self.hypernym[offset] = high
            if high is not None:
                waiting.append(high)
        return set(self.hypernym)


def without_single_children(
    hypernym: dict[str, str | None], classes: list[str]
) -> dict[str, str | None]:
    """The same hierarchy with every group of one child replaced by that child."""
    children: dict[str | None, list[str]] = {}
    for low, high in hypernym.items():
        children.setdefault(high, []).append(low)
    leaves = set(classes)

    def kept(offset: str | None) -> bool:
        return offset is None or offset in leaves or len(children[offset]) > 1

    shortened: dict[str, str | None] = {}
    for low in filter(kept, hypernym):
        high = hypernym[low]
        while not kept(high):
            assert high is not None
            high = hypernym[high]
        shortened[low] = high
    return shortened


def plural(name: str) -> str:
    """The English plural of a readable name; its last word is inflected."""
    head, _, word = name.rpartition(" ")
    if word in MASS_NOUNS:
        return name
    if word in PLURALS:
        inflected = PLURALS[word]
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        inflected = word + "es"
    elif word.endswith("y") and word[-2] not in "aeiou":
        inflected = word[:-1] + "ies"
    else:
        inflected = word + "s"
    return f"{head} {inflected}".lstrip()


def general_first(hypernym: dict[str, str | None]) -> list[str]:
    """Offsets breadth-first from the root, so that a parent comes before its children."""
    children: dict[str | None, list[str]] = {}
    for low in sorted(hypernym):
        children.setdefault(hypernym[low], []).append(low)
    order = list(children[None])
    for offset in order:
        order.extend(children.get(offset, []))
    return order


def build(nouns: dict[str, Synset], classes: list[str]) -> dict[str, list[object]]:
    """The columns of imagenet_tree.json."""
    hierarchy = Hierarchy(nouns, classes)
    hypernym = without_single_children(hierarchy.hypernym, classes)
    order = general_first(hypernym)
    number = {offset: node for node, offset in enumerate(order)}
    shown = {hierarchy.find(key): name for key, name in SHOWN_GROUPS.items()}
    if unused := [name for offset, name in shown.items() if offset not in number]:
        raise SystemExit(f"curation: no such group in the tree: {unused}")
    readable = {classes[c]: name for c, name in CLASS_NAMES.items()}
    tree: dict[str, list[object]] = {"names": [], "plurals": [], "parents": [], "showable": []}
    leaves = set(classes)
    for offset in order:
        default = nouns[offset].lemmas[0].replace("_", " ")
        name, _, many = (shown | readable).get(offset, default).partition("|")
        high = hypernym[offset]
        tree["names"].append(name)
        tree["plurals"].append(many or plural(name))
        tree["parents"].append(-1 if high is None else number[high])
        shows = offset in shown if offset not in leaves else name not in HIDDEN_CLASSES
        tree["showable"].append(int(shows))
    tree["leaves"] = [number[offset] for offset in classes]
    return tree


def main() -> None:
    """Write the tree and WordNet's licence next to the code that loads them."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    nouns, notice = read_nouns(Path(sys.argv[1]))
    tree = build(nouns, read_classes())
    columns = (f'"{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in tree.items())
    text = "{\n" + ",\n".join(columns) + "\n}\n"
    (MODELS / "imagenet_tree.json").write_text(text, encoding="utf-8")
    (MODELS / "WORDNET_LICENSE.txt").write_text(notice, encoding="utf-8")


if __name__ == "__main__":
    main()
