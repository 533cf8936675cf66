"""What every model back end offers. The contract tests in tests/models hold for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoorg.domain import Concept, ConceptScores, Vectors


@dataclass(frozen=True, slots=True)
class Seen:
    """What an embedder sees in n photos."""

    spaces: Mapping[str, Vectors]
    """Unit vectors (n, d) by the name of their space."""
    concepts: ConceptScores


class Embedder(Protocol):
    """Turns photos and words into unit vectors whose dot product is their similarity."""

    model_id: str
    """Names weights and preprocessing: results of another id are never mixed with these."""
    edge: int
    """The shortest photo edge in pixels that loses nothing for this model."""
    batch: int
    """How many photos to show at a time."""
    photo_space: str
    """The space in which photos are compared with photos."""
    text_space: str
    """The space in which photos are compared with words; may be the same one."""

    @property
    def device(self) -> str:
        """Where it runs: `cpu`, `cuda` or `mps`. Asking may load torch."""

    def prepare(self, photo: Image.Image) -> NDArray[np.uint8]:
        """An upright RGB photo as the model's input, (height, width, 3). Safe in any thread."""

    def see(self, inputs: NDArray[np.uint8]) -> Seen:
        """What is in prepared photos, (n, height, width, 3); n may be 0."""

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors (n, d) of `texts` in the text space; n may be 0."""


class Describer(Protocol):
    """Says in words what a photo shows."""

    model_id: str

    def concepts(self, scores: ConceptScores, limit: int) -> list[tuple[Concept, ...]]:
        """For each photo the things it most probably shows, likeliest first, at most `limit`."""
