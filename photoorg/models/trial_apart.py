"""Trying engines out in a process of its own: what a trial loads, some 300 MB, goes with it, and an
engine that ends its process ends no other."""

from __future__ import annotations

import dataclasses
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from typing import Final

from filelock import FileLock

from photoorg.models.engines import Network
from photoorg.settings import model_cache

SECONDS: Final = 120.0
"""A process that needs longer hangs: a trial takes some 12 seconds, and loading the network 3."""

_log = logging.getLogger(__name__)


def trial_command(name: str, threads: int) -> list[str]:
    """The command that starts such a process: this same program."""
    program = [] if getattr(sys, "frozen", False) else ["-P", "-m", "photoorg"]
    return [sys.executable, *program, "engine-trial", name, str(threads)]


def try_elsewhere(name: str, threads: int) -> str | None:
    """Have the trial of a network made with so many threads: the fastest engine's name, or None
    where something went wrong."""
    try:
        done = subprocess.run(
            trial_command(name, threads),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        _log.warning("engines could not be tried: %s", error)
        return None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        _log.warning("engines could not be tried: %s", said[-1][:200] if said else done.returncode)
        return None
    found = done.stdout.decode("utf-8", "replace").strip().splitlines()
    return found[-1] if found else None


def try_here(name: str, threads: int) -> str | None:
    """In that process: make the trial, or wait for one that is being made, and keep its result;
    the fastest engine's name. Raises KeyError for another name of a network."""
    # Whoever started it may have ended by then.
    overdue = threading.Timer(SECONDS, os._exit, [1])
    overdue.daemon = True
    overdue.start()
    import torch

    from photoorg.models.numerics import Memory, Runner

    torch.set_num_threads(threads)
    network = dataclasses.replace(NETWORKS[name](), apart="")
    runner = Runner(network)
    with ExitStack() as held:
        # Two at once would slow each other down, and clear away what the other reads. A cache that
        # cannot be written has nothing to clear away.
        with suppress(OSError):
            model_cache().mkdir(parents=True, exist_ok=True)
            held.enter_context(FileLock(model_cache() / "engine-trial.lock"))
        chosen = Memory(network.name, runner.device).chosen()
        return chosen or runner.try_out()


def _lite2() -> Network:
    from photoorg.models.lite2 import load_lite2

    return load_lite2()[0].network


NETWORKS: Final[Mapping[str, Callable[[], Network]]] = {"lite2": _lite2}
"""Networks that another process can make, by name."""
