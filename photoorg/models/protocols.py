"""What every model back end offers. The contract tests in tests/models hold for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar, runtime_checkable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoorg.domain import ConceptScores, Description, Metadata, TokenScores, Vectors


@dataclass(frozen=True, slots=True)
class Seen:
    """What an embedder sees in n photos."""

    spaces: Mapping[str, Vectors]
    """Unit vectors (n, d) by the name of their space."""
    concepts: ConceptScores
    regions: NDArray[np.int8] | None = None
    """What is where, (n, rows × columns, d), for models whose describer reads that."""


class Embedder(Protocol):
    """Turns photos and words into unit vectors whose dot product is their similarity."""

    model_id: str
    """Names weights and preprocessing: results of another id are never mixed with these."""
    edge: int
    """The shortest photo edge in pixels that loses nothing for this model."""
    photo_space: str
    """The space in which photos are compared with photos."""
    text_space: str
    """The space in which photos are compared with words; may be the same one."""

    @property
    def batch(self) -> int:
        """How many photos to show at a time. Asking may try for seconds what is fastest."""

    @property
    def device(self) -> str:
        """Where it runs: `cpu`, `cuda` or `mps`. Asking may load torch."""

    @property
    def notice(self) -> str:
        """A sentence for the person once it had to give way for want of memory, or nothing."""

    def get_ready(self) -> Iterator[tuple[int, int]]:
        """Do what must be done once before photos are seen; yields (done, total) between steps.

        Nothing when it has been done. Without it the first `see` would do it, in one go.
        """

    def prepare(self, photo: Image.Image) -> NDArray[np.uint8]:
        """An upright RGB photo as the model's input, (height, width, 3). Safe in any thread."""

    def see(self, inputs: NDArray[np.uint8]) -> Seen:
        """What is in prepared photos, (n, height, width, 3); n may be 0."""

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors (n, d) of `texts` in the text space; n may be 0."""


@dataclass(frozen=True, slots=True)
class View:
    """What a library can show a describer of one photo; each takes what it needs."""

    pixels: Callable[[], Image.Image]
    """The upright RGB photo, decoded when asked for; raises MediaError when it cannot be."""
    metadata: Metadata | None = None
    concepts: ConceptScores | None = None
    """A single row, when the built-in classifier has seen the photo."""
    regions: NDArray[np.int8] | None = None
    """(rows × columns, d), when the built-in model has seen the photo."""


Sight = TypeVar("Sight")
"""Photos as one describer keeps them after looking once; has a length, and is opaque to others."""

Stop = Callable[[], bool]
"""Asked between batches; True ends the work with Stopped."""


def never() -> bool:
    """The Stop of work that nobody stops."""
    return False


class Describer(Protocol[Sight]):
    """Says in words what a photo shows."""

    model_id: str
    """Names weights, prompt and decoding: its texts are kept under this id."""
    name: str
    """For the badge: “built-in captioner”."""
    edge: int
    """The shortest photo edge in pixels that loses nothing for this describer; 0 for no pixels."""
    batch: int
    """How many photos to show at a time."""

    @property
    def device(self) -> str:
        """Where it runs: `cpu`, `cuda` or `mps`. Asking may load torch."""

    def look(self, views: Sequence[View]) -> Sight:
        """Look at photos once, for any number of calls below. Raises MediaError."""

    def describe(self, sight: Sight, words: int, stop: Stop = never) -> list[Description]:
        """The best description of each photo with at most `words` words, and close to that many
        where the photo gives cause for it. Raises Stopped."""


@runtime_checkable
class ScoringDescriber(Describer[Sight], Protocol[Sight]):
    """A describer that is a language model p(text | photo)."""

    def sample(
        self, sight: Sight, words: int, count: int, seed: int, stop: Stop = never
    ) -> list[tuple[Description, ...]]:
        """`count` descriptions of each photo drawn from the model, at most `words` words long;
        the same for the same seed. Raises Stopped."""

    def score(self, sight: Sight, texts: Sequence[str], stop: Stop = never) -> TokenScores:
        """Every text under every photo by teacher forcing, without generating. Raises Stopped."""

    def prior(self, texts: Sequence[str], stop: Stop = never) -> TokenScores:
        """The same with the photo hidden: one row, log p(text)."""
