"""The real worker with the tiny model: what the kill tests start, and kill."""

from __future__ import annotations

import sys
from pathlib import Path

from tiny_model import TINY_FAMILY

from photoorg.library import Access, Library
from photoorg.models import registry
from photoorg.worker import serve

if __name__ == "__main__":
    registry.EMBEDDERS["tiny"] = TINY_FAMILY
    with Library.open(Path(sys.argv[1]), Access.INDEX) as library:
        serve(library, "tiny", sys.stdin, sys.stdout)
