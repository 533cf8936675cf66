"""Giving up the file system and the network with Landlock (Linux 5.13 and later, landlock(7))."""

from __future__ import annotations

import ctypes
import os
from typing import Final

_CREATE_RULESET: Final = 444
_RESTRICT_SELF: Final = 446
"""System call numbers, the same on every architecture."""
_VERSION: Final = 1 << 0

_FILE_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 5: 16}
"""How many access rights to files are known from each version of the interface on."""
_TCP: Final = 0b11
"""Binding and connecting, from version 4 on."""
_SCOPED: Final = 0b11
"""Abstract Unix sockets of and signals to processes outside, from version 6 on."""


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


def restrict() -> int:
    """Deny this process, for good, every file it has not open, and TCP.

    Returns the version of the kernel's interface, 0 where there is none and nothing happened.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    version = int(libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION))
    if version < 1:
        return 0
    known = max(count for since, count in _FILE_RIGHTS.items() if since <= version)
    rules = _Ruleset(
        handled_access_fs=(1 << known) - 1,
        handled_access_net=_TCP if version >= 4 else 0,
        scoped=_SCOPED if version >= 6 else 0,
    )
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = libc.syscall(_CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), 0)
    if ruleset < 0:
        return 0
    try:
        # No rule is added: what a ruleset handles and no rule allows is denied.
        return version if libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0 else 0
    finally:
        os.close(ruleset)
