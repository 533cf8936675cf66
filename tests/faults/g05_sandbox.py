"""G5: what a decoder that has been taken over can still do: nothing of what matters."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.faults import ROOT
from tests.faults.outcome import Outcome, Scale, not_measured

TITLE = "decoders without rights"


def measure(scale: Scale, scratch: Path) -> Outcome:
    """Try everything from inside, locked in and, as the control, free."""
    locked, free = attempt(scratch / "locked", "locked"), attempt(scratch / "free", "free")
    tried = locked["succeeded"]
    wanted = f"0 of {len(tried)} attempts succeed from inside; the control's do; the probe of a "
    wanted += "real decoder finds no escape"
    if not locked["landlock"] and not locked["seccomp"]:
        return not_measured("G5", TITLE, wanted, "this kernel has neither Landlock nor seccomp")
    escapes = sorted(name for name, succeeded in tried.items() if succeeded)
    # What fails even for a free process (IPv6 where there is none) shows nothing.
    shown = sum(free["succeeded"].values())
    probe = real_rights()
    return Outcome(
        "G5",
        TITLE,
        wanted,
        f"{len(escapes)} of {len(tried)} succeeded (Landlock {locked['landlock']}, seccomp "
        f"{'on' if locked['seccomp'] else 'off'}); control: {shown} succeeded; probe: "
        f"{', '.join(probe) or 'no escape'}",
        not (escapes or probe or locked["own"]) and shown >= 0.8 * len(tried),
        (
            *(f"Still possible: {name}" for name in escapes),
            *(f"The control could not: {n}" for n, could in free["succeeded"].items() if not could),
        ),
    )


def attempt(folder: Path, how: str) -> dict[str, Any]:
    """What a captive says of its attempts in a folder that is made for it."""
    folder.mkdir(parents=True)
    for name in ("secret", "old", "spare"):
        (folder / name).write_text(name)
    with socket.socket(socket.AF_UNIX) as door, socket.socket() as port:
        _bind_in(folder, door)
        door.listen()
        port.bind(("127.0.0.1", 0))
        port.listen()
        (folder / "port").write_text(str(port.getsockname()[1]))
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.captive", str(folder), how],
            cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    if not done.stdout:
        raise RuntimeError(f"the captive ended ({done.returncode}): {done.stderr[-500:]}")
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def real_rights() -> tuple[str, ...]:
    """What a decoder of a real pool says it can still do."""
    from photoorg.isolation import DecoderPool

    with DecoderPool() as pool:
        rights = pool.rights()
    return rights.escapes if rights.limited else ("no limits",)


def _bind_in(folder: Path, door: socket.socket) -> None:
    """Paths of sockets are short; scratch folders are not."""
    here = os.getcwd()
    os.chdir(folder)
    try:
        door.bind("door")
    finally:
        os.chdir(here)
