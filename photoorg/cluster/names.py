"""Album names: the phrases that set an album apart from the one it lies in.

A phrase scores what it adds to log p(photos of the album) over the parent album's: for a concept
or a word of captions p·log(p/q), its part of the Kullback–Leibler divergence; for a tag the mean
of log p(tag | photo) − log p(tag), less the parent's. So coverage counts as much as distinction:
what few photos show scores little, however special it is.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from photoorg.cluster.shown import Facts, Floats
from photoorg.cluster.vocabulary import Vocabulary

UNTITLED = "Untitled"

_PARENT_TAGS = 0.5
"""How much of a tag's score in the parent is taken away: as with concepts, of which half is
expected to be as in the parent, what an album shares with its parent may still name it."""
_AGREEMENT = 0.5
"""What the weaker of two witnesses for the same phrase adds."""
_CITED_PRIOR = 0.002
"""The share of captions that mention any phrase by chance."""
_ENOUGH_ALONE = 0.5
"""A phrase that so many of the photos show needs no second one beside it."""
_SECOND_TO_FIRST = 0.6
_LEAST_SECOND = 0.25
_FIT_FOR_PAIRS = 0.7
"""“People and blouses” says no more than “People”."""
_LEAST_SCORE, _LEAST_SHARE = 1.4, 0.35
"""What the name of an album of photos must reach not to be a mere guess."""
_LENIENCE, _LEAST_SHARE_ABOVE = 0.7, 0.3
"""An album of albums is bound to show many different things: it need only reach so much."""
_LEAST_GUESS, _LEAST_GUESS_SHARE = 0.15, 0.12
_SPECIAL_ENOUGH = 0.7
"""“Terriers” takes the place of “dogs” when it holds this share of its probability."""
_NEARLY, _RIVALS = 0.6, 2
"""Where so many other kinds of bird score nearly as much as finches, the album is of birds."""
_AS_WELL = 0.8
"""Where that is what an album above is named after, and they score so much, it is a guess."""
_SEEN = 0.15
"""Where the classifier expects animals in fewer photos, tags of animals are doubted …"""
_DOUBTED = 0.3
"""… and count so much."""
_TRIED = 25
_GUESSES = 3
_ALTERNATIVES = 5


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What a name is made from."""

    facts: Facts
    period: str = ""
    """When the photos were taken, "" if unknown."""
    event: str = ""
    """The place and time that unite the photos and not the parent's: “Rome, May 2019”."""
    grouping: bool = False
    """True for an album of albums, which is bound to show many different things."""


@dataclass(frozen=True, slots=True)
class Name:
    """An album's name with the phrases it is made of; none when untitled or an event's."""

    text: str
    phrases: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """What an album is called, and what else it might be called."""

    name: Name
    guesses: tuple[Name, ...] = ()
    """Where the name says nothing: what it may be."""
    alternatives: tuple[str, ...] = ()
    """The next best names."""
    ranked: tuple[int, ...] = ()
    """The phrases that say most about the album, best first."""


@dataclass(frozen=True, slots=True)
class _Ranked:
    """The phrases of one album, best first, and what is known of them."""

    phrases: tuple[int, ...]
    scores: tuple[float, ...]
    cover: Floats
    alone: Floats
    """What each phrase says of the album, compared with any photo instead of the parent: how sure
    it is that it is true."""
    told: frozenset[int]


def name_siblings(
    albums: list[Unnamed],
    parent: Facts,
    above: tuple[Name, ...],
    words: Vocabulary,
    prior: Floats,
) -> list[Named]:
    """A name for each album of one level; no two are the same, and none repeats one above.

    `parent` is what the album they lie in shows, `above` the names from the top down to it, and
    `prior` (v,) how often a phrase is to be expected of any photo.
    """
    used = {name.text for name in above}
    told = _told_above(above, words)
    ranked = [_rank(album.facts, parent, told, words, prior) for album in albums]
    spoken = [_spoken(r, album, words) for r, album in zip(ranked, albums, strict=True)]
    found = [Named(Name(UNTITLED))] * len(albums)
    # The album a name fits best has the first choice.
    fit = [r.scores[0] if s and r.scores else 0.0 for r, s in zip(ranked, spoken, strict=True)]
    order = sorted(range(len(albums)), key=lambda i: (-fit[i], i))
    for i in order:
        name = next(n for n in _endless(spoken[i], albums[i]) if n.text not in used)
        used.add(name.text)
        found[i] = Named(name, ranked=ranked[i].phrases)
    for i in order:
        untold = not found[i].name.text.startswith(UNTITLED)
        guesses = () if untold else _guesses(ranked[i], albums[i].grouping, words, used)
        used.update(guess.text for guess in guesses)
        found[i] = Named(found[i].name, guesses, (), found[i].ranked)
    return [
        Named(n.name, n.guesses, _alternatives(n, s, r, album, words, used), n.ranked)
        for n, s, r, album in zip(found, spoken, ranked, albums, strict=True)
    ]


