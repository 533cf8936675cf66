"""`photoorg bench growth`: what a library of many photos takes, by what grows with them.

The photos are empty files and drawn vectors of the shapes the model makes, so that only the library
is measured. The graph is built over a part of them: its size is proportional.
"""

from __future__ import annotations

import os
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

import numpy as np

from photoorg import index, models, thumbnail_files
from photoorg.bench.report import Report, machine
from photoorg.domain import ConceptScores, DateSource, FoundFile, Metadata, PhotoRead, Vectors
from photoorg.errors import MediaError
from photoorg.library import Access, Library, files, folders, photos, vectors
from photoorg.media import read_photo, scan
from photoorg.models import Seen
from photoorg.pipeline import Session
from photoorg.pipeline.scan import scan as scan_stage
from photoorg.scenes import write_demo

GRAPH_PHOTOS: Final = 5_000
_A_FOLDER: Final = 1_000
_A_BATCH: Final = 500
_SCORES: Final = 8
_DRAWN: Final = 24
_SEED: Final = 21

Result = TypeVar("Result")


def run(counts: Sequence[int], model: str = "builtin") -> Report:
    """Bytes of each photo and seconds of each verb, for libraries of so many photos."""
    embedder = models.load_embedder(model)
    like = embedder.see(np.empty((0, 0, 0, 3), np.uint8))
    figures: dict[str, float] = {"thumbnail_bytes": _thumbnail_bytes()}
    for name in like.spaces:
        size, seconds = _graph(like.spaces[name].shape[1])
        figures[f"graph_{name}_bytes"], figures[f"graph_{name}_ms"] = size, seconds * 1000
    for count in counts:
        for name, value in _library(count, model, like).items():
            figures[f"{name}_{count}"] = round(value, 4)
    return Report(
        f"Growth of a library, to {max(counts):,} photos",
        figures,
        notes={
            "model": embedder.model_id,
            "graph_photos": GRAPH_PHOTOS,
            "bytes_and_ms": "of each photo, unless a count of photos ends the name",
            **machine(),
        },
    )


def _library(count: int, model: str, like: Seen) -> dict[str, float]:
    """Figures of a library with so many photos."""
    random = np.random.default_rng(_SEED)
    with tempfile.TemporaryDirectory(prefix="photoorg-bench-") as place:
        folder = Path(place) / "photos"
        _touch(folder, count)
        with Library.open(Path(place) / "library", Access.PERSON | Access.INDEX) as library:
            root = folders.add(library, folder).path
            session = Session(library, model)
            first, _ = _timed(lambda: list(scan_stage(session)))
            pending, _ = _timed(lambda: files.pending(library, _A_BATCH))
            found = list(files.known(library, root).values())
            writing, _ = _timed(lambda: _fill(library, found, session.model_id, like, random))
            again, _ = _timed(lambda: list(scan_stage(session)))
            listing, _ = _timed(lambda: photos.all_ids(library))
            lacking, _ = _timed(lambda: vectors.count_lacking(library, session.model_id))
            memory = _memory(lambda: files.known(library, root))
            size = _bytes(library.paths.index_db)
    return {
        "index_db_bytes_a_photo": size / count,
        "scan_memory_bytes_a_file": memory / count,
        "scan_first_s": first,
        "scan_again_s": again,
        "write_rows_s": writing,
        "ask_for_unread_s": pending,
        "ask_for_unseen_s": lacking,
        "list_all_s": listing,
    }


def _fill(
    library: Library,
    found: Sequence[FoundFile],
    model_id: str,
    like: Seen,
    random: np.random.Generator,
) -> None:
    """Let the files be photos, and the model have seen them, batch by batch as indexing does."""
    for batch in _batches(found):
        read = [(one, PhotoRead(random.bytes(32), 0, _METADATA, b"", 0x336699)) for one in batch]
        regions = None
        if like.regions is not None:
            shape = (len(batch), *like.regions.shape[1:])
            regions = random.integers(-127, 128, shape, np.int8)
        leaves = random.integers(0, 1000, (len(batch), _scores(like)), np.uint16)
        shares = np.full(leaves.shape, 1 / leaves.shape[1], np.float32)
        spaces = {
            name: _unit(random, len(batch), one.shape[1]) for name, one in like.spaces.items()
        }
        with library.writing_index():
            photos.save_read(library, read, [])
            ids = photos.ids_of(library, [photo.hash for _, photo in read])
            words = [()] * len(ids)
            concepts = ConceptScores(leaves, shares)
            vectors.save(library, model_id, ids, spaces, concepts, words, regions)


_METADATA = Metadata(
    "JPEG", 4000, 3000, taken="2019-05-01T12:00:00", taken_source=DateSource.EXIF_ORIGINAL,
    latitude=47.37, longitude=8.54, camera="Camera 1", exposure_time=0.01, f_number=2.8, iso=100,
)  # fmt: skip


def _scores(like: Seen) -> int:
    return like.concepts.indices.shape[1] or _SCORES


def _unit(random: np.random.Generator, count: int, width: int) -> Vectors:
    drawn = random.standard_normal((count, width), np.float32)
    unit: Vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return unit


def _graph(width: int) -> tuple[float, float]:
    """Bytes and seconds of each photo in a graph of one space."""
    drawn = _unit(np.random.default_rng(_SEED), GRAPH_PHOTOS, width)
    graph = index.HnswIndex(width, GRAPH_PHOTOS)
    seconds, _ = _timed(lambda: graph.add(np.arange(GRAPH_PHOTOS, dtype=np.int64), drawn))
    return graph.file_size / GRAPH_PHOTOS, seconds / GRAPH_PHOTOS


def _thumbnail_bytes() -> float:
    """The mean size of a thumbnail's file, over drawn photos."""
    with tempfile.TemporaryDirectory(prefix="photoorg-bench-") as place:
        for _ in write_demo(Path(place), _DRAWN):
            pass
        sizes = []
        for found in scan(os.fsencode(place)):
            # One of the demo's photos is damaged, for people to see what happens.
            with suppress(MediaError):
                if isinstance(found, FoundFile):
                    sizes.append(len(thumbnail_files.seal(read_photo(found).thumbnail)))
    return sum(sizes) / len(sizes)


def _touch(folder: Path, count: int) -> None:
    for start in range(0, count, _A_FOLDER):
        part = folder / f"{start // _A_FOLDER:05}"
        part.mkdir(parents=True)
        for number in range(start, min(start + _A_FOLDER, count)):
            (part / f"IMG_{number:07}.jpg").touch()


def _batches(found: Sequence[FoundFile]) -> Iterator[list[FoundFile]]:
    rest = iter(found)
    while batch := list(islice(rest, _A_BATCH)):
        yield batch


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def _memory(work: Callable[[], object]) -> int:
    """Bytes that what it returns takes in memory."""
    tracemalloc.start()
    try:
        kept = work()
        size, _ = tracemalloc.get_traced_memory()
        del kept
        return size
    finally:
        tracemalloc.stop()


def _bytes(file: Path) -> int:
    """Of a database and its log."""
    parts = (file, file.with_name(file.name + "-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())
