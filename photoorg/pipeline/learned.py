"""The head that was learned from corrections, where one is in use."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Vectors
from photoorg.errors import LibraryError, ModelError
from photoorg.learn import Head
from photoorg.library import heads, vectors
from photoorg.pipeline.session import Session

_log = logging.getLogger(__name__)

_MEMORY = "head"


def head_in_use(session: Session) -> Head | None:
    """The head by which photos are compared besides the model's own vectors; None where nothing
    was learned, or what was learned is damaged."""
    trial = heads.in_use(session.library, session.model_id)
    if trial is None:
        return None
    name, head = session.memory.get(_MEMORY, ("", None))
    if name != trial.sha256:
        try:
            head = Head.from_bytes(heads.read(session.library, trial))
        except (LibraryError, ModelError) as error:
            # What photos look like is known without it; the next learning makes another.
            _log.warning("%s", error)
            head = None
        session.memory[_MEMORY] = trial.sha256, head
    found: Head | None = head
    return found


def taught_likeness(
    session: Session, query: Vectors, photo_ids: Sequence[int]
) -> NDArray[np.float32] | None:
    """How like a vector (d,) in the model's photo space some photos are by what was learned, (n,);
    None where nothing was, or where one of them has no vector any more."""
    head = head_in_use(session)
    if head is None or not photo_ids:
        return None
    wanted = np.array(photo_ids, np.int64)
    ids, seen = vectors.load(
        session.library, session.model_id, session.embedder.photo_space, np.sort(wanted)
    )
    if len(ids) < len(wanted):
        return None
    likeness: NDArray[np.float32] = head.similarity(query[None], seen)[0]
    return likeness[np.searchsorted(ids, wanted)]
