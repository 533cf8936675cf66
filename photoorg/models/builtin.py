"""`builtin`: the model that comes with the installation and needs no network.

EfficientNet-Lite2 (ImageNet classifier, timm's architecture) sees photos as 1280-d unit vectors;
all-MiniLM-L6-v2 reads words. `builtin-labels` brings them together through the names of the
classes (ConSE); `builtin` adds adapters trained on captioned photos, and keeps what the built-in
captioner reads. Where the trained parts are left out, `builtin` is `builtin-labels`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoorg.domain import ConceptScores, Vectors
from photoorg.errors import ModelError
from photoorg.models import adapters, conse, trained, weights
from photoorg.models.captioner import Captioner
from photoorg.models.concepts import class_names
from photoorg.models.device import best_device
from photoorg.models.lite2 import INPUT, load_lite2
from photoorg.models.minilm import MiniLM
from photoorg.models.numerics import Runner
from photoorg.models.offline import stay_offline
from photoorg.models.placement import Placement
from photoorg.models.protocols import Embedder, Seen
from photoorg.models.second_look import caption_share
from photoorg.settings import model_cache

if TYPE_CHECKING:
    import torch

LABELS_ID = "builtin-labels/2"
_LONGEST = 2.0
"""Of photos more than twice as long as wide the ends are left out."""
_KEPT_CONCEPTS = 32
TEMPERATURE = 0.72
"""Logits are divided by it: the network was trained to hedge and is right far more often than it
says. By packaging/calibrate_classifier on 500 photos of 40 classes of Caltech-101; on 500 others
NLL falls from 1.73 to 1.53 nats and the calibration error from 0.24 to 0.06."""
_POWER = 0.5 * TEMPERATURE
"""Probabilities are flattened so before their names are mixed, to the square root of those at
temperature 1; see `bench captions`."""
_NEARNESS, _NAME_POWER, _NAME_GAIN = 0.1, 0.7 * TEMPERATURE, 3.0
"""How sharply names attend to classes, how probabilities are flattened then, and how much both
count beside a cosine; chosen on caltech101's names (`bench zeroshot`)."""
_PER_NAT = 0.015
"""How much a nat of a caption's log-probability counts beside a cosine; chosen on flickr8k/dev."""
_AT_ONCE = 4
"""Photos that a CPU computes at a time: their maps stay in its caches, and more are no faster."""
_PROMPT = "a photo of a {}"


