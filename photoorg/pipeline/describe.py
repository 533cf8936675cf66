"""The last stage: saying in words what every photo shows."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from PIL import Image

from photoorg import models
from photoorg.domain import Description, FoundFile
from photoorg.errors import MediaError, ModelError, ProblemKind
from photoorg.isolation import DecoderPool
from photoorg.jobs import Step
from photoorg.library import Library, captions, photos
from photoorg.models import Describer, ScoringDescriber, View
from photoorg.pipeline.decoding import decoders
from photoorg.pipeline.read import WINDOW, lasting_problems
from photoorg.pipeline.session import Session
from photoorg.settings import Settings

WORDS = 12
"""At most so many words: a line under a photo."""


def describe(session: Session) -> Iterator[Step]:
    """Let the describer of the settings describe every photo it has not described.

    Raises ModelError when that describer cannot be used.
    """
    library = session.library
    spec = Settings.load(library.paths, "describer").describer
    model_id = models.describer_id_of(spec)
    total = captions.count_lacking(library, model_id)
    if not total:
        return
    yield Step("describe", 0, total)
    describer = models.load_describer(spec)
    done = 0
    skipped: set[int] = set()
    while todo := [
        photo_id
        for photo_id in captions.lacking(library, model_id, WINDOW + len(skipped))
        if photo_id not in skipped
    ]:
        for start in range(0, len(todo), describer.batch):
            batch = todo[start : start + describer.batch]
            said, failed = _describe(library, describer, batch)
            skipped.update(set(batch) - said.keys())
            captions.save(
                library,
                model_id,
                describer.name,
                list(said),
                list(said.values()),
                lasting_problems(library, failed),
            )
            done += len(batch)
            yield Step("describe", done, max(total, done))


def describe_file(
    spec: str, path: bytes, words: int, samples: int | None, seed: int
) -> tuple[Description, ...]:
    """What a describer says of any photo file: its best description, or `samples` drawn ones.

    Raises ModelError and MediaError.
    """
    describer = models.load_describer(spec)
    status = os.stat(path)
    with DecoderPool() as pool:
        metadata = pool.read_photo(FoundFile(path, status.st_size, status.st_mtime_ns)).metadata
        sight = describer.look([View(lambda: pool.decode(path, describer.edge), metadata)])
    if samples is None:
        return tuple(describer.describe(sight, words))
    if not isinstance(describer, ScoringDescriber):
        raise ModelError(f"“{spec}” has one description of a photo; it cannot draw others.")
    return describer.sample(sight, words, samples, seed)[0]


def view(library: Library, photo_id: int, edge: int) -> View:
    """What the library can show a describer of a photo; `edge` is the shortest that it needs."""
    found = photos.photo(library, photo_id)
    return View(
        pixels=partial(_pixels, library, photo_id, edge),
        metadata=found.metadata if found else None,
        concepts=captions.concepts(library, photo_id),
        regions=captions.regions(library, photo_id),
    )


def _describe(
    library: Library, describer: Describer[Any], photo_ids: Sequence[int]
) -> tuple[dict[int, Description], list[tuple[FoundFile, MediaError]]]:
    """What is said of each photo that could be looked at, and why others could not."""
    views = [view(library, photo_id, describer.edge) for photo_id in photo_ids]
    try:
        said = describer.describe(describer.look(views), WORDS)
        return dict(zip(photo_ids, said, strict=True)), []
    except MediaError as error:
        if len(photo_ids) == 1:
            found = photos.a_file_of(library, photo_ids[0])
            return {}, [] if found is None else [(found, error)]
    # One of them cannot be read: find out which by showing them one by one.
    together: dict[int, Description] = {}
    failed: list[tuple[FoundFile, MediaError]] = []
    for photo_id in photo_ids:
        alone, why = _describe(library, describer, [photo_id])
        together |= alone
        failed += why
    return together, failed


def _pixels(library: Library, photo_id: int, edge: int) -> Image.Image:
    found = photos.a_file_of(library, photo_id)
    if found is None:
        known = photos.photo(library, photo_id)
        path = known.paths[0] if known else b""
        raise MediaError(path, ProblemKind.UNREADABLE, "its folder is offline")
    return decoders(library).decode_unchanged(found, edge)
