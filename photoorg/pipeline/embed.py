"""Showing photos to the model that it has not seen.

New photos are seen while they are read; this stage is for the rest: photos known longer than the
model, and those of a run that was cut off.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import FoundFile
from photoorg.jobs import Step
from photoorg.library import vectors
from photoorg.pipeline.batches import in_batches
from photoorg.pipeline.decoding import decoders
from photoorg.pipeline.read import THREADS, WINDOW, lasting_problems, safely
from photoorg.pipeline.searchable import absorb, keep
from photoorg.pipeline.session import Session


def embed(session: Session) -> Iterator[Step]:
    """Show the model every photo it has not seen."""
    library, model_id = session.library, session.model_id
    total = vectors.count_lacking(library, model_id)
    if not total:
        return
    yield Step("embed", 0, total)
    embedder = session.embedder
    for done, count in embedder.get_ready():
        yield Step("model", done, count)

    pool = decoders(library)

    def prepare(found: FoundFile) -> NDArray[np.uint8]:
        return embedder.prepare(pool.decode_unchanged(found, embedder.edge))

    def work(photo: tuple[int, FoundFile]) -> NDArray[np.uint8]:
        return safely(photo[1], prepare)

    done = 0
    skipped: set[int] = set()
    while todo := [
        photo
        for photo in vectors.lacking(library, model_id, WINDOW + len(skipped))
        if photo[0] not in skipped
    ]:
        for batch, failed in in_batches(todo, work, embedder.batch, THREADS):
            skipped.update(photo_id for (photo_id, _), _ in failed)
            inputs = [image for _, image in batch]
            seen = embedder.see(np.stack(inputs) if inputs else np.empty((0, 0, 0, 3), np.uint8))
            lasting = lasting_problems(library, [(found, error) for (_, found), error in failed])
            keep(session, [photo_id for (photo_id, _), _ in batch], seen, lasting)
            done += len(batch) + len(failed)
            yield Step("embed", done, max(total, done))
        # Searches compare all that is not absorbed one by one; that must not grow for hours.
        yield from absorb(session)
