"""What the verbs of the pipeline share: a library, a model, and the open search indexes."""

from __future__ import annotations

from functools import cached_property

from photoorg import models
from photoorg.library import Library
from photoorg.models import Embedder
from photoorg.pipeline.searcher import Searcher


class Session:
    """A library seen through one model. Nothing heavy is loaded before it is needed."""

    def __init__(self, library: Library, model: str = "builtin") -> None:
        self.library = library
        self.spec = model
        self.model_id = models.model_id_of(model)
        self._searchers: dict[str, Searcher] = {}

    @cached_property
    def embedder(self) -> Embedder:
        """The model, loaded at the first use."""
        return models.load_embedder(self.spec)

    def searcher(self, space: str) -> Searcher:
        """The search index of one of the model's spaces, up to date with the library."""
        if space not in self._searchers:
            self._searchers[space] = Searcher(self.library, self.model_id, space)
        searcher = self._searchers[space]
        searcher.refresh()
        return searcher