def coverage(facts: Facts, words: Vocabulary) -> Floats:
    """The share of the photos that show each phrase, by whatever witness knows most, (v,)."""
    cover = np.maximum(facts.shares, facts.cited)
    tags = np.flatnonzero(words.twins >= 0)
    np.maximum.at(cover, words.twins[tags], cover[words.concepts + tags])
    return cover


def score(facts: Facts, parent: Facts, words: Vocabulary, prior: Floats) -> Floats:
    """What each phrase says about an album, (v,), in nats; see the head of this module."""
    c = words.concepts
    total = np.zeros(len(words))
    share, expected = facts.shares[:c], (parent.shares[:c] + prior[:c]) / 2
    total[:c] = share * np.log(np.maximum(share, 1e-9) / np.maximum(expected, 1e-9))
    total[c:] = (facts.nats - _PARENT_TAGS * parent.nats)[c:]
    for of_kind, concepts in words.kinds:
        if facts.shares[concepts].sum() < _SEEN:
            total[c:][of_kind] *= _DOUBTED
    # A tag and a concept that are the same are one phrase with two witnesses.
    tags = np.flatnonzero(words.twins >= 0)
    nodes = words.twins[tags]
    of_tag = np.zeros(c)
    np.maximum.at(of_tag, nodes, total[c + tags])
    positive = np.maximum(total[:c], 0)
    total[:c] = np.where(
        of_tag > 0,
        np.maximum(positive, of_tag) + _AGREEMENT * np.minimum(positive, of_tag),
        total[:c],
    )
    usual = (parent.cited + _CITED_PRIOR) / 2
    total += facts.cited * np.log(np.maximum(facts.cited, 1e-9) / usual)
    total[c + tags] = 0
    scores: Floats = total * words.weights
    return scores


def _rank(
    facts: Facts, parent: Facts, told: frozenset[int], words: Vocabulary, prior: Floats
) -> _Ranked:
    scores = score(facts, parent, words, prior)
    scores[list(told)] = 0
    best = np.argsort(-scores, kind="stable")[:_TRIED].tolist()
    phrases = tuple(p for p in best if scores[p] > 0.01)
    nothing = np.zeros(len(words))
    alone = score(facts, Facts(prior, nothing, nothing), words, prior)
    values = tuple(float(scores[p]) for p in phrases)
    return _Ranked(phrases, values, coverage(facts, words), alone, told)


def _endless(spoken: list[Name], album: Unnamed) -> Iterator[Name]:
    """Names in order of preference, then the first of them with a date, then with numbers."""
    yield from spoken
    if not spoken or spoken[-1].text == UNTITLED:
        plain = Name(UNTITLED)
        yield plain
    else:
        plain = spoken[0]
    for when in dict.fromkeys((album.event, album.period)):
        if when and when != plain.text:
            yield Name(f"{plain.text} · {when}", plain.phrases)
    for number in itertools.count(2):
        yield Name(f"{plain.text} {number}", plain.phrases)


def _spoken(ranked: _Ranked, album: Unnamed, words: Vocabulary) -> list[Name]:
    """“Dogs”, “Dogs and fences”, “Animals” …, the fittest first; none when nothing is likely.

    What is mixed but of one place or time is an event, and named after that.
    """
    event = [Name(album.event)] if album.event else []
    if not ranked.phrases:
        return event
    cover = ranked.cover
    lenience = _LENIENCE if album.grouping else 1.0
    special = _special(ranked.phrases[0], ranked, words)
    first = _general(special, ranked, words)
    alone = _name(words, first)
    enough = cover[first] >= _ENOUGH_ALONE * lenience
    pairs = [
        _name(words, first, second)
        for s, second in zip(ranked.scores[1:], ranked.phrases[1:], strict=True)
        if s >= _SECOND_TO_FIRST * ranked.scores[0]
        and cover[second] >= _LEAST_SECOND
        and words.weights[second] >= _FIT_FOR_PAIRS
        and ranked.alone[second] >= _LEAST_SCORE * lenience
        and not words.related(ranked.phrases[0], second)
        and not words.related(first, second)
    ]
    shares = [cover[p] for p in (pairs[0].phrases if pairs and not enough else (first,))]
    together = max(shares) + (sum(shares) - max(shares)) / 2
    # What counts half as a name must be twice as sure.
    needed = (_LEAST_SHARE_ABOVE if album.grouping else _LEAST_SHARE) / words.weights[first]
    # The classifier's probabilities are calibrated: what it expects more often than not, is so.
    expected = special < words.concepts and album.facts.shares[special] >= _ENOUGH_ALONE
    sure = expected or ranked.alone[special] >= _LEAST_SCORE * lenience
    if not sure or together < needed or _is_contested(first, ranked, words):
        return event
    spoken = [alone, *pairs] if enough or not pairs else [*pairs, alone]
    spoken += [_name(words, p) for p in ranked.phrases if p in words.above[first]]
    if special != first:
        # Which kind it is, is a guess: if a sibling is called the same, this one has no name.
        return [*spoken, *event, Name(UNTITLED)]
    others = [_name(words, p) for p in ranked.phrases[1:6] if cover[p] >= _LEAST_SECOND]
    return [*spoken, *others, *event]


