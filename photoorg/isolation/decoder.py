"""One decoder as the worker sees it: a child process that owes answers."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from typing import Final

from PIL import Image

from photoorg.errors import ProblemKind, ProtocolError
from photoorg.isolation import channel, messages, seccomp
from photoorg.isolation.messages import Order, Refused, Seen, Size, Started
from photoorg.isolation.rights import Rights
from photoorg.media import Look

START_LIMIT: Final = 60.0
"""Seconds for a decoder to begin, on a busy machine with a cold disk."""
_PATIENCE: Final = 6
"""Time limits for a decoder that works, but gets little processor time."""
_IDLE: Final = 0.05
"""Share of the time limit below which it did not work."""
_GRACE: Final = 3.0
"""Seconds for an answer that has begun to arrive."""


class Ended(Exception):
    """A decoder died, hung or answered nonsense; says in words which."""


class Slow(Exception):
    """A decoder did nothing but wait for the disk."""


class Decoder:
    """A child process and what is shared with it. One thread at a time may use it."""

    def __init__(self, command: Sequence[str]) -> None:
        """Raises OSError when the system starts no further process."""
        self._pixels = channel.SharedPixels()
        try:
            self._process, self._connection = channel.start(command, self._pixels)
        except BaseException:
            self._pixels.close()
            raise
        self._first_size = 0
        self.rights = Rights(False, 0, False, ())
        """What it gave up, once it has begun."""
        self.usable = False
        """Whether it waits for an order; not while it owes an answer, nor after a failure."""
        self.files = 0
        self.deadline = math.inf
        """When it has been waited for too long, on the monotonic clock."""

    def begin(self) -> None:
        """Wait until it is ready. Raises Ended when that does not come."""
        said = self._receive(START_LIMIT) if self._connection.poll(START_LIMIT) else None
        if not isinstance(said, Started):
            raise Ended("did not begin")
        self.rights = Rights(said.limited, said.landlock, said.seccomp, said.escapes)
        self._first_size = _memory_of(self._process.pid)
        self.usable = True

    def look(self, order: Order, file: int, time_limit: float) -> Look | Refused:
        """What it makes of an open file. Raises Ended and Slow."""
        self.usable = False
        self.files += 1
        self._send(order, file, time_limit)
        self._wait(time_limit)
        answer = self._receive(_GRACE)
        if isinstance(answer, Refused) and answer.kind in set(ProblemKind):
            self.usable = True
            return answer
        if not isinstance(answer, Seen) or not _fits(answer, order):
            raise Ended("answered nonsense")
        images = self._images(answer.sizes)
        self.usable = True
        return Look(images, answer.metadata, answer.milliseconds, answer.frames)

    def has_grown(self, by: int) -> bool:
        """Whether it holds on to so many bytes more than at its start."""
        return _memory_of(self._process.pid) > self._first_size + by

    def end(self) -> None:
        """End it and let go of what was shared with it."""
        self.kill()
        self._connection.close()
        self._pixels.close()

    def kill(self) -> None:
        """End it, whatever it is doing; its user notices."""
        self.usable = False
        channel.end(self._process)

    def _send(self, order: Order, file: int, time_limit: float) -> None:
        self.deadline = time.monotonic() + time_limit
        try:
            if self._connection.poll(0):
                raise Ended("answered nonsense" if self._process.poll() is None else self._fate())
            self._connection.send_bytes(messages.to_bytes(order))
            channel.send_file(self._connection, file, self._process.pid)
        except OSError:
            raise Ended(self._fate()) from None
        finally:
            self.deadline = math.inf

    def _wait(self, time_limit: float) -> None:
        """Until an answer comes, for as long as there is hope."""
        began = worked = _cpu_seconds(self._process.pid)
        for _ in range(_PATIENCE):
            if self._connection.poll(time_limit):
                return
            before, worked = worked, _cpu_seconds(self._process.pid)
            if began is None or before is None or worked is None:
                break
            if worked - before < _IDLE * time_limit:
                if _waits_for_disk(self._process.pid):
                    raise Slow
                break
            if worked - began > 0.9 * time_limit:
                break
        raise Ended(f"did not end within {time_limit:.0f} seconds")

    def _receive(self, seconds: float) -> object:
        self.deadline = time.monotonic() + seconds
        try:
            return messages.from_bytes(self._connection.recv_bytes(messages.LONGEST))
        except ProtocolError:
            raise Ended("answered nonsense") from None
        except (EOFError, OSError):
            raise Ended(self._fate()) from None
        finally:
            self.deadline = math.inf

    def _images(self, sizes: Sequence[Size]) -> tuple[Image.Image, ...]:
        pixels = self._pixels.take(_bytes(sizes))
        if len(pixels) != _bytes(sizes):
            raise Ended("answered nonsense")
        images, start = [], 0
        for size in sizes:
            end = start + _bytes([size])
            images.append(Image.frombytes("RGB", (size.width, size.height), pixels[start:end]))
            start = end
        return tuple(images)

    def _fate(self) -> str:
        """How it died, in words."""
        try:
            code = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return "stopped answering"
        if code >= 0:
            return f"ended (exit code {code})"
        try:
            return f"crashed ({signal.Signals(-code).name})"
        except ValueError:
            return f"crashed (signal {-code})"


def _fits(seen: Seen, order: Order) -> bool:
    """Whether there are as many pictures as were ordered (of a moving one, as many or fewer), each
    as large or smaller."""
    fits = order.fits
    if fits[0].frames > 1:
        if not len(seen.milliseconds) == len(seen.sizes) <= fits[0].frames:
            return False
        fits = fits * len(seen.sizes)
    return (
        len(seen.sizes) == len(fits)
        and all(
            (max if fit.longer else min)(size.width, size.height) <= fit.edge
            for size, fit in zip(seen.sizes, fits, strict=True)
        )
        and _bytes(seen.sizes) <= channel.PIXELS
    )


def _bytes(sizes: Sequence[Size]) -> int:
    """What pictures take in RGB."""
    return sum(size.width * size.height * 3 for size in sizes)


def _memory_of(pid: int) -> int:
    """Bytes of its own that a process holds in memory; 0 where the system does not say."""
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as file:
            _, resident, shared, *_ = map(int, file.read().split())
    except (OSError, ValueError):
        return 0
    return (resident - shared) * os.sysconf("SC_PAGE_SIZE")


def _cpu_seconds(pid: int) -> float | None:
    """Processor time of a process so far; None where the system does not say."""
    fields = _status(pid)
    if fields is None:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _waits_for_disk(pid: int) -> bool:
    """Whether a process sleeps in the middle of reading."""
    fields = _status(pid)
    if fields is not None and fields[0] == "D":
        return True
    try:
        with open(f"/proc/{pid}/syscall", encoding="ascii") as file:
            return seccomp.reads(int(file.read().split()[0]))
    except (OSError, ValueError):
        return False


def _status(pid: int) -> list[str] | None:
    """The fields of /proc/PID/stat from the state on (proc(5)); None where there is none."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            return file.read().rpartition(")")[2].split()
    except OSError:
        return None
