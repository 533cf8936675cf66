"""`photoorg bench index`: the index of large libraries, with projected vectors and whole ones.

A model sees some real photos. Others are drawn to be like them, until there are enough: each lies
between a real one and one of its nearest, and is moved by differences of random pairs, so that
clusters and spectrum are those of the real vectors. They are kept in a temporary library, absorbed
by the searcher that the program uses, and asked for in a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from photoorg import index, models
from photoorg.bench.features import photo_files, see_files
from photoorg.bench.index_served import MODEL, SPACE
from photoorg.bench.report import Figures, Report, machine
from photoorg.domain import ConceptScores, DateSource, FoundFile, Metadata, PhotoRead, Vectors
from photoorg.errors import PhotoorgError
from photoorg.library import Access, Library, files, folders, photos, vectors
from photoorg.models.conse import unit
from photoorg.pipeline.searcher import DIMENSIONS, Searcher

_SEED = 7
_QUERIES = 200
_PIECE = 5000
_AXES = (64, 128, 192, 256)
_NEAREST = 8
_LOOKED_AT = 50
_K = 10


def run(
    folder: Path, model: str, most: int, scales: Sequence[int], whole: int, space: str = ""
) -> Report:
    """Recall by dimension on real vectors, and figures by size on drawn ones.

    `whole` is the size up to which whole vectors are measured too. Raises PhotoorgError.
    """
    embedder = models.load_embedder(model)
    _, seen = see_files(embedder, photo_files(folder)[:most])
    real = seen.spaces[space or embedder.photo_space]
    if len(real) < 100:
        raise PhotoorgError(f"There are too few photos in {folder}: 100 are needed.")
    ours, others = dict(by_dimension(real)), dict[str, float]()
    for count in scales:
        with tempfile.TemporaryDirectory(prefix="photoorg-index-") as scratch:
            place = Path(scratch)
            _fill(place, real, count)
            if count <= whole:
                others |= _named(count, measure(place, count + 1))
            ours |= _named(count, measure(place, 1))
    return Report(
        f"The search index, {real.shape[1]} numbers a photo",
        ours,
        {"whole vectors": others} if others else {},
        {
            "photos": len(real),
            "model": model,
            "dimensions": " or ".join(map(str, DIMENSIONS)),
            **machine(),
        },
    )


def by_dimension(real: Vectors) -> Figures:
    """The share of the ten nearest of unit vectors (n, d) among the 50 nearest by projected ones,
    for several numbers of axes, fitted on two thirds and asked by the others."""
    order = np.random.default_rng(_SEED).permutation(len(real))
    asking = order[2 * len(real) // 3 :]
    true = np.argsort(-(real[asking] @ real.T), axis=1)[:, 1 : _K + 1]
    figures = {}
    for axes in (a for a in _AXES if a < real.shape[1]):
        projection = index.fit(real[order[: len(order) - len(asking)]], [axes], len(real))
        small = projection.apply(real)
        near = np.argsort(-(small[asking] @ small.T), axis=1)[:, : _LOOKED_AT + 1]
        kept = [len(np.intersect1d(a, b)) for a, b in zip(true, near, strict=True)]
        figures[f"real_recall_in_{_LOOKED_AT}_by_{axes}_axes"] = float(np.mean(kept)) / _K
    return figures


def draw(real: Vectors, count: int, seed: int) -> Iterator[Vectors]:
    """Unit vectors (n, d) like the real ones, `count` in all, piece by piece."""
    chance = np.random.default_rng(seed)
    near = np.empty((len(real), _NEAREST), np.int64)
    for start in range(0, len(real), _PIECE):
        alike = real[start : start + _PIECE] @ real.T
        near[start : start + _PIECE] = np.argsort(-alike, axis=1)[:, 1 : _NEAREST + 1]
    for start in range(0, count, _PIECE):
        n = min(_PIECE, count - start)
        one = chance.integers(len(real), size=n)
        other = near[one, chance.integers(_NEAREST, size=n)]
        share = chance.random((n, 1), np.float32)
        strength = chance.uniform(0.05, 0.35, (n, 1)).astype(np.float32)
        a, b, c, d = chance.integers(len(real), size=(4, n))
        moved = strength * (real[a] - real[b] + real[c] - real[d]) / 2
        yield unit((1 - share) * real[one] + share * real[other] + moved)


def measure(place: Path, projected_from: int) -> Figures:
    """What an index of the library in `place` costs and finds; it is removed before."""
    with Library.open(place / "library", Access.PERSON | Access.INDEX) as library:
        file = library.paths.index_file(MODEL, SPACE)
        file.unlink(missing_ok=True)
        searcher = Searcher(library, MODEL, SPACE, projected_from)
        started = time.perf_counter()
        for _ in searcher.absorb():
            pass
        seconds = time.perf_counter() - started
        size = file.stat().st_size
        count = searcher.photos
    return {
        "built_per_second": count / seconds,
        "file_mb": size / 1e6,
        **_served(place),
    }


def _served(place: Path) -> Figures:
    """What `index_served` says, in another process that computes in one thread."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "photoorg.bench.index_served", str(place)],
        capture_output=True,
        check=False,
        env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    )
    if done.returncode != 0:
        raise PhotoorgError(f"The index was not served: {done.stderr.decode()[-300:]}")
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _fill(place: Path, real: Vectors, count: int) -> None:
    """A library of `count` drawn photos that exist as vectors only, and queries like them."""
    queries = next(draw(real, _QUERIES, _SEED + 1))
    (place / "queries").write_bytes(queries.astype("<f4").tobytes())
    (place / "photos").mkdir()
    with Library.open(place / "library", Access.PERSON | Access.INDEX) as library:
        root = folders.add(library, place / "photos").path
        start = 0
        for matrix in draw(real, count, _SEED):
            _save(library, root, start, matrix)
            start += len(matrix)


def _save(library: Library, root: bytes, start: int, matrix: Vectors) -> None:
    numbers = range(start, start + len(matrix))
    found = [FoundFile(os.path.join(root, b"%07d.jpg" % n), 10, n) for n in numbers]
    files.seen(library, root, found)
    hashes = [n.to_bytes(32, "big") for n in numbers]
    taken = Metadata(
        "JPEG", 400, 300, taken="2020-01-01T12:00:00", taken_source=DateSource.EXIF_ORIGINAL
    )
    read = [PhotoRead(content, 10, taken, b"", 0) for content in hashes]
    photos.save_read(library, list(zip(found, read, strict=True)), [])
    concepts = ConceptScores(
        np.zeros((len(matrix), 1), np.uint16), np.ones((len(matrix), 1), np.float32)
    )
    ids = photos.ids_of(library, hashes)
    vectors.save(library, MODEL, ids, {SPACE: matrix}, concepts, [()] * len(ids))


def _named(count: int, figures: Figures) -> Figures:
    return {f"{count}_{name}": value for name, value in figures.items()}
