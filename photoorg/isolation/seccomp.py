"""A list of the system calls that decoding needs; all others fail (seccomp(2), Linux).

Landlock knows no datagrams, no `chmod` of an open file and no `ioctl`; this does, and it stands
where a kernel has no Landlock.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Sequence
from typing import Final

# System call numbers: (x86-64, AArch64).
_ALLOWED: Final = {
    # The open file, the pixels, the pipe to the worker.
    "read": (0, 63),
    "pread64": (17, 67),
    "readv": (19, 65),
    "lseek": (8, 62),
    "fstat": (5, 80),
    "newfstatat": (262, 79),
    "statx": (332, 291),
    "close": (3, 57),
    "dup": (32, 23),
    "write": (1, 64),
    "writev": (20, 66),
    "poll": (7, None),
    "ppoll": (271, 73),
    "sendto": (44, 206),
    "recvfrom": (45, 207),
    "sendmsg": (46, 211),
    "recvmsg": (47, 212),
    # Memory.
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "brk": (12, 214),
    # Threads, as libheif and dav1d start them.
    "futex": (202, 98),
    "set_robust_list": (273, 99),
    "rseq": (334, 293),
    "prctl": (157, 167),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "membarrier": (324, 283),
    "gettid": (186, 178),
    "getpid": (39, 172),
    "getppid": (110, 173),
    # Signals to itself, and the end.
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "restart_syscall": (219, 128),
    "exit": (60, 93),
    "exit_group": (231, 94),
    # Time, chance and limits.
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "nanosleep": (35, 101),
    "gettimeofday": (96, 169),
    "getrandom": (318, 278),
    "getrusage": (98, 165),
    "times": (100, 153),
    "sysinfo": (99, 179),
    "uname": (63, 160),
}
_CLONE: Final = (56, 220)
_CLONE3: Final = (435, 435)
_FCNTL: Final = (72, 25)
_PRLIMIT: Final = (302, 261)
_TGKILL: Final = (234, 131)
"""Calls that are allowed with some arguments only: see `_compiled`."""
_CLONE_THREAD: Final = 0x10000
_DESCRIPTOR_FLAGS: Final = (0, 1, 2, 3, 1030)
"""F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC: no leases, no signals."""
_MACHINES: Final = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
"""Column of the table, and AUDIT_ARCH of linux/audit.h."""

_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
_UNKNOWN = 0x00050000 | errno.ENOSYS
_X32_CALLS: Final = 0x40000000
_SET_SECCOMP, _FILTER = 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def restrict() -> bool:
    """Let this process, for good, make the listed calls only; others fail with EPERM.

    Needs "no new privileges". False where the kernel or the processor is another, and nothing
    happened.
    """
    if platform.system() != "Linux" or platform.machine() not in _MACHINES:
        return False
    code = _compiled(*_MACHINES[platform.machine()])
    block = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.cast(block, ctypes.c_void_p))
    libc = ctypes.CDLL(None, use_errno=True)
    return bool(libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0)


def _compiled(column: int, architecture: int) -> bytes:
    """The filter as instructions of classic BPF (linux/filter.h)."""
    calls = [pair[column] for pair in _ALLOWED.values()]
    numbers = [number for number in calls if number is not None]
    count = len(numbers)
    own = (os.getpid(),)
    return b"".join(
        [
            _instruction(_LOAD, 4),  # seccomp_data.arch
            _instruction(_JUMP_EQUAL, architecture, 1, 0),
            _instruction(_RETURN, _KILL),
            _instruction(_LOAD, 0),  # seccomp_data.nr
            # Threads, but no processes; glibc asks `clone` when the newer call is unknown, whose
            # flags lie in memory that no filter can see.
            *_when(_CLONE3[column], [_instruction(_RETURN, _UNKNOWN)]),
            *_when(_CLONE[column], _argument_has_bit(0, _CLONE_THREAD)),
            # Limits of and signals to itself, not to the worker.
            *_when(_PRLIMIT[column], _argument_is(0, (0, *own))),
            *_when(_TGKILL[column], _argument_is(0, own)),
            *_when(_FCNTL[column], _argument_is(1, _DESCRIPTOR_FLAGS)),
            _instruction(_JUMP_AT_LEAST, _X32_CALLS, count, 0),
            *(
                _instruction(_JUMP_EQUAL, number, count - place, 0)
                for place, number in enumerate(numbers)
            ),
            _instruction(_RETURN, _REFUSE),
            _instruction(_RETURN, _ALLOW),
        ]
    )


def _when(number: int, then: list[bytes]) -> list[bytes]:
    """Do `then`, which ends, for one system call."""
    return [_instruction(_JUMP_EQUAL, number, 0, len(then)), *then]


def _argument_is(place: int, values: Sequence[int]) -> list[bytes]:
    """Allow the call if its argument, as 32 bits, is one of `values`."""
    count = len(values)
    return [
        _instruction(_LOAD, 16 + 8 * place),
        *(_instruction(_JUMP_EQUAL, value, count - i, 0) for i, value in enumerate(values)),
        _instruction(_RETURN, _REFUSE),
        _instruction(_RETURN, _ALLOW),
    ]


def _argument_has_bit(place: int, bit: int) -> list[bytes]:
    return [
        _instruction(_LOAD, 16 + 8 * place),
        _instruction(_JUMP_ANY_BIT, bit, 1, 0),
        _instruction(_RETURN, _REFUSE),
        _instruction(_RETURN, _ALLOW),
    ]


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def reads(call: int) -> bool:
    """Whether a system call, by its number here, reads from an open file."""
    column, _ = _MACHINES.get(platform.machine(), (0, 0))
    return call in {_ALLOWED[name][column] for name in ("read", "pread64", "readv")}
