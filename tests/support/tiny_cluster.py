"""A preload of dask workers: they know the tiny model, as the tests' own process does."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tiny_model import SLOW_FAMILY, TINY_FAMILY, TinyModel

from photoorg.models import Seen, registry
from photoorg.models.protocols import Embedder
from photoorg.models.registry import Family

WORKER = "TINY_CLUSTER_WORKER"
"""Set in the environment of workers."""
GATE = "TINY_CLUSTER_GATE"
"""In the environment of workers: a file that opens the way."""


class DeadlyModel(TinyModel):
    """It ends every worker that shows it photos."""

    def see(self, inputs: NDArray[np.uint8]) -> Seen:
        """What TinyModel sees, where anybody lives to tell."""
        if len(inputs) and WORKER in os.environ:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().see(inputs)


class WaitingModel(TinyModel):
    """In workers it waits until a file is there, and tells who waits."""

    def see(self, inputs: NDArray[np.uint8]) -> Seen:
        """What TinyModel sees, later."""
        if len(inputs) and WORKER in os.environ:
            gate = Path(os.environ[GATE])
            gate.with_name(f"waiting {os.getpid()}").touch()
            while not gate.exists():
                time.sleep(0.01)
        return super().see(inputs)


def _family(model: type[TinyModel]) -> Family[Embedder]:
    return Family(lambda spec: model.model_id, lambda spec: model())


FAMILIES = {
    "tiny": TINY_FAMILY,
    "slow": SLOW_FAMILY,
    "deadly": _family(DeadlyModel),
    "waiting": _family(WaitingModel),
}


def dask_setup(worker: object) -> None:
    """Called in each worker before its first task."""
    os.environ[WORKER] = "yes"
    registry.EMBEDDERS |= FAMILIES
