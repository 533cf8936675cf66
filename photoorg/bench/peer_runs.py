"""Running programs that are measured: apart from the person's files, for a limited time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from photoorg.errors import PhotoorgError

_INHERITED = (
    "PATH", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "OMP_NUM_THREADS",
    "SSL_CERT_FILE", "SSL_CERT_DIR",
)  # fmt: skip
_FOR_PIP = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run of one program took."""

    photos: int
    """How many it has indexed."""
    index_s: float
    """Seconds from everything loaded to photos that can be searched."""
    load_s: float
    """Seconds from the start of the process to everything loaded."""
    apart: Mapping[str, float] = field(default_factory=dict)
    """Seconds of what it did besides, which is in neither of these."""
    parts: Mapping[str, float] = field(default_factory=dict)
    """Seconds of stages, which are in `index_s` or `load_s`."""
    versions: Mapping[str, str] = field(default_factory=dict)
    query_ms: float | None = None
    """Median milliseconds of a search by words in the same process; None if it has none."""
    hits: int = 0
    """The fewest that a search found."""
    text: tuple[float, ...] = ()
    """The unit vector of the probe text; empty without a search."""
    photo: tuple[float, ...] = ()
    """The unit vector of the probe photo."""

    @property
    def photos_per_s(self) -> float:
        """Photos per second, loading left out."""
        return self.photos / self.index_s

    @property
    def photos_per_s_with_loading(self) -> float:
        """Photos per second from the start of the process."""
        return self.photos / (self.index_s + self.load_s)


def private(home: Path, pip: bool = False) -> dict[str, str]:
    """The environment variables of a process whose home is `home`, and which finds no hub.

    For pip, those that say where it finds packages and how it reaches them are kept.
    """
    kept = {name: value for name, value in os.environ.items() if name in _INHERITED}
    if pip:
        kept |= {
            name: value
            for name, value in os.environ.items()
            if name.startswith("PIP_") or name.lower() in _FOR_PIP
        }
    (home / "tmp").mkdir(parents=True, exist_ok=True)
    return {
        **kept,
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "PHOTOORG_HOME": str(home / "photoorg"),
        "RCLIP_DATADIR": str(home / "rclip"),
        "RCLIP_USE_ONNX_ON_MACOS": "1",
        "HF_HOME": str(home / "huggingface"),
        "HF_HUB_OFFLINE": "1",
        "TRANSFORMERS_OFFLINE": "1",
        "DO_NOT_TRACK": "1",
        "MPLCONFIGDIR": str(home / "matplotlib"),
        "NUMBA_CACHE_DIR": str(home / "numba"),
    }


def run(
    command: Sequence[str | Path], variables: Mapping[str, str], limit_s: float, request: str = ""
) -> str:
    """What a command prints on stdout when it is given `request` on stdin.

    Raises PhotoorgError with the reason, which may be cut, when it fails or takes too long; then
    it and all that it has started are ended.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        env=dict(variables),
        cwd=variables["HOME"],
        start_new_session=True,
    )
    try:
        printed, complaints = process.communicate(request, limit_s)
    except BaseException as error:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        if isinstance(error, subprocess.TimeoutExpired):
            raise PhotoorgError(f"it took longer than {limit_s:.0f} s") from None
        raise
    if process.returncode:
        raise PhotoorgError(_reason(complaints) or f"it ended with {process.returncode}")
    return printed


def measure(
    command: Sequence[str | Path],
    variables: Mapping[str, str],
    limit_s: float,
    request: Mapping[str, Any],
) -> Measured:
    """What a program took that speaks as peer_drivers/drive.py does. Raises PhotoorgError."""
    began = time.monotonic()
    said = run(command, variables, limit_s, json.dumps({**request, "began": began}))
    return parsed(said)


def parsed(said: str) -> Measured:
    """The measurement in the last line that a driver printed. Raises PhotoorgError."""
    lines = said.strip().splitlines()
    try:
        answer = Measured(**json.loads(lines[-1]))
        usable = answer.photos > 0 and answer.index_s > 0
    except (ValueError, TypeError, IndexError):
        raise PhotoorgError(f"it gave no measurement but {said[-200:]!r}") from None
    if not usable:
        raise PhotoorgError("it indexed no photo")
    return answer


def _reason(complaints: str) -> str:
    """The last sentence of pip's errors or of a traceback."""
    lines = [line.strip() for line in complaints.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR:")]
    return (errors or lines or [""])[-1][:300]
