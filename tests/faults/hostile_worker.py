"""The fake worker of the window's tests, but every text it says is hostile.

python -m tests.faults.hostile_worker CANARIES OPTIONS…
"""

from __future__ import annotations

import dataclasses
import itertools
import sys
from enum import Enum
from pathlib import Path
from typing import Any

from tests.faults import ROOT
from tests.faults.hostile_text import payloads

sys.path.insert(0, str(ROOT / "tests" / "ui"))

_PLAIN = ("by", "stage", "commit", "spec")
"""Fields of the protocol itself, which the window compares and never shows as they are."""


def spoilt(value: Any, texts: itertools.cycle[str], plain: bool = False) -> Any:
    """A value of the protocol with every text in it replaced."""
    if isinstance(value, str) and not isinstance(value, Enum):
        if plain:
            return value
        return next(texts).encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, tuple):
        return tuple(spoilt(part, texts) for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: spoilt(getattr(value, field.name), texts, field.name in _PLAIN)
            for field in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **changed)
    return value


def main() -> None:
    """Serve as the fake worker does."""
    import fake_worker

    texts = itertools.cycle(payloads(Path(sys.argv.pop(1))))
    say = fake_worker.say
    fake_worker.say = lambda event: say(spoilt(event, texts))
    fake_worker.main()


if __name__ == "__main__":
    main()
