"""All facets of some photos at once."""

from __future__ import annotations

from collections import Counter

import numpy as np

from photoorg.decoders.albums import AlbumProxies, album_facet
from photoorg.decoders.camera import camera_facet
from photoorg.decoders.colour import colour_facet
from photoorg.decoders.concepts import ConceptDecoder
from photoorg.decoders.facet import FacetScores, product
from photoorg.decoders.known import Known
from photoorg.decoders.moment import moment_facet
from photoorg.decoders.place import place_facet
from photoorg.decoders.seen import TAG_FACETS, columns_of, subject_facet, tag_facet
from photoorg.decoders.statistics import Statistics
from photoorg.domain import Ids
from photoorg.models.tags import load_bank
from photoorg.similarity import distance
from photoorg.similarity.codes import Floats

_AT_ONCE = 256
PRICE = np.array([1.0])
"""λ at which facets are compared: descriptions are then p(h | x) itself."""


def facets_of(
    photos: Known, tag_scores: Floats, statistics: Statistics, albums: AlbumProxies | None
) -> tuple[FacetScores, ...]:
    """What n photos say in every respect; `tag_scores` is s(x, tag) (n, tags)."""
    bank = load_bank()
    log_shares = tag_scores + statistics.tag_prior
    found = [subject_facet(ConceptDecoder(statistics.concept_prior), photos)]
    for name, of_bank in TAG_FACETS:
        columns = columns_of(bank, of_bank)
        found.append(tag_facet(name, columns, bank, log_shares, statistics.tag_prior))
    found.append(colour_facet(photos.palettes, statistics.colour_prior))
    found.append(moment_facet(photos.metadata, bank, np.exp(log_shares)))
    found.append(place_facet(photos.metadata, statistics.cells or Counter()))
    found.append(camera_facet(photos.metadata, statistics.cameras or Counter()))
    if albums is not None:
        found.append(album_facet(albums, photos.photo))
    return tuple(found)


def facet_distances(facets: tuple[FacetScores, ...], left: Ids, right: Ids) -> Floats:
    """How far the photos in rows `left` (n,) are from those in rows `right`, in each facet, nats,
    (n, facets): they sum to the distance of the product code. 0 where one says nothing."""
    space, scores = product(facets)
    fitted = distance.at_prices(space, scores, PRICE)
    parts = np.concatenate(
        [
            space.by_group(
                distance.contributions(space, fitted.rows(left[step]), fitted.rows(right[step]))[0]
            )
            for step in _steps(len(left))
        ]
    )
    known = np.stack([facet.known for facet in facets], axis=1)
    parts[~(known[left] & known[right])] = 0
    return parts


def _steps(count: int) -> list[slice]:
    """Pairs to compare at a time, so that they need little memory."""
    return [slice(start, start + _AT_ONCE) for start in range(0, max(count, 1), _AT_ONCE)]
