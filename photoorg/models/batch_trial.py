"""How many photos at a time are fastest on this machine, by trying."""

from __future__ import annotations

from collections.abc import Callable

_LARGEST = 128
_LONGEST = 2.0
"""Seconds a batch may take: searches and Stop wait for the batch that is running."""
_WORTH = 0.97
"""A larger batch must save 3 % per photo: a smaller one lets searches in sooner."""
_HOPELESS = 1.2
"""So much slower per photo than the fastest, and still larger batches need not be tried."""
_SHORT = 0.1
"""Seconds below which one measurement says little."""


def best_batch(seconds: Callable[[int], float]) -> int:
    """The largest power of two up to 128 that is faster per photo than all smaller ones.

    `seconds` runs a batch of so many photos and says how long it took, infinity when there was
    too little memory for it.
    """
    seconds(1)  # The first run also sets things up.
    best, fastest = 1, _least(seconds, 1)
    count = 2
    while count <= _LARGEST:
        spent = _least(seconds, count)
        if spent > _LONGEST or spent / count > _HOPELESS * fastest:
            break
        if spent / count < _WORTH * fastest:
            best, fastest = count, spent / count
        count *= 2
    return best


def _least(seconds: Callable[[int], float], count: int) -> float:
    """The least of up to three measurements: other programs only ever add to the time."""
    least = seconds(count)
    for _ in range(2):
        if least >= _SHORT:
            break
        least = min(least, seconds(count))
    return least
