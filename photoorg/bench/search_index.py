"""`photoorg bench index`: the index of large libraries, with projected vectors and whole ones.

A model sees some real photos. Others are drawn to be like them, until there are enough: each lies
between a real one and one of its nearest, and is moved by differences of random pairs, so that
clusters and spectrum are those of the real vectors. They are kept in a temporary library, absorbed
by the searcher that the program uses, and asked for in a process of its own; then a worker, as the
window starts it, answers a question in words and one for similar photos from both its indexes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from photoorg import index, jobs, models
from photoorg.bench.features import photo_files, see_files
from photoorg.bench.process_memory import largest, resident
from photoorg.bench.report import Figures, Report, machine
from photoorg.bench.worker_under_test import ask, worker
from photoorg.domain import ConceptScores, DateSource, FoundFile, Metadata, PhotoRead, Vectors
from photoorg.errors import PhotoorgError
from photoorg.library import Access, Library, files, folders, photos, vectors
from photoorg.models.conse import unit
from photoorg.pipeline.searcher import DIMENSIONS, RANKED_ANEW, Searcher
from photoorg.settings import Settings

_SEED = 7
_QUERIES = 200
_PIECE = 5000
_AXES = (48, 64, 96, 128, 192)
_NEAREST = 8
_K = 10


def run(folder: Path, model: str, most: int, scales: Sequence[int], whole: int) -> Report:
    """Recall by dimension on real vectors, and figures by size on drawn ones.

    `whole` is the size up to which whole vectors are measured too. Raises PhotoorgError.
    """
    embedder = models.load_embedder(model)
    _, seen = see_files(embedder, photo_files(folder)[:most])
    spaces = dict.fromkeys((embedder.photo_space, embedder.text_space))
    real = {space: seen.spaces[space] for space in spaces}
    photos_seen = len(real[embedder.photo_space])
    if photos_seen < 100:
        raise PhotoorgError(f"There are too few photos in {folder}: 100 are needed.")
    ours, others = dict[str, float](), dict[str, float]()
    for space, matrix in real.items():
        ours |= _named(space, by_dimension(matrix))
    for count in scales:
        with tempfile.TemporaryDirectory(prefix="photoorg-index-") as scratch:
            place = Path(scratch)
            fill(place, embedder.model_id, real, count)
            for space, matrix in real.items():
                _write_queries(place, matrix)
                name = f"{count}_{space}"
                if count <= whole:
                    others |= _named(name, measure(place, embedder.model_id, space, count + 1))
                ours |= _named(name, measure(place, embedder.model_id, space, 1))
            ours |= _named(str(count), _worker(place, model))
    numbers = " and ".join(str(matrix.shape[1]) for matrix in real.values())
    return Report(
        f"The search indexes, {numbers} numbers a photo",
        ours,
        {"whole vectors": others} if others else {},
        {
            "photos": photos_seen,
            "model": model,
            "dimensions": " or ".join(map(str, DIMENSIONS)),
            **machine(),
        },
    )


def by_dimension(real: Vectors) -> Figures:
    """The share of the ten nearest of unit vectors (n, d) among the nearest by projected ones, as
    many as are ranked anew, for several numbers of axes; fitted on two thirds and asked by the
    others."""
    order = np.random.default_rng(_SEED).permutation(len(real))
    asking = order[2 * len(real) // 3 :]
    true = np.argsort(-(real[asking] @ real.T), axis=1)[:, 1 : _K + 1]
    figures = {}
    for axes in (a for a in _AXES if a < real.shape[1]):
        projection = index.fit(real[order[: len(order) - len(asking)]], [axes], len(real))
        small = projection.apply(real)
        near = np.argsort(-(small[asking] @ small.T), axis=1)[:, : RANKED_ANEW + 1]
        kept = [len(np.intersect1d(a, b)) for a, b in zip(true, near, strict=True)]
        figures[f"recall_in_{RANKED_ANEW}_by_{axes}_axes"] = float(np.mean(kept)) / _K
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


def measure(place: Path, model_id: str, space: str, projected_from: int) -> Figures:
    """What an index of one space of the library in `place` costs and finds; it is made anew."""
    with Library.open(place / "library", Access.PERSON | Access.INDEX) as library:
        file = library.paths.index_file(model_id, space)
        file.unlink(missing_ok=True)
        searcher = Searcher(library, model_id, space, projected_from)
        started = time.perf_counter()
        for _ in searcher.absorb():
            pass
        seconds = time.perf_counter() - started
        size = file.stat().st_size
        count = searcher.photos
    return {
        "built_per_second": count / seconds,
        "file_mb": size / 1e6,
        **_served(place, model_id, space),
    }


def _served(place: Path, model_id: str, space: str) -> Figures:
    """What `index_served` says, in another process that computes in one thread."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "photoorg.bench.index_served", str(place), model_id, space],
        capture_output=True,
        check=False,
        env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    )
    if done.returncode != 0:
        raise PhotoorgError(f"The index was not served: {done.stderr.decode()[-300:]}")
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _worker(place: Path, model: str) -> Figures:
    """How soon a new worker answers, and its memory with the model and all indexes."""
    with Library.open(place / "library", Access.PERSON) as library:
        Settings.change(library.paths, model=model)
        some = int(photos.all_ids(library)[0])
    began = time.perf_counter()
    with worker(place / "library") as (process, said, asked):
        ask(asked, said, jobs.SearchText(1, "a dog on the beach"))
        first = time.perf_counter() - began
        ask(asked, said, jobs.FindSimilar(2, some))
        return {
            "worker_first_answer_s": first,
            "worker_mb": resident(process.pid),
            "worker_mb_at_most": largest(process.pid),
        }


