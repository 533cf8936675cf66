"""`photoorg add` on a disk that fails: the Nth write, sync, rename or new file does not work.

A stage process, started with the preloaded library native/nthfail.c, has everything imported and
forks one `photoorg add` per request; only the forked process is armed.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from photoorg.jobs import Step
from photoorg.settings import Paths, Settings
from tests.faults import ROOT, examine, facts, life, native_build
from tests.faults.life import Undisturbed

OPERATIONS = {
    "write": "w",
    "sync": "s",
    "rename": "r",
    "resize": "t",
    "create": "c",
    "folder": "d",
    "any": "wsrtcd",
}
ERRORS = {"full": errno.ENOSPC, "broken": errno.EIO, "read-only": errno.EROFS}
SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Fault:
    """What fails: the `n`th of some operations, with an error, and all later ones if it lasts."""

    operation: str
    n: int
    error: str
    lasts: bool = True

    def __str__(self) -> str:
        since = "from" if self.lasts else "at"
        return f"{self.error} {since} {self.operation} {self.n}"


@dataclass(frozen=True, slots=True)
class Came:
    """How a process under test ended."""

    code: int
    """Its exit code, negative for a signal."""
    operations: int
    """How many operations it got to."""
    said: str
    """What it wrote to stderr."""


class Adding:
    """The stage seen from the laboratory. Use as a context manager."""

    def __init__(self, scratch: Path) -> None:
        """Raises RuntimeError, with the reason, where nothing can be preloaded."""
        if native_build.why_not():
            raise RuntimeError(native_build.why_not())
        scratch.mkdir(parents=True, exist_ok=True)
        self._scratch = scratch
        preload = native_build.build("nthfail", scratch)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.failing_disk"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "LD_PRELOAD": str(preload), "OPENBLAS_NUM_THREADS": "1"},
        )

    def add(self, library: Path, photos: Path, fault: Fault | None, acks: Path) -> Came:
        """Add a folder to a library while the disk fails, or while it does not."""
        said = self._scratch / "stderr"
        chosen = fault or Fault("any", 0, "full")
        request = {
            "library": str(library),
            "photos": str(photos),
            "operations": OPERATIONS[chosen.operation],
            "n": chosen.n,
            "error": ERRORS[chosen.error],
            "lasts": chosen.lasts,
            "acks": str(acks),
            "stderr": str(said),
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        code, operations = json.loads(self._process.stdout.readline())
        return Came(code, operations, said.read_text(errors="replace"))

    def __enter__(self) -> Adding:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()


def new_library(library: Path) -> Path:
    """An empty folder for a library that shall use the tiny model."""
    shutil.rmtree(library, ignore_errors=True)
    library.mkdir(parents=True)
    Settings.change(Paths(library), model=life.MODEL)
    return library


def trial(adding: Adding, whole: Undisturbed, scratch: Path, fault: Fault) -> list[str]:
    """What was wrong, in words, after adding photos while the disk fails, and once more when it
    does not."""
    library, acks = new_library(scratch / "library"), scratch / "acks"
    acks.unlink(missing_ok=True)
    came = adding.add(library, whole.folder, fault, acks)
    wrong = _manners(came)
    promised = facts.promised(facts.said(acks))
    wrong += _losses(library, promised, whole)
    again = adding.add(library, whole.folder, None, acks)
    if again.code != 0:
        wrong.append(f"the run after it ended with {again.code}: {_last_line(again.said)}")
    wrong += examine.missing(set(whole.facts), library)
    read = examine.read_contents(examine.held(library))
    wrong += examine.thumbnails(library, read, whole)
    wrong += [f"left behind: {part.name}" for part in life.parts_below(library)]
    return [f"{fault}: {words}" for words in wrong]


def _manners(came: Came) -> list[str]:
    """A fault ends a run with one sentence, or not at all."""
    wrong = [] if came.code in (0, 1) else [f"ended with {came.code}"]
    if "Traceback" in came.said:
        wrong.append(f"a traceback: {_last_line(came.said)}")
    if came.code == 1 and not _last_line(came.said).startswith("Error: "):
        wrong.append(f"no sentence: {_last_line(came.said)}")
    return wrong


def _losses(library: Path, promised: set[str], whole: Undisturbed) -> list[str]:
    copy = examine.copy_databases(library, library.with_name("copy"))
    wrong = [words for file in sorted(copy.glob("*.db")) for words in examine.damage(file)]
    wrong += examine.missing(promised, copy)
    shown = [examine.thumbnails(library, examine.read_contents(promised), whole)]
    return wrong + [words for one in shown for words in one]


def _last_line(said: str) -> str:
    lines = [line for line in said.strip().splitlines() if line.strip()]
    return lines[-1] if lines else ""


# In the stage process


def _serve() -> None:
    from tests.faults.stage import _import_all

    life.use_tiny_models()
    _import_all()
    for line in sys.stdin:
        request = json.loads(line)
        told, tell = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(told)
            _play(request, tell)
        os.close(tell)
        with os.fdopen(told) as counted:
            count = int(counted.read() or 0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(json.dumps([code, count]) + "\n")
        sys.stdout.flush()


def _play(request: dict[str, Any], tell: int) -> None:
    """Be `photoorg add`, armed."""
    shim = ctypes.CDLL(None)
    code = 1
    with open(request["stderr"], "w", buffering=1) as stderr:
        os.dup2(stderr.fileno(), 2)
        os.dup2(stderr.fileno(), 1)
        try:
            folder, letters = os.fsencode(request["library"]), request["operations"].encode()
            shim.nthfail_arm(
                folder, letters, ctypes.c_long(request["n"]), request["error"], request["lasts"]
            )
            code = _add(Path(request["library"]), request["photos"], Path(request["acks"]))
        except BaseException:
            import traceback

            traceback.print_exc()
            code = 70
        finally:
            shim.nthfail_count.restype = ctypes.c_long
            os.write(tell, str(shim.nthfail_count()).encode())
            os._exit(code)


def _add(library: Path, photos: str, acks: Path) -> int:
    from photoorg import cli, progress

    told, plain = facts.Acknowledgements(acks), progress.run_with_bars

    def steps_told(steps: Iterator[Step]) -> Any:
        value = yield from _telling(steps, library, told)
        return value

    progress.run_with_bars = lambda steps, quiet=False: plain(steps_told(steps), quiet)
    try:
        cli.main(["--library", str(library), "add", photos], prog_name="photoorg")
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def _telling(steps: Any, library: Path, told: facts.Acknowledgements) -> Any:
    """The same steps; what is saved at each is promised."""
    with closing(sqlite3.connect(f"file:{library / 'index.db'}?mode=ro", uri=True)) as db:
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                return end.value
            told.tell(facts.of_index(db))
            yield step


if __name__ == "__main__":
    _serve()
