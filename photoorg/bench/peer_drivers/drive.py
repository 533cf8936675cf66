"""Times one program: `python -I drive.py MODULE`, a request on stdin, one line of JSON on stdout.

Both are objects; peer_runs.py writes the one and reads the other. MODULE lies beside this file and
has `start(request)`, which returns a Program or a Searcher.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import os
import statistics
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol, cast

_WARMING = 3
"""Searches before those that count."""


class Program(Protocol):
    """A program that is measured."""

    packages: tuple[str, ...]
    """The distributions whose versions are told."""
    apart: dict[str, float]
    """Seconds within `index` that are not indexing; those under `load_s` are loading."""
    parts: dict[str, float]
    """Seconds of the stages of `load` and `index`, where it has any."""

    def load(self) -> None:
        """Import and load all that is loaded once, however many photos there are."""

    def index(self) -> int:
        """Index the folder of the request from zero until it can be searched; how many photos."""


class Searcher(Program, Protocol):
    """A program that also answers words, with the weights that all of them are given."""

    def search(self, text: str) -> int:
        """Answer words as the program does it; how many hits."""

    def read(self, text: str) -> list[float]:
        """The unit vector of a text."""

    def see(self, photo: str) -> list[float]:
        """The unit vector of a photo file."""


def measure(program: Program | Searcher, request: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to a request: seconds, milliseconds, versions, and two vectors to compare.

    `request["began"]` is when the process was started, by `time.monotonic()`.
    """
    program.load()
    loaded = time.monotonic()
    photos = program.index()
    done = time.monotonic()
    apart = dict(program.apart)
    answer: dict[str, Any] = {
        "photos": photos,
        "index_s": done - loaded - sum(apart.values()),
        "load_s": loaded - request["began"] + apart.pop("load_s", 0.0),
        "apart": apart,
        "parts": program.parts,
        "versions": {name: importlib.metadata.version(name) for name in program.packages},
    }
    if hasattr(program, "search"):
        answer |= _asked(cast(Searcher, program), request)
    return answer


def _asked(program: Searcher, request: Mapping[str, Any]) -> dict[str, Any]:
    """Milliseconds of a search in a process that has searched before, and vectors of two probes."""
    queries = request["queries"]
    for text in queries[:_WARMING]:
        program.search(text)
    seconds, hits = [], []
    for text in queries[_WARMING:]:
        asked = time.perf_counter()
        hits.append(program.search(text))
        seconds.append(time.perf_counter() - asked)
    return {
        "query_ms": 1e3 * statistics.median(seconds),
        "hits": min(hits),
        "text": program.read(request["probe_text"]),
        "photo": program.see(request["probe_photo"]),
    }


def main(module: Any) -> None:
    """Answer the request on stdin; whatever else is printed goes to stderr."""
    reply = os.dup(1)
    os.dup2(2, 1)
    request = json.loads(sys.stdin.read())
    answer = measure(module.start(request), request)
    with os.fdopen(reply, "w", encoding="utf-8") as stream:
        stream.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main(importlib.import_module(sys.argv[1]))
