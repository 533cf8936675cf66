"""`openclip:ARCH/PRETRAINED` and `openclip:ARCH@PATH`: open_clip's image–text models.

Photos and words share one space. Weights come from safetensors files on this machine only; what
is not there is never fetched from here.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoorg.domain import Vectors
from photoorg.errors import ModelError
from photoorg.models import conse, openclip_files, zero_shot
from photoorg.models.batch_trial import best_batch
from photoorg.models.device import best_device
from photoorg.models.offline import stay_offline
from photoorg.models.openclip_files import Files
from photoorg.models.placement import Placement
from photoorg.models.preprocessing import Preprocessing
from photoorg.models.protocols import Embedder, Seen

if TYPE_CHECKING:
    import torch

_SPACE = "joint"
_TEXTS = 16
"""Texts at a time, and photos until the best number has been tried."""


class OpenClip:
    """One open_clip model; network and tokenizer are loaded when first needed."""

    photo_space = _SPACE
    text_space = _SPACE

    def __init__(self, spec: str, files: Files, model_id: str) -> None:
        self.model_id = model_id
        self.edge = max(files.input_size)
        self._spec = spec
        self._files = files
        self._dimension = int(files.config["embed_dim"])
        self._placed: Placement | None = None

    @property
    def device(self) -> str:
        """Where it runs, or will run once it is loaded."""
        return (self._placed.device if self._placed else best_device()).type

    @property
    def notice(self) -> str:
        """A sentence once it had to give way for want of memory."""
        return self._placed.notice if self._placed else ""

    @cached_property
    def batch(self) -> int:
        """How many photos at a time are fastest; on a graphics card found by trying for a few
        seconds."""
        placement = self._placement()
        # Which engine is the fastest is found out before anything is timed.
        self._encode_photos(np.zeros((_TEXTS, *self._files.input_size, 3), np.uint8))
        device = placement.device
        if device.type == "cpu":
            # More at a time are hardly faster there, and photos are being decoded meanwhile.
            return placement.batch
        best = best_batch(self._seconds)
        placement.batch = best
        if placement.device == device:
            # That a batch of the trial was too large is nothing to tell.
            placement.notice = ""
        return best

    def get_ready(self) -> Iterator[tuple[int, int]]:
        """Load the model and let it read the classes' names, once for ever: minutes on a CPU."""
        return zero_shot.read_classes(self.model_id, self.embed_texts)

    def prepare(self, photo: Image.Image) -> NDArray[np.uint8]:
        """The photo at the model's input size; colours are normalised in `see`."""
        return self._preprocessing.apply(photo)

    def see(self, inputs: NDArray[np.uint8]) -> Seen:
        """Unit vectors in the joint space, and the strongest classes by zero-shot comparison."""
        if len(inputs) == 0:
            vectors = np.empty((0, self._dimension), np.float32)
            return Seen({_SPACE: vectors}, zero_shot.strongest(np.empty((0, zero_shot.KEPT))))
        vectors = self._encode_photos(inputs)
        scale, bias = self._scale_and_bias
        logits = scale * (vectors @ self._class_vectors.T).astype(np.float64) + (bias or 0.0)
        shares = zero_shot.posterior(logits, sigmoid=bias is not None)
        return Seen({_SPACE: vectors}, zero_shot.strongest(shares))

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors (n, d) in the joint space; what is longer than the model reads is cut."""
        if not texts:
            return np.empty((0, self._dimension), np.float32)
        placement = self._placement()
        tokens = self._tokenizer(list(texts))

        def forward(rows: slice) -> Vectors:
            return _to_numpy(placement.network.texts(tokens[rows]))

        return np.concatenate(placement.run(forward, len(texts)))

    def _encode_photos(self, inputs: NDArray[np.uint8]) -> Vectors:
        placement = self._placement()

        def forward(rows: slice) -> Vectors:
            return _to_numpy(placement.network.photos(inputs[rows]))

        return np.concatenate(placement.run(forward, len(inputs)))

    @cached_property
    def _class_vectors(self) -> Vectors:
        return zero_shot.class_vectors(self.model_id, self.embed_texts)

    @cached_property
    def _scale_and_bias(self) -> tuple[float, float | None]:
        """What cosines are multiplied by, and what is added where pairs are judged alone."""
        network = self._placement().network.network
        bias = getattr(network, "logit_bias", None)
        return network.logit_scale.exp().item(), None if bias is None else bias.item()

    def _seconds(self, count: int) -> float:
        """How long `count` photos take, infinity when they do not fit into memory at a time."""
        placement = self._placement()
        placement.batch = count
        height, width = self._files.input_size
        photos = np.random.default_rng(0).integers(0, 256, (count, height, width, 3), np.uint8)
        began = time.perf_counter()
        self._encode_photos(photos)
        spent = time.perf_counter() - began
        return spent if placement.batch == count else float("inf")

    def _placement(self) -> Placement:
        if self._placed is None:
            network = _load_network(self._files)
            if model_id(self._spec) != self.model_id:
                raise ModelError(f"{self._files.weights} has changed; please start again.")
            from photoorg.models.openclip_towers import Towers

            towers = Towers(network, self.model_id, self._files.input_size, self._preprocessing)
            self._placed = Placement(towers, _TEXTS)
        return self._placed

    @cached_property
    def _preprocessing(self) -> Preprocessing:
        return _preprocessing(self._files)

    @cached_property
    def _tokenizer(self) -> Any:
        return _load_tokenizer(self._files)


def model_id(spec: str) -> str:
    """The id of the results of a model on this machine. Raises ModelError."""
    return openclip_files.identity(openclip_files.locate(spec))


def load(spec: str) -> Embedder:
    """The embedder of a model on this machine. Raises ModelError."""
    files = openclip_files.locate(spec)
    return OpenClip(spec, files, openclip_files.identity(files))


def _load_network(files: Files) -> Any:
    """open_clip's own network with the weights in it, ready to use, on the CPU."""
    stay_offline()
    import open_clip

    name, weights = f"local-dir:{files.folder}", None
    if files.preprocessing is None:
        name, weights = files.arch, str(files.weights)
    try:
        network = open_clip.create_model(name, pretrained=weights, require_pretrained=True)
    except Exception as error:  # open_clip raises whatever the files make it stumble over.
        reason = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(":.")
        raise ModelError(f"{files.weights} does not hold {files.arch}: {reason}.") from error
    return network.eval()


