"""`photoorg bench albums --scale`: how long arranging takes, and what shape the tree has.

Drawn vectors: occasions of 5 to 100 photos, grouped into subjects of some ten occasions.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from photoorg import cluster, index
from photoorg.bench import album_tree
from photoorg.bench.report import Report, machine
from photoorg.cluster.communities import find_communities
from photoorg.domain import ConceptScores, Ids, Vectors
from photoorg.models.concepts import load_concept_tree

_SEED = 20
_DIMENSIONS = 256
_NEIGHBOURS = 8
_SCORES = 8


def run(count: int) -> Report:
    """Seconds for `count` photos: neighbours, with an index and without, and the arrangement."""
    vectors, scores = draw(count)
    centred = cluster.centre(vectors)
    near = _neighbours(centred)
    numbers = np.arange(count, dtype=np.int64)
    photos = cluster.PhotoSet(numbers, centred, near.rows, near.cosines, scores, (None,) * count)
    tree = load_concept_tree()
    started = time.perf_counter()
    find_communities(centred, near.rows, near.cosines)
    communities = time.perf_counter() - started
    started = time.perf_counter()
    albums = cluster.arrange(photos, tree)
    arrange = time.perf_counter() - started
    return Report(
        f"Arranging {count:,} drawn photos",
        {
            "arrange_seconds": arrange,
            "communities_seconds": communities,
            "with_index_seconds": near.ask + arrange,
            "without_index_seconds": near.without + arrange,
            "index_seconds": near.build,
            **album_tree.shape(albums),
        },
        {},
        {"photos": count, "dimensions": _DIMENSIONS, "neighbours": _NEIGHBOURS, **machine()},
    )


def draw(count: int) -> tuple[Vectors, ConceptScores]:
    """Unit vectors (count, 256) of occasions within subjects, and concepts by subject."""
    random = np.random.default_rng(_SEED)
    sizes = random.integers(5, 101, size=max(1, count // 5))
    occasion = np.repeat(np.arange(len(sizes)), sizes)[:count]
    occasions = int(occasion.max()) + 1
    subject = random.integers(max(1, occasions // 10), size=occasions)
    subjects = random.normal(size=(int(subject.max()) + 1, _DIMENSIONS))
    middles = subjects[subject] + 0.8 * random.normal(size=(occasions, _DIMENSIONS))
    vectors = middles[occasion] + 0.9 * random.normal(size=(count, _DIMENSIONS))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    shown = (subject[occasion][:, None] * 7 + np.arange(_SCORES)) % 1000
    probabilities = np.tile(np.float32(0.5) ** np.arange(1, _SCORES + 1), (count, 1))
    return vectors.astype(np.float32), ConceptScores(
        shown.astype(np.uint16), probabilities.astype(np.float32)
    )


@dataclass(frozen=True, slots=True)
class _Neighbours:
    rows: Ids
    cosines: Vectors
    build: float
    """Seconds to make an index."""
    ask: float
    """Seconds to ask an index for the neighbours of all."""
    without: float
    """Seconds to find them when there is no index."""


def _neighbours(vectors: Vectors) -> _Neighbours:
    count = len(vectors)
    work = index.neighbours(vectors, _NEIGHBOURS)
    started = built = time.perf_counter()
    while True:
        try:
            done = next(work)
        except StopIteration as end:
            rows, cosines = end.value
            break
        if done <= count // 2:
            built = time.perf_counter()
    ended = time.perf_counter()
    if count > index.EXACT_ROWS:
        # So many are put into a graph first, which is half of the progress that is told.
        return _Neighbours(rows, cosines, built - started, ended - built, ended - started)
    before = time.perf_counter()
    search = index.build(np.arange(count, dtype=np.int64), vectors)
    built = time.perf_counter()
    for start in range(0, count, index.BLOCK):
        search.nearest(vectors[start : start + index.BLOCK], _NEIGHBOURS + 1)
    return _Neighbours(rows, cosines, built - before, time.perf_counter() - built, ended - started)
