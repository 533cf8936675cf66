"""The real worker with the tiny models: what the kill tests start, and kill."""

from __future__ import annotations

import sys
from pathlib import Path

from colour_describer import COLOUR_FAMILY, SLOW_DESCRIBERS
from tiny_model import SLOW_FAMILY, TINY_FAMILY

from photoorg.library import Access, Library
from photoorg.models import registry
from photoorg.settings import Settings
from photoorg.worker import serve

if __name__ == "__main__":
    registry.EMBEDDERS |= {"tiny": TINY_FAMILY, "slow": SLOW_FAMILY}
    registry.DESCRIBERS |= {"builtin": COLOUR_FAMILY, "slow": SLOW_DESCRIBERS}
    with Library.open(Path(sys.argv[1]), Access.INDEX) as library:
        if not (library.paths.library / "settings.json").exists():
            Settings.change(library.paths, model="tiny", pause_on_battery=False)
        serve(library, sys.stdin, sys.stdout)
