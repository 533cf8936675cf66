"""A head: what was learned from a person's albums, as a frozen value on top of frozen vectors.

What the backbone knew is kept: the head is blended with the raw cosine, and what it remembers of
the person's albums only counts for photos that clearly resemble one of them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load as _read_tensors
from safetensors.numpy import save as _write_tensors

from photoorg.domain import Vectors
from photoorg.errors import ModelError
from photoorg.learn.directions import tempered, unit

_FORMAT = 1
_TENSORS = ("albums", "centre", "matrix")
_NUMBERS = ("power", "blend", "recall", "sharpness", "threshold")


@dataclass(frozen=True)
class Head:
    """similarity(x, y) = (1 − a)·cos(x, y) + a·cos(h(x), h(y)) + b·Σ_c p(c | x)·p(c | y), with
    h(x) = (x̃ − centre)·matrix, x̃ the tempered vector, and p(c | x) that x belongs to album c.

    Σ_c is the probability that both photos belong to the same one of the albums the head has seen.
    """

    centre: Vectors
    """(d,), of tempered unit vectors."""
    matrix: Vectors
    """(d, k)."""
    power: float = 1.0
    blend: float = 1.0
    """a, from 0 (raw vectors) to 1."""
    albums: Vectors = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    """Mean directions of the albums it was taught, (m, k); none where m is 0."""
    recall: float = 0.0
    """b ≥ 0: how much belonging to the same album adds."""
    sharpness: float = 40.0
    """How fast belonging to an album rises with the cosine to its mean."""
    threshold: float = 0.4
    """The cosine at which a photo is as likely of an album as of none."""
    version: str = ""
    metrics: dict[str, float] = field(default_factory=dict)
    """What the gate measured, by name."""

    def __post_init__(self) -> None:
        """Raises ModelError for numbers that cannot be a head."""
        shapes = self.matrix.ndim == 2 and self.centre.shape == self.matrix.shape[:1]
        if self.albums.size:
            shapes = shapes and self.albums.ndim == 2 and self.albums.shape[1] == self.width
        if not shapes or not self.matrix.size:
            raise ModelError("The learned head is damaged: its parts do not fit together.")
        arrays = (self.centre, self.matrix, self.albums)
        numbers = [float(getattr(self, name)) for name in _NUMBERS]
        if not (all(np.isfinite(part).all() for part in arrays) and np.isfinite(numbers).all()):
            raise ModelError("The learned head is damaged: it has numbers that are not finite.")
        if not (0 <= self.blend <= 1 and self.power > 0 and self.recall >= 0):
            raise ModelError("The learned head is damaged: its settings are out of range.")

    @property
    def dimensions(self) -> int:
        """d, of the vectors it is for."""
        return int(self.matrix.shape[0])

    @property
    def width(self) -> int:
        """k, of what it projects to."""
        return int(self.matrix.shape[1])

    def project(self, vectors: Vectors) -> Vectors:
        """h of vectors (n, d) with unit length, (n, k). Raises ModelError for another model's."""
        if vectors.ndim != 2 or vectors.shape[1] != self.dimensions:
            raise ModelError(
                f"The learned head is for vectors of {self.dimensions} numbers, not of "
                f"{vectors.shape[-1]}: it was taught with another model."
            )
        return unit((tempered(vectors, self.power) - self.centre) @ self.matrix)

    def belonging(self, projected: Vectors) -> Vectors:
        """p(album | photo) of projected photos (n, k), (n, m); the rest to 1 is no known album."""
        if not self.albums.size:
            return np.zeros((len(projected), 0), np.float32)
        logits = self.sharpness * (projected @ unit(self.albums).T - self.threshold)
        highest = np.maximum(logits.max(axis=1, keepdims=True), 0)
        odds = np.exp(logits - highest)
        shares: Vectors = (odds / (odds.sum(axis=1, keepdims=True) + np.exp(-highest))).astype(
            np.float32
        )
        return shares

    def features(self, vectors: Vectors) -> Vectors:
        """Vectors (n, D) whose dot products are the similarities, for raw vectors (n, d).

        Their lengths are between 1 and √(1 + b).
        """
        projected = self.project(vectors)
        parts = []
        if self.blend < 1:
            parts.append(np.sqrt(1 - self.blend) * unit(vectors))
        if self.blend > 0:
            parts.append(np.sqrt(self.blend) * projected)
        if self.recall > 0 and self.albums.size:
            parts.append(np.sqrt(self.recall) * self.belonging(projected))
        return np.concatenate(parts, axis=1).astype(np.float32)

    def similarity(self, one: Vectors, other: Vectors) -> NDArray[np.float32]:
        """Of raw vectors (n, d) with raw vectors (m, d), (n, m)."""
        scores: NDArray[np.float32] = self.features(one) @ self.features(other).T
        return scores

    def to_bytes(self) -> bytes:
        """As safetensors, the same bytes for the same head."""
        about = {name: getattr(self, name) for name in _NUMBERS}
        about |= {"format": _FORMAT, "version": self.version, "metrics": self.metrics}
        tensors = {name: np.ascontiguousarray(getattr(self, name), np.float32) for name in _TENSORS}
        written: bytes = _write_tensors(tensors, {"head": json.dumps(about, sort_keys=True)})
        return written

    @staticmethod
    def from_bytes(data: bytes) -> Head:
        """Raises ModelError when it is not a head of this version of photoorg."""
        try:
            tensors = _read_tensors(data)
            length = int.from_bytes(data[:8], "little")
            about = json.loads(json.loads(data[8 : 8 + length])["__metadata__"]["head"])
            if about["format"] != _FORMAT:
                raise ModelError("The learned head was written by another version of photoorg.")
            parts = {name: tensors[name] for name in _TENSORS}
            numbers = {name: float(about[name]) for name in _NUMBERS}
            metrics = {str(name): float(value) for name, value in about["metrics"].items()}
            version = str(about["version"])
        except (SafetensorError, KeyError, ValueError, TypeError, AttributeError) as error:
            raise ModelError("The learned head is damaged, or no head at all.") from error
        if any(part.dtype != np.float32 for part in parts.values()):
            raise ModelError("The learned head is damaged: its numbers are of another kind.")
        return Head(
            parts["centre"],
            parts["matrix"],
            albums=parts["albums"],
            version=version,
            metrics=metrics,
            **numbers,
        )

    def save(self, file: Path) -> None:
        """Raises ModelError when it cannot be written."""
        try:
            file.write_bytes(self.to_bytes())
        except OSError as error:
            raise ModelError(f"{file} cannot be written: {error.strerror}.") from error

    @staticmethod
    def load(file: Path) -> Head:
        """Raises ModelError when it cannot be read or is not a head."""
        try:
            data = file.read_bytes()
        except OSError as error:
            raise ModelError(f"{file} cannot be read: {error.strerror}.") from error
        return Head.from_bytes(data)


def identity(dimensions: int) -> Head:
    """The head that changes nothing: raw cosines."""
    return Head(
        np.zeros(dimensions, np.float32), np.eye(dimensions, dtype=np.float32), version="raw"
    )
