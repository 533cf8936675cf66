"""The stage after the thumbnails: the named colours of every photo."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from photoorg import thumbnail_files
from photoorg.jobs import Step
from photoorg.library import palettes
from photoorg.media.palette import NAMES, palette
from photoorg.pipeline.session import Session

_BATCH = 256
_UNKNOWN = np.zeros(len(NAMES), np.float32)

_log = logging.getLogger(__name__)


def measure_colours(session: Session) -> Iterator[Step]:
    """Measure the colours of the photos that lack them, on their thumbnails.

    Those without a sound thumbnail are left for the next run, which draws it first.
    """
    library = session.library
    done = 0
    unseen: set[int] = set()
    while todo := palettes.lacking(library, _BATCH + len(unseen)):
        jpegs = {
            photo_id: thumbnail_files.load(library.paths.thumbnail(content))
            for photo_id, content in todo
            if photo_id not in unseen
        }
        shares = {i: _shares(jpeg) for i, jpeg in jpegs.items() if jpeg is not None}
        unseen |= jpegs.keys() - shares.keys()
        if not jpegs:
            return
        if shares:
            palettes.save(library, list(shares), list(shares.values()))
            done += len(shares)
            yield Step("colours", done, 0)


def _shares(jpeg: bytes) -> NDArray[np.float32]:
    try:
        return palette(jpeg)
    except OSError as error:
        # It is as it was written, and yet no picture; colours are a small loss.
        _log.warning("%s", error)
        return _UNKNOWN
