"""The two halves of an open_clip model: photos by the fastest engine that is right on this machine,
words without the padding that no word looks at."""

from __future__ import annotations

import logging
from typing import Any

import torch
from torch import Tensor, nn
from torch.func import functional_call

from photoorg.models.engines import Network
from photoorg.models.numerics import Runner
from photoorg.models.offline import stay_offline
from photoorg.models.preprocessing import RGB, Preprocessing

_log = logging.getLogger(__name__)

_SAME = 1e-5
"""By how much the numbers of unit vectors may differ that count as equal."""


class _EncodesPhotos(nn.Module):
    """The photos' half of a model that does more than to call its tower."""

    def __init__(self, network: Any) -> None:
        super().__init__()
        self.network = network

    def forward(self, photos: Tensor) -> Tensor:
        """Features (n, d) of photos."""
        features: Tensor = self.network.encode_image(photos)
        return features


def _levels(shares: RGB) -> RGB:
    """Red, green and blue from 0 to 255, of shares from 0 to 1."""
    red, green, blue = shares
    return 255 * red, 255 * green, 255 * blue


class Towers:
    """Both halves, on one device."""

    def __init__(self, network: Any, name: str, size: tuple[int, int], prepared: Preprocessing):
        """`name` names weights and architecture, `size` is a photo's height and width."""
        stay_offline()
        import open_clip

        self.network = network
        self.device = torch.device("cpu")
        self._shortens: bool | None = None
        self._is_clip = isinstance(network, open_clip.CLIP)
        plain = type(network) in (open_clip.CLIP, open_clip.CustomTextCLIP)
        stage = network.visual if plain else _EncodesPhotos(network)
        mean, std = _levels(prepared.mean), _levels(prepared.std)
        self.photos = Runner(Network(name, lambda: [stage], size, mean, std))

    def to(self, device: torch.device) -> Towers:
        """Run there from now on."""
        self.network.to(device)
        self.photos.to(device)
        self.device = device
        return self

    def texts(self, tokens: Tensor) -> Tensor:
        """Unit vectors (n, d) of tokenized texts (n, length)."""
        used = (tokens != 0).any(dim=0).nonzero()
        length = int(used.max()) + 1 if len(used) else tokens.shape[1]
        there = tokens.to(self.device)
        with torch.inference_mode():
            if length == tokens.shape[1]:
                return self._whole(there)
            if self._shortens is None:
                self._shortens = self._may_shorten(there, length)
            return self._short(there, length) if self._shortens else self._whole(there)

    def _may_shorten(self, tokens: Tensor, length: int) -> bool:
        """Whether leaving out the padding changes nothing: so it is where every position looks
        back only and the last word's is taken, as in CLIP itself."""
        try:
            return torch.allclose(self._short(tokens, length), self._whole(tokens), atol=_SAME)
        except Exception as error:  # Whatever a text tower stumbles over when texts are short.
            _log.info("texts keep their padding: %s", error)
            return False

    def _whole(self, tokens: Tensor) -> Tensor:
        vectors: Tensor = self.network.encode_text(tokens, normalize=True)
        return vectors

    def _short(self, tokens: Tensor, length: int) -> Tensor:
        short = tokens[:, :length]
        if not self._is_clip:
            return self._whole(short)
        fitting = {
            "positional_embedding": self.network.positional_embedding[:length],
            "attn_mask": self.network.attn_mask[:length, :length],
        }
        found = functional_call(self.network, fitting, (None, short))
        vectors: Tensor = found["text_features"] if isinstance(found, dict) else found[1]
        return vectors
