"""The bank of captions: some thousand varied things that photos may show, in whole sentences.

`captions.txt` beside this file is our own writing (Apache-2.0; packaging/caption_bank). For the
built-in model there are as many more, which its captioner wrote (see flickr8k/NOTICE.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np

from photoorg.domain import Vectors
from photoorg.models import gist, trained, weights
from photoorg.models.builtin import Builtin
from photoorg.models.conse import unit
from photoorg.models.protocols import Embedder
from photoorg.settings import model_cache

_GENERATED = "captions.txt"
_STEP = 64


@runtime_checkable
class TextReader(Protocol):
    """An embedder with a model of words alone."""

    def read(self, texts: list[str]) -> Vectors:
        """Unit vectors (n, d) by which texts of like meaning lie together."""


@dataclass(frozen=True)
class CaptionBank:
    """Captions that do not depend on any library."""

    texts: tuple[str, ...]

    @cached_property
    def id(self) -> str:
        """A name for exactly these captions."""
        return hashlib.sha256("\n".join(self.texts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class BankVectors:
    """Where the captions of a bank lie for one embedder."""

    among_photos: Vectors
    """Unit vectors (captions, d) in the embedder's text space."""
    meanings: Vectors
    """Unit vectors (captions, k) of what they mean, from the centre of all captions."""


@cache
def load_caption_bank(embedder_id: str) -> CaptionBank:
    """The bank for an embedder, by its id."""
    own = files("photoorg.models").joinpath("captions.txt").read_text(encoding="utf-8")
    texts = own.splitlines()
    if embedder_id.startswith("builtin/") and trained.has(_GENERATED):
        texts += trained.file(_GENERATED).read_text(encoding="utf-8").splitlines()
    return CaptionBank(tuple(dict.fromkeys(texts)))


def bank_vectors(bank: CaptionBank, embedder: Embedder) -> BankVectors:
    """The bank as the embedder reads it. Kept on disk; before that, `read_bank` runs to its end."""
    from safetensors.numpy import load_file

    for _ in read_bank(bank, embedder):
        pass
    return BankVectors(**load_file(_kept(bank, embedder)))


def read_bank(bank: CaptionBank, embedder: Embedder) -> Iterator[tuple[int, int]]:
    """Have the embedder read the captions, if it has not; yields (done, total) between steps.

    All of them take half a minute on a CPU, one step about a second.
    """
    kept = _kept(bank, embedder)
    if weights.sound(kept):
        return
    import torch

    among: list[Vectors] = []
    meanings: list[Vectors] = []
    for start in range(0, len(bank.texts), _STEP):
        texts = list(bank.texts[start : start + _STEP])
        among.append(embedder.embed_texts(texts))
        meanings.append(embedder.read(texts) if isinstance(embedder, TextReader) else among[-1])
        yield start + len(texts), len(bank.texts)
    centred = _from_centre(np.concatenate(meanings), embedder)
    tensors = {"among_photos": np.concatenate(among), "meanings": centred}
    weights.save_tensors(kept, {k: torch.from_numpy(v) for k, v in tensors.items()})


def has_gist(embedder: Embedder) -> bool:
    """Whether the gist of what this embedder sees is known."""
    return isinstance(embedder, Builtin) and embedder.trained_parts and gist.installed()


def read_captions(texts: list[str], embedder: Embedder) -> BankVectors:
    """Any captions as the embedder reads them."""
    among = embedder.embed_texts(texts)
    meanings = embedder.read(texts) if isinstance(embedder, TextReader) else among
    return BankVectors(among, _from_centre(meanings, embedder))


def _from_centre(meanings: Vectors, embedder: Embedder) -> Vectors:
    middle = gist.centre() if has_gist(embedder) else meanings.mean(axis=0)
    return unit(meanings - middle)


def _kept(bank: CaptionBank, embedder: Embedder) -> Path:
    made_by = trained.version_of(gist.FILE) if has_gist(embedder) else ""
    basis = f"{embedder.model_id}\n{bank.id}\n{made_by}"
    return model_cache() / f"captions-{hashlib.sha256(basis.encode()).hexdigest()[:16]}.safetensors"
