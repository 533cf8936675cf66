"""Which engine runs a network fastest on this machine and still gives its features: by trying.

All take turns on the same pictures, so that other programs slow them down alike, and the shortest
time of each counts. Features must point where those of the plain network point.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from photoorg.models.engines import PLAIN, Engine, Forward, Network

GUARD = 0.999
"""The least cosine, over all pictures, of pooled features with those of the plain network."""
SECONDS = 12.0
"""How long a trial may take, conversions for other engines included, once there are two to
compare; with torch alone it needs about half of that. What other programs take of the processor is
not counted."""
_BUILDING = 0.8
"""The share of that time after which nothing new is built."""
_FEWEST = 2
"""So many right ones are compared however long that takes: the best so far and one more."""
_ROUNDS = 8
_BEHIND = 1.2
"""Who is that much slower than the fastest after two rounds does not come to the next."""
_HOPELESS = 4.0
"""Who needs that many times as long as the plain network for one picture is no candidate."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Result:
    """What came of one engine."""

    name: str
    photos_per_s: float
    """0 where it was not timed."""
    min_cosine: float
    mean_cosine: float

    @property
    def right(self) -> bool:
        """Whether its features may stand for those of the plain network."""
        return self.min_cosine >= GUARD


@dataclass(frozen=True)
class Trial:
    """The results of a trial, fastest first."""

    results: tuple[Result, ...]
    complete: bool
    """False when there was no time for all engines."""

    @property
    def best(self) -> Result | None:
        """The fastest engine whose features are right."""
        return next((result for result in self.results if result.right), None)


class Clock:
    """Seconds since it was made, less those in which this process had to wait for its turn."""

    def __init__(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def seconds(self) -> float:
        """The lesser of real time and of what all threads together have computed; a fifth of
        real time at least."""
        real, computed = time.perf_counter() - self._began[0], time.process_time() - self._began[1]
        return max(min(real, computed), real / 5)


def find_fastest(
    network: Network,
    engines: Sequence[Engine],
    photos: Tensor,
    begins: Callable[[Engine], None] = lambda _: None,
) -> Trial:
    """A short trial on `photos`: who is wrong or far behind is not tried further.

    `begins` is told of every engine before it runs for the first time: an engine may end the
    process. An engine that raises is left out.
    """
    clock = Clock()
    expected, patience = _reference(network, photos)
    ready: dict[str, Forward] = {}
    cosines: dict[str, Tensor] = {}
    complete = True
    for engine in engines:
        if len(ready) >= _FEWEST and clock.seconds() > _BUILDING * SECONDS:
            complete = False
            break
        begins(engine)
        tried = _try(engine, network, photos, patience)
        if tried is None:
            continue
        forward, features = tried
        cosines[engine.name] = compare(features, expected)
        if cosines[engine.name].min() >= GUARD:
            ready[engine.name] = forward
    seconds = race(ready, photos, _ROUNDS, _BEHIND, lambda: clock.seconds() > SECONDS)
    return Trial(_results(cosines, seconds, len(photos)), complete)


def measure_all(
    network: Network, engines: Sequence[Engine], photos: Tensor, rounds: int
) -> tuple[Result, ...]:
    """Speed and exactness of every engine that runs, right or not, fastest first."""
    expected, _ = _reference(network, photos)
    ready: dict[str, Forward] = {}
    cosines: dict[str, Tensor] = {}
    for engine in engines:
        tried = _try(engine, network, photos, patience=float("inf"))
        if tried is not None:
            ready[engine.name] = tried[0]
            cosines[engine.name] = compare(tried[1], expected)
    seconds = race(ready, photos, rounds)
    return _results(cosines, seconds, len(photos))


def compare(features: Tensor, expected: Tensor) -> Tensor:
    """The cosines (n,) of features with what they should be, maps pooled; 0 for no number."""
    here, there = _pooled(features).double(), _pooled(expected).double()
    return torch.nn.functional.cosine_similarity(here, there, dim=1).nan_to_num(0.0)


def race(
    forwards: dict[str, Forward],
    photos: Tensor,
    rounds: int,
    behind: float = float("inf"),
    late: Callable[[], bool] = lambda: False,
) -> dict[str, float]:
    """The least seconds of each for all photos, by name; all run in turn, in every round.

    Those that are `behind` times slower than the fastest after two rounds are out. There is one
    round at least; none begins when it is `late`.
    """
    least: dict[str, float] = {}
    runners = list(forwards)
    for number in range(rounds):
        if number and (len(runners) < 2 or late()):
            break
        for name in runners:
            spent = _seconds(forwards[name], photos)
            least[name] = min(least.get(name, spent), spent)
        if number:
            fastest = min(least.values())
            runners = [name for name in runners if least[name] <= behind * fastest]
    return least


def _reference(network: Network, photos: Tensor) -> tuple[Tensor, float]:
    """The plain network's features, and how long others may take for one picture."""
    plain = PLAIN.build(network, photos.device)
    plain(photos[:1])
    patience = _HOPELESS * _seconds(plain, photos[:1])
    return plain(photos), patience


def _try(
    engine: Engine, network: Network, photos: Tensor, patience: float
) -> tuple[Forward, Tensor] | None:
    """The engine and its features; None when it raises or is hopelessly slow."""
    try:
        forward = engine.build(network, photos.device)
        # The first run also sets things up, and another program may be in the way of the next.
        if any(_seconds(forward, photos[:1]) <= patience for _ in range(3)):
            return forward, forward(photos)
        _log.info("%s is far too slow here", engine.name)
    except Exception as error:  # Engines raise whatever they like; they are optional.
        reason = (str(error).strip() or type(error).__name__).splitlines()[0]
        _log.info("%s cannot be used: %s", engine.name, reason)
    return None


def _seconds(forward: Forward, photos: Tensor) -> float:
    began = time.perf_counter()
    # Other devices work on while Python goes on; what is copied from them has been computed.
    forward(photos).cpu()
    return time.perf_counter() - began


def _results(
    cosines: dict[str, Tensor], seconds: dict[str, float], count: int
) -> tuple[Result, ...]:
    results: Iterable[Result] = (
        Result(
            name,
            count / seconds[name] if name in seconds else 0.0,
            cosine.min().item(),
            cosine.mean().item(),
        )
        for name, cosine in cosines.items()
    )
    return tuple(sorted(results, key=lambda result: -result.photos_per_s))


def _pooled(features: Tensor) -> Tensor:
    return features.flatten(2).mean(dim=2) if features.ndim > 2 else features
