"""What a photo shows, from a model that compares photos with words: classes without training.

Radford et al., “Learning Transferable Visual Models From Natural Language Supervision” (ICML
2021), §3.1.2: the softmax over the scores of prompts such as “a photo of a dog”.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import ConceptScores, Vectors
from photoorg.models import weights
from photoorg.models.concepts import class_names
from photoorg.settings import model_cache

KEPT = 32
"""How many classes of each photo are kept."""
_PROMPT = "a photo of a {}"
_PIECE = 16
"""Prompts read between two steps: a second or two on a CPU."""


def read_classes(
    model_id: str, read: Callable[[Sequence[str]], Vectors]
) -> Iterator[tuple[int, int]]:
    """Let a model read the prompts of the 1000 classes, some at a time; what it read is on disk.

    Yields how many of how many are kept, after each piece; nothing when all are already.
    """
    import torch

    prompts = [_PROMPT.format(name) for name in class_names()]
    vectors = _kept(model_id)
    done = 0 if vectors is None else len(vectors)
    while done < len(prompts):
        fresh = read(prompts[done : done + _PIECE])
        vectors = fresh if vectors is None else np.concatenate([vectors, fresh])
        done = len(vectors)
        weights.save_tensors(_file(model_id), {"vectors": torch.from_numpy(vectors)})
        yield done, len(prompts)


def class_vectors(model_id: str, read: Callable[[Sequence[str]], Vectors]) -> Vectors:
    """The prompts of the 1000 classes as a model reads them, unit vectors (1000, d).

    Kept on disk, so that seeing need not wait for reading.
    """
    for _ in read_classes(model_id, read):
        pass
    vectors = _kept(model_id)
    assert vectors is not None
    return vectors


def _kept(model_id: str) -> Vectors | None:
    """The vectors of the first prompts, as far as they have been read."""
    from safetensors.torch import load_file

    file = _file(model_id)
    if not weights.sound(file):
        return None
    vectors: Vectors = load_file(file)["vectors"].numpy()
    return vectors


def _file(model_id: str) -> Path:
    basis = hashlib.sha256("\n".join([model_id, _PROMPT, *class_names()]).encode()).hexdigest()
    return model_cache() / f"class-names-{basis[:16]}.safetensors"


def posterior(logits: NDArray[np.float64], sigmoid: bool) -> NDArray[np.float64]:
    """Probabilities (n, classes) of the logits that a model gives to photo and prompt.

    `sigmoid` is for models that judge each pair alone (Zhai et al., “Sigmoid Loss for Language
    Image Pre-Training”, ICCV 2023): their probabilities are divided by their sum.
    """
    log_p = -np.logaddexp(0, -logits) if sigmoid else logits
    shifted = np.exp(log_p - log_p.max(axis=1, keepdims=True, initial=-np.inf))
    shares: NDArray[np.float64] = shifted / shifted.sum(axis=1, keepdims=True)
    return shares


def strongest(probabilities: NDArray[np.float64]) -> ConceptScores:
    """The KEPT most probable classes of each photo."""
    order = np.argsort(-probabilities, axis=1, kind="stable")[:, :KEPT]
    return ConceptScores(
        order.astype(np.uint16),
        np.take_along_axis(probabilities, order, axis=1).astype(np.float32),
    )
