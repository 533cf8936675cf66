"""Trying engines out in a process of its own: what a trial loads, some 300 MB, goes with it, and an
engine that ends its process ends no other."""

from __future__ import annotations

import dataclasses
import logging
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Final

from photoorg.models.engines import Network

SECONDS: Final = 120.0
"""A process that needs longer hangs: a trial takes some 12 seconds, and loading the network 3."""

_log = logging.getLogger(__name__)


def trial_command(name: str, threads: int) -> list[str]:
    """The command that starts such a process: this same program."""
    program = [] if getattr(sys, "frozen", False) else ["-P", "-m", "photoorg"]
    return [sys.executable, *program, "engine-trial", name, str(threads)]


def try_elsewhere(name: str, threads: int) -> None:
    """Have the trial of a network made with so many threads; its result is in the model cache
    then, unless something went wrong."""
    try:
        done = subprocess.run(
            trial_command(name, threads),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        _log.warning("engines could not be tried: %s", error)
        return
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        _log.warning("engines could not be tried: %s", said[-1][:200] if said else done.returncode)


def try_here(name: str, threads: int) -> None:
    """In that process: make the trial, and keep its result. Raises KeyError for another name."""
    import torch

    from photoorg.models.numerics import Runner

    torch.set_num_threads(threads)
    network = dataclasses.replace(NETWORKS[name](), apart="")
    Runner(network).try_out()


def _lite2() -> Network:
    from photoorg.models.lite2 import load_lite2

    return load_lite2()[0].network


NETWORKS: Final[Mapping[str, Callable[[], Network]]] = {"lite2": _lite2}
"""Networks that another process can make, by name."""
