"""Loading large modules quickly."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """While large modules are loaded, no garbage is collected, and what they made is never looked
    at again.

    They make more than a hundred thousand objects, and all of them last. Python would look through
    them again and again: that takes much of the time in which torch is loaded, and moments later.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()
