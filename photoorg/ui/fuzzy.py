"""How well some typed letters fit a name: the basis of finding commands by a few letters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fit:
    """How well they fit, and which letters of the name they are."""

    score: float
    """Comparable among names for the same letters; higher is better."""
    places: tuple[int, ...]


def fit(typed: str, name: str) -> Fit | None:
    """How the typed words fit a name, in any order; None where one does not.

    A word fits as a whole part of the name, best at the beginning of one of its words, or else by
    its letters in their order, of which the first begins a word: “fsi” finds “Find similar”.
    """
    lower = name.casefold()
    if len(lower) != len(name):
        lower = name.lower() if len(name.lower()) == len(name) else name
    score, places = 0.0, set[int]()
    for word in typed.casefold().split():
        found = _whole(word, lower) or _scattered(word, lower)
        if found is None:
            return None
        score += found.score
        places |= set(found.places)
    return Fit(score - len(name) / 1000, tuple(sorted(places)))


def _whole(word: str, name: str) -> Fit | None:
    starts = [at for at in range(len(name)) if name.startswith(word, at)]
    if not starts:
        return None
    best = next((at for at in starts if _begins(name, at)), starts[0])
    score = 3.0 if best == 0 else 2.0 if _begins(name, best) else 1.0
    return Fit(score, tuple(range(best, best + len(word))))


def _scattered(word: str, name: str) -> Fit | None:
    """The letters one after the other, each as far at the front as it can be, from the best
    beginning of a word."""
    best: Fit | None = None
    for start in (at for at in range(len(name)) if _begins(name, at) and name[at] == word[0]):
        places = [start]
        for letter in word[1:]:
            after = places[-1] + 1
            ahead = [at for at in range(after, len(name)) if name[at] == letter]
            if not ahead:
                break
            # A letter that follows at once, or begins a word, is what is meant.
            near = [at for at in ahead if at == after or _begins(name, at)]
            places.append((near or ahead)[0])
        if len(places) == len(word):
            good = sum(
                _begins(name, at) or (number > 0 and at == places[number - 1] + 1)
                for number, at in enumerate(places)
            )
            found = Fit(0.9 * good / len(word), tuple(places))
            if best is None or found.score > best.score:
                best = found
    return best


def _begins(name: str, at: int) -> bool:
    return name[at].isalnum() and (at == 0 or not name[at - 1].isalnum())
