"""No test reaches for a network: only this computer, and names that cannot exist, may be asked for.

It watches Python's own sockets, in this process; `tests/faults/g06_network.py` watches the kernel's
calls of whole programs.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest


@contextmanager
def no_network() -> Iterator[None]:
    """Whoever tries to reach another computer within fails the test, whatever it catches."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        patch.setattr(socket.socket, "sendto", _guarded_datagram(socket.socket.sendto))
        for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
            patch.setattr(socket, name, _guarded_name(getattr(socket, name)))
        yield


def is_here(address: object) -> bool:
    """Whether an address, as sockets take them, is this computer's own."""
    if not isinstance(address, tuple):
        return True  # A path of the file system, or another thing that is no network.
    return _is_own_name(address[0])


def _is_own_name(host: object) -> bool:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if name is None or name in ("", "localhost", socket.gethostname()):
        return True
    try:
        return ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        return False


def _guarded(method: Any) -> Any:
    def connect(self: socket.socket, address: object) -> Any:
        if not is_here(address):
            pytest.fail(f"a connection to {address}")
        return method(self, address)

    return connect


def _guarded_datagram(method: Any) -> Any:
    def sendto(self: socket.socket, data: bytes, *rest: Any) -> Any:
        if not is_here(rest[-1]):
            pytest.fail(f"a datagram to {rest[-1]}")
        return method(self, data, *rest)

    return sendto


def _guarded_name(function: Any) -> Any:
    def look_up(host: object, *rest: Any, **options: Any) -> Any:
        if _is_own_name(host):
            return function(host, *rest, **options)
        if str(host).endswith(".invalid"):  # RFC 2606: no name server knows it.
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        pytest.fail(f"a look-up of {host!r}")

    return look_up
