"""The clusterings that ours is measured beside: what they find, and how they are tuned.

k-means and Ward are told the number of classes. The others have published defaults and a small
grid around them; the setting that does best on half of the classes is used on all of them, so what
little a rival learns from the test is in its favour.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from photoorg.bench import cluster_metrics
from photoorg.bench.cluster_metrics import Labels, Tree
from photoorg.domain import Vectors

NOISE = -1
_SEED = 0
_DIMENSIONS = 64

Settings = Mapping[str, float]
Grid = Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """A rival's answer for n photos."""

    cuts: tuple[Labels, ...]
    """Clusterings (n,) to choose from; NOISE for photos set aside."""
    tree: Tree


@dataclass(frozen=True, slots=True)
class Rival:
    """A way to cluster unit vectors: first into a space of its own, then there."""

    name: str
    package: str
    """What must be importable."""
    space: Callable[[Vectors, Settings], Vectors]
    cluster: Callable[[Vectors, int, Settings], Found]
    """From what `space` makes, the number of classes (for those that are told) and settings."""
    spaces: Grid
    grid: Grid
    """Values to choose from, the published default first."""

    def find(self, vectors: Vectors, told: int, settings: Settings) -> Found:
        """The answer for (n, d) unit vectors."""
        return self.cluster(self.space(vectors, settings), told, settings)


def rivals() -> tuple[Rival, ...]:
    """All of them, whether installed or not."""
    fill = (0.0, 1.0)
    return (
        Rival("kmeans", "sklearn", _reduced, _kmeans, {}, {}),
        Rival("ward", "sklearn", _reduced, _ward, {}, {}),
        Rival(
            "hdbscan", "sklearn", _reduced, _hdbscan, {},
            {"size": (5, 3, 8, 12), "samples": (0, 1, 3), "leaf": (0, 1), "fill": fill},
        ),
        Rival(
            "evoc", "evoc", _as_it_is, _evoc, {},
            {"size": (5, 8, 12), "noise": (0.5, 0.25, 0), "fill": fill},
        ),
        Rival(
            "umap_dbscan", "umap", _umap, _dbscan, {"near": (15, 8), "gap": (0.1, 0.0)},
            {"eps": (0.5, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4), "samples": (5, 3), "fill": fill},
        ),
    )  # fmt: skip


def tuned(rival: Rival, vectors: Vectors, classes: Labels) -> Settings:
    """The settings with the best sum of AMI and ARI on the photos of every other class."""
    half = np.flatnonzero(classes % 2 == 0)
    told = len(np.unique(classes[half]))
    best: Settings = {}
    record = -np.inf
    for wide in _options(rival.spaces):
        points = None
        for narrow in _options(rival.grid):
            settings = {**wide, **narrow}
            if not settings:
                return settings
            points = rival.space(vectors[half], settings) if points is None else points
            cuts = rival.cluster(points, told, settings).cuts
            cut = cluster_metrics.best_cut(classes[half], cuts)
            found = cluster_metrics.agreement(classes[half], cut)
            if found["ami"] + found["ari"] > record:
                best, record = settings, found["ami"] + found["ari"]
    return best


def _options(grid: Grid) -> Iterator[Settings]:
    for values in product(*grid.values()):
        yield dict(zip(grid, values, strict=True))


def _as_it_is(vectors: Vectors, _: Settings) -> Vectors:
    return np.ascontiguousarray(vectors, dtype=np.float32)


def _reduced(vectors: Vectors, _: Settings) -> Vectors:
    """The first 64 principal components: density fades in a thousand dimensions."""
    from sklearn.decomposition import PCA

    dimensions = min(_DIMENSIONS, *vectors.shape)
    reduced: Vectors = PCA(dimensions, random_state=_SEED).fit_transform(vectors)
    return reduced


def _kmeans(vectors: Vectors, told: int, _: Settings) -> Found:
    from sklearn.cluster import KMeans

    model = KMeans(told, n_init=10, random_state=_SEED).fit(vectors)
    return _flat(model.labels_)


def _ward(vectors: Vectors, told: int, _: Settings) -> Found:
    """Cut at the number of classes, and at halves and multiples of it."""
    from scipy.cluster import hierarchy

    merges = hierarchy.linkage(vectors, method="ward")
    sizes = [
        told,
        *(max(2, round(told * share)) for share in (0.1, 0.2, 0.3, 0.5, 0.75, 1.25, 1.5)),
    ]
    cuts = tuple(
        hierarchy.fcluster(merges, size, criterion="maxclust").astype(np.int64) for size in sizes
    )
    return Found(cuts, cluster_metrics.merge_tree(merges))


def _hdbscan(vectors: Vectors, _: int, settings: Settings) -> Found:
    from sklearn.cluster import HDBSCAN

    model = HDBSCAN(
        min_cluster_size=int(settings["size"]),
        min_samples=int(settings["samples"]) or None,
        cluster_selection_method="leaf" if settings["leaf"] else "eom",
        copy=True,
    ).fit(vectors)
    return _flat(_filled(model.labels_, vectors, settings))


def _evoc(vectors: Vectors, _: int, settings: Settings) -> Found:
    import evoc

    model = evoc.EVoC(
        base_min_cluster_size=int(settings["size"]),
        noise_level=settings["noise"],
        random_state=_SEED,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(vectors)
    layers = [_filled(layer, vectors, settings) for layer in model.cluster_layers_]
    return Found(tuple(layers), cluster_metrics.layered_tree(layers))


def _umap(vectors: Vectors, settings: Settings) -> Vectors:
    with warnings.catch_warnings():
        # A seed makes it single-threaded, of which it warns.
        warnings.simplefilter("ignore")
        import umap

        model: Any = umap.UMAP(
            n_neighbors=int(settings["near"]),
            min_dist=settings["gap"],
            metric="cosine",
            random_state=_SEED,
        )
        plane: Vectors = model.fit_transform(vectors)
    return plane


def _dbscan(vectors: Vectors, _: int, settings: Settings) -> Found:
    """On the 2-D map, as PhotoMapAI does."""
    from sklearn.cluster import DBSCAN

    model = DBSCAN(eps=settings["eps"], min_samples=int(settings["samples"])).fit(vectors)
    return _flat(_filled(model.labels_, vectors, settings))


def _filled(labels: Labels, vectors: Vectors, settings: Settings) -> Labels:
    """With `fill` on, noise goes to the nearest cluster's mean: whether that helps is tried."""
    labels = np.asarray(labels, dtype=np.int64)
    found = np.unique(labels[labels >= 0])
    noise = labels == NOISE
    if not (settings["fill"] and len(found) and noise.any()):
        return labels
    middles = np.stack([vectors[labels == label].mean(axis=0) for label in found])
    distance = (middles**2).sum(axis=1) - 2 * vectors[noise] @ middles.T
    filled = labels.copy()
    filled[noise] = found[distance.argmin(axis=1)]
    return filled


def _flat(labels: Labels) -> Found:
    labels = np.asarray(labels, dtype=np.int64)
    return Found((labels,), cluster_metrics.flat_tree(labels))
