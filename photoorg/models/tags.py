"""The tag bank: phrases people look for in their photos, by facet and from general to special.

`tags.tsv` beside this file is our own writing (Apache-2.0): one tag a line with its facet, the
tag it is a kind of, and other words for the same. No two tags mean nearly the same: the cosine
of their MiniLM vectors is at most NEAR_SYNONYM (tested); what came closer was merged.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from photoorg.domain import Vectors
from photoorg.models import weights
from photoorg.models.conse import unit
from photoorg.models.protocols import Embedder
from photoorg.settings import model_cache

NEAR_SYNONYM = 0.9
"""Above this cosine one of two tags became a synonym of the other. Below it stand opposites
(“indoor pool”, “outdoor pool”: 0.88) and things with their use (“piano”, “playing the piano”)."""
FACETS_OF_CLASSES = frozenset(
    {
        "people", "animal", "plant", "food", "vehicle", "clothing", "object", "place", "activity",
        "event", "time of day", "weather", "material",
    }
)  # fmt: skip
"""Facets that a photo's likeness to class names says something about. How many people there are,
colours and styles are not among them: on Flickr8k `builtin-labels` only guesses these."""


_STEP = 128


@dataclass(frozen=True, slots=True)
class Tag:
    """A phrase that may fit a photo."""

    text: str
    facet: str
    """What it speaks of: people, animal, place, activity, time of day, style …"""
    parent: int
    """The tag it is a kind of, -1 for none; smaller than its own number."""
    synonyms: tuple[str, ...]


@dataclass(frozen=True)
class TagBank:
    """Tags, parents before children."""

    tags: tuple[Tag, ...]

    @cached_property
    def id(self) -> str:
        """A name for exactly these tags; others have another."""
        return hashlib.sha256(repr(self.tags).encode()).hexdigest()[:16]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The tags' phrases."""
        return tuple(tag.text for tag in self.tags)

    @cached_property
    def facets(self) -> tuple[str, ...]:
        """The facets there are, in the bank's order."""
        return tuple(dict.fromkeys(tag.facet for tag in self.tags))

    def above(self, tag: int) -> Iterator[int]:
        """The tags that tag number `tag` is a kind of, from special to general."""
        while (tag := self.tags[tag].parent) >= 0:
            yield tag


@cache
def load_bank() -> TagBank:
    """The bank that comes with photoorg."""
    text = files("photoorg.models").joinpath("tags.tsv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    number = {row["tag"]: place for place, row in enumerate(rows)}
    return TagBank(
        tuple(
            Tag(
                row["tag"],
                row["facet"],
                number[row["parent"]] if row["parent"] else -1,
                tuple(filter(None, row["synonyms"].split("|"))),
            )
            for row in rows
        )
    )


def tag_vectors(bank: TagBank, embedder: Embedder) -> Vectors:
    """Where the tags lie in the embedder's text space, unit vectors (tags, d).

    The mean over a tag and its synonyms, each in the prompt “a photo of …”. They are kept on disk
    for this model and this bank; before that, `read_tags` runs to its end.
    """
    for _ in read_tags(bank, embedder):
        pass
    return _load(_kept(bank, embedder))


@lru_cache(maxsize=2)
def _load(kept: Path) -> Vectors:
    """Searches for photos need them again and again."""
    from safetensors.numpy import load_file

    vectors: Vectors = load_file(kept)["vectors"]
    return vectors


def read_tags(bank: TagBank, embedder: Embedder) -> Iterator[tuple[int, int]]:
    """Have the embedder read the tags, if it has not; yields (done, total) between steps.

    All of them take ten seconds to a minute on a CPU, one step about a second.
    """
    kept = _kept(bank, embedder)
    if weights.sound(kept):
        return
    import torch

    phrases = [(t, p) for t, tag in enumerate(bank.tags) for p in (tag.text, *tag.synonyms)]
    parts: list[Vectors] = []
    for start in range(0, len(phrases), _STEP):
        step = phrases[start : start + _STEP]
        parts.append(embedder.embed_texts([_prompt(p, bank.tags[t].facet) for t, p in step]))
        yield min(start + _STEP, len(phrases)), len(phrases)
    read = np.concatenate(parts)
    total = np.zeros((len(bank.tags), read.shape[1]), np.float32)
    np.add.at(total, [t for t, _ in phrases], read)
    weights.save_tensors(kept, {"vectors": torch.from_numpy(unit(total))})


def _kept(bank: TagBank, embedder: Embedder) -> Path:
    basis = hashlib.sha256(f"{embedder.model_id}\n{bank.id}".encode()).hexdigest()
    return model_cache() / f"tags-{basis[:16]}.safetensors"


def _prompt(text: str, facet: str) -> str:
    """Styles are phrases about the photo itself, such as “portrait photo”."""
    return text if facet == "style" else f"a photo of {text}"