class Builtin:
    """The built-in embedder; the words' half is loaded at the first text."""

    edge = INPUT
    batch = 16
    photo_space = "photo"
    text_space = "text"

    def __init__(self, trained_parts: bool) -> None:
        self.model_id = _id(trained_parts)
        self.trained_parts = trained_parts

    @property
    def device(self) -> str:
        """Where the network runs, or will run."""
        placed = "_placement" in self.__dict__
        return (self._placement.device if placed else self._device).type

    @property
    def notice(self) -> str:
        """A sentence once the network had to give way for want of memory."""
        return self._placement.notice if "_placement" in self.__dict__ else ""

    def get_ready(self) -> Iterator[tuple[int, int]]:
        """Nothing: reading the classes' names takes seconds."""
        return iter(())

    def prepare(self, photo: Image.Image) -> NDArray[np.uint8]:
        """The whole photo squeezed into a square, 260 × 260, bicubic.

        What is at the edges counts for albums and captions, and the network bears the squeezing:
        on caltech101 and flickr8k it is better than the usual central square.
        """
        width, height = photo.size
        across, down = min(width, height * _LONGEST), min(height, width * _LONGEST)
        left, top = (width - across) / 2, (height - down) / 2
        box = (left, top, left + across, top + down)
        square = photo.resize((INPUT, INPUT), Image.Resampling.BICUBIC, box=box)
        return np.array(square, np.uint8)

    def see(self, inputs: NDArray[np.uint8]) -> Seen:
        """Unit vectors in the photo and text spaces, and the strongest ImageNet classes."""
        maps = self._maps(inputs)
        features, logits = self._classify(maps)
        unit = conse.unit(features)
        concepts = _strongest(logits)
        words = conse.mix(concepts, self.class_vectors - self._centre, _KEPT_CONCEPTS, _POWER)
        if not self.trained_parts:
            return Seen({self.photo_space: unit, self.text_space: words}, concepts)
        joined, regions = self._adapters.see(maps, words)
        return Seen({self.photo_space: unit, self.text_space: joined}, concepts, regions)

    def regions(self, inputs: NDArray[np.uint8]) -> NDArray[np.int8]:
        """What is where in prepared photos (n, 81, d), for the captioner. Raises ModelError."""
        return self._adapters.regions(self._maps(inputs))

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors (n, d) of texts: with adapters what they say and which classes they name,
        without them only the latter."""
        if self.trained_parts:
            return self._adapters.read(self._text, texts, self._centre)
        # Names of things have much in common that tells photos nothing; without it captions find
        # their photos clearly better (`bench captions`, beside plain ConSE).
        return conse.unit(self.read(texts) - self._centre)

    def by_names(self, texts: Sequence[str], concepts: ConceptScores) -> Vectors:
        """What the classes seen in n photos add to the cosines, (texts, n): much for names, nothing
        for captions. A name attends to the classes with names near to its own."""
        centred = self.class_vectors - self._centre
        near = conse.unit(self.read(texts) - self._centre) @ conse.unit(centred).T
        attention = conse.unit(np.exp((near - near.max(axis=1, keepdims=True)) / _NEARNESS))
        seen = conse.unit(concepts.probabilities**_NAME_POWER)
        gain = [_NAME_GAIN * (1 - caption_share(text)) for text in texts]
        found = np.einsum("tnk,nk->tn", attention[:, concepts.indices], seen)
        scaled: Vectors = found * np.array(gain, np.float32)[:, None]
        return scaled

    def by_caption(self, text: str, regions: NDArray[np.int8]) -> Vectors | None:
        """How probable a text is as the caption of n photos, (n,), in the scale of the cosines;
        None for names and where the trained parts are left out."""
        share = caption_share(text)
        if not self.trained_parts or share == 0:
            return None
        nats: Vectors = self.captioner.score(regions, [text]).totals[:, 0]
        return share * _PER_NAT * nats

    @cached_property
    def captioner(self) -> Captioner:
        """The language model that reads this model's regions. Raises ModelError without the
        trained parts."""
        return Captioner(self)

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
        if not weights.sound(kept):
            weights.save_tensors(kept, {"vectors": torch.from_numpy(self.read(prompts))})
        vectors: Vectors = load_file(kept)["vectors"].numpy()
        return vectors

    @cached_property
    def _centre(self) -> Vectors:
        centre: Vectors = self.class_vectors.mean(axis=0)
        return centre

    def _maps(self, inputs: NDArray[np.uint8]) -> torch.Tensor:
        """The network's last feature map (n, 81, 1280), float32."""
        import torch

        parts = [torch.empty((0, 1280, 9, 9), device=self._device)]
        placement = self._placement
        for part in placement.run(lambda rows: self.runner(inputs[rows]), len(inputs)):
            # The network may have had to move to the CPU; the small ones after it stay.
            parts.append(part.to(self._device))
        return torch.cat(parts).flatten(2).transpose(1, 2)

    def _classify(self, maps: torch.Tensor) -> tuple[Vectors, Vectors]:
        """Pooled features (n, 1280) and logits of the classes (n, 1000)."""
        import torch

        with torch.inference_mode():
            features = maps.mean(dim=1)
            logits = self._classifier(features)
        return features.cpu().numpy(), logits.cpu().numpy()

    @cached_property
    def _device(self) -> torch.device:
        stay_offline()
        return best_device()

    @property
    def runner(self) -> Runner:
        """The network without its classifier, as it runs on this machine."""
        return self._lite2[0]

    @property
    def _classifier(self) -> torch.nn.Module:
        return self._lite2[1]

    @cached_property
    def _lite2(self) -> tuple[Runner, torch.nn.Module]:
        runner, classifier = load_lite2()
        return runner, classifier.to(self._device)

    @cached_property
    def _placement(self) -> Placement:
        at_once = _AT_ONCE if self._device.type == "cpu" else self.batch
        return Placement(self.runner, at_once, self._device)

    @cached_property
    def _adapters(self) -> adapters.Adapters:
        return adapters.Adapters(self._device)

    @cached_property
    def _text(self) -> MiniLM:
        return MiniLM(self._device)


def model_id(spec: str) -> str:
    """The id of a built-in model. Raises ModelError for `builtin:anything`."""
    return _id(_trained(spec))


def load(spec: str) -> Embedder:
    """A built-in embedder. Raises ModelError when its weight packages are missing."""
    return Builtin(_trained(spec))


def _trained(spec: str) -> bool:
    if spec not in ("builtin", "builtin-labels"):
        raise ModelError(f"There is no model “{spec}”; the built-in one is “builtin”.")
    return spec == "builtin" and trained.installed()


def _id(trained_parts: bool) -> str:
    return f"builtin/2-{trained.version()}" if trained_parts else LABELS_ID


def _strongest(logits: Vectors) -> ConceptScores:
    shifted = np.exp((logits - logits.max(axis=1, keepdims=True, initial=-np.inf)) / TEMPERATURE)
    posterior = shifted / shifted.sum(axis=1, keepdims=True)
    order = np.argsort(-posterior, axis=1, kind="stable")[:, :_KEPT_CONCEPTS]
    return ConceptScores(
        order.astype(np.uint16), np.take_along_axis(posterior, order, axis=1).astype(np.float32)
    )
