"""The person's own album tree as a vocabulary: “both: Italy; left Rome, right Venice”.

A leaf album is a proxy, the mean direction of its photos; p(leaf | x) is the softmax over the
proxies' cosines, a parent's the sum over its leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from photoorg.decoders.facet import FacetScores
from photoorg.domain import AlbumTree, Vectors
from photoorg.similarity.codes import Floats
from photoorg.similarity.tree import Tree, node_probabilities, space_of

NAME = "Album"
_SHARPNESS = 24.0
"""Nats that a cosine with a proxy is worth."""
_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class AlbumProxies:
    """The album tree with a vector for each leaf."""

    tree: Tree
    leaves: tuple[int, ...]
    """Node numbers of the leaf albums."""
    proxies: Vectors
    """Unit vectors (leaves, d) in the embedder's photo space."""
    centre: Vectors
    """What all photos have in common (d,)."""


def album_proxies(
    albums: AlbumTree, means: dict[int, Vectors], centre: Vectors
) -> AlbumProxies | None:
    """The tree whose leaves have a mean vector (d,) in `means`; None with fewer than two."""
    ids = [album.id for album in albums.albums if not album.unsorted]
    number = {album_id: place + 1 for place, album_id in enumerate(ids)}
    parents = [-1, *(number.get(albums.by_id[i].parent_id or 0, 0) for i in ids)]
    leaves = [i for i in ids if i in means and not albums.children(i)]
    if len(leaves) < 2:
        return None
    vectors = np.stack([means[i] - centre for i in leaves])
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    texts = ("all photos", *(albums.by_id[i].name for i in ids))
    return AlbumProxies(
        Tree(texts, np.array(parents, np.int64)),
        tuple(number[i] for i in leaves),
        (vectors / lengths).astype(np.float32),
        centre,
    )


def album_facet(known: AlbumProxies, photos: Vectors) -> FacetScores:
    """The albums, and how near photos (n, d) are to each."""
    shares = _nodes(known, photos)
    prior = _uniform(known)
    scores = np.log((1 - _LEAST) * np.minimum(shares, 1) + _LEAST) - np.log(
        (1 - _LEAST) * prior + _LEAST
    )
    labels = tuple(_path(known.tree, shares[row]) for row in range(len(photos)))
    code = space_of(known.tree).log_pcode
    return FacetScores(NAME, known.tree.texts, code, scores.astype(np.float32), labels)


def shared_album(known: AlbumProxies, photos: Vectors) -> str:
    """The most special album that every one of some photos (n, d) more likely than not belongs
    in, or nothing."""
    return _path(known.tree, _nodes(known, photos).min(axis=0))


def _nodes(known: AlbumProxies, photos: Vectors) -> Floats:
    seen = photos - known.centre
    seen = seen / np.maximum(np.linalg.norm(seen, axis=1, keepdims=True), 1e-9)
    logits = _SHARPNESS * (seen @ known.proxies.T)
    weights = np.exp(logits - logits.max(axis=1, keepdims=True))
    return node_probabilities(
        known.tree, known.leaves, weights / weights.sum(axis=1, keepdims=True)
    )


def _uniform(known: AlbumProxies) -> Floats:
    even = np.full((1, len(known.leaves)), 1 / len(known.leaves))
    prior: Floats = node_probabilities(known.tree, known.leaves, even)[0]
    return prior


def _path(tree: Tree, shares: Floats) -> str:
    """The most special album that is more likely than not."""
    sure: Sequence[int] = np.flatnonzero(shares > 0.5).tolist()
    return tree.texts[sure[-1]] if len(sure) > 1 else ""
