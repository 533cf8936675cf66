"""Choosing where a model runs: by a real forward pass, not by a flag."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

_log = logging.getLogger(__name__)


def best_device() -> torch.device:
    """The first of CUDA, MPS and CPU on which a small convolution really runs."""
    import torch

    for name, available in (("cuda", torch.cuda.is_available), ("mps", _mps_available)):
        if not available():
            continue
        try:
            layer = torch.nn.Conv2d(3, 4, 3).to(name)
            if bool(torch.isfinite(layer(torch.ones(1, 3, 8, 8, device=name))).all()):
                return torch.device(name)
        except RuntimeError as error:
            _log.warning("%s is there but does not work: %s", name, error)
    return torch.device("cpu")


def _mps_available() -> bool:
    import torch

    return torch.backends.mps.is_available()
