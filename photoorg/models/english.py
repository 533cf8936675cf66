"""Which words the text tower knows: MiniLM reads English, and hardly anything else."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache

from photoorg.models import weights
from photoorg.models.concepts import load_concept_tree
from photoorg.models.tags import load_bank

_SMALL_WORDS = """
    ein eine einen einem der das dem den und mit auf im bei ist zwei nicht unter zum fur
    les des une du dans avec sur sous et au aux est devant la le
    el los las una unos del al por para il gli lo di della nel nella sulla sul che da
    uma um com dos het een met op van aan och ett pa med til av og ze od nad
"""
_FOREIGN = frozenset(_SMALL_WORDS.split())
"""Small words of German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian
and Polish. Many stand in the vocabulary, because names such as “Los Angeles” hold them."""
_ENDINGS = ("s", "es", "d", "ed", "ing", "ings", "er", "ers", "ly")
_SHOWN = 3
_LONGEST = 30
"""Letters of a word that are repeated to the person."""


def readable(text: str) -> bool:
    """Whether a text is English enough for MiniLM, going by the words it knows as a whole.

    A rough guess: it was wrong on 1 of 35,000 English captions, and of 52 queries in other
    languages it missed 7, whose words are mostly such as English knows (“coucher de soleil”).
    """
    return not _unread(text)


def hint(text: str) -> str:
    """A remark for whoever searches with words that are not English; empty when there is none."""
    unread = _unread(text)
    if not unread:
        return ""
    words = ", ".join(f"“{word[:_LONGEST]}”" for word in dict.fromkeys(unread[:_SHOWN]))
    return f"Search reads English words; it does not know {words}."


def _unread(text: str) -> list[str]:
    """The words that cannot be read, if they are so many that the text as a whole cannot."""
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text))
    foreign = [word for word in words if _plain(word) in _FOREIGN]
    unread = [word for word in words if _plain(word) in _FOREIGN or not _known(_plain(word))]
    if len(unread) == len(foreign) == 1:
        # “Los Angeles” is English.
        return []
    enough = len(words) if foreign else len(words) + 1
    return unread if unread and 2 * len(unread) >= enough else []


def _plain(word: str) -> str:
    """Lower case without accents, as MiniLM's tokenizer reads it."""
    split = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in split if unicodedata.category(letter) != "Mn")


def _known(word: str) -> bool:
    if word in _vocabulary():
        return True
    stems = (word.removesuffix(end) for end in _ENDINGS if word.endswith(end))
    return any(
        form in _vocabulary()
        for stem in stems
        if len(stem) >= 3
        for form in (stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem)
    )


@cache
def _vocabulary() -> frozenset[str]:
    """Whole words that MiniLM's tokenizer knows, and those of the classes and the tags."""
    tokenizer = json.loads(
        weights.minilm_file().with_name("tokenizer.json").read_text(encoding="utf-8")
    )
    words = {word for word in tokenizer["model"]["vocab"] if word.isalpha() and word.isascii()}
    tree, bank = load_concept_tree(), load_bank()
    ours = [
        *tree.names,
        *tree.plurals,
        *bank.texts,
        *(s for tag in bank.tags for s in tag.synonyms),
    ]
    words.update(_plain(word) for text in ours for word in re.findall(r"[^\W\d_]+", text))
    return frozenset(words)