def _guesses(
    ranked: _Ranked, grouping: bool, words: Vocabulary, used: set[str]
) -> tuple[Name, ...]:
    """Up to three phrases that may name an album, none of them near another."""
    chosen: list[int] = []
    least_share = _LEAST_GUESS_SHARE * (_LENIENCE if grouping else 1)
    least = _LEAST_GUESS * (ranked.scores[0] if ranked.scores else 0)
    for value, phrase in zip(ranked.scores, ranked.phrases, strict=True):
        text = _name(words, phrase).text
        if len(chosen) == _GUESSES or value < least:
            break
        seen = ranked.cover[phrase] >= least_share
        kin = any(words.related(phrase, other) for other in chosen)
        if seen and not kin and text not in used:
            chosen.append(phrase)
    return tuple(_name(words, phrase) for phrase in chosen)


def _alternatives(
    named: Named,
    spoken: list[Name],
    ranked: _Ranked,
    album: Unnamed,
    words: Vocabulary,
    used: set[str],
) -> tuple[str, ...]:
    singles = [_name(words, phrase) for phrase in ranked.phrases[:_TRIED]]
    dated = [f"{named.name.text} · {album.period}"] if album.period and spoken else []
    texts = [*(name.text for name in spoken), *(name.text for name in singles), *dated]
    return tuple(t for t in dict.fromkeys(texts) if t not in used)[:_ALTERNATIVES]


def _name(words: Vocabulary, *phrases: int) -> Name:
    text = " and ".join(words.texts[phrase] for phrase in phrases)
    return Name(text[:1].upper() + text[1:], phrases)


def _special(phrase: int, ranked: _Ranked, words: Vocabulary) -> int:
    """The most special of the ranked concepts that still holds most of what `phrase` does."""
    cover = ranked.cover
    enough = max(_SPECIAL_ENOUGH * cover[phrase], _ENOUGH_ALONE)
    below = [
        other
        for other in ranked.phrases
        if other == phrase or (cover[other] >= enough and phrase in words.above[other])
    ]
    return max(below, key=lambda p: (len(words.above[p]) if p < words.concepts else 0, cover[p]))


def _general(phrase: int, ranked: _Ranked, words: Vocabulary) -> int:
    """What `phrase` and several others that score nearly as much are kinds of, if it covers the
    album: “birds” for finches, sparrows and pigeons, “beach” for beach towels and walks on the
    beach. Else `phrase`."""
    for high in sorted(words.above[phrase], key=lambda p: (-len(words.above[p]), p)):
        rivals = _rivals(phrase, high, _NEARLY, ranked, words)
        if _may_stand_for(high, rivals, ranked, words):
            return high
    near = _near(_NEARLY, ranked)
    for high in ranked.phrases:
        if words.stems[high] < words.stems[phrase]:
            rivals = [p for p in near if words.stems[high] < words.stems[p] and p != phrase]
            if _may_stand_for(high, rivals, ranked, words):
                return high
    return phrase


def _is_contested(phrase: int, ranked: _Ranked, words: Vocabulary) -> bool:
    """Whether other kinds of what an album above is named after fit about as well: in “Animals”
    sharks, whales and dolphins."""
    return any(
        len(_rivals(phrase, high, _AS_WELL, ranked, words)) >= _RIVALS
        for high in words.above[phrase] & ranked.told
    )


def _rivals(phrase: int, high: int, nearly: float, ranked: _Ranked, words: Vocabulary) -> list[int]:
    """Other kinds of `high` than `phrase` that score nearly as much as the best."""
    return [
        p
        for p in _near(nearly, ranked)
        if high in words.above[p]
        and p not in words.above[phrase]
        and phrase not in words.above[p]
        and p != phrase
    ]


def _near(nearly: float, ranked: _Ranked) -> list[int]:
    least = nearly * ranked.scores[0]
    return [p for value, p in zip(ranked.scores, ranked.phrases, strict=True) if value >= least]


def _may_stand_for(high: int, rivals: list[int], ranked: _Ranked, words: Vocabulary) -> bool:
    fit = words.weights[high] > 0 and high not in ranked.told
    return bool(fit and len(rivals) >= _RIVALS and ranked.cover[high] >= _LEAST_SHARE)


def _told_above(above: tuple[Name, ...], words: Vocabulary) -> frozenset[int]:
    """Phrases that say nothing new below albums of these names: what lies above their phrases,
    and a phrase that was the whole name."""
    told: set[int] = set()
    for name in above:
        for phrase in name.phrases:
            told.update(words.above[phrase])
        if len(name.phrases) == 1:
            told.update(name.phrases)
    return frozenset(told)
