"""Which camera took a photo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from photoorg.decoders.facet import FacetScores, from_shares
from photoorg.domain import Metadata

NAME = "Camera"
_IMAGINED = 1.0


def camera_name(metadata: Metadata | None) -> str:
    """The camera's name in one line, or nothing."""
    return " ".join((metadata.camera or "").split()) if metadata else ""


def count_cameras(photos: Iterable[Metadata | None]) -> Counter[str]:
    """How many of a library's photos each camera took."""
    return Counter(filter(None, map(camera_name, photos)))


def camera_facet(metadata: Sequence[Metadata | None], counts: Counter[str]) -> FacetScores:
    """The cameras of a library and of the photos (n,), and which took these."""
    labels = tuple(map(camera_name, metadata))
    known = sorted({*counts, *filter(None, labels)}) or ["unknown"]
    column = {name: number for number, name in enumerate(known)}
    weights = np.array([counts[name] + _IMAGINED for name in known])
    prior = weights / weights.sum()
    shares = np.tile(prior, (len(labels), 1))
    for row, name in enumerate(labels):
        if name:
            shares[row] = 0
            shares[row, column[name]] = 1
    return from_shares(NAME, tuple(known), prior, shares, labels)
