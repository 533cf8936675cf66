"""Which phrases captions mention, as whole words, in singular or plural."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import scipy

from photoorg.cluster.plurals import singular
from photoorg.cluster.vocabulary import Vocabulary

_WORD = re.compile(r"[a-z']+")
_ALSO = {"kid": "child", "guy": "man", "lady": "woman", "bike": "bicycle",
         "ocean": "sea", "photograph": "photo"}  # fmt: skip


def mentions(captions: Sequence[str | None], words: Vocabulary) -> scipy.sparse.csr_array:
    """1 where the caption of a photo (row) has a phrase (column), or one that is a kind of it.

    Longer phrases come first: a “hot dog” is no dog.
    """
    known = _phrases(words)
    longest: dict[str, int] = {}
    for phrase in known:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    rows: list[int] = []
    columns: list[int] = []
    for row, caption in enumerate(captions):
        found: set[int] = set()
        tokens = [_plain(word) for word in _WORD.findall((caption or "").lower())]
        start = 0
        while start < len(tokens):
            most = min(longest.get(tokens[start], 0), len(tokens) - start)
            for length in range(most, 0, -1):
                if phrases := known.get(tuple(tokens[start : start + length])):
                    found.update(phrases)
                    start += length - 1
                    break
            start += 1
        for phrase_number in sorted(found):
            rows.append(row)
            columns.append(phrase_number)
    shape = (len(captions), len(words))
    return scipy.sparse.csr_array((np.ones(len(rows), np.float32), (rows, columns)), shape=shape)


def _phrases(words: Vocabulary) -> dict[tuple[str, ...], tuple[int, ...]]:
    """The phrase that some words are, with all that lie above it, by the words."""
    listed = [
        (name, node) for node, name in enumerate(words.tree.names) if words.tree.showable[node]
    ]
    for tag, (text, synonyms) in enumerate(
        zip(words.tags.texts, words.tags.synonyms, strict=True), words.concepts
    ):
        listed += [(name, tag) for name in (text, *synonyms)]
    known: dict[tuple[str, ...], tuple[int, ...]] = {}
    for name, phrase in listed:
        key = tuple(_plain(word) for word in _WORD.findall(name.lower()))
        known[key] = (*known.get(key, ()), phrase, *words.above[phrase])
    return known


@lru_cache(maxsize=10_000)
def _plain(word: str) -> str:
    one = singular(word)
    return _ALSO.get(one, one)
