"""What a script loads, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Set


def check_loads_none(script: str, modules: Set[str]) -> str:
    """Run a script; what it prints. Fails when it does, or has loaded one of the modules at its
    end."""
    end = (
        f"\nimport sys\nloaded = {set(modules)!r} & set(sys.modules)\n"
        "sys.exit(f'loaded {loaded}' if loaded else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script + end], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout
