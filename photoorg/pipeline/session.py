"""What the verbs of the pipeline share: a library, a model, and the open search indexes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from photoorg import models
from photoorg.domain import ConceptScores, Ids, Vectors
from photoorg.errors import ModelError
from photoorg.library import Library, vectors
from photoorg.models import Embedder
from photoorg.pipeline.searcher import Searcher

_SAMPLE = 1000
_GROWN = 0.1
"""A sample is drawn anew when the library has grown or shrunk by this share."""


@dataclass(frozen=True)
class Sample:
    """Photos of a library picked by chance, as a model sees them."""

    ids: Ids
    vectors: Vectors
    """Unit vectors (n, d) in one space."""
    concepts: ConceptScores
    drawn_from: int
    """How many photos there were to pick from."""


class Session:
    """A library seen through one model. Nothing heavy is loaded before it is needed."""

    def __init__(self, library: Library, model: str = "builtin") -> None:
        self.library = library
        self.spec = model
        self.model_id = models.model_id_of(model)
        self._searchers: dict[str, Searcher] = {}
        self._samples: dict[str, Sample] = {}
        self.memory: dict[str, Any] = {}
        """What verbs keep for the next question, by a name of theirs."""

    @cached_property
    def embedder(self) -> Embedder:
        """The model, loaded at the first use. Raises ModelError."""
        embedder = models.load_embedder(self.spec)
        if embedder.model_id != self.model_id:
            raise ModelError(f"The files of “{self.spec}” have changed; please start again.")
        return embedder

    def searcher(self, space: str) -> Searcher:
        """The search index of one of the model's spaces, up to date with the library."""
        if space not in self._searchers:
            self._searchers[space] = Searcher(self.library, self.model_id, space)
        searcher = self._searchers[space]
        searcher.refresh()
        return searcher

    def sample(self, space: str) -> Sample:
        """Up to 1000 photos picked by chance, the same ones while the library stays about as
        large as it is."""
        photos = self.searcher(space).photos
        kept = self._samples.get(space)
        if kept is None or abs(photos - kept.drawn_from) > _GROWN * kept.drawn_from:
            kept = self._samples[space] = self._draw(space)
        return kept

    def _draw(self, space: str) -> Sample:
        present = vectors.ids(self.library, self.model_id, space)
        wanted = np.sort(np.random.default_rng(0).permutation(present)[:_SAMPLE])
        ids, matrix = vectors.load(self.library, self.model_id, space, wanted)
        _, concepts = vectors.concepts(self.library, self.model_id, ids)
        return Sample(ids, matrix, concepts, len(present))
