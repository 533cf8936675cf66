"""`builtin`: the model that comes with the installation and needs no network.

EfficientNet-Lite2 (ImageNet classifier, timm's architecture) sees photos as 1280-d unit vectors;
all-MiniLM-L6-v2 reads words; ConSE brings them together through the names of the classes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoorg.domain import ConceptScores, Vectors
from photoorg.errors import ModelError
from photoorg.models import conse, weights
from photoorg.models.concepts import class_names
from photoorg.models.device import best_device
from photoorg.models.minilm import MiniLM
from photoorg.models.offline import stay_offline
from photoorg.models.protocols import Embedder, Seen
from photoorg.settings import model_cache

if TYPE_CHECKING:
    import torch

MODEL_ID = "builtin/1"
_INPUT = 260
_EDGE = 297
"""260 px are the central 0.875 of this short edge, as in the network's own evaluation."""
_KEPT_CONCEPTS = 32
_POWER = 0.5
"""Probabilities are flattened so before their names are mixed; see `bench captions`."""
_PROMPT = "a photo of a {}"


class Builtin:
    """The built-in embedder; the words' half is loaded at the first text."""

    model_id = MODEL_ID
    edge = _EDGE
    batch = 16
    photo_space = "photo"
    text_space = "text"

    @cached_property
    def device(self) -> str:
        """Where it runs."""
        return self._device.type

    def prepare(self, photo: Image.Image) -> NDArray[np.uint8]:
        """The central square, 260 × 260, of the photo with its short edge at 297, bicubic.

        Only that square is resampled: the whole of a very long photo would need gigabytes.
        """
        short = min(photo.size)
        box = []
        for edge in photo.size:
            scaled = edge * _EDGE // short
            start = round((scaled - _INPUT) / 2)
            box.append((start * edge / scaled, (start + _INPUT) * edge / scaled))
        (left, right), (top, bottom) = box
        size = (_INPUT, _INPUT)
        square = photo.resize(size, Image.Resampling.BICUBIC, box=(left, top, right, bottom))
        return np.array(square, np.uint8)

    def see(self, inputs: NDArray[np.uint8]) -> Seen:
        """Unit vectors in the photo and text spaces, and the strongest ImageNet classes."""
        if len(inputs) == 0:
            inputs = np.empty((0, _INPUT, _INPUT, 3), np.uint8)
        features, logits = self._forward(inputs)
        features /= np.maximum(np.linalg.norm(features, axis=1, keepdims=True), 1e-12)
        concepts = _strongest(logits)
        words = conse.mix(concepts, self.class_vectors - self._centre, _KEPT_CONCEPTS, _POWER)
        return Seen({self.photo_space: features, self.text_space: words}, concepts)

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """MiniLM's vectors (n, 384) seen from the centre of all class names, unit length.

        Names of things have much in common that tells photos nothing; without it captions find
        their photos clearly better (`bench captions`, beside plain ConSE).
        """
        return conse.unit(self.read(texts) - self._centre)

    def read(self, texts: Sequence[str]) -> Vectors:
        """MiniLM's own unit vectors (n, 384)."""
        return self._text(texts)

    @cached_property
    def class_vectors(self) -> Vectors:
        """The classes' names as MiniLM reads them (1000, 384).

        Kept on disk, so that seeing photos need not wait for the reader of words.
        """
        import torch
        from safetensors.torch import load_file

        prompts = [_PROMPT.format(name) for name in class_names()]
        basis = hashlib.sha256("\n".join([weights.MINILM_SHA256, *prompts]).encode()).hexdigest()
        kept = model_cache() / f"imagenet-names-{basis[:16]}.safetensors"
        if not kept.exists():
            weights.save_tensors(kept, {"vectors": torch.from_numpy(self.read(prompts))})
        vectors: Vectors = load_file(kept)["vectors"].numpy()
        return vectors

    @cached_property
    def _centre(self) -> Vectors:
        centre: Vectors = self.class_vectors.mean(axis=0)
        return centre

    def _forward(self, inputs: NDArray[np.uint8]) -> tuple[Vectors, Vectors]:
        import torch

        if len(inputs) == 0:
            return np.empty((0, 1280), np.float32), np.empty((0, 1000), np.float32)
        with torch.inference_mode():
            pixels = torch.from_numpy(inputs).to(self._device).permute(0, 3, 1, 2)
            normal = (pixels.float() - 127) / 128
            maps = self._network.forward_features(
                normal.contiguous(memory_format=torch.channels_last)
            )
            features = self._network.forward_head(maps, pre_logits=True)
            logits = self._network.get_classifier()(features)
        return features.float().cpu().numpy(), logits.float().cpu().numpy()

    @cached_property
    def _device(self) -> torch.device:
        stay_offline()
        return best_device()

    @cached_property
    def _network(self) -> Any:
        stay_offline()
        import timm
        import torch

        network: Any = timm.create_model("tf_efficientnet_lite2")
        network.load_state_dict(weights.lite2_state())
        # Channels-last convolutions are about twice as fast on CPUs.
        return network.eval().to(self._device, memory_format=torch.channels_last)

    @cached_property
    def _text(self) -> MiniLM:
        return MiniLM(self._device)


def model_id(spec: str) -> str:
    """The id of the one built-in model. Raises ModelError for `builtin:anything`."""
    if spec != "builtin":
        raise ModelError(f"There is no model “{spec}”; the built-in one is “builtin”.")
    return MODEL_ID


def load(spec: str) -> Embedder:
    """The built-in embedder. Raises ModelError when its weight packages are missing."""
    model_id(spec)
    return Builtin()


def _strongest(logits: Vectors) -> ConceptScores:
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True, initial=-np.inf))
    posterior = shifted / shifted.sum(axis=1, keepdims=True)
    order = np.argsort(-posterior, axis=1, kind="stable")[:, :_KEPT_CONCEPTS]
    return ConceptScores(
        order.astype(np.uint16), np.take_along_axis(posterior, order, axis=1).astype(np.float32)
    )
