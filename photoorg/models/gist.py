"""What people would say of a photo, as a vector: the gist of its captions before any is written.

A regression from a photo's own vectors to the mean MiniLM vector of people's captions: linear in
the leading components of what the built-in model sees, and in how near they are to typical photos
(ridge regression with radial basis functions). Trained on Flickr8k by packaging/train_builtin.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Vectors
from photoorg.models import trained
from photoorg.models.conse import unit

FILE = "gist.safetensors"
NEARNESS = 2.0
"""How fast a typical photo's say falls with the squared distance from it."""


@cache
def _weights() -> dict[str, NDArray[np.float32]]:
    return {name: tensor.numpy() for name, tensor in trained.tensors(FILE).items()}


def installed() -> bool:
    """Whether this installation has the regression."""
    return trained.has(FILE)


def centre() -> Vectors:
    """The mean MiniLM vector of people's captions (384,). Raises ModelError."""
    centre: Vectors = _weights()["centre"]
    return centre


def gist(photos: Vectors, texts: Vectors) -> Vectors:
    """How photos' captions differ from the mean caption, (n, 384), of a length up to 1 that tells
    how sure that is; from their unit vectors in the photo space (n, 1280) and in the text space.

    Raises ModelError.
    """
    weights = _weights()
    seen: Vectors = features(photos, texts) - weights["mean"]
    near = basis(seen @ weights["components"], weights["typical"])
    said: Vectors = near @ weights["regression"]
    return said


def features(photos: Vectors, texts: Vectors) -> Vectors:
    """What the regression looks at, before its mean is taken off: (n, d)."""
    return np.concatenate([unit(photos), unit(texts)], axis=1)


def basis(seen: Vectors, typical: Vectors) -> Vectors:
    """Photos (n, k) with how near they are to typical ones (m, k): (n, k + m)."""
    squares = (seen**2).sum(axis=1)[:, None] + (typical**2).sum(axis=1) - 2 * seen @ typical.T
    return np.concatenate([seen, np.exp(-NEARNESS * np.maximum(squares, 0))], axis=1)
