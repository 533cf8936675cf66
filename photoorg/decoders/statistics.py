"""What is usual in a library: the reference that every decoder measures photos against.

It is measured once on a fair sample and kept, so that explanations stay comparable while the
library grows.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np

from photoorg.decoders.bank import BankDecoder, measure_bank
from photoorg.decoders.camera import count_cameras
from photoorg.decoders.concepts import measure_concepts
from photoorg.decoders.known import Known
from photoorg.decoders.place import Cell, count_cells
from photoorg.domain import Vectors
from photoorg.models import Embedder
from photoorg.models.tag_scores import tag_prior
from photoorg.models.tags import load_bank
from photoorg.similarity import distance
from photoorg.similarity.codes import Floats

VERSION = 1
"""Raised when statistics are measured in another way: kept ones are then measured anew."""
LONGEST = 6.0
"""The largest budget of the curve, in nats."""
BUDGETS = np.linspace(0, LONGEST, 13)
"""Where curves are measured, nats."""
WORDS = 12
"""What the largest budget is in words: the length of the captions that people write."""
WORDS_PER_NAT = WORDS / LONGEST
_QUANTILES = 1001
_LEAST_APART = 0.01
"""Nats; photos that are no farther apart are alike, even in a library of photos that all are."""
_STEP = 32


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything that is measured on a library's reference photos."""

    bank_scale: Floats
    bank_prior: Vectors
    """log p(caption), (captions,)."""
    tag_scale: Floats
    tag_prior: Vectors
    """log p(tag), (tags,)."""
    concept_prior: Vectors
    """log p(node), (nodes,)."""
    colour_prior: Vectors
    """Mean shares of the named colours."""
    band: Vectors
    """Distances of random pairs at BUDGETS: a tenth, half and nine tenths lie below, (3, k)."""
    areas: Vectors
    """Quantiles of the areas under random pairs' curves, ascending."""
    cosines: Vectors
    """Mean and standard deviation of the centred cosine of random pairs."""
    likenesses: Vectors
    """The same of the likeness of what may be expected to be said of them."""
    centre: Vectors
    """The mean vector of photos (d,)."""
    scale: Vectors
    """The root mean square length of the parts of an expected description."""
    facet_names: tuple[str, ...] = ()
    facets: Vectors | None = None
    """Quantiles of random pairs' distances by facet, (facets, q)."""
    cells: Counter[Cell] | None = None
    cameras: Counter[str] | None = None

    @property
    def threshold(self) -> float:
        """The distance from which on two photos are told apart: nine in ten random pairs are at
        half the budget."""
        return max(float(self.band[0, len(BUDGETS) // 2]), _LEAST_APART)

    @property
    def area_moments(self) -> Floats:
        """Mean and standard deviation of minus the areas of random pairs."""
        return np.array([-self.areas.mean(), max(float(self.areas.std()), 1e-6)])

    def closer_than(self, area: float) -> float:
        """The share of random pairs with a larger area, 0 to 1."""
        return float(1 - np.searchsorted(self.areas, area) / len(self.areas))

    def facet_closer_than(self, name: str, apart: float) -> float | None:
        """The share of random pairs that differ more in a facet; None where none was measured."""
        if self.facets is None or name not in self.facet_names:
            return None
        quantiles = self.facets[self.facet_names.index(name)]
        if np.isnan(quantiles).any():
            return None
        # Of equal distances half count as larger.
        below = np.searchsorted(quantiles, apart, "left")
        above = len(quantiles) - np.searchsorted(quantiles, apart, "right")
        return float((above + (len(quantiles) - below)) / 2 / len(quantiles))


def measure_priors(embedder: Embedder, reference: Known) -> Statistics:
    """The statistics of single photos; those of pairs are still empty."""
    scale, bank_prior = measure_bank(embedder, reference)
    tags = tag_prior(load_bank(), embedder, reference.text)
    known = reference.palettes[reference.palettes.any(axis=1)]
    even = np.full(reference.palettes.shape[1], 1 / reference.palettes.shape[1], np.float32)
    none = np.empty(0, np.float32)
    return Statistics(
        np.array([scale], np.float32),
        bank_prior,
        np.array([tags.scale], np.float32),
        tags.log_share,
        measure_concepts(reference).astype(np.float32),
        known.mean(axis=0) if len(known) else even,
        np.zeros((3, len(BUDGETS)), np.float32),
        none,
        none,
        none,
        reference.photo.mean(axis=0),
        np.ones(2, np.float32),
        cells=count_cells(reference.metadata),
        cameras=count_cameras(reference.metadata),
    )


def fit_in_steps(bank: BankDecoder, scores: Floats) -> Iterator[distance.Fitted]:
    """The scores' best descriptions at BUDGETS, some photos at a time."""
    for start in range(0, len(scores), _STEP):
        yield distance.at_budgets(bank.space, scores[start : start + _STEP], BUDGETS)


def quantiles(values: Floats) -> Vectors:
    """Evenly spaced quantiles of some values, ascending; NaN where there are none."""
    if not len(values):
        return np.full(_QUANTILES, np.nan, np.float32)
    found: Vectors = np.quantile(values, np.linspace(0, 1, _QUANTILES)).astype(np.float32)
    return found


def to_bytes(statistics: Statistics) -> bytes:
    """The statistics as a safetensors file."""
    from safetensors.numpy import save

    tensors = {}
    for field in fields(statistics):
        value = getattr(statistics, field.name)
        if isinstance(value, np.ndarray):
            tensors[field.name] = np.ascontiguousarray(value, np.float32)
    cells = statistics.cells or Counter()
    plain = {
        "facets": json.dumps(statistics.facet_names),
        "cells": json.dumps([[*cell, count] for cell, count in cells.items()]),
        "cameras": json.dumps(statistics.cameras or {}),
    }
    return save(tensors, plain)


def from_bytes(data: bytes) -> Statistics:
    """The statistics in a safetensors file. Raises ValueError for anything else."""
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        tensors = load(data)
        length = int.from_bytes(data[:8], "little")
        plain = json.loads(data[8 : 8 + length])["__metadata__"]
        names = tuple(json.loads(plain["facets"]))
        cells = Counter({(a, b, c): n for a, b, c, n in json.loads(plain["cells"])})
        cameras = Counter(json.loads(plain["cameras"]))
        return Statistics(**tensors, facet_names=names, cells=cells, cameras=cameras)
    except (SafetensorError, KeyError, TypeError) as error:
        raise ValueError(f"not the statistics of a library: {error}") from error
