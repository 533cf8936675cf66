"""`photoorg bench retrieval`: do the nearest photos show the same thing?

All photos are queries, the query itself is left out. R@1: the nearest has the query's class. P@10:
the share among the ten nearest. MAP@R: Musgrave et al., “A Metric Learning Reality Check” (2020):
(1/R) Σ_{i ≤ R} precision(i)·relevant(i), with R the number of other photos of the class.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoorg import index, media
from photoorg.bench import intervals
from photoorg.bench.features import photo_files, see_files
from photoorg.bench.intervals import Estimate
from photoorg.bench.report import Report, machine
from photoorg.domain import Ids, Vectors
from photoorg.errors import PhotoorgError
from photoorg.models import load_embedder


def run(folder: Path, model: str) -> Report:
    """R@1, P@10 and MAP@R of the HNSW index that the product searches, beside exact search."""
    embedder = load_embedder(model)
    files, seen = see_files(embedder, photo_files(folder))
    classes = [file.relative_to(folder.resolve()).parts[0] for file in files]
    labels = np.unique(classes, return_inverse=True)[1]
    vectors = seen.spaces[embedder.photo_space]
    ours = estimates(vectors, labels, approximate=True)
    return Report(
        f"Find similar on {folder.name}: {len(files)} photos, {labels.max() + 1} classes",
        intervals.values(ours),
        {
            "exact": evaluate(vectors, labels, approximate=False),
            "pixels": evaluate(_pixels(files), labels, approximate=False),
        },
        {"photos": len(files), "model": embedder.model_id, **machine()},
        intervals.intervals(ours, {}),
    )


def evaluate(vectors: Vectors, labels: NDArray[np.int64], approximate: bool) -> dict[str, float]:
    """The figures of `estimates` alone."""
    return intervals.values(estimates(vectors, labels, approximate))


def estimates(
    vectors: Vectors, labels: NDArray[np.int64], approximate: bool
) -> dict[str, Estimate]:
    """The three figures for unit vectors (n, d) with class labels (n,).

    Query photos are drawn; what they search stays. Raises PhotoorgError when no class has two
    photos.
    """
    sizes = np.bincount(labels)
    others = sizes[labels] - 1
    if others.max(initial=0) < 1:
        raise PhotoorgError("No class has two photos: sub-folders are the classes.")
    ids = np.arange(len(vectors), dtype=np.int64)
    search = index.build(ids, vectors) if approximate else index.ExactIndex(ids, vectors)
    near, _ = search.nearest(vectors, max(int(others.max()), 10) + 1)
    relevant = labels[_without_self(near)] == labels[:, None]
    asked = others > 0
    return {
        "r1": intervals.of_mean(relevant[asked, 0]),
        "p10": intervals.of_mean(relevant[asked, :10].mean(axis=1)),
        "map_r": intervals.of_mean(_average_precision_at_r(relevant[asked], others[asked])),
    }


def _without_self(near: Ids) -> Ids:
    """Each row's neighbours without the row itself (or without the last, where it is not found)."""
    is_self = near == np.arange(len(near))[:, None]
    is_self[~is_self.any(axis=1), -1] = True
    others: Ids = near[~is_self].reshape(len(near), -1)
    return others


def _average_precision_at_r(
    relevant: NDArray[np.bool_], others: NDArray[np.int64]
) -> NDArray[np.float64]:
    ranks = np.arange(1, relevant.shape[1] + 1)
    precision = np.cumsum(relevant, axis=1) / ranks
    counted = relevant & (ranks <= others[:, None])
    average: NDArray[np.float64] = (precision * counted).sum(axis=1) / others
    return average


def _pixels(files: list[Path]) -> Vectors:
    """Centred 16 × 16 colour thumbnails as unit vectors: what similarity is without a model."""
    small = [
        np.asarray(media.decode(os.fsencode(file), 16).resize((16, 16)), np.float32).ravel()
        for file in files
    ]
    matrix = np.stack(small)
    matrix -= matrix.mean(axis=0)
    unit: Vectors = matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    return unit
