"""An arranged album tree as clusterings and as figures about its shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from photoorg.bench.cluster_metrics import Labels, Tree
from photoorg.domain import ProposedAlbum

UNSORTED = -1


def cuts(albums: Sequence[ProposedAlbum], photos: int) -> tuple[Labels, ...]:
    """What the depth slider shows of photos 0, 1, … at each depth, the leaves first.

    An album without children stays at every depth below its own; UNSORTED photos are set aside.
    """
    found: list[Labels] = []
    level = [album for album in albums if not album.unsorted]
    while True:
        labels = np.full(photos, UNSORTED, dtype=np.int64)
        for number, album in enumerate(level):
            labels[list(album.photo_ids)] = number
        found.append(labels)
        if not any(album.children for album in level):
            return tuple(reversed(found))
        level = [below for album in level for below in (album.children or (album,))]


def as_tree(albums: Sequence[ProposedAlbum], photos: int) -> Tree:
    """The albums below one root, those of unsorted photos among them."""
    parents: list[int] = []
    at = np.zeros(photos, dtype=np.int64)

    def add(album: ProposedAlbum) -> int:
        children = [add(child) for child in album.children]
        number = len(parents)
        parents.append(-1)
        for child in children:
            parents[child] = number
        at[list(album.members)] = number
        return number

    tops = [add(album) for album in albums]
    root = len(parents)
    parents.append(-1)
    for top in tops:
        parents[top] = root
    return Tree(np.array(parents, dtype=np.int64), at)


def shape(albums: Sequence[ProposedAlbum]) -> dict[str, float]:
    """Leaves, levels, how many albums are listed in one place and photos in a leaf."""
    sorted_in = [album for album in albums if not album.unsorted]
    lists = list(_lists(sorted_in))
    fan_out = np.array([len(listed) for listed in lists])
    sizes = np.array([len(a.members) for listed in lists for a in listed if not a.children])
    if not len(sizes):
        return {"leaves": 0.0, "levels": 0.0}
    return {
        "leaves": float(len(sizes)),
        "levels": float(max(map(_levels, sorted_in))),
        "fan_out_median": float(np.median(fan_out)),
        "fan_out_max": float(fan_out.max()),
        "fan_out_3_to_15": float(((fan_out >= 3) & (fan_out <= 15)).mean()),
        "leaf_median": float(np.median(sizes)),
        "leaf_max": float(sizes.max()),
        "leaf_8_to_200": float(((sizes >= 8) & (sizes <= 200)).mean()),
    }


def _lists(level: Sequence[ProposedAlbum]) -> Iterator[Sequence[ProposedAlbum]]:
    if level:
        yield level
    for album in level:
        yield from _lists(album.children)


def _levels(album: ProposedAlbum) -> int:
    return 1 + max(map(_levels, album.children), default=0)
