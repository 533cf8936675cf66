"""A scheduler of dask.distributed on the network, as far as photoorg uses one.

The only module that knows dask; it is imported when a person names a scheduler, and never else.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Generic, TypeAlias, TypeVar

from photoorg.errors import PhotoorgError, SchedulerError

CONNECT_SECONDS: Final = 10.0
ALONE_SECONDS: Final = 60.0
"""How long a scheduler may be without any worker: killed ones take a while to be replaced."""
_COUNT_SECONDS: Final = 2.0
"""Between two looks at how many workers there are."""

Client: TypeAlias = Any
"""dask's; most of its verbs have no types."""
Future: TypeAlias = Any
"""The same."""
Order = TypeVar("Order")
Answer = TypeVar("Answer")


class LostTask(Exception):
    """Workers could not do a task; `str(error)` says why."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Order]):
    """A task that has come to an end, one way or another."""

    order: Order
    future: Future


class Scheduler(Generic[Order, Answer]):
    """One function, called by the workers of a scheduler. Use as context manager.

    All verbs raise SchedulerError when the scheduler is gone, or has been without workers for a
    minute.
    """

    def __init__(self, address: str, work: Callable[[Order], Answer]) -> None:
        """`work` is a function of a module that the workers can import."""
        self.address = address
        self._work = work
        self._finished: queue.SimpleQueue[Future] = queue.SimpleQueue()
        self._orders: dict[Future, Order] = {}
        self._threads, self._counted, self._peopled = 0, float("-inf"), time.monotonic()
        self._client = _connected(address)

    @property
    def in_flight(self) -> int:
        """How many tasks have not been taken back by `finished`."""
        return len(self._orders)

    def threads(self) -> int:
        """How many tasks its workers do at a time, as of a moment ago."""
        now = time.monotonic()
        if now - self._counted >= _COUNT_SECONDS:
            self._counted = now
            self._threads = self._count()
            if self._threads:
                self._peopled = now
            elif now - self._peopled > ALONE_SECONDS:
                raise SchedulerError(f"The scheduler at {self.address} has no workers.")
        return self._threads

    def submit(self, order: Order) -> None:
        """Have a worker do this; another one when it dies."""
        try:
            future = self._client.submit(self._work, order, pure=False)
        except Exception as error:
            raise self._gone() from error
        self._orders[future] = order
        future.add_done_callback(self._finished.put)

    def finished(self, seconds: float) -> Iterator[Done[Order]]:
        """The tasks that have come to an end, after waiting for at most so long for a first."""
        with suppress(queue.Empty):
            future = self._finished.get(timeout=seconds)
            while True:
                yield Done(self._orders.pop(future), future)
                future = self._finished.get_nowait()

    def answer(self, done: Done[Order]) -> Answer:
        """What a task returned. Raises LostTask, and what the task raised of ours."""
        from distributed import CancelledError, KilledWorker

        try:
            answer: Answer = done.future.result()
        except PhotoorgError:
            raise
        except CancelledError as error:
            raise self._gone() from error
        except KilledWorker as error:
            raise LostTask("every worker that tried it died") from error
        except OSError as error:
            if self._client.status != "running":
                raise self._gone() from error
            raise LostTask(f"{type(error).__name__}: {error}") from error
        except Exception as error:
            raise LostTask(f"{type(error).__name__}: {error}") from error
        return answer

    def _count(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        except Exception as error:
            raise self._gone() from error

    def _gone(self) -> SchedulerError:
        return SchedulerError(
            f"The scheduler at {self.address} is gone; what was read is kept, "
            "and the next run goes on from there."
        )

    def close(self) -> None:
        """Have nobody begin what is not begun, and let go of the rest."""
        with suppress(Exception):
            self._client.cancel(list(self._orders), force=True)
        self._orders.clear()
        self._client.close(timeout=2)

    def __enter__(self) -> Scheduler[Order, Answer]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _connected(address: str) -> Client:
    try:
        import distributed
    except ImportError as error:
        raise SchedulerError(
            "Schedulers need dask.distributed: pip install 'photoorg[scheduler]'."
        ) from error
    try:
        connect: Callable[..., Client] = distributed.Client
        return connect(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise SchedulerError(f"No scheduler answers at {address}.") from error
