"""Libraries whose photos exist as vectors only: groups of look-alikes, as many as wanted."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tiny_model import TinyModel

from photoorg.domain import ConceptScores, DateSource, FoundFile, Metadata, PhotoRead, Vectors
from photoorg.library import Library, files, folders, photos, vectors

WIDTH = 48
"""The dimension of TinyModel's photo space."""


class DrawnLibrary:
    """Adds photos to a library, of so many groups."""

    def __init__(self, library: Library, folder: Path, groups: int, seed: int = 0) -> None:
        folder.mkdir(exist_ok=True)
        self.library = library
        self.root = folders.add(library, folder).path
        self._random = np.random.default_rng(seed)
        self._middles = self._random.normal(size=(groups, WIDTH))
        self._count = 0
        self.group_of: dict[int, int] = {}
        """The group of each photo, by id."""

    def add(self, groups: Sequence[int], directory: bytes = b"") -> list[int]:
        """One photo of each of these groups; returns their ids."""
        numbers = range(self._count, self._count + len(groups))
        self._count += len(groups)
        place = os.path.join(self.root, directory) if directory else self.root
        found = [FoundFile(os.path.join(place, b"%06d.jpg" % n), 10, n) for n in numbers]
        files.seen(self.library, self.root, found)
        hashes = [self._random.bytes(32) for _ in numbers]
        read = [
            PhotoRead(h, 10, _metadata(n), b"", 0x336699)
            for h, n in zip(hashes, numbers, strict=True)
        ]
        photos.save_read(self.library, list(zip(found, read, strict=True)), [])
        by_hash = photos.hashes(self.library)
        ids = [by_hash[content] for content in hashes]
        self._save(ids, self._seen(groups))
        self.group_of |= dict(zip(ids, groups, strict=True))
        return ids

    def _seen(self, groups: Sequence[int]) -> Vectors:
        noise = self._random.normal(size=(len(groups), WIDTH))
        seen = self._middles[list(groups)] + 0.6 * noise
        unit: Vectors = (seen / np.linalg.norm(seen, axis=1, keepdims=True)).astype(np.float32)
        return unit

    def _save(self, ids: Sequence[int], seen: Vectors) -> None:
        colours = np.abs(seen[:, :3]) + 0.1
        spaces = {
            TinyModel.photo_space: seen,
            TinyModel.text_space: colours / np.linalg.norm(colours, axis=1, keepdims=True),
        }
        classes = np.tile(np.arange(3, dtype=np.uint16), (len(ids), 1))
        shares = (colours / colours.sum(axis=1, keepdims=True)).astype(np.float32)
        concepts = ConceptScores(classes, shares)
        vectors.save(self.library, TinyModel.model_id, ids, spaces, concepts, [()] * len(ids))


def _metadata(number: int) -> Metadata:
    day = f"2019-{1 + number // 28 % 12:02d}-{1 + number % 28:02d}T12:00:00"
    return Metadata("JPEG", 400, 300, taken=day, taken_source=DateSource.EXIF_ORIGINAL)
