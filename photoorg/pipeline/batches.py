"""Work on photos in threads, a bounded number of batches ahead of whoever uses the results."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from photoorg.errors import MediaError

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 1
"""Batches that are worked on while one is being saved: what a crash costs is twice a batch."""


def in_batches(
    items: Sequence[Item], work: Callable[[Item], Result], size: int, threads: int
) -> Iterator[tuple[list[tuple[Item, Result]], list[tuple[Item, MediaError]]]]:
    """For each batch of `items` in order: those that `work` did, and those it failed with why.

    Other errors than MediaError are ours and go through. Closing the iterator drops what is
    ahead; the threads end before it returns.
    """
    waiting: deque[list[tuple[Item, Future[Result]]]] = deque()
    pool = ThreadPoolExecutor(threads, thread_name_prefix="photoorg-decode")
    try:
        for start in range(0, len(items), size):
            batch = items[start : start + size]
            waiting.append([(item, pool.submit(work, item)) for item in batch])
            if len(waiting) > _AHEAD:
                yield _collect(waiting.popleft())
        while waiting:
            yield _collect(waiting.popleft())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _collect(
    batch: list[tuple[Item, Future[Result]]],
) -> tuple[list[tuple[Item, Result]], list[tuple[Item, MediaError]]]:
    done: list[tuple[Item, Result]] = []
    failed: list[tuple[Item, MediaError]] = []
    for item, future in batch:
        try:
            done.append((item, future.result()))
        except MediaError as error:
            failed.append((item, error))
    return done, failed
