"""Choosing where a model runs: by a real forward pass, not by a flag."""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING

from photoorg.loading import undisturbed

if TYPE_CHECKING:
    import torch

_log = logging.getLogger(__name__)


@cache
def best_device() -> torch.device:
    """The first of CUDA, MPS and CPU on which a small network gives what it gives on the CPU."""
    with undisturbed():
        import torch

    for name, available in (("cuda", torch.cuda.is_available), ("mps", _mps_available)):
        try:
            if available() and works_on(torch.device(name)):
                return torch.device(name)
        except Exception as error:  # Drivers raise whatever they like.
            _log.warning("%s is there but does not work: %s", name, error)
    return torch.device("cpu")


def works_on(device: torch.device) -> bool:
    """Whether a convolution and attention give the same on this device as on the CPU, to two
    digits. Raises what the device raises."""
    import torch

    random = torch.Generator().manual_seed(0)
    weights = torch.randn(4, 3, 3, 3, generator=random)
    photos = torch.randn(2, 3, 12, 12, generator=random)
    with torch.inference_mode():
        expected = _small_network(photos, weights)
        found = _small_network(photos.to(device), weights.to(device)).cpu()
    if torch.allclose(found, expected, atol=0.01):
        return True
    _log.warning("%s is there but computes wrongly", device)
    return False


def _small_network(photos: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    import torch

    states = torch.nn.functional.conv2d(photos, weights).flatten(2).transpose(1, 2)
    return torch.nn.functional.scaled_dot_product_attention(states, states, states)


def _mps_available() -> bool:
    import torch

    return torch.backends.mps.is_available()
