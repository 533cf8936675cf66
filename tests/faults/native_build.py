"""Compiling the small C libraries that are preloaded into processes under test."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

NATIVE = Path(__file__).with_name("native")


def why_not() -> str:
    """Why nothing can be compiled and preloaded here, or an empty text."""
    if not sys.platform.startswith("linux"):
        return "needs Linux (LD_PRELOAD)"
    return "" if shutil.which("gcc") or shutil.which("cc") else "needs a C compiler"


def build(name: str, folder: Path) -> Path:
    """The shared library made from `native/NAME.c`, in a folder. Raises CalledProcessError."""
    made = folder / f"{name}.so"
    compiler = shutil.which("gcc") or shutil.which("cc") or "cc"
    command = [compiler, "-O2", "-shared", "-fPIC", "-o", str(made), str(NATIVE / f"{name}.c")]
    subprocess.run([*command, "-ldl", "-lpthread"], check=True, capture_output=True)
    return made
