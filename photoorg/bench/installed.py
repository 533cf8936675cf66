"""Starting processes as an installed photoorg does."""

from __future__ import annotations

import os
import subprocess
import sys


def environment() -> dict[str, str]:
    """The environment of a process whose modules are compiled, as pip leaves them, and whose
    window needs no screen.

    They are compiled now where they are not: some shells tell Python never to keep that.
    """
    there = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    there.pop("PYTHONDONTWRITEBYTECODE", None)
    for module in ("photoorg.ui.app", "photoorg.worker"):
        subprocess.run([sys.executable, "-c", f"import {module}"], check=True, env=there)
    return there
