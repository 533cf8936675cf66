"""Album names: the concepts that set an album apart from the one it lies in."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from photoorg.domain import ConceptScores, ConceptTree

Shares = NDArray[np.float64]
"""Of an album, for each node of the concept tree: the expected share of photos that show it."""

UNTITLED = "Untitled"

_ENOUGH_ALONE = 0.5
"""A concept that this share of the photos shows needs no second one beside it."""
_LEAST_ALONE = 0.25
_LEAST_SHARE = 0.05
_SECOND_TO_FIRST = 0.35
_LEAST_SECOND = 0.1
_LEAST_TOGETHER = 0.2
_SPECIAL_ENOUGH = 0.7
"""“Terriers” takes the place of “dogs” when it holds this share of its probability."""
_TRIED = 10


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What a name is made from."""

    shares: Shares
    period: str
    """When the photos were taken, "" if unknown."""
    grouping: bool
    """True for an album of albums, which is bound to show many different things."""


@dataclass(frozen=True, slots=True)
class Name:
    """An album's name with the concept nodes it is made of, none when untitled."""

    text: str
    nodes: tuple[int, ...] = ()


def community_masses(scores: ConceptScores, labels: NDArray[np.int64], tree: ConceptTree) -> Shares:
    """For each label 0, 1, … the number of its photos expected to show each node, (m, nodes).

    A photo shows a node with the posterior of all classes below it, given that it shows one of
    the listed classes: classifiers trained on smoothed labels spread the rest over everything.
    """
    listed = scores.probabilities.sum(axis=1, dtype=np.float64)
    usable = (labels >= 0) & (listed > 0)
    posterior = scores.probabilities[usable] / listed[usable, None]
    rows = np.repeat(labels[usable], scores.indices.shape[1])
    shape = (int(labels.max(initial=-1)) + 1, len(tree.leaves))
    mass = sparse.csr_array(
        (posterior.ravel(), (rows, scores.indices[usable].ravel().astype(np.int64))), shape=shape
    )
    masses: Shares = np.asarray((mass @ _classes_below(tree).T).todense())
    return masses


def prior(tree: ConceptTree) -> Shares:
    """The share of all classes that lie below each node: what to expect of any photo."""
    below: Shares = np.asarray(_classes_below(tree).sum(axis=1)).ravel() / len(tree.leaves)
    return below


def expected_below(shares: Shares, before: Shares) -> Shares:
    """What one would guess of any album in an album of these shares: half of them, and half of
    the `prior`, so that an album which is all of its parent has a name as well."""
    return (shares + before) / 2


def name_siblings(
    albums: list[Unnamed], expected: Shares, above: tuple[Name, ...], tree: ConceptTree
) -> list[Name]:
    """A name for each album of one level; no two are the same, and none repeats one above.

    `expected` is what one would guess of any album there (see `expected_below`), `above` the
    names from the top down to the album they lie in.
    """
    used = {name.text for name in above}
    told = _told_above(above, tree)
    ranked = [_rank(album.shares, expected, told, tree) for album in albums]
    spoken = [_spoken(r, album, tree) for r, album in zip(ranked, albums, strict=True)]
    names = [Name(UNTITLED)] * len(albums)
    # The album a name fits best has the first choice.
    fit = [r[0][0] if r and s else 0.0 for r, s in zip(ranked, spoken, strict=True)]
    for i in sorted(range(len(albums)), key=lambda i: (-fit[i], i)):
        names[i] = next(n for n in _endless(spoken[i], albums[i].period) if n.text not in used)
        used.add(names[i].text)
    return names


def guesses(shares: Shares, expected: Shares, tree: ConceptTree) -> tuple[int, ...]:
    """The nodes that come nearest to a name for an album, at most two."""
    ranked = _rank(shares, expected, frozenset(), tree, least_share=0.0)
    if not ranked:
        return ()
    first = ranked[0][1]
    second = next((node for _, node in ranked[1:] if not _related(first, node, tree)), None)
    return (first,) if second is None else (first, second)


def _rank(
    shares: Shares,
    expected: Shares,
    told: frozenset[int],
    tree: ConceptTree,
    least_share: float = _LEAST_SHARE,
) -> list[tuple[float, int]]:
    """(score, node) of the nodes that say most about an album, best first.

    The score p·log(p/q) is the node's part of the Kullback–Leibler divergence of the album from
    what is expected there.
    """
    fair = tree.showable & (shares > max(least_share, 1e-9))
    nodes = np.flatnonzero(fair)
    score = shares[nodes] * np.log(shares[nodes] / np.maximum(expected[nodes], 1e-9))
    best = sorted(
        (-float(s), int(node))
        for s, node in zip(score, nodes, strict=True)
        if int(node) not in told
    )
    return [(-negative, node) for negative, node in best if negative < 0]


def _endless(spoken: list[Name], period: str) -> Iterator[Name]:
    """Names in order of preference, then the first of them with a date, then with numbers."""
    yield from spoken
    plain = spoken[0] if spoken else Name(UNTITLED)
    if not spoken:
        yield plain
    if period:
        yield Name(f"{plain.text} · {period}", plain.nodes)
    for number in itertools.count(2):
        yield Name(f"{plain.text} {number}", plain.nodes)


def _spoken(ranked: list[tuple[float, int]], album: Unnamed, tree: ConceptTree) -> list[Name]:
    """“Dogs”, “Dogs and fences”, “Animals” …, the fittest first; none when nothing is likely."""
    if not ranked:
        return []
    shares = album.shares
    top, best = ranked[0]
    nodes = [node for _, node in ranked]
    first = _special(best, nodes, shares, tree)
    alone = _name(tree, first)
    good: list[Name] = []
    weak: list[Name] = []
    for score, node in ranked[1:_TRIED]:
        if _related(best, node, tree):
            continue
        pair = _name(tree, first, _special(node, nodes, shares, tree))
        if score >= _SECOND_TO_FIRST * top:
            good.append(pair)
        elif shares[node] >= _LEAST_SECOND:
            weak.append(pair)
    lenience = 0.5 if album.grouping else 1.0
    if shares[first] >= _ENOUGH_ALONE:
        spoken = [alone, *good]
    elif good:
        least = lenience * _LEAST_TOGETHER
        spoken = [pair for pair in good if sum(shares[n] for n in pair.nodes) >= least]
    else:
        spoken = [alone] if shares[first] >= lenience * _LEAST_ALONE else []
    if not spoken:
        return []
    general = [_name(tree, n) for n in nodes if _below(first, n, tree)]
    return list(dict.fromkeys([*spoken, *weak, *general]))


def _name(tree: ConceptTree, *nodes: int) -> Name:
    text = " and ".join(tree.plurals[node] for node in nodes)
    return Name(text[:1].upper() + text[1:], nodes)


def _special(node: int, among: list[int], shares: Shares, tree: ConceptTree) -> int:
    """The most special of some nodes that still holds most of what `node` does, or `node`."""
    enough = max(_SPECIAL_ENOUGH * shares[node], _ENOUGH_ALONE)
    below = [n for n in among if n == node or (shares[n] >= enough and _below(n, node, tree))]
    return max(below, key=lambda n: (len(_ancestors(n, tree)), shares[n]))


def _told_above(above: tuple[Name, ...], tree: ConceptTree) -> frozenset[int]:
    """Nodes that say nothing new below albums of these names: what lies above their nodes, and
    a node that was the whole name."""
    told: set[int] = set()
    for name in above:
        for node in name.nodes:
            told.update(_ancestors(node, tree))
        if len(name.nodes) == 1:
            told.update(name.nodes)
    return frozenset(told)


def _ancestors(node: int, tree: ConceptTree) -> list[int]:
    above = []
    while (node := int(tree.parents[node])) >= 0:
        above.append(node)
    return above


def _below(low: int, high: int, tree: ConceptTree) -> bool:
    return high in _ancestors(low, tree)


def _related(one: int, other: int, tree: ConceptTree) -> bool:
    return one == other or _below(one, other, tree) or _below(other, one, tree)


def _classes_below(tree: ConceptTree) -> sparse.csr_array:
    """1 where class c (column) lies at or below a node (row)."""
    nodes: list[int] = []
    classes: list[int] = []
    for leaf, node in enumerate(tree.leaves.tolist()):
        path = [node, *_ancestors(node, tree)]
        nodes += path
        classes += [leaf] * len(path)
    shape = (len(tree.names), len(tree.leaves))
    return sparse.csr_array((np.ones(len(nodes)), (nodes, classes)), shape=shape)
