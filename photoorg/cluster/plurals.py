"""What many of a thing are called, for names of albums: “dogs”, “bowls of fruit”, “furniture”."""

from __future__ import annotations

import re

_COUNTED = frozenset({"people", "animal", "plant", "vehicle", "clothing", "object"})
"""Facets whose words name things that can be counted; “pizza”, “beach” and “running” name what an
album is of as they stand."""
_IRREGULAR = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet",
    "tooth": "teeth", "goose": "geese", "mouse": "mice", "leaf": "leaves", "wolf": "wolves",
    "calf": "calves", "knife": "knives", "shelf": "shelves", "scarf": "scarves",
    "potato": "potatoes", "tomato": "tomatoes", "cactus": "cacti", "hippopotamus": "hippos",
    "loaf": "loaves", "hoof": "hooves",
}  # fmt: skip
_SAME_WORDS = """
    cattle sheep deer fish moose bison salmon trout squid shrimp swine furniture kitchenware
    clothing underwear footwear jewelry makeup armor equipment money pottery embroidery knitting
    crochet origami graffiti garbage soap glue thread bamboo wheat grass lavender heather seaweed
    algae moss lichen ivy clover weed reed hair fur food audience choir firewood paper wire confetti
    smoke fire chalk polish music perfume driftwood baby's-breath aircraft offspring plankton
    poultry rapeseed mistletoe holly jasmine lilac dice playing lipstick
"""
_SAME = frozenset(_SAME_WORDS.split())
_WITHIN = re.compile(r" (?:of|in|with|on|from|under|at|for|to|by|without) ")


def plural(phrase: str, facet: str) -> str:
    """The phrase as the name of many, where its facet has things that can be counted."""
    if facet not in _COUNTED:
        return phrase
    inner = _WITHIN.search(phrase)
    head, rest = (phrase[: inner.start()], phrase[inner.start() :]) if inner else (phrase, "")
    before, _, noun = head.rpartition(" ")
    return f"{before} {_many(noun)}{rest}".lstrip()


def singular(word: str) -> str:
    """A word of a caption without the ending of its plural, as well as rules can tell."""
    if word in _ONE:
        return _ONE[word]
    if len(word) <= 3 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ch|sh|ss|x|zz)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


_ONE = {many: one for one, many in _IRREGULAR.items()}


def _many(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    for one in ("person", "man", "woman", "child"):
        if noun.endswith(one) and noun != "human":
            return noun.removesuffix(one) + _IRREGULAR[one]
    if noun in _SAME or noun.endswith(("s", "ing", "fish", "people")):
        return noun if not noun.endswith(("ss", "us")) else noun + "es"
    if noun.endswith(("x", "ch", "sh", "z")):
        return noun + "es"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + "s"
