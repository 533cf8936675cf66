"""Nodes of the concept tree as parts of a sentence, sure ones and doubtful ones."""

from __future__ import annotations

from functools import cache

from photoorg.models.articles import a
from photoorg.models.labels import namer

_SURE = 0.6
"""From here on a thing is said without “perhaps”: 85 % of what is said so is right."""
_DOUBTFUL = 0.25
"""What is less probable than this is not mentioned. Probabilities are calibrated."""
_TELLING = 50
"""A guess that holds more classes than this (“perhaps an animal”) helps nobody."""
_PLACE_SURE = 0.3
_PLACE_DOUBTFUL = 0.12
"""Lower for places, which share one posterior with the things that are in them."""
_OUTDOORS = 0.5
_PLACES = {
    "seaside": "by the sea",
    "lakeside": "by a lake",
    "sandbar": "at the water",
    "headland": "on the coast",
    "mountain": "in the mountains",
    "valley": "in a valley",
    "cliff": "at a cliff",
    "geyser": "at a geyser",
    "coral reef": "at a coral reef",
}
"""Where something else is when the photo also shows this."""
_OUTDOOR_GROUPS = ("landscape", "craft", "wheeled vehicle", "sled", "hoofed animal")
"""Of Flickr8k's photos of these, nine in ten or more of those whose captions tell are outdoors;
no group was as safe for indoors."""
_WITH_THE = ("lakeside", "seaside")
_NO_ARTICLE = ("cattle", "coral")
"""Animals that are a mass; all others can be counted, whatever their plural."""

Likely = dict[int, float]
"""Probabilities of the tree's nodes."""


def subjects_of(likely: Likely) -> list[str]:
    """What the photo shows, ever more exactly: “dog”, “a dog”, “a golden retriever”; the last
    step may be a guess: “a dog, perhaps a golden retriever”. Empty when all is doubtful."""
    sure, guess = _subject(likely), _guess(likely)
    told: list[str] = []
    if sure is not None:
        told += [_plain(_short(sure)), _noun(_short(sure)), _noun(sure)]
    if guess is not None and sure is None:
        told.append(f"perhaps {_noun(guess)}")
    elif guess is not None and sure is not None:
        # A person is not a hat, but may be in one.
        hedged = f"perhaps {_worn(guess) if _worn(guess) and not _worn(sure) else _named(guess)}"
        told += [f"{_noun(node)}, {hedged}" for node in (_short(sure), sure)]
    return list(dict.fromkeys(told))


def things_beside(likely: Likely) -> list[str]:
    """What else the photo may show: “perhaps with a ball”; at most one thing."""
    main = _subject(likely)
    if main is None or _is_place(main):
        return []
    others = [
        node for node in _shown(likely, _DOUBTFUL) if not _kin(node, main) and not _is_place(node)
    ]
    if not others:
        return []
    # Nodes come from general to special, so the last is the most exact.
    return [f"perhaps with {_named(others[-1])}"]


def place_of(likely: Likely) -> list[str]:
    """Where it is: “by the sea”, “perhaps by the sea”, “outdoors”; empty when that is doubtful
    or is what the photo shows."""
    main = _main(likely)
    if main is not None and _is_place(main):
        return []
    tree = namer().tree
    found = {
        tree.names[node]: p
        for node, p in likely.items()
        if tree.names[node] in _PLACES and p >= _PLACE_DOUBTFUL
    }
    mass = sum(p for node, p in likely.items() if tree.names[node] in _OUTDOOR_GROUPS)
    told = ["outdoors"] if mass >= _OUTDOORS else []
    if found:
        best = max(found, key=lambda name: found[name])
        sure = found[best] >= _PLACE_SURE
        told.append(_PLACES[best] if sure else f"perhaps {_PLACES[best]}")
    return told


def _main(likely: Likely) -> int | None:
    sure = _subject(likely)
    return sure if sure is not None else _guess(likely)


def _subject(likely: Likely) -> int | None:
    """The most special node that is sure. Sure nodes lie on one path, special ones last."""
    return max(_shown(likely, _SURE), default=None)


def _guess(likely: Likely) -> int | None:
    """The best of the doubtful nodes below the sure one, or of all if none is sure."""
    sure = _subject(likely)
    below = [
        node
        for node in _shown(likely, _DOUBTFUL)
        if node != sure and (sure is None or sure in namer().above[node])
    ]
    telling = [node for node in below if _classes_below(node) <= _TELLING]
    return max(telling, key=lambda node: (likely[node], node), default=None)


@cache
def _classes_below(node: int) -> int:
    return sum(node in namer().above[leaf] for leaf in namer().tree.leaves)


def _shown(likely: Likely, least: float) -> list[int]:
    shown = namer().tree.showable
    return sorted(node for node, p in likely.items() if p >= least and shown[node])


def _short(node: int) -> int:
    """The nearest shown node at or above this one whose name is a single word."""
    tree = namer().tree
    named = (n for n in namer().above[node] if tree.showable[n] and " " not in _plain(n))
    return next(named, node)


def _kin(one: int, other: int) -> bool:
    """Whether two nodes lie below one shown group, so that they may be mistaken for each other."""
    tree = namer().tree
    return any(tree.showable[n] for n in set(namer().above[one]) & set(namer().above[other]))


def _is_place(node: int) -> bool:
    tree = namer().tree
    return any(tree.names[n] == "landscape" for n in namer().above[node])


def _plain(node: int) -> str:
    """The name without what tells it from its namesakes: “crane (bird)” is a crane."""
    return namer().tree.names[node].split(" (")[0]


def _noun(node: int) -> str:
    """What a photo of this shows: clothes on someone, all else by its name."""
    return f"a person {_worn(node)}" if _worn(node) else _named(node)


def _worn(node: int) -> str:
    """“in a hat”; empty for what nobody wears."""
    tree = namer().tree
    clothes = any(tree.names[n] == "clothing" for n in namer().above[node])
    return f"in {_named(node)}" if clothes else ""


def _named(node: int) -> str:
    """The name with its article; none for what comes in masses or pairs (“bread”, “jeans”)."""
    tree, name = namer().tree, _plain(node)
    if name in _WITH_THE:
        return f"the {name}"
    animal = any(tree.names[n] == "animal" for n in namer().above[node])
    countable = tree.plurals[node] != tree.names[node] or (animal and name not in _NO_ARTICLE)
    return a(name) if countable else name
