"""The real command line with the tiny models: `python tiny_add.py --library L add FOLDER`."""

from __future__ import annotations

from colour_describer import COLOUR_FAMILY
from tiny_model import TINY_FAMILY

from photoorg.cli import main
from photoorg.models import registry

if __name__ == "__main__":
    registry.EMBEDDERS["tiny"] = TINY_FAMILY
    registry.DESCRIBERS["builtin"] = COLOUR_FAMILY
    main()
