"""Which colours a photo has, measured on its pixels."""

from __future__ import annotations

import numpy as np

from photoorg.decoders.facet import FacetScores, from_shares
from photoorg.media.palette import NAMES
from photoorg.similarity.codes import Floats

NAME = "Colour"
_SHOWN = 0.2
"""Colours with less of the photo are not named."""


def colour_facet(palettes: Floats, prior: Floats) -> FacetScores:
    """The named colours, and their shares in photos (n, colours); `prior` are the library's."""
    labels = tuple(map(_words, palettes))
    return from_shares(NAME, NAMES, np.maximum(prior, 1e-3), palettes, labels)


def _words(shares: Floats) -> str:
    """“blue and white”; empty where the pixels are not known."""
    order = np.argsort(-shares, kind="stable")[:2]
    named = sorted(j for j in order if shares[j] >= _SHOWN)
    if not named and shares.any():
        named = [order[0]]
    return " and ".join(NAMES[j] for j in named)
