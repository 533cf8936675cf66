"""What a worker of a scheduler does: read a batch of files, and show them to the model.

It runs in a process of its own, perhaps on another machine: what it is given and what it gives
back are plain values, and it knows no library.
"""

from __future__ import annotations

import platform
import threading
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from photoorg import __version__, models
from photoorg.domain import FoundFile, PhotoRead
from photoorg.errors import DecoderError, MediaError, ModelError, PhotoorgError, SchedulerError
from photoorg.isolation import DecoderPool
from photoorg.models import Embedder
from photoorg.pipeline.first_look import Input, Sight
from photoorg.pipeline.read import safely

_LOADING: Final = threading.Lock()
_SEEING: Final = threading.Lock()
"""Models are used by one thread at a time, as everywhere else."""


@dataclass(frozen=True, slots=True)
class Order:
    """Read these files and show them to this model."""

    files: tuple[FoundFile, ...]
    spec: str
    model_id: str
    """What the spec must mean there."""
    version: str = __version__
    """Of photoorg, which must be the same there."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be read: the kind and reason of a MediaError."""

    number: int
    """Which file of the order."""
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the files of an order; each is either read or failed."""

    host: str
    """The name of the machine that answers."""
    read: tuple[tuple[int, PhotoRead], ...]
    """With the number of the file in the order."""
    failed: tuple[Failure, ...]
    sights: tuple[Sight, ...]
    """What the model saw in the photos."""


def read_and_see(order: Order) -> Answer:
    """Do what is ordered, in this process and its decoders.

    Raises ModelError where the model is not here or another one, SchedulerError where photoorg
    is another one or cannot decode.
    """
    host = platform.node()
    if order.version != __version__:
        raise SchedulerError(
            f"The worker on {host} has photoorg {__version__} instead of {order.version}."
        )
    embedder = _embedder(order.spec, order.model_id, host)
    read: list[tuple[int, PhotoRead]] = []
    inputs: list[Input] = []
    failed: list[Failure] = []
    for number, found in enumerate(order.files):
        try:
            photo, given = safely(found, lambda found: _decoded(found, embedder))
        except MediaError as error:
            failed.append(Failure(number, error.kind.value, error.reason))
        except DecoderError as error:
            raise SchedulerError(f"The worker on {host} cannot decode: {error}") from error
        else:
            read.append((number, photo))
            inputs.append(given)
    contents = [photo.hash for _, photo in read]
    return Answer(host, tuple(read), tuple(failed), _sights(embedder, contents, inputs))


def _decoded(found: FoundFile, embedder: Embedder) -> tuple[PhotoRead, Input]:
    photo, image = _decoders().read_and_decode(found, embedder.edge)
    return photo, embedder.prepare(image)


def _sights(embedder: Embedder, contents: list[bytes], inputs: list[Input]) -> tuple[Sight, ...]:
    with _SEEING:
        size = embedder.batch
        return tuple(
            Sight(
                tuple(contents[start : start + size]),
                embedder.see(np.stack(inputs[start : start + size])),
            )
            for start in range(0, len(inputs), size)
        )


def _embedder(spec: str, model_id: str, host: str) -> Embedder:
    try:
        with _LOADING:
            here = models.model_id_of(spec)
            if here != model_id:
                raise ModelError(f"“{spec}” is {here} there and {model_id} here.")
            embedder = models.load_embedder(spec)
            for _ in embedder.get_ready():
                pass
            return embedder
    except PhotoorgError as error:
        raise ModelError(f"The worker on {host} does not have the model: {error}") from error


def _decoders() -> DecoderPool:
    with _LOADING:
        return _one_pool()


@cache
def _one_pool() -> DecoderPool:
    """For as long as the process lives; decoders end with it."""
    return DecoderPool()
