"""What transformers' networks remember of what they have read: keys and values, by layer."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from photoorg.errors import ModelError

if TYPE_CHECKING:
    import torch


def on_cpu(cache: Any) -> Any:
    """The cache itself, moved to the CPU."""
    for layer in _layers(cache):
        layer.keys, layer.values = layer.keys.cpu(), layer.values.cpu()
    return cache


def joined(caches: Sequence[Any], device: torch.device) -> Any:
    """One cache on `device` whose rows are the given caches, each of one row and equally long."""
    import torch

    with torch.inference_mode():
        whole = copy.deepcopy(caches[0])
        for layer, *parts in zip(_layers(whole), *map(_layers, caches), strict=True):
            layer.keys = torch.cat([part.keys.to(device) for part in parts])
            layer.values = torch.cat([part.values.to(device) for part in parts])
    return whole


def _layers(cache: Any) -> list[Any]:
    """The layers that hold keys and values, a cross-attention's last. Raises ModelError where a
    network remembers in another way (recurrent states)."""
    from transformers.cache_utils import DynamicLayer, DynamicSlidingWindowLayer

    crossing = hasattr(cache, "cross_attention_cache")
    halves = (cache.self_attention_cache, cache.cross_attention_cache) if crossing else (cache,)
    layers = [layer for half in halves for layer in half.layers if layer.is_initialized]
    if any(type(layer) not in (DynamicLayer, DynamicSlidingWindowLayer) for layer in layers):
        raise ModelError("This kind of model cannot continue many texts after one photo.")
    return layers
