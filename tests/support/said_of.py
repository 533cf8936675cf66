"""All that a person has said of one photo."""

from __future__ import annotations

import numpy as np

from photoorg.domain import Flag, Marks
from photoorg.library import Library, marks


def said_of(library: Library, photo_id: int) -> Marks:
    found = marks.summary(library, np.array([photo_id], np.int64))
    return Marks(
        found.rating or 0,
        found.favourites == 1,
        found.flag or Flag.NONE,
        found.caption or "",
        tuple(tag for tag, _ in found.tags),
    )
