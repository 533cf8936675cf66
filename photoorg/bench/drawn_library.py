"""Libraries of any size whose photos are drawn vectors, without a file on the disk."""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np

from photoorg import models
from photoorg.bench.album_scale import draw
from photoorg.domain import ConceptScores, DateSource, FoundFile, Metadata, PhotoRead, Vectors
from photoorg.library import Access, Library, files, folders, photos, vectors
from photoorg.pipeline.searchable import prepare_search
from photoorg.pipeline.session import Session

_BATCH = 2000
_EVERY_SECONDS = 3600
"""Between two photos."""
_SEED = 3
_PHOTO = 1280
"""Numbers of a vector in the built-in model's photo space."""
QUERIES = (
    "a dog on the beach", "red car", "people at a table", "snow", "a child with a balloon",
    "mountains at sunset", "a cat on a sofa", "old church", "boats in a harbour", "birthday cake",
)  # fmt: skip
"""What people ask for."""


def make(library: Path, folder: Path, count: int) -> float:
    """A library that can be searched, its folder gone as if it were on a drive elsewhere; seconds
    the indexes took."""
    seen, scores = draw(count)
    with Library.open(library, Access.PERSON | Access.INDEX) as opened:
        root = folders.add(opened, folder).path
        session = Session(opened)
        words = session.embedder.embed_texts(["a photo"]).shape[1]
        fill(opened, root, widened(seen), scores, words=words)
        began = time.perf_counter()
        for _ in prepare_search(session):
            pass
        built = time.perf_counter() - began
    # A drive that is away: nothing is looked for, and everything is shown and found.
    folder.rmdir()
    return built


def widened(seen: Vectors) -> Vectors:
    """The same vectors turned within a space of `_PHOTO` dimensions."""
    turned, _ = np.linalg.qr(np.random.default_rng(1).normal(size=(_PHOTO, seen.shape[1])))
    return seen @ turned.T.astype(np.float32)


def fill(
    library: Library,
    root: bytes,
    seen: Vectors,
    scores: ConceptScores,
    first: int = 0,
    words: int = 0,
) -> None:
    """Add a photo for each of the vectors (n, d) that the built-in model is to have seen, numbered
    from `first`; with `words`, vectors of that many numbers in its text space, too."""
    model_id, embedder = models.model_id_of("builtin"), models.load_embedder("builtin")
    random = np.random.default_rng(first)
    mixing = np.random.default_rng(_SEED).normal(size=(seen.shape[1], words)).astype(np.float32)
    for start in range(0, len(seen), _BATCH):
        numbers = range(first + start, first + min(start + _BATCH, len(seen)))
        found = [FoundFile(os.path.join(root, b"%07d.jpg" % n), 1, n) for n in numbers]
        contents = [random.bytes(32) for _ in numbers]
        read = [
            PhotoRead(content, 1, _taken(number), b"", number * 0x9E37 & 0xFFFFFF)
            for number, content in zip(numbers, contents, strict=True)
        ]
        files.seen(library, root, found)
        photos.save_read(library, list(zip(found, read, strict=True)), [])
        rows = np.arange(start, start + len(read))
        spaces = {embedder.photo_space: seen[rows]}
        if words:
            mixed = seen[rows] @ mixing
            spaces[embedder.text_space] = mixed / np.linalg.norm(mixed, axis=1, keepdims=True)
        vectors.save(
            library,
            model_id,
            photos.ids_of(library, contents),
            spaces,
            scores.rows(rows + first),
            [()] * len(rows),
        )


def _taken(number: int) -> Metadata:
    moment = np.datetime64("2000-01-01T00:00:00") + np.timedelta64(number * _EVERY_SECONDS, "s")
    return Metadata("JPEG", 4, 3, taken=str(moment), taken_source=DateSource.EXIF_ORIGINAL)
