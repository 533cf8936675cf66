"""Which files of a folder were opened by anybody, as the kernel tells it (inotify)."""

from __future__ import annotations

import ctypes
import os
import struct
from collections import Counter
from pathlib import Path

_OPEN, _IS_DIRECTORY = 0x20, 0x40000000
_EVENT = struct.Struct("iIII")
_READ = 1 << 20


class OpenWatch:
    """Counts openings of the files below a folder, as it is when the watch begins."""

    def __init__(self, folder: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self._descriptor < 0:
            raise OSError(ctypes.get_errno(), "inotify is not available")
        self._folders: dict[int, bytes] = {}
        for place, _, _ in os.walk(folder):
            path = os.fsencode(place)
            self._folders[libc.inotify_add_watch(self._descriptor, path, _OPEN)] = path

    def drain(self) -> Counter[bytes]:
        """The paths opened since the last time, and how often each."""
        paths: Counter[bytes] = Counter()
        while True:
            try:
                data = os.read(self._descriptor, _READ)
            except BlockingIOError:
                return paths
            place = 0
            while place < len(data):
                watch, mask, _, length = _EVENT.unpack_from(data, place)
                name = data[place + _EVENT.size : place + _EVENT.size + length].rstrip(b"\0")
                place += _EVENT.size + length
                if name and not mask & _IS_DIRECTORY:
                    paths[os.path.join(self._folders[watch], name)] += 1

    def close(self) -> None:
        """Stop watching."""
        os.close(self._descriptor)
