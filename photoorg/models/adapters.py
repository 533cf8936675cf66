"""Adapters that bring the built-in photo and text features together, fused with ConSE.

Two towers trained with a contrastive loss on frozen features (LiT; Zhai et al., CVPR 2022) know
what captions say but few words; ConSE knows a thousand names but no sentences. Their scores add:
each is a cosine, so the fusion is one vector, whose parts a text weighs by its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Vectors
from photoorg.models import conse, trained
from photoorg.models.minilm import MiniLM, mean
from photoorg.models.second_look import caption_share

if TYPE_CHECKING:
    import torch

_LEVELS = 127
"""Regions are kept as whole numbers from -127 to 127."""
_NAME, _CAPTION = 0.4, 0.85
"""The towers' share in the score of a name and of a caption; chosen on caltech101's names and
flickr8k/dev's captions."""


class Adapters:
    """The trained towers on a device. Raises ModelError where they are left out."""

    def __init__(self, device: torch.device) -> None:
        from photoorg.models import networks

        stored = trained.tensors("adapters.safetensors")
        self._device = device
        self._photo = _load(networks.photo_tower(), stored, "photo.", device)
        self._text = _load(networks.text_tower(), stored, "text.", device)
        self._squeeze = stored["squeeze.weight"].to(device), stored["squeeze.bias"].to(device)

    def see(self, maps: torch.Tensor, names: Vectors) -> tuple[Vectors, NDArray[np.int8]]:
        """Fused unit vectors (n, d) and regions (n, 81, r) of photos, from their feature maps
        (n, 81, 1280) and their ConSE vectors."""
        import torch

        from photoorg.models.networks import pool_photo

        regions = self.regions(maps)
        if len(maps) == 0:
            width = self._photo.linear.out_features + names.shape[1]
            return np.empty((0, width), np.float32), regions
        with torch.inference_mode():
            items = torch.from_numpy(regions).to(self._device).float() / _LEVELS
            towered = self._photo(pool_photo(maps), items).float().cpu().numpy()
        return conse.unit(np.concatenate([towered, names], axis=1)), regions

    def regions(self, maps: torch.Tensor) -> NDArray[np.int8]:
        """What is where (n, 81, r) in photos, from their feature maps."""
        import torch

        weight, bias = self._squeeze
        with torch.inference_mode():
            squeezed = torch.tanh(torch.nn.functional.linear(maps, weight, bias))
            found: NDArray[np.int8] = (squeezed * _LEVELS).round().to(torch.int8).cpu().numpy()
        return found

    def read(self, minilm: MiniLM, texts: Sequence[str], centre: Vectors) -> Vectors:
        """Fused unit vectors (n, d) of texts; `centre` is the mean of the class names."""
        import torch

        from photoorg.models.networks import pool_text

        width = self._text.linear.out_features
        vectors = np.empty((len(texts), width + len(centre)), np.float32)
        for rows, states, mask in minilm.batches(texts):
            with torch.inference_mode():
                towered = self._text(pool_text(states, mask), states, mask > 0)
            vectors[rows, :width] = towered.float().cpu().numpy()
            vectors[rows, width:] = mean(states, mask).float().cpu().numpy()
        captions = np.array([caption_share(text) for text in texts], np.float32).reshape(-1, 1)
        share = _NAME + (_CAPTION - _NAME) * captions
        vectors[:, :width] *= share
        vectors[:, width:] = (1 - share) * conse.unit(vectors[:, width:] - centre)
        return conse.unit(vectors)


def _load(tower: Any, stored: dict[str, torch.Tensor], prefix: str, device: torch.device) -> Any:
    own = {key.removeprefix(prefix): t for key, t in stored.items() if key.startswith(prefix)}
    tower.load_state_dict(own)
    return tower.eval().to(device)
