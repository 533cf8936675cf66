"""Where a network runs, and what happens when there is too little memory for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from photoorg.errors import ModelError
from photoorg.models.device import best_device

if TYPE_CHECKING:
    import torch

_log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Placement:
    """A network on the best device. Out of memory: half the batch, then the CPU, once."""

    def __init__(self, network: Any, batch: int, device: torch.device | None = None) -> None:
        self.network = network
        self.batch = batch
        self.device = device or best_device()
        self.notice = ""
        """What the person should know: a sentence once something had to give way."""
        self._whole = batch
        self._move(self.device)

    def run(self, forward: Callable[[slice], Result], count: int) -> list[Result]:
        """`forward` of consecutive slices that cover `range(count)`, in order.

        `forward` moves its inputs to `device` itself. Raises ModelError when a batch of one does
        not even fit into the CPU's memory.
        """
        results: list[Result] = []
        done = 0
        while done < count:
            rows = slice(done, min(done + self.batch, count))
            try:
                results.append(forward(rows))
            except (RuntimeError, MemoryError) as error:
                if not _out_of_memory(error):
                    raise
                self._give_way(error)
                continue
            done = rows.stop
        return results

    def _give_way(self, error: Exception) -> None:
        if self.batch > 1:
            self.batch //= 2
            self._tell(f"{self.batch} photos at a time, for want of memory ({self.device.type}).")
        elif self.device.type != "cpu":
            self._tell(f"On the CPU: the memory of {self.device.type} is too small.")
            self._move(_cpu())
            self.batch = self._whole
        else:
            raise ModelError("There is not enough memory to run this model.") from error

    def _move(self, device: torch.device) -> None:
        try:
            self.network.to(device)
        except (RuntimeError, MemoryError) as error:
            if device.type == "cpu" or not _out_of_memory(error):
                raise
            self._tell(f"On the CPU: the memory of {device.type} is too small.")
            device = _cpu()
            self.network.to(device)
        self.device = device

    def _tell(self, notice: str) -> None:
        self.notice = notice
        _log.warning("%s", notice)


def _cpu() -> torch.device:
    import torch

    return torch.device("cpu")


def _out_of_memory(error: Exception) -> bool:
    """CUDA and MPS have their own error; the CPU's allocator only says so in words."""
    import torch

    return isinstance(error, torch.cuda.OutOfMemoryError | MemoryError) or any(
        words in str(error) for words in ("out of memory", "not enough memory")
    )
