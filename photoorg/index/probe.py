"""Loading an index file where it can do no harm: in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

SECONDS = 120.0
"""A process that needs longer to load a file and search it hangs."""
QUERIES = 200
_NEAR = 10
_ROOM = 2 << 30
"""Bytes of memory it may use beside four times the size of the file."""


def probe_command() -> list[str]:
    """The command that starts such a process: this same program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "index-probe"]
    return [sys.executable, "-P", "-m", "photoorg", "index-probe"]


def loads_elsewhere(file: Path, dimension: int, ids: str, deleted: Sequence[int]) -> str:
    """Why a file cannot be loaded, and searched, in another process; an empty text if it can."""
    asked = {"file": str(file), "dimension": dimension, "ids": ids, "deleted": list(deleted)}
    try:
        done = subprocess.run(
            probe_command(),
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"it took more than {SECONDS:.0f} s"
    except OSError as error:
        return f"it could not be tried: {error}"
    if done.returncode == 0:
        return ""
    if done.returncode < 0:
        return f"it ended the process with signal {-done.returncode}"
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return said[-1][:200] if said else f"it ended the process with code {done.returncode}"


def probe(asked: bytes) -> str:
    """In that process: load the file and search it. What is wrong with it, or an empty text."""
    from photoorg.index.graph import new_graph
    from photoorg.index.saved import digest_of

    request = json.loads(asked)
    file, dimension = Path(request["file"]), int(request["dimension"])
    _limit_memory(4 * file.stat().st_size + _ROOM)
    graph = new_graph(dimension)
    graph.load_index(str(file))
    nodes = np.sort(np.array(graph.get_ids_list(), np.int64))
    live = np.setdiff1d(nodes, np.array(request["deleted"], np.int64))
    if digest_of(live) != request["ids"]:
        return "it holds other photos than it should"
    if len(live) == 0:
        return ""
    step = max(1, len(live) // QUERIES)
    queries = np.array(graph.get_items(live[::step]), np.float32).reshape(-1, dimension)
    if not np.isfinite(queries).all():
        return "it holds vectors that are none"
    graph.set_ef(2 * _NEAR)
    found, distances = graph.knn_query(queries, k=min(_NEAR, len(live)))
    if not np.isin(found.astype(np.int64), live).all() or not np.isfinite(distances).all():
        return "it finds photos that are not in it"
    return ""


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
