"""What is known of some photos, and what a decoder makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import ConceptScores, Metadata, Vectors
from photoorg.similarity.codes import Code, Floats


@dataclass(frozen=True, slots=True)
class Known:
    """n photos as one embedder sees them, with what their files say."""

    photo: Vectors
    """Unit vectors (n, d) in the embedder's photo space."""
    text: Vectors
    """Unit vectors (n, e) in its text space."""
    concepts: ConceptScores
    metadata: tuple[Metadata | None, ...]
    palettes: NDArray[np.float32]
    """Shares of the named colours (n, colours); zeros where the pixels are not known."""

    def __len__(self) -> int:
        return len(self.metadata)

    def rows(self, chosen: NDArray[np.int64]) -> Known:
        """Some of the photos, in the order of `chosen`."""
        return Known(
            self.photo[chosen],
            self.text[chosen],
            self.concepts.rows(chosen),
            tuple(self.metadata[row] for row in chosen),
            self.palettes[chosen],
        )


def together(one: Known, other: Known) -> Known:
    """The photos of both, `one` first."""
    return Known(
        np.concatenate([one.photo, other.photo]),
        np.concatenate([one.text, other.text]),
        ConceptScores(
            np.concatenate([one.concepts.indices, other.concepts.indices]),
            np.concatenate([one.concepts.probabilities, other.concepts.probabilities]),
        ),
        one.metadata + other.metadata,
        np.concatenate([one.palettes, other.palettes]),
    )


class Decoder(Protocol):
    """A vocabulary with a model of how well each of its hypotheses fits a photo."""

    @property
    def space(self) -> Code:
        """The hypotheses and their coding lengths."""

    def pmi(self, photos: Known) -> Floats:
        """s(x, h) = log p(h | x) − log p(h) in nats, (n, h); 0 where nothing is known."""
