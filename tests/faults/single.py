"""Measures one goal in a process of its own, which may crash without taking the table along."""

from __future__ import annotations

import importlib
import json
import logging
import os
import sys
from dataclasses import asdict
from pathlib import Path

from tests.faults.outcome import Scale


def main(module: str, share: str, seed: str, scratch: str, result: str) -> None:
    """Call `measure` of a module and write its Outcome as JSON."""
    logging.basicConfig(level=logging.ERROR)
    # Nothing of the person who runs this is read or written.
    os.environ["PHOTOORG_HOME"] = str(Path(scratch).with_name("home"))
    outcome = importlib.import_module(module).measure(Scale(float(share), int(seed)), Path(scratch))
    Path(result).write_text(json.dumps(asdict(outcome)), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
