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

_SIGNS = ("out of memory", "not enough memory", "allocate memory", "alloc_failed", "bad_alloc")
"""How allocators without an error of their own say it, in lower case."""


class Placement:
    """A network on the best device. Out of memory: half the batch, then the CPU, once."""

    def __init__(self, network: Any, batch: int, device: torch.device | None = None) -> None:
        """`network` needs nothing but `to(device)`; `batch` is how much it gets at a time."""
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
            found = self._attempt(forward, rows)
            if found is None:
                # Only now, without the error: its traceback held on to what was computed so far.
                self._give_way()
            else:
                results.append(found[0])
                done = rows.stop
        return results

    def _attempt(self, forward: Callable[[slice], Result], rows: slice) -> tuple[Result] | None:
        """What `forward` gives, or None when there is too little memory."""
        try:
            return (forward(rows),)
        except (RuntimeError, MemoryError) as error:
            if not _out_of_memory(error):
                raise
            _log.info("%s", error)
            return None

    def _give_way(self) -> None:
        _free_memory(self.device)
        where = "memory" if self.device.type == "cpu" else "graphics memory"
        if self.batch > 1:
            self.batch //= 2
            self._tell(f"There is too little {where}: fewer photos are looked at at a time.")
        elif self.device.type != "cpu":
            self._move_to_cpu()
            self.batch = self._whole
        else:
            raise ModelError("There is not enough memory to run this model.")

    def _move(self, device: torch.device) -> None:
        try:
            self.network.to(device)
            self.device = device
            return
        except (RuntimeError, MemoryError) as error:
            if device.type == "cpu" or not _out_of_memory(error):
                raise
            _log.info("%s", error)
        self._move_to_cpu()

    def _move_to_cpu(self) -> None:
        import torch

        left, self.device = self.device, torch.device("cpu")
        self.network.to(self.device)
        _free_memory(left)
        self._tell("There is too little graphics memory: the processor does the work, more slowly.")

    def _tell(self, notice: str) -> None:
        self.notice = notice
        _log.warning("%s", notice)


def _out_of_memory(error: Exception) -> bool:
    """CUDA and MPS have their own error; other allocators only say so in words."""
    import torch

    return isinstance(error, torch.cuda.OutOfMemoryError | MemoryError) or any(
        words in str(error).lower() for words in _SIGNS
    )


def _free_memory(device: torch.device) -> None:
    """Give back what torch keeps for later."""
    import torch

    if device.type == "cuda" and torch.cuda.is_available():
        torch.cuda.empty_cache()
    elif device.type == "mps" and torch.backends.mps.is_available():
        torch.mps.empty_cache()