def _write_queries(place: Path, real: Vectors) -> None:
    """What is asked for: unit vectors like the real ones, but others than the library's."""
    queries = next(draw(real, _QUERIES, _SEED + 1))
    (place / "queries").write_bytes(queries.astype("<f4").tobytes())


def fill(place: Path, model_id: str, real: Mapping[str, Vectors], count: int) -> None:
    """A library of `count` drawn photos that exist as vectors only, in every space."""
    (place / "photos").mkdir()
    with Library.open(place / "library", Access.PERSON | Access.INDEX) as library:
        root = folders.add(library, place / "photos").path
        start = 0
        # The same seed, so that a photo lies between the same two in every space.
        drawn = [draw(matrix, count, _SEED) for matrix in real.values()]
        for pieces in zip(*drawn, strict=True):
            _save(library, root, start, model_id, dict(zip(real, pieces, strict=True)))
            start += len(pieces[0])
    # As a drive that is away: nothing is looked for, and everything is found.
    (place / "photos").rmdir()


def _save(
    library: Library, root: bytes, start: int, model_id: str, spaces: Mapping[str, Vectors]
) -> None:
    count = len(next(iter(spaces.values())))
    numbers = range(start, start + count)
    found = [FoundFile(os.path.join(root, b"%07d.jpg" % n), 10, n) for n in numbers]
    files.seen(library, root, found)
    hashes = [n.to_bytes(32, "big") for n in numbers]
    taken = Metadata(
        "JPEG", 400, 300, taken="2020-01-01T12:00:00", taken_source=DateSource.EXIF_ORIGINAL
    )
    read = [PhotoRead(content, 10, taken, b"", 0) for content in hashes]
    photos.save_read(library, list(zip(found, read, strict=True)), [])
    concepts = ConceptScores(np.zeros((count, 1), np.uint16), np.ones((count, 1), np.float32))
    ids = photos.ids_of(library, hashes)
    vectors.save(library, model_id, ids, dict(spaces), concepts, [()] * len(ids))


def _named(prefix: str, figures: Figures) -> Figures:
    return {f"{prefix}_{name}": value for name, value in figures.items()}
