"""BERT's encoder (Devlin et al. 2018, §3; post-norm layers), for inference only.

The forty lines that MiniLM needs: importing them from transformers takes seconds, and the first
search waits for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

_EPSILON = 1e-12


class Bert:
    """Token ids to the states of the last layer. Keeps its weights on `device`."""

    def __init__(self, weights: Mapping[str, Tensor], layers: int, heads: int) -> None:
        """`weights` by the names that transformers' BertModel gives them."""
        self._weights, self._layers, self._heads = weights, layers, heads

    def __call__(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """States (n, t, width) of tokens (n, t); `mask` (n, t) is not 0 for those that count."""
        from torch.nn import functional as F

        def weight(name: str) -> Tensor:
            return self._weights[f"{name}.weight"]

        places = weight("embeddings.position_embeddings")[: tokens.shape[1]]
        words = F.embedding(tokens, weight("embeddings.word_embeddings"))
        kind = weight("embeddings.token_type_embeddings")[0]
        states = self._norm("embeddings.LayerNorm", words + places + kind)
        seen = mask.bool()[:, None, None, :]
        for number in range(self._layers):
            name = f"encoder.layer.{number}"
            looked = self._attend(f"{name}.attention.self", states, seen)
            looked = self._linear(f"{name}.attention.output.dense", looked)
            states = self._norm(f"{name}.attention.output.LayerNorm", states + looked)
            inner = F.gelu(self._linear(f"{name}.intermediate.dense", states))
            inner = self._linear(f"{name}.output.dense", inner)
            states = self._norm(f"{name}.output.LayerNorm", states + inner)
        return states

    def _attend(self, name: str, states: Tensor, seen: Tensor) -> Tensor:
        from torch.nn import functional as F

        query, key, value = (
            self._linear(f"{name}.{part}", states)
            .reshape(*states.shape[:2], self._heads, -1)
            .transpose(1, 2)
            for part in ("query", "key", "value")
        )
        found = F.scaled_dot_product_attention(query, key, value, seen)
        return found.transpose(1, 2).flatten(2)

    def _linear(self, name: str, states: Tensor) -> Tensor:
        from torch.nn import functional as F

        return F.linear(states, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _norm(self, name: str, states: Tensor) -> Tensor:
        from torch.nn import functional as F

        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return F.layer_norm(states, weight.shape, weight, bias, _EPSILON)
