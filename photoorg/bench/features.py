"""Seeing the photos of a folder with a model, for benches that need no library."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoorg import media
from photoorg.domain import ConceptScores, Vectors
from photoorg.errors import MediaError, PhotoorgError
from photoorg.models import Embedder, Seen
from photoorg.pipeline.batches import in_batches


def photo_files(folder: Path) -> list[Path]:
    """The photo files in a folder and below, sorted. Raises PhotoorgError when there are none."""
    found = sorted(
        Path(os.fsdecode(f.path))
        for f in media.scan(os.fsencode(folder.resolve()))
        if not isinstance(f, MediaError)
    )
    if not found:
        raise PhotoorgError(f"There are no photos in {folder}.")
    return found


def see_files(embedder: Embedder, files: Sequence[Path]) -> tuple[list[Path], Seen]:
    """The files that could be read, and what the model sees in them, in the order of `files`."""
    read: list[Path] = []
    parts: list[Seen] = []
    for batch, seen in _batches(embedder, files):
        read += batch
        parts.append(seen)
    spaces: dict[str, Vectors] = {
        name: np.concatenate([part.spaces[name] for part in parts]) for name in parts[0].spaces
    }
    return read, Seen(
        spaces,
        ConceptScores(
            np.concatenate([part.concepts.indices for part in parts]),
            np.concatenate([part.concepts.probabilities for part in parts]),
        ),
        _joined([part.regions for part in parts]),
    )


def _joined(regions: Sequence[NDArray[np.int8] | None]) -> NDArray[np.int8] | None:
    known = [part for part in regions if part is not None]
    return np.concatenate(known) if known and len(known) == len(regions) else None


def _batches(embedder: Embedder, files: Sequence[Path]) -> Iterator[tuple[list[Path], Seen]]:
    def work(file: Path) -> NDArray[np.uint8]:
        return embedder.prepare(media.decode(os.fsencode(file), embedder.edge))

    for done, _ in in_batches(files, work, embedder.batch, threads=2):
        if done:
            yield [file for file, _ in done], embedder.see(np.stack([image for _, image in done]))
