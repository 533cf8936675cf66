"""A real embedder small enough for tests: it sees where colours are, and reads their names."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoorg.domain import ConceptScores, Vectors
from photoorg.models import Seen
from photoorg.models.conse import unit
from photoorg.models.protocols import Embedder
from photoorg.models.registry import Family

_COLOURS = {"red": (1, 0, 0), "green": (0, 1, 0), "blue": (0, 0, 1), "white": (1, 1, 1)}


class TinyModel:
    """Photos as the colours of a 4 × 4 grid, words as colours everywhere."""

    model_id = "tiny/1"
    device = "cpu"
    notice = ""
    edge = 16
    batch = 8
    grid = 4
    photo_space = "photo"
    text_space = "text"

    def get_ready(self) -> Iterator[tuple[int, int]]:
        """Nothing to do."""
        return iter(())

    def prepare(self, photo: Image.Image) -> NDArray[np.uint8]:
        """The photo squeezed to 4 × 4."""
        return np.asarray(photo.resize((self.grid, self.grid), Image.Resampling.BOX), np.uint8)

    def see(self, inputs: NDArray[np.uint8]) -> Seen:
        """Colours less grey, as unit vectors; the strongest channels as concepts."""
        size = self.grid * self.grid
        pixels = inputs.reshape(len(inputs), size * 3).astype(np.float32) / 255
        channels = pixels.reshape(len(inputs), size, 3).mean(axis=1) + 0.01
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


class SlowModel(TinyModel):
    """Another model: it sees a finer grid, takes its time, and means blue when told red."""

    model_id = "slow/1"
    batch = 4
    grid = 5
    seen = 0
    """How many photos this process has shown to it."""

    def prepare(self, photo: Image.Image) -> NDArray[np.uint8]:
        """The photo squeezed to 5 × 5, blue where red was."""
        small = photo.resize((self.grid, self.grid), Image.Resampling.BOX)
        return np.array(np.asarray(small)[:, :, ::-1], np.uint8)

    def see(self, inputs: NDArray[np.uint8]) -> Seen:
        """What TinyModel sees of such photos, after a while."""
        SlowModel.seen += len(inputs)
        time.sleep(0.02)
        return super().see(inputs)


TINY_FAMILY: Family[Embedder] = Family(lambda spec: TinyModel.model_id, lambda spec: TinyModel())
"""How the registry finds it."""

SLOW_FAMILY: Family[Embedder] = Family(lambda spec: SlowModel.model_id, lambda spec: SlowModel())
"""And the other one."""
