"""What is known of photos that are in no library, and what is usual among them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from photoorg import media
from photoorg.bench.features import see_files
from photoorg.decoders.known import Known
from photoorg.decoders.statistics import BUDGETS, fit_in_steps
from photoorg.domain import FoundFile, Metadata
from photoorg.library import Access, Library
from photoorg.media.palette import palette
from photoorg.models import Embedder
from photoorg.pipeline.insight import Insight
from photoorg.pipeline.measure import measured_pairs
from photoorg.pipeline.session import Session
from photoorg.similarity import distance
from photoorg.similarity.codes import Floats


def know(embedder: Embedder, files: Sequence[Path]) -> tuple[list[Path], Known]:
    """The files that could be read, in the order of `files`, and what is known of them."""
    read, seen = see_files(embedder, files)
    metadata: list[Metadata] = []
    palettes = []
    for file in read:
        status = file.stat()
        photo = media.read_photo(FoundFile(os.fsencode(file), status.st_size, status.st_mtime_ns))
        metadata.append(photo.metadata)
        palettes.append(palette(photo.thumbnail))
    spaces = seen.spaces
    return read, Known(
        spaces[embedder.photo_space],
        spaces[embedder.text_space],
        seen.concepts,
        tuple(metadata),
        np.stack(palettes),
    )


@contextmanager
def measured(model: str, photos: Known) -> Iterator[Insight]:
    """The decoders of a library that has exactly these photos."""
    with (
        tempfile.TemporaryDirectory() as empty,
        Library.open(Path(empty), Access.PERSON | Access.INDEX) as library,
    ):
        session = Session(library, model)
        steps = measured_pairs(session, photos)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                statistics = end.value
                break
        yield Insight(session, statistics, "", general=False)


def areas(seeing: Insight, left: Known, right: Known) -> Floats:
    """The areas under the curves of n pairs over the library-wide bank, (n,)."""
    bank = seeing.bank
    pairs = zip(
        fit_in_steps(bank, bank.pmi(left)), fit_in_steps(bank, bank.pmi(right)), strict=True
    )
    found = [distance.area(BUDGETS, distance.pair_distances(*pair)) for pair in pairs]
    return np.concatenate(found)
