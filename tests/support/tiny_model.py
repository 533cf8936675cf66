"""A real embedder small enough for tests: it sees where colours are, and reads their names."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoorg.domain import ConceptScores, Vectors
from photoorg.models import Seen
from photoorg.models.conse import unit
from photoorg.models.protocols import Embedder
from photoorg.models.registry import Family

_GRID = 4
_COLOURS = {"red": (1, 0, 0), "green": (0, 1, 0), "blue": (0, 0, 1), "white": (1, 1, 1)}


class TinyModel:
    """Photos as the colours of a 4 × 4 grid, words as colours everywhere."""

    model_id = "tiny/1"
    device = "cpu"
    edge = 16
    batch = 8
    photo_space = "photo"
    text_space = "text"

    def prepare(self, photo: Image.Image) -> NDArray[np.uint8]:
        """The photo squeezed to 4 × 4."""
        return np.asarray(photo.resize((_GRID, _GRID), Image.Resampling.BOX), np.uint8)

    def see(self, inputs: NDArray[np.uint8]) -> Seen:
        """Colours less grey, as unit vectors; the strongest channels as concepts."""
        pixels = inputs.reshape(len(inputs), _GRID * _GRID * 3).astype(np.float32) / 255
        channels = pixels.reshape(len(inputs), _GRID * _GRID, 3).mean(axis=1) + 0.01
        shares = channels / channels.sum(axis=1, keepdims=True)
        order = np.argsort(-shares, axis=1, kind="stable")
        concepts = ConceptScores(
            order.astype(np.uint16), np.take_along_axis(shares, order, axis=1).astype(np.float32)
        )
        return Seen({"photo": unit(pixels + 0.01), "text": unit(channels)}, concepts)

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """The mean of the colours named in each text."""
        rows = [
            np.sum([rgb for name, rgb in _COLOURS.items() if name in text] or [(1, 1, 1)], axis=0)
            for text in texts
        ]
        return unit(np.array(rows, np.float32).reshape(len(texts), 3))


TINY_FAMILY: Family[Embedder] = Family(lambda spec: TinyModel.model_id, lambda spec: TinyModel())
"""How the registry finds it."""
