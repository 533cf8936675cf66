"""What a decoder gives up before it sees the first file, and whether that worked."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final

from photoorg.isolation import landlock, seccomp

MEMORY: Final = 1 << 30
"""Bytes of address space beyond what is mapped at the start: two real 16-megapixel HEIC photos
were refused with half of it."""
CPU_SECONDS: Final = 20
"""For one file."""
_OPEN_FILES: Final = 32
_NO_NEW_PRIVILEGES: Final = 38


@dataclass(frozen=True, slots=True)
class Rights:
    """How far a decoder is locked in."""

    limited: bool
    """Whether memory, processor time and files have limits."""
    landlock: int
    """Version of the kernel's Landlock interface; 0 where there is none."""
    seccomp: bool
    """Whether only listed system calls are allowed."""
    escapes: tuple[str, ...]
    """What it could still do when it tried: of reading a file, writing, connecting …"""

    @property
    def complete(self) -> bool:
        """Whether everything was tried and failed."""
        return self.limited and not self.escapes

    def words(self) -> str:
        """One clause for a person."""
        if self.complete:
            return "decoders are locked in"
        if not self.limited:
            return "decoders are separate processes, but this system lets them keep their rights"
        return f"decoders are separate processes, but could still: {', '.join(self.escapes)}"


def give_up_rights() -> Rights:
    """Limit this process and deny it all files, networks and programs, for good.

    Everything it needs must be imported and open. Where the system has no such means, less is
    given up, as the result says.
    """
    place = _a_folder()
    limited = _set_limits()
    kernel, filtered = 0, False
    if sys.platform == "linux":
        _forbid_new_privileges()
        kernel = landlock.restrict()
        filtered = seccomp.restrict()
    return Rights(limited, kernel, filtered, _escapes(place))


def allow_time() -> None:
    """Begin a new file: `CPU_SECONDS` from now on, then the kernel ends this process."""
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_SECONDS + 1, hard))


def _set_limits() -> bool:
    if sys.platform == "win32":
        return False
    import resource

    for limit, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_AS, _mapped() + MEMORY),
    ):
        # macOS knows no limit of address space.
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))
    return True


def _mapped() -> int:
    """Bytes of address space in use."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 1 << 30


def _forbid_new_privileges() -> None:
    import ctypes

    ctypes.CDLL(None, use_errno=True).prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)


def _a_folder() -> str:
    """A folder that files could be written to, as far as there is one."""
    try:
        return tempfile.gettempdir()
    except OSError:
        return os.getcwd()


def _escapes(place: str) -> tuple[str, ...]:
    """What is still possible of what must not be: each is tried, harmlessly."""
    write: Callable[[], object] = partial(_write_a_file, place)
    attempts = {"write a file": write, **_ATTEMPTS}
    return tuple(words for words, attempt in attempts.items() if _succeeds(attempt))


def _succeeds(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _read_a_file() -> None:
    os.close(os.open(__file__, os.O_RDONLY))


def _list_a_folder() -> None:
    os.listdir(os.path.dirname(__file__))


def _write_a_file(folder: str) -> None:
    place = os.path.join(folder, f"photoorg-probe-{os.getpid()}")
    os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    os.unlink(place)


def _connect() -> None:
    # A refused connection has left this process all the same.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tcp:
        if tcp.connect_ex(("127.0.0.1", 9)) in _DENIED:
            raise PermissionError


def _send_a_datagram() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.sendto(b"", ("127.0.0.1", 9))


def _start_a_program() -> None:
    os.posix_spawn(sys.executable, [sys.executable, "-c", ""], {})


def _fork() -> None:
    # Nothing but os._exit may run in the copy.
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)


def _signal_the_worker() -> None:
    os.kill(os.getppid(), 0)


def _limit_the_worker() -> None:
    import resource

    resource.prlimit(os.getppid(), resource.RLIMIT_CORE)


_DENIED: Final = (1, 13)  # EPERM, EACCES
_ATTEMPTS: Final[dict[str, Callable[[], object]]] = {
    "read a file": _read_a_file,
    "list a folder": _list_a_folder,
    "connect": _connect,
    "send a datagram": _send_a_datagram,
}
if sys.platform != "win32":
    _ATTEMPTS["start a program"] = _start_a_program
    _ATTEMPTS["start a process"] = _fork
    _ATTEMPTS["signal the worker"] = _signal_the_worker
if sys.platform == "linux":
    _ATTEMPTS["see or set the worker's limits"] = _limit_the_worker
