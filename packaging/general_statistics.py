"""Measure the general statistics: `python packaging/general_statistics.py FOLDER…`.

Writes photoorg/decoders/general.safetensors: what the built-in model sees in photos of all kinds,
as means and quantiles only, for libraries that are too small to be measured, and for photos that
are in none. The folders are taken in equal parts.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Generator
from pathlib import Path

import numpy as np

from photoorg import media
from photoorg.bench.features import photo_files, see_files
from photoorg.decoders import statistics
from photoorg.decoders.known import Known
from photoorg.domain import FoundFile
from photoorg.jobs import Step
from photoorg.library import Access, Library
from photoorg.media.palette import palette
from photoorg.models import load_embedder
from photoorg.pipeline.insight import recipe
from photoorg.pipeline.measure import REFERENCE, measured_pairs
from photoorg.pipeline.session import Session

TARGET = Path(statistics.__file__).parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    folders = parser.parse_args().folders
    each = -(-REFERENCE // len(folders))
    rng = np.random.default_rng(0)
    files = [f for folder in folders for f in rng.permutation(photo_files(folder))[:each]]
    embedder = load_embedder("builtin")
    read, seen = see_files(embedder, files)
    metadata, palettes = [], []
    for file in read:
        status = file.stat()
        found = FoundFile(str(file).encode(), status.st_size, status.st_mtime_ns)
        photo = media.read_photo(found)
        metadata.append(photo.metadata)
        palettes.append(palette(photo.thumbnail))
    known = Known(
        seen.spaces["photo"],
        seen.spaces["text"],
        seen.concepts,
        tuple(metadata),
        np.stack(palettes),
    )
    with (
        tempfile.TemporaryDirectory() as empty,
        Library.open(Path(empty), Access.PERSON | Access.INDEX) as library,
    ):
        session = Session(library, "builtin")
        measured = _result(measured_pairs(session, known))
        (TARGET / "general.safetensors").write_bytes(statistics.to_bytes(measured))
        (TARGET / "general.txt").write_text(recipe(session) + "\n", encoding="utf-8")
    print(f"{len(read)} photos")


def _result(steps: Generator[Step, None, statistics.Statistics]) -> statistics.Statistics:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            measured: statistics.Statistics = end.value
            return measured


if __name__ == "__main__":
    main()
