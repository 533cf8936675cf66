"""A process that has everything imported and forks one process under test per line on stdin.

So the seconds of importing are paid once and a kill costs tenths. It forks before any database is
open. It adopts what a killed process leaves behind, and so knows exactly when the last orphan is
gone.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

_ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER
ORPHANS_MAY_LIVE = 2.0
"""Seconds."""
_WAIT = 10.0


class Stage:
    """The stage seen from the laboratory: start a process under test, kill it, ask how it ended."""

    def __init__(self) -> None:
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.stage"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
            env=environment,
        )

    def start(self, verb: str, library: Path, acks: Path, **more: Any) -> int:
        """Fork a process that does `verb`; returns its id."""
        return int(self._ask({"verb": verb, "library": str(library), "acks": str(acks), **more}))

    def ended(self) -> tuple[int, int, float]:
        """Wait for the process and its orphans: its wait status, how many orphans outlived it by
        more than `ORPHANS_MAY_LIVE` seconds, and the seconds until the last was gone."""
        status, orphans, seconds = json.loads(self._ask({"verb": "end"}))
        return int(status), int(orphans), float(seconds)

    def close(self) -> None:
        """End the stage."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()

    def __enter__(self) -> Stage:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask(self, request: dict[str, Any]) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"The stage ended ({self._process.wait(10)}).")
        return answer


def _serve() -> None:
    from tests.faults import life

    life.use_tiny_models()
    _import_all()
    ctypes.CDLL(None).prctl(_ADOPT_ORPHANS, 1, 0, 0, 0)
    child = 0
    for line in sys.stdin:
        request = json.loads(line)
        if request["verb"] == "end":
            _say(json.dumps(_wait_for(child)))
            continue
        child = os.fork()
        if child == 0:
            _play(request)
        _say(str(child))


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _play(request: dict[str, Any]) -> None:
    """Be the process under test."""
    from tests.faults import life, window
    from tests.faults.facts import Acknowledgements

    code = 1
    acks = Acknowledgements(Path(request["acks"]))
    try:
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, 0)
        os.dup2(null, 1)
        library = Path(request["library"])
        match request["verb"]:
            case "organize":
                life.organize(library, acks)
            case "correct":
                life.correct(library, acks, request["seed"])
            case "fill":
                life.fill(library, acks, request["size"])
            case "ready":
                life.ready(library, acks)
            case "window":
                window.be_a_window(library, acks)
        code = 0
    except BaseException as error:
        import traceback

        traceback.print_exc()
        acks.say(done=True, failed=f"{type(error).__name__}: {error}")
    finally:
        os._exit(code)


def _wait_for(child: int) -> tuple[int, int, float]:
    status = os.waitpid(child, 0)[1]
    began = time.monotonic()
    late = False
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return status, int(late), time.monotonic() - began
        now = time.monotonic() - began
        late = now > ORPHANS_MAY_LIVE
        if now > _WAIT:
            return status, _children(), now
        if pid == 0:
            time.sleep(0.002)


def _children() -> int:
    file = Path(f"/proc/self/task/{os.getpid()}/children")
    return len(file.read_text().split())


def _import_all() -> None:
    """What the pipeline imports late."""
    import graspologic_native  # noqa: F401
    import hnswlib  # noqa: F401
    import scipy.cluster.hierarchy
    import scipy.spatial  # noqa: F401

    from photoorg import worker  # noqa: F401
    from tests.faults import window  # noqa: F401


if __name__ == "__main__":
    _serve()
