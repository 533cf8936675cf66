"""The stage after the thumbnails: the named colours of every photo."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from photoorg.jobs import Step
from photoorg.library import Library, palettes
from photoorg.media.palette import NAMES, palette
from photoorg.pipeline.session import Session

_BATCH = 256
_UNKNOWN = np.zeros(len(NAMES), np.float32)

_log = logging.getLogger(__name__)


def measure_colours(session: Session) -> Iterator[Step]:
    """Measure the colours of the photos that lack them, on their thumbnails."""
    library = session.library
    done = 0
    while todo := palettes.lacking(library, _BATCH):
        shares = [_shares(library, content) for _, content in todo]
        palettes.save(library, [photo_id for photo_id, _ in todo], shares)
        done += len(todo)
        yield Step("colours", done, 0)


def _shares(library: Library, content: bytes) -> NDArray[np.float32]:
    try:
        return palette(library.paths.thumbnail(content).read_bytes())
    except OSError as error:
        # Its thumbnail is made anew at the next start; colours are a small loss.
        _log.warning("%s", error)
        return _UNKNOWN