def _load_tokenizer(files: Files) -> Any:
    """CLIP's own tokenizer, or the one that lies beside the weights."""
    stay_offline()
    from open_clip.tokenizer import DEFAULT_CONTEXT_LENGTH, HFTokenizer, SimpleTokenizer

    text = files.config["text_cfg"]
    length = text.get("context_length", DEFAULT_CONTEXT_LENGTH)
    options = text.get("tokenizer_kwargs") or {}
    try:
        if not files.own_tokenizer:
            return SimpleTokenizer(context_length=length, **options)
        options = {**options, "local_files_only": True, "trust_remote_code": False}
        return HFTokenizer(
            str(files.folder), length, tokenizer_mode=text.get("tokenizer_mode"), **options
        )
    except Exception as error:  # As above.
        reason = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(":.")
        raise ModelError(f"The tokenizer in {files.folder} cannot be loaded: {reason}.") from error


def _preprocessing(files: Files) -> Preprocessing:
    """How this model's photos are prepared.

    Bare weights do not say it: they are treated as all of open_clip's own weights of the same
    architecture are. Raises ModelError where those differ.
    """
    if files.preprocessing is not None:
        return files.preprocessing
    stay_offline()
    from open_clip import get_pretrained_cfg, list_pretrained_tags_by_model

    plain = Preprocessing(*files.input_size)
    tags = list_pretrained_tags_by_model(files.arch)
    known = {plain.updated(get_pretrained_cfg(files.arch, tag)) for tag in tags}
    if len(known) > 1:
        raise ModelError(
            f"{files.weights} does not say how its photos are to be prepared, and there are "
            f"several ways for {files.arch}; please name a folder with "
            f"{openclip_files.CONFIG} beside the weights."
        )
    return known.pop() if known else plain


def _to_numpy(vectors: torch.Tensor) -> Vectors:
    """Unit vectors in float32, whatever the model computed in."""
    return conse.unit(vectors.float().cpu().numpy())
