"""Reads files as the worker does, in a process of its own that can be watched from outside.

    python -m tests.faults.reading < paths > results

A path to a line in, one JSON object to a file out, in any order; a last object says what memory the
process and its decoders took.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults import ROOT

THREADS = 2
_WARM = 100
"""Files after which the process has grown to its size: imports, pools, caches."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file."""

    path: str
    kind: str
    """“ok”, or the kind of a MediaError; “bug” for any other exception."""
    reason: str
    seconds: float

    @property
    def is_understood(self) -> bool:
        """Whether it was read, or refused with a sentence for a person."""
        return self.kind == "ok" or (self.kind != "bug" and _is_a_sentence(self.reason))


@dataclass(frozen=True, slots=True)
class Readings:
    """What came of many files."""

    files: tuple[Reading, ...]
    exit_code: int
    grown: float
    """MiB by which the reading process grew after its first hundred files."""
    decoder_peak: float
    """MiB of the largest decoder."""
    decoders: int
    """How many decoders were started."""


def read_all(paths: Iterable[Path], timeout: float) -> Readings:
    """Read files in another process. Raises TimeoutExpired when it does not end."""
    lines = b"".join(os.fsencode(path) + b"\n" for path in paths)
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.reading"],
        input=lines,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        timeout=timeout,
        check=False,
    )
    said: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    files = tuple(Reading(**one) for one in said if "path" in one)
    end = said[-1] if said and "grown" in said[-1] else {}
    return Readings(
        files,
        done.returncode,
        end.get("grown", float("inf")),
        end.get("decoder_peak", float("inf")),
        end.get("decoders", 0),
    )


def _is_a_sentence(reason: str) -> bool:
    return len(reason) >= 10 and reason.isprintable() and "Traceback" not in reason


def _main() -> None:
    from photoorg.errors import MediaError
    from photoorg.isolation import DecoderPool
    from photoorg.media.identity import found_file

    with DecoderPool() as pool:

        def read(path: bytes) -> Reading:
            begun = time.monotonic()
            kind, reason = "ok", ""
            try:
                photo = pool.read_photo(found_file(path, os.lstat(path)))
                assert photo.thumbnail.startswith(b"\xff\xd8")
                assert len(photo.hash) == 32
            except MediaError as error:
                own = error.path == path
                kind, reason = str(error.kind.value) if own else "bug", error.reason
            except Exception as error:
                kind, reason = "bug", f"{type(error).__name__}: {error}"
            return Reading(os.fsdecode(path), kind, reason, time.monotonic() - begun)

        paths = sys.stdin.buffer.read().split(b"\n")[:-1]
        first = 0.0
        with ThreadPoolExecutor(THREADS) as threads:
            for number, reading in enumerate(threads.map(read, paths)):
                if number == min(_WARM, len(paths) // 2):
                    first = _resident()
                sys.stdout.write(
                    json.dumps({name: getattr(reading, name) for name in Reading.__slots__}) + "\n"
                )
        last, decoders = _resident(), pool.started
    # Only children that have ended are counted, as all have now.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    end = {"grown": last - first, "decoder_peak": peak, "decoders": decoders}
    sys.stdout.write(json.dumps(end) + "\n")


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


if __name__ == "__main__":
    _main()
