"""all-MiniLM-L6-v2: sentences as 384-d unit vectors (mean-pooled BERT), from its pip package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from photoorg.domain import Vectors
from photoorg.models import weights
from photoorg.models.bert import Bert
from photoorg.models.offline import stay_offline

if TYPE_CHECKING:
    import torch

DIMENSION = 384
_LAYERS, _HEADS = 6, 12
_TOKENS = 256
"""The model's `max_seq_length`; longer texts are cut."""
_BATCH = 64


class MiniLM:
    """The text tower. Keeps its weights on `device`."""

    def __init__(self, device: torch.device) -> None:
        stay_offline()
        from safetensors.torch import load_file
        from tokenizers import Tokenizer

        file = weights.verified(weights.minilm_file(), weights.MINILM_SHA256)
        self._tokenizer = Tokenizer.from_file(str(file.with_name("tokenizer.json")))
        self._tokenizer.enable_truncation(_TOKENS)
        self._tokenizer.enable_padding()
        self._bert = Bert(load_file(file, str(device)), _LAYERS, _HEADS)
        self._device = device

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors (n, 384) of `texts`."""
        vectors = np.empty((len(texts), DIMENSION), np.float32)
        for rows, states, mask in self.batches(texts):
            vectors[rows] = mean(states, mask).float().cpu().numpy()
        return vectors

    def batches(
        self, texts: Sequence[str]
    ) -> Iterator[tuple[list[int], torch.Tensor, torch.Tensor]]:
        """Which texts, their tokens' states (n, t, 384), and a mask (n, t) of real tokens.

        Texts of like length share a batch, so that little of it is padding.
        """
        import torch

        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            encoded = self._tokenizer.encode_batch([texts[i] for i in rows])
            tokens = torch.tensor([e.ids for e in encoded], device=self._device)
            mask = torch.tensor([e.attention_mask for e in encoded], device=self._device)
            with torch.inference_mode():
                yield rows, self._bert(tokens, mask), mask


def mean(states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """The model's own reading of texts: the unit vector (n, 384) of their mean token."""
    import torch

    weight = mask.unsqueeze(-1).to(states.dtype)
    return torch.nn.functional.normalize((states * weight).sum(1) / weight.sum(1))
